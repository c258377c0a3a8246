"""What a number and its qualifiers commit a speaker to."""

from __future__ import annotations

from counterclaim.language.numbers.amount import Amount
from counterclaim.language.numbers.qualifiers import Bound

_CEILINGS = frozenset({Bound.CEILING, Bound.BELOW, Bound.NEARLY})


def limits(amount: Amount, upper: Amount | None, bounds: tuple[Bound, ...]) -> tuple[int | None, int | None, bool]:
    """The lowest and highest number (None is open) and whether it is approximate.

    `upper` is the upper end of a range, `bounds` the qualifiers, outermost first. A vague word keeps its floor, unless
    a qualifier makes it a ceiling.
    """
    if amount.vague:
        return (None if _CEILINGS & set(bounds) else amount.floor), None, True
    approx = Bound.ABOUT in bounds or Bound.NEARLY in bounds
    low, high = amount.whole, (upper or amount).whole
    if low is None or high is None:
        return None, None, approx
    floor: int | None = low
    ceiling: int | None = high
    for bound in bounds:
        match bound:
            case Bound.EXACT:
                continue
            case Bound.FLOOR:
                ceiling = None
            case Bound.ABOVE:
                floor, ceiling = low + 1, None
            case Bound.CEILING:
                floor = None
            case Bound.BELOW:
                floor, ceiling = None, high - 1
            case Bound.NEARLY:
                floor = None
            case Bound.ABOUT:
                # "about 30" leaves both ends open; "at least about 30" and "some 20 to 30" keep what else is said
                if upper is None and len(bounds) == 1:
                    floor = ceiling = None
    return floor, ceiling, approx
