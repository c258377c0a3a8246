"""The words of the calendar: months, weekdays, units, and small numbers."""

from __future__ import annotations

from counterclaim.language._lists import table

_MONTHS = (
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"],
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
)
MONTHS: dict[str, int] = {}
for _names in _MONTHS:
    for _number, _name in enumerate(_names, 1):
        MONTHS[_name] = MONTHS[_name + "."] = _number
MONTHS |= {"sept": 9, "sept.": 9}

WEEKDAYS: dict[str, int] = {}
for _number, _forms in enumerate(
    (
        "monday mon",
        "tuesday tue tues",
        "wednesday wed",
        "thursday thu thur thurs",
        "friday fri",
        "saturday sat",
        "sunday sun",
    )
):
    for _name in _forms.split():
        WEEKDAYS[_name] = WEEKDAYS[_name + "."] = _number
# short forms that are other words too: only before a date ("Sun 16 Apr 2017")
SHORT_WEEKDAYS = frozenset(name for name in WEEKDAYS if not name.endswith("day"))

UNITS = {
    unit + ending: unit
    for unit in ("hour", "day", "week", "month", "year", "decade", "minute", "century")
    for ending in ("", "s")
} | {"centuries": "century", "fortnight": "fortnight", "nights": "day", "night": "day", "weekends": "weekend"}

NUMBERS = {
    word: number
    for number, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"]
    )
} | {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "couple": 2, "sixty": 60, "dozen": 12}

DAY_PARTS = frozenset(
    ["morning", "afternoon", "evening", "night", "noon", "midday", "midnight", "dawn", "dusk", "sunrise", "sunset", "lunchtime", "nightfall", "daybreak"]
)
SEASONS = frozenset({"spring", "summer", "autumn", "fall", "winter"})
PLACE_NOUNS = table("date-names.txt")["after"]
NAME_WORDS = table("date-names.txt")["before"]
