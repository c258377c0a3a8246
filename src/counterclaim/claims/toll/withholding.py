"""Claims that a figure is withheld, in the voice of the body that withholds it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from counterclaim.claims.common.dating import date_at
from counterclaim.claims.common.voice import Voice, voices_at
from counterclaim.claims.make import make_claim
from counterclaim.claims.shallow import scene_of
from counterclaim.claims.toll.lexicon import lexicon
from counterclaim.claims.toll.line import Line
from counterclaim.claims.toll.mentions import mentions_in
from counterclaim.claims.toll.withheld import Withheld, withheld
from counterclaim.claims.toll.words import words
from counterclaim.language.attribution.wording import wording_of
from counterclaim.language.cast import party_of
from counterclaim.model.claim import Claim, Scope, Status, TollDetails
from counterclaim.model.span import Span


def withheld_claims(line: Line) -> Iterator[Claim]:
    """A claim for each figure that the sentence says a body gives not."""
    for found in withheld(line):
        before = [m for m in mentions_in(line.reading, line.sentence.span) if m.span.end <= found.span.start]
        party = before[-1].party if before else None
        voices = voices_at(line.reading, found.span)
        voice = voices[0]
        several = _several(line, found) or (voices if len(voices) > 1 and not found.nobody else ())
        if several:
            yield from (_claim(line, found, v, v.party, found.status) for v in several)
            continue
        whose = next((m for m in reversed(before) if 0 <= found.span.start - m.span.end <= 3), None)
        if found.nobody and whose is None and not voice.source and _UNKNOWN.search(found.span.of(line.reading.text)):
            continue  # what is not known to anybody is withheld by nobody
        if found.nobody and not found.own:
            if whose is not None:  # "Omani losses are a secret": those who are silent are those who lost
                voice = replace(voice, source=wording_of(whose.party, line.reading) or voice.source, party=whose.party)
            yield _claim(line, found, voice, whose.party if whose is not None else None, found.status)
            continue
        if found.by is not None:
            teller = found.by.of(line.reading.text)
            voice = replace(voice, source=teller, party=party_of(teller, line.reading.cast))
        elif voice.party is None and not before and _last_party(line) is not None:
            party = _last_party(line)
            voice = replace(voice, party=party)
        elif not voice.source and before:
            voice = replace(voice, source=_body(line, before[-1].span), party=party)
        if not voice.source:
            voice = replace(voice, source=_subject(line, found.span))
        own_army = any(w in lexicon().combatant_bodies for w in _subject(line, found.span).casefold().split())
        status = Status.COMBATANT if found.own and own_army and found.status is Status.UNSPECIFIED else found.status
        yield _claim(line, found, voice, (voice.party or party) if found.own else None, status)


def _claim(line: Line, found: Withheld, voice: Voice, side: str | None, status: Status) -> Claim:
    details = TollDetails(
        harm=found.harm, stated=None, low=None, high=None, approx=False, status=status, side=side, part_of=None,
        scope=Scope.INCIDENT if found.passive else Scope.CUMULATIVE, blamed=None, disclosed=False,
    )  # fmt: skip
    return make_claim(
        line.reading, found.span, details, voice,
        date=date_at(line.reading, found.span, running=not found.passive), place=None,
        rule="toll.withheld", evidence=(found.span,),
    )  # fmt: skip


_SIDES = words("sides")
_UNKNOWN = re.compile(r"\b(?:known|unknown|clear|unclear|immediate|available|determined|established)\b", re.IGNORECASE)


def _several(line: Line, found: Withheld) -> tuple[Voice, ...]:
    """One voice a body, where several withhold: "neither Oman nor Kenya", "both sides", "Oman and Kenya have not"."""
    start, text = line.sentence.span.start, line.reading.text
    subject = found.neither or _before_verb(Span(start, found.span.start), text)
    said = subject.of(text).casefold() if subject is not None else ""
    if subject is None or not (found.neither or re.search(r"\b(?:and|nor|both|two|sides)\b", said)):
        return ()
    named = {m.party: m for m in mentions_in(line.reading, subject)}
    parties = list(named)
    if not parties and set(re.findall(r"\w+", said)) & _SIDES:
        parties = list(scene_of(line.reading).belligerents())
    if len(parties) < 2:
        return (Voice(Span(found.span.start, subject.end).of(text), None, None, None),) if found.neither else ()
    return tuple(Voice(wording_of(party, line.reading, found.span.end), party, None, None) for party in parties)


def _before_verb(span: Span, text: str) -> Span | None:
    """The words of the clause before its verb, where they are few."""
    words = span.of(text)
    cut = max((m.end() for m in re.finditer(r"[,;:]\s+|\b(?:that|but|while|though|although|as)\s+", words)), default=0)
    kept = words[cut:].rstrip()
    return Span(span.start + cut, span.start + cut + len(kept)) if 0 < len(kept.split()) <= _SUBJECT else None


def _last_party(line: Line) -> str | None:
    """The party named last before the sentence: whom "it" stands for."""
    start = max(0, line.sentence.span.start - 400)
    found = mentions_in(line.reading, Span(start, line.sentence.span.start)) if line.sentence.span.start else []
    return found[0].party if found else None


# A subject of newswire has at most a nationality, a rank and a name or two.
_SUBJECT = 7


def _subject(line: Line, verb: Span) -> str:
    """The words before the verb of the sentence, where they are few: who withholds."""
    start, text = line.sentence.span.start, line.reading.text
    words = Span(start, verb.start).of(text).split(",")[-1].strip() if verb.start > start else ""
    words = words[4:] if words[:4].casefold() == "the " else words
    return words if 0 < len(words.split()) <= _SUBJECT else ""


def _body(line: Line, name: Span) -> str:
    """A party's name with the noun of the body that it tells of: "Omani authorities"."""
    at = next((i for i in range(len(line.words)) if line.token(i).start >= name.end), len(line.words))
    end = at
    while end < min(at + 3, len(line.words)) and line.words[end] in _BODIES:
        end += 1
    return Span(name.start, line.token(end - 1).end if end > at else name.end).of(line.reading.text)


_BODIES = words("bodies_that_tell")
