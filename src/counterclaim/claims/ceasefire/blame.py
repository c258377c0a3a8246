"""Who blames whom for a broken truce, each other included."""

from __future__ import annotations

from counterclaim.claims.ceasefire.deed import Deed, names_of
from counterclaim.claims.common.voice import Voice
from counterclaim.claims.shallow import (
    Group,
    Line,
    Scene,
    phrase_right,
    subject,
)
from counterclaim.claims.shallow.speakers import speakers
from counterclaim.language.attribution.wording import wording_of
from counterclaim.language.cast import party_of
from counterclaim.model.claim import TruceAct

_RECIPROCAL = (("each", "other"), ("one", "another"), ("the", "other"))


def both_ways(scene: Scene, line: Line, group: Group, deed: Deed) -> Deed | None:
    """“Both sides accused each other of violations”: a claim for each, by the other."""
    norms = line.norms
    tail = norms[group.last : group.last + 4]
    mutual = any(tuple(tail[k : k + 2]) in _RECIPROCAL for k in range(len(tail)))
    traded = group.lemma in ("trade", "exchange", "swap") and any(
        norm in ("accusations", "blame", "allegations", "charges") for norm in norms[group.last : group.last + 4]
    )
    if not mutual and not traded:
        return None
    who = subject(line, group)
    pair = names_of(scene, line, who)
    if len(pair) != 2:
        pair = scene.belligerents()
    if len(pair) != 2:
        return None
    deed.first = min(deed.first, group.first)
    deed.act = TruceAct.VIOLATED
    deed.rule = "reciprocal"
    reading, at = scene.reading, line.sentence.span.end
    deed.pairs = [
        (Voice(wording_of(a, reading, at), party_of(a, reading.cast), None, None), (b,)) for a, b in (pair, pair[::-1])
    ]
    return deed


def accusing(scene: Scene, line: Line, group: Group, deed: Deed) -> Deed | None:
    """“A accused B of violating the truce”, “A blamed B for the collapse of the truce”."""
    if group.negated or group.modal is not None:
        return None
    if group.passive:
        culprit, who = subject(line, group), None
    else:
        culprit, who = phrase_right(line, group.last, of=False), subject(line, group)
    if culprit is not None:
        deed.by = names_of(scene, line, culprit)
    deed.first = min(deed.first, group.first)
    deed.voices = speakers(scene, line, who)
    if deed.act not in (TruceAct.VIOLATED, TruceAct.ENDED, TruceAct.REJECTED):
        deed.act = TruceAct.VIOLATED
    return deed
