"""A CSV that a spreadsheet may open: it quotes what has to be, and computes nothing."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from _csv import Writer

# How spreadsheets know a formula by its first character, the wide forms of the keyboards of East Asia among them.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def cell_of_text(text: str) -> str:
    """The text; with a `'` before it where a spreadsheet would compute it, for anybody may have written it."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def table_on(stream: TextIO) -> Writer:
    """A writer of rows, each ended by a line feed."""
    return csv.writer(_Lines(stream), lineterminator="\r\n")


class _Lines:
    """Ends lines with a line feed. The writer itself believes in both characters, and so quotes either in a cell."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, line: str) -> None:
        self._stream.write(line.removesuffix("\r\n") + "\n")
