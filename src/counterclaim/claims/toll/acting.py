"""Whether a party that is named does something with force."""

from __future__ import annotations

from counterclaim.claims.common.once import spoken_in
from counterclaim.claims.toll.line import AUX, PREPOSITION, Line
from counterclaim.claims.toll.words import words
from counterclaim.model.reading import NumberKind, PartyMention

ATTACK = words("attack")
STRIKES_OUT = words("strikes_out")
_PLACING = words("placing")
_AGENTS = words("agents")
_SPEECH = words("speech")
# A party and its word of attack stand close: "a Russian guided aerial bomb attack".
_NEAR = 5


def after_mention(line: Line, mention: PartyMention) -> int:
    return next((i for i in range(len(line.words)) if line.token(i).start >= mention.span.end), len(line.words))


def speaks(line: Line, mention: PartyMention) -> bool:
    return bool(spoken_in(line.reading, mention.span))


def acts(line: Line, mention: PartyMention, strict: bool = False) -> bool:
    """True where a word of attack follows a party closely: "an Israeli drone strike", "Russia shelled".

    `strict` asks of "Omani fighters" that they do something.
    """
    at = next((i for i in range(len(line.words)) if line.token(i).start >= mention.span.end), None)
    if at is None or place_like(line, mention, at):
        return False
    if line.words[at] == "(" and ")" in line.words[at : at + _BRACKET]:
        at = line.words.index(")", at) + 1  # "Red Hand (formerly the Black Hand) mortar fire"
    if mention.how == "name" and line.words[at] in _PLANTED:
        return False  # "Ruritania car bombs kill 40", as headlines have it: there, not by it
    for place in range(at, min(at + _NEAR, len(line.words))):
        word = line.words[place]
        if word in _TAKES_UP:
            return any(w in ATTACK and w not in _AGENTS for w in line.words[place + 1 : place + _NEAR])
        if word in _RUNS_INTO and any(w in _MINES for w in line.words[place + 1 : place + 4]):
            return False  # "an Omani convoy struck a mine"
        if word in ("has", "have", "had") and line.word(place + 1) in STRIKES_OUT:
            continue
        if word in PREPOSITION or word in AUX or word in _SPEECH or word in _STOPS:
            return False
        if strict and word in _AGENTS:
            continue
        counted = place in line.numbers and line.numbers[place].kind is NumberKind.CARDINAL
        if counted or word in _COUNTS or word in _LONG_WAR:
            return False
        if word in ATTACK or word in STRIKES_OUT:
            return line.word(place + 1) != "by" and not (word in _AGENTS and line.word(place + 1) in _STRUCK)
    return False


def place_like(line: Line, mention: PartyMention, after: int) -> bool:
    """True where a name stands for a place: "in Damascus central district"."""
    first = after - 1
    while first > 0 and line.token(first).start > mention.span.start:
        first -= 1
    while line.word(first - 1) in ("the", "northern", "southern", "eastern", "western", "central"):
        first -= 1
    before = line.word(first - 1)
    if line.word(after) in ("'s", "'") and mention.how == "name":
        return False  # "in Oman's offensive"
    return before in _PLACING and mention.how != "demonym"


_BRACKET = 8
_PLANTED = frozenset(["car", "truck", "roadside", "suicide", "bus", "market", "blast", "blasts", "bomb", "bombs"])
# "since Oman resumed its strikes on"
_TAKES_UP = frozenset(["resumed", "resumes", "renewed", "intensified", "escalated", "expanded", "unleashed"])
_RUNS_INTO = frozenset(["struck", "strikes", "striking", "hit", "hits", "hitting"])
_MINES = frozenset(["mine", "mines", "landmine", "landmines", "ied", "ieds", "bomb", "bombs", "device", "explosive"])
_LONG_WAR = words("long_war") - {"offensive", "onslaught"}
_STRUCK = words("struck_bodies")
_COUNTS = words("keeps_count")
_STOPS = frozenset([",", ".", ";", ":", "(", ")", "its", "their", "the", "a", "an", "and", "or"])
