"""Truces, and what is done to them: proposed, agreed, kept, broken, ended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from counterclaim.claims.ceasefire.lexicon import truce_words
from counterclaim.claims.ceasefire.truces import Truce, truces
from counterclaim.claims.common.dating import date_at
from counterclaim.claims.common.voice import OUTLET, Voice
from counterclaim.claims.make import make_claim
from counterclaim.claims.shallow import (
    Group,
    Line,
    Phrase,
    Scene,
    actor,
    agent,
    denied,
    done,
    is_actor,
    parties_named,
    phrase_right,
    scene_of,
    subject,
)
from counterclaim.claims.shallow.saying import voices_of
from counterclaim.claims.shallow.speakers import speakers
from counterclaim.claims.shallow.where import place_of
from counterclaim.model.claim import CeasefireDetails, Claim, TruceAct
from counterclaim.model.reading import Reading

_READY = frozenset(("readiness", "ready", "commitment", "committed", "willing", "willingness", "pledge", "promise"))
_RECIPROCAL = (("each", "other"), ("one", "another"), ("the", "other"))


@dataclass(slots=True)
class _Deed:
    """“Baku | violated | the truce”: what was done to a truce, in a line."""

    line: Line
    first: int
    last: int
    trigger: int
    act: TruceAct
    truce: Truce | None
    rule: str
    by: tuple[str, ...] = ()
    against: str | None = None
    voices: tuple[Voice, ...] = ()
    pairs: list[tuple[Voice, tuple[str, ...]]] = field(default_factory=list)  # of a reciprocal: who says it, by whom
    also: _Deed | None = None  # a second deed that the same words tell: the call that is rejected


def find_ceasefires(reading: Reading) -> Iterator[Claim]:
    """The claims about truces in a report."""
    scene = scene_of(reading)
    told: set[tuple[str, str, tuple[str, ...]]] = set()
    last_truce = False
    parties: tuple[str, ...] = ()
    for line in scene.lines:
        if line.question:
            continue
        deeds = list(_deeds(scene, line, last_truce))
        last_truce = bool(deeds) or any(norm in truce_words().nouns for norm in line.norms)
        for deed in deeds:
            if deed.act is TruceAct.AGREED and not deed.by and deed.rule.startswith("anaphoric"):
                deed.by = parties  # "confirms the deal": between whom was said before
            elif deed.act is TruceAct.AGREED and len(deed.by) > 1:
                parties = deed.by
            yield from _claims(scene, deed, told)
            if deed.also is not None:
                yield from _claims(scene, deed.also, told)


def _claims(scene: Scene, deed: _Deed, told: set[tuple[str, str, tuple[str, ...]]]) -> Iterator[Claim]:
    line = deed.line
    span = line.span(deed.first, deed.last)
    truce = deed.truce
    rows: list[tuple[Voice, tuple[str, ...]]] = list(deed.pairs)
    if not rows:
        rows = [(voice, deed.by) for voice in deed.voices or voices_of(scene, line, span)]
    around = Phrase(deed.first, min(len(line.tokens), deed.last + 10), deed.last)
    for voice, by in rows:
        if deed.act is TruceAct.AGREED and any(
            act == deed.act.value and source == voice.source and set(by) <= set(names) for act, source, names in told
        ):
            continue
        key = (deed.act.value, voice.source, by)
        if key in told and deed.act in (TruceAct.AGREED, TruceAct.IN_FORCE):
            continue
        told.add(key)
        yield make_claim(
            scene.reading,
            span,
            CeasefireDetails(deed.act, by, deed.against, truce.mediators if truce is not None else ()),
            voice,
            date=date_at(scene.reading, span),
            place=place_of(scene, line, [around]),
            rule=f"ceasefire/{deed.rule}",
            evidence=(line.tokens[deed.trigger].span,),
        )


def _deeds(scene: Scene, line: Line, last_truce: bool) -> Iterator[_Deed]:
    found = list(truces(scene, line))
    taken = 0
    for truce in found:
        yield from _of_truce(scene, line, truce)
        taken = truce.last
    yield from _of_pronoun(scene, line, taken, last_truce)
    if not taken and last_truce:
        yield from _anaphoric(scene, line)


def _of_pronoun(scene: Scene, line: Line, taken: int, last_truce: bool) -> Iterator[_Deed]:
    """“blamed each other for breaching it”: a pronoun that stands for the truce named before."""
    for group in line.groups:
        if group.first < taken or not (taken or last_truce) or group.lemma not in ("breach", "violate", "break"):
            continue
        if line.norms[group.last : group.last + 1] in (["it"], ["them"]) and not group.passive:
            truce = Truce(group.last, group.last, group.last + 1)
            deed = _by_verb(scene, line, truce, group)
            if deed is not None:
                deed.rule = f"pronoun/{deed.rule}"
                yield deed


def _of_truce(scene: Scene, line: Line, truce: Truce) -> Iterator[_Deed]:
    """What the words around a truce say was done to it."""
    words = truce_words()
    told = tried = False
    vetoed = _vetoed(scene, line, truce)
    if vetoed is not None:
        yield vetoed
        return
    noun = _noun_before(line, truce)
    if noun is not None:
        deed = _by_noun(scene, line, truce, noun)
        if deed is not None:
            told = True
            yield deed
            if (
                truce.described
                and deed.act in (TruceAct.VIOLATED, TruceAct.ENDED, TruceAct.CALLED_FOR)
                and (deed.act is TruceAct.VIOLATED)
            ):
                yield _Deed(
                    line,
                    truce.first,
                    truce.last,
                    truce.head,
                    TruceAct.AGREED,
                    truce,
                    "described",
                    truce.parties,
                    voices=(OUTLET,),
                )
        return
    if line.norms[truce.head + 1 : truce.head + 2] and line.norms[truce.head + 1] in (
        "violation",
        "violations",
        "breach",
        "breaches",
    ):
        deed = _by_noun(scene, line, truce, truce.head + 1)
        if deed is not None:
            yield deed
        return
    for group in line.groups:
        if not _touches(line, group, truce):
            continue
        deed = _by_verb(scene, line, truce, group)
        tried = tried or (group.lemma in words.verbs and group.last <= truce.first)
        if deed is not None:
            told = True
            yield deed
            start = _start_date(line, truce)
            if deed.act is TruceAct.AGREED and start is not None:
                yield _Deed(
                    line,
                    truce.first,
                    start,
                    truce.head,
                    TruceAct.IN_FORCE,
                    truce,
                    "from-when",
                    deed.by,
                    voices=deed.voices,
                    pairs=deed.pairs,
                )
            break
    after = next((g for g in line.groups if g.first >= truce.last and g.finite), None)
    if (
        after is not None
        and after.first - truce.last < 25
        and (after.negated or "never" in line.norms[after.first : after.last + 1])
    ):
        who = subject(line, after)
        if who is not None and who.first <= truce.head < who.last:
            return  # "a deal has never been closer"
    if told or (tried and not truce.mediators and not truce.proposed_by):
        return
    if truce.proposed_by:
        yield _Deed(line, truce.first, truce.last, truce.head, TruceAct.PROPOSED, truce, "proposed", truce.proposed_by)
    elif line.norms[truce.last : truce.last + 2] == ["in", "place"] or "in place" in " ".join(
        line.norms[truce.last : truce.last + 4]
    ):
        yield _Deed(line, truce.first, truce.last + 2, truce.head, TruceAct.IN_FORCE, truce, "in-place", truce.parties)
    elif (truce.described or truce.parties) and not _unreal(line, truce):
        yield _Deed(
            line,
            truce.first,
            truce.last,
            truce.head,
            TruceAct.AGREED,
            truce,
            "described",
            truce.parties,
            voices=(OUTLET,),
        )
    elif line.norms[truce.first - 1 : truce.first] == ["despite"]:
        on = any(norm in ("ongoing", "existing", "current") for norm in line.norms[truce.first : truce.head])
        act = TruceAct.IN_FORCE if on else TruceAct.AGREED
        yield _Deed(line, truce.first, truce.last, truce.head, act, truce, "despite", truce.parties, voices=(OUTLET,))


def _vetoed(scene: Scene, line: Line, truce: Truce) -> _Deed | None:
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
            return _Deed(
                line, first, truce.last, group.head, TruceAct.REJECTED, truce, "vetoed", _names(scene, line, who)
            )
    return None


def _unreal(line: Line, truce: Truce) -> bool:
    norms = line.norms
    lead = norms[max(truce.first - 3, 0) : truce.first + 1]
    return any(
        word
        in (
            "no",
            "possible",
            "potential",
            "proposed",
            "any",
            "without",
            "towards",
            "toward",
            "for",
            "about",
            "on",
            "future",
            "permanent",
        )
        for word in [*lead, *norms[truce.first : truce.head]]
    ) or denied(line, truce.head)


def _noun_before(line: Line, truce: Truce) -> int | None:
    """A noun of an act before the truce: "violation of the truce", "calls for a ceasefire"."""
    words = truce_words()
    j = truce.first - 1
    if (
        j > 0
        and line.norms[j] in ("of", "for", "to", "with", "in")
        and line.norms[j - 1] in words.nouns_of_act
        and line.tags[j - 1] in "NJV"
    ):
        group = line.group_at(j - 1)
        if group is not None and line.tags[j - 1] == "V":
            return None
        return j - 1
    for k in range(truce.first, truce.head):
        if line.norms[k] == "breach" or line.norms[k] == "violation":
            return k
    return None


def _by_noun(scene: Scene, line: Line, truce: Truce, noun: int) -> _Deed | None:
    words = truce_words()
    act = words.nouns_of_act.get(line.norms[noun], TruceAct.VIOLATED)
    first = noun
    while first > 0 and line.tags[first - 1] in "NJG#DQ" and noun - first < 8:
        first -= 1
    last = max(truce.last, noun + 1)
    if any(word in ("no", "any", "without") for word in line.norms[first:noun]):
        return None
    by: tuple[str, ...] = ()
    for k in range(last, min(last + 12, len(line.norms))):
        if line.norms[k] in ("by", "from") and line.tags[k] == "I":
            found = phrase_right(line, k + 1)
            if found is not None:
                by = parties_named(scene, line, found.first, found.last)
                last = found.last
            break
        if line.tags[k] in "PSV":
            break
    owner = scene.mentions(line.span(first, noun)) if first < noun else []
    if not by and owner:
        by = tuple(dict.fromkeys(m.party for m in owner))
    if not by and act is TruceAct.VIOLATED and line.norms[first - 1 : first] == ["in"] and first > 1:
        # "in an Israeli strike, in violation of the truce": who struck
        by = _doer(scene, line, first - 1)
    deed = _Deed(line, first, last, noun, act, truce, f"noun:{line.norms[noun]}", by)
    group = _governor(line, first)
    if group is None:
        return deed
    reciprocal = _reciprocal(scene, line, group, deed)
    if reciprocal is not None:
        return reciprocal
    who = subject(line, group)
    if group.lemma in ("accuse", "blame"):
        return _accused(scene, line, group, deed)
    if (
        group.lemma in ("reject", "dismiss", "refuse", "rebuff")
        and act in (TruceAct.CALLED_FOR, TruceAct.PROPOSED)
        and done(line, group)
    ):
        # the rejection is a claim of its own; the call stays one
        return _Deed(
            line,
            group.first,
            last,
            group.head,
            TruceAct.REJECTED,
            truce,
            "rejected-call",
            _names(scene, line, who),
            voices=speakers(scene, line, who),
            also=_Deed(line, first, last, noun, act, truce, "call-rejected", by, voices=(OUTLET,)) if by else None,
        )
    if act is TruceAct.CALLED_FOR and not by and who is not None and not group.passive:
        deed.by = _names(scene, line, who)
        deed.first = min(deed.first, group.first)
        deed.voices = speakers(scene, line, who)
    elif (
        act is TruceAct.VIOLATED
        and not by
        and group.lemma in ("commit", "carry", "launch", "be", "record")
        and who is not None
        and group.lemma == "commit"
    ):
        deed.by = _names(scene, line, who)
    if group.negated:
        return None
    return deed


def _doer(scene: Scene, line: Line, before: int) -> tuple[str, ...]:
    """Who did what is told before "in violation of": the active subject, else whose strike it was."""
    group = _governor(line, before)
    if group is None:
        return ()
    who = subject(line, group)
    if not group.passive and who is not None and is_actor(scene, line, who):
        return _names(scene, line, who)
    doers = [m.party for m in scene.mentions(line.span(group.first, before)) if m.how == "demonym"]
    return tuple(doers[:1])


def _governor(line: Line, first: int) -> Group | None:
    for group in reversed(line.groups):
        if group.last <= first:
            if any(norm in (";", ":", "but", "while") for norm in line.norms[group.last : first]):
                return None
            return group
    return None


def _names(scene: Scene, line: Line, phrase: Phrase | None) -> tuple[str, ...]:
    if phrase is None:
        return ()
    norms = set(line.norms[phrase.first : phrase.core])
    if norms & {"both", "sides", "parties"} and not scene.mentions(line.span(phrase.first, phrase.core)):
        return scene.belligerents()
    if phrase.core - phrase.first == 1 and line.tags[phrase.first] == "R":
        if norms <= {"they", "both", "them"}:
            for group in line.groups:
                who = subject(line, group)
                if (
                    who is not None
                    and who.last <= phrase.first
                    and len(scene.mentions(line.span(who.first, who.core))) > 1
                ):
                    return parties_named(scene, line, who.first, who.core)
        name = actor(scene, line, phrase)
        return (name,) if name else ()
    return parties_named(scene, line, phrase.first, phrase.core)


def _reciprocal(scene: Scene, line: Line, group: Group, deed: _Deed) -> _Deed | None:
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
    pair = _names(scene, line, who)
    if len(pair) != 2:
        pair = scene.belligerents()
    if len(pair) != 2:
        return None
    from counterclaim.language.cast import party_of

    cast = scene.reading.cast
    deed.first = min(deed.first, group.first)
    deed.act = TruceAct.VIOLATED
    deed.rule = "reciprocal"
    deed.pairs = [(Voice(a, party_of(a, cast) or None, None, None), (b,)) for a, b in (pair, pair[::-1])]
    return deed


def _accused(scene: Scene, line: Line, group: Group, deed: _Deed) -> _Deed | None:
    """“A accused B of violating the truce”, “A blamed B for the collapse of the truce”."""
    if group.negated or group.modal is not None:
        return None
    if group.passive:
        culprit, who = subject(line, group), None
    else:
        culprit, who = phrase_right(line, group.last, of=False), subject(line, group)
    if culprit is not None:
        deed.by = _names(scene, line, culprit)
    deed.first = min(deed.first, group.first)
    deed.voices = speakers(scene, line, who)
    if deed.act not in (TruceAct.VIOLATED, TruceAct.ENDED, TruceAct.REJECTED):
        deed.act = TruceAct.VIOLATED
    return deed


def _touches(line: Line, group: Group, truce: Truce) -> bool:
    """True where the truce is the subject, object or near complement of the group."""
    if group.lemma not in truce_words().verbs and group.lemma not in (
        "come",
        "go",
        "take",
        "fall",
        "break",
        "be",
        "rule",
        "turn",
        "put",
        "see",
        "remain",
        "sign",
    ):
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


def _by_verb(scene: Scene, line: Line, truce: Truce, group: Group) -> _Deed | None:
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
        return _truce_does(scene, line, truce, group, act, tail)
    if (group.lemma == "rule" and "out" in lead) or (group.lemma == "turn" and "down" in lead):
        act = TruceAct.REJECTED
    elif (
        group.lemma in ("call", "press", "plead", "appeal", "push", "ask", "beg")
        and "for" not in lead
        and not (group.lemma == "appeal" and "to" in lead)
    ):
        return None
    elif group.lemma in (
        "hold",
        "start",
        "begin",
        "enter",
        "come",
        "take",
        "last",
        "remain",
        "fall",
        "break",
        "go",
        "put",
        "see",
        "be",
    ):
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
            before_ = _governor(line, group.first)
            who = subject(line, before_) if before_ is not None else who
        elif wish and act in (TruceAct.AGREED, TruceAct.EXTENDED):
            asker = _asker(line, group)
            if asker is None:
                return None
            return _Deed(
                line,
                group.first,
                truce.last,
                truce.head,
                TruceAct.CALLED_FOR,
                truce,
                "wished",
                _names(scene, line, subject(line, asker)),
                voices=speakers(scene, line, subject(line, asker)),
            )
        elif group.to and act is TruceAct.AGREED and _promised(line, group):
            pass
        elif (group.modal in ("will",) and act in (TruceAct.COMPLIED, TruceAct.EXTENDED, TruceAct.REJECTED)) or (
            group.to and _promised(line, group)
        ):
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
    deed = _Deed(line, first, last, group.head, act, truce, f"verb:{group.lemma}")
    if not group.passive:
        deed.by = _names(scene, line, who)
    elif who is not None:
        deed.by = parties_named(scene, line, who.first, who.last)
        deed.last = max(deed.last, who.last)
    if group.form == "g" or act is TruceAct.VIOLATED:
        governor = _governor(line, group.first)
        if governor is not None and governor.lemma in ("accuse", "blame"):
            return _reciprocal(scene, line, governor, deed) or _accused(scene, line, governor, deed)
    if act is TruceAct.AGREED:
        return _agreement(scene, line, truce, group, deed, who)
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


def _each(scene: Scene, line: Line, deed: _Deed) -> list[tuple[Voice, tuple[str, ...]]]:
    """Of "both insisted they complied": each says it of itself."""
    voices = [voice for voice in voices_of(scene, line, line.span(deed.trigger, deed.last)) if voice.source]
    pairs: list[tuple[Voice, tuple[str, ...]]] = []
    for voice in voices:
        own = tuple(name for name in deed.by if name in (voice.source, voice.party))
        pairs.append((voice, own or deed.by))
    return pairs


def _agreement(scene: Scene, line: Line, truce: Truce, group: Group, deed: _Deed, who: Phrase | None) -> _Deed | None:
    """Who agreed: the subject with the truce's own parties; a mediator's verb names the mediator."""
    if (
        group.lemma in ("broker", "mediate", "negotiate", "secure", "facilitate")
        and deed.by
        and not set(deed.by) & set(truce.parties)
        and truce.parties
    ):
        truce.mediators = tuple(dict.fromkeys((*truce.mediators, *deed.by)))
        deed.by = truce.parties
    elif group.lemma in ("announce", "confirm", "declare", "approve", "endorse", "back") and truce.parties:
        deed.voices = speakers(scene, line, who) if group.lemma in ("announce", "confirm") else ()
        alone = len(truce.parties) == 1  # "announced a truce with rebels": the announcer is the other party
        own = deed.by if alone or group.lemma == "declare" else ()
        deed.by = tuple(dict.fromkeys((*own, *truce.parties)))
    elif group.lemma in ("announce", "confirm"):
        deed.voices = speakers(scene, line, who)
        if group.lemma == "confirm" or (
            len(deed.by) == 1 and not any(word in ("unilateral",) for word in line.norms[truce.first : truce.head])
        ):
            deed.by = deed.by if group.lemma == "announce" else ()
    else:
        deed.by = tuple(dict.fromkeys((*deed.by, *truce.parties)))
    return deed


def _not_kept(scene: Scene, line: Line, truce: Truce, group: Group, act: TruceAct | None) -> _Deed | None:
    """“has not respected the truce” is a violation; “refused to extend it” no extension."""
    if act is TruceAct.COMPLIED and group.negated and group.modal is None:
        who = subject(line, group) if not group.passive else agent(line, group)
        first = who.first if who is not None and who.last <= group.first else group.first
        return _Deed(
            line,
            min(first, group.first),
            max(truce.last, group.last),
            group.head,
            TruceAct.VIOLATED,
            truce,
            "not-kept",
            _names(scene, line, who),
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


def _truce_does(
    scene: Scene, line: Line, truce: Truce, group: Group, act: TruceAct | None, tail: list[str]
) -> _Deed | None:
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
    elif group.lemma in ("collapse", "end", "expire", "lapse", "crumble", "unravel", "fail") or (
        group.lemma in ("break", "fall") and any(word in ("down", "apart", "through") for word in tail)
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
    last = min(group.last + (2 if tail[:1] in (["into"], ["in"], ["effect"], ["force"]) else 0), len(line.tokens))
    return _Deed(
        line, truce.first, max(last, truce.last), group.head, found, truce, f"truce:{group.lemma}", truce.parties
    )


def _start_date(line: Line, truce: Truce) -> int | None:
    """The end of "from midnight", "by Tuesday morning", "starting at noon" right after the truce; None where none is."""
    for k in range(truce.last, min(truce.last + 14, len(line.norms) - 1)):
        if line.norms[k] in ("from", "starting", "beginning", "by", "effective") and (
            line.tags[k + 1] == "Y"
            or (line.tags[k + 1] == "#" and line.norms[k] != "by")
            or line.norms[k + 1] in ("midnight", "noon", "at", "on", "dawn")
        ):
            j = k + 1
            while j < len(line.tags) and (
                line.tags[j] in "Y#" or line.norms[j] in ("midnight", "noon", "at", "on", "dawn")
            ):
                j += 1
            return j
        if (line.tags[k] == "V" and line.norms[k] not in ("starting", "beginning", "end", "brokered")) or line.norms[
            k
        ] in (".", ";"):
            return None
    return None


def _anaphoric(scene: Scene, line: Line) -> Iterator[_Deed]:
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
            if _touches(line, group, truce):
                deed = _by_verb(scene, line, truce, group)
                if deed is not None:
                    deed.rule = f"anaphoric/{deed.rule}"
                    yield deed
                    return
