"""Cues that are verbs: “X said that …”, “…, said X”, “X accused Y of …”, “…, adding that …”."""

from __future__ import annotations

from counterclaim.language.attribution.lexicon import cues, noun_cues, papers
from counterclaim.language.attribution.rules.adjuncts import skip_adjuncts
from counterclaim.language.attribution.rules.content import (
    content_end,
    content_left,
    content_right,
    has_verb,
    is_clause,
)
from counterclaim.language.attribution.rules.field import Field
from counterclaim.language.attribution.rules.group import verb_at
from counterclaim.language.attribution.rules.hit import Hit, Range, Verb
from counterclaim.language.attribution.rules.nounphrase import phrase_left, phrase_right
from counterclaim.language.attribution.rules.subject import appositives_right, main_subject, speaks, subject_left

__all__ = ["verb_hits"]

# Verbs that do nothing but give words
_PLAIN = frozenset({"say", "add", "tell"})
# "released a new set of satellite pictures": so many words may stand before the noun
_PAPER_WITHIN = 8
_NAMES_NOTHING = frozenset({"lives", "life"})


def verb_hits(field: Field, lo: int, hi: int, *, headline: bool = False) -> list[Hit]:
    """The attributions by verbs in the sentence of tokens [lo, hi), in order of their cues."""
    table = cues()
    norm = field.norm
    hits: list[Hit] = []
    taken = lo
    for i in range(lo, hi):
        cue = table.get(norm[i])
        if cue is None or i < taken or (field.upper[i] and i > lo and not headline and not field.opens_quote(i - 1)):
            continue
        verb = verb_at(field, cue, i, lo, hi)
        hit = _hit(field, verb, hits) if verb is not None else None
        if hit is not None and verb is not None and not _gives_words(field, verb, hit):
            hit = None
        if hit is not None:
            hits.append(hit)
            taken = max(taken, hit.cue[1])
    return hits


def _hit(field: Field, v: Verb, before: list[Hit]) -> Hit | None:
    if v.form == "infinitive":
        return None
    if v.form == "passive":
        return _passive(field, v)
    if v.cue.lemma == "claim" and any(w in _NAMES_NOTHING for w in field.norm[v.end : v.end + 3]):
        return None  # "the fighting claimed the lives of"
    if v.form == "participle":
        return _participle(field, v, before)
    return _inverted(field, v) or _finite(field, v, before)


def _gives_words(field: Field, v: Verb, hit: Hit) -> bool:
    """“released a statement”, not “released the prisoners”; True for verbs that can give nothing else."""
    verbs, nouns = papers()
    if v.cue.lemma not in verbs or v.end - v.at > 1:
        return True
    first, last = hit.content[0]
    near = range(first, min(last, first + _PAPER_WITHIN))
    return any(field.norm[j] in nouns or field.norm[j] == "that" or field.quote[j] >= 0 for j in near)


def _passive(field: Field, v: Verb) -> Hit | None:
    """“X was quoted as saying …”, “X was accused by Y of …”, “no figure was released by X”, “X is expected to …”."""
    norm = field.norm
    i = v.end
    if v.cue.lemma in ("quote", "cite", "report"):
        j = i
        if j < v.hi and norm[j] == "by":
            j = phrase_right(field, j + 1, v.hi) or j
        if j + 1 < v.hi and norm[j] == "as" and norm[j + 1] in ("saying", "telling", "stating", "adding"):
            source = subject_left(field, v.lo, v.start)
            return _around(field, v, source, (v.start, j + 2), "quoted as saying", inverts=True) if source else None
    by = next((j for j in range(i, min(i + 6, v.hi)) if norm[j] == "by"), -1)
    end = phrase_right(field, by + 1, v.hi) if by >= 0 else None
    if end and v.cue.claims and v.cue.kinds & {"act", "say", "phrase", "think"}:
        source = (by + 1, end)
        goes_on = end + 1 < v.hi and norm[end] in ("of", "for", "to", "that", "as")
        if goes_on and norm[end + 1] not in field.words.pronouns and "act" in v.cue.kinds:
            return Hit(source, v.group, [(end, content_end(field, end, v.hi))], "passive by", v.cue.kinds)
        subject = subject_left(field, v.lo, v.start)
        return Hit(source, v.group, [subject], "passive by", v.cue.kinds) if subject else None
    if v.cue.lemma == "expect" and i < v.hi and norm[i] == "to":
        return Hit(None, v.group, [(i, content_end(field, i, v.hi))], "expected to", v.cue.kinds)
    return None


