"""The subject of a cue: to the left of its verb, at the head of its sentence, or with its appositives."""

from __future__ import annotations

from counterclaim.language.attribution.lexicon import cues, openings
from counterclaim.language.attribution.rules.adjuncts import time_end
from counterclaim.language.attribution.rules.field import Field
from counterclaim.language.attribution.rules.nounphrase import clause_start, phrase_left, phrase_right

__all__ = ["appositives_right", "main_subject", "speaks", "subject_left"]

Range = tuple[int, int]

_COUNTS = frozenset({"counts", "puts", "lists"})


def subject_left(field: Field, lo: int, verb: int) -> Range | None:
    """The subject that ends right before the verb group at token `verb`, its appositives included."""
    if verb <= lo:
        return None
    if field.norm[verb - 1] == ",":
        return _with_appositives(field, lo, verb - 1)
    return _plain(field, lo, verb)


def _plain(field: Field, lo: int, end: int) -> Range | None:
    norm, words = field.norm, field.words
    end = _without_time(field, lo, end)
    if "according" in norm[lo:end] and not any(field.is_finite(j, lo) for j in range(lo, end)):
        return None  # "According to army | estimates": a noun
    if norm[end - 1] in words.pronouns:
        return end - 1, end
    lo = _past_phrase(field, lo, end)
    start = clause_start(field, lo, end)
    comma = next((j for j in range(end - 1, start - 1, -1) if norm[j] == ","), -1)
    if comma >= 0:
        start = _list_start(field, start, comma, end)
    # "the town fell and officials said"
    for j in range(end - 1, start, -1):
        if norm[j] in ("and", "but", "or") and any(
            field.is_finite(k, lo) or field.maybe_past(k, lo) for k in range(start, j)
        ):
            start = j + 1
            break
    start = _past_opening(field, start, end)
    if start >= end:
        return None
    if (
        norm[start] in words.prepositions
        or any(field.maybe_past(j, start) for j in range(start, end))
        or _two_phrases(field, start, end)
        or not _plausible(field, start, end)
    ):
        tail = phrase_left(field, end, start)
        if tail is None:
            return None
        start = tail
    if end - start == 1 and norm[start].endswith("ing") and not field.upper[start]:
        return None  # "…, raising fears that"
    if not any(
        field.nominal(j) or norm[j] in words.pronouns or norm[j] in words.determiners for j in range(start, end)
    ):
        return None
    return start, end


def _past_phrase(field: Field, lo: int, end: int) -> int:
    """Past a fixed phrase that opens the sentence: "In the meantime", "As a result"."""
    opening = next((o for o in openings() if tuple(field.norm[lo : lo + len(o)]) == o), ())
    return lo + len(opening) if lo + len(opening) < end else lo


def _without_time(field: Field, lo: int, end: int) -> int:
    """Before a time that stands between subject and verb: "the ministry on Sunday | announced"."""
    for j in range(max(lo + 1, end - 3), end):
        if time_end(field, j, end) == end:
            return j
    return end


def _two_phrases(field: Field, start: int, end: int) -> bool:
    """True where a second noun phrase begins without anything between ("more than 100 | a monitoring group")."""
    norm = field.norm
    for j in range(start + 1, end):
        if norm[j] in ("who", "which", "whose"):
            return False
        if (
            norm[j] in ("the", "a", "an")
            and not (norm[j - 1].endswith(("ing", "ed")) and j - 1 > start)
            and (field.nominal(j - 1) or norm[j - 1] in ("more", "others") or norm[j - 1] in field.words.time_ends)
            and norm[j - 1] not in ("both", "all", "half", "said", "such")
        ):
            return True
    return False


def _plausible(field: Field, start: int, end: int) -> bool:
    """Neither a finite verb outside a relative clause, nor a mark, stands in the would-be subject."""
    relative = False
    for j in range(start, end):
        if field.norm[j] in ("who", "which", "whose"):
            relative = True
        if field.is_finite(j, start) and not relative:
            return False
        if field.closes_quote(j) and field.quote_tokens[field.quote[j]][0] < start:
            return False
    return True


def _list_start(field: Field, start: int, comma: int, end: int) -> int:
    """The start of "A, B and C" where the last comma belongs to a list of names; else past that comma."""
    tail = range(comma + 1, end)
    if not any(field.norm[j] == "and" for j in tail):
        return comma + 1
    if not all(field.nominal(j) or field.norm[j] in ("and", "the", "of") for j in tail):
        return comma + 1
    j = comma - 1
    begin = comma + 1
    while j >= start and (field.nominal(j) or field.norm[j] in (",", "the", "of")):
        if field.norm[j][0].isdigit() or (field.norm[j].endswith("ing") and not field.upper[j]):
            break
        begin = j
        j -= 1
    named = field.upper[begin] or (field.norm[begin] == "the" and field.upper[begin + 1])
    return begin if named else comma + 1


