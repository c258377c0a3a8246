"""Tells from the verbs around a date whether it is past or to come."""

from __future__ import annotations

from enum import Enum

from counterclaim.language._lists import table
from counterclaim.language.dates.line import Line

_SIGNS = table("tense-signs.txt")
_FUTURE, _PAST, _PASSIVE = _SIGNS["future"], _SIGNS["past"], _SIGNS["passive"]
_INTENT, _WISH = _SIGNS["intent"], _SIGNS["wish"]
_PLANNED, _CALLING, _PROGRAMME = _SIGNS["planned"], _SIGNS["calling"], _SIGNS["programme"]
_MEETING, _EVENT, _VIOLENCE = _SIGNS["meeting"], _SIGNS["event"], _SIGNS["violence"]
_TOLD, _FORCE = _SIGNS["told"], _SIGNS["force"]
_SPEECH, _NO_VERB, _LIMIT = _SIGNS["speech"], _SIGNS["no-verb"], _SIGNS["limit"]
_BREAKS = frozenset({";", ":"})
# how many tokens away a verb may stand, measured on sentences of newswire: longer reaches meet another clause
_LEFT, _RIGHT = 25, 20
_TRUCE_REACH = 5


class Direction(Enum):
    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


def direction(line: Line, first: int, last: int) -> Direction:
    """Where the phrase at tokens [first, last) points: the nearest verb on its left decides, then that on its right."""
    attributive = _attributive(line, last)
    if attributive in _VIOLENCE and not _ahead(line, first):
        return Direction.PAST
    if line.norm(last) == "that" and line.norm(first - 1) == "on" and line.norm(first - 2).endswith("s"):
        return Direction.PAST  # "warns on Monday that"
    if _granted(line, first):
        return Direction.FUTURE
    left = _left(line, first, attributive)
    if left is not None:
        index, found = left
        if line.norm(index) in _SPEECH and index < first - 1 and not _violence_before(line, first, index):
            # "said a meeting on Thursday will focus": the verb that follows at once is its own
            own = _sign(line, last, last)
            if own is not None and line.norm(last) not in _SPEECH:
                return own
        return found
    if _violence_before(line, first):
        return Direction.PAST
    if _headline_infinitive(line, first):
        return Direction.FUTURE
    for index in range(last, min(line.end, last + _RIGHT)):
        if line.norm(index) in _BREAKS:
            break
        found_right = _sign(line, index, None)
        if found_right is not None:
            return found_right
    return Direction.UNKNOWN


def _violence_before(line: Line, first: int, since: int = 0) -> bool:
    """True for "the shelling of the port on Sunday may be the worst": force that has a day has been used."""
    return any(
        line.norm(index) in _VIOLENCE and line.norm(index) not in _MEETING
        for index in range(max(line.start, since, first - _CLAUSE), first)
    )


def _headline_infinitive(line: Line, first: int) -> bool:
    """True for "Ministers to meet in Geneva on Friday", where no other verb stands before the date."""
    return any(
        line.norm(index) == "to" and _infinitive(line, index) and line.norm(index + 1) not in _NOT_TO
        for index in range(line.start + 1, min(line.start + _HEAD, first - 1))
    )


# tokens of a headline's subject, and of a clause that ends in a date
_HEAD, _CLAUSE = 5, 20
_NOT_TO = frozenset({"date", "day", "north", "south", "east", "west", "life", "people", "civilians"})


def _granted(line: Line, first: int) -> bool:
    """True for "gave them until Friday", "a truce starting on Sunday": a time limit that is set."""
    if line.norm(first - 1 - (line.norm(first - 1) in ("on", "from"))) in ("starting", "beginning", "effective"):
        return True
    if line.norm(first - 1) not in ("until", "till", "to", "through"):
        return False
    return any(line.norm(index) in _LIMIT for index in range(max(line.start, first - 9), first - 1))


