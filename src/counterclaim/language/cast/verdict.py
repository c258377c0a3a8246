"""What a phrase says of whom it speaks for."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["NOBODY", "OPEN", "Verdict"]


class Verdict(NamedTuple):
    """`settled` is True where the phrase says for whom it speaks, be it nobody; `how` is what showed it."""

    party: str | None
    settled: bool
    how: str = ""


OPEN = Verdict(None, False)  # the words do not say; what stands behind them may
NOBODY = Verdict(None, True)  # the words say that it is no party
