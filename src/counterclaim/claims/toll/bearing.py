"""Who bears what is counted: "the army suffered 33 fatalities", and fights in which each side may have done it."""

from __future__ import annotations

from counterclaim.claims.toll.count import Count, Of
from counterclaim.claims.toll.line import Line
from counterclaim.claims.toll.words import words

# "suffered at least another 33 fatalities", "suffered 33 fatalities and 71 injuries"
_NEAR = 7
_SUFFERS = words("suffers")


def borne_by(line: Line, count: Count) -> int | None:
    """Where the verb stands whose subject bears the losses counted; None where there is none."""
    if count.of is not Of.HARM:
        return None
    for at in range(count.first - 1, max(-1, count.first - _NEAR), -1):
        if line.words[at] in _SUFFERS:
            return at
        if line.words[at] in (",", ";", ".", "that", "by", "after"):
            return None
    return None


# "fighting for the airport of the port city between"
_FOUGHT_OVER = 8
_FIGHTING = words("war") | frozenset(("gunfight", "shootout", "firefight", "exchange", "shelling"))


def mutual(line: Line, start: int, end: int) -> bool:
    """True for "fighting between A and B kills", "A and B exchange fire, killing": each may have done it."""
    before = line.words[start:end]
    for at, word in enumerate(before):
        if (
            word == "between"
            and "and" in before[at:]
            and any(w in _FIGHTING for w in before[max(0, at - _FOUGHT_OVER) : at])
        ):
            return True
        if word in ("exchange", "exchanged", "exchanging", "traded") and "fire" in before[at : at + 4]:
            return True
    return False
