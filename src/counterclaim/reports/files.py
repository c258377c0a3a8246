"""Which files there are to read, and what each holds."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from counterclaim.errors import RefusedReport
from counterclaim.reports.refusals import refuse


class Format(StrEnum):
    """What a file holds."""

    JSON_LINES = "JSON Lines"
    PLAIN = "plain text"
    PAGE = "HTML"
    SHEET = "CSV"
    PARQUET = "Parquet"
    SNIFF = "to be seen from its first bytes"
    PACKED = "compressed"
    UNKNOWN = "unknown"


_SUFFIXES: Final = {
    ".jsonl": Format.JSON_LINES,
    ".ndjson": Format.JSON_LINES,
    ".json": Format.JSON_LINES,
    ".txt": Format.PLAIN,
    ".text": Format.PLAIN,
    ".html": Format.PAGE,
    ".htm": Format.PAGE,
    ".xhtml": Format.PAGE,
    ".csv": Format.SHEET,
    ".tsv": Format.SHEET,
    ".parquet": Format.PARQUET,
    ".gz": Format.PACKED,
    ".bz2": Format.PACKED,
    ".xz": Format.PACKED,
    ".zst": Format.PACKED,
    ".zip": Format.PACKED,
    ".7z": Format.PACKED,
    ".tar": Format.PACKED,
    ".tgz": Format.PACKED,
}


@dataclass(frozen=True, slots=True)
class Source:
    """“pages/2020/a.html, HTML; its report is to be called 2020/a.” `path` is None for standard input."""

    path: Path | None
    name: str
    identifier: str
    format: Format


def find_sources(path: str | Path, refused: Callable[[RefusedReport], None]) -> Iterator[Source]:
    """The files of one argument: itself, or what lies in the folder, sorted, with its subfolders.

    `-` is standard input. Hidden files and folders are passed over in silence; other files that are no reports are
    counted and refused together. Links to folders are not followed.
    """
    if str(path) == "-":
        yield Source(None, "-", "stdin", Format.SNIFF)
        return
    path = Path(path)
    try:
        if path.is_dir():
            yield from _in_folder(path, refused)
        elif path.is_file() or not path.exists():  # one that does not exist is refused when it is opened
            yield Source(path, str(path), path.stem, format_of(path))
        else:  # a pipe or a device: `<(curl …)`, /dev/stdin
            yield Source(path, str(path), path.name, Format.SNIFF)
    except (OSError, ValueError) as error:  # ValueError: a NUL character in the path
        refused(refuse("CC101", f"cannot be read: {_reason(error)}.", where=str(path)))


def format_of(path: Path) -> Format:
    """What a file holds by its name."""
    return _SUFFIXES.get(path.suffix.lower(), Format.UNKNOWN)


def _in_folder(folder: Path, refused: Callable[[RefusedReport], None]) -> Iterator[Source]:
    others: Counter[str] = Counter()
    found = 0

    def unreadable(error: OSError) -> None:
        refused(refuse("CC101", f"cannot be read: {_reason(error)}.", where=str(error.filename)))

    for here, folders, files in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(here, name)
            form = format_of(path)
            if name.startswith("."):
                continue
            if form is Format.UNKNOWN or not path.is_file():
                others[path.suffix.lower() or "without ending"] += 1
                continue
            found += 1
            identifier = path.relative_to(folder).with_suffix("").as_posix()
            yield Source(path, str(path), identifier, form)
    if others:
        kinds = ", ".join(f"{count} {suffix}" for suffix, count in sorted(others.items()))
        count = others.total()
        what = f"{count} other {'file was' if count == 1 else 'files were'} passed over ({kinds})."
        refused(refuse("CC106", what, where=str(folder)))
    elif not found:
        refused(refuse("CC108", where=str(folder)))


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
