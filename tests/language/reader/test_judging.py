"""The judge of links: surer parts and commoner cues make a link likelier, and doubtful finds need a second voice."""

from __future__ import annotations

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.language.attribution.both import BothAttributor
from counterclaim.language.attribution.interface import Annotation, RawAttribution
from counterclaim.language.attribution.model import ModelAttributor
from counterclaim.language.reader import DOUBTFUL, LIKELY, Reader
from counterclaim.language.reader.decoding import LINKED, Run, link
from counterclaim.language.reader.judging import Judge
from counterclaim.model.span import Span

JUDGE = Judge({"said": 2.0, "seen": -3.0}, (-2.0, 0.5, 0.5, 0.2, 0.4, 0.3, 0.2))
shares = st.floats(0, 1)


@given(shares, shares, st.integers(1, 200), st.none() | shares)
def test_the_verdict_is_a_probability(cue: float, content: float, words: int, source: float | None) -> None:
    signs = JUDGE.signs(["said"], cue, content, words, source)
    assert all(map(math.isfinite, signs))
    assert 0 < JUDGE.likely(signs) < 1


def test_surer_parts_and_commoner_cues_are_likelier() -> None:
    def likely(word: str = "said", cue: float = 0.8, content: float = 0.8, source: float = 0.8) -> float:
        return JUDGE.likely(JUDGE.signs([word], cue, content, 6, source))

    assert likely() > likely(cue=0.5)
    assert likely() > likely(content=0.5)
    assert likely() > likely(source=0.5)
    assert likely("said") > likely("seen") > likely("unheard-of")
    assert likely("Said") == likely("said")


def test_what_is_hardly_right_is_turned_down() -> None:
    scores = np.zeros((1, 4, len(LINKED)), np.float32)
    scores[0, 0, 1] = scores[0, 2:, 4] = 5
    roles = np.zeros((4, 7), np.float32)
    never = Judge({}, (-30.0, 0, 0, 0, 0, 0, 0))
    always = Judge({}, (30.0, 0, 0, 0, 0, 0, 0))
    forms = ["They", "said", "it", "fell"]
    assert link([Run(1, 2)], scores, roles, forms, never) == []
    (found,) = link([Run(1, 2)], scores, roles, forms, always)
    assert found.content == (Run(2, 4),)
    assert found.score == 1.0


class _Doubtful:
    """A model that is not sure of anything."""

    name = "model"

    def annotate(self, text: str, *_: object) -> Annotation:
        who, cue = text.index("Velmora"), text.index("claimed")
        found = RawAttribution(
            (Span(who, who + 7),), (Span(cue, cue + 7),), (Span(cue + 8, len(text) - 1),), (LIKELY + DOUBTFUL) / 2
        )
        return Annotation((found,))

    def attribute(self, text: str, *_: object) -> list[RawAttribution]:
        return list(self.annotate(text).attributions)


class _Rules:
    """Rules that hear the same cue, or nothing."""

    name = "rules"

    def __init__(self, hears: bool) -> None:
        self._hears = hears

    def attribute(self, text: str, *_: object) -> list[RawAttribution]:
        return _Doubtful().attribute(text) if self._hears else []


def test_a_doubtful_find_needs_a_rule_for_its_cue() -> None:
    text = "Velmora claimed the ridge was taken."
    assert len(BothAttributor(_Doubtful(), _Rules(True)).attribute(text, (), (), ())) == 1
    assert BothAttributor(_Doubtful(), _Rules(False)).attribute(text, (), (), ()) == []


def test_the_model_alone_gives_what_is_likely(reader: Reader) -> None:
    text = "The army of Velmora said on Tuesday that it had taken two villages near the border."
    assert all(a.score > DOUBTFUL for a in reader.read([text])[0].attributions)
    assert ModelAttributor(reader).name == "model"
