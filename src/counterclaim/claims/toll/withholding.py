"""Claims that a figure is withheld, in the voice of the body that withholds it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from counterclaim.claims.common.dating import date_at
from counterclaim.claims.common.voice import voices_at
from counterclaim.claims.make import make_claim
from counterclaim.claims.toll.lexicon import lexicon
from counterclaim.claims.toll.line import Line
from counterclaim.claims.toll.mentions import mentions_in
from counterclaim.claims.toll.withheld import withheld
from counterclaim.claims.toll.words import words
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
        details = TollDetails(
            harm=found.harm, stated=None, low=None, high=None, approx=False, status=status,
            side=(voice.party or party) if found.own else None, part_of=None,
            scope=Scope.INCIDENT if found.passive else Scope.CUMULATIVE, blamed=None, disclosed=False,
        )  # fmt: skip
        yield make_claim(
            line.reading, found.span, details, voice,
            date=date_at(line.reading, found.span, running=not found.passive), place=None,
            rule="toll.withheld", evidence=(found.span,),
        )  # fmt: skip


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
