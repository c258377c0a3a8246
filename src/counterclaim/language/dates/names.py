"""The words of the calendar: months, weekdays, units, and small numbers."""

from __future__ import annotations

from counterclaim.language._lists import rows, table

_WORDS = table("calendar-words.txt")

DAY_PARTS = _WORDS["part-of-day"]
SEASONS = _WORDS["season"]
COUNTED = _WORDS["counted"]
PLACE_NOUNS = _WORDS["after"]
NAME_WORDS = _WORDS["before"]
HABITS = _WORDS["habit"]
CUES = _WORDS["cue"]
HEDGES = _WORDS["hedge"]


def _numbered(kind: str) -> dict[str, int]:
    return {form: int(head.split("-")[1]) for head, forms in _WORDS.items() if head.startswith(kind) for form in forms}


MONTHS = _numbered("month-")
# Monday is 0, as in `date.weekday`
WEEKDAYS = _numbered("weekday-")
# short forms are other words too ("Sun", "sat"): they count only before a date ("Sun 16 Apr 2017")
SHORT_WEEKDAYS = _numbered("short-")
# "Saturdays blast": a possessive whose apostrophe was stripped
PLURAL_WEEKDAYS = {f"{name}s": number for name, number in WEEKDAYS.items()}

# days that name an event for good
NAMED_DAYS = frozenset((int(month), int(day)) for month, day in (word.split("-") for word in _WORDS["named-day"]))
ATTACKS = _WORDS["attack"]

UNITS = {
    **{unit: unit for unit in ("minute", "hour", "day", "week", "month", "year", "decade", "fortnight")},
    **{f"{unit}s": unit for unit in ("minute", "hour", "day", "week", "month", "year", "decade", "fortnight")},
    "century": "century",
    "centuries": "century",
    "night": "day",
    "nights": "day",
}

NUMBERS = {row[0]: int(row[1]) for row in rows("number-words.txt") if 0 < int(row[1]) <= 100} | {"a": 1, "an": 1}
ORDINALS = {
    word: number
    for number, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)  # noqa: SIM905
}
STRETCHES = frozenset(NUMBERS) | HEDGES | {"a", "an", "half", "couple", "two"}
