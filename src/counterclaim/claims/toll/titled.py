"""What a named person was, by the title before the name and the apposition behind it."""

from __future__ import annotations

from counterclaim.claims.toll.count import Count
from counterclaim.claims.toll.lexicon import lexicon
from counterclaim.claims.toll.line import AUX, PREPOSITION, Line
from counterclaim.claims.toll.mentions import mentions_in
from counterclaim.claims.toll.words import words
from counterclaim.model.claim import Status

_RANKS = words("rank_titles")
_CIVIL_GENERALS = words("civil_generals")
_TITLES = words("titles") | words("rank_titles")
_BODIES = words("title_bodies")
# "Islamic Revolutionary Guard Corps (IRGC) commander Adan Sahal": a body, its initials, an office, a name
_TITLE = 12
_APPOSITION = 25


def title_start(line: Line, count: Count) -> int:
    """Where the title before a name begins; the name itself where it has none."""
    at = count.first
    while at > max(0, count.first - _TITLE) and _of_title(line, at - 1):
        at -= 1
    while at < count.first and line.words[at] in ("(", ")", "the", "and", "of"):
        at += 1
    return at


def _of_title(line: Line, at: int) -> bool:
    word = line.words[at]
    if word in AUX or at in line.numbers:
        return False
    if word in (")", "("):
        return True
    if word == "of" or word == "the":
        return at > 0 and (line.words[at - 1] in _TITLES or line.words[at - 1] == "of")
    if word in PREPOSITION or not word[:1].isalpha():
        return False
    opens = at == 0
    capital = line.shown[at][:1].isupper() and not (opens and word in ("the", "a"))
    return capital or word in _TITLES or word in _OFFICES


_OFFICES = words("title_offices")


def extent(line: Line, count: Count) -> tuple[int, int]:
    """The words for a named person, from the title to the end of the apposition."""
    stretches = _stretches(line, count)
    return stretches[0][0], stretches[-1][1]


def _stretches(line: Line, count: Count) -> list[tuple[int, int]]:
    stretches = [(title_start(line, count), count.end)]
    if line.word(count.end) == ",":
        stop = count.end + 1
        while stop < min(count.end + _APPOSITION, len(line.words)) and line.words[stop] not in (",", ";", "."):
            stop += 1
        opens = line.word(count.end + 1)
        if line.word(stop) == "," and (opens in ("a", "an", "the") or opens in _TITLES or opens in _OFFICES):
            stretches.append((count.end + 1, stop))
    return stretches


def standing(line: Line, count: Count) -> tuple[Status | None, str | None]:
    """Status and side of a named person, as far as title and apposition give them."""
    status: Status | None = None
    side: str | None = None
    for start, end in _stretches(line, count):
        if start >= end:
            continue
        found = mentions_in(line.reading, line.span(start, end))
        if status is None:
            status = _status(line, start, end, any(m.party in line.armed for m in found))
        if side is None and found:
            side = found[0].party
    return status, side


def _status(line: Line, start: int, end: int, armed: bool) -> Status | None:
    lex = lexicon()
    for at in range(start, end):
        word = line.words[at]
        if word == "general" and line.word(at - 1) in _CIVIL_GENERALS:
            continue
        person = lex.people.get(word)
        fights = person is not None and person.singular and person.status is Status.COMBATANT
        if fights or word in _RANKS or word in _BODIES:
            return Status.COMBATANT
    if armed:
        return Status.COMBATANT
    for at in range(start, end):
        person = lex.people.get(line.words[at])
        if person is not None and person.singular and person.status is Status.CIVILIAN:
            return person.status
    return None


__all__ = ["extent", "standing", "title_start"]
