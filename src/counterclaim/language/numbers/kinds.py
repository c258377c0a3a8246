"""Tells what a number counts with: people and things, time, money, a name, a year."""

from __future__ import annotations

import re
from collections.abc import Sequence

from counterclaim.language._lists import table, words
from counterclaim.language.numbers.amounts import Amount
from counterclaim.model.reading import NumberKind, Token

_UNITS = {word: NumberKind(kind) for kind, nouns in table("number-units.txt").items() for word in nouns if word != "-"}
_NAMES = words("number-names.txt")
_CURRENCY = frozenset(["$", "€", "£", "¥", "₽", "₺", "₪", "₴", "₹", "us$", "c$", "a$", "usd", "eur", "gbp"])
_MONTHS = frozenset(
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "jan.", "feb.", "mar.", "apr.", "jun.", "jul.", "aug.", "sep.", "sept.", "oct.", "nov.", "dec."]
)
_YEAR_CUES = frozenset(
    ["in", "since", "by", "until", "till", "during", "of", "from", "before", "after", "early", "late", "mid", "through", "to", "between", "and", "circa", "around", "year", "spring", "summer", "autumn", "fall", "winter", "-", "/", "the", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]
)
# What may stand between a number and its unit: "three consecutive days", "12 square kilometres"
_LINKS = frozenset(
    ["more", "full", "straight", "consecutive", "long", "whole", "further", "square", "cubic", "nautical", "metric", "working", "additional", "other", "extra", "successive", "deadly", "u.s.", "us", "canadian", "australian", "syrian", "turkish", "british", "million", "billion", "thousand", "hundred"]
)
_PEOPLE = frozenset(
    ["people", "persons", "civilians", "soldiers", "troops", "militants", "fighters", "rebels", "men", "women", "children", "others", "prisoners", "refugees", "members", "residents", "families", "casualties", "deaths", "dead", "killed", "wounded", "injured", "bodies", "victims", "policemen", "officers"]
)
_CODE = re.compile(r"[a-z]{1,7}-?\d{1,5}[a-z]{0,3}|\d{1,4}[a-z]\d*|[a-z]+-\d+(?:-[a-z0-9]+)*")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_COMPOUND = re.compile(r"(\d[\d.,]*|[a-z]+(?:-[a-z]+)*?)-((?:[a-z]+-)?[a-z]+)")
ORDINALS = frozenset(
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "thirtieth", "hundredth"]
)
_STRONG = frozenset(["strong", "member", "members", "person", "man", "men", "people", "woman"])


def kind_of(text: str, tokens: Sequence[Token], amount: Amount, start: int, end: int) -> NumberKind:
    """The kind of the number at `amount`, in the sentence of tokens [start, end)."""
    before = tokens[amount.first - 1].norm if amount.first > start else ""
    after = tokens[amount.last].norm if amount.last < end else ""
    if amount.unit:
        return _glued(amount, before)
    if before in _CURRENCY:
        return NumberKind.MONEY
    if amount.figure and not amount.scaled:
        if _is_day(tokens, amount, start, end):
            return NumberKind.TIME
        if _is_year(tokens, amount, start, end):
            return NumberKind.YEAR
        if ":" in tokens[amount.first].norm:
            return NumberKind.TIME
    if before == "aged" or (after in ("years", "year", "months") and _norm(tokens, amount.last + 1, end) == "old"):
        return NumberKind.AGE
    unit = _unit(tokens, amount.last, end)
    if unit is not None:
        return unit
    if amount.figure and not amount.scaled and _is_age(tokens, amount, start, end):
        return NumberKind.AGE
    if (
        amount.value is not None
        and before in _NAMES
        and after not in _PEOPLE
        and (amount.figure or before[:1] != before)
    ):
        return NumberKind.NAME
    if amount.value is not None and amount.value.denominator != 1:
        return NumberKind.FRACTION
    if before in ("day", "week", "month", "year") and not amount.scaled and after not in _PEOPLE:
        return NumberKind.TIME
    return NumberKind.CARDINAL


def _norm(tokens: Sequence[Token], index: int, end: int) -> str:
    return tokens[index].norm if 0 <= index < end else ""


def _glued(amount: Amount, before: str) -> NumberKind:
    if amount.unit in ("st", "nd", "rd", "th"):
        return NumberKind.ORDINAL
    if before in _CURRENCY:
        return NumberKind.MONEY
    if amount.unit in ("s", "am", "pm", "h", "hrs", "z", "gmt"):
        return NumberKind.TIME
    return _UNITS.get(amount.unit, NumberKind.NAME)