def _participle(field: Field, v: Verb, before: list[Hit]) -> Hit | None:
    """“…, saying that …”: the subject of the clause before speaks."""
    norm, words = field.norm, field.words
    prev = norm[v.start - 1] if v.start > v.lo else ""
    if prev in words.determiners or prev in ("'s", "of", "and", "or", "not"):
        return None
    content = content_right(field, v, v.end)
    if content is None:
        return None
    if v.cue.lemma in ("cite", "quote"):
        # "the agency, citing a source in Lom, reported"
        comma = next((j for j in range(content[0] + 1, content[1]) if norm[j] == ","), content[1])
        content = (content[0], comma)
    source: Range | None = None
    if prev and field.nominal(v.start - 1):
        speaks = (
            prev in words.speaking_nouns or prev in words.recipients or prev in noun_cues() or prev in words.occasions
        )
        if not speaks and not (
            "say" in v.cue.kinds and (norm[content[0]] in ("that", "the", "a") or norm[content[0]] in words.pronouns)
        ):
            # "the monitoring group", "images showing"
            if not v.cue.claims:
                return None
            if field.nominal(content[0]) and not field.upper[content[0]]:
                return None
        s = phrase_left(field, v.start, v.lo)
        if s is not None and (
            (speaks and not any(h.source is not None for h in before)) or (s > v.lo and norm[s - 1] == "with")
        ):
            source = (s, v.start)
    if source is None:
        same = (h for h in reversed(before) if h.source is not None and field.quote[h.cue[0]] == field.quote[v.at])
        outer = next(same, None)
        source = outer.source if outer is not None else main_subject(field, v.lo, v.start)
    if source is None:
        return None
    return Hit(source, v.group, [content], "participle", v.cue.kinds, shared=True)


def _inverted(field: Field, v: Verb) -> Hit | None:
    """“…, said X”: content, cue, source."""
    if not v.cue.inverts or v.start == v.lo or v.end >= v.hi:
        return None
    norm = field.norm
    p = v.start - 1
    if norm[p] in ("and", "but", "or", "then") and p > v.lo:
        return None  # "…, but has not disclosed its losses": its subject is that of the clause before
    quoted = field.closes_quote(p) or (norm[p] == "," and p > v.lo and field.closes_quote(p - 1))
    comma = norm[p] == "," or field.is_dash(p)
    w = norm[v.end]
    if w == "that" or not (
        field.nominal(v.end) or w in field.words.determiners or w in ("he", "she", "they", "it", "one")
    ):
        return None
    end = phrase_right(field, v.end, v.hi)
    if end is None:
        return None
    after = norm[end] if end < v.hi else "."
    if not quoted:
        if "clause" in v.cue.kinds or v.tells:
            return None
        if after not in field.words.inverted_ends and not (
            end < v.hi and (field.is_day(end) or after in field.words.time_words)
        ):
            return None
        if after not in ("who", ",") and any(field.is_finite(j, end) for j in range(end, v.hi)):
            return None
        named = after == "." and v.cue.lemma in ("say", "add") and field.upper[end - 1] and v.start - v.lo > 4
        if not named and (not has_verb(field, v.lo, p) or _begins(field, v)):
            return None
        if (
            not comma
            and not named
            and (field.nominal(p) and w not in field.words.determiners and not field.upper[v.end])
        ):
            return None
        if not comma and norm[p] in field.words.pronouns:
            return None
        if v.cue.lemma not in _PLAIN and not speaks(field, v.end, end):
            return None  # "reported her presence"
        if not comma and after == "," and any(field.is_finite(j, end) for j in range(end, v.hi)):
            return None
    end = appositives_right(field, end, v.hi)
    return content_left(field, v, (v.end, end), v.group, "inverted")


