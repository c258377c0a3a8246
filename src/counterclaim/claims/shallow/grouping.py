"""Verb groups: a main verb with its auxiliaries, its voice, and what denies or weakens it."""

from __future__ import annotations

from dataclasses import replace

from counterclaim.claims.shallow.line import Group, Line
from counterclaim.claims.shallow.lists import word_set
from counterclaim.claims.shallow.words import VerbForm, words


def groups_of(line: Line) -> tuple[Group, ...]:
    lexicon = words()
    tags, norms = line.tags, line.norms
    out: list[Group] = []
    n = len(tags)
    harmed = False
    for i in range(n):
        tag = tags[i]
        if tag != "V":
            if tag == "A" and not _main_verb_follows(i, tags):
                out.append(_group(line, i, None))
            continue
        group = _group(line, i, lexicon.verbs[norms[i]])
        if (
            harmed
            and group.form == "d"
            and group.first == i
            and i > 1
            and "and" in norms[max(i - 8, 0) : i]
            and not _takes_object(tags, i + 1)
        ):
            # "ten were killed and five wounded": the second is passive as well
            group = replace(group, passive=True, form="n")
        if group.form == "b" and not group.to and group.modal is None and out and i and tags[group.first - 1] == "C":
            # "managed to win the north and take the south": the second infinitive stands under the first's "to"
            before = next((other for other in reversed(out) if other.form == "b"), None)
            if before is not None:
                group = replace(group, to=before.to, modal=before.modal, negated=group.negated or before.negated)
        if group.form == "d" and not group.passive and out and _describes_object(out[-1], group, tags):
            group = replace(group, passive=True, reduced=True, form="n")
        harmed = group.passive
        out.append(group)
    return tuple(out)


def _describes_object(before: Group, group: Group, tags: list[str]) -> bool:
    """True where a bare participle stands between a finite verb's object and a preposition."""
    if group.lemma not in word_set("shallow", "undergone") or group.last >= len(tags) or tags[group.last] != "I":
        return False
    between = tags[before.last : group.first]
    return (
        before.finite
        and not before.passive
        and before.lemma not in word_set("shallow", "saying")
        and bool(between)
        and set(between) <= set("DNJ#GQ")
    )


def _takes_object(tags: list[str], i: int) -> bool:
    return i < len(tags) and tags[i] in "DN#JR"


def _main_verb_follows(i: int, tags: list[str]) -> bool:
    """True where the auxiliary at `i` helps a later verb or a later auxiliary."""
    j = i + 1
    while j < len(tags) and tags[j] in "EXQYA":
        if tags[j] == "A":
            return True
        j += 1
    return j < len(tags) and tags[j] == "V"


def _group(line: Line, head: int, verb: VerbForm | None) -> Group:
    lexicon = words()
    tags, norms = line.tags, line.norms
    first = head
    be = have = negated = to = False
    modal: str | None = None
    j = head - 1
    pending = head
    while j >= 0 and tags[j] in "AMXETQY":
        norm = norms[j]
        if tags[j] == "A":
            be = be or norm in lexicon.be
            have = have or norm in lexicon.have
            first = j
        elif tags[j] == "M":
            modal = norm
            first = j
        elif tags[j] == "X":
            negated = True
            first = j
        elif tags[j] == "T":
            to = True
            first = j
            if norms[j - 1 : j] == ["not"]:
                negated = True
                first = j - 1
            break
        pending = first
        if norm in lexicon.negations:
            negated = True
        j -= 1
    first = min(first, pending)
    while first > 0 and tags[first - 1] == "E":
        first -= 1
    # a bare "no longer" before the verb is a negation too
    if verb is None:
        norm = norms[head]
        return Group(
            first,
            head,
            head + 1,
            "be" if norm in lexicon.be else "have" if norm in lexicon.have else "do",
            "d" if norm in ("was", "were", "had", "did") else "s",
            False,
            negated or norm in lexicon.negations,
            modal,
            to,
            False,
            have,
            True,
        )
    forms = verb.forms
    if "g" in forms and len(forms) == 1:
        form = "g"
    elif "n" in forms and (be or have):
        form = "n"
    elif (to or modal) and "b" in forms:
        form = "b"
    elif "d" in forms:
        form = "d"
    elif "n" in forms:
        form = "n"
    elif "s" in forms:
        form = "s"
    else:
        form = "b"
    if form == "g" and be:
        form = "s"
    passive = be and form == "n"
    reduced = False
    if form in "dn" and not be and not have and not modal and "n" in forms:
        reduced = _reduced(line, head, first, form)
        passive = passive or reduced
        if reduced:
            form = "n"
    return Group(first, head, head + 1, verb.lemma, form, passive, negated, modal, to, reduced, have, be)


def _verb_to_come(line: Line, head: int) -> bool:
    """True where another verb follows in the same clause, as after a participle that only describes."""
    if line.tags[head + 1 : head + 2] != ["I"]:
        return False
    for j in range(head + 1, min(len(line.tags), head + 14)):
        if line.tags[j] in "SCPRT":
            return False
        if line.tags[j] in "VA":
            return True
    return False


def _reduced(line: Line, head: int, first: int, form: str) -> bool:
    """True where a bare participle modifies the noun before it: "villages taken by rebels"."""
    tags, norms = line.tags, line.norms
    after = tags[head + 1] if head + 1 < len(tags) else "P"
    before = tags[first - 1] if first else "P"
    if (
        before == "S"
        and norms[first - 1] in ("when", "while", "after", "as", "if")
        and norms[head + 1 : head + 2] == ["by"]
    ):
        return True
    if before in "RSC" and not (before == "C" and norms[head + 1 : head + 2] == ["by"]):
        return False
    if form == "n":
        return True  # "taken" without an auxiliary
    if norms[head + 1 : head + 2] == ["by"]:
        return tags[head + 2 : head + 3] != ["V"]  # "retaliated by launching" is no passive
    if after in "DNJR#G":
        return False
    if norms[head : head + 2] in (["blamed", "on"], ["attributed", "to"], ["pinned", "on"]):
        return True  # "a strike blamed on rebels hit": nobody blames there
    if line.norms[head] in word_set("shallow", "placed") and _verb_to_come(line, head):
        return True  # "troops positioned in the north shelled the town"
    # "the base attacked on Monday was …": another finite verb follows with no subject of its own
    for j in range(head + 1, min(len(tags), head + 14)):
        if tags[j] in "S":
            return False
        if tags[j] in "AM":
            k = j - 1
            return any(t in "NJ" for t in tags[head + 1 : k + 1]) and not any(t in "PC" for t in tags[head + 1 : j])
    return False
