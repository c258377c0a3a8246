"""Signs on one line of figures."""

from __future__ import annotations

from counterclaim.dossier.strip import ASIDE, MIDDLE, Mark, dodged


def mark(x: float) -> Mark:
    return Mark("c", 0, x, None, None, open_low=False, open_high=False, vague=False)


def test_signs_that_would_cover_one_another_stand_above_and_below_the_line() -> None:
    found = dodged([mark(51), mark(4), mark(50)])
    assert [(one.x, one.y) for one in found] == [(4, MIDDLE), (50, ASIDE[0]), (51, ASIDE[1])]


def test_signs_apart_stay_on_the_line() -> None:
    assert {one.y for one in dodged([mark(10), mark(40), mark(96)])} == {MIDDLE}
