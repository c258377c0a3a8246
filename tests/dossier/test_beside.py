"""What stands beside a claim."""

from __future__ import annotations

from dataclasses import replace

from counterclaim.dossier import Material
from counterclaim.dossier.beside import beside_of
from counterclaim.dossier.register import register_of
from counterclaim.model.denial import Tie


def test_a_denial_that_answers_too_stands_beside_its_claim_once(material: Material) -> None:
    # "over 50" is a rival of "40"; were it a denial of it as well, that is the nearer reason, and comes first
    tied = replace(material, ties=[*material.ties, Tie("cc", "aa", "Upper Osk", True, "2031-05-02")])
    beside = beside_of(register_of(tied))
    assert [(one.how, one.claim) for one in beside["aa"].others] == [("denied", "cc")]
    assert [(one.how, one.claim) for one in beside["cc"].others] == [("denies", "aa")]
    assert [(one.how, one.claim) for one in beside_of(register_of(material))["aa"].others] == [("rival", "cc")]
