"""Figures behind a label, as tables and bulletins have them: "Civilians killed: 168", "Injured - 14"."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from counterclaim.claims.common.once import dates_in
from counterclaim.claims.toll.count import Count, Of
from counterclaim.claims.toll.lexicon import lexicon
from counterclaim.claims.toll.line import Line
from counterclaim.claims.toll.tie import Tie, Ties
from counterclaim.model.claim import Harm

# "Members of the security forces killed:"
_LABEL = 7
_MARKS = frozenset([":", "-", "\u2013", "\u2014", "|", "\t"])
_BETWEEN = frozenset("of the among reported and number total people security at least by".split())  # noqa: SIM905


def tie_labelled(line: Line, counts: list[Count], ties: Ties) -> None:
    """Ties a figure to the harm that the label before it names, with the people whom the label names.

    The figure ends its line or its entry, and nothing but the label stands before it.
    """
    for index, count in enumerate(counts):
        mark = count.first - 1
        if index in ties or count.of not in (Of.ELIDED, Of.UNKNOWN) or line.word(mark) not in _MARKS:
            continue
        if not _ends_entry(line, count.last):
            continue
        first = mark
        while first > 0 and mark - first < _LABEL and line.words[first - 1].replace("-", "a").isalpha():
            if line.words[first - 1] in _MARKS:
                break
            if "\n" in line.reading.text[line.token(first - 1).end : line.token(first).start]:
                break
            first -= 1
        label = line.words[first:mark]
        opens = first == 0 or not line.words[first - 1].isalpha() or _new_line(line, first)
        harm = _harm(label)
        if not opens or harm is None:
            continue
        people = next((p for w in label if (p := lexicon().people.get(w)) is not None), None)
        bare = replace(
            count, end=count.last, of=Of.ELIDED, head=None, status=people.status if people else None, child=False
        )
        evidence = (line.span(first, mark),)
        ties[index] = Tie(bare, harm, "toll.labelled", evidence)


# A list below its heading has no more entries.
_ENTRIES = 10


def header_date(line: Line) -> str | None:
    """The date in the heading of a list: "Casualties, 1-7 June:", the last words before its entries that have one."""
    sentences = line.reading.sentences
    at = bisect_left(sentences, line.sentence.first, key=lambda s: s.first)
    for sentence in reversed(sentences[max(0, at - _ENTRIES) : at]):
        found = dates_in(line.reading, sentence.span)
        if sentence.span.of(line.reading.text).endswith(":"):
            return found[0].interval.iso() if len(found) == 1 else None
    return None


def _harm(label: tuple[str, ...]) -> Harm | None:
    """The one harm that the words of a label name; None where they hold others than people and harm."""
    lex = lexicon()
    harms = set()
    for word in label:
        single = next((h.harm for h in lex.harm.get(word, ()) if h.words == (word,)), None)
        harm = lex.nouns.get(word) or lex.adjectives.get(word) or single
        if harm is not None:
            harms.add(harm)
        elif not (word in lex.people or word in _BETWEEN or word in lex.combatant_words or word in lex.combatant_bodies
                  or word in lex.civilian_words):  # fmt: skip
            return None
    if {Harm.KILLED, Harm.INJURED} <= harms:
        return Harm.CASUALTIES
    return next(iter(harms)) if len(harms) == 1 else None


def _new_line(line: Line, at: int) -> bool:
    return "\n" in line.reading.text[line.token(at - 1).end : line.token(at).start]


def _ends_entry(line: Line, at: int) -> bool:
    """True where the figure is the last of its line, or a mark ends its entry."""
    return at >= len(line.words) or line.words[at] in (",", ";", ".", "|", "(", ")", "-", "+") or _new_line(line, at)


__all__ = ["tie_labelled"]
