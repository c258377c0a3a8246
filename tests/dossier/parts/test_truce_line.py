from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from counterclaim.dossier import Material, build_view, render
from counterclaim.dossier.truce_line import EDGE, LONGEST, Scale, lag_words
from counterclaim.dossier.truce_rows import TruceSection
from counterclaim.model.claim import CeasefireDetails, TruceAct
from counterclaim.model.truce import TruceClock


def section(material: Material) -> TruceSection:
    found = build_view(material).data("truces")
    assert isinstance(found, TruceSection)
    return found


def test_a_truce_has_a_lane_of_its_own_and_one_for_each_who_speaks_of_it(war: Material) -> None:
    (truce,) = section(war).truces
    assert truce.title == "Truce of 1 May 2031, through Osk"
    assert truce.line is not None
    lanes = [(lane.name, lane.note, [(m.act, m.claims) for m in lane.marks]) for lane in truce.line.lanes]
    assert lanes == [
        ("The truce itself", "", [("agreed", ("t1",))]),
        ("Karsa", "accuses Velor", [("violated", ("t2",))]),
        ("Velor", "accuses Karsa", [("violated", ("t4",)), ("complied", ("t3",))]),
    ]
    velor = truce.line.lanes[2].marks
    assert velor[0].x == velor[1].x
    assert [mark.beside for mark in velor] == [0, 1]
    assert velor[0].label == "Velor: Karsa: broke the truce, 6 May 2031, 5 days after it was agreed"


def test_the_clock_says_who_accused_whom_how_soon(war: Material) -> None:
    clock = section(war).truces[0].clock
    assert clock is not None
    assert [(b.accuser, b.accused, b.when) for b in clock.breaches] == [
        ("Karsa", "Velor", "6 May 2031, 5 days after it was agreed"),
        ("Velor", "Karsa", "6 May 2031, 5 days after it was agreed"),
    ]
    assert (clock.announced, clock.effective, clock.kept_by, clock.mutual) == (
        "1 May 2031",
        "",
        (("Velor", "t3"),),
        True,
    )
    assert clock.ended == "nobody says so"


def test_all_truces_share_one_scale(war: Material) -> None:
    group = war.truces[0]
    claims = {claim.id: claim for claim in war.claims}
    later = replace(claims["t1"], id="t9", date="2031-06-01")
    clock = replace(group.clock, announced=date(2031, 6, 1), breaches=(), complied=(), followed_by=date(2031, 6, 20))
    second = replace(group, begun=date(2031, 6, 1), clock=clock, claims=("t9",))
    first = replace(group, clock=replace(group.clock, followed_by=date(2031, 6, 1)))
    both = replace(war, claims=(*war.claims, later), truces=(first, second))
    both = replace(both, sentences={**war.sentences, "t9": later.span})
    one, two = section(both).truces
    assert one.line is not None
    assert two.line is not None
    assert [tick.x for tick in one.line.ticks] == [tick.x for tick in two.line.ticks]
    assert one.line.from_ == two.line.from_
    assert one.line.next
    # What is later than the scale reaches stands at its end.
    assert one.line.to == 100 - EDGE
    assert two.line.to < one.line.to


def test_a_scale_keeps_what_is_outside_at_its_ends() -> None:
    scale = Scale(-3, LONGEST)
    assert scale.at(-9) == scale.at(-3) == EDGE
    assert scale.at(400) == 100 - EDGE
    assert EDGE < scale.at(0) < scale.at(1) < scale.at(29) < 100 - EDGE


@pytest.mark.parametrize(
    ("lag", "words"),
    [
        (None, ""),
        (0, ", on the day on which it took effect"),
        (1, ", 1 day after it took effect"),
        (7, ", 7 days after it took effect"),
        (-2, ", 2 days before it took effect"),
    ],
)
def test_lags_are_put_into_words(lag: int | None, words: str) -> None:
    clock = TruceClock(("Karsa", "Velor"), (), None, date(2031, 5, 1), ())
    assert lag_words(lag, clock) == words


def test_claims_of_no_dated_truce_come_last(war: Material) -> None:
    found = section(replace(war, truces=()))
    (only,) = found.truces
    assert (only.title, only.line, only.clock) == ("Claims about truces", None, None)
    assert [row.id for row in only.rows] == ["t1", "t2", "t3", "t4"]


def test_every_sign_is_a_link_with_words(war: Material) -> None:
    html = render(build_view(war))
    for name in ("t1", "t2", "t3", "t4"):
        assert f'<a href="#claim-{name}" aria-label="' in html
    assert "style=" not in html.partition("<body")[2].partition("<script")[0]


def test_many_claims_of_a_day_are_counted_not_drawn(war: Material) -> None:
    group = war.truces[0]
    base = next(claim for claim in war.claims if claim.id == "t2")
    more = [replace(base, id=f"v{n}", details=CeasefireDetails(TruceAct.VIOLATED, (f"Band {n}",))) for n in range(6)]
    crowd = replace(war, claims=(*war.claims, *more), sentences={**war.sentences, **{c.id: c.span for c in more}})
    crowd = replace(crowd, truces=(replace(group, claims=(*group.claims, *(c.id for c in more))),))
    line = section(crowd).truces[0].line
    assert line is not None
    karsa = next(lane for lane in line.lanes if lane.name == "Karsa")
    assert [mark.more for mark in karsa.marks] == [0, 0, 4]