def _begins(field: Field, v: Verb) -> bool:
    """The words before the verb are its subject and no more."""
    subject = subject_left(field, v.lo, v.start)
    return subject is not None and subject[0] == v.lo


def _finite(field: Field, v: Verb, before: list[Hit]) -> Hit | None:
    """“X said …” in all its orders."""
    norm = field.norm
    p = v.start - 1
    source: Range | None = None
    shared = False
    if p >= v.lo and norm[p] in ("and", "but", "or", "then"):
        outer = next((h for h in reversed(before) if h.source is not None), None)
        source, shared = (outer.source if outer is not None else main_subject(field, v.lo, p)), True
    if source is None:
        source, shared = subject_left(field, v.lo, v.start), False
    if source is None:
        return None
    if not shared and v.cue.claims:
        around = _around(field, v, source, v.group, "subject", inverts=v.cue.inverts)
        if around is not None:
            return around
    content = content_right(field, v, v.end)
    if content is None or (v.cue.lemma == "report" and norm[content[0]] == "according"):
        return None
    return Hit(source, v.group, [content], "shared" if shared else "subject", v.cue.kinds, shared=shared)


def _around(field: Field, v: Verb, source: Range, cue: Range, rule: str, *, inverts: bool) -> Hit | None:
    """Content behind the cue, before the source, or on both sides of them, as the marks between them say."""
    norm = field.norm
    start = source[0]
    i = skip_adjuncts(field, cue[1], v.hi, tells=v.tells)
    end = content_end(field, i, v.hi)
    nothing = end <= i or norm[i] == "."
    mark = start > v.lo and (norm[start - 1] == "," or field.is_dash(start - 1))
    closes = start - 2 if mark and start - 2 >= v.lo else start - 1
    quoted = start > v.lo and field.closes_quote(closes)
    before = start - v.lo >= 2 and (has_verb(field, v.lo, start) or (v.cue.lemma in _PLAIN and start - v.lo >= 3))
    if not nothing and not quoted and before:
        # "… the ministry said as troops withdrew", "… the ministry said adding that", but "said as many as nine"
        aside = norm[i] in field.words.circumstances and norm[i + 1] not in ("many", "much", "few", "well")
        # "… the ministry said but it gave no number"
        nothing = aside or norm[i] in ("but", "and") or (not mark and norm[i].endswith("ing") and norm[i] in cues())
    between = mark and not nothing and norm[i] == "," and start - v.lo >= 2
    if quoted and not nothing and is_clause(field, i, end) and not field.opens_quote(i):
        # words in quotation marks that end the clause before: "… as “fake news”, the director says that"
        quoted = field.quote_tokens[field.quote[closes]][0] <= v.lo and norm[i] != "that"
    if inverts and (quoted or between or (before and nothing)):
        opens = norm[start - 1] if start > v.lo else ""
        if not quoted and v.cue.lemma not in _PLAIN and not speaks(field, *source):
            return None  # "with no casualties reported"
        if opens not in ("what", "that", "which", "than", "as", "how"):
            return content_left(field, v, source, cue, rule)
    if nothing:
        return _object_before(field, v, source, cue)
    content = content_right(field, v, cue[1])
    return Hit(source, cue, [content], rule, v.cue.kinds) if content is not None else None


def _object_before(field: Field, v: Verb, source: Range, cue: Range) -> Hit | None:
    """“… - charges that both capitals deny”: what is denied stands right before, as a noun phrase."""
    if not v.cue.kinds & {"act", "say"}:
        return None
    named = source[1]
    while named - 1 > source[0] and (field.upper[named - 1] or field.norm[named - 1] in ("and", "both")):
        named -= 1
    if source[0] < named < source[1] and field.nominal(named - 1) and not field.upper[named - 1]:
        # "a figure | Moscow disputes"
        return Hit((named, source[1]), cue, [(source[0], named)], "object before", v.cue.kinds)
    end = source[0]
    if end > v.lo and field.norm[end - 1] in ("that", "which", ","):
        end -= 1
    start = phrase_left(field, end, v.lo)
    if start is None or start >= end:
        return None
    return Hit(source, cue, [(start, end)], "object before", v.cue.kinds)
