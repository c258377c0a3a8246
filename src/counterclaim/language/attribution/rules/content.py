"""Where the words that a cue gives begin and end."""

from __future__ import annotations

from counterclaim.language.attribution.rules.adjuncts import skip_adjuncts
from counterclaim.language.attribution.rules.field import Field
from counterclaim.language.attribution.rules.hit import Hit, Range, Verb

__all__ = ["content_end", "content_left", "content_right", "has_verb", "is_clause"]


def content_end(field: Field, start: int, hi: int) -> int:
    """Where content that begins at token `start` ends: at the sentence's end without its stop, closing marks inside."""
    end = hi
    while end > start:
        if field.norm[end - 1] in (".", "!", "?", "...", ";", ",", ":") or field.is_dash(end - 1):
            end -= 1
            continue
        if field.is_mark(end - 1):
            q = field.quote[end - 1]
            if q < 0 or field.quote_tokens[q][0] < start:
                end -= 1
                continue
        break
    return end


def content_right(field: Field, v: Verb, start: int) -> Range | None:
    """The content behind a cue that ends before token `start`; None where nothing fit follows."""
    i = start
    if v.cue.kinds & {"say", "tell", "clause"}:
        i = skip_adjuncts(field, i, v.hi, tells=v.tells)
    while i < v.hi and field.norm[i] in (":", ","):
        i += 1
    end = content_end(field, i, v.hi)
    if end <= i or field.norm[i] == "." or (end == i + 1 and field.norm[i] in ("that", "so")):
        return None
    if v.cue.kinds == {"clause"} and not is_clause(field, i, end):
        return None
    return i, end


def is_clause(field: Field, start: int, end: int) -> bool:
    """True for "that …", a quotation, and words with a finite verb before any comma."""
    if field.norm[start] == "that" or field.opens_quote(start):
        return True
    if field.norm[start] == "to":
        return False
    for j in range(start, end):
        if field.norm[j] in (",", "who", "which", "that", "after", "when", "as", "while"):
            return False
        if field.is_finite(j, start):
            return True
    return False


def has_verb(field: Field, lo: int, hi: int) -> bool:
    """True where [lo, hi) holds what may be a finite verb: more than a noun phrase."""
    return any(
        field.is_finite(j, lo) or field.maybe_past(j, lo) or (field.norm[j].endswith("ed") and not field.upper[j])
        for j in range(lo, hi)
    )


def content_left(field: Field, v: Verb, source: Range, cue: Range, rule: str) -> Hit | None:
    """Content before source and cue, and what goes on behind them."""
    norm = field.norm
    end = min(source[0], cue[0])
    right = max(source[1], cue[1])
    while end > v.lo and (norm[end - 1] in (",", ";", ":") or field.is_dash(end - 1)):
        end -= 1
    start = v.lo
    quoted = end - 1 >= v.lo and field.closes_quote(end - 1)
    if quoted:
        start = min(start, field.quote_tokens[field.quote[end - 1]][0])
    if end <= start:
        return None
    content = [(start, end)]
    i = skip_adjuncts(field, right, v.hi, tells=v.tells and cue[1] == right)
    if i + 1 < v.hi and norm[i] in (",", ":", ";"):
        if field.opens_quote(i + 1):
            last = field.quote_tokens[field.quote[i + 1]][1]
            content.append((i + 1, max(content_end(field, i + 1, v.hi), last)))
        elif not quoted and norm[i] == "," and not _hangs_on(field, i + 1):
            stop = content_end(field, i + 1, v.hi)
            if stop > i + 1:
                content.append((i + 1, stop))
    return Hit(source, cue, content, rule + " left", v.cue.kinds)


def _hangs_on(field: Field, i: int) -> bool:
    """What begins at token `i` belongs to the speaking and not to what is said."""
    w = field.norm[i]
    return w.endswith("ing") or w in (
        "without",
        "while",
        "as",
        "after",
        "before",
        "when",
        "who",
        "which",
        "but",
        "although",
        "though",
    )