def _attributive(line: Line, last: int) -> str:
    """The noun of "Thursday's meeting", "the Thursday meeting"; empty where the date stands by itself."""
    place = last + (line.norm(last) == "'s")
    for index in range(place, min(place + 3, line.end)):
        norm = line.norm(index)
        if norm in _VIOLENCE or norm in _MEETING or norm in _EVENT:
            return norm
        if not norm.isalpha() or norm in _NO_MODIFIER:
            return ""
    return ""


_NO_MODIFIER = frozenset(
    "in on at and that the by for to of with as after amid when while but a an was were is are has had which".split()  # noqa: SIM905
)


def _ahead(line: Line, first: int) -> bool:
    return line.norms(max(line.start, first - 3), 3)[:2] == ("ahead", "of") or line.norm(first - 1) == "ahead"


def _left(line: Line, first: int, attributive: str) -> tuple[int, Direction] | None:
    """The nearest sign before the phrase, and where it stands."""
    to_meet = None
    for index in range(first - 1, max(line.start, first - _LEFT) - 1, -1):
        norm = line.norm(index)
        if norm in _BREAKS:
            return None
        if norm in ("for", "before") and line.here and any(line.norm(at) in _MEETING for at in range(index + 1, first)):
            to_meet = to_meet or index  # "arrived on Monday for talks on Tuesday"
        if norm == "for" and line.norm(index + 1) in ("a", "an") and _truce(line, index + 2, first):
            return index, Direction.FUTURE
        if norm in ("after", "following") and line.norm(index - 1) not in ("day", "days", "week", "look"):
            right = _first_sign(line, first)
            if right is Direction.PAST:
                return index, right
        if norm in _WISH and attributive:
            return index, Direction.FUTURE
        found = _sign(line, index, first)
        if found is None:
            continue
        if (
            found is Direction.PAST
            and to_meet is not None
            and any(index < match.first < to_meet for match in line.here)
        ):
            return index, Direction.FUTURE
        return index, found
    return None


def _truce(line: Line, index: int, first: int) -> bool:
    """True for "an eight-hour truce on", a few words before the date."""
    return first - index <= _TRUCE_REACH and any(line.norm(place) in _SIGNS["truce"] for place in range(index, first))


def _first_sign(line: Line, first: int) -> Direction | None:
    for index in range(first, min(line.end, first + 12)):
        found = _sign(line, index, None)
        if found is not None:
            return found
    return None


def _sign(line: Line, index: int, until: int | None) -> Direction | None:
    """What the word at `index` says of the time of its clause; None where it says nothing. `until` is the date."""
    norm = line.norm(index)
    if norm in _FUTURE:
        if norm == "may" and line.capital(index):
            return None
        # "may have been killed" is of the past
        return Direction.PAST if line.norm(index + 1) == "have" else Direction.FUTURE
    if norm.endswith(("'ll", "’ll")):
        return Direction.FUTURE
    if norm == "to" and _infinitive(line, index):
        governor = line.norm(index - 1)
        if governor in _INTENT or governor in _TO_DO or line.norm(index + 1) == "be" or _deal_with(line, index):
            return Direction.FUTURE
        return None
    if norm in _PASSIVE:
        before = line.norm(index - 1)
        if norm in ("due", "likely", "scheduled", "slated") or before in ("is", "are", "be", "'s", "now", "not"):
            return Direction.FUTURE
        if norm == "planned" and line.norm(index + 1) in ("for", "on"):
            return Direction.FUTURE
        if norm in ("set", "expected", "planned") and until is not None and line.norm(index + 1) in ("for", "on", "to"):
            return Direction.FUTURE
    if until is not None:
        planned = _plans(line, index, until)
        if planned is not None:
            return planned
    if norm in _PROGRAMME and until is not None and _programme(line, index):
        return Direction.PAST if norm in _TOLD and _of_force(line, index, until) else Direction.FUTURE
    if norm in ("is", "are") and line.norm(index + 1).endswith("ing") and until is not None:
        return Direction.FUTURE
    if norm in _PAST or (norm.endswith("ed") and _is_verb(norm)):
        if norm not in ("said", "says", "told") and _infinitival(line, index):
            return None
        return Direction.PAST
    return None


