"""Finds the number phrases of a report's sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.language.numbers import kinds, qualifiers
from counterclaim.language.numbers.amounts import STARTERS, Amount, amount_at
from counterclaim.language.numbers.qualifiers import Bound
from counterclaim.model.reading import NumberKind, NumberPhrase, Sentence, Token
from counterclaim.model.span import Span


def find_numbers(text: str, tokens: Sequence[Token], sentences: Sequence[Sentence]) -> tuple[NumberPhrase, ...]:
    """All number phrases of `text`, in order and without overlap, each inside one sentence.

    "a" and "an" are no numbers here, nor is "no".
    """
    return tuple(phrase for sentence in sentences for phrase in _in_sentence(text, tokens, sentence))


def _in_sentence(text: str, tokens: Sequence[Token], sentence: Sentence) -> Iterator[NumberPhrase]:
    start, end = sentence.first, sentence.last
    index = free = start
    shared: tuple[Bound, ...] = ()  # the bounds that "and" hands on to the next number
    shared_at = -1
    while index < end:
        token = tokens[index]
        norm = token.norm
        amount = None
        if norm in STARTERS or norm[0].isdigit() or "-" in norm:
            amount = amount_at(text, tokens, index, end)
        if amount is None or _no_number(tokens, amount, start, end):
            if not norm.isalpha() or norm in kinds.ORDINALS:
                phrase = _single(tokens, index, end)
                if phrase is not None:
                    yield phrase
                    free = index + 1
            index += 1
            continue
        upper = _range(text, tokens, amount, start, end)
        last = (upper or amount).last
        kind = kinds.kind_of(text, tokens, upper or amount, start if upper is None else amount.last, end)
        if upper is None and kind is NumberKind.CARDINAL:
            kind = kinds.kind_of(text, tokens, amount, start, end)
        found = qualifiers.before(tokens, amount.first, free)
        bounds = found.bounds
        if not bounds and shared and shared_at == index:
            bounds = shared
        tail, bound = qualifiers.after(tokens, last, end)
        if bound is not None:
            bounds = (*bounds, bound)
        first = found.first
        if (
            upper is not None
            and first > free
            and tokens[first - 1].norm == "between"
            and _joined(tokens, amount.last) == "and"
        ):
            first -= 1
        yield _phrase(tokens, first, tail, amount, upper, kind, bounds)
        shared, shared_at = (bounds, tail + 1) if tail < end and tokens[tail].norm in ("and", "or") else ((), -1)
        index = free = tail


def _joined(tokens: Sequence[Token], index: int) -> str:
    return tokens[index].norm if index < len(tokens) else ""


def _no_number(tokens: Sequence[Token], amount: Amount, start: int, end: int) -> bool:
    """True for words that look like numbers and count nothing: "no one", "how many", "one another"."""
    norm = tokens[amount.first].norm
    before = tokens[amount.first - 1].norm if amount.first > start else ""
    after = tokens[amount.last].norm if amount.last < end else ""
    if norm == "one" and amount.last == amount.first + 1:
        return before in ("no", "any", "every", "each", "this", "that", "the", "which") or after in ("another", "'s")
    if norm == "many":
        return before in ("how", "so", "too", "as", "the", "that") or after in ("as", "times")
    return norm == "few" and before in ("the", "very", "too", "last", "past", "next", "these", "those")


def _range(text: str, tokens: Sequence[Token], lower: Amount, start: int, end: int) -> Amount | None:
    """The upper end of "20 to 30", "20-30", "between 20 and 30", "two or three"; None where it is no range."""
    if lower.last + 1 >= end or lower.value is None or lower.unit:
        return None
    joint = tokens[lower.last]
    before = tokens[lower.first - 1].norm if lower.first > start else ""
    if joint.norm not in ("to", "or", "-") and not (joint.norm == "and" and before == "between"):
        return None
    if joint.norm == "to" and before == "from":
        return None
    upper = amount_at(text, tokens, lower.last + 1, end)
    if upper is None or upper.value is None or upper.unit:
        return None
    if joint.norm == "or" and upper.value > 3 * lower.value:
        return None
    return upper if upper.value > lower.value else None


def _single(tokens: Sequence[Token], index: int, end: int) -> NumberPhrase | None:
    token = tokens[index]
    kind = kinds.token_kind(token, tokens[index + 1].norm if index + 1 < end else "")
    if kind is None:
        return None
    return NumberPhrase(token.span, token.span, kind, None, None, None, False, index, index + 1)


def _phrase(
    tokens: Sequence[Token],
    first: int,
    last: int,
    amount: Amount,
    upper: Amount | None,
    kind: NumberKind,
    bounds: tuple[Bound, ...],
) -> NumberPhrase:
    top = upper or amount
    low, high, approx = limits(amount, upper, bounds)
    return NumberPhrase(
        span=Span(tokens[first].start, tokens[last - 1].end),
        core=Span(tokens[amount.first].start, tokens[top.last - 1].end),
        kind=kind,
        stated=amount.whole if upper is None else None,
        low=low,
        high=high,
        approx=approx,
        first=first,
        last=last,
    )


def limits(amount: Amount, upper: Amount | None, bounds: tuple[Bound, ...]) -> tuple[int | None, int | None, bool]:
    """What a number with its qualifiers commits a speaker to: (low, high, approx)."""
    if amount.vague:
        ceiling = any(bound in (Bound.CEILING, Bound.BELOW, Bound.NEARLY) for bound in bounds)
        return (None if ceiling else amount.floor), None, True
    low, high = amount.whole, (upper or amount).whole
    if low is None or high is None:
        return None, None, bool(bounds)
    approx = False
    floor: int | None = low
    top: int | None = high
    for bound in bounds:
        match bound:
            case Bound.EXACT:
                pass
            case Bound.FLOOR:
                top = None
            case Bound.ABOVE:
                floor, top = low + 1, None
            case Bound.CEILING:
                floor = None
            case Bound.BELOW:
                floor, top = None, high - 1
            case Bound.NEARLY:
                floor, approx = None, True
            case Bound.ABOUT:
                approx = True
                if upper is None and len(bounds) == 1:
                    floor = top = None
    return floor, top, approx
