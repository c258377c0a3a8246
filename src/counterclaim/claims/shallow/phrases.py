"""Noun phrases beside a verb: subjects, objects, agents and what prepositions bring."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.claims.shallow.line import Line

# Longest stretch of tokens that a clause is looked for in, either way: longer ones are lists or run-on captions.
REACH = 40


_HYPHENS = frozenset("-–—‑")


@dataclass(frozen=True, slots=True)
class Phrase:
    """“troops in the north”: tokens [first, last); its own noun phrase without what follows is [first, core)."""

    first: int
    last: int
    core: int


def phrase_right(line: Line, start: int, *, of: bool = True, lists: bool = True, joined: bool = False) -> Phrase | None:
    """The noun phrase that starts at `start`, past adverbs and quotation marks.

    `joined` keeps "A and B" together even where a verb follows: after "between" both belong to the phrase.
    """
    tags, norms = line.tags, line.norms
    n = len(tags)
    i = start
    while i < n and (
        tags[i] in "EQ" or (tags[i] == "Y" and i + 1 < n and tags[i + 1] in "DNJ#" and norms[i + 1] != ",")
    ):
        i += 1
    if i < n and tags[i] == "R" and norms[i] not in ("who", "which"):
        return Phrase(i, i + 1, i + 1)
    first = i
    last = _run_right(line, i, n)
    if last == first:
        return None
    core = last
    i = last
    while i < n:
        if of and norms[i] == "of" and i + 1 < n and tags[i + 1] in "DNJ#GQY":
            stop = _run_right(line, i + 1, n)
            if stop == i + 1:
                break
            i = last = stop
            continue
        joint = i
        if norms[i] == "," and lists:
            joint = i + 1
            if joint < n and tags[joint] == "C":
                joint += 1
            if not _listed(line, joint, n):
                break
        elif tags[i] == "C" and norms[i] == "and":
            joint = i + 1
        else:
            break
        if joint >= n or tags[joint] not in "DNJ#Q":
            break
        stop = _run_right(line, joint, n)
        if stop == joint + 1 and tags[joint] == "J" and norms[joint].endswith("ed"):
            break  # "raided the town and burned down": a verb
        if stop == joint or (stop < n and not joined and _finite_at(line, stop)):
            break
        i = last = stop
    return Phrase(first, last, core)


def _finite_at(line: Line, i: int) -> bool:
    """True where a finite verb group begins at `i`, past adverbs."""
    tags = line.tags
    while i < len(tags) and tags[i] == "E":
        i += 1
    if i >= len(tags) or tags[i] not in "VAMX":
        return False
    group = line.group_at(i)
    return group is not None and group.finite


def _run_right(line: Line, i: int, n: int) -> int:
    tags, norms = line.tags, line.norms
    start = i
    while i < n:
        tag = tags[i]
        if tag in "NJ#G":
            i += 1
        elif tag == "D":
            if i > start and tags[i - 1] not in "DJ#EQ" and norms[i] not in ("other", "more", "such"):
                break
            i += 1
        elif (tag == "Y" and i + 1 < n and (tags[i + 1] == "G" or norms[i].endswith(("'s", "-old", "s'")))) or (
            tag == "Q"
            and i + 1 < n
            and tags[i + 1] in "NJ#GQ"
            and line.tokens[i].start - (line.tokens[i - 1].end if i else 0) < 2
        ):
            i += 1
        elif norms[i] in _HYPHENS and i > start and i + 1 < n and tags[i + 1] in "NJ#V" and _glued(line, i):
            i += 2
        elif (tag == "E" and i > start and i + 1 < n and tags[i + 1] in "JN" and norms[i].endswith("ly")) or (
            norms[i] == "/" and i > start
        ):
            i += 1
        else:
            break
    while i > start and tags[i - 1] in "Q":
        i -= 1
    return i


def _glued(line: Line, i: int) -> bool:
    tokens = line.tokens
    return i + 1 < len(tokens) and tokens[i - 1].end == tokens[i].start and tokens[i].end == tokens[i + 1].start


def _listed(line: Line, i: int, n: int) -> bool:
    """True where the noun phrase after a comma is an item of a list that goes on with a comma or "and"."""
    tags, norms = line.tags, line.norms
    for _ in range(8):
        if i >= n or tags[i] not in "DNJ#":
            return False
        if norms[i - 1] == "and":
            return True
        stop = _run_right(line, i, n)
        if stop < n and tags[stop] == "C":
            return norms[stop] == "and" and stop + 1 < n and tags[stop + 1] in "DNJ#" and not _finite_at(line, stop)
        if stop + 1 < n and norms[stop] == "," and tags[stop + 1] in "DNJ#C":
            i = stop + 1 + (tags[stop + 1] == "C")
            continue
        return False
    return False


_FRONTED = frozenset(("following", "after", "during", "in", "at", "amid", "despite", "under", "on", "before", "since"))


def phrase_left(line: Line, end: int) -> Phrase | None:
    """The noun phrase, with what prepositions bind to it, whose last token is before `end`."""
    tags, norms = line.tags, line.norms
    j = end
    while j > 0 and tags[j - 1] in "EQ":
        j -= 1
    while j > 0 and tags[j - 1] == "Y" and not (j < end and tags[j] in "NJ"):
        j -= 1
        if j > 0 and tags[j - 1] == "I":
            j -= 1
    last = j
    if j > 0 and tags[j - 1] == "R":
        return Phrase(j - 1, last, last)
    runs: list[tuple[int, int]] = []
    while j > 0 and last - j < REACH:
        stop = j
        j = _run_left(line, j)
        if j == stop:
            break
        runs.append((j, stop))
        if (
            j > 0
            and tags[j - 1] == "I"
            and norms[j - 1]
            not in ("after", "before", "since", "until", "despite", "following", "as", "than", "amid", "during")
        ):
            before = j - 1
            if before > 0 and tags[before - 1] in "NJG#Q":
                j = before
                continue
            runs[-1] = (-1, stop) if before == 0 or tags[before - 1] in "PSCVAYE" else runs[-1]
            break
        if (
            j > 1
            and tags[j - 1] == "C"
            and norms[j - 1] != "but"
            and tags[j - 2] in "NJG#P"
            and not _verb_nearer(line, j - 1)
        ):
            j -= 1 if tags[j - 2] != "P" else 2
            continue
        if j > 1 and norms[j - 1] == "," and tags[j - 2] in "NJG" and len(runs) > 1 and "and" in norms[stop:end]:
            if tags[j] == "D" and norms[0] in _FRONTED and not any(tag in "VA" for tag in tags[:j]):
                break  # "Following talks in Zenda, the governments of A and B agreed"
            j -= 1
            continue
        break
    if not runs:
        return None
    first, core = runs[-1]
    if first == -1:  # a fronted "In Homs, …": the subject is the phrase nearest the verb
        runs.pop()
        if not runs:
            inner = _number_start(line, end, last)
            return Phrase(inner, last, last) if inner is not None else _after_fronted(line, last)
        first, core = runs[0]
        core = runs[0][1]
        return Phrase(first, last, core)
    joint = core
    for run_first, run_last in reversed(runs[:-1]):
        if norms[run_first - 1] in ("and", ",", "of"):
            joint = run_last
        else:
            break
    return Phrase(first, last, joint)


def _after_fronted(line: Line, last: int) -> Phrase | None:
    j = _run_left(line, last)
    return Phrase(j, last, last) if j < last else None


def _number_start(line: Line, end: int, last: int) -> int | None:
    for j in range(last - 1, max(last - 12, 0), -1):
        if line.tags[j] == "#" and line.tags[j - 1] in "N":
            return j
        if line.tags[j] not in "NJ#G":
            return None
    return None


def _verb_nearer(line: Line, joint: int) -> bool:
    """True where "and" joins clauses, not nouns: a finite verb stands to its left in the same stretch."""
    tags = line.tags
    for j in range(joint - 1, max(joint - 12, -1), -1):
        if tags[j] in "PSI":
            return False
        if tags[j] == "V":
            return True
    return False


def _run_left(line: Line, end: int) -> int:
    tags, norms = line.tags, line.norms
    j = end
    while j > 0:
        tag = tags[j - 1]
        if tag in "NJG":
            j -= 1
        elif tag == "#":
            j -= 1
            if j > 0 and tags[j - 1] == "N" and not norms[j - 1].endswith(("-", "su", "mig", "f")) and j < end - 1:
                break
        elif tag == "D":
            j -= 1
            if j > 0 and tags[j - 1] not in "D":
                break
        elif tag == "Q" and j - 1 > 0 and j < end and tags[j - 2] in "NJGD#":
            j -= 1
        elif norms[j - 1] in _HYPHENS and j > 1 and j < end and _glued(line, j - 1) and tags[j - 2] in "NJ#V":
            j -= 2
        elif (tag == "Y" and j < end and (tags[j] == "G" or norms[j - 1].endswith(("'s", "-old")))) or (
            tag == "E" and j < end and tags[j] == "J"
        ):
            j -= 1
        else:
            break
    return j
