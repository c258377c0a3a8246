"""Makes the hits of one sentence agree: where the content of one ends because another begins."""

from __future__ import annotations

from counterclaim.language.attribution.rules.field import Field
from counterclaim.language.attribution.rules.hit import Hit

__all__ = ["tidy"]


def tidy(field: Field, hits: list[Hit]) -> list[Hit]:
    """Hits in order of their cues, each content cut where a clause with a speaker of its own begins."""
    hits = sorted(hits, key=lambda h: h.cue[0])
    for n, hit in enumerate(hits):
        for later in hits[n + 1 :]:
            cut = _cut(field, hit, later)
            if cut is not None:
                hit.content = [(a, min(b, cut)) for a, b in hit.content if a < cut and min(b, cut) > a]
    return [h for h in hits if h.content]


def _cut(field: Field, hit: Hit, later: Hit) -> int | None:
    """The token at which the content of `hit`, behind its cue, gives way to `later`; None where it does not."""
    norm = field.norm
    inside = next((r for r in hit.content if r[0] >= hit.cue[1] and r[0] < later.cue[0] < r[1]), None)
    if inside is None or field.quote[later.cue[0]] >= 0:
        return None
    if later.rule.startswith("according to") and "lead" not in later.rule:
        if later.content and later.content[0][0] <= hit.cue[0]:
            return None
        return None
    if later.rule == "object before":
        j = later.content[0][0] - 1
        return j if j > inside[0] and (norm[j] == "," or field.is_dash(j)) else None
    begin = min(later.cue[0], later.source[0] if later.source and not later.shared else later.cue[0])
    if later.shared:
        # "said A, adding that B", "said A and insisted B"
        j = later.cue[0] - 1
        if j > inside[0] and norm[j] in (",", "and", "but", "then"):
            while j > inside[0] and norm[j - 1] in (",", "and", "but"):
                j -= 1
            return j
        return None
    j = begin - 1
    opens = norm[hit.source[0] - 1] if hit.source and hit.source[0] > 0 else ""
    if j > inside[0] and norm[j] == "," and opens in ("after", "while", "as", "when", "before", "although", "though"):
        return j  # "After one side rejected it, the other said …"
    if j > inside[0] and norm[j] in ("while", "whilst", "but", "although", "though", "whereas", "and", ";"):
        if norm[j] == "and" and norm[j - 1] != ",":
            return None
        while j > inside[0] and norm[j - 1] in (",", "and", "but", ";"):
            j -= 1
        return j
    if j > inside[0] and norm[j] == ";":
        return j
    return None
