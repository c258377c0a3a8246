"""“According to X, …”, “…, according to X”, “in the words of X”."""

from __future__ import annotations

from counterclaim.language.attribution.rules.content import content_end
from counterclaim.language.attribution.rules.field import Field
from counterclaim.language.attribution.rules.hit import Hit
from counterclaim.language.attribution.rules.nounphrase import phrase_right
from counterclaim.language.attribution.rules.subject import appositives_right

__all__ = ["according_hits"]


def according_hits(field: Field, lo: int, hi: int) -> list[Hit]:
    """The attributions by “according to” in the sentence of tokens [lo, hi)."""
    norm = field.norm
    hits = []
    for i in range(lo, hi - 2):
        if norm[i] != "according" or norm[i + 1] != "to":
            continue
        first, last = lo, hi
        q = field.quote[i]
        if q >= 0:
            first, last = max(lo, field.quote_tokens[q][0] + 1), min(hi, field.quote_tokens[q][1])
        end = phrase_right(field, i + 2, last)
        if end is None:
            continue
        leads = _leads(field, i, first)
        if not leads:
            end = appositives_right(field, end, last)
        cue = (i, i + 2)
        if leads:
            start = end
            # "according to X, …": the phrase reaches to its comma where no verb stands before it
            comma = next((j for j in range(end, last) if norm[j] == ","), -1)
            if (
                comma >= 0
                and comma - end < 14
                and not any(field.is_finite(j, end) for j in range(end, comma))
                and not _clause_like(field, end, comma)
            ):
                end = comma
                start = comma + 1
            stop = content_end(field, start, last)
            if stop > start:
                hits.append(Hit((i + 2, end), cue, [(start, stop)], "according to, lead", frozenset({"say"})))
            continue
        stop = i
        while stop > first and (norm[stop - 1] in (",", "(") or field.is_dash(stop - 1)):
            stop -= 1
        content = [(first, stop)]
        if field.closes_quote(stop - 1):
            content = [(min(first, field.quote_tokens[field.quote[stop - 1]][0]), stop)]
        if end + 1 < last and norm[end] == "," and norm[i - 1] == ",":
            rest = content_end(field, end + 1, last)
            if rest > end + 1:
                content.append((end + 1, rest))
        if stop > first:
            hits.append(Hit((i + 2, end), cue, content, "according to", frozenset({"say"})))
    return hits


def _leads(field: Field, i: int, lo: int) -> bool:
    """True where the phrase at token `i` opens its clause and the content follows."""
    norm = field.norm
    if field.upper[i]:
        return True  # a sentence begins here, whatever label or place line stands before
    j = i - 1
    while j >= lo and (
        norm[j] in ("and", "but", "also", "that", "meanwhile", "however", ",", "while") or field.is_mark(j)
    ):
        if norm[j] in ("that", "while"):
            return True
        j -= 1
    return j < lo


def _clause_like(field: Field, start: int, end: int) -> bool:
    return any(field.maybe_past(j, start) or field.norm[j][0].isdigit() for j in range(start + 1, end))
