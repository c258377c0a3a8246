"""The view as one HTML page that needs nothing beside it and sends nothing anywhere."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from counterclaim.dossier.days import plain_day
from counterclaim.dossier.palette import claimant_words
from counterclaim.dossier.view import View, index_of
from counterclaim.dossier.visible import finalized

if TYPE_CHECKING:
    from jinja2 import Environment

# Before and after the sheets and scripts of the sections.
STYLES = ("page.css",)
SCRIPTS = ("kernel.js",)
LAST_SCRIPTS = ("start.js",)

_CLAIM_ID = re.compile(r"\b[0-9a-f]{16}\b")


@cache
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


@cache
def environment() -> Environment:
    """Templates of `assets/`, by their names in it. All words are escaped; what is not there is an error."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    made = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=FunctionLoader(asset),
        finalize=finalized,
    )
    made.filters["day"] = plain_day
    made.filters["thousands"] = "{:,}".format
    made.filters["claimant"] = claimant_words
    return made


def pieces(view: View) -> Iterator[str]:
    """HTML text, in pieces. Everything from reports is escaped by the templates; only the scripts and style sheets of
    this package may run, by their hashes in the content-security policy."""
    parts = [one.section for one in view.sections]
    styles = [asset(name) for name in dict.fromkeys((*STYLES, *(n for part in parts for n in part.styles)))]
    names = (*SCRIPTS, *(n for part in parts for n in part.scripts), *LAST_SCRIPTS)
    scripts = [asset(name) for name in dict.fromkeys(names)]
    register = view.register
    html = (
        environment()
        .get_template("page.html.j2")
        .render(
            v=view,
            href=register.href,
            question_href=register.question_href,
            styles=styles,
            policy=page_policy(styles, scripts),
        )
    )
    yield html
    # In a folder a page is told of the claims that it names, not of all.
    wanted = set(_CLAIM_ID.findall(html)) if register.pages else None
    yield environment().get_template("end.html.j2").render(index=index_of(register, wanted), scripts=scripts)


def render(view: View) -> str:
    """The same as one text."""
    return "".join(pieces(view))