def _unit(tokens: Sequence[Token], index: int, end: int) -> NumberKind | None:
    """The unit that follows, past at most two adjectives, or "of" after a vague word ("hundreds of metres")."""
    for place in range(index, min(index + 3, end)):
        norm = tokens[place].norm
        if norm in _UNITS and not (norm in ("m", "second", "line", "mark") and place > index):
            return _UNITS[norm]
        if norm == "per" and _norm(tokens, place + 1, end) == "cent":
            return NumberKind.PERCENT
        if norm == "of" and place == index:
            continue
        if norm not in _LINKS:
            return None
    return None


def _is_month(token: Token) -> bool:
    return token.norm in _MONTHS and token.text[0].isupper()


def _is_day(tokens: Sequence[Token], amount: Amount, start: int, end: int) -> bool:
    if amount.whole is None or not 1 <= amount.whole <= 31 or amount.last != amount.first + 1:
        return False
    first, last = amount.first, amount.last
    if first > start and _is_month(tokens[first - 1]):
        return True
    if last < end and _is_month(tokens[last]):
        return True
    if last + 1 < end and tokens[last].norm == "of" and _is_month(tokens[last + 1]):
        return True
    # "Oct. 10-12", "10 to 12 October"
    if first - 2 > start and tokens[first - 1].norm in ("-", "to", "and") and tokens[first - 2].norm.isdigit():
        return _is_month(tokens[first - 3])
    if last + 2 < end and tokens[last].norm in ("-", "to", "and") and tokens[last + 1].norm.isdigit():
        return _is_month(tokens[last + 2])
    return False


def _is_year(tokens: Sequence[Token], amount: Amount, start: int, end: int) -> bool:
    token = tokens[amount.first]
    if amount.whole is None or not 1800 <= amount.whole <= 2100 or not (len(token.norm) == 4 and token.norm.isdigit()):
        return False
    after = _norm(tokens, amount.last, end)
    if after in _PEOPLE:
        return False
    if amount.first == start:
        return True
    before = tokens[amount.first - 1]
    if before.norm == "," and amount.first - 2 >= start:
        day = tokens[amount.first - 2]
        return day.norm.isdigit() or _is_month(day)
    if before.norm in _YEAR_CUES or _is_month(before) or before.norm in _MONTHS:
        return True
    return not after or not after[0].isalpha()


def _is_age(tokens: Sequence[Token], amount: Amount, start: int, end: int) -> bool:
    """ "Name, 34," and "Name, 34, said"; the name is a capitalised word, the figure no more than 110."""
    if amount.whole is None or amount.whole > 110 or amount.first - 2 < start:
        return False
    comma, name = tokens[amount.first - 1], tokens[amount.first - 2]
    if comma.norm != "," or not name.text[0].isupper() or name.norm in _MONTHS:
        return False
    return _norm(tokens, amount.last, end) in (",", ".", ")", "")


def token_kind(token: Token, following: str) -> NumberKind | None:
    """The kind of a token that is no bare amount but has a number in it: "Su-25", "28th", "44-day". None where not one."""
    norm = token.norm
    if norm in ORDINALS or _ORDINAL.fullmatch(norm):
        return NumberKind.ORDINAL
    if len(norm) > 60:
        return None
    if "-" in norm and token.text[0] not in "#@":
        match = _COMPOUND.fullmatch(norm)
        if match and (match[1][0].isdigit() or match[1] in _NUMBER_WORDS):
            return _compound(match[2])
    if not any(character.isdigit() for character in norm):
        return None
    if token.text[0] in "#@" or _CODE.fullmatch(norm):
        return NumberKind.NAME
    if ":" in norm or norm.count(".") == 2:
        return NumberKind.TIME
    if "/" in norm or norm.count("-") == 2:
        return NumberKind.TIME
    return NumberKind.NAME


_NUMBER_WORDS = words("number-words.txt")


def _compound(unit: str) -> NumberKind | None:
    if unit in ("year-old", "month-old", "week-old", "day-old", "year-olds", "years-old"):
        return NumberKind.AGE
    head = unit.split("-")[0]
    if head in _STRONG:
        return NumberKind.CARDINAL
    if head in _UNITS:
        return _UNITS[head]
    return NumberKind.NAME
