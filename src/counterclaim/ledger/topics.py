"""What leads to a question: by which words it is asked for, and with which others its figures are put together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from counterclaim.model.claim import Scope, Status
from counterclaim.model.question import Question
from counterclaim.reconcile.candidate import Candidate
from counterclaim.reconcile.implied.find import HARMS
from counterclaim.reconcile.names import KEPT, name_key, place_key

WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


def topics_of(candidate: Candidate) -> set[str]:
    """All that a question which the candidate answers may be asked for by, on whatever day: `of X` for whom it is
    about, `word X` for a word of its side, place and setting; and its threads."""
    names = whose(candidate.side, candidate.place)
    words = {f"word {word}" for word in words_of(candidate.side, candidate.place, ", ".join(candidate.belligerents))}
    found = words | {f"of {name}" for name in names if name}
    if candidate.scope == Scope.CUMULATIVE and not candidate.place and candidate.harm in HARMS:
        people = (name_key(candidate.side), name_key(candidate.counted_by))
        found |= {f"part {one}" for one in threads(candidate.harm, people, candidate.belligerents)}
        if candidate.status == Status.UNSPECIFIED:
            found |= {f"whole {one}" for one in asks_after(candidate.harm, people[0], candidate.belligerents)}
    return found


def threads(harm: str, people: Iterable[str], fighting: Iterable[str]) -> set[str]:
    """The names by which a total is found as a part of others: whose people it counts, and who fights."""
    return {f"{harm} of {one}" for one in people if one} | {f"{harm} among {one}" for one in fighting}


def asks_after(harm: str, side: str, fighting: Iterable[str]) -> set[str]:
    """The names by which the parts of a total are found: each of them has one of these among its threads."""
    if side:
        return {f"{harm} of {side}"}
    return {f"{harm} {how} {name}" for name in fighting for how in ("of", "among")}


@lru_cache(maxsize=KEPT)
def whose(side: str | None, place: str | None) -> tuple[str, ...]:
    """The side, folded; where none is said, as of most civilians, the place."""
    return (name_key(side),) if side else (name_key(place), place_key(place))


@lru_cache(maxsize=KEPT)
def words_of(side: str | None, place: str | None, setting: str | None) -> frozenset[str]:
    """The words that name a question."""
    return frozenset(WORD.findall(f"{name_key(side)} {name_key(place)} {setting or ''}"))


def names_question(question: Question, words: tuple[str, ...]) -> bool:
    """True where the question has all of these words, folded."""
    named = words_of(question.side, question.place, question.setting)
    return all(word in named for word in words)
