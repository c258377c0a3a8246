"""Whether a clause says that something was done: not planned, denied, threatened, asked or supposed."""

from __future__ import annotations

from functools import cache
from typing import cast

from counterclaim.claims.shallow.line import Group, Line
from counterclaim.claims.shallow.lists import word_set
from counterclaim.data import load_yaml


@cache
def _lists() -> dict[str, frozenset[str]]:
    data = cast("dict[str, str]", load_yaml("claims/reality.yaml"))
    return {name: frozenset(value.split()) for name, value in data.items()}


def done(line: Line, group: Group) -> bool:
    """True where what the group says is put as a fact of the past or the present."""
    lists = _lists()
    if group.negated or line.question:
        return False
    if group.modal is not None:
        return False
    if _conditional(line, group) or _demanded(line, group) or _awaited(line, group) or _to_come(line, group):
        return False
    if group.form == "b" and not group.to and _would_see(line, group):
        return False
    if group.to:
        governor = _governor(line, group)
        if governor is None:
            return False
        claimed = (
            group.perfect
            and not governor.passive
            and governor.lemma in ("claim", "purport", "profess", "appear", "seem", "say")
        )
        return (
            claimed or governor.lemma in lists["factive"] or (governor.passive and governor.lemma in lists["said_to"])
        ) and done(line, governor)
    governor = _governor(line, group)
    if (
        group.form == "g"
        and not group.be
        and governor is not None
        and line.norms[group.first - 1] in ("in", "of", "for", "from", "about", "on", "to")
        and (governor.modal is not None or governor.negated)
        and governor.lemma not in ("accuse", "blame")
    ):
        return False  # "will play its part in facilitating"
    if group.form == "g" and not group.be and _hoped(line, group, governor):
        return False  # "aimed at retaking", "in hopes of capturing"
    if group.form == "g" and not group.be and governor is not None and governor.last == group.first:
        return governor.lemma not in lists["unreal_before_gerund"] and done(line, governor)  # "will begin leaving"
    if (
        group.form == "g"
        and governor is not None
        and governor.lemma in lists["unreal_before_gerund"]
        and _adjacent(line, governor, group)
    ):
        return False
    return not denied(line, group.head)


def _hoped(line: Line, group: Group, governor: Group | None) -> bool:
    """True where an -ing form stands for a goal."""
    lists = _lists()
    if group.first < 2 or line.norms[group.first - 1] not in ("at", "of", "for", "toward", "towards", "on"):
        return False
    if line.norms[group.first - 2] in lists["goals"]:
        return True
    return governor is not None and governor.last == group.first - 1 and governor.lemma in lists["aiming"]


def planned(line: Line, group: Group) -> bool:
    """True where what the group says is to come, as a fact: "will meet", "are to hold", "plans to attend"."""
    lists = _lists()
    if group.negated or line.question or _conditional(line, group):
        return False
    if group.modal in ("will", "'ll", "shall"):
        return True
    if group.modal is not None:
        return False
    if group.to:
        governor = _governor(line, group)
        if governor is None:
            return False
        return governor.lemma in lists["planning"] or (governor.lemma == "be" and not governor.negated)
    return False


def denied(line: Line, at: int) -> bool:
    """True where the token stands in what somebody denies: "denied that cities had been hit"."""
    lists = _lists()
    for group in line.groups:
        if group.head >= at:
            break
        denying = group.lemma in lists["denying"] and not group.negated and not group.passive
        if not denying and not _nothing_to(line, group):
            continue
        between = line.norms[group.last : at]
        if len(between) > 25 or any(word in ("but", ";", "while", "although", "and,") for word in between):
            continue
        # "denied A, and accused B of C": the second verb leaves the denial behind
        if any(
            other.finite
            and group.head < other.head < at
            and line.tags[other.first - 1] in "C"
            and other.lemma in lists["reporting"]
            for other in line.groups
        ):
            continue
        return True
    return False


def _nothing_to(line: Line, group: Group) -> bool:
    """True for "there is no truth in reports that"."""
    tail = line.norms[group.last : group.last + 3]
    return group.lemma == "be" and tail[:1] == ["no"] and bool(set(tail) & word_set("denial", "truths"))


def _conditional(line: Line, group: Group) -> bool:
    """True where "if", "unless" or "whether" opens the clause of the group."""
    for j in range(group.first - 1, max(group.first - 14, -1), -1):
        norm = line.norms[j]
        if norm in ("if", "unless", "whether"):
            return True
        if (line.tags[j] in "P" and norm in (",", ";", ":")) or (line.tags[j] == "V" and norm not in ("would",)):
            return False
    return False


def _demanded(line: Line, group: Group) -> bool:
    """True for "demanded that Kenya withdraw": a bare verb under a verb of demanding."""
    if group.form != "b" or group.to:
        return False
    governor = _governor(line, group)
    return governor is not None and governor.lemma in _lists()["demanding"] and group.first - governor.last < 20


def _to_come(line: Line, group: Group) -> bool:
    """True for "only a matter of time before rockets fall": what is expected."""
    for j in range(group.first - 1, max(group.first - 8, 1), -1):
        if line.norms[j] in ("before", "until"):
            return line.norms[j - 1] == "time" and line.norms[j - 2] == "of"
        if line.tags[j] in "VP":
            return False
    return False


def _would_see(line: Line, group: Group) -> bool:
    """True for "a deal that would see the army take the town": what another verb only foresees."""
    governor = _governor(line, group)
    while governor is not None and (governor.reduced or (governor.form == "b" and governor.modal is None)):
        governor = _governor(line, governor)
    return governor is not None and governor.lemma in ("see", "let", "make", "have") and governor.modal is not None


def _awaited(line: Line, group: Group) -> bool:
    """True for "would go on until they left": a condition on what is yet to come."""
    for j in range(group.first - 1, max(group.first - 14, -1), -1):
        if line.norms[j] == "until":
            before = [other for other in line.groups if other.head < j]
            return bool(before) and (before[-1].modal is not None or before[-1].negated)
        if line.tags[j] in "VP":
            return False
    return False


def _governor(line: Line, group: Group) -> Group | None:
    found = None
    for other in line.groups:
        if other.head >= group.head:
            break
        found = other
    return found


def _adjacent(line: Line, governor: Group, group: Group) -> bool:
    between = line.tags[governor.last : group.first]
    return all(tag in "EXQI" for tag in between) and len(between) < 4


def unreal_noun(line: Line, first: int, i: int) -> bool:
    """True where the noun at `i` (its phrase from `first` on) names no event: "no attack", "threats of an attack"."""
    lists = _lists()
    inside = line.norms[first:i]
    if any(word in lists["unreal_modifiers"] for word in inside):
        return True
    j = first - 1
    while j >= 0 and line.tags[j] in "EQD#":
        if line.norms[j] in lists["unreal_modifiers"]:
            return True
        j -= 1
    if j < 0:
        return False
    if line.norms[j] in lists["unreal_before"]:
        return True
    if line.norms[j] in ("of", "to", "for", "against", "from", "in", "on", "with", "about") and j > 0:
        if line.norms[j - 1] in lists["unreal_before"]:
            return True
        group = line.group_at(j - 1)
        if group is not None and group.lemma in lists["unreal_governors"]:
            return True
    group = line.group_at(j)
    return group is not None and (group.lemma in lists["unreal_governors"] or (group.negated and not group.passive))
