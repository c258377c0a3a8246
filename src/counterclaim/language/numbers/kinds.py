"""Tells what a number counts with: people and things, time, money, a name, a year."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.language._lists import table, words
from counterclaim.language.dates.names import MONTHS
from counterclaim.language.numbers.amount import CONTEXT, Amount
from counterclaim.model.reading import NumberKind, Token

UNITS = {word: NumberKind(kind) for kind, nouns in table("number-units.txt").items() for word in nouns}
_NAMES = words("number-names.txt")
_CURRENCY, _PEOPLE, _LINKS, _YEAR = CONTEXT["currency"], CONTEXT["people"], CONTEXT["link"], CONTEXT["year"]
# nobody older has been in the news
_OLDEST = 115
# units that are names or verbs, or a person's title, at a distance from the number
_ADJACENT_ONLY = frozenset({"m", "second", "seconds", "mark", "marks", "feet", "foot", "pounds", "local", "est", "am"})


def kind_of(tokens: Sequence[Token], amount: Amount, start: int, end: int) -> NumberKind:
    """The kind of the number at `amount`, in the sentence of tokens [start, end)."""
    before = tokens[amount.first - 1].norm if amount.first > start else ""
    after = _norm(tokens, amount.last, end)
    if before in _CURRENCY:
        return NumberKind.MONEY
    if amount.unit:
        return _glued(tokens, amount, start, end)
    if amount.figure and not amount.scaled:
        if _is_day(tokens, amount, start, end):
            return NumberKind.TIME
        if _is_year(tokens, amount, start, end):
            return NumberKind.YEAR
    if before == "aged" or (after in ("years", "year", "months") and _norm(tokens, amount.last + 1, end) == "old"):
        return NumberKind.AGE
    unit = _unit(tokens, amount.last, end)
    if unit is not None:
        return unit
    if amount.figure and not amount.scaled and _is_age(tokens, amount, start, end):
        return NumberKind.AGE
    if amount.value is not None and _is_name(tokens, amount, start, end):
        return NumberKind.NAME
    if amount.value is not None and amount.value.denominator != 1:
        return NumberKind.FRACTION
    return NumberKind.CARDINAL


def _glued(tokens: Sequence[Token], amount: Amount, start: int, end: int) -> NumberKind:
    """The kind of a figure with letters: "28th", "30km", "1990s", "21h", "4G"."""
    if amount.unit in ("st", "nd", "rd", "th"):
        if _is_day(tokens, amount, start, end):
            return NumberKind.TIME
        named = amount.last < end and tokens[amount.last].text[0].isupper()
        return NumberKind.NAME if named else NumberKind.ORDINAL
    if amount.unit == "s":
        return NumberKind.YEAR
    return UNITS.get(amount.unit, NumberKind.NAME)


def _norm(tokens: Sequence[Token], index: int, end: int) -> str:
    return tokens[index].norm if 0 <= index < end else ""


def _unit(tokens: Sequence[Token], index: int, end: int) -> NumberKind | None:
    """The unit that follows, past two adjectives at most, or past "of" ("hundreds of metres")."""
    for place in range(index, min(index + 3, end)):
        norm = tokens[place].norm
        if norm in UNITS and not (norm in _ADJACENT_ONLY and place > index):
            return UNITS[norm]
        if norm == "per" and _norm(tokens, place + 1, end) in ("cent", "100"):
            return NumberKind.PERCENT
        if norm != "of" and norm not in _LINKS:
            return None
    return None


def is_month(token: Token) -> bool:
    """True for the name of a month with its capital."""
    return token.norm in MONTHS and token.text[0].isupper()


def _is_day(tokens: Sequence[Token], amount: Amount, start: int, end: int) -> bool:
    """True for the 27 of "Sept. 27", "27 September", "the 27th of September", "Oct. 10-12", "10 to 12 October"."""
    if amount.whole is None or not 1 <= amount.whole <= 31:
        return False
    first, last = amount.first, amount.last
    if first > start and is_month(tokens[first - 1]):
        return True
    if last < end and tokens[last].norm == "of":
        last += 1
    if last < end and is_month(tokens[last]):
        # "killed 12 March protesters" is not to be told from "12 March"
        return True
    if first - 2 > start and tokens[first - 1].norm in ("-", "to", "and") and tokens[first - 2].norm.isdecimal():
        return is_month(tokens[first - 3])
    if last + 2 < end and tokens[last].norm in ("-", "to", "and") and tokens[last + 1].norm.isdecimal():
        return is_month(tokens[last + 2])
    return False


def _is_year(tokens: Sequence[Token], amount: Amount, start: int, end: int) -> bool:
    token = tokens[amount.first]
    if len(token.norm) != 4 or not token.norm.isdecimal() or not 1800 <= int(token.norm) <= 2100:
        return False
    after = _norm(tokens, amount.last, end)
    before = tokens[max(amount.first - 1, start)]
    earlier = tokens[amount.first - 2] if amount.first - 2 >= start else None
    if earlier is not None and before.norm.isdecimal() and is_month(earlier):
        return True
    if after in _PEOPLE or amount.first == start:
        return after not in _PEOPLE
    if earlier is not None and before.norm == ",":
        return earlier.norm.isdecimal() or is_month(earlier)
    if before.norm in _YEAR or before.norm in MONTHS:
        # "the 2000 fighters", "to 2000 rebels": nouns of a plural are counted
        return before.norm not in ("the", "to", "and", "of", "from") or not _counted(tokens, amount.last, end)
    return not after or not after[0].isalpha()


def _counted(tokens: Sequence[Token], index: int, end: int) -> bool:
    """True where a plural noun follows, past an adjective: it is counted, and the figure is no year."""
    return any(_norm(tokens, place, end) in _PEOPLE for place in (index, index + 1))


def _is_age(tokens: Sequence[Token], amount: Amount, start: int, end: int) -> bool:
    """True for "Name, 34," and "Name (34)": a capitalised word, then a figure that stands alone."""
    if amount.whole is None or amount.whole > _OLDEST or amount.first - 2 < start:
        return False
    mark, name = tokens[amount.first - 1], tokens[amount.first - 2]
    if not name.text[0].isupper() or not name.text.isalpha() or is_month(name):
        return False
    after = _norm(tokens, amount.last, end)
    return (mark.norm == "," and after in (",", ".", ")", "")) or (mark.norm == "(" and after == ")")


def _is_name(tokens: Sequence[Token], amount: Amount, start: int, end: int) -> bool:
    """True for "Resolution 2254", "Day 12", "Khmeimim 2": the number belongs to the word before it."""
    if amount.first == start or amount.scaled:
        return False
    before, after = tokens[amount.first - 1], _norm(tokens, amount.last, end)
    if after in _PEOPLE:
        return False
    if before.norm in _NAMES:
        return amount.figure or before.text[0].isupper()
    if not amount.figure or amount.first - 1 == start or amount.whole is None:
        return False
    # a capitalised word before a small figure that counts nothing: a quote, a comma or the end follows
    small = amount.whole < 1000 and not before.norm.isdecimal() and before.text[0].isupper() and before.text.isalpha()
    return small and after in ('"', "'", ")", "'s")
