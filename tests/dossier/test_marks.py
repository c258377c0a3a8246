from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.dossier.marks import cut
from counterclaim.model.span import Span

spans = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda p: Span(min(p), max(p)))


@given(st.text(max_size=40), st.lists(spans, max_size=6), spans)
def test_stretches_are_the_text_again_and_carry_the_claims_that_cover_them(
    text: str, marked: list[Span], within: Span
) -> None:
    within = Span(min(within.start, len(text)), min(within.end, len(text)))
    names = [(Span(min(s.start, len(text)), min(s.end, len(text))), str(n)) for n, s in enumerate(marked)]
    stretches = cut(text, within, names)
    assert "".join(s.text for s in stretches) == within.of(text)
    position = within.start
    for stretch in stretches:
        here = Span(position, position + len(stretch.text))
        assert set(stretch.claims) == {n for s, n in names if s.overlaps(within) and s.contains(here)}
        position = here.end


def test_overlapping_words_keep_both_claims() -> None:
    stretches = cut("abcdef", Span(0, 6), [(Span(0, 4), "x"), (Span(2, 6), "y")])
    assert [(s.text, s.claims) for s in stretches] == [("ab", ("x",)), ("cd", ("x", "y")), ("ef", ("y",))]
    assert stretches[1].begins == ("y",)
