"""Deeds told by a verb whose object is the truce, or its passive."""

from __future__ import annotations

from counterclaim.claims.ceasefire.agreement import agreement_by
from counterclaim.claims.ceasefire.blame import accusing, both_ways
from counterclaim.claims.ceasefire.by_truce import truce_does
from counterclaim.claims.ceasefire.deed import Deed, governor_of, names_of
from counterclaim.claims.ceasefire.lexicon import truce_words
from counterclaim.claims.ceasefire.truces import Truce
from counterclaim.claims.common.voice import Voice
from counterclaim.claims.shallow import (
    Group,
    Line,
    Scene,
    agent,
    denied,
    done,
    subject,
)
from counterclaim.claims.shallow.lists import word_set
from counterclaim.claims.shallow.saying import voices_of
from counterclaim.claims.shallow.speakers import speakers
from counterclaim.model.claim import TruceAct

_READY = frozenset(("readiness", "ready", "commitment", "committed", "willing", "willingness", "pledge", "promise"))


# What a party that refuses to do it rejects, and what it may say that it will do.
_REFUSED = (TruceAct.AGREED, TruceAct.EXTENDED, TruceAct.COMPLIED)
_PROMISED = (TruceAct.COMPLIED, TruceAct.EXTENDED, TruceAct.REJECTED)


def touches(line: Line, group: Group, truce: Truce) -> bool:
    """True where the truce is the subject, object or near complement of the group."""
    if group.lemma not in truce_words().verbs and group.lemma not in word_set("ceasefire", "phrasal"):
        return False
    if group.last <= truce.first:
        between = line.tags[group.last : truce.first]
        words = line.norms[group.last : truce.first]
        if any(tag in "VAMS" for tag in between) or any(
            word
            in (
                ";",
                ":",
                "after",
                "before",
                "despite",
                "since",
                "during",
                "amid",
                "following",
                "while",
                "under",
                "when",
            )
            for word in words
        ):
            return False
        return len(words) <= 10
    who = subject(line, group)
    return (
        who is not None
        and who.first <= truce.head < who.last + (1 if who.last == truce.head else 0)
        and not line.norms[truce.head : group.first].count(",") > 2
    )


def by_verb(scene: Scene, line: Line, truce: Truce, group: Group) -> Deed | None:
    words = truce_words()
    norms = line.norms
    act = words.verbs.get(group.lemma)
    before = group.last <= truce.first
    tail = norms[group.last : group.last + 4]
    lead = norms[group.last : truce.first] if before else []
    who = subject(line, group)
    if line.question:
        return None
    if not before and not group.passive:
        return truce_does(scene, line, truce, group, act, tail)
    if (group.lemma == "rule" and "out" in lead) or (group.lemma == "turn" and "down" in lead):
        act = TruceAct.REJECTED
    elif group.lemma in word_set("ceasefire", "leaving") and set(lead) & word_set("ceasefire", "left_by"):
        act = TruceAct.ENDED
    elif (
        group.lemma in ("call", "press", "plead", "appeal", "push", "ask", "beg")
        and "for" not in lead
        and not (group.lemma == "appeal" and "to" in lead)
    ):
        return None
    elif group.lemma in word_set("ceasefire", "of_truces"):
        if not (group.lemma == "break" and before):
            return None
        act = TruceAct.VIOLATED
    if act is None or (group.negated and act is not TruceAct.AGREED):
        return _not_kept(scene, line, truce, group, act)
    if group.negated or denied(line, group.head) or any(word in ("implementation",) for word in lead):
        return None
    wish = group.modal in ("must", "should", "shall", "need") or (
        group.modal is None and group.to and _wished(line, group)
    )
    if not done(line, group):
        if act in (TruceAct.VIOLATED, TruceAct.COMPLIED) and group.form == "g":
            pass
        elif group.to and act is TruceAct.COMPLIED and norms[group.first - 1] in _READY:
            act = TruceAct.AGREED  # "its readiness to maintain the truce"
            before_ = governor_of(line, group.first)
            who = subject(line, before_) if before_ is not None else who
        elif wish and act in (TruceAct.AGREED, TruceAct.EXTENDED):
            asker = _asker(line, group)
            if asker is None:
                return None
            return Deed(
                line,
                group.first,
                truce.last,
                truce.head,
                TruceAct.CALLED_FOR,
                truce,
                "wished",
                names_of(scene, line, subject(line, asker)),
                voices=speakers(scene, line, subject(line, asker)),
            )
        elif group.to and act is TruceAct.AGREED and _promised(line, group):
            pass
        elif group.to and act in _REFUSED and _refused(line, group) is not None:
            act, who = TruceAct.REJECTED, subject(line, _refused(line, group) or group)
        elif (group.modal in ("will", "would") and act in _PROMISED) or (group.to and _promised(line, group)):
            act = TruceAct.AGREED if act is TruceAct.COMPLIED else act
        else:
            return None
    if group.lemma == "negotiate" and group.to:
        return None  # "agreed to negotiate a truce" is no truce yet
    if group.passive:
        who = agent(line, group)
        first, last = min(truce.first, group.first), max(group.last, truce.last)
    else:
        first, last = (who.first if who is not None and group.first - who.first < 12 else group.first), truce.last
    deed = Deed(line, first, last, group.head, act, truce, f"verb:{group.lemma}")
    if not group.passive:
        deed.by = names_of(scene, line, who)
    elif who is not None:
        deed.by = names_of(scene, line, who)
        deed.last = max(deed.last, who.last)
    if group.form == "g" or act is TruceAct.VIOLATED:
        governor = governor_of(line, group.first)
        if governor is not None and governor.lemma in ("accuse", "blame"):
            return both_ways(scene, line, governor, deed) or accusing(scene, line, governor, deed)
    if act is TruceAct.AGREED:
        return agreement_by(scene, line, truce, group, deed, who)
    if act in (TruceAct.CALLED_FOR, TruceAct.PROPOSED, TruceAct.REJECTED) and not group.passive:
        voices = speakers(scene, line, who)
        outer = voices_of(scene, line, line.span(deed.first, deed.last))
        said = [voice for voice in outer if voice.source]
        if act is TruceAct.REJECTED or not said:
            deed.voices = (
                voices
                if act is TruceAct.REJECTED
                else (tuple(said) if said else (voices if _speaks(line, group) else ()))
            )
        if group.lemma in ("urge", "press", "ask", "implore", "beg"):
            deed.last = truce.last
    elif act is TruceAct.EXTENDED and not deed.by:
        deed.by = truce.parties
    elif act is TruceAct.COMPLIED and len(deed.by) > 1:
        deed.pairs = _each(scene, line, deed)
    return deed


