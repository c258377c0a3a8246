"""Deeds told around a truce: a deal that sets it up, a veto of its call, the other side's confirmation."""

from __future__ import annotations

from counterclaim.claims.ceasefire.deed import Deed, names_of
from counterclaim.claims.ceasefire.lexicon import truce_words
from counterclaim.claims.ceasefire.truces import Truce
from counterclaim.claims.shallow import Group, Line, Scene, agent, done, parties_named, phrase_right, subject
from counterclaim.claims.shallow.lists import word_set
from counterclaim.claims.shallow.speakers import speakers
from counterclaim.model.claim import TruceAct


def concluded(scene: Scene, line: Line, truce: Truce) -> Deed | None:
    """“reached a deal, mediated by Senegal, to initiate a ceasefire”."""
    k = truce.first
    if k < 3 or line.tags[k - 2] != "T" or line.group_at(k - 1) is None:
        return None
    setting = line.group_at(k - 1)
    if setting is None or setting.lemma not in word_set("ceasefire", "setting_up"):
        return None
    for group in reversed(line.groups):
        if group.last > k - 2 or group.lemma not in ("reach", "sign", "agree", "conclude", "strike", "clinch"):
            continue
        between = line.norms[group.last : k - 2]
        deal = group.lemma == "agree" or any(norm in truce_words().deal_nouns for norm in between)
        if not deal or len(between) > 25 or not done(line, group) or group.passive:
            return None
        for j, norm in enumerate(between, group.last):
            if norm in truce_words().mediated and line.norms[j + 1] == "by":
                found = phrase_right(line, j + 2)
                if found is not None:
                    truce.mediators += parties_named(scene, line, found.first, found.last)
        who = subject(line, group)
        first = who.first if who is not None and group.first - who.first < 12 else group.first
        by = tuple(dict.fromkeys((*names_of(scene, line, who), *truce.parties)))
        return Deed(line, first, truce.last, group.head, TruceAct.AGREED, truce, "concluded", by)
    return None


def confirmed(scene: Scene, line: Line, truce: Truce, group: Group) -> Deed | None:
    """The second of “announced by Kenya and confirmed by the rebels”."""
    if group.lemma not in ("announce", "declare") or agent(line, group) is None:
        return None
    other = next((g for g in line.groups if g.first > group.last), None)
    if other is None or other.lemma != "confirm" or line.norms[other.first - 1] not in ("and", "later"):
        return None
    who = agent(line, other)
    if who is None:
        return None
    voices = speakers(scene, line, who)
    return Deed(line, truce.first, who.last, other.head, TruceAct.AGREED, truce, "confirmed", voices=voices)


def vetoed(scene: Scene, line: Line, truce: Truce) -> Deed | None:
    """“vetoed a resolution calling for a ceasefire”, “cast its veto over a draft demanding a truce”."""
    for group in line.groups:
        if group.last > truce.first:
            break
        tail = line.norms[group.last : truce.first]
        vetoes = (
            group.lemma == "veto"
            or (group.lemma in ("cast", "use") and "veto" in tail[:4])
            or (group.lemma == "vote" and tail[:1] == ["against"])
        )
        if (
            vetoes
            and done(line, group)
            and any(norm in ("resolution", "draft", "proposal", "motion", "text") for norm in tail)
        ):
            who = agent(line, group) if group.passive else subject(line, group)
            first = who.first if who is not None and who.last <= group.first else group.first
            return Deed(
                line, first, truce.last, group.head, TruceAct.REJECTED, truce, "vetoed", names_of(scene, line, who)
            )
    return None
