"""What reviewers decided about a question: which claims they gave it, took from it, or joined to it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from counterclaim.dossier.asked import Asked, Given
from counterclaim.dossier.material import Material
from counterclaim.model.decision import Bond, Decision


def with_bonds(questions: Sequence[Asked], material: Material) -> tuple[Asked, ...]:
    """The questions, in their order, each with the decisions that made it what it is."""
    if not material.bonds:
        return tuple(questions)
    home = {said.claim: q.anchor for q in questions for said in q.answers}
    by_key = {q.question.key: q.anchor for q in questions}
    given: dict[str, list[Given]] = defaultdict(list)
    for bond in material.bonds:
        here = home.get(bond.claim)
        if here is None:
            continue  # its claim is left out of this dossier
        made = _decision(material, bond)
        how = "joined" if bond.join else "moved" if bond.other else "apart"
        if bond.other is None or home.get(bond.other) == here:
            given[here].append(_given(how, bond, made))
        left = by_key.get(_left(made))
        if left is not None and left != here:
            given[left].append(_given("away", bond, made))
    return tuple(replace(q, given=tuple(given[q.anchor])) if q.anchor in given else q for q in questions)


def _decision(material: Material, bond: Bond) -> Decision | None:
    return next((one for one in material.decisions.get(bond.claim, ()) if one.number == bond.decision), None)


def _left(made: Decision | None) -> str:
    """The key of the question that the claim answered before."""
    key = json.loads(made.old) if made is not None and made.old else None
    return key if isinstance(key, str) else ""


def _given(how: str, bond: Bond, made: Decision | None) -> Given:
    return Given(
        how=how,
        claim=bond.claim,
        other=bond.other or "",
        who=bond.who,
        when=made.when[:10] if made else "",
        why=made.why if made else "",
    )
