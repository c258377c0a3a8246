"""What can go wrong with a ledger, each with its code, its words and how to mend it. The list is in docs/formats.md."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from counterclaim.errors import LedgerError


def not_a_ledger(path: Path) -> LedgerError:
    return LedgerError(
        "CC201",
        "this file is no Counterclaim ledger.",
        where=str(path),
        mend="Name a file that `counterclaim build` wrote, or a new one.",
    )


def other_version(path: Path, found: int, wanted: int) -> LedgerError:
    newer = found > wanted
    mend = (
        "Install a newer Counterclaim to read it."
        if newer
        else "No released program wrote this format: build it anew from the reports."
    )
    return LedgerError(
        "CC202",
        f"the ledger has format version {found}; this program reads version {wanted}.",
        where=str(path),
        mend=mend,
    )


def cannot_migrate(path: Path, found: int, wanted: int) -> LedgerError:
    return LedgerError(
        "CC218",
        f"the ledger has format version {found} and can't be brought to version {wanted} without losing rows; it stays"
        " as it was.",
        where=str(path),
        mend="Check it with the program that wrote it (`counterclaim verify`), and report this as a bug.",
    )


def no_such_ledger(path: Path) -> LedgerError:
    return LedgerError(
        "CC203", "there is no ledger here.", where=str(path), mend="Make one: counterclaim build REPORTS --ledger FILE."
    )


def already_there(path: Path) -> LedgerError:
    return LedgerError(
        "CC204", "a file stands here already.", where=str(path), mend="Open it, or name another file for a new ledger."
    )


def locked(path: Path) -> LedgerError:
    return LedgerError(
        "CC207",
        "another build is writing this ledger.",
        where=str(path),
        mend="Wait until it is done, or build into another file.",
    )


def cannot_write(path: Path, error: OSError) -> LedgerError:
    if error.errno == errno.ENOSPC:
        return _disk_full(path)
    return LedgerError(
        "CC206",
        f"the ledger can't be written here ({error.strerror}).",
        where=str(path),
        mend="Choose a folder that is there and that you may write to.",
    )


def _disk_full(path: Path) -> LedgerError:
    return LedgerError(
        "CC205",
        "the disk is full; what was written before stands.",
        where=str(path),
        mend="Free some space and run the same command again: it goes on where it stopped.",
    )


def foreign(path: Path, name: str) -> LedgerError:
    return LedgerError(
        "CC201",
        f"this file runs what no Counterclaim ledger does ({name[:60]!r}).",
        where=str(path),
        mend="Don't use it; ask whoever made it for its reports and build a ledger of your own.",
    )


def unreadable(path: Path, what: str) -> LedgerError:
    return LedgerError(
        "CC208",
        f"the ledger is damaged, or was altered by another program: {what}.",
        where=str(path),
        mend="Restore a copy, or build it anew from the reports.",
    )


def sqlite_failure(path: Path, error: sqlite3.Error) -> LedgerError:
    """The error of SQLite in words that say how to mend it."""
    said = str(error)
    code = getattr(error, "sqlite_errorname", "") or ""
    if code.startswith("SQLITE_FULL") or "disk is full" in said:
        return _disk_full(path)
    if code.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")) or "readonly" in said:
        return LedgerError(
            "CC206",
            f"the ledger can't be written here ({said}).",
            where=str(path),
            mend="Choose a folder that you may write to, or copy the ledger there.",
        )
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")) or "locked" in said:
        return LedgerError(
            "CC209",
            "another program holds the ledger.",
            where=str(path),
            mend="Close what writes to it and run the command again.",
        )
    if code.startswith("SQLITE_NOTADB") or "not a database" in said:
        return not_a_ledger(path)
    if code.startswith("SQLITE_CORRUPT") or "malformed" in said:
        return LedgerError(
            "CC208",
            f"the ledger is damaged ({said}).",
            where=str(path),
            mend="Restore a copy, or build it anew from the reports.",
        )
    return LedgerError(
        "CC210",
        f"the ledger can't be read or written ({code or type(error).__name__}: {said}).",
        where=str(path),
        mend="Check the disk and its free space, then run the command again.",
    )


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turns any error of SQLite inside into a LedgerError."""
    try:
        yield
    except sqlite3.Error as error:
        raise sqlite_failure(path, error) from error
    except UnicodeDecodeError as error:  # SQLite quotes the bytes that it can't make sense of, and Python can't either
        raise unreadable(path, "SQLite can't read its own tables") from error
