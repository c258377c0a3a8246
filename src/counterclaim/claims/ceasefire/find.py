"""Truces, and what is done to them: proposed, agreed, kept, broken, ended."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.claims.ceasefire.agreement import start_date
from counterclaim.claims.ceasefire.by_calling import stopping
from counterclaim.claims.ceasefire.by_deal import concluded, confirmed, vetoed
from counterclaim.claims.ceasefire.by_noun import by_noun, noun_before
from counterclaim.claims.ceasefire.by_verb import by_verb, touches
from counterclaim.claims.ceasefire.deed import Deed
from counterclaim.claims.ceasefire.lexicon import truce_words
from counterclaim.claims.ceasefire.pointing import anaphoric, counted, of_pronoun, since, started_then
from counterclaim.claims.ceasefire.truces import Truce, truces
from counterclaim.claims.common.voice import OUTLET, Voice
from counterclaim.claims.make import make_claim
from counterclaim.claims.shallow import (
    Line,
    Scene,
    denied,
    scene_of,
    subject,
)
from counterclaim.claims.shallow.lists import word_set
from counterclaim.claims.shallow.peace import of_peace
from counterclaim.claims.shallow.saying import voices_of
from counterclaim.claims.shallow.when import when
from counterclaim.claims.shallow.where import place_beside
from counterclaim.model.claim import CeasefireDetails, Claim, TruceAct
from counterclaim.model.reading import Reading
from counterclaim.model.span import Span


def find_ceasefires(reading: Reading) -> Iterator[Claim]:
    """The claims about truces in a report."""
    scene = scene_of(reading)
    told: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    last_truce = False
    parties: tuple[str, ...] = ()
    for line in scene.lines:
        if line.question or of_peace(line):
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


def _claims(scene: Scene, deed: Deed, told: dict[tuple[str, str], list[tuple[str, ...]]]) -> Iterator[Claim]:
    line = deed.line
    while deed.last - 1 > deed.first and line.norms[deed.last - 1] in ("on", "at"):
        deed.last -= 1  # "took effect on"
    span = line.span(deed.first, deed.last)
    truce = deed.truce
    rows: list[tuple[Voice, tuple[str, ...]]] = list(deed.pairs)
    if not rows:
        rows = [(voice, deed.by) for voice in deed.voices or voices_of(scene, line, span)]
    date = when(scene, line, span, apart=_its_own_dates(line, deed), running=deed.act is not TruceAct.AGREED)
    if date is not None and deed.act is TruceAct.IN_FORCE and started_then(line, deed):
        date = date.partition("/")[0]
    place = place_beside(scene, line, deed.first, truce.head + 1 if truce is not None else deed.last)
    for voice, by in rows:
        before = told.setdefault((deed.act.value, voice.source), [])
        if deed.act is TruceAct.AGREED and any(set(by) <= set(names) for names in before):
            continue
        if by in before and deed.act is TruceAct.IN_FORCE:
            continue
        if by not in before:
            before.append(by)
        yield make_claim(
            scene.reading,
            span,
            CeasefireDetails(deed.act, by, deed.against, truce.mediators if truce is not None else ()),
            voice,
            date=date,
            place=place,
            rule=f"ceasefire/{deed.rule}",
            evidence=(line.tokens[deed.trigger].span,),
        )


def _its_own_dates(line: Line, deed: Deed) -> Span | None:
    """Where the dates stand that tell when the truce was made, not when it was kept or broken."""
    truce = deed.truce
    if deed.rule == "counted":
        return None  # since the truce began they were counted
    told = line.group_at(deed.trigger)
    if truce is not None and deed.act is TruceAct.AGREED and told is not None and told.reduced:
        after = next((g for g in line.groups if g.first > told.head and g.finite), None)
        return line.span(after.first, len(line.tokens)) if after is not None else None
    if truce is None or deed.act not in (TruceAct.VIOLATED, TruceAct.COMPLIED, TruceAct.ENDED, TruceAct.CALLED_FOR):
        return None
    if truce.head < deed.trigger:
        return line.span(truce.first, deed.trigger)
    last = truce.last
    after = line.group_at(last) if last < len(line.tags) else None
    if after is not None and after.reduced:
        last = after.last
        while last < len(line.tags) and line.tags[last] in "IYD":
            last += 1
    return line.span(truce.first, last)


def _deeds(scene: Scene, line: Line, last_truce: bool) -> Iterator[Deed]:
    found = list(truces(scene, line))
    taken = 0
    for truce in found:
        yield from counted(scene, line, truce)
        yield from _of_truce(scene, line, truce)
        taken = truce.last
    if found:
        yield from since(line, found[0].last)
    yield from of_pronoun(scene, line, taken, last_truce)
    if not taken:
        yield from stopping(scene, line)
    if not taken and last_truce:
        yield from anaphoric(scene, line)


def _of_truce(scene: Scene, line: Line, truce: Truce) -> Iterator[Deed]:
    """What the words around a truce say was done to it."""
    words = truce_words()
    told = tried = False
    whole = concluded(scene, line, truce) or vetoed(scene, line, truce)
    if whole is not None:
        yield whole
        return
    noun = noun_before(line, truce)
    if noun is not None:
        deed = by_noun(scene, line, truce, noun)
        if deed is not None:
            told = True
            yield deed
            if (
                truce.described
                and deed.act in (TruceAct.VIOLATED, TruceAct.ENDED, TruceAct.CALLED_FOR)
                and (deed.act is TruceAct.VIOLATED)
            ):
                yield Deed(
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
        deed = by_noun(scene, line, truce, truce.head + 1)
        if deed is not None:
            yield deed
        return
    for group in line.groups:
        if not touches(line, group, truce):
            continue
        if group.reduced and truce.described and line.norms[group.head] in words.mediated:
            continue  # "the truce brokered by Senegal": told below, where nothing else is said of it
        deed = by_verb(scene, line, truce, group)
        tried = tried or (group.lemma in words.verbs and group.last <= truce.first)
        if deed is not None:
            told = True
            yield deed
            start = start_date(line, truce)
            if deed.act is TruceAct.AGREED and start is not None:
                yield Deed(
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
            also = confirmed(scene, line, truce, group)
            if also is not None and deed.act is TruceAct.AGREED:
                yield also
            if not (group.reduced and deed.act is TruceAct.AGREED):
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
        yield Deed(line, truce.first, truce.last, truce.head, TruceAct.PROPOSED, truce, "proposed", truce.proposed_by)
    elif line.norms[truce.last : truce.last + 2] == ["in", "place"] or "in place" in " ".join(
        line.norms[truce.last : truce.last + 4]
    ):
        deed = Deed(line, truce.first, truce.last + 2, truce.head, TruceAct.IN_FORCE, truce, "in-place")
        deed.by = truce.parties or _pair(scene, line, truce)
        yield deed
    elif (truce.described or truce.parties) and not _unreal(line, truce):
        yield Deed(
            line,
            truce.first,
            truce.last,
            truce.head,
            TruceAct.AGREED,
            truce,
            "described",
            truce.parties if len(truce.parties) > 1 else _pair(scene, line, truce) or truce.parties,
            voices=_aside(line, truce),
        )
    elif line.norms[truce.first - 1 : truce.first] == ["despite"]:
        on = any(norm in ("ongoing", "existing", "current") for norm in line.norms[truce.first : truce.head])
        act = TruceAct.IN_FORCE if on else TruceAct.AGREED
        yield Deed(
            line, truce.first, truce.last, truce.head, act, truce, "despite", truce.parties, voices=_aside(line, truce)
        )


def _pair(scene: Scene, line: Line, truce: Truce) -> tuple[str, ...]:
    """The two parties of the line, where it names two besides the mediator: whose truce it is."""
    named = dict.fromkeys(m.party for m in scene.mentions(line.span(0, len(line.tokens))) if m.how != "leader")
    pair = tuple(party for party in named if party not in truce.mediators)
    return pair if len(pair) == 2 else ()


def _aside(line: Line, truce: Truce) -> tuple[Voice, ...]:
    """The outlet's voice for a truce that is only named beside what is said: by an accuser, or after a comma."""
    if any(group.lemma in ("accuse", "blame") for group in line.groups):
        return (OUTLET,)
    return (OUTLET,) if "," in line.norms[max(truce.first - 2, 0) : truce.first] else ()


def _unreal(line: Line, truce: Truce) -> bool:
    norms = line.norms
    lead = norms[max(truce.first - 3, 0) : truce.first + 1]
    return any(word in word_set("ceasefire", "wished") for word in [*lead, *norms[truce.first : truce.head]]) or denied(
        line, truce.head
    )
