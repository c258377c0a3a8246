"""The verb group around a cue, and whether the word is a verb there at all."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.language.attribution.lexicon import Cue, passive_before, phrases
from counterclaim.language.attribution.rules.field import Field
from counterclaim.language.attribution.rules.hit import Verb

__all__ = ["verb_at"]


def verb_at(field: Field, cue: Cue, i: int, lo: int, hi: int) -> Verb | None:
    """The verb group of the cue at token `i` of the sentence [lo, hi); None where the word is a noun or adjective."""
    norm, words = field.norm, field.words
    q = field.quote[i]
    if q >= 0:
        first, last = field.quote_tokens[q]
        lo, hi = max(lo, first + 1), min(hi, last)
    end = i + 1
    for rest in phrases().get(cue.lemma, ()):
        if tuple(norm[end : end + len(rest)]) == rest:
            end += len(rest)
            if end < hi and rest[-1] == "statement" and norm[end] == "saying":
                end += 1
            break
    if end == i + 1 and cue.kinds == {"phrase"}:
        return None
    start = i
    has_be = has_to = has_aux = False
    while start - 1 >= lo:
        w = norm[start - 1]
        if w in words.auxiliaries:
            if w == "'s" and "g" not in cue.forms and "n" not in cue.forms:
                break
            if field.upper[start - 1] and start - 1 > lo and w in ("will", "may", "can"):
                break
            has_be = has_be or w in words.be
            has_aux = has_aux or w not in words.be
        elif w == "to":
            has_to = True
        elif not (
            w in words.adverbs or w in words.negations or _is_adverb(w, upper=field.upper[start - 1] and start - 1 > lo)
        ):
            break
        start -= 1
    form = "finite"
    if has_to:
        form = "infinitive"
    elif "g" in cue.forms and norm[i].endswith("ing"):
        form = "finite" if has_be else "participle"
    elif has_be and "n" in cue.forms:
        form = "passive"
    elif not has_aux and _is_noun(field, cue, i, start, lo, hi):
        return None
    start = _without_opening(field, start, i)
    return Verb(cue, i, start, end, form, lo, hi)


def _is_speech(norm: Sequence[str], i: int, hi: int) -> bool:
    """What follows goes on to "that" or a colon: "the army reported to the court that"."""
    return any(w in ("that", ":") for w in norm[i + 2 : min(hi, i + 9)])


def _is_adverb(w: str, *, upper: bool) -> bool:
    return w.endswith("ly") and len(w) > 4 and not upper and w not in ("family", "assembly")


def _without_opening(field: Field, start: int, i: int) -> int:
    """Adverbs of time before an auxiliary belong to the clause, not to the cue ("today has said")."""
    while start < i and field.norm[start] in (
        "today",
        "yesterday",
        "tomorrow",
        "overnight",
        "tonight",
        "so",
        "far",
        "however",
    ):
        start += 1
    return start


def _is_noun(field: Field, cue: Cue, i: int, start: int, lo: int, hi: int) -> bool:
    norm, words = field.norm, field.words
    before = norm[start - 1] if start > lo else ""
    after = norm[i + 1] if i + 1 < hi else "."
    if before in words.determiners:
        return before not in words.free_determiners if "s" not in cue.forms else before != "that"
    if before in words.prepositions and before not in ("before", "after", "since", "as", "than"):
        return True
    if before == "'s":
        return not ("d" in cue.forms and after in ("that", "the", "a", "an"))
    if "d" in cue.forms and after in passive_before().get(cue.lemma, ()) and not _is_speech(norm, i, hi):
        return True  # "gunmen accused of", "a raid attributed to", "men reported to be"
    if "d" in cue.forms and norm[i] in ("suspected", "alleged") and i + 1 < hi and field.nominal(i + 1):
        return not field.upper[i + 1] and before not in words.pronouns  # "nine suspected rebels"
    if "d" in cue.forms or cue.forms == "n":
        # a participle in a reduced relative: "losses reported by", "a video posted on"
        return after == "by" or cue.forms == "n" or (before in words.occasions and after in words.prepositions)
    if "s" in cue.forms and before in ("he", "she", "it", "who", "which", "that", ","):
        return False
    if field.upper[start - 1] and start - 2 >= lo and norm[start - 2] in ("which", "that"):
        return False  # "a jet which one side claims was lost"
    if after in words.noun_after:
        return True
    if not cue.noun:
        return not before and not field.is_mark(i)
    if "s" not in cue.forms:
        return not (before in words.plural_before or (before.endswith("s") and not before.endswith(("ss", "'s"))))
    if not before or not (field.nominal(start - 1) or field.is_mark(start - 1) or before == ")"):
        return True
    if i + 1 >= hi:
        return False
    if after == "to" and i + 2 < hi and norm[i + 2] in ("have", "be"):
        return False  # "the navy claims to have sunk"
    if after in ("in", "on", "about", "to", "at") and not field.upper[start - 1]:
        return True
    return not (
        after in words.determiners
        or after in words.pronouns
        or after in words.verb_after
        or field.upper[i + 1]
        or after[0].isdigit()
        or field.is_mark(i + 1)
        or (
            field.nominal(i + 1)
            and (
                cue.lemma in ("say", "believe", "think", "insist", "deny", "accuse", "announce", "add")
                or not cue.inverts
            )
        )
    )
