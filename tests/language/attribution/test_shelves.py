"""The look-up of attributions by place finds what a scan over all of them finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.language.attribution.shelves import Shelves
from counterclaim.model.span import Span

_SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 3000), st.integers(1, 900))


@given(st.lists(_SPANS, max_size=30), _SPANS)
def test_finds_what_a_scan_finds(spans: list[Span], wanted: Span) -> None:
    shelves = Shelves(enumerate(spans))
    assert {number for number, _ in shelves.over(wanted)} == {i for i, s in enumerate(spans) if s.overlaps(wanted)}
