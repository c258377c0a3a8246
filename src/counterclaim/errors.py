"""All errors of Counterclaim, in one tree.

CounterclaimError
├── FatalError          the command can't go on: a ledger that is no ledger, a folder that can't be written
│   ├── LedgerError
│   └── CastError
└── RefusedReport       this report can't be read; the others go on

Every error has a stable `code` (`CC101`), says what is wrong, where (`file`, `line`), and how to mend it.
The codes are listed in `docs/formats.md`.
"""

from __future__ import annotations


class CounterclaimError(Exception):
    """An error that a user can understand and mend. `code` never changes once it is released."""

    def __init__(self, code: str, what: str, *, where: str = "", mend: str = "") -> None:
        self.code = code
        self.what = what
        self.where = where
        self.mend = mend
        super().__init__(str(self))

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        mend = f" {self.mend}" if self.mend else ""
        return f"{place}{self.code} {self.what}{mend}"

    def __reduce__(self) -> tuple[object, ...]:
        """Goes whole from one process to another."""
        return _remade, (type(self), self.code, self.what, self.where, self.mend)


def _remade(kind: type[CounterclaimError], code: str, what: str, where: str, mend: str) -> CounterclaimError:
    return kind(code, what, where=where, mend=mend)


class FatalError(CounterclaimError):
    """The command can't go on."""


class LedgerError(FatalError):
    """The ledger can't be opened, read or written. Codes CC2xx."""


class CastError(FatalError):
    """A cast file can't be used. Codes CC3xx."""


class RefusedReport(CounterclaimError):
    """One report, or one line of a report file, can't be read. Codes CC1xx. The others go on."""