def _past_opening(field: Field, start: int, end: int) -> int:
    """Past what opens a clause before its subject: "But", "Meanwhile", "On Monday", "Earlier"."""
    norm, words = field.norm, field.words
    while start < end:
        w = norm[start]
        if (
            w in ("and", "but", "or", "so", "yet", "also", ",", "however", "meanwhile", "then", "while", "as", "that")
            and start + 1 < end
        ):
            start += 1
            continue
        after = time_end(field, start, end)
        if after > start and after < end:
            start = after
            continue
        if w in words.adverbs and w not in ("no",) and start + 1 < end:
            start += 1
            continue
        break
    return start


def _with_appositives(field: Field, lo: int, end: int) -> Range | None:
    """The subject of "X, 35, a spokesman for Y, said": `end` is its last comma."""
    norm = field.norm
    commas = [j for j in range(lo, end) if norm[j] == ","]
    stop = end
    while commas:
        comma = commas.pop()
        if not _appositive(field, comma + 1, stop):
            break
        start = _plain(field, lo, comma)
        if (
            start is not None
            and commas
            and start[0] > commas[-1]
            and _named_behind_clause(field, lo, commas[-1], comma)
        ):
            return start[0], end
        if start is not None and not (commas and _appositive(field, commas[-1] + 1, comma)):
            return start[0], end
        stop = comma
    return None


def _named_behind_clause(field: Field, lo: int, before: int, comma: int) -> bool:
    """“Nine died, | Ilo Vant, | …”: between the commas stands a name and no more, and before them a clause."""
    name = range(before + 1, comma)
    return (
        len(name) > 1
        and all(field.upper[j] or field.norm[j] in ("al", "bin", "de", "van", "von") for j in name)
        and any(field.is_finite(j, lo) or field.maybe_past(j, lo) for j in range(lo, before))
    )


def _appositive(field: Field, start: int, end: int) -> bool:
    """True for what can stand between a name and its verb: "a spokesman for Y", "who fled", "35", "speaking in Z"."""
    norm, words = field.norm, field.words
    if start >= end:
        return False
    w = norm[start]
    if w in words.relatives or w in (
        "speaking",
        "citing",
        "quoting",
        "in",
        "for",
        "meanwhile",
        "however",
        "too",
        "on",
        "at",
    ):
        return True
    if any(field.is_finite(j, start) for j in range(start, end) if not _after_relative(field, start, j)):
        return False
    if (
        w in ("the", "a", "an", "his", "her", "its", "their", "one", "himself", "itself", "also")
        or w[0].isdigit()
        or w in words.prepositions
    ):
        return True
    return field.nominal(start)


def _after_relative(field: Field, start: int, j: int) -> bool:
    return any(field.norm[k] in field.words.relatives or field.norm[k] == "that" for k in range(start, j))


def speaks(field: Field, start: int, end: int) -> bool:
    """The source is a person, a body or a name, not "the deaths" or "the blast"."""
    words = field.words
    return any(
        field.norm[j] in words.speaking_nouns or field.norm[j] in words.pronouns or (field.upper[j] and j > start)
        for j in range(start, end)
    ) or (end - start == 1 and field.upper[start])


def main_subject(field: Field, lo: int, verb: int) -> Range | None:
    """The subject of the clause that begins at token `lo`, for a verb further on that shares it."""
    norm, words = field.norm, field.words
    start = _past_opening(field, lo, verb)
    if start < verb and norm[start] in words.prepositions:
        comma = next((j for j in range(start, verb) if norm[j] == ","), -1)
        if comma < 0:
            return None
        start = _past_opening(field, comma + 1, verb)
    if start >= verb:
        return None
    end = phrase_right(field, start, verb)
    if end is None:
        return None
    # "Togo counts nine dead but has not said": the noun phrase ends before its verb
    end = next((j for j in range(start + 1, end) if field.upper[j - 1] and _is_present(field, j)), end)
    return (start, end) if end > start else None


def _is_present(field: Field, i: int) -> bool:
    """Token `i`, small and behind a name, is a verb of the list in the third person: "Ghana agrees to"."""
    w = field.norm[i]
    if field.upper[i] or not w.endswith("s"):
        return False
    cue = cues().get(w)
    return (cue is not None and "s" in cue.forms) or w in _COUNTS


def appositives_right(field: Field, end: int, hi: int) -> int:
    """The end of a source behind its cue, with "…, a spokesman for Y" and "…, who leads Z" taken along."""
    norm, words = field.norm, field.words
    while end + 1 < hi and norm[end] in (",", "who"):
        start = end + 1 if norm[end] == "," else end
        w = norm[start]
        relative = w in ("who", "whose", "which")
        if not (
            relative or w in ("a", "an", "the", "his", "its", "one") or w[0].isdigit() or w in words.speaking_nouns
        ):
            break
        stop = start
        while (
            stop < hi
            and norm[stop] not in (",", ".", ";", ":")
            and not field.opens_quote(stop)
            and not field.is_dash(stop)
        ):
            stop += 1
        if not relative and any(
            field.is_finite(j, start) for j in range(start, stop) if not _after_relative(field, start, j)
        ):
            break
        if stop == end:
            break
        end = stop
    return end
