"""Cues that are verbs: “X said that …”, “…, said X”, “X accused Y of …”, “…, adding that …”."""

from __future__ import annotations

from dataclasses import dataclass, field as _field

from counterclaim.language.attribution.lexicon import Cue, cues, phrases
from counterclaim.language.attribution.rules.adjuncts import skip_adjuncts
from counterclaim.language.attribution.rules.field import Field
from counterclaim.language.attribution.rules.nounphrase import phrase_left, phrase_right
from counterclaim.language.attribution.rules.subject import appositives_right, main_subject, subject_left

__all__ = ["Hit", "verb_hits"]

Range = tuple[int, int]


@dataclass(slots=True)
class Hit:
    """An attribution in tokens, before it becomes spans. `kinds` are the classes of its cue."""

    source: Range | None
    cue: Range
    content: list[Range]
    rule: str
    kinds: frozenset[str] = _field(default_factory=frozenset)
    shared: bool = False  # source taken over from a hit before


@dataclass(slots=True)
class _Verb:
    """A cue verb at token `at`, with its group [start, end) of auxiliaries, adverbs and particles."""

    cue: Cue
    at: int
    start: int
    end: int
    form: str  # finite, passive, participle, infinitive
    lo: int
    hi: int


def verb_hits(field: Field, lo: int, hi: int, *, headline: bool = False) -> list[Hit]:
    """The attributions by verbs in the sentence of tokens [lo, hi), in order of their cues."""
    table = cues()
    norm = field.norm
    hits: list[Hit] = []
    taken = lo
    for i in range(lo, hi):
        cue = table.get(norm[i])
        if cue is None or i < taken:
            continue
        if field.upper[i] and i > lo and not headline and not field.opens_quote(i - 1):
            continue
        verb = _verb(field, cue, i, lo, hi)
        if verb is None:
            continue
        hit = _hit(field, verb, hits)
        if hit is not None:
            hits.append(hit)
            taken = max(taken, hit.cue[1])
    return hits


def _verb(field: Field, cue: Cue, i: int, lo: int, hi: int) -> _Verb | None:
    """The verb group around token `i`; None where the word is a noun or an adjective there."""
    norm, words = field.norm, field.words
    q = field.quote[i]
    if q >= 0:
        first, last = field.quote_tokens[q]
        lo, hi = max(lo, first + 1), min(hi, last)
    start = i
    has_be = has_to = has_aux = False
    while start - 1 >= lo:
        w = norm[start - 1]
        if w in words.auxiliaries and not (
            w == "'s" and field.nominal(start - 2) and "g" not in cue.forms and start == i and cue.forms[0] != "d"
        ):
            has_be = has_be or w in words.be
            has_aux = has_aux or w not in words.be
        elif w == "to":
            has_to = True
        elif not (
            w in words.adverbs
            or w in words.negations
            or (w.endswith("ly") and len(w) > 4 and not field.upper[start - 1])
        ):
            break
        elif (
            w
            in (
                "so",
                "once",
                "now",
                "then",
                "today",
                "yesterday",
                "tomorrow",
                "overnight",
                "tonight",
                "far",
                "even",
                "early",
                "late",
            )
            and start == i
            and False
        ):
            break
        start -= 1
    # Adverbs that open the clause are not of the group: "Earlier said", "However,"
    form = "finite"
    if has_to:
        form = "infinitive"
    elif "g" in cue.forms and norm[i].endswith("ing"):
        form = "finite" if has_be else "participle"
    elif has_be and "n" in cue.forms:
        form = "passive"
    elif not has_aux and _is_noun(field, cue, i, start, lo, hi):
        return None
    end = i + 1
    for rest in phrases().get(cue.lemma, ()):
        if tuple(norm[end : end + len(rest)]) == rest:
            end += len(rest)
            break
    return _Verb(cue, i, start, end, form, lo, hi)


