"""Who does it and to whom: the phrases that stand in a role to a verb group."""

from __future__ import annotations

from collections.abc import Collection

from counterclaim.claims.shallow.line import Group, Line
from counterclaim.claims.shallow.lists import word_set
from counterclaim.claims.shallow.phrases import REACH, Phrase, phrase_left, phrase_right

# Prepositions that open a clause of its own.
_OPENERS = frozenset(("after", "before", "since", "until", "despite", "following", "as", "amid", "than"))


_CLAUSE_MARKS = frozenset(".;:!?…—|")


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
        if norm in ("it", "them", "him", "us", "me") and j > 2 and tags[j - 2] == "I" and tags[j - 3] in "NJG":
            return phrase_left(line, j - 2)  # "the town and the hills around it remain"
        return Phrase(j - 1, j, j)
    if norm in (",", ")", "-", "–", "—"):
        opened = _opening(line, j - 1)
        if opened is not None:
            return phrase_left(line, j - 1 if _ends_list(line, opened, j - 1) else opened)
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
        outer = subject(line, other, depth + 1) or found
        if other.reduced and outer.first < found.first and depth < 3:
            return _past_modifiers(line, outer, depth + 1)  # "shells fired by men posted in the hills fell"
        return outer
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
        accused = phrase_right(line, previous.last)
        if accused is not None:
            return accused
    if (
        group.lemma not in word_set("shallow", "results")
        and tags[j - 1] in "NJ"
        and (previous is None or previous.last != j)
        and group.first - (previous.last if previous else 0) > 0
    ):
        # "airstrikes targeting a school": the noun before it does it; a statement is whoever's issued it
        with_ = _absolute(line, j)
        if with_ is not None:
            return with_
        if norms[j - 1] in word_set("shallow", "papers") and previous is not None:
            return subject(line, previous, depth + 1)
        if previous is None or group.lemma in word_set("shallow", "describing") or _goes_on(line, group):
            return phrase_left(line, j)
        return subject(line, previous, depth + 1)
    if tags[j - 1] == "C":
        return _shared(line, group, depth)
    while previous is not None and previous.reduced and tags[j - 1] in "IS":
        previous = _previous(line, previous)  # "accept a truce proposed by others after losing": who accepts
    if previous is None:
        return _next_subject(line, group, depth)
    return subject(line, previous, depth + 1)


def _goes_on(line: Line, group: Group) -> bool:
    """True where the clause's own verb is still to come: "forces encircling the town stopped the convoy"."""
    for other in line.groups:
        if other.first > group.head and other.finite:
            between = line.tags[group.last : other.first]
            words = line.norms[group.last : other.first]
            opened = any(word in _OPENERS or word in ("while", "when") for word in words)
            return not opened and not any(tag in "PSRC" for tag in between)
    return False


def _absolute(line: Line, end: int) -> Phrase | None:
    """“with France and Kenya demanding”: the phrase between "with" and the -ing form."""
    for k in range(end - 1, max(end - 14, 0), -1):
        if line.norms[k] == "with":
            return Phrase(k + 1, end, end)
        if line.tags[k] not in "NJDGC#" and line.norms[k] != ",":
            return None
    return None


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
    if found is not None and found.lemma not in _saying() and group.lemma in _saying() and _comma_and(line, group):
        # "Kenya said rebels held the town, and denied that": who said the one says the other
        found = next((g for g in reversed(line.groups) if g.head < found.head and _says(g)), found)
    return subject(line, found, depth + 1) if found is not None else None


def _saying() -> frozenset[str]:
    return word_set("reality", "reporting") | word_set("reality", "denying")


def _says(group: Group) -> bool:
    return group.finite and not group.passive and group.lemma in _saying()


def _comma_and(line: Line, group: Group) -> bool:
    k = group.first
    while k > 0 and line.tags[k - 1] == "E":
        k -= 1
    return line.norms[max(k - 2, 0) : k] == [",", "and"]


def _next_subject(line: Line, group: Group, depth: int) -> Phrase | None:
    for other in line.groups:
        if other.first > group.head and other.finite:
            return subject(line, other, depth + 1)
    return None


def _ends_list(line: Line, comma: int, close: int) -> bool:
    """True where the comma at `close` ends a list of names, not an insertion: "ministers from A, B and C, met"."""
    between = line.tags[comma + 1 : close]
    if "C" not in between or set(between) - set("NDC") or comma == 0:
        return False
    return line.tokens[comma - 1].text[:1].isupper() and line.tokens[close - 1].text[:1].isupper()


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
                or norms[k + 1]
                in ("which", "who", "including", "along", "together", "formerly", "backed", "led", "a", "an", "the")
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
            if found is not None and line.norms[found.core - 1] in word_set("shallow", "amounts"):
                continue  # "extended by a week"
            nearer = line.group_at(i - 1)
            if nearer is not None and nearer.head != group.head and nearer.lemma in word_set("shallow", "of_words"):
                return None  # "was shelled, a charge dismissed by the army"
            return found
    return None


def beside(line: Line, phrase: Phrase, group: Group) -> bool:
    """True where no other verb stands between a phrase and its group, and the phrase is not far off."""
    low, high = min(phrase.last, group.head), max(phrase.first, group.head)
    if group.form == "g" and group.first - phrase.last > 2:
        return False
    return not any(other.head != group.head and low <= other.head < high and not other.reduced for other in line.groups)


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
