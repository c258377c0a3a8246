"""GED's precision of dates."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.claims.common.precision import date_precision


@pytest.mark.parametrize(
    ("when", "precision"),
    [
        ("2033-02-11", 1),
        ("2033-02-11/2033-02-11", 1),
        ("2033-02-11/2033-02-12", 2),
        ("2033-02-11/2033-02-16", 2),
        ("2033-02-07/2033-02-13", 3),
        ("2033-02-01/2033-02-28", 4),
        ("2033-03-01/2033-03-31", 4),
        ("2033-02-11/2033-02-20", 4),
        ("2033-01-01/2033-03-31", 5),
        ("2032-01-01/2032-12-31", 5),
        ("2031-01-01/2032-12-31", None),
        ("2031-01-01/", None),
        ("/2031-01-01", None),
        ("2031-01-02/2031-01-01", None),
        ("soon", None),
        ("", None),
        (None, None),
    ],
)
def test_precision_of_dates(when: str | None, precision: int | None) -> None:
    assert date_precision(when) == precision


@given(st.dates(max_value=date(9000, 1, 1)), st.integers(0, 800))
def test_a_longer_range_is_never_more_exact(first: date, days: int) -> None:
    def of(length: int) -> int:
        return date_precision(f"{first.isoformat()}/{(first + timedelta(days=length)).isoformat()}") or 6

    assert of(days) <= of(days + 1)


@given(st.text(max_size=40))
def test_any_text_gives_a_number_or_none(text: str) -> None:
    assert date_precision(text) in (None, 1, 2, 3, 4, 5)
