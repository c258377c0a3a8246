"""Figures that run on though no word says since when: those that are kept on record, or added to a running one."""

from __future__ import annotations

from counterclaim.claims.common.once import dates_in
from counterclaim.claims.toll.line import Line
from counterclaim.claims.toll.tie import Tie
from counterclaim.claims.toll.words import words

_EVENT = words("event")
_RECORDS = words("records_figure")
_ARCHIVES = words("archives")
_HOLDS = words("holds_figure")
# "the logs of the archive held some", "has so far recorded at least": how far before its figure a verb may stand.
_BEFORE = 4
# "has recorded 93 deaths and 251 wounded": a second figure of one record
_SECOND = 9


def recorded(line: Line, count: int) -> bool:
    """True for "the ministry has recorded 93 deaths" and "the logs held 15,000 deaths", of no day and no event."""
    if any(w in _EVENT for w in line.words) or dates_in(line.reading, line.sentence.span):
        return False
    reach = _SECOND if any(line.words[i] == "and" for i in range(max(0, count - 2), count)) else _BEFORE
    for at in range(max(1, count - reach), count):
        if line.words[at] in _RECORDS and any(w in ("has", "have") for w in line.words[max(0, at - 3) : at]):
            return True
        if line.words[at] in _HOLDS and any(w in _ARCHIVES for w in line.words[max(0, at - 4) : at]):
            return True
    return False


def adds_to_running(line: Line, found: Tie) -> bool:
    """True for "three aid workers have also died", of no day: told beside a running total it is another."""
    verb = found.trigger
    if verb is None or not verb.perfect or dates_in(line.reading, line.sentence.span):
        return False
    return "also" in line.words[max(0, verb.start - 3) : verb.start + 1]


def on_own_side(line: Line, end: int) -> bool:
    """True for "175 had been killed on its side", of the speaker's people, whose count ends before word `end`."""
    for at in range(end, min(end + _SIDE, len(line.words) - 2)):
        if line.words[at] in (";", ",", "."):
            return False
        own = line.words[at : at + 2] in (("on", "its"), ("on", "their"), ("on", "our"), ("on", "his"))
        if own and "side" in line.words[at + 2 : at + 4]:
            return line.word(at + 2) in ("side", "own")
    return False


# "175 people had so far been killed on its side"
_SIDE = 12
