"""Word lists and tables that ship with the package, each with its origin in a header comment.

They are read once and kept. What a loader returns is shared by all callers: read it, never change it.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

__all__ = ["load_json", "load_lines", "load_yaml"]


@cache
def load_yaml(name: str) -> object:
    """The document in `counterclaim/data/<name>`, for instance `load_yaml("reports/months.yaml")`.

    Raises FileNotFoundError where there is no such file.
    """
    import yaml

    # The C loader reads a table of a thousand rows some ten times faster; a wheel without libyaml lacks it.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    parsed: object = yaml.load(_text(name), Loader=loader)  # noqa: S506  # both are safe loaders
    return parsed


@cache
def load_json(name: str) -> object:
    """The document in `counterclaim/data/<name>`. Raises FileNotFoundError where there is no such file."""
    import json

    parsed: object = json.loads(_text(name))
    return parsed


@cache
def load_lines(name: str) -> tuple[str, ...]:
    """The lines of `counterclaim/data/<name>`, stripped, without blank lines and `#` comments.

    Raises FileNotFoundError where there is no such file.
    """
    lines = (line.strip() for line in _text(name).splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


def _text(name: str) -> str:
    return files(__name__).joinpath(*name.split("/")).read_text(encoding="utf-8")
