"""Media and agencies by name: who a report or a source takes its words from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from counterclaim.data import load_lines
from counterclaim.model.report import Part, PartKind

# Where a newsroom says whose text it prints.
_CREDITED = frozenset({PartKind.DATELINE, PartKind.BYLINE})


def medium_in(words: str | None) -> str | None:
    """The first medium or agency named in the words, by its common name: `AFP` in “a photographer of Agence
    France-Presse”. None where there is none. As written: `the times` is none."""
    if not words:
        return None
    found = _pattern().search(words)
    return None if found is None else _names()[found[0]]


def origin_of_report(text: str, parts: Iterable[Part], outlet: str | None, report: str) -> str:
    """Who published a report first, as it says itself: an agency in its dateline or byline, else its outlet, else
    the report's id."""
    for part in parts:
        if part.kind in _CREDITED and (medium := medium_in(part.span.of(text))) is not None:
            return medium
    return medium_in(outlet) or outlet or report


@cache
def _names() -> dict[str, str]:
    names: dict[str, str] = {}
    for line in load_lines("cast/media.txt"):
        name, _, others = (field.strip() for field in [*line.split("|"), "", ""][:3])
        for written in (name, *others.split(";")):
            if written := written.strip().strip("{}"):
                names.setdefault(written, name)
    for name in load_lines("reports/agencies.txt"):
        names.setdefault(name, name)
    return names


@cache
def _pattern() -> re.Pattern[str]:
    longest = sorted(_names(), key=lambda name: (-len(name), name))
    return re.compile(r"(?<![\w’'-])(?:" + "|".join(map(re.escape, longest)) + r")(?![\w-])")
