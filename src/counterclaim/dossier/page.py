"""The view as one HTML page that needs nothing beside it and sends nothing anywhere."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from importlib import resources

from counterclaim.dossier.days import plain_day
from counterclaim.dossier.view import View


def asset(name: str) -> str:
    """A file of `assets/`, as text."""
    return resources.files("counterclaim.dossier").joinpath("assets", *name.split("/")).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def page_policy(styles: Sequence[str], scripts: Sequence[str]) -> str:
    """A content-security policy under which these styles and scripts, and nothing else, may run or be loaded."""
    allowed = " ".join(map(_digest, scripts)) or "'none'"
    return (
        "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; "
        f"style-src {' '.join(map(_digest, styles))}; script-src {allowed}"
    )


def render(view: View) -> str:
    """HTML text. Everything from reports is escaped by the template; only the two scripts and the two style sheets
    of this package may run, by their hashes in the content-security policy."""
    from jinja2 import Environment, StrictUndefined

    styles = [asset("vendor/uPlot.min.css"), asset("page.css")]
    scripts = [asset("vendor/uPlot.iife.min.js"), asset("page.js")]
    policy = page_policy(styles, scripts)
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["day"] = plain_day
    return environment.from_string(asset("page.html.j2")).render(v=view, styles=styles, scripts=scripts, policy=policy)
