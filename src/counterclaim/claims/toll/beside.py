"""Who the sentences beside a toll say did it: who struck, who is accused, who claims responsibility."""

from __future__ import annotations

from bisect import bisect_left

from counterclaim.claims.toll.accusing import accused_in
from counterclaim.claims.toll.acting import ATTACK, STRIKES_OUT, acts, speaks
from counterclaim.claims.toll.agents import described
from counterclaim.claims.toll.by_phrase import by_phrase
from counterclaim.claims.toll.line import Line, line_of
from counterclaim.claims.toll.mentions import mentions_in
from counterclaim.claims.toll.words import words
from counterclaim.model.reading import NameKind, PartyMention, Reading, Sentence
from counterclaim.model.span import Span


def beside_it(line: Line) -> str | None:
    """Who the sentence before says struck, where this one goes on about it, or whom the next one accuses."""
    reading = line.reading
    at = bisect_left(reading.sentences, line.sentence.first, key=lambda s: s.first)
    sides = reading.sentences[at + 1 : at + 2], reading.sentences[max(0, at - 1) : at]
    after, before = ([s for s in side if s.last - s.first <= _LONGEST] for side in sides)
    for sentence in after:
        accused = accused_in(_plain(line, sentence), beside=True) if _accuses(reading, sentence) else None
        if accused is not None:
            return accused
    if _new_event(line):
        return None
    for sentence in before:
        told = _plain(line, sentence)
        if sentence.part != line.sentence.part or not any(w in ATTACK or w in STRIKES_OUT for w in told.words):
            continue
        accused = accused_in(told, beside=True)
        return accused if accused is not None else _striker(told)
    return None


# A list without full stops is no sentence beside another.
_LONGEST = 300


def _striker(told: Line) -> str | None:
    """Who a sentence says struck; None where it names nobody, or several."""
    by = by_phrase(told, 0, len(told.words), [])
    if by is not None:
        return by
    acting = {m.party: m for m in _mentions(told) if acts(told, m, strict=True) and not speaks(told, m)}
    if len(acting) == 1:
        return next(iter(acting))
    return None if acting else described(told, 0, len(told.words), [])


def _mentions(line: Line) -> list[PartyMention]:
    return mentions_in(line.reading, line.sentence.span)


def _accuses(reading: Reading, sentence: Sentence) -> bool:
    return any(t.norm in _ACCUSING for t in reading.tokens[sentence.first : sentence.last])


_ACCUSING = words("accuses") | words("attributes")


def _plain(line: Line, sentence: Sentence) -> Line:
    return line_of(line.reading, sentence, {}, {}, line.armed, False)


def _new_event(line: Line) -> bool:
    """True where a sentence opens an event of its own: "in a car bombing", "elsewhere"."""
    for at, word in enumerate(line.words):
        if word in _ELSEWHERE:
            return True
        if word in _EVENT and not any(w in _THAT for w in line.words[max(0, at - 4) : at]):
            return True
    return any(w in _WARS for w in line.words)


_WARS = words("war")
_EVENT = words("event")
_ELSEWHERE = words("elsewhere")
_THAT = frozenset(["the", "this", "that", "these", "those", "both"])


def owned_up(line: Line) -> str | None:
    """Who claims responsibility, or the attack, in this sentence or the next."""
    reading = line.reading
    at = bisect_left(reading.sentences, line.sentence.first, key=lambda s: s.first)
    for sentence in reading.sentences[at : at + 2]:
        norms = [t.norm for t in reading.tokens[sentence.first : min(sentence.last, sentence.first + _LONGEST)]]
        for place, word in enumerate(norms):
            if word not in _CLAIMS or any(w in ("no", "nobody", "not", "yet") for w in norms[:place]):
                continue
            deed = norms[place + 1 : place + 4]
            if norms[place + 1 : place + 2] == ["by"] and any(w in _EVENT for w in norms[:place]):
                span = Span(reading.tokens[sentence.first + place + 1].start, sentence.span.end)
                found = _claimant(reading, span, last=False)
            elif "responsibility" in deed or (deed[:1] and deed[0] in _THAT and any(w in _DEED for w in deed)):
                stop = reading.tokens[sentence.first + place].start
                found = _claimant(reading, Span(sentence.span.start, stop)) if stop > sentence.span.start else None
            else:
                continue
            if found is not None:
                return found
    return None


def _claimant(reading: Reading, span: Span, last: bool = True) -> str | None:
    """The party named in `span`, else the body."""
    found = mentions_in(reading, span)
    if found:
        return found[-1 if last else 0].party
    begin = bisect_left(reading.names, span.start, key=lambda n: n.span.start)
    bodies = [n for n in reading.names[begin : begin + _NAMES] if span.contains(n.span)]
    bodies = [n for n in bodies if n.kind is NameKind.ORGANISATION]
    return bodies[-1 if last else 0].span.of(reading.text) if bodies else None


# No clause has more names before its verb.
_NAMES = 8
_CLAIMS = frozenset(["claim", "claims", "claimed", "claiming"])
_DEED = _EVENT - {"fire", "fired", "hit", "struck", "attacked", "bombed", "shelled", "shot"}
