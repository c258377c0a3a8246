"""Binding a count to a word of harm, and lists of counts."""

from __future__ import annotations

from counterclaim.claims.common.once import spoken_in
from counterclaim.claims.toll.count import Count
from counterclaim.claims.toll.line import AUX, JOIN, Line, is_adverb
from counterclaim.claims.toll.tie import Tie, Ties
from counterclaim.claims.toll.titled import title_start
from counterclaim.claims.toll.triggers import Trigger
from counterclaim.claims.toll.words import words
from counterclaim.model.claim import Harm, Status

SPEECH = words("speech")


def joins_counts(line: Line, gap: tuple[str, ...]) -> bool:
    """True where the gap between two counts joins them into one list."""
    if any(w in AUX for w in gap) or any(w in SPEECH for w in gap) or len(gap) > 14:
        return False
    if not gap:
        return True
    tail = [w for w in gap[-4:] if not is_adverb(w) and w not in ("the", "a", "another", "some", "at", "least", "more")]
    if not tail:
        return any(w in JOIN for w in gap)
    return (
        tail[-1] in JOIN
        or tail[-2:] in (["well", "as"], ["along", "with"], ["together", "with"])
        or tail[-1] in ("plus", "alongside", "with")
    )


def gap_between(line: Line, before: Count, after: Count) -> tuple[str, ...]:
    """The words between two counts; the title before a name belongs to the name."""
    first = title_start(line, after) if after.name else after.first
    return line.words[before.end : max(first, before.end)]


def is_plain(line: Line, gap: tuple[str, ...]) -> bool:
    return not any(w in AUX for w in gap) and len(gap) <= 6


def _of_war(line: Line, count: Count) -> bool:
    suspect = count.head is not None and line.words[count.head] in ("suspect", "suspects")
    return suspect or count.status is Status.COMBATANT


def bind(line: Line, counts: list[Count], index: int, trigger: Trigger, ties: Ties, rule: str) -> None:
    count = counts[index]
    definite = line.word(count.first) == "the" and count.first >= trigger.end
    if (count.name or definite) and spoken_in(line.reading, count.span):
        return  # who speaks in the sentence isn't harmed in it
    if line.words[trigger.start].startswith(("arrest", "detain")) and not _of_war(line, count):
        return  # an arrest is no harm of war where it is of protesters
    if index not in ties and not (count.name and trigger.harm is Harm.DISPLACED):
        ties[index] = Tie(count, trigger.harm, rule, (line.span(trigger.start, trigger.end),), trigger)