def _is_verb(norm: str) -> bool:
    """False for adjectives and nouns that end in -ed: "rebel-held", "UN-brokered", "armed"."""
    return len(norm) > 4 and norm not in _NO_VERB and (norm.isalpha() or norm.startswith("re-"))


def _infinitival(line: Line, index: int) -> bool:
    """True for "held" in "to be held", "will be held"; the words before it decide."""
    return "be" in (line.norm(index - 1), line.norm(index - 2))


def _plans(line: Line, index: int, until: int) -> Direction | None:
    """Reads "announced another meeting … on Thursday", "called for a vote on Sunday"."""
    norm = line.norm(index)
    dated = any(index < match.first < until for match in line.here) or line.norm(index - 2) == "on"
    if norm in _PLANNED or (norm in ("called", "calls") and line.norm(index + 1) == "for"):
        if any(line.norm(place) in _MEETING or line.norm(place) in _EVENT for place in range(index + 1, until)):
            return Direction.FUTURE
    elif norm in _CALLING:
        between = range(index + 1, until)
        if any(line.norm(place) in _MEETING for place in between):
            return Direction.FUTURE
        if any(line.norm(place) in _EVENT for place in between) and (dated or _just_dated(line, index)):
            return Direction.FUTURE
    return None


def _just_dated(line: Line, index: int) -> bool:
    """True where the verb at `index` has its own day right before it: "on Sunday announced"."""
    return any(match.last in (index, index - 1) for match in line.here)


def _programme(line: Line, index: int) -> bool:
    """True for a present tense with a subject: "ministers meet", not "the meet", "to meet", "a start"."""
    before = line.norm(index - 1)
    return before not in ("the", "a", "an", "to", "this", "of", "that", "'s", "did", "not", "for", "in", "by", "helped")


def _of_force(line: Line, index: int, until: int) -> bool:
    """True for "leaves three dead on Monday", "begin an assault on Monday": the present tense of a headline."""
    return any(
        line.norm(place) in _FORCE or (line.norm(place) in _VIOLENCE and line.norm(place) not in _MEETING)
        for place in range(max(line.start, index - _SUBJECT), until)
    )


_SUBJECT = 5


def _deal_with(line: Line, index: int) -> bool:
    """True for "a deal with the north and the south to end": what an accord is for, past those who made it."""
    for place in range(index - 1, max(line.start, index - _PARTNERS) - 1, -1):
        norm = line.norm(place)
        if norm in _ACCORD:
            return line.norm(place + 1) in ("with", "between", "by")
        if norm.endswith("ed") and norm.isalpha() and not line.capital(place):
            return False
    return False


_PARTNERS = 10
_ACCORD = frozenset({"deal", "agreement", "accord", "pact", "treaty", "plan"})


def _infinitive(line: Line, index: int) -> bool:
    following = line.norm(index + 1)
    return following.isalpha() and not line.capital(index + 1) and following not in _NO_INFINITIVE


_NO_INFINITIVE = frozenset({"the", "a", "an", "their", "his", "its", "this", "that", "her", "our", "my"})
_TO_DO = frozenset({"is", "are", "has", "have", "had"})


def perfect(line: Line, first: int, last: int) -> bool:
    """True where a perfect tense stands near the phrase: what lasts up to now."""
    for index in range(max(line.start, first - _LEFT), min(line.end, last + _RIGHT)):
        norm = line.norm(index)
        if norm in ("has", "have", "haven't", "hasn't", "having", "haven’t", "hasn’t") or norm.endswith(("'ve", "’ve")):
            return True
    return False
