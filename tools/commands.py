"""Writes docs/commands.md from the command line itself: every command and option, in the words of `--help`.

    python tools/commands.py            # writes the page
    python tools/commands.py --check    # exit status 1 where the page isn't what would be written

What each part says stands beside the functions in `counterclaim.cli`; this script only lays it out.
"""

from __future__ import annotations

import inspect
import re
import sys
import typing
from collections.abc import Callable, Iterator
from datetime import datetime
from enum import Enum
from pathlib import Path
from types import NoneType

from typer.models import ArgumentInfo, OptionInfo, ParameterInfo

from counterclaim.cli.app import COMMANDS, make_app

PAGE = Path(__file__).parents[1] / "docs" / "commands.md"

HEAD = """\
# Commands

Written by `python tools/commands.py` from the command line's own help; a test holds the two together. What the
programs read and write is in [formats.md](formats.md).

Every command takes `-h` and `--help`. Results go to standard output; progress, summaries and errors go to standard
error. Nothing is fetched and nothing is sent. The exit statuses are in [formats.md](formats.md#exit-statuses).
"""


def page() -> str:
    """The whole page, ending in one line break."""
    sections = [HEAD, _program(), *(_command(name, function) for name, function in COMMANDS)]
    return "\n".join(sections)


def _program() -> str:
    callback = make_app().registered_callback
    assert callback is not None
    assert callback.callback is not None
    words, _ = _help(callback.callback)
    # The statuses have a table of their own in formats.md.
    said = [paragraph for paragraph in words if not paragraph.startswith("Exit status")]
    rows = [f"| [`{name}`](#counterclaim-{name}) | {_help(function)[0][0]} |" for name, function in COMMANDS]
    options = _table("option", list(_options(callback.callback)))
    return "\n".join(["## counterclaim", "", *said, "", "| command | |", "|---|---|", *rows, "", options])


def _command(name: str, function: Callable[..., int]) -> str:
    words, examples = _help(function)
    arguments = list(_arguments(function))
    usage = " ".join(["counterclaim", name, *(label for label, _ in arguments), "[OPTIONS]"])
    lines = [f"## counterclaim {name}", "", f"`{usage}`", ""]
    for paragraph in words:
        lines += [paragraph, ""]
    if arguments:
        lines.append(_table("argument", [(f"`{label}`", text) for label, text in arguments]))
    options = list(_options(function))
    if options:
        lines.append(_table("option", options))
    lines += ["```console", *(f"$ {example}" for example in examples), "```", ""]
    return "\n".join(lines)


def _help(function: Callable[..., object]) -> tuple[list[str], list[str]]:
    """The paragraphs of a command's help, each on one line, and its examples."""
    text, _, examples = (inspect.getdoc(function) or "").replace("\b\n", "").partition("Example:\n")
    words = [" ".join(paragraph.split()) for paragraph in re.split(r"\n\s*\n", text) if paragraph.strip()]
    return words, [line.strip() for line in examples.splitlines() if line.strip()]


def _parameters(function: Callable[..., object]) -> Iterator[tuple[inspect.Parameter, object, ParameterInfo]]:
    hints = typing.get_type_hints(function, include_extras=True)
    for name, parameter in inspect.signature(function).parameters.items():
        kind, info = typing.get_args(hints[name])[:2]
        yield parameter, kind, info


def _arguments(function: Callable[..., object]) -> Iterator[tuple[str, str]]:
    for parameter, _, info in _parameters(function):
        if isinstance(info, ArgumentInfo):
            yield str(info.metavar or parameter.name.upper()), str(info.help)


def _options(function: Callable[..., object]) -> Iterator[tuple[str, str]]:
    for parameter, kind, info in _parameters(function):
        if not isinstance(info, OptionInfo):
            continue
        value, choices = _value(kind, info)
        long = [name for name in info.param_decls or () if name.startswith("--")] or [
            "--" + parameter.name.replace("_", "-"),
        ]
        # Typer keeps the first name of a declaration apart from the others.
        if isinstance(info.default, str) and info.default.startswith("--"):
            long = [info.default]
        short = [name for name in info.param_decls or () if not name.startswith("--")]
        names = ", ".join(f"`{name}{f' {value}' if value else ''}`" for name in (*long, *short))
        yield names, " ".join(filter(None, (str(info.help), choices, _default(parameter, kind, info))))


def _value(kind: object, info: OptionInfo) -> tuple[str, str]:
    """What stands after an option, and the words it may be."""
    inner = [part for part in (typing.get_args(kind) or (kind,)) if part is not NoneType]
    sort = inner[0]
    if typing.get_origin(sort) is list:
        sort = typing.get_args(sort)[0]
    if sort is bool:
        return "", ""
    if isinstance(sort, type) and issubclass(sort, Enum):
        return "WORD", "One of " + ", ".join(f"`{word.value}`" for word in sort) + "."
    named = {Path: "PATH", int: "N", str: "TEXT", datetime: "DAY"}
    return str(info.metavar or named[typing.cast(type, sort)]), ""


def _default(parameter: inspect.Parameter, kind: object, info: OptionInfo) -> str:
    if isinstance(info.show_default, str):
        return f"By default {info.show_default}."
    value = parameter.default
    if value is inspect.Parameter.empty:
        return "Needed."
    if kind is bool:
        names = str(info.default if isinstance(info.default, str) else "").split("/")
        return f"By default `{names[0]}`." if value and len(names) == 2 else ""
    return "" if value is None else f"By default `{value}`."


def _table(head: str, rows: list[tuple[str, str]]) -> str:
    return "\n".join([f"| {head} | |", "|---|---|", *(f"| {name} | {text} |" for name, text in rows), ""])


def main(arguments: list[str]) -> int:
    """Writes the page, or with --check says whether it is current."""
    wanted = page()
    if arguments == ["--check"]:
        current = PAGE.exists() and PAGE.read_text(encoding="utf-8") == wanted
        if not current:
            print(f"{PAGE.name} is out of date: python tools/commands.py", file=sys.stderr)
        return 0 if current else 1
    PAGE.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
