"""The reading model: who said what, names and syntax, from a paragraph of raw text.

`load_reader().read(paragraphs)` is all there is to it. Nothing heavy is imported before it is called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.language.reader._types import (
    DOUBTFUL,
    LIKELY,
    NO_SYNTAX,
    ParagraphReading,
    RawAttribution,
    RawName,
    RawSyntax,
    Reader,
)

if TYPE_CHECKING:
    from counterclaim.language.reader.onnx_reader import OnnxReader

__all__ = [
    "DOUBTFUL",
    "LIKELY",
    "NO_SYNTAX",
    "ParagraphReading",
    "RawAttribution",
    "RawName",
    "RawSyntax",
    "Reader",
    "load_reader",
    "make_reader",
]


def load_reader() -> Reader:
    """The shipped model on one thread, loaded on the first call and kept. Raises `ReaderError` without its files."""
    from counterclaim.language.reader import onnx_reader

    return onnx_reader.load_reader()


def make_reader(folder: str | None = None, *, threads: int = 1) -> OnnxReader:
    """A reader of its own: another model's folder, or more threads."""
    from pathlib import Path

    from counterclaim.language.reader.onnx_reader import OnnxReader

    return OnnxReader(Path(folder) if folder else None, threads=threads)
