"""Noun phrases without a parser: how far a source reaches to the left of its cue, and to the right of it."""

from __future__ import annotations

from counterclaim.language.attribution.rules.field import Field

__all__ = ["clause_start", "phrase_left", "phrase_right"]

# A source longer than this many tokens is no source: the rules lost their way
LONGEST = 60
_OF = frozenset({"of", "for", "in", "at", "from", "with", "near", "to", "on", "inside", "outside", "who"})


def phrase_left(field: Field, end: int, lo: int) -> int | None:
    """Where the noun phrase that ends before token `end` begins, at `lo` or after; None where there is none.

    Takes the shortest phrase: up to its determiner, and over prepositions only where a noun that speaks, or `of`,
    carries them ("a spokesman for the ministry").
    """
    norm, words = field.norm, field.words
    i = end - 1
    if i < lo:
        return None
    if norm[i] in words.pronouns or norm[i] in ("both", "some", "many", "others", "all", "each", "most", "few"):
        if norm[i] in ("some", "many", "others", "all", "each", "most", "few") and i - 1 >= lo:
            return i
        return i
    if norm[i] in (")", "]"):
        j = i
        while j > lo and i - j < 12 and norm[j] not in ("(", "["):
            j -= 1
        if norm[j] not in ("(", "["):
            return None
        i = j - 1
    start = None
    while i >= lo and end - i < LONGEST:
        w = norm[i]
        if w in words.determiners:
            if start is None and w not in ("these", "those", "both", "others", "all", "few", "many"):
                return None
            start = i
            if i - 1 >= lo and norm[i - 1] in ("both", "all", "half", "such"):
                start = i - 1
                i -= 1
            before = i - 1
            if before - 1 >= lo and _carries(field, before):
                i = before - 1
                continue
            if before - 1 >= lo and norm[before] == "and" and _listed(field, before, lo):
                i = before - 1
                continue
            break
        if w in ("'s", "'") and start is not None:
            i -= 1
            continue
        if field.nominal(i) and not (start is not None and _is_gerund(field, i, lo)):
            start = i
            i -= 1
            continue
        if i - 1 >= lo and start is not None and _carries(field, i):
            i -= 1
            continue
        if w == "and" and start is not None and i - 1 >= lo and _listed(field, i, lo):
            i -= 1
            continue
        if w in (".", "&") and start is not None and i - 1 >= lo and field.tokens[i].start == field.tokens[i - 1].end:
            i -= 1
            continue
        break
    return start


def _is_gerund(field: Field, i: int, lo: int) -> bool:
    """ "heavy bombing | analysts say", not "a monitoring group" nor "the Rights Watch monitoring group"."""
    w = field.norm[i]
    if not w.endswith("ing") or field.upper[i] or len(w) < 5:
        return False
    return i > lo and field.norm[i - 1] not in field.words.determiners and not field.upper[i - 1]


def _carries(field: Field, i: int) -> bool:
    """Token `i` is a preposition that hangs on a noun before it and belongs to the phrase."""
    w = field.norm[i]
    if not field.nominal(i - 1):
        return False
    before = field.norm[i - 1]
    if w == "of" and (
        before in ("one", "some", "many", "most", "several")
        or field.upper[i - 1]
        or before.endswith(("ers", "ors", "ents", "ists", "ians", "ives", "chairs"))
    ):
        return True
    return w in _OF and before in field.words.speaking_nouns


def _listed(field: Field, i: int, lo: int) -> bool:
    """The `and` at token `i` joins two sources and not two clauses."""
    if not field.nominal(i - 1):
        return False
    if field.upper[i - 1] and field.upper[i + 1]:
        return True
    return field.norm[i - 1] in field.words.speaking_nouns


