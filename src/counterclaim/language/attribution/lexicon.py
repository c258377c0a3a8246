"""The words that show that somebody speaks: cues with all their forms, and the closed classes beside them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from counterclaim.data import load_yaml

__all__ = [
    "Cue",
    "Words",
    "counting",
    "cues",
    "inflect",
    "noun_cues",
    "openings",
    "papers",
    "passive_before",
    "phrases",
    "stances",
    "words",
]


@dataclass(frozen=True, slots=True)
class Cue:
    """“said”: the past tense or participle of `say`, a verb of class `say`. Verbs that are cues only with words behind
    them ("point out") are of class `phrase`.

    `forms` holds letters: b plain, s third person, d past, n past participle, g -ing.
    """

    lemma: str
    kinds: frozenset[str]
    forms: str
    inverts: bool
    claims: bool
    noun: bool = False  # the plain form and the third person are nouns as well


@dataclass(frozen=True, slots=True)
class Words:
    """The closed classes, each a set of normalised words."""

    determiners: frozenset[str]
    pronouns: frozenset[str]
    object_pronouns: frozenset[str]
    be: frozenset[str]
    have: frozenset[str]
    do: frozenset[str]
    modals: frozenset[str]
    negations: frozenset[str]
    adverbs: frozenset[str]
    prepositions: frozenset[str]
    subordinators: frozenset[str]
    relatives: frozenset[str]
    days: frozenset[str]
    months: frozenset[str]
    time_nouns: frozenset[str]
    time_words: frozenset[str]
    speaking_nouns: frozenset[str]
    recipients: frozenset[str]
    occasions: frozenset[str]
    finite: frozenset[str]
    verb_after: frozenset[str]
    noun_after: frozenset[str]
    plural_before: frozenset[str]
    free_determiners: frozenset[str]
    circumstances: frozenset[str]
    inverted_ends: frozenset[str]
    no_participles: frozenset[str]
    counts: frozenset[str]
    auxiliaries: frozenset[str]
    time_ends: frozenset[str]  # what may end a time before a subject: "hours earlier the ministry said"


@cache
def _table() -> dict[str, Any]:
    return cast("dict[str, Any]", load_yaml("attribution/cues.yaml"))


def _regular(verb: str) -> tuple[str, str, str, str]:
    """Third person, past, past participle and -ing form of a regular verb."""
    if verb.endswith("e"):
        past, ing = verb + "d", (verb if verb.endswith("ee") else verb[:-1]) + "ing"
    elif verb.endswith("y") and verb[-2:-1] not in "aeiou":
        past, ing = verb[:-1] + "ied", verb + "ing"
    else:
        past, ing = verb + "ed", verb + "ing"
    if verb.endswith(("s", "sh", "ch", "x", "z")):
        third = verb + "es"
    elif verb.endswith("y") and verb[-2:-1] not in "aeiou":
        third = verb[:-1] + "ies"
    else:
        third = verb + "s"
    return third, past, past, ing


@cache
def inflect(verb: str) -> tuple[str, str, str, str]:
    """Third person, past, past participle and -ing form of a verb of the list."""
    irregular = _table()["irregular"].get(verb)
    if irregular:
        return tuple(irregular)
    return _regular(verb)


@cache
def cues() -> dict[str, Cue]:
    """Every form of every verb that can be a cue."""
    kinds: dict[str, set[str]] = {}
    for kind, row in _table()["verbs"].items():
        for verb in row["words"].split():
            kinds.setdefault(verb, set()).add(kind)
    rows = _table()["verbs"]
    for verb in phrases():
        kinds.setdefault(verb, {"phrase"})
    out: dict[str, Cue] = {}
    for verb, of in kinds.items():
        letters: dict[str, str] = {}
        for letter, form in zip("bsdng", (verb, *inflect(verb)), strict=True):
            letters[form] = letters.get(form, "") + letter
        for form, forms in letters.items():
            if form in out:  # found: of find, and to found
                continue
            out[form] = Cue(
                verb,
                frozenset(of),
                forms,
                inverts=any(rows[k]["inverts"] for k in of if k in rows),
                claims=any(rows[k]["claims"] for k in of if k in rows) or of == {"phrase"},
                noun=verb in _table()["also_nouns"].split(),
            )
    return out


@cache
def phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Verb to the words that may follow it as part of the cue, longest first: `call` to (("for",), ("on",))."""
    out: dict[str, list[tuple[str, ...]]] = {}
    for row in _table()["phrases"]:
        verb, *rest = row.split()
        if rest:
            out.setdefault(verb, []).append(tuple(rest))
    return {verb: tuple(sorted(rows, key=len, reverse=True)) for verb, rows in out.items()}


@cache
def counting() -> tuple[frozenset[str], frozenset[str]]:
    """Verbs in all forms, and nouns, of "put the toll at"."""
    rows = _table()["counting"]
    verbs = rows["verbs"].split()
    return frozenset(f for v in verbs for f in (v, *inflect(v)[:2])), frozenset(rows["nouns"].split())


@cache
def tallying() -> tuple[frozenset[str], frozenset[str]]:
    """Verbs in all forms, and nouns, of "counts 65 civilians killed"."""
    rows = _table()["tallying"]
    verbs = rows["verbs"].split()
    return frozenset(f for v in verbs for f in (v, *inflect(v)[:2])), frozenset(rows["nouns"].split())


@cache
def papers() -> tuple[frozenset[str], frozenset[str]]:
    """Verbs in the plain form, and the nouns one of which they want: "release a statement"."""
    rows = _table()["papers"]
    return frozenset(rows["verbs"].split()), frozenset(rows["nouns"].split())


@cache
def passive_before() -> dict[str, frozenset[str]]:
    """Verb to the words before which its past form is a participle: `accuse` to "of"."""
    rows: dict[str, set[str]] = {}
    for preposition, verbs in _table()["passive_before"].items():
        for verb in verbs.split():
            rows.setdefault(verb, set()).add(preposition)
    return {verb: frozenset(row) for verb, row in rows.items()}


@cache
def noun_cues() -> frozenset[str]:
    """Nouns of speech, singular and plural."""
    singular = _table()["nouns"].split()
    return frozenset(singular) | {n[:-1] + "ies" if n.endswith("y") else n + "s" for n in singular}


@cache
def words() -> Words:
    """The closed classes of `data/attribution/words.yaml`."""
    rows = cast("dict[str, str]", load_yaml("attribution/words.yaml"))
    sets = {name: frozenset(row.split()) for name, row in rows.items()}
    del sets["openings"]
    return Words(
        **sets,
        auxiliaries=sets["be"] | sets["have"] | sets["do"] | sets["modals"],
        time_ends=sets["days"] | sets["time_nouns"] | frozenset(("overnight", "earlier", "later", "today")),
    )


@cache
def stances() -> frozenset[str]:
    """Words beside the cues that may tell of what somebody thinks: "seems", "supports", "reluctant"."""
    return frozenset(_table()["stances"].split())


@cache
def openings() -> tuple[tuple[str, ...], ...]:
    """Phrases that open a sentence and belong to no subject: ("in", "the", "meantime"), in words."""
    rows = cast("dict[str, str]", load_yaml("attribution/words.yaml"))
    return tuple(tuple(phrase.split()) for phrase in rows["openings"].split(";") if phrase.strip())
