"""The harmed before the verb: "12 people were killed", "three died"."""

from __future__ import annotations

from counterclaim.claims.toll.binding import SPEECH, bind, gap_between, is_plain, joins_counts
from counterclaim.claims.toll.count import Count, Of
from counterclaim.claims.toll.lexicon import lexicon
from counterclaim.claims.toll.line import AUX, JOIN, MARK, PREPOSITION, RELATIVE, Line, is_adverb
from counterclaim.claims.toll.tie import Ties
from counterclaim.claims.toll.triggers import Side, Trigger
from counterclaim.claims.toll.words import words
from counterclaim.model.claim import Harm

_OPENS_CLAUSE = words("opens_clause")

# Words of a gap that show a clause of its own between a subject and its verb.
_CLAUSE = words("clause")


def tie_subjects(line: Line, counts: list[Count], triggers: list[Trigger], trigger: Trigger, ties: Ties) -> None:
    """Ties the subject of a passive or of "died" to its verb."""
    if not trigger.real:
        return
    if any(i in ties and counts[i].first <= trigger.start < counts[i].end for i in ties):
        return
    verb = trigger.start
    while verb > 0 and (line.words[verb - 1] in AUX or is_adverb(line.words[verb - 1]) or _raised(line, verb)):
        verb -= 1
    subject: int | None = None
    edge = verb
    for index in range(len(counts) - 1, -1, -1):
        count = counts[index]
        if count.end > trigger.start:
            continue
        if _barred(line, triggers, trigger, count.end, edge):
            break
        if (
            count.of is Of.THING
            or count.agent
            or (count.child and index and verb - count.end > 0 | 1 and _has_parent(line, counts, index, ties))
        ):
            continue
        if index in ties:
            if verb - count.end <= 1 and ties[index].rule != "toll.noun":
                break
            continue
        if not _fits(line, count, trigger, verb):
            continue
        subject = index
        if not (count.child and _has_parent(line, counts, index, ties)):
            break
    if subject is None:
        return
    if any(w in ("if", "unless") for w in line.words[max(0, counts[subject].first - 4) : counts[subject].first]):
        return
    named = _named_before(line, counts, subject, verb, ties)
    subject = subject if named is None else named
    better = _outer(line, counts, subject, ties)
    subject = subject if better is None else better
    bind(line, counts, subject, trigger, ties, "toll.passive")
    # The subjects before it: "974 troops and over 30 civilians have been killed"
    for index in range(subject - 1, -1, -1):
        gap = gap_between(line, counts[index], counts[index + 1])
        if index in ties:
            break
        elided = (counts[index].of is Of.ELIDED or counts[index].name) and not gap
        if _object_of_another(counts[index], triggers, trigger):
            break
        if counts[index].child and (
            _part_of_another(counts, index, triggers, trigger) or _part_of_tied(counts, index, trigger, ties)
        ):
            break
        if (
            counts[index].of is Of.THING
            or counts[index].agent
            or elided
            or not joins_counts(line, gap)
            or "with" in gap[-1:]
        ):
            if counts[index + 1].child and counts[index].of is not Of.THING and is_plain(line, gap):
                bind(line, counts, index, trigger, ties, "toll.passive")
                continue
            break
        bind(line, counts, index, trigger, ties, "toll.passive")


_RAISING = words("raising")
_REPORTED = words("predicates") - {"left", "among", "remain", "remains", "remained"}


def _raised(line: Line, verb: int) -> bool:
    """True for "confirmed to" in "is confirmed to have died"."""
    word = line.word(verb - 1)
    if word == "to" and line.word(verb) in ("flee", "evacuate", "leave", "relocate"):
        return True
    if word in _REPORTED and line.word(verb) in lexicon().harm and line.word(verb - 2) in AUX:
        return True  # "are reported killed"
    return (word == "to" and line.word(verb - 2) in _RAISING) or (word in _RAISING and line.word(verb) == "to")


def _object_of_another(count: Count, triggers: list[Trigger], trigger: Trigger) -> bool:
    """True for the 16 of "killed 16 people, and another 40 were wounded": the object of the verb before it."""
    return any(t is not trigger and t.side is Side.AFTER and t.real and t.end == count.first for t in triggers)


def _part_of_another(counts: list[Count], index: int, triggers: list[Trigger], trigger: Trigger) -> bool:
    """True for "a child" in "two were killed, including a child, and 12 were injured": part of another verb's."""
    whole = next((i for i in range(index - 1, -1, -1) if not counts[i].child and counts[i].of is not Of.THING), None)
    return whole is not None and any(
        t is not trigger and counts[whole].end <= t.start < counts[index].first for t in triggers
    )


