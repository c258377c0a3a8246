"""The ledger file: made, opened, checked, closed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import TracebackType
from urllib.parse import quote

from counterclaim import __version__
from counterclaim.ledger import failures
from counterclaim.ledger.migrations import FORMAT_VERSION, migrate, statements
from counterclaim.ledger.soundness import fault_of, foreign_code

# "CClm" in ASCII: shows `file` and SQLite tools whose file this is.
APPLICATION_ID = 0x43436C6D
# With this begins every database of SQLite.
_SQLITE = b"SQLite format 3\0"
# How long a write waits for another writer (a reviewer's click, a batch of a build) before it gives up.
BUSY_SECONDS = 10.0
# What reading a row raises that holds something else than this program wrote.
_MISREAD = (ValueError, TypeError, LookupError, AttributeError, OverflowError, AssertionError, RecursionError)


class Ledger:
    """“war.db”: one SQLite file with reports, claims and decisions. Use `create` or `open`, and close it (or `with`).

    `db` is the connection, `path` the file. Reading is safe while another process writes. Not for use by several
    threads at once: open one for each (opening takes under a millisecond).
    """

    def __init__(self, path: Path, db: sqlite3.Connection, readonly: bool) -> None:
        self.path = path
        self.db = db
        self.readonly = readonly

    @classmethod
    def create(cls, path: str | Path) -> Ledger:
        """A new, empty ledger. LedgerError where a file stands there already or the folder can't be written."""
        path = Path(path)
        if path.exists():
            raise failures.already_there(path)
        with failures.in_words(path):
            db = _connect(path, "rwc")
            try:
                db.execute("PRAGMA journal_mode = WAL")
                # All in one transaction: a killed program leaves an empty file or a whole ledger.
                db.execute("BEGIN IMMEDIATE")
                for statement in statements("schema.sql"):
                    db.execute(statement)
                for statement in statements("derived.sql"):
                    db.execute(statement)
                db.execute("INSERT INTO meta VALUES ('program', ?)", (f"counterclaim {__version__}",))
                db.execute("INSERT INTO meta VALUES ('format', ?)", (str(FORMAT_VERSION),))
                db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                db.execute(f"PRAGMA user_version = {FORMAT_VERSION}")
                db.execute("COMMIT")
            except BaseException:
                db.close()
                raise
        return cls(path, db, readonly=False)

    @classmethod
    def open(cls, path: str | Path, readonly: bool = False) -> Ledger:
        """An existing ledger; one of an older format is upgraded first, in one transaction. LedgerError where there is
        none, or one of a newer format."""
        path = Path(path)
        if not path.is_file():
            raise failures.not_a_ledger(path) if path.exists() else failures.no_such_ledger(path)
        with failures.in_words(path):
            db = _open_any(path) if readonly else _connect(path, "rw")
            try:
                if _check(path, db) < FORMAT_VERSION:
                    _upgrade(path)
            except BaseException:
                db.close()
                raise
        return cls(path, db, readonly)

    @classmethod
    def open_or_create(cls, path: str | Path) -> Ledger:
        """The ledger at a path, made where there is none; an empty file left by a stopped program is made anew."""
        path = Path(path)
        if path.is_file() and _is_blank(path):
            for end in ("-wal", "-shm", ""):
                path.with_name(path.name + end).unlink(missing_ok=True)
        return cls.open(path) if path.exists() else cls.create(path)

    @contextmanager
    def writing(self, *, lasting: bool = False) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it is kept, or, on any error, nothing. SQLite's errors become LedgerErrors.

        `lasting`: it is on the disk when this returns, so that not even a power cut takes it back; a build can be made
        again, what a person decided can't.
        """
        with failures.in_words(self.path):
            self.db.execute(f"PRAGMA synchronous = {'FULL' if lasting else 'NORMAL'}")
            self.db.execute("BEGIN IMMEDIATE")
            try:
                yield self.db
                self.db.execute("COMMIT")
            except BaseException:
                if self.db.in_transaction:
                    self.db.execute("ROLLBACK")
                raise

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """All that is read inside is of one state, whatever a build writes meanwhile. Not to be held for long, and
        nothing is written inside."""
        if self.db.in_transaction:
            yield self.db
            return
        self.db.execute("BEGIN")
        try:
            yield self.db
        finally:
            self.db.execute("COMMIT")

    def close(self) -> None:
        """Closes the file; the last one to close folds the write-ahead log back into it."""
        self.db.close()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Closes the file. What a damaged or a hostile file made go wrong is said in words; other errors go on."""
        try:
            if isinstance(error, sqlite3.Error):
                raise failures.sqlite_failure(self.path, error) from error
            if isinstance(error, _MISREAD) and (what := fault_of(self.db)) is not None:
                raise failures.unreadable(self.path, what) from error
        finally:
            self.close()


def _connect(path: Path, mode: str, more: str = "") -> sqlite3.Connection:
    db = sqlite3.connect(
        f"file:{quote(str(path.absolute()))}?mode={mode}{more}", uri=True, timeout=BUSY_SECONDS, isolation_level=None
    )
    try:
        db.execute("PRAGMA foreign_keys = ON")
        # In WAL mode NORMAL can lose the last transactions on power loss, never tear one: a build then reads those
        # reports again. Decisions are written with FULL (`writing`).
        db.execute("PRAGMA synchronous = NORMAL")
        db.row_factory = sqlite3.Row
    except BaseException:
        db.close()
        raise
    return db


def _open_any(path: Path) -> sqlite3.Connection:
    """For reading, also where nothing can be written.

    A connection that may write, told not to, is tried first: when it closes it takes away the two files that SQLite
    keeps beside a WAL ledger, which a read-only one leaves lying. In a folder that can't be written SQLite can't make
    them; a ledger with no pending log is then read as it is.
    """
    try:
        db = _connect(path, "rw")
        try:
            db.execute("PRAGMA query_only = ON")
            db.execute("SELECT 1 FROM sqlite_master").fetchone()
        except BaseException:
            db.close()
            raise
        return db
    except sqlite3.OperationalError:
        if path.with_name(path.name + "-wal").exists():
            return _connect(path, "ro")
        return _connect(path, "ro", "&immutable=1")


def _is_blank(path: Path) -> bool:
    """True for a file with nothing in it, or a database in which nothing was ever made: its head is written first."""
    if path.stat().st_size == 0:
        return True
    with path.open("rb") as file:
        if file.read(len(_SQLITE)) != _SQLITE:
            return False
    try:
        with closing(_connect(path, "rw")) as db:
            marks = [db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
            return not any(marks) and not db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    except (sqlite3.Error, UnicodeDecodeError):
        return False  # what it is instead, opening it says


def _check(path: Path, db: sqlite3.Connection) -> int:
    """The format version of a ledger that can be read."""
    application = db.execute("PRAGMA application_id").fetchone()[0]
    version: int = db.execute("PRAGMA user_version").fetchone()[0]
    if application != APPLICATION_ID:
        raise failures.not_a_ledger(path)
    if not 1 <= version <= FORMAT_VERSION:
        raise failures.other_version(path, version, FORMAT_VERSION)
    if (name := foreign_code(db)) is not None:
        raise failures.foreign(path, name)
    return version


def _upgrade(path: Path) -> None:
    """Brings a ledger to this program's format, all or nothing."""
    db = _connect(path, "rw")
    try:
        migrate(path, db)
    finally:
        db.close()
