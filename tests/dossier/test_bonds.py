"""What reviewers decided about a question stands at the question."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest

from counterclaim.dossier import Material
from counterclaim.dossier.page import render
from counterclaim.dossier.redact import redacted
from counterclaim.dossier.register import register_of
from counterclaim.dossier.view import build_view
from counterclaim.model.decision import Bond, Decision, Verb


def decided(material: Material, bond: Bond, old: str = "elsewhere") -> Material:
    verb = Verb.JOIN if bond.join else Verb.MOVE
    made = Decision(
        bond.decision,
        bond.claim,
        verb,
        bond.who,
        "2031-06-01T10:00:00Z",
        "<same war>",
        old=json.dumps(old),
        new=json.dumps(bond.other),
    )
    return replace(material, bonds=(bond,), decisions={bond.claim: (made,)})


def given(material: Material) -> Sequence[tuple[str, str, str]]:
    (question,) = register_of(material).questions
    return [(one.how, one.claim, one.other) for one in question.given]


@pytest.mark.parametrize(
    ("other", "join", "how", "words"),
    [
        ("aa", False, "moved", "was moved here from another question"),
        ("aa", True, "joined", "are one"),
        (None, False, "apart", "was given a question of its own"),
    ],
)
def test_a_decision_stands_where_its_claim_answers(
    material: Material, other: str | None, join: bool, how: str, words: str
) -> None:
    changed = decided(material, Bond("cc", other, join, "R. Reader", 3))
    assert given(changed) == [(how, "cc", other or "")]
    html = render(build_view(changed))
    assert words in html
    assert "R. Reader" in html
    assert "&lt;same war&gt;" in html
    assert "<same war>" not in html


def test_the_question_that_lost_a_claim_says_so(material: Material) -> None:
    (dispute,) = material.disputes
    left = replace(dispute, series=dispute.series[:1])
    gone = replace(dispute, question=replace(dispute.question, key="k2"), series=dispute.series[1:])
    changed = decided(replace(material, disputes=(left, gone)), Bond("cc", None, False, "R. Reader", 3), old="k")
    by_key = {q.question.key: [one.how for one in q.given] for q in register_of(changed).questions}
    assert by_key == {"k": ["away"], "k2": ["apart"]}


def test_a_decision_on_a_claim_that_is_left_out_is_passed_over(material: Material) -> None:
    assert given(decided(material, Bond("zz", "cc", False, "R. Reader", 3))) == []
    # What it was moved to is gone: nothing was given to this question.
    assert given(decided(material, Bond("cc", "zz", False, "R. Reader", 3))) == []


def test_redaction_takes_the_reviewers_name_out_of_it(material: Material) -> None:
    html = render(build_view(redacted(decided(material, Bond("cc", "aa", False, "R. Reader", 3)), persons=())))
    assert "was moved here" in html
    assert "reviewer 1" in html
    assert "R. Reader" not in html