def _is_noun(field: Field, cue: Cue, i: int, start: int, lo: int, hi: int) -> bool:
    norm, words = field.norm, field.words
    before = norm[start - 1] if start > lo else ""
    after = norm[i + 1] if i + 1 < hi else "."
    if before in words.determiners or (
        before in words.prepositions and before not in ("before", "after", "since", "as")
    ):
        return before not in (
            "that",
            "this",
            "all",
            "both",
            "many",
            "some",
            "others",
            "few",
            "most",
            "each",
            "these",
            "those",
        )
    if before in ("'s", "'"):
        return not ("d" in cue.forms and after in ("that", "the", "a"))
    if "d" in cue.forms or cue.forms == "n":
        # participle before a noun: "the alleged attack"; reduced relative: "losses reported by"
        return after == "by" or (cue.forms == "n")
    if "s" in cue.forms or "b" in cue.forms:
        if (
            after in ("of", "by", "from", "was", "were", "is", "are", "has", "have", "had", "and", "or")
            and not field.upper[i]
        ):
            return True
        if "b" in cue.forms and "s" not in cue.forms:
            plural = before in (
                "i",
                "we",
                "you",
                "they",
                "who",
                "people",
                "police",
                "both",
                "some",
                "many",
                "others",
                "most",
                "few",
                "all",
            )
            plural = plural or (before.endswith("s") and not before.endswith("ss"))
            plural = plural or before == ","
            return not plural
        if before in ("he", "she", "it", "who", "which", "that", ","):
            return False
        if not before or not (field.nominal(start - 1) or field.is_mark(start - 1) or before == ")"):
            return True
        return (
            not (
                after in words.determiners
                or after in words.pronouns
                or after
                in (
                    "that",
                    ":",
                    ",",
                    ".",
                    "there",
                    "if",
                    "whether",
                    "about",
                    "to",
                    "in",
                    "on",
                    "how",
                    "what",
                    "no",
                    "not",
                )
                or field.upper[i + 1]
                or norm[i + 1][0].isdigit()
                or field.is_mark(i + 1)
                or (
                    field.nominal(i + 1)
                    and cue.lemma in ("say", "believe", "think", "insist", "deny", "accuse", "announce", "want", "add")
                )
                or (field.nominal(i + 1) and not cue.inverts)
            )
            if i + 1 < hi
            else False
        )
    return False


def _hit(field: Field, v: _Verb, before: list[Hit]) -> Hit | None:
    if v.form == "infinitive":
        return None
    if v.form == "passive":
        return _passive(field, v)
    if v.form == "participle":
        return _participle(field, v, before)
    return _inverted(field, v) or _finite(field, v, before)


def _passive(field: Field, v: _Verb) -> Hit | None:
    """“X was quoted as saying …”, “X was accused by Y of …”, “X is expected to …”."""
    norm = field.norm
    i = v.end
    if v.cue.lemma in ("quote", "cite", "report"):
        j = i
        if j < v.hi and norm[j] == "by":
            j = phrase_right(field, j + 1, v.hi) or j
        if j + 1 < v.hi and norm[j] == "as" and norm[j + 1] in ("saying", "telling", "stating", "adding"):
            cue = (v.start, j + 2)
            source = subject_left(field, v.lo, v.start)
            if source is None:
                return None
            return _around(field, v, source, cue, "quoted as saying")
    by = next((j for j in range(i, min(i + 6, v.hi)) if norm[j] == "by"), -1)
    if by >= 0 and "act" in v.cue.kinds:
        end = phrase_right(field, by + 1, v.hi)
        if end:
            stop = _clause_end(field, end, v.hi)
            rest = [(end, stop)] if stop > end else []
            if not rest:
                subject = subject_left(field, v.lo, v.start)
                rest = [subject] if subject else []
            if rest:
                return Hit((by + 1, end), (v.start, v.end), rest, "passive by", v.cue.kinds)
    if v.cue.lemma == "expect" and i < v.hi and norm[i] == "to":
        stop = _clause_end(field, i, v.hi)
        return Hit(None, (v.start, v.end), [(i, stop)], "expected to", v.cue.kinds)
    return None


