"""Who keeps or gives a count by a verb that is no word of speech: "officials count 65 dead", "gave a toll of 12"."""

from __future__ import annotations

from counterclaim.claims.common.voice import OUTLET, Voice
from counterclaim.claims.toll.lexicon import lexicon
from counterclaim.claims.toll.line import BE, Line
from counterclaim.claims.toll.mentions import mentions_in
from counterclaim.claims.toll.tie import Tie
from counterclaim.claims.toll.words import words
from counterclaim.language import party_of

# "The health ministry of Oman counts": a subject of newswire
_COUNTER = 7
_COUNTS = words("keeps_count")
_GIVES = words("gives_toll")
_FIGURES = frozenset(["toll", "figure", "tally", "count", "number", "losses", "dead", "casualties", "deaths"])
# "gave a provisional death toll", and on to the second figure of its list
_TOLL = 5
_GIVEN = 16
# "The UK-based Omani Observatory for Human Rights monitor gave"
_GIVER = 12
_ENDS = frozenset([",", ";", ".", "and", "but", "while", "that", "whereas", "as", '"'])


def counter(line: Line, found: Tie) -> Voice:
    """Who keeps the count, where no other voice is found: "Omani officials count 65 civilians killed"."""
    verb = next((i for i in range(max(0, found.count.first - 9), found.count.first) if line.words[i] in _COUNTS), None)
    if verb is None:
        return OUTLET
    first = verb
    while first > 0 and line.words[first - 1] not in (",", ";", ".", "and", "but", "while", "that"):
        first -= 1
    first += line.word(first) == "the"
    said = mentions_in(line.reading, line.span(first, verb)) if first < verb <= first + _COUNTER else []
    return Voice(line.span(first, verb).of(line.reading.text), said[0].party, None, None) if said else OUTLET


def giver(line: Line, found: Tie) -> Voice | None:
    """Who gave the toll, whatever else the sentence reports: "while the Red Cross gave a toll of 12"."""
    count = found.count
    verb = next((i for i in range(count.first - 1, max(-1, count.first - _GIVEN), -1) if line.words[i] in _GIVES), None)
    if verb is None:
        return _putter(line, found)
    if verb is None or line.word(verb + 1) not in ("a", "an", "the", "its", "their"):
        return None
    toll = next((i for i in range(verb + 2, count.first) if line.words[i] in _FIGURES), None)
    if toll is None or toll - verb > _TOLL or line.word(toll + 1) not in ("of", "as", "at"):
        return None
    listed = range(toll + 2, count.first)  # "a toll of 44 dead and 140 injured"
    if any(w in _ENDS for w in line.words[verb:toll]) or not all(of_list(line, i) for i in listed):
        return None
    return _subject(line, verb)


def _putter(line: Line, found: Tie) -> Voice | None:
    """Who "put the number of injured at 61"."""
    first = found.count.first
    before = first - 1
    while before > 0 and line.words[before] in ("least", "about", "around", "some", "between", "over", "more", "than"):
        before -= 1
    at = before + 1 if line.word(before + 1) == "at" else before
    if not found.toll or line.words[at] != "at":
        return None
    verb = next((i for i in range(at - 1, max(-1, first - _GIVEN), -1) if line.words[i] in _PUTS), None)
    passive = verb is not None and line.word(verb - 1) in BE
    if verb is None or passive or any(w in _ENDS for w in line.words[verb:at]) or line.words[verb].endswith("ing"):
        return None
    return _subject(line, verb)


def _subject(line: Line, verb: int) -> Voice | None:
    """The body before a verb that gives a figure."""
    last = verb
    while last > 0 and (
        line.words[last - 1] in ("had", "has", "have", "also") or line.words[last - 1].startswith("earl")
    ):
        last -= 1
    first = last
    while first > 0 and line.words[first - 1] not in _ENDS:
        first -= 1
    first += line.word(first) == "the"
    if not first < last <= first + _GIVER or any(i in line.numbers for i in range(first, last)):
        return None
    source = line.span(first, last).of(line.reading.text)
    named = line.words[first] not in _PRONOUNS and any(shown[:1].isupper() for shown in line.shown[first:last])
    if not named and line.word(last - 1) not in _OFFICE:
        return None  # "he gave a toll of"
    return Voice(source, party_of(source, line.reading.cast), None, None)


def of_list(line: Line, at: int) -> bool:
    """True for a word of a list of figures: "44 dead and 140 injured"."""
    lex = lexicon()
    numbered = any(start <= at < number.last - line.first for start, number in line.numbers.items())
    word = line.words[at]
    return (
        numbered
        or word in (",", "and", "people", "others")
        or any(word in known for known in (lex.adjectives, lex.harm, lex.people))
    )


_PUTS = words("puts")
_OFFICE = words("giving_offices")
_PRONOUNS = frozenset(["he", "she", "it", "they", "we", "who", "which"])