def phrase_right(field: Field, start: int, hi: int) -> int | None:
    """Where the noun phrase that begins at token `start` ends (exclusive), at `hi` or before; None for no phrase.

    Takes prepositional phrases along, and appositives between commas: for a source behind its cue.
    """
    norm, words = field.norm, field.words
    i = start
    if i >= hi:
        return None
    if norm[i] in ("he", "she", "they", "it", "we", "i", "you"):
        return i + 1
    if norm[i] in words.determiners:
        i += 1
        while i < hi and norm[i] in words.determiners:
            i += 1
    seen = i > start and norm[start] in ("both", "some", "many", "others")
    while i < hi and i - start < LONGEST:
        w = norm[i]
        if (
            seen
            and not field.upper[i]
            and field.nominal(i)
            and field.upper[i - 1]
            and field.upper[i - 2]
            and i - 2 >= start
            and w not in words.speaking_nouns
        ):
            break  # "according to Human Rights Watch gunmen were …", without a comma
        if seen and (w[0].isdigit() or w in words.counts) and not field.upper[i]:
            break
        if field.nominal(i) or (w.endswith("ed") and not seen and field.is_word(i)):
            seen = True
            i += 1
            continue
        if w in ("'s", "'") and seen:
            i += 1
            continue
        if w in words.determiners and seen and norm[i - 1] in ("of", "for", "from", "with", "at", "in", "and", "'s"):
            i += 1
            continue
        if w in ("of", "for", "from", "with", "at", "in", "to") and seen and i + 1 < hi:
            if norm[i + 1].endswith("ing") and not field.upper[i + 1] and norm[i + 1] not in words.speaking_nouns:
                break
            if field.is_day(i + 1) or norm[i + 1] in words.months or norm[i + 1] in ("a", "an", "remarks", "response"):
                break
            if w in ("in", "at", "to", "from", "with") and norm[i - 1] not in words.speaking_nouns:
                break
            i += 1
            continue
        if w == "and" and seen and i + 1 < hi and (field.nominal(i + 1) or norm[i + 1] in words.determiners):
            if field.upper[i - 1] != field.upper[i + 1] and norm[i + 1] not in words.determiners:
                break
            i += 1
            continue
        if w == "(" and seen:
            j = i
            while j < hi and j - i < 10 and norm[j] != ")":
                j += 1
            if j < hi and norm[j] == ")":
                i = j + 1
                continue
        break
    if not seen:
        return None
    while i > start and norm[i - 1] in words.prepositions | {"and", "'"} | words.determiners:
        i -= 1
    return i if i > start else None


def clause_start(field: Field, lo: int, end: int) -> int:
    """Where the clause whose subject ends before token `end` begins: past the last word or mark that opens a clause.

    `lo` is the earliest possible start. A relative clause beside the subject ("officials who had fled") is left in.
    """
    norm, words = field.norm, field.words
    i = end - 1
    verb = -1  # the last finite verb passed on the way to the left
    while i >= lo:
        w = norm[i]
        if field.is_finite(i, lo) and i < end:
            verb = i
        if w in ("who", "which", "whose") and i - 1 >= lo and (field.nominal(i - 1) or norm[i - 1] == ","):
            if verb < 0 and not _relative_verb(field, i + 1, end):
                return i + 1  # "the attack which media said": the relative word is no subject
            verb = -1
            i -= 1
            continue
        if verb >= 0:
            # Words between a verb and the subject: the subject begins behind the verb, after what opens its clause
            return _behind(field, verb + 1, end)
        if w in (")", "]"):
            depth = i
            while depth > lo and norm[depth] not in ("(", "["):
                depth -= 1
            i = depth - 1
            continue
        if w in (";", ":", "(", "[") or field.is_dash(i):
            return i + 1
        if field.is_mark(i) and (field.opens_quote(i) or field.closes_quote(i)):
            return i + 1
        if w in words.subordinators and w not in ("or", "so", "yet"):
            return i + 1
        i -= 1
    return lo


def _relative_verb(field: Field, i: int, end: int) -> bool:
    """Token `i`, behind "who" or "which", is a verb ("which relies on a network"), and no source ("which media")."""
    if i >= end:
        return False
    w = field.norm[i]
    if w.endswith("ed") and not field.upper[i]:
        return True
    if not w.endswith("s") or field.upper[i] or i + 1 >= end:
        return False
    after = field.norm[i + 1]
    return after in field.words.determiners or after in field.words.prepositions or after == "to"


def _behind(field: Field, lo: int, end: int) -> int:
    """The start of the subject in [lo, end), where a finite verb stands before `lo`."""
    start = phrase_left(field, end, lo)
    return end if start is None else start
