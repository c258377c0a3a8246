"""What the words around a figure say of it, that the fields of its claim don't."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from counterclaim.data import load_lines, load_yaml

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_ADDED_AFTER = re.compile(
    r"\W{1,9}(?:(?:other|others|more|further|additional)\b|(?:\w+\W{1,9}){0,3}?(?:were|was|have|has) also\b)", re.I
)
_ADDED_BEFORE = re.compile(r"\b(?:another|other|further|additional) (?:at least )?$", re.I)
# “974 of its troops” are all that are counted; “five of the wounded” are not.
_OF_THEM = re.compile(
    r"\W{0,3}(?:\w+ )?of (?:them|those|these|whom|which"
    r"|(?:the|its|their) (?:\w+ )?(?:dead|wounded|injured|victims|casualties))\b",
    re.I,
)
# How many words around a figure tell of the same event: sentences of texts without commas run on.
WINDOW = 18
# How far after a figure its noun stands at most, and the words on what became of those whom it counts.
_NOUN, _FATE = 4, 9
# How far from a figure the words stand that say that it counts over several strikes.
_SPREAD = 12
# How far behind “since” stands what began.
_SINCE = 8
# How far before a figure stands the word that says that it is an earlier one.
_EARLIER = 8


@dataclass(frozen=True, slots=True)
class Wording:
    """“Of children; one strike of several.” What the words around one figure say of it.

    `beside`: it counts people beside others (“nine others were killed”). `part`: some of those whom the event harmed.
    `earlier`: its report says that it was updated since. `spread`: it counts over several strikes, places or days.
    `own_start`: it counts since something else than the war began (“since the push for the town began”).
    `group`: of whom alone, of their status; empty for all. `around` are the words near it.
    """

    beside: bool = False
    part: bool = False
    earlier: bool = False
    spread: bool = False
    own_start: bool = False
    group: str = ""
    around: str = ""


NOTHING_SAID = Wording()


def counts_beside(sentence: str, start: int, end: int) -> bool:
    """True where the figure at `[start, end)` of the sentence is of people beside those counted before: “nine others
    were killed”, “another 40”, “four people were also killed”."""
    return bool(_ADDED_AFTER.match(sentence, end) or _ADDED_BEFORE.search(sentence, 0, start))


def wording_of(sentence: str, start: int, end: int) -> Wording:
    """What the words around the figure at `[start, end)` of the sentence say of it. Pure, of the sentence alone."""
    if not 0 <= start < end <= len(sentence):
        return Wording()
    # Cut before words are looked for: a sentence may be a megabyte.
    before = _words(sentence[max(start - 20 * WINDOW, 0) : start])[-WINDOW:]
    after = _words(sentence[end : end + 20 * WINDOW])[:WINDOW]
    figure = _words(sentence[start:end])
    return Wording(
        beside=counts_beside(sentence, start, end),
        part=bool(_OF_THEM.match(sentence, end)) or any(word in _lists().some_of for word in after[:_FATE]),
        earlier=_is_earlier(before),
        spread=_is_spread(before[-_SPREAD:]) or _is_spread(after[:_SPREAD]),
        own_start=_has_own_start([*before, *figure, *after]),
        group=_group(figure, after),
        around=" ".join((*before, *figure, *after)),
    )


def _is_earlier(before: list[str]) -> bool:
    lists = _lists()
    if " ".join(before[-2:]) in lists.up_from:
        return True
    near = before[-_EARLIER:]
    for at in range(len(near) - 1, -1, -1):
        if near[at][0].isdigit() or near[at] in lists.numbers:
            near = near[at + 1 :]  # what stands before another figure is said of that one
            break
    if any(one in lists.earlier and two in lists.tolls for one, two in pairwise(near)):
        return True
    if any(one in lists.earlier and three in lists.tolls for one, three in zip(near, near[2:], strict=False)):
        return True  # “a previous death toll of”
    return "had" in near and any(word in lists.tolls for word in near[near.index("had") :])


def _has_own_start(words: list[str]) -> bool:
    """True for a count since an event of its own; “since then” and “since the war began” go on from what all count."""
    if "since" not in words:
        return False
    follows = words[words.index("since") + 1 :][:_SINCE]
    return bool(follows) and follows[0] not in _lists().going_on and not any(w in _lists().wars for w in follows)


def _is_spread(words: list[str]) -> bool:
    lists = _lists()
    return any(word in lists.spread for word in words) or any(
        f"{one} {two}" in lists.spread_pairs for one, two in pairwise(words)
    )


def _group(figure: list[str], after: list[str]) -> str:
    """Of whom the figure is, by its noun: the first of the table behind it, with nothing but adjectives between."""
    lists = _lists()
    found: list[str] = []
    nouns = [word for word in figure if word in lists.groups]  # “a 9-year-old girl”: no word of a number is in the way
    for word in (*nouns, *after[:_NOUN]):
        if word in lists.groups:
            if lists.groups[word] not in found:
                found.append(lists.groups[word])
        elif found and word == "and":
            continue
        elif found or word not in lists.between:
            break
    return " and ".join(sorted(found))


def _words(text: str) -> list[str]:
    return [word.replace("’", "'") for word in _WORD.findall(text.casefold())]


@dataclass(frozen=True, slots=True)
class _Lists:
    groups: dict[str, str]
    between: frozenset[str]
    earlier: frozenset[str]
    tolls: frozenset[str]
    up_from: frozenset[str]
    spread: frozenset[str]
    spread_pairs: frozenset[str]
    some_of: frozenset[str]
    wars: frozenset[str]
    going_on: frozenset[str]
    numbers: frozenset[str]


@cache
def _lists() -> _Lists:
    data = load_yaml("reconcile/wording.yaml")
    assert isinstance(data, dict)
    groups = {word: group for group, words in data["groups"].items() for word in words}
    names = ("between", "earlier", "tolls", "up_from", "spread", "spread_pairs", "some_of", "wars", "going_on")
    numbers = frozenset(line.split()[0] for line in load_lines("language/number-words.txt"))
    return _Lists(groups, numbers=numbers, **{name: frozenset(data[name]) for name in names})
