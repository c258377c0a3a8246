from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.model.claim import Claim, Kind, TalksDetails, TalksState
from counterclaim.model.meeting import Meeting
from counterclaim.model.question import Standing, Unplaced
from counterclaim.model.span import Span
from counterclaim.reconcile import Utterance, meetings_of, notice_of
from counterclaim.reconcile.meetings import Noticed
from counterclaim.reconcile.meetings.notices import ALONE, LONG, NO_DAY, NOBODY, SEVERAL

_NUMBERS = count(1)
BOTH = ("Karsa", "Velor")


def talks(
    state: TalksState = TalksState.PLANNED,
    *,
    parties: tuple[str, ...] = BOTH,
    says: str = "Osk",
    venue: str | None = "Lutz",
    of: str | None = "2031-05-11",
    day: str | None = "2031-05-09",
    mediator: tuple[str, ...] = (),
    origin: str | None = None,
) -> Utterance:
    number = next(_NUMBERS)
    claim = Claim(
        id=f"t{number:04}",
        report=f"r{number:04}",
        kind=Kind.TALKS,
        span=Span(0, 20),
        text="will meet",
        source=says,
        source_party=says or None,
        via=None,
        date=of,
        place=venue,
        details=TalksDetails(state, parties, venue, mediator),
    )
    return Utterance(claim, None if day is None else date.fromisoformat(day), "Harbour Courier", origin)


def found(*said: Utterance) -> tuple[list[Meeting], list[Unplaced]]:
    placed = [notice_of(one) for one in said]
    every = [*meetings_of([one for one in placed if isinstance(one, Noticed)], {})]
    unplaced = [one for one in (*placed, *every) if isinstance(one, Unplaced)]
    return [one for one in every if isinstance(one, Meeting)], unplaced


def test_a_meeting_goes_from_planned_to_held_to_failed() -> None:
    said = [
        talks(),
        talks(TalksState.HELD, day="2031-05-11", says="Karsa"),
        talks(TalksState.FAILED, day="2031-05-12", says="Velor", of=None),
    ]
    ((meeting,), _) = found(*said)
    assert [one.state for one in meeting.notices] == [TalksState.PLANNED, TalksState.HELD, TalksState.FAILED]
    assert (meeting.state, meeting.day, meeting.parties) == (TalksState.FAILED, "2031-05-11", BOTH)


@pytest.mark.parametrize(
    ("other", "meetings"),
    [
        ({"of": "2031-05-12"}, 1),  # put off by a day
        ({"of": "2031-05-18"}, 2),
        ({"venue": "Tovin"}, 2),
        ({"venue": None}, 1),
        ({"parties": ("Karsa", "Osk")}, 1),  # one of who meets and the venue
        ({"parties": ("Osk", "Lower Osk")}, 2),
        ({"parties": ("Karsa", "Osk"), "venue": None}, 2),
        ({"parties": ()}, 1),
        ({"parties": ("velor", "the  Karsa")}, 1),
    ],
    ids=str,
)
def test_what_makes_two_notices_one_meeting(other: dict[str, object], meetings: int) -> None:
    assert len(found(talks(), talks(**other))[0]) == meetings  # type: ignore[arg-type]


def test_one_who_refuses_contests_the_plan_and_the_meeting_that_was_held_ends_it() -> None:
    plan, refusal = talks(origin="one"), talks(TalksState.REFUSED, says="Velor", origin="two")
    assert found(plan, refusal)[0][0].standing is Standing.CONTESTED
    held = talks(TalksState.HELD, says="Karsa", day="2031-05-11", origin="three")
    assert found(plan, refusal, held)[0][0].standing is Standing.AGREED


def test_support_is_of_origins() -> None:
    copies = [talks(says=name, origin="Harbour Agency") for name in ("Osk", "Karsa")]
    assert found(*copies)[0][0].standing is Standing.UNCORROBORATED
    assert found(copies[0], replace(copies[1], origin="Osk Post"))[0][0].standing is Standing.AGREED


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"parties": (), "venue": None}, NOBODY),
        ({"parties": ("Karsa",), "venue": None}, ALONE),
        ({"of": None}, NO_DAY),
        ({"of": "2031-05-11/"}, NO_DAY),
        ({"of": None, "day": None, "state": TalksState.HELD}, NO_DAY),
        ({"of": "2031-05-01/2031-05-20"}, LONG),
    ],
    ids=str,
)
def test_what_cannot_be_placed_is_kept_with_the_reason(fields: dict[str, object], reason: str) -> None:
    said = talks(**fields)  # type: ignore[arg-type]
    assert found(said) == ([], [Unplaced(said.claim.id, reason)])


def test_a_notice_that_fits_two_meetings_is_of_neither() -> None:
    two = [talks(venue="Lutz"), talks(venue="Tovin", of="2031-05-11")]
    loose = talks(TalksState.HELD, venue=None, of=None, day="2031-05-11")
    meetings, unplaced = found(*two, loose)
    assert [len(one.notices) for one in meetings] == [1, 1]
    assert unplaced == [Unplaced(loose.claim.id, SEVERAL)]


@settings(max_examples=40, deadline=None)
@given(st.randoms(use_true_random=False))
def test_no_order_of_reading_changes_a_meeting(chance: random.Random) -> None:
    said = [
        talks(
            list(TalksState)[number % 6],
            parties=(BOTH, ("Karsa", "Osk"), ())[number % 3],
            venue=("Lutz", None, "Tovin")[number % 5 % 3],
            of=("2031-05-11", "2031-05-12", None, "2031-05-15")[number % 4],
            day=f"2031-05-{9 + number % 4:02}",
        )
        for number in range(24)
    ]
    first, unplaced = found(*said)
    assert len({one.key for one in first}) == len(first)
    chance.shuffle(said)
    again, others = found(*said)
    assert again == first
    assert {(one.claim, one.reason) for one in others} == {(one.claim, one.reason) for one in unplaced}