def _speaks(line: Line, group: Group) -> bool:
    return group.finite


def _each(scene: Scene, line: Line, deed: Deed) -> list[tuple[Voice, tuple[str, ...]]]:
    """Of "both insisted they complied": each says it of itself."""
    voices = [voice for voice in voices_of(scene, line, line.span(deed.trigger, deed.last)) if voice.source]
    pairs: list[tuple[Voice, tuple[str, ...]]] = []
    for voice in voices:
        own = tuple(name for name in deed.by if name in (voice.source, voice.party))
        pairs.append((voice, own or deed.by))
    return pairs


def _not_kept(scene: Scene, line: Line, truce: Truce, group: Group, act: TruceAct | None) -> Deed | None:
    """“has not respected the truce” is a violation; “refused to extend it” no extension."""
    if act is TruceAct.COMPLIED and group.negated and group.modal is None:
        who = subject(line, group) if not group.passive else agent(line, group)
        first = who.first if who is not None and who.last <= group.first else group.first
        return Deed(
            line,
            min(first, group.first),
            max(truce.last, group.last),
            group.head,
            TruceAct.VIOLATED,
            truce,
            "not-kept",
            names_of(scene, line, who),
        )
    return None


def _wished(line: Line, group: Group) -> bool:
    return _asker(line, group) is not None


def _asker(line: Line, group: Group) -> Group | None:
    for other in reversed(line.groups):
        if other.head < group.head and other.lemma in (
            "urge",
            "call",
            "demand",
            "ask",
            "appeal",
            "want",
            "stress",
            "press",
            "tell",
        ):
            return other
    return None


def _promised(line: Line, group: Group) -> bool:
    for other in reversed(line.groups):
        if other.head < group.head:
            return (
                other.lemma in ("agree", "promise", "pledge", "vow", "decide", "commit")
                and not other.negated
                and other.modal is None
            )
    return False


def _refused(line: Line, group: Group) -> Group | None:
    """The "refused" of "refused to sign the truce"; None where nothing of the kind governs the group."""
    other = governor_of(line, group.first)
    near = other is not None and group.first - other.last < 3 and done(line, other)
    return other if near and other is not None and other.lemma in word_set("ceasefire", "refusing") else None
