"""Totals that name neither side nor place, of reports on many wars at once: who fights alone tells them apart."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.ledger import fake_extraction as fake
from tests.ledger import synthetic
from tests.ledger.synthetic import Read

from counterclaim.ledger import Ledger, decide, disputes, unplaced
from counterclaim.model.claim import AttackDetails, Claim, Harm, Kind, Means, Scope, Status, TollDetails
from counterclaim.model.decision import Verb
from counterclaim.model.report import Report
from counterclaim.model.span import Span

TOLL = TollDetails(Harm.KILLED, 900, 900, 900, False, Status.UNSPECIFIED, None, None, Scope.CUMULATIVE, None)
NAMES = ("Anrak", "Belm", "Corva", "Dessa", "Elt", "Farn", "Gorl", "Hesk", "Irna")
# With as many reports of these, the ledger isn't of one war, which would take in all totals.
ELSEWHERE = ("HI", "HI", "HI", "HI")
# The first two share one name alone. By at least half of its totals, each group is of the same four.
CROSSED = ("AB", "ABDE", "ADE", "BDE")
# Once the second is gone, the two others have nothing to do with each other, and the third stands alone.
BRIDGED = ("ADE", "DEBC", "BC")
WARS = st.lists(
    st.sets(st.sampled_from("ABCDEFG"), min_size=2, max_size=4).map(lambda names: "".join(sorted(names))),
    min_size=2,
    max_size=9,
)


def reports(wars: Sequence[str]) -> list[Read]:
    """A report a war, a day after the other, with one bare total and an attack by each of those who fight."""
    found: list[Read] = []
    for number, letters in enumerate((*wars, *ELSEWHERE)):
        names = [name for name in NAMES if name[0] in letters]
        text = f"In all, 900 people died, outlet {number} writes. " + " ".join(f"{name} struck." for name in names)
        day = date(2031, 5, 1) + timedelta(number)
        report = Report(f"r{number}", text, day, outlet=f"Post {number}", fingerprint=fake.fingerprint(text), origin="")
        total = Claim(f"t{number}", report.id, Kind.TOLL, Span(8, 11), "900", "", None, None, None, None, TOLL)
        attacks = []
        for name in names:
            start = text.index(f"{name} struck")
            span = Span(start, start + len(name) + 7)
            details = AttackDetails(Means.OTHER, name, None)
            attacks.append(replace(total, id=f"{name}{number}", kind=Kind.ATTACK, span=span, text=span.of(text),
                                   details=details))  # fmt: skip
        found.append((report, (total, *attacks)))
    return found


@pytest.fixture(scope="module")
def scratch() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def build(scratch: Path, builds: Sequence[Sequence[Read]]) -> Ledger:
    return synthetic.build(Path(tempfile.mkdtemp(dir=scratch)) / "war.db", builds)


def test_two_groups_of_the_same_names_are_two_questions(scratch: Path) -> None:
    with build(scratch, [reports(CROSSED)]) as ledger:
        found = list(disputes(ledger))
        claims = [sorted(answer.claim for series in one.series for answer in series.answers) for one in found]
        assert sorted(claims) == [["t0", "t1"], ["t2", "t3"], ["t4", "t5", "t6", "t7"]]
        assert {one.question.setting for one in found} == {"anrak, belm, dessa, elt", "hesk, irna"}
        assert len({one.question.key for one in found}) == 3


def test_a_war_that_falls_apart_leaves_each_piece_its_question(scratch: Path) -> None:
    with build(scratch, [reports(BRIDGED)]) as ledger:
        assert {one.question.setting for one in disputes(ledger)} >= {"belm, corva"}
        decide(ledger, "t1", Verb.REJECT, who="J. Doe")
        after = list(disputes(ledger))
        assert {one.question.setting for one in after} == {"anrak, dessa, elt", "belm, corva", "hesk, irna"}
        rows = reports(BRIDGED)
        rows[1] = (rows[1][0], rows[1][1][1:])
        with build(scratch, [rows]) as without:
            assert after == list(disputes(without))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(WARS, st.randoms(use_true_random=False), st.integers(1, 4))
@example(list(CROSSED), random.Random(1), 3)
def test_any_order_and_any_number_of_builds_give_the_same_questions(
    scratch: Path, wars: list[str], draw: random.Random, several: int
) -> None:
    rows = reports(wars)
    mixed = list(rows)
    draw.shuffle(mixed)
    builds = [mixed[at::several] for at in range(several) if mixed[at::several]]
    with build(scratch, [rows]) as whole, build(scratch, builds) as parts:
        assert synthetic.derived(whole) == synthetic.derived(parts)
        placed = [answer.claim for one in disputes(whole) for series in one.series for answer in series.answers]
        assert sorted([*placed, *(one.claim for one in unplaced(whole))]) == sorted(f"t{n}" for n in range(len(rows)))
