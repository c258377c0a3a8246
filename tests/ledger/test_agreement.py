from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ledger import fake_extraction as fake

from counterclaim.ledger import Ledger, decide, queries
from counterclaim.ledger.agreement import agreement, alpha, kappa
from counterclaim.ledger.build import build
from counterclaim.ledger.decisions import edit_together
from counterclaim.model.decision import Verb

# The worked example of chapter 11 of Krippendorff's book: four observers, twelve units, nominal alpha 0.743.
KRIPPENDORFF = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
]


def test_alpha_is_that_of_the_book() -> None:
    units = [
        {str(observer): str(said[unit]) for observer, said in enumerate(KRIPPENDORFF) if said[unit] is not None}
        for unit in range(12)
    ]
    assert alpha(units) == pytest.approx(0.743, abs=0.001)


def test_kappa_of_two_by_two() -> None:
    # 20 both yes, 5 and 10 apart, 15 both no: observed 0.7, by chance 0.5.
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert kappa(pairs) == pytest.approx(0.4)
    assert kappa([("y", "y")] * 3) is None
    assert kappa([]) is None


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), max_size=30))
def test_figures_stay_within_bounds(pairs: list[tuple[str, str]]) -> None:
    units = [{"1": one, "2": other} for one, other in pairs]
    for figure in (kappa(pairs), alpha(units)):
        assert figure is None or -1 <= figure <= 1 + 1e-12
    if pairs and all(one == other for one, other in pairs):
        assert kappa(pairs) in (None, pytest.approx(1))


def test_agreement_counts_what_each_holds_now(tmp_path: Path, write_reports: fake.WriteReports) -> None:
    path = tmp_path / "war.db"
    rows = [(f"r{number}", f"Karsa lost {number} men.") for number in range(1, 5)]
    build([write_reports(rows)], path, jobs=1, make=fake.make_fake, version="1")
    with Ledger.open(path) as ledger:
        one, two, three, four = (row.claim.id for row in queries.claims(ledger))
        for claim in (one, two, three, four):
            decide(ledger, claim, Verb.ACCEPT, who="A")
        decide(ledger, one, Verb.ACCEPT, who="B", blind=True)
        decide(ledger, two, Verb.REJECT, who="B")
        edit_together(ledger, three, {"high": 9}, who="B")
        decide(ledger, four, Verb.REJECT, who="B")
        decide(ledger, four, Verb.UNDO, who="B")
        found = agreement(ledger)
        assert found.reviewers == (("A", 4), ("B", 3))
        assert (found.claims, found.blind) == (3, 1)
        (pair,) = found.pairs
        assert (pair.claims, pair.agreed, round(pair.percent)) == (3, 1, 33)
        edit_together(ledger, three, {"high": 9}, who="A")  # the same value, of their own: they agree
        assert agreement(ledger).pairs[0].agreed == 2
