"""Deeds of the truce itself: it takes effect, holds, collapses."""

from __future__ import annotations

from counterclaim.claims.ceasefire.deed import Deed
from counterclaim.claims.ceasefire.truces import Truce
from counterclaim.claims.shallow import (
    Group,
    Line,
    Scene,
    denied,
)
from counterclaim.claims.shallow.lists import word_set
from counterclaim.model.claim import TruceAct


def truce_does(
    scene: Scene, line: Line, truce: Truce, group: Group, act: TruceAct | None, tail: list[str]
) -> Deed | None:
    """“The truce held”, “took effect”, “collapsed”, “will begin at midnight”, “is due to expire”."""
    found: TruceAct | None = None
    if group.lemma in ("take", "come", "go", "enter") and any(word in ("effect", "force") for word in tail):
        found = TruceAct.IN_FORCE
    elif group.lemma in ("begin", "start", "hold", "last", "remain") or (
        group.lemma == "be" and any(word in ("effect", "force", "place", "holding") for word in tail)
    ):
        found = TruceAct.IN_FORCE
        if group.lemma == "remain" and not any(word in ("effect", "force", "place") for word in tail):
            found = None
    elif (
        group.lemma in ("collapse", "end", "expire", "lapse", "crumble", "unravel", "fail")
        or (group.lemma in ("break", "fall") and any(word in ("down", "apart", "through") for word in tail))
        or (group.lemma == "be" and not group.negated and set(tail[:1]) & word_set("ceasefire", "finished"))
    ):
        found = TruceAct.ENDED
    elif group.lemma == "be" and group.negated:
        return None
    if found is None or denied(line, group.head):
        return None
    if group.negated or group.modal in ("could", "might", "may", "would", "should"):
        return None
    if found is TruceAct.ENDED and (group.modal == "will" or group.to):
        return None
    if group.lemma == "end" and not group.passive and line.tags[group.last : group.last + 1] in (["D"], ["N"]):
        return None  # "the deal that ended the war"
    more = 2 if tail[:1] in (["into"], ["in"], ["effect"], ["force"]) else int(group.lemma == "be")
    last = min(group.last + more, len(line.tokens))
    return Deed(
        line, truce.first, max(last, truce.last), group.head, found, truce, f"truce:{group.lemma}", truce.parties
    )