def _participle(field: Field, v: _Verb, before: list[Hit]) -> Hit | None:
    """“…, saying that …”: the subject of the clause before speaks."""
    norm = field.norm
    prev = norm[v.start - 1] if v.start > v.lo else ""
    if prev in field.words.determiners or prev in ("'s", "of") and v.cue.lemma not in ("say",):
        return None
    content = _right(field, v, v.end)
    if content is None:
        return None
    source: Range | None = None
    if (
        prev
        and prev != ","
        and field.nominal(v.start - 1)
        and norm[v.start - 1] in field.words.speaking_nouns | field.words.recipients
    ):
        s = phrase_left(field, v.start, v.lo)
        source = (s, v.start) if s is not None else None
    if source is None:
        outer = next(
            (h for h in reversed(before) if h.source is not None and field.quote[h.cue[0]] == field.quote[v.at]), None
        )
        source = outer.source if outer is not None else main_subject(field, v.lo, v.start)
    if source is None:
        return None
    return Hit(source, (v.start, v.end), [content], "participle", v.cue.kinds, shared=True)


def _inverted(field: Field, v: _Verb) -> Hit | None:
    """“…, said X”: content, cue, source."""
    if not v.cue.inverts or v.start == v.lo or v.end >= v.hi:
        return None
    norm = field.norm
    p = v.start - 1
    quoted = field.closes_quote(p) or (norm[p] == "," and p > v.lo and field.closes_quote(p - 1))
    comma = norm[p] == "," or field.is_dash(p)
    bare = not quoted and not comma
    if not (
        field.nominal(v.end)
        or norm[v.end] in field.words.determiners
        or norm[v.end] in ("he", "she", "they", "it", "one")
    ):
        return None
    end = phrase_right(field, v.end, v.hi)
    if end is None:
        return None
    after = norm[end] if end < v.hi else "."
    if not quoted:
        ends = (
            ".",
            ",",
            ";",
            "in",
            "on",
            "at",
            "during",
            "late",
            "who",
            "(",
            "via",
            "--",
            "—",
            "–",
            "speaking",
            "citing",
        )
        if after not in ends and not field.is_day(min(end, v.hi - 1)):
            return None
        if any(field.is_finite(j, end) for j in range(end, v.hi)) and after not in ("who", ","):
            return None
        if bare:
            # "… dozens wounded said the observatory": without marks, only where a clause stands before
            if field.nominal(p) and not any(
                field.is_finite(j, v.lo) or field.maybe_past(j, v.lo) for j in range(v.lo, v.start)
            ):
                return None
            if subject_left(field, v.lo, v.start) == (v.lo, v.start):
                return None
        elif comma and not any(field.is_finite(j, v.lo) or field.maybe_past(j, v.lo) for j in range(v.lo, p)):
            return None
    end = appositives_right(field, end, v.hi)
    return _left(field, v, (v.end, end), (v.start, v.end), v.start, end, "inverted")


def _finite(field: Field, v: _Verb, before: list[Hit]) -> Hit | None:
    """“X said …” in all its orders."""
    norm = field.norm
    p = v.start - 1
    shared = False
    source: Range | None = None
    if p >= v.lo and norm[p] in ("and", "but", "or", "then") and before:
        outer = next((h for h in reversed(before) if h.source is not None), None)
        if outer is not None:
            source, shared = outer.source, True
    if source is None and p >= v.lo and norm[p] in ("and", "but"):
        source, shared = main_subject(field, v.lo, p), True
    if source is None:
        source = subject_left(field, v.lo, v.start)
    if source is None:
        return None
    if not shared and v.cue.claims:
        around = _around(field, v, source, (v.start, v.end), "subject")
        if around is not None:
            return around
    content = _right(field, v, v.end)
    if content is None:
        return None
    return Hit(source, (v.start, v.end), [content], "shared" if shared else "subject", v.cue.kinds, shared=shared)