def _part_of_tied(counts: list[Count], index: int, trigger: Trigger, ties: Ties) -> bool:
    """True for "a child" in "two, including a child, died in the raid; 12 were injured": part of those who died."""
    whole = next((i for i in range(index - 1, -1, -1) if not counts[i].child and counts[i].of is not Of.THING), None)
    tied = ties.get(whole) if whole is not None else None
    return tied is not None and tied.trigger is not None and tied.trigger is not trigger


def _named_before(line: Line, counts: list[Count], subject: int, verb: int, ties: Ties) -> int | None:
    """ "Karim Haddad, nephew of the leader Omar Haddad, was killed": the name before the apposition."""
    if line.word(verb - 1) != ",":
        return None
    for index in range(subject):
        if counts[index].name and line.word(counts[index].end) == "," and index not in ties:
            return index
    return None


def _has_parent(line: Line, counts: list[Count], index: int, ties: Ties) -> bool:
    """True where a count further left may be the whole of which this one is a part."""
    return any(c.of is not Of.THING and not c.child for c in counts[:index])


def _outer(line: Line, counts: list[Count], index: int, ties: Ties) -> int | None:
    """ "Two soldiers in a group of 12 men were killed": the count that the found one hangs on by a preposition."""
    count = counts[index]
    if index == 0 or index - 1 in ties or line.word(count.first - 1) not in ("of", "in", "from", "with", "to"):
        return None
    before = counts[index - 1]
    if before.of is Of.THING or before.agent or before.child:
        return None
    gap = line.words[before.end : count.first]
    return index - 1 if len(gap) <= 5 and not any(w in MARK or w in JOIN or w in AUX for w in gap) else None


def _barred(line: Line, triggers: list[Trigger], trigger: Trigger, start: int, end: int) -> bool:
    """True where the words `[start, end)` hold another verb, so that what stands before is not its subject."""
    gap = line.words[start:end]
    relative = any(w in RELATIVE for w in gap)
    if any(t is not trigger and start <= t.start < end for t in triggers) and not relative:
        return True
    return any(w in AUX for w in gap) and not relative


_FORCES = words("forces")
# "…, who is alleged to have taken part in …," may stand between a name and its verb
_APPOSITION = 45
# Fewer people who leave a place are no displacement unless the report calls it one.
_CROWD = 50


def _fits(line: Line, count: Count, trigger: Trigger, verb: int) -> bool:
    gap = line.words[count.end : verb]
    if count.name and (
        trigger.harm in (Harm.DISPLACED, Harm.MISSING) or line.word(count.first - 1) in ("of", "the", "'s", "as")
    ):
        return False
    if trigger.many and (count.low or count.stated or 0) < _CROWD:
        return False
    if trigger.people_only and count.of not in (Of.PEOPLE, Of.ELIDED):
        return False
    if trigger.people_only and count.of is Of.ELIDED and gap:
        return False
    if trigger.harm is Harm.DISPLACED and any(w in _FORCES for w in gap):
        return False
    if trigger.people_only and "which" in line.words[count.first : verb]:
        return False
    apposed = count.name and gap[:1] == (",",) and gap[-1:] == (",",)
    limit = _APPOSITION if apposed else 25 if trigger.full else 10
    if count.single and not apposed:
        limit = 14 if trigger.full else 5
    if len(gap) > limit:
        return False
    if any(w in (";", ":") for w in gap) or any(w in SPEECH for w in gap):
        return False
    gerund = line.word(verb) == "being" and gap[-1:] and gap[-1] in _CLAUSE
    if any(w in _CLAUSE for w in gap) and not gerund:
        return False
    if count.single and "that" in gap:
        return False
    if (
        count.of in (Of.ELIDED, Of.UNKNOWN)
        and line.word(count.first) == "one"
        and line.word(count.first - 1).endswith("s")
    ):
        return False  # "three militants, one identified as"
    if count.single and line.word(count.first - 1) in PREPOSITION and line.word(count.first - 1) not in _OPENS_CLAUSE:
        return False
    if gap and gap[0] in (",",) and gap[-1] not in (",",) and not trigger.full:
        return False
    return not (gap and gap[-1] in ("and", "or") and not trigger.full and len(gap) > 1)
