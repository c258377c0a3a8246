from __future__ import annotations

from datetime import date
from itertools import count

from counterclaim.model.claim import CeasefireDetails, Claim, ControlAct, ControlDetails, Kind, TruceAct
from counterclaim.model.denial import Tie
from counterclaim.model.place import Located, PlaceKind
from counterclaim.model.question import Standing
from counterclaim.model.span import Span
from counterclaim.reconcile import Utterance, clock_of, latest_holders, standing_of_place
from counterclaim.reconcile.names import where_key

_NUMBERS = count(1)


def truce(act: TruceAct, by: tuple[str, ...], source: str, day: int, when: str | None = None, mediator: str = ""
          ) -> Utterance:  # fmt: skip
    details = CeasefireDetails(act, by, None, (mediator,) if mediator else ())
    number = next(_NUMBERS)
    claim = Claim(f"t{number}", "r", Kind.CEASEFIRE, Span(number, number + 1), "x", source, source or None, None, when,
                  None, details)  # fmt: skip
    return Utterance(claim, date(2031, 5, day), "Harbour Courier")


def holds(act: ControlAct, holder: str, source: str, day: int) -> Utterance:
    claim = Claim(f"h{next(_NUMBERS)}", "r", Kind.CONTROL, Span(0, 1), "x", source, source or None, None, None, "Tovin",
                  ControlDetails(act, holder))  # fmt: skip
    return Utterance(claim, date(2031, 5, day), "Harbour Courier")


SIDES = ("Karsa", "Velor")
AGREED = truce(TruceAct.AGREED, SIDES, "", 4, "2031-05-03", "Osk")


def test_the_clock_runs_from_taking_effect_to_the_first_alleged_breach() -> None:
    effect = truce(TruceAct.IN_FORCE, SIDES, "", 4, "2031-05-04")
    first = truce(TruceAct.VIOLATED, ("Velor",), "Karsa", 6, "2031-05-05")
    again = truce(TruceAct.VIOLATED, ("Velor",), "Karsa", 7)
    back = truce(TruceAct.VIOLATED, ("Karsa",), "Velor", 9)
    kept = truce(TruceAct.COMPLIED, ("Karsa",), "Karsa", 9)
    over = truce(TruceAct.ENDED, (), "", 12)
    said = [over, back, again, first, kept, effect, AGREED]
    clock = clock_of(said, followed_by=date(2031, 6, 1))
    assert (clock.announced, clock.effective, clock.ended_on) == (date(2031, 5, 3), date(2031, 5, 4), date(2031, 5, 12))
    assert [(one.accuser, one.accused, one.lag, len(one.claims)) for one in clock.breaches] == [
        ("Karsa", ("Velor",), 1, 2),
        ("Velor", ("Karsa",), 5, 1),
    ]
    assert clock.breaches[0].claim == first.claim.id
    assert clock.mutual
    assert clock.complied == (("Karsa", kept.claim.id),)
    assert (clock.parties, clock.mediators, clock.followed_by) == (SIDES, ("Osk",), date(2031, 6, 1))
    assert clock_of(said[::-1], followed_by=date(2031, 6, 1)) == clock


def test_without_a_day_of_effect_the_agreement_starts_the_clock() -> None:
    clock = clock_of([AGREED, truce(TruceAct.VIOLATED, ("Velor",), "", 5)])
    assert [(one.accuser, one.lag) for one in clock.breaches] == [("(outlet) Harbour Courier", 2)]
    assert not clock.mutual


def test_a_clock_that_nobody_started_has_no_lags() -> None:
    clock = clock_of([truce(TruceAct.VIOLATED, ("Velor",), "Karsa", 5)])
    assert [(one.day, one.lag) for one in clock.breaches] == [(date(2031, 5, 5), None)]
    assert clock.announced is None
    assert clock_of([]) == clock_of(())


def test_the_latest_word_of_each_claimant_counts() -> None:
    said = [holds(ControlAct.HELD, "Karsa", "Karsa", 1), holds(ControlAct.CAPTURED, "Velor", "Velor", 2),
            holds(ControlAct.BESIEGED, "Velor", "Karsa", 3), holds(ControlAct.LOST, "Karsa", "Karsa", 4)]  # fmt: skip
    assert latest_holders(said) == {"Karsa": None, "Velor": "Velor"}
    assert standing_of_place(said[:3], {}) is Standing.CONTESTED
    assert standing_of_place(said, {}) is Standing.AGREED


def test_a_denied_capture_is_contested_until_who_denied_it_concedes() -> None:
    took = holds(ControlAct.CAPTURED, "Velor", "Velor", 2)
    unnamed = holds(ControlAct.CAPTURED, "Velor", "", 2)
    denied = {one.claim.id: (Tie("d", one.claim.id, "Karsa", False, "2031-05-02"),) for one in (took, unnamed)}
    assert standing_of_place([took], {}) is Standing.UNCORROBORATED
    assert standing_of_place([took], denied) is Standing.CONTESTED
    assert standing_of_place([unnamed], denied) is Standing.DENIED
    assert standing_of_place([took, holds(ControlAct.WITHDREW, "Karsa", "Karsa", 6)], denied) is Standing.AGREED


def test_a_claimant_who_names_another_holder_supersedes_its_own_word() -> None:
    said = [holds(ControlAct.CAPTURED, "Velor", "Osk", 2), holds(ControlAct.CAPTURED, "Karsa", "Osk", 5)]
    assert standing_of_place(said, {}) is Standing.SUPERSEDED


def test_spellings_of_one_town_are_one_place() -> None:
    claim = holds(ControlAct.HELD, "Karsa", "", 1).claim
    towns = [Located("Tovin", PlaceKind.SETTLEMENT, "XXX", 1.0, 2.0, 1)]
    from dataclasses import replace

    other = replace(claim, place="the town of Towin", where=towns[0])
    assert where_key(other) == where_key(claim) == "tovin"
    district = replace(other, where=replace(towns[0], kind=PlaceKind.DISTRICT))
    assert where_key(district) == "towin"
    assert where_key(replace(claim, place=None)) == ""
