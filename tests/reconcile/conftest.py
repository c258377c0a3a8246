from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import count

import pytest

from counterclaim.model.claim import Claim, Harm, Kind, Scope, Status, TollDetails
from counterclaim.model.span import Span
from counterclaim.reconcile import Utterance

Say = Callable[..., Utterance]


@pytest.fixture
def say() -> Say:
    """Makes a toll as it was said: by default a running total of Karsa's soldiers killed, by Karsa."""
    numbers = count(1)

    def make(
        low: int | None,
        high: int | None = None,
        *,
        by: str = "Karsa",
        day: str | None = "2031-05-10",
        report: str | None = None,
        outlet: str = "Harbour Courier",
        party: bool = True,
        date_of: str | None = None,
        place: str | None = None,
        **fields: object,
    ) -> Utterance:
        number = next(numbers)
        high = low if high is None and "open" not in fields else high
        fields.pop("open", None)
        details = TollDetails(
            Harm.KILLED, low, low, high, False, Status.COMBATANT, "Karsa", None, Scope.CUMULATIVE, None
        )
        claim = Claim(
            id=f"c{number:03}",
            report=report or f"r{number:03}",
            kind=Kind.TOLL,
            span=Span(number * 10, number * 10 + 5),
            text=str(low),
            source=by,
            source_party=by if party and by else None,
            via=None,
            date=date_of,
            place=place,
            details=replace(details, **fields),  # type: ignore[arg-type]
        )
        return Utterance(claim, None if day is None else date.fromisoformat(day), outlet)

    return make
