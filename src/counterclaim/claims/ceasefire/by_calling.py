"""Truces told by fighting that is to stop: “called on both sides to stop fighting”, “agreed to end the war”."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.claims.ceasefire.deed import Deed, names_of
from counterclaim.claims.shallow import Group, Line, Scene, agent, denied, subject
from counterclaim.claims.shallow.lists import word_set
from counterclaim.claims.shallow.saying import voices_of
from counterclaim.claims.shallow.speakers import speakers
from counterclaim.model.claim import TruceAct


def stopping(scene: Scene, line: Line) -> Iterator[Deed]:
    """What a line says of an end to the fighting that is called for or agreed to."""
    if line.vocabulary.isdisjoint(word_set("ceasefire", "fighting")):
        return
    for k, group in enumerate(line.groups):
        if group.lemma not in word_set("ceasefire", "stopping") or not group.to or group.negated or group.passive:
            continue
        last = _fighting(line, group)
        asker = _asker(line, k)
        if last is None or asker is None or asker.modal is not None or denied(line, asker.head):
            continue
        act = TruceAct.AGREED if asker.lemma == "agree" else TruceAct.CALLED_FOR
        if act is TruceAct.AGREED and (asker.negated or asker.to):
            continue
        who = agent(line, asker) if asker.passive else subject(line, asker)
        first = who.first if who is not None and who.last <= asker.first < who.first + 12 else asker.first
        deed = Deed(line, first, last, asker.head, act, None, f"stop:{asker.lemma}", names_of(scene, line, who))
        said = tuple(voice for voice in voices_of(scene, line, line.span(deed.first, deed.last)) if voice.source)
        if act is TruceAct.CALLED_FOR:
            deed.voices = said or speakers(scene, line, who)
        yield deed


def _fighting(line: Line, group: Group) -> int | None:
    """The end of "the fighting", "all hostilities" right after the verb; None where something else is to stop."""
    for i in range(group.last, min(group.last + 4, len(line.norms))):
        if line.norms[i] in word_set("ceasefire", "fighting"):
            return i + 1
        if line.tags[i] not in "DNJEG":
            return None
    return None


def _asker(line: Line, k: int) -> Group | None:
    """The verb of calling or agreeing that the infinitive of group `k` hangs on."""
    group = line.groups[k]
    for other in reversed(line.groups[:k]):
        if group.first - other.last > 12:
            return None
        if other.lemma in word_set("ceasefire", "calling"):
            return other
        if other.finite:
            return None
    return None
