"""Noun phrases beside a verb: subjects, objects, agents and what prepositions bring."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from counterclaim.claims.shallow.line import Group, Line

# Longest stretch of tokens that a clause is looked for in, either way: longer ones are lists or run-on captions.
REACH = 40
# "shelled the town killing five": these tell what came of it, whatever stands before them.
_RESULTS = frozenset(
    [
        "kill",
        "wound",
        "injure",
        "leave",
        "destroy",
        "damage",
        "force",
        "cause",
        "prompt",
        "bring",
        "seize",
        "send",
        "raise",
        "claim",
    ]
)
_AMOUNTS = frozenset(
    ("hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years", "minutes", "percent", "half", "km", "metres", "meters", "miles", "land", "sea", "air", "road", "phone", "force", "midnight", "noon", "dawn")
)  # fmt: skip
# Prepositions that open a clause of its own.
_OPENERS = frozenset(("after", "before", "since", "until", "despite", "following", "as", "amid", "than"))
_PAPERS = frozenset(
    ("statement", "communique", "letter", "message", "tweet", "speech", "address", "note", "post", "video")
)
_HYPHENS = frozenset("-–—‑")
_CLAUSE_MARKS = frozenset(".;:!?…—|")


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
    group = next((g for g in line.groups if g.first <= i < g.last), None)
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


def subject(line: Line, group: Group, depth: int = 0) -> Phrase | None:
    """Who does it, as the words put it: before an active group, or what a passive group is about.

    A reduced participle's is the noun before it; a relative clause's what it relates to; a joined or participial
    clause's that of the verb it hangs on. None where none is in the sentence.
    """
    if depth > 4:
        return None
    tags, norms = line.tags, line.norms
    j = group.first
    while j > 0 and tags[j - 1] in "EQ":
        j -= 1
    while j > 1 and tags[j - 1] == "Y" and tags[j - 2] == "I":
        j -= 2
    while j > 0 and tags[j - 1] == "Y":
        j -= 1
    if j == 0:
        return _next_subject(line, group, depth) if group.form == "g" else None
    tag, norm = tags[j - 1], norms[j - 1]
    if group.reduced:
        if tag in "SC":
            return _shared(line, group, depth)
        return phrase_left(line, j - 1 if norm == "," else j)
    if norms[group.first] in ("being", "having") or (group.form == "g" and not group.finite):
        return _of_gerund(line, group, j, depth)
    if group.to:
        previous = _previous(line, group)
        if previous is None:
            return None
        if tag == "C" and previous.to:
            return subject(line, previous, depth + 1)
        between = phrase_right(line, previous.last) if not previous.passive else None
        if between is not None and between.last <= group.first:
            return between
        return subject(line, previous, depth + 1)
    if tag in "SR" and norm in ("who", "which", "that"):
        k = j - 1
        if k > 0 and tags[k - 1] in "P":
            k -= 1
        if norm == "that" and k > 0 and tags[k - 1] in "VA":
            return None
        return _nearest(line, phrase_left(line, k)) if k > 0 else None
    if tag == "R":
        return Phrase(j - 1, j, j)
    if norm in (",", ")", "-", "–", "—"):
        opened = _opening(line, j - 1)
        if opened is not None:
            return phrase_left(line, opened)
        return _shared(line, group, depth)
    if tag == "C":
        return _shared(line, group, depth)
    if tag in "VA":
        return _shared(line, group, depth)
    return _past_modifiers(line, phrase_left(line, j), depth)


def _nearest(line: Line, found: Phrase | None) -> Phrase | None:
    """What a relative clause is about: the last noun phrase before it ("clashed with the group which")."""
    if found is None:
        return None
    for k in range(found.last - 1, found.first, -1):
        if line.tags[k] == "I" and line.norms[k] != "of":
            return Phrase(k + 1, found.last, found.last)
    return found


def _past_modifiers(line: Line, found: Phrase | None, depth: int) -> Phrase | None:
    """Where the phrase before the verb ends a modifier ("villages taken by rebels", "strikes that hit a market"):
    what the modifier is about."""
    if found is None:
        return None
    j = found.first
    while j > 0 and line.tags[j - 1] in "IEYTNJDG#Q" and line.norms[j - 1] not in _OPENERS:
        j -= 1
    other = line.group_at(j - 1) if j > 0 else None
    if other is None:
        return found
    relative = (
        other.first > 0
        and line.norms[other.first - 1] in ("that", "which", "who")
        and other.first > 1
        and line.tags[other.first - 2] in "NJG"
    )
    if other.reduced or relative or (other.form == "g" and other.first > 0 and line.tags[other.first - 1] in "NJG"):
        return subject(line, other, depth + 1) or found
    if other.to and other.first > 0:
        before = _previous(line, other)
        if (
            before is not None
            and before.last == other.first
            and (before.reduced or before.lemma in ("think", "believe", "say", "suspect"))
        ):
            return subject(line, before, depth + 1) or found
    return found


def _of_gerund(line: Line, group: Group, j: int, depth: int) -> Phrase | None:
    """Who does what an -ing form says: the accused of "accused X of shelling", else who the main verb is about."""
    norms, tags = line.norms, line.tags
    previous = _previous(line, group)
    if (
        previous is not None
        and norms[j - 1] in ("of", "for")
        and previous.lemma in ("accuse", "blame", "suspect", "condemn", "criticise", "criticize")
    ):
        if previous.passive:
            return subject(line, previous, depth + 1)
        accused = phrase_right(line, previous.last, of=False)
        if accused is not None:
            return accused
    if (
        group.lemma not in _RESULTS
        and tags[j - 1] in "NJ"
        and (previous is None or previous.last != j)
        and group.first - (previous.last if previous else 0) > 0
    ):
        # "airstrikes targeting a school": the noun before it does it; a statement is whoever's issued it
        if norms[j - 1] in _PAPERS and previous is not None:
            return subject(line, previous, depth + 1)
        return phrase_left(line, j)
    if tags[j - 1] == "C":
        return _shared(line, group, depth)
    if previous is None:
        return _next_subject(line, group, depth)
    return subject(line, previous, depth + 1)


def _previous(line: Line, group: Group) -> Group | None:
    found = None
    for other in line.groups:
        if other.head >= group.head:
            break
        found = other
    return found


def _shared(line: Line, group: Group, depth: int) -> Phrase | None:
    """The subject of the verb that this one is joined to."""
    found = None
    for other in line.groups:
        if other.last > group.first:
            break
        if (other.finite or group.form == "g" or group.to == other.to) and not other.reduced:
            found = other
    return subject(line, found, depth + 1) if found is not None else None


def _next_subject(line: Line, group: Group, depth: int) -> Phrase | None:
    for other in line.groups:
        if other.first > group.head and other.finite:
            return subject(line, other, depth + 1)
    return None


def _opening(line: Line, close: int) -> int | None:
    """Where an inserted clause that ends at the mark `close` opens; None where the mark closes none."""
    norms, tags = line.norms, line.tags
    mark = norms[close]
    partner = {")": "("}.get(mark, mark)
    for k in range(close - 1, max(close - REACH, 0), -1):
        if norms[k] == partner:
            if tags[k - 1] not in "NJG#Q" and norms[k - 1] != ")":
                return None
            if (
                mark != ","
                or tags[k + 1] in "S"
                or norms[k + 1] in ("including", "along", "together", "formerly", "backed", "led", "a", "an", "the")
            ):
                return k
            if not any(t == "V" for t in tags[k + 1 : close]):
                return k
            return None
        if norms[k] in _CLAUSE_MARKS:
            return None
    return None


def object_(line: Line, group: Group) -> Phrase | None:
    """What an active group acts on: the noun phrase right after it."""
    return phrase_right(line, group.last)


def after(line: Line, start: int, prepositions: Collection[str], stop: int | None = None) -> tuple[int, Phrase] | None:
    """The first preposition of `prepositions` from `start` on in the clause, by index, and the phrase it brings."""
    for i in range(start, clause_end(line, start) if stop is None else stop):
        if line.norms[i] in prepositions:
            found = phrase_right(line, i + 1)
            if found is not None:
                return i, found
    return None


def agent(line: Line, group: Group) -> Phrase | None:
    """“by rebels” after a passive; what follows "by" is no time or manner."""
    stop = clause_end(line, group.last)
    for i in range(group.last, stop):
        if line.norms[i] == "by" and i + 1 < len(line.tags) and line.tags[i + 1] not in "YV":
            found = phrase_right(line, i + 1)
            if found is not None and line.norms[found.core - 1] in _AMOUNTS:
                continue  # "extended by a week"
            return found
    return None


def beside(line: Line, phrase: Phrase, group: Group) -> bool:
    """True where no other verb stands between a phrase and its group, and the phrase is not far off."""
    low, high = min(phrase.last, group.head), max(phrase.first, group.head)
    if group.form == "g" and group.first - phrase.last > 2:
        return False
    return not any(other.head != group.head and low <= other.head < high for other in line.groups)


def clause_end(line: Line, start: int) -> int:
    """Where the clause that `start` stands in ends: before a subordinator, a finite verb of its own, or a stop."""
    tags, norms = line.tags, line.norms
    n = min(len(tags), start + REACH)
    i = start
    while i < n:
        tag = tags[i]
        if norms[i] in _CLAUSE_MARKS or norms[i] in (
            "while",
            "when",
            "after",
            "before",
            "although",
            "though",
            "because",
            "but",
            "amid",
            "killing",
            "wounding",
            "injuring",
            "leaving",
        ):
            return i
        if tag == "S" and norms[i] not in ("where",):
            return i
        if tag in "C," and i + 1 < n and tags[i + 1] in "VA":
            return i
        if tag in "VAM":
            group = line.group_at(i)
            if group is not None and group.finite and group.first >= start:
                return max(start, group.first)
        i += 1
    return i
