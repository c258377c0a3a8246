"""Who bears what is counted: "the army suffered 33 fatalities"."""

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
