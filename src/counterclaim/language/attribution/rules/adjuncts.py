"""What stands between a cue and its content: “told Reuters in Baku on Monday that …”."""

from __future__ import annotations

from counterclaim.language.attribution.rules.field import Field

# The words of a recipient before "that" ("told the state broadcaster Radio Free Lom that")
_RECIPIENT = 10

__all__ = ["skip_adjuncts", "time_end"]

_OPEN = frozenset(
    ("in", "at", "on", "to", "via", "by", "through", "during", "from", "after", "following", "with", "over")
)


def time_end(field: Field, i: int, hi: int) -> int:
    """Where the time phrase at token `i` ends ("late on Monday", "last week", "Oct. 3, 2020"); `i` where none is."""
    norm, words = field.norm, field.words
    j = i
    while j < hi and norm[j] in ("on", "late", "early", "earlier", "later", "again", "also", "in", "overnight"):
        if norm[j] == "in" and not (j + 1 < hi and norm[j + 1] in words.months and field.upper[j + 1]):
            break
        j += 1
    begun = j
    if j < hi and norm[j] in ("today", "yesterday", "tomorrow", "tonight", "overnight"):
        return j + 1
    if j < hi and field.is_day(j):
        j += 1
        if j < hi and norm[j] in ("morning", "afternoon", "evening", "night"):
            j += 1
    elif (
        j + 1 < hi
        and norm[j] in words.time_words
        and (norm[j + 1] in words.time_nouns or norm[j + 1] in words.days or norm[j + 1] in words.months)
    ):
        j += 2
    if j < hi and norm[j] == "," and j + 1 < hi and norm[j + 1] in words.months and j > begun:
        j += 1
    if j < hi and norm[j] in words.months and field.upper[j]:
        j += 1
        while j < hi and (
            norm[j][0].isdigit()
            or (norm[j] == "," and j + 1 < hi and norm[j + 1][:1].isdigit() and len(norm[j + 1]) == 4)
        ):
            j += 1
    elif j + 1 < hi and norm[j][0].isdigit() and norm[j + 1] in words.months and field.upper[j + 1]:
        j += 2
        if j < hi and norm[j].isdigit() and len(norm[j]) == 4:
            j += 1
    if j > begun:
        return j
    # a bare "earlier", "late", "later" between cue and content
    return begun if begun > i and norm[i] in ("late", "early", "earlier", "later", "again", "overnight") else i


def skip_adjuncts(field: Field, i: int, hi: int, *, tells: bool) -> int:
    """The token at which content may begin, past recipient, time, place and occasion."""
    norm = field.norm
    if tells and i < hi:
        i = _recipient(field, i, hi)
    while i < hi:
        j = time_end(field, i, hi)
        if j > i:
            i = j
            continue
        if norm[i] in _OPEN:
            j = _phrase_end(field, i + 1, hi)
            inside = norm[i + 1 : j]
            if j > i + 1 and (
                any(w in field.words.occasions or w in field.words.recipients for w in inside)
                or (j < hi and norm[j] in ("that", ":"))
                or j >= hi
                or norm[j] == "."
                or (j + 1 < hi and (field.opens_quote(j) or (norm[j] == "," and field.opens_quote(j + 1))))
                or (j < hi and time_end(field, j, hi) > j)
            ):
                i = j
                continue
        break
    return i


def _recipient(field: Field, i: int, hi: int) -> int:
    """Past the recipient of "told": names, pronouns, "the agency", "a news conference"."""
    norm, words = field.norm, field.words
    j = i
    while (
        j < hi
        and j - i < _RECIPIENT
        and (field.nominal(j) or norm[j] in words.determiners or norm[j] in ("'s", "of", "and"))
    ):
        j += 1
    if i < j < hi and norm[j] == "that":
        return j
    j = i
    if j < hi and norm[j] in words.object_pronouns:
        return j + 1
    det = j < hi and norm[j] in words.determiners and norm[j] != "that"
    if det:
        j += 1
    while j < hi and ((field.upper[j] and field.nominal(j)) or (norm[j] in ("'s", "of", "&") and j > i)):
        j += 1
    seen = j
    while j < hi and field.nominal(j) and not norm[j][0].isdigit():
        k = j
        while k < hi and field.nominal(k) and k - j < 4:
            if norm[k] in words.recipients:
                seen = k + 1
            k += 1
        break
    if seen > i + (1 if det else 0):
        if (
            seen + 1 < hi
            and norm[seen] in ("and", "or")
            and (field.upper[seen + 1] or norm[seen + 1] in words.determiners)
            and not det
        ):
            return seen
        return seen
    if det:
        # "told the crowd that", "told the newspaper"
        k = j
        while k < hi and field.nominal(k) and k - j < 4:
            k += 1
        return k if k > j else i
    # "told aides that"
    k = j
    while k < hi and field.nominal(k) and k - j < 3:
        k += 1
    if k > j and k < hi and (norm[k] in ("that", "in", "on", "at", ",") or field.opens_quote(k)):
        return k
    return i


def _phrase_end(field: Field, i: int, hi: int) -> int:
    """The end of the noun phrase at token `i`, with "of", "with" and "to" phrases inside it."""
    norm, words = field.norm, field.words
    start = i
    while i < hi and i - start < 14:
        w = norm[i]
        if w == "that" or field.opens_quote(i):
            break
        if (
            (w in words.determiners and (i == start or norm[i - 1] in ("of", "with", "to", "by", "for", "on", "in")))
            or field.nominal(i)
            or w in ("'s", "'")
            or (
                w in ("of", "with", "to", "by", "for")
                and i > start
                and i + 1 < hi
                and (field.nominal(i + 1) or norm[i + 1] in words.determiners)
            )
            or ((w.endswith("ed") or w.endswith("ing")) and i > start and norm[i - 1] in words.determiners)
        ):
            i += 1
        elif w in ("posted", "published", "carried", "broadcast", "released", "issued") and i > start:
            i += 1
            if i < hi and norm[i] in ("on", "by", "in"):
                i += 1
        else:
            break
    return i
