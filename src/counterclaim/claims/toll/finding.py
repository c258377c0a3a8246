"""Who found or keeps a figure, told by no word of speech: "ministry figures show", "the inquiry found that",
"a Red Crescent count showed", "Observatory toll", "Doctors' Union: nine killed"."""

from __future__ import annotations

from bisect import bisect_left

from counterclaim.claims.common.voice import Voice
from counterclaim.claims.toll.giving import of_list
from counterclaim.claims.toll.line import AUX, PREPOSITION, Line
from counterclaim.claims.toll.mentions import mentions_in
from counterclaim.claims.toll.tie import Tie
from counterclaim.claims.toll.words import words
from counterclaim.language import party_of
from counterclaim.model.party import PartyKind
from counterclaim.model.reading import NameKind
from counterclaim.model.span import Span

# "The Ruritanian Commission of Human Rights preliminary investigation": a subject of newswire
_SUBJECT = 10
# Between "found" and its figure stands no more than who did what to them.
_REACH = 24
_FINDS = words("finds")
_SHOWS = words("shows")
_REPORTS = words("reports_figure")
_COUNTS = words("mute_counts")
_OFFICES = words("giving_offices") | frozenset(["commission", "tribunal", "court", "inquiry", "union", "committee"])
_OWNER = 5
_ENDS = frozenset([",", ";", ".", ":", "and", "but", "while", "that", '"', "(", ")"])
_TELLING = frozenset({PartyKind.MONITOR, PartyKind.INTERNATIONAL_BODY})


def finder(line: Line, found: Tie) -> Voice | None:
    """Who is said to have found the figure; None where the sentence names nobody."""
    return _before(line, found) or _behind(line, found) or _of_toll(line, found) or _label(line, found)


def _before(line: Line, found: Tie) -> Voice | None:
    """ "The commission found that 40 were killed", "ministry figures show 92 dead"."""
    first = found.count.first
    for verb in range(first - 1, max(0, first - _REACH), -1):
        shows = line.words[verb] in _SHOWS or (
            line.words[verb] in _REPORTS and all(of_list(line, i) for i in range(verb + 1, first))
        )
        if not shows and not (line.words[verb] in _FINDS and line.word(verb + 1) == "that"):
            continue
        start = verb
        while start > 0 and line.words[start - 1] not in _ENDS and verb - start <= _SUBJECT:
            start -= 1
        while start < verb and line.words[verb - 1] in ("has", "have", "had", "also"):
            verb -= 1
        return _voice(line, start, verb, counted=shows)
    return None


def _behind(line: Line, found: Tie) -> Voice | None:
    """ "63 were killed, a Red Crescent count showed", at the end of the sentence."""
    last = len(line.words) - 1
    while last > 0 and not line.words[last].isalpha():
        last -= 1
    if line.words[last] not in _SHOWS | _FINDS or last <= found.count.end:
        return None
    start = last
    while start > found.count.end and line.words[start - 1] not in _ENDS:
        start -= 1
    return _voice(line, start, last, counted=line.words[last] in _SHOWS) if line.word(start - 1) == "," else None


def _of_toll(line: Line, found: Tie) -> Voice | None:
    """ "The Observatory toll is 12", "a police toll of 12": a body that keeps tolls, right before the noun."""
    if not found.toll or found.about is None:
        return None
    at = next((i for i in range(found.about[0], found.about[1]) if line.words[i] in _COUNTS), None)
    if at is None or at == 0:
        return None
    if line.words[at - 1] in ("death", "casualty"):
        at -= 1
    if found.rule == "toll.figure" and line.word(at - 1) == "'s" and at > 1:  # "Zenda's figure is 188"
        owner = mentions_in(line.reading, line.span(max(0, at - _OWNER), at - 1))
        return Voice(owner[-1].span.of(line.reading.text), owner[-1].party, None, None) if owner else None
    body = line.span(at - 1, at) if at else None
    kinds = {p.name: p.kind for p in line.reading.cast.parties}
    telling = [m for m in mentions_in(line.reading, body) if kinds.get(m.party) in _TELLING] if body else []
    if telling:
        return Voice(telling[0].span.of(line.reading.text), telling[0].party, None, None)
    name = line.shown[at - 1]
    if line.words[at - 1] in _OFFICES or name in _TELLERS:
        return Voice(name, party_of(name, line.reading.cast), None, None)
    return None


def _label(line: Line, found: Tie) -> Voice | None:
    """ "Zenda Doctors' Union: nine killed": a body and a colon open the sentence."""
    colon = next((i for i in range(1, min(_SUBJECT, found.count.first)) if line.words[i] == ":"), None)
    if colon is None or any(w in AUX or w in PREPOSITION - {"for", "in", "of"} for w in line.words[:colon]):
        return None
    first = next((i for i in range(colon) if line.words[i][:1].isalnum()), colon)  # past the mark of a list
    if first == colon or any(i in line.numbers for i in range(colon)):
        return None
    span = line.span(first, colon)
    kinds = {p.name: p.kind for p in line.reading.cast.parties}
    known = [m for m in mentions_in(line.reading, span) if kinds.get(m.party) in _TELLING]
    begin = bisect_left(line.reading.names, span.start, key=lambda n: n.span.start)
    bodies = [n for n in line.reading.names[begin : begin + 3] if n.kind is NameKind.ORGANISATION]
    office = line.words[colon - 1] in _OFFICES or line.words[colon - 1].rstrip("s") in _OFFICES
    if not known and not office and not any(span.contains(n.span) for n in bodies):
        return None
    source = span.of(line.reading.text)
    return Voice(source, party_of(source, line.reading.cast), None, None)


def _voice(line: Line, start: int, end: int, *, counted: bool) -> Voice | None:
    """The voice of a subject, less the noun of its count; None where it names no body that could tell."""
    while start < end and line.words[start] in ("the", "a", "an", "its", "their"):
        start += 1
    while end > start and line.words[end - 1] in _COUNTS:
        end -= 1
    if start >= end or end - start > _SUBJECT or any(i in line.numbers for i in range(start, end)):
        return None
    if any(w in AUX for w in line.words[start:end]):
        return None
    span = line.span(start, end)
    named = any(shown[:1].isupper() and line.words[i + start] not in _OPENERS for i, shown in
                enumerate(line.shown[start:end]))  # fmt: skip
    office = any(w in _OFFICES for w in line.words[start:end])
    if not (named or office) or (counted and not office and not _body(line, span)):
        return None
    source = span.of(line.reading.text)
    return Voice(source, party_of(source, line.reading.cast), None, None)


def _body(line: Line, span: Span) -> bool:
    names = line.reading.names
    begin = bisect_left(names, span.start, key=lambda n: n.span.start)
    inside = any(span.contains(n.span) and n.kind is NameKind.ORGANISATION for n in names[begin : begin + 4])
    return inside or bool(mentions_in(line.reading, span))


_OPENERS = frozenset(["it", "they", "he", "she", "we", "this", "rescuers", "police", "residents", "who", "which"])
_TELLERS = frozenset(["Observatory", "Ministry", "Commission", "Union", "Syndicate", "Network"])

__all__ = ["finder"]
