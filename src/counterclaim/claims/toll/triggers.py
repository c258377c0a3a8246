"""Words of harm in a sentence, and on which side of them the harmed stand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from counterclaim.claims.toll.count import Count, Of
from counterclaim.claims.toll.lexicon import Form, HarmWord, lexicon
from counterclaim.claims.toll.line import AUX, BE, HAVE, MARK, MODAL, NOT, PREPOSITION, Line, is_adverb
from counterclaim.claims.toll.words import words
from counterclaim.model.claim import Harm

_RAISED_TO = words("raised_to")
_ATTRIBUTIVE = words("attributive")
_NOUN_MARKS = words("noun_marks")


class Side(StrEnum):
    """Where the harmed stand."""

    BEFORE = "before"  # "12 people were killed", "three died"
    AFTER = "after"  # "killed 12 people"


@dataclass(frozen=True, slots=True)
class Trigger:
    """“were killed” at `[start, end)` of the line: killed, the harmed stand before. `full` where an auxiliary makes it
    a passive for certain; `real` is false for plans, threats, conditions and denials."""

    start: int
    end: int
    harm: Harm
    side: Side
    people_only: bool
    full: bool = False
    real: bool = True
    perfect: bool = False
    many: bool = False


_CONJ = frozenset(["and", "or", "/", ",", "&"]) | {"and/or"}
# How many words of a verb group may stand before its participle: "have since reportedly been".
_GROUP = 5


def find_triggers(line: Line, counts: list[Count]) -> list[Trigger]:
    """The words of harm that have somebody to harm, in order; two told in one breath are one ("killed or wounded")."""
    starts = {c.first: c for c in counts}
    found_words: list[tuple[int, HarmWord]] = []
    table = lexicon().harm
    at = 0
    while at < len(line.words):
        candidates = table.get(line.words[at])
        match = next((w for w in candidates if line.has(at, w.words)), None) if candidates else None
        if match is None:
            at += 1
            continue
        found_words.append((at, match))
        at += len(match.words)
    found: list[Trigger] = []
    place = 0
    while place < len(found_words):
        last = place
        harms = {found_words[place][1].harm}
        while last + 1 < len(found_words) and _one_breath(line, found_words[last], found_words[last + 1], starts):
            last += 1
            harms.add(found_words[last][1].harm)
        trigger = _trigger(line, found_words[place], found_words[last], starts)
        if trigger is not None:
            found.append(replace(trigger, harm=_together(harms, found_words[last][1].harm)))
        place = last + 1
    return found


def _one_breath(line: Line, here: tuple[int, HarmWord], after: tuple[int, HarmWord], starts: dict[int, Count]) -> bool:
    end = here[0] + len(here[1].words)
    gap = line.words[end : after[0]]
    if here[1].form is not after[1].form and {here[1].form, after[1].form} != {Form.PAST, Form.PARTICIPLE}:
        return False
    return len(gap) <= 2 and all(w in _CONJ or is_adverb(w) for w in gap)


def _together(harms: set[Harm], last: Harm) -> Harm:
    if {Harm.KILLED, Harm.INJURED} <= harms:
        return Harm.CASUALTIES
    return Harm.KILLED if Harm.KILLED in harms else last


def _trigger(
    line: Line, first: tuple[int, HarmWord], last: tuple[int, HarmWord], starts: dict[int, Count]
) -> Trigger | None:
    start, word = first
    end = last[0] + len(last[1].words)
    only = word.people_only
    form = word.form
    if form is Form.BEFORE_OBJECT:
        # "the deaths of", "claimed the lives of", "has lost"
        perfect = line.word(start) == "lost" and _helper(line, start) in ("has", "have")
        return Trigger(start, end, word.harm, Side.AFTER, only, real=_real(line, start), perfect=perfect)
    if form is Form.INTRANSITIVE:
        if word.many and line.word(end) in ("with", "without", "in", "for", "early", "late", "happy", "satisfied"):
            return None
        if word.many and (line.word(start - 1) in BE or any(p in starts for p in range(end, end + 2))):
            return None
        return Trigger(
            start, end, word.harm, Side.BEFORE, only, full=True, real=_real(line, start), many=word.many,
            perfect=_helper(line, start) in ("has", "have"),
        )  # fmt: skip
    if form is Form.ING:
        if line.word(start - 1) in BE and line.word(start - 1) == "being":
            return None
        return Trigger(start, end, word.harm, Side.AFTER, only, real=_real(line, start))
    if form in (Form.FINITE, Form.BASE):
        if line.word(start - 1) in _NOUN_MARKS:
            return None
        perfect = _helper(line, start) in ("has", "have")
        return Trigger(start, end, word.harm, Side.AFTER, only, real=_real(line, start), perfect=perfect)
    helper = _helper(line, start)
    if not helper and line.word(start - 1) in _REPORTED and _helper(line, start - 1) in BE:
        helper = "were"  # "ten were reported killed"
    if not helper and line.word(start - 1) in ("and", "or") and _participle(line.word(start - 2)):
        # "was stabbed and wounded"
        helper = _helper(line, start - 2)
        if helper in BE:
            start -= 2
    if helper in BE:
        perfect = helper == "been" and any(
            line.words[i] in ("has", "have") and line.word(i - 1) != "to" for i in range(max(0, start - 5), start)
        )
        return Trigger(start, end, word.harm, Side.BEFORE, only, full=True, real=_real(line, start), perfect=perfect)
    if line.word(start - 1) in _ATTRIBUTIVE:
        return None  # "the wounded", "most of the injured citizens"
    if not helper and is_adverb(line.word(start - 1)) and line.word(start - 2) in ("the", "their", "its", "these"):
        return None  # "the newly captured areas"
    object_follows = _object_at(line, end, starts)
    if form is Form.PARTICIPLE:
        return Trigger(start, end, word.harm, Side.BEFORE, only, real=_real(line, start))
    if helper in HAVE and word.harm is Harm.DISPLACED and not object_follows:
        return Trigger(start, end, word.harm, Side.BEFORE, only, full=True, real=_real(line, start), perfect=True)
    if helper in HAVE or object_follows:
        return Trigger(start, end, word.harm, Side.AFTER, only, real=_real(line, start), perfect=helper in HAVE)
    return Trigger(start, end, word.harm, Side.BEFORE, only, real=_real(line, start) and not _foreseen(line, start))


# "is set to see more than 3,000 women and children evacuated"
_SEEN = 12


def _foreseen(line: Line, start: int) -> bool:
    """True for "is set to see 300 evacuated", "would leave thousands displaced"."""
    for place in range(start - 1, max(0, start - _SEEN), -1):
        word = line.words[place]
        if word in ("see", "have", "get", "leave"):
            before = line.word(place - 1)
            return before in MODAL or (before == "to" and line.word(place - 2) in _AHEAD)
        if word in AUX or word in MARK:
            return False
    return False


_AHEAD = words("ahead")


def _participle(word: str) -> bool:
    return word.endswith("ed") or word in ("shot", "beaten", "hit", "struck", "taken", "caught", "torn")


def _helper(line: Line, start: int) -> str:
    """The auxiliary that the participle at `start` hangs on, or nothing."""
    at = start - 1
    while at >= max(0, start - _GROUP):
        word = line.words[at]
        if word in AUX:
            return word
        if not is_adverb(word) and word not in ("by", "far"):
            return ""
        at -= 1
    return ""


_OPENS_OBJECT = words("opens_object")


_TIMES = frozenset(
    ["ago", "later", "earlier", "day", "week", "month", "year", "days", "weeks", "months", "years", "times"]
)


def name_after(line: Line, at: int) -> int | None:
    """Where the name stands that a title at `at` leads to: "Navy captain Ivan Petrov"."""
    for place in range(at, min(at + 8, len(line.words))):
        if place in line.persons:
            return place
        word = line.words[place]
        if word in AUX or word in MARK or word in PREPOSITION or word == "and":
            return None
        if not (
            line.shown[place][:1].isupper()
            or line.shown[place][:1].isdigit()
            or word in lexicon().people
            or word in _TITLES
        ):
            return None
    return None


_REPORTED = words("predicates") - {"left", "among", "remain", "remains", "remained"}
_TITLES = words("titles") | words("title_offices") | words("title_bodies") | words("rank_titles")


def _object_at(line: Line, at: int, starts: dict[int, Count]) -> bool:
    """True where an object begins at `at`: somebody to be harmed by an active verb."""
    while line.word(at) and (line.word(at).endswith("ly") or line.word(at) in ("also", "as", "off", "only")):
        if line.word(at) == "as" and not line.has(at, ("as", "many", "as")):
            return False
        at += 3 if line.word(at) == "as" else 1
    count = starts.get(at)
    if count is not None and count.of is not Of.THING:
        # "15 soldiers killed 20 wounded": the second count has a word of harm of its own
        if count.of is Of.HARM and count.head is not None and line.word(count.head) in lexicon().adjectives:
            return False
        return not (count.of is Of.ELIDED and (line.word(count.end) in lexicon().harm or line.word(count.end) in BE))
    word = line.word(at)
    if word in ("the", "its", "his", "their", "her") and line.word(at + 1) not in (
        "day",
        "week",
        "month",
        "year",
        "past",
        "last",
    ):
        return True
    if word in _OPENS_OBJECT and not any(w in _TIMES for w in line.words[at : at + 5]):
        return True
    if name_after(line, at) is not None:
        return True
    if line.has(at, ("a", "family", "of")):
        return True
    person = lexicon().people.get(word)
    return person is not None and line.word(at - 1) not in MARK


_FORCES = words("forces")


# "could kill 10,000 people in the packed camps of the south and displace a million more"
_CLAUSE = 16


def _bare(line: Line, start: int) -> bool:
    """True for a verb of harm in its base form."""
    return any(w.form is Form.BASE and line.has(start, w.words) for w in lexicon().harm.get(line.word(start), ()))


def _modal_before(line: Line, start: int) -> bool:
    """True where the verb before the "and" of this one hangs on a "could" or "would"."""
    for at in range(start - 2, max(-1, start - _CLAUSE), -1):
        word = line.words[at]
        if word in MODAL:
            return True
        if word in (";", ":", ".", "that", "who", "which", "when", "while"):
            return False
    return False


def _real(line: Line, start: int) -> bool:
    """False for what is planned, feared, ordered, denied or only possible."""
    if line.word(start - 1) in ("and", "or") and _bare(line, start) and _modal_before(line, start):
        return False
    at, steps = start - 1, 0
    while at >= 0 and steps < _GROUP:
        word = line.words[at]
        if word in MODAL or word in NOT or word == "if":
            return False
        if word == "to":
            if line.word(start + 1) == "of" or line.word(start) == "the" or line.word(start).endswith("ing"):
                break
            if any(w in _FORCES for w in line.words[max(0, at - 12) : at]):
                return True  # "forcing thousands of residents to flee"
            before = line.word(at - 1)
            return before in _RAISED_TO  # fmt: skip
        if word not in AUX and not is_adverb(word):
            break
        at, steps = at - 1, steps + 1
    return not (
        at >= 0
        and line.words[at] in ("threatened", "threatens", "planned", "avoid", "of")
        and line.word(start).endswith("ing")
        and line.words[at] != "of"
    )


def breaks(line: Line, start: int, end: int) -> bool:
    """True where the words `[start, end)` hold an auxiliary, so that a new clause stands between."""
    return any(w in AUX for w in line.words[start:end])


__all__ = ["PREPOSITION", "Side", "Trigger", "breaks", "find_triggers"]
