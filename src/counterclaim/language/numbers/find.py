"""Finds the number phrases of a report's sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from counterclaim.language.numbers import qualifiers
from counterclaim.language.numbers.amount import CONTEXT, Amount
from counterclaim.language.numbers.amounts import STARTERS, amount_at, upper_end
from counterclaim.language.numbers.compounds import ORDINALS, compound
from counterclaim.language.numbers.fractions_of import fraction_at
from counterclaim.language.numbers.kinds import kind_of
from counterclaim.language.numbers.limits import limits
from counterclaim.language.numbers.qualifiers import Bound
from counterclaim.model.reading import NumberKind, NumberPhrase, Sentence, Token
from counterclaim.model.span import Span

# "some 120 fighters and 60 mercenaries": what is said of both
_SHARED = frozenset({Bound.ABOUT, Bound.CEILING})
_SHARED_REACH = 5
_PRONOMINAL = frozenset({"no", "any", "every", "each", "this", "that", "the", "which", "some"})


def find_numbers(text: str, tokens: Sequence[Token], sentences: Sequence[Sentence]) -> tuple[NumberPhrase, ...]:
    """All number phrases of `text`, in order and without overlap, each inside one sentence.

    The articles "a" and "an" are no numbers here, nor is "no"; "one" is. The words "more", "another" and "further" of
    an increment stay outside the phrase, unless they stand between it and its qualifier.
    """
    return tuple(phrase for sentence in sentences for phrase in _in_sentence(text, tokens, sentence))


def _in_sentence(text: str, tokens: Sequence[Token], sentence: Sentence) -> Iterator[NumberPhrase]:
    start, end = sentence.first, sentence.last
    index = free = start
    last: NumberPhrase | None = None
    shared: frozenset[Bound] = frozenset()
    while index < end:
        norm = tokens[index].norm
        if norm.isalpha() and norm not in STARTERS and norm not in ORDINALS:
            index += 1
            continue
        phrase, bounds = _at(text, tokens, index, free, start, end)
        if phrase is None:
            index += 1
            continue
        if not bounds and shared and last is not None and _coordinated(tokens, last, phrase):
            bounds = tuple(shared)
            phrase = _bounded(phrase, bounds)
        yield phrase
        last, shared = phrase, _SHARED & set(bounds)
        index = free = phrase.last


def _at(
    text: str, tokens: Sequence[Token], index: int, free: int, start: int, end: int
) -> tuple[NumberPhrase | None, tuple[Bound, ...]]:
    """The phrase whose number begins at token `index`, and its qualifiers. Tokens before `free` are taken."""
    norm = tokens[index].norm
    amount = None
    if norm in STARTERS or norm[0].isdecimal() or "-" in norm:
        amount = amount_at(text, tokens, index, end)
    if amount is None or not (amount.scaled or amount.figure):
        past = fraction_at(tokens, index, end)
        if past is not None:
            return _fraction(tokens, index, past, free), ()
    if amount is None:
        return compound(tokens[index], index), ()
    if _no_number(tokens, amount, start, end):
        return None, ()
    amount = _millions(tokens, amount, start, end)
    return _qualified(text, tokens, amount, free, start, end)


def _fraction(tokens: Sequence[Token], index: int, past: int, free: int) -> NumberPhrase:
    found = qualifiers.before(tokens, index, free)
    span = Span(tokens[found.first].start, tokens[past - 1].end)
    approx = Bound.ABOUT in found.bounds or Bound.NEARLY in found.bounds
    core = Span(tokens[index].start, span.end)
    return NumberPhrase(span, core, NumberKind.FRACTION, None, None, None, approx, found.first, past)


def _qualified(
    text: str, tokens: Sequence[Token], amount: Amount, free: int, start: int, end: int
) -> tuple[NumberPhrase, tuple[Bound, ...]]:
    ends = upper_end(text, tokens, amount, start, end)
    upper = None
    if ends is not None:
        amount, upper = ends
    last = (upper or amount).last
    kind = kind_of(tokens, amount if upper is None else replace(amount, last=last), start, end)
    first = amount.first
    if first > free and tokens[first - 1].norm in CONTEXT["currency"]:
        first -= 1
    if upper is not None and first > free and tokens[first - 1].norm == "between":
        first -= 1
    found = qualifiers.before(tokens, first, free)
    tail, bound = qualifiers.after(tokens, last, end)
    bounds = found.bounds if bound is None else (*found.bounds, bound)
    low, high, approx = limits(amount, upper, bounds)
    phrase = NumberPhrase(
        span=Span(tokens[found.first].start, tokens[tail - 1].end),
        core=Span(tokens[amount.first].start, tokens[last - 1].end),
        kind=kind,
        stated=amount.whole if upper is None else None,
        low=low,
        high=high,
        approx=approx,
        first=found.first,
        last=tail,
    )
    return phrase, bounds


def _millions(tokens: Sequence[Token], amount: Amount, start: int, end: int) -> Amount:
    """Reads "5m people", "$5m": millions; elsewhere the m is of metres."""
    if amount.unit != "m" or amount.value is None:
        return amount
    money = amount.first > start and tokens[amount.first - 1].norm in CONTEXT["currency"]
    if money or (amount.last < end and tokens[amount.last].norm in CONTEXT["people"]):
        return replace(amount, value=amount.value * 10**6, unit="", scaled=True)
    return amount


def _no_number(tokens: Sequence[Token], amount: Amount, start: int, end: int) -> bool:
    """True for words that look like numbers and count nothing: "no one", "how many", "one of the worst"."""
    norm = tokens[amount.first].norm
    before = tokens[amount.first - 1].norm if amount.first > start else ""
    after = tokens[amount.last].norm if amount.last < end else ""
    if norm == "one" and amount.last == amount.first + 1:
        if before in _PRONOMINAL or after in ("another", "'s", "day"):
            return True
        following = [token.norm for token in tokens[amount.last : min(amount.last + 3, end)]]
        if len(following) < 3 or following[0] != "of" or following[1] not in ("the", "its", "their"):
            return False
        return following[2].endswith("est") or following[2] in ("most", "first", "worst")
    if norm == "many":
        return before in ("how", "so", "too", "as", "the", "that") or after in ("as", "times")
    return norm == "few" and before in ("the", "very", "too", "last", "past", "next", "these", "those", "first")


def _coordinated(tokens: Sequence[Token], last: NumberPhrase, phrase: NumberPhrase) -> bool:
    """True for "230,000 and 800,000", "120 fighters and 60 mercenaries": nouns alone between, and "and" before it."""
    if last.kind is not phrase.kind or phrase.first - last.last > _SHARED_REACH or phrase.first == last.last:
        return False
    if tokens[phrase.first - 1].norm not in ("and", "or"):
        return False
    between = [tokens[place].norm for place in range(last.last, phrase.first - 1)]
    return all(
        word.isalpha() and not word.endswith(("ed", "ing")) and word not in CONTEXT["verbal"] for word in between
    )


def _bounded(phrase: NumberPhrase, bounds: tuple[Bound, ...]) -> NumberPhrase:
    """`phrase` with the bounds of the one that it is coordinated with."""
    if phrase.stated is None:
        return phrase
    if Bound.ABOUT in bounds:
        return replace(phrase, low=None, high=None, approx=True)
    return replace(phrase, low=None, high=phrase.stated)
