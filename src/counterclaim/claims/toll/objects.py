"""The harmed behind the verb: "killed 12 people and two dogs"."""

from __future__ import annotations

from counterclaim.claims.toll.binding import bind, gap_between, joins_counts
from counterclaim.claims.toll.count import Count, Of
from counterclaim.claims.toll.line import AUX, JOIN, MARK, PREPOSITION, RELATIVE, Line, is_adverb
from counterclaim.claims.toll.tie import Ties
from counterclaim.claims.toll.triggers import Side, Trigger, name_after
from counterclaim.claims.toll.words import words
from counterclaim.model.claim import Harm

_BEFORE_OBJECT = words("before_object")


def tie_objects(line: Line, counts: list[Count], triggers: list[Trigger], trigger: Trigger, ties: Ties) -> None:
    """Ties the objects of an active verb to it: "killed 65 civilians and two soldiers"."""
    if not trigger.real:
        return
    start = next((i for i, c in enumerate(counts) if c.first >= trigger.end), None)
    if start is None or (start in ties and ties[start].rule != "toll.noun"):
        return
    first = counts[start]
    gap = line.words[trigger.end : first.first]
    if first.name and name_after(line, trigger.end) == first.first:
        gap = ()
    if gap == ("a", "family", "of"):
        gap = ()
    if len(gap) > 4 or any(w in AUX or (w in MARK and w != '"') or w in RELATIVE for w in gap):
        return
    if any(w in PREPOSITION for w in gap) and gap not in (("as", "many", "as"), ("up", "to")):
        return
    if any(not (is_adverb(w) or w in _BEFORE_OBJECT) for w in gap):
        return
    if first.of is Of.THING or first.agent:
        return
    if first.name and trigger.harm is Harm.DISPLACED:
        return
    if line.words[trigger.start].startswith("seiz") and first.of is not Of.PEOPLE:
        return  # "seized 36 others": machines as well as men
    same = start > 0 and start - 1 in ties and counts[start - 1].of is Of.PEOPLE and first.of is Of.ELIDED
    if trigger.people_only and first.of is not Of.PEOPLE and not first.other and not same:
        return  # "killed 50 militants and captured eight" captured militants
    if first.of is Of.HARM and start in ties:
        return
    bind(line, counts, start, trigger, ties, "toll.active")
    for index in range(start + 1, len(counts)):
        count = counts[index]
        gap = gap_between(line, counts[index - 1], count)
        if index in ties or count.agent:
            break
        if any(counts[index - 1].end <= t.start < count.first for t in triggers):
            break
        if count.of is Of.THING:
            break
        if count.child:
            continue
        if not joins_counts(line, gap) or (count.name and any(w not in JOIN for w in gap)):
            break
        if any(t.side is Side.BEFORE and t.real and count.end <= t.start <= count.end + 3 for t in triggers):
            break
        if line.word(count.end) in AUX:
            break
        if trigger.people_only and count.of not in (Of.PEOPLE, Of.ELIDED):
            break
        bind(line, counts, index, trigger, ties, "toll.active")
