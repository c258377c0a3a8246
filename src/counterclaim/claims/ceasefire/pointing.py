"""Deeds done to a truce that is only pointed at: “breached it”, “the deal was violated”, “took effect”."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.claims.ceasefire.by_noun import by_noun
from counterclaim.claims.ceasefire.by_verb import by_verb, touches
from counterclaim.claims.ceasefire.deed import Deed
from counterclaim.claims.ceasefire.lexicon import truce_words
from counterclaim.claims.ceasefire.truces import Truce
from counterclaim.claims.shallow import Group, Line, Scene, subject
from counterclaim.claims.shallow.lists import word_set
from counterclaim.model.claim import TruceAct


def of_pronoun(scene: Scene, line: Line, taken: int, last_truce: bool) -> Iterator[Deed]:
    """“blamed each other for breaching it”: a pronoun that stands for the truce named before."""
    for group in line.groups:
        if group.first < taken or not (taken or last_truce):
            continue
        if group.lemma in ("take", "come", "go", "enter"):
            started = _starts(line, group, taken)
            if started is not None:
                yield started
            continue
        if group.lemma not in word_set("ceasefire", "of_it"):
            continue
        if not taken and group.lemma not in ("breach", "violate", "break"):
            continue
        if line.norms[group.last : group.last + 1] in (["it"], ["them"]) and not group.passive:
            truce = Truce(group.last, group.last, group.last + 1)
            deed = by_verb(scene, line, truce, group)
            if deed is not None:
                deed.rule = f"pronoun/{deed.rule}"
                yield deed


def since(line: Line, taken: int) -> Iterator[Deed]:
    """“It broke down minutes after coming into effect”, of the first truce that the line names."""
    for group in line.groups:
        before, tail = line.norms[group.first - 1 : group.first], line.norms[group.last : group.last + 2]
        if (
            group.first >= taken > 0
            and group.lemma in ("take", "come", "go", "enter")
            and line.norms[group.head].endswith("ing")
            and before in (["after"], ["since"], ["upon"])
            and set(tail) & {"effect", "force"}
        ):
            last = group.last + 1 + (tail[0] == "into")
            yield Deed(line, group.first, last, group.head, TruceAct.IN_FORCE, None, f"since/{group.lemma}")


def started_then(line: Line, deed: Deed) -> bool:
    """True for "since the truce came into force on 3 May": the day that begins the stretch is when it did."""
    group = line.group_at(deed.trigger) or next((g for g in line.groups if deed.first <= g.first < deed.last), None)
    began = group is not None and group.lemma in ("begin", "come", "enter", "go", "start", "take")
    return began and line.norms[max(deed.first - 1, 0)] == "since"


def counted(scene: Scene, line: Line, truce: Truce) -> Iterator[Deed]:
    """“Has counted 52 violations since the truce came into force”: breaches that a truce only dates."""
    for k in range(max(truce.first - 4, 1), truce.first):
        if (
            line.norms[k] in ("since", "under", "during")
            and line.norms[k - 1] in _BREACHES
            and line.tags[k - 1] in "NJ"
        ):
            deed = by_noun(scene, line, truce, k - 1)
            if deed is not None:
                deed.last, deed.rule = k, "counted"
                yield deed


_BREACHES = frozenset(("violation", "violations", "breach", "breaches", "infringements"))


def _starts(line: Line, group: Group, taken: int) -> Deed | None:
    """“It takes effect at noon”, “came into force”, “…, to take effect at midnight”, of the truce named before."""
    tail = line.norms[group.last : group.last + 2]
    who = subject(line, group)
    pronoun = who is not None and line.norms[who.first] == "it" and not group.to
    due = group.to and 0 <= group.first - taken < 4 and taken > 0
    if not (set(tail) & {"effect", "force"}) or group.negated or not (pronoun or due):
        return None
    if group.modal not in (None, "will"):
        return None
    first = who.first if pronoun and who is not None else group.first
    last = group.last + 1 + (tail[0] == "into")
    return Deed(line, first, last, group.head, TruceAct.IN_FORCE, None, f"pronoun/{group.lemma}")


def anaphoric(scene: Scene, line: Line) -> Iterator[Deed]:
    """“The agreement is regularly violated”, “confirms the deal”, right after a line that tells of a truce."""
    words = truce_words()
    for i, norm in enumerate(line.norms):
        if (
            norm not in words.deal_nouns
            or line.tags[i] != "N"
            or not any(word in ("the", "this", "trilateral", "that") for word in line.norms[max(i - 4, 0) : i])
        ):
            continue
        first = i
        while first > 0 and line.tags[first - 1] in "NJGDQ#" and i - first < 5:
            first -= 1
        truce = Truce(first, i, i + 1)
        for group in line.groups:
            if touches(line, group, truce):
                deed = by_verb(scene, line, truce, group)
                if deed is not None:
                    deed.rule = f"anaphoric/{deed.rule}"
                    yield deed
                    return
