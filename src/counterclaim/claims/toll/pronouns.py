"""Parts of a count of the sentence before: "Among them were six medics", "Two of them were children"."""

from __future__ import annotations

from counterclaim.claims.toll.binding import joins_counts
from counterclaim.claims.toll.count import Count, Of
from counterclaim.claims.toll.lexicon import lexicon
from counterclaim.claims.toll.line import AUX, BE, Line, is_adverb
from counterclaim.claims.toll.parts import of_them
from counterclaim.claims.toll.tie import Tie, Ties
from counterclaim.claims.toll.words import words
from counterclaim.model.claim import Harm


def tie_pronoun(line: Line, counts: list[Count], ties: Ties, harm: Harm) -> None:
    """Ties counts of "them", of whom the sentence before told the `harm`; what they are stands behind."""
    for index, count in enumerate(counts):
        if index in ties or count.of is Of.THING:
            continue
        noun = _put(line, count.first) or _figure_is(line, count.first)
        if noun is not None and count.of in (Of.ELIDED, Of.PEOPLE):
            ties[index] = Tie(
                count, harm, "toll.figure", (line.span(noun, noun + 1),), toll=True, about=(noun, noun + 1)
            )
        elif (
            index - 1 in ties
            and ties[index - 1].rule == "toll.figure"
            and count.of is Of.PEOPLE
            and _gap(line, counts, index) in (("and",), (",",))
        ):
            ties[index] = Tie(count, harm, "toll.figure", ties[index - 1].evidence, toll=True)
        elif _among(line, count.first) or (index - 1 in ties and joins_counts(line, _gap(line, counts, index))):
            if count.of is Of.PEOPLE:
                ties[index] = Tie(count, harm, "toll.pronoun", (line.span(0, 1),), parent=-1)
        elif line.words[count.last : count.last + 2] == ("of", "them") and _are_people(line, count.last + 2):
            ties[index] = Tie(of_them(line, count), harm, "toll.pronoun", (line.span(0, 1),), parent=-1)


def _gap(line: Line, counts: list[Count], index: int) -> tuple[str, ...]:
    return line.words[counts[index - 1].end : counts[index].first]


def _put(line: Line, first: int) -> int | None:
    """The noun of "had put the figure at", "puts the number at", which is of those just told of."""
    at = first - 1
    while at > 0 and line.words[at] in _ROUGHLY:
        at -= 1
    known = line.word(at) == "at" and line.word(at - 1) in _FIGURES and line.word(at - 2) in ("the", "that", "this")
    return at - 1 if known and line.word(at - 3) in _PUTS else None


def _figure_is(line: Line, first: int) -> int | None:
    """The noun of "the real figure is", "Zenda's toll was"."""
    at = first - 1
    while at > 0 and line.words[at] in _ROUGHLY:
        at -= 1
    if line.word(at) not in ("is", "was") or line.word(at - 1) not in _FIGURES:
        return None
    return at - 1 if any(w in ("the", "its", "their", "'s") for w in line.words[max(0, at - 4) : at - 1]) else None


_FIGURES = frozenset(["figure", "number", "count", "tally"])
_ROUGHLY = frozenset(["least", "about", "around", "some", "the", "more", "than"])
_PUTS = words("puts")


def _among(line: Line, first: int) -> bool:
    """True behind "Among them were", "They included"."""
    at = first
    while at > 0 and (line.words[at - 1] in AUX | _LEAST or is_adverb(line.words[at - 1])):
        at -= 1
    return line.words[max(0, at - 2) : at] in (("among", "them"), ("they", "included"))


_LEAST = frozenset(["at", "least"])


def _are_people(line: Line, at: int) -> bool:
    """True for "were children", and not for "were in a car" or "were wounded"."""
    if line.word(at) not in BE:
        return False
    lex = lexicon()
    for place in range(at + 1, min(at + 5, len(line.words))):
        if line.words[place] in lex.harm or line.words[place] in lex.adjectives or line.words[place] in AUX:
            return False
        if line.words[place] in lex.people:
            return True
    return False


__all__ = ["tie_pronoun"]
