"""Who a sentence accuses: "Baku blamed Yerevan", "the army was accused by residents", "attributed it to the rebels"."""

from __future__ import annotations

from counterclaim.claims.toll.line import AUX, Line
from counterclaim.claims.toll.mentions import mentions_in, phrase_end
from counterclaim.claims.toll.words import words

_ACCUSES = words("accuses")
_ATTRIBUTES = words("attributes")
_EACH_OTHER = frozenset(["each", "one"])
_DENIES = frozenset(["not", "n't", "no", "without", "refused", "declined", "stopped", "against"])
# "attribute the night attack on the market of the town to": words between the verb and its "to"
_REACH = 12


def accused_in(line: Line, beside: bool = False) -> str | None:
    """The party, or the agent by description, whom a sentence accuses.

    `beside` asks for an accusation of what another sentence tells: "blamed Oman", "accused Oman of the attack", and
    not "accused Oman of breaking the truce".
    """
    for at, word in enumerate(line.words):
        if word in _ACCUSES:
            if any(w in _DENIES for w in line.words[max(0, at - 3) : at]) or line.word(at + 1) in _EACH_OTHER:
                continue
            if beside and not _of_that(line, at):
                continue
            found = _by_accuser(line, at) if line.word(at + 1) == "by" else _object(line, at + 1)
        elif word in _ATTRIBUTES:
            to = next((i for i in range(at + 1, min(at + _REACH, len(line.words))) if line.words[i] == "to"), None)
            found = _object(line, to + 1) if to is not None else None
        else:
            continue
        if found is not None:
            return found
    return None


def _of_that(line: Line, at: int) -> bool:
    """True where an accusation names no deed, or one already told of."""
    deed = next((i for i in range(at + 1, min(at + _REACH, len(line.words))) if line.words[i] in ("of", "for")), None)
    if deed is None:
        return line.words[at].startswith("blam")
    said = line.words[deed + 1 : deed + 6]
    return any(w in _THAT for w in said[:3]) and any(w in _EVENT or w in ("it", "them", "deaths") for w in said)


_THAT = frozenset(["the", "this", "that", "these", "those", "it", "them", "both", "carrying", "behind"])
_EVENT = words("event") | frozenset(["deaths", "killings", "killing"])


def _by_accuser(line: Line, at: int) -> str | None:
    """ "Rebels are accused by the army of": the subject of the passive."""
    subject = at
    while subject > 0 and line.words[subject - 1] in AUX:
        subject -= 1
    if subject in (0, at):
        return None
    first = subject
    while first > 0 and line.words[first - 1] not in (",", ";", "that", "and", "but", ".", "after"):
        first -= 1
    return _named(line, first, subject) or line.span(first, subject).of(line.reading.text)


def _object(line: Line, at: int) -> str | None:
    """The party right behind a verb, past "on", "for" and the article."""
    for _ in range(3):
        if line.word(at) in ("on", "the", "both", "it", "its"):
            at += 1
    end = phrase_end(line, at)
    if end <= at:
        return None
    agent = next((i for i in range(at, end) if line.words[i] in _MEN), None)
    return _named(line, at, end) or (line.span(at, agent + 1).of(line.reading.text) if agent is not None else None)


def _named(line: Line, first: int, end: int) -> str | None:
    found = mentions_in(line.reading, line.span(first, end))
    if not found or line.word(first) in ("a", "an"):
        return None
    if found[0].how == "demonym" and line.span(first, end).end > found[0].span.end:
        body = line.words[end - 1]
        if body in _MEN and body not in ("forces", "army", "military", "troops"):
            return line.span(first, end).of(line.reading.text)  # "Omani settlers" are not Oman
    return found[0].party


_MEN = words("agents")
