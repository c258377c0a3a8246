"""The desk's own files: templates, style sheet, script."""

from __future__ import annotations

from functools import cache
from importlib import resources

FILES = {"desk.css": "text/css", "desk.js": "text/javascript", "words.js": "text/javascript"}


@cache
def asset(name: str) -> str:
    """The text of a file under `assets/`."""
    return resources.files("counterclaim.review").joinpath("assets", name).read_text(encoding="utf-8")
