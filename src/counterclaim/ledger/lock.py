"""One build at a time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from counterclaim.ledger import failures


@contextmanager
def build_lock(ledger_path: Path) -> Iterator[None]:
    """Holds the ledger for one build. LedgerError CC207 where another holds it, CC206 in a read-only folder.

    A lock on a file beside the ledger, which the system lifts when the process ends in whatever way. It is not taken
    on the ledger itself: closing a second handle on that would lift SQLite's own locks. Readers and reviewers don't
    take it. Where the system has no `flock`, builds are not kept apart.
    """
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    path = ledger_path.with_name(ledger_path.name + "-build")
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise failures.cannot_write(ledger_path, error) from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise failures.locked(ledger_path) from error
        # Who held it before us may have removed the file between our opening and locking it.
        if not path.exists() or os.fstat(handle).st_ino != path.stat().st_ino:
            raise failures.locked(ledger_path)
        try:
            yield
        finally:
            path.unlink(missing_ok=True)
    finally:
        os.close(handle)