def _around(field: Field, v: _Verb, source: Range, cue: Range, rule: str) -> Hit | None:
    """Content behind the cue, before the source, or on both sides of them, as the marks between say."""
    norm = field.norm
    start = source[0]
    i = skip_adjuncts(field, cue[1], v.hi, tells="tell" in v.cue.kinds)
    rest = _last(field, i, v.hi)
    mark_before = start > v.lo and (norm[start - 1] == "," or field.is_dash(start - 1) or field.closes_quote(start - 1))
    quoted = start > v.lo and (
        field.closes_quote(start - 1)
        or (norm[start - 1] == "," and start - 2 >= v.lo and field.closes_quote(start - 2))
    )
    if v.cue.inverts and (
        quoted or rest <= i or (mark_before and norm[i] == "," and _has_verb(field, v.lo, start - 1))
    ):
        if start - v.lo >= 2 and (quoted or _has_verb(field, v.lo, start)):
            return _left(field, v, source, cue, start, cue[1], rule)
        if rest <= i:
            return None
    content = _right(field, v, cue[1])
    return Hit(source, cue, [content], rule, v.cue.kinds) if content is not None else None


def _has_verb(field: Field, lo: int, hi: int) -> bool:
    return any(
        field.is_finite(j, lo) or field.maybe_past(j, lo) or (field.norm[j].endswith("ed") and not field.upper[j])
        for j in range(lo, hi)
    )


def _left(field: Field, v: _Verb, source: Range, cue: Range, left_end: int, right: int, rule: str) -> Hit | None:
    """Content before source and cue, and what goes on behind them."""
    norm = field.norm
    end = left_end
    while end > v.lo and (norm[end - 1] == "," or field.is_dash(end - 1)):
        end -= 1
    start = v.lo
    quoted = end - 1 >= v.lo and field.closes_quote(end - 1)
    if quoted:
        start = min(start, field.quote_tokens[field.quote[end - 1]][0])
    if end <= start:
        return None
    content = [(start, end)]
    i = skip_adjuncts(field, right, v.hi, tells="tell" in v.cue.kinds)
    if i < v.hi and norm[i] in (",", ":", ";") and i + 1 < v.hi:
        if field.opens_quote(i + 1):
            content.append((i + 1, max(_last(field, i + 1, v.hi), field.quote_tokens[field.quote[i + 1]][1])))
        elif not quoted and norm[i] == "," and not norm[i + 1].endswith("ing"):
            content.append((i + 1, _last(field, i + 1, v.hi)))
    return Hit(source, cue, content, rule + " left", v.cue.kinds)


def _right(field: Field, v: _Verb, start: int) -> Range | None:
    """The content behind a cue that ends before token `start`; None where nothing follows."""
    norm = field.norm
    i = start
    if v.cue.kinds & {"say", "tell"} or v.cue.lemma in ("believe",):
        i = skip_adjuncts(field, i, v.hi, tells="tell" in v.cue.kinds)
    while i < v.hi and norm[i] in (":", ","):
        i += 1
    end = _last(field, i, v.hi)
    if end <= i:
        return None
    return i, end


def _last(field: Field, start: int, hi: int) -> int:
    """Where content that begins at token `start` ends: at the sentence's end without its stop, marks inside."""
    norm = field.norm
    end = hi
    while end > start:
        w = norm[end - 1]
        if w in (".", "!", "?", "...", ";", ","):
            end -= 1
            continue
        if field.is_mark(end - 1):
            q = field.quote[end - 1]
            if q >= 0 and field.quote_tokens[q][0] < start:
                end -= 1
                continue
        break
    return end


def _clause_end(field: Field, start: int, hi: int) -> int:
    return _last(field, start, hi)
