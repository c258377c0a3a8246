"""The day that the text itself gives as its own: a dated header, or a dateline."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from counterclaim.language.dates import absolute, intervals
from counterclaim.language.dates.line import Line, Match
from counterclaim.language.dates.names import MONTHS, SHORT_WEEKDAYS, WEEKDAYS
from counterclaim.language.dates.tense import Direction, direction
from counterclaim.model.reading import Grain, Sentence

# what may stand before the date of a header: "Published: 26 October 2020", "Date of publication 7 July 2016"
_OPENERS = frozenset("date of publication published first updated posted on at : last modified | - by issued".split())  # noqa: SIM905
_HEADER, _DATELINE = 5, 12  # tokens
# a headline, and the name of an agency, may stand before the date: how far it may be from the beginning, and the words
# after which it is a date of the story
_HEADLINE = 60
_STORY = frozenset("on of since from until by before after dated , and to ( for between".split())  # noqa: SIM905
_SENTENCES = 3
# a dateline is of the report's day or of the days just before
_DAYS_OLD = 7


def report_day(line: Line, sentences: Sequence[Sentence]) -> date | None:
    """The day to count from.

    A date with its year that heads the text, or stands between its headline and its lead, goes before `line.today`,
    which stands where the text has none; a dateline's ("GENEVA, Oct. 26 (AP)") does where it is a few days older.
    """
    written = _written(line, sentences)
    line.today = written or line.today
    return _day_of_speech(line, sentences, headed=written is not None)


def _written(line: Line, sentences: Sequence[Sentence]) -> date | None:
    for look in (_header, _after_headline, _dateline):
        for sentence in sentences[:_SENTENCES]:
            line.start, line.end = sentence.first, sentence.last
            found = look(line)
            if found is not None:
                return found
    return None


def _day_of_speech(line: Line, sentences: Sequence[Sentence], headed: bool) -> date | None:
    """The report's day; the next one where its first words "said on Wednesday" stand under a Tuesday.

    Under a date that the text itself bears (`headed`) so do other past tenses, "killed on Wednesday". A paper's clock
    may lag behind the place that it reports from, and nobody says "on Wednesday" of six days ago.
    """
    if line.today is None:
        return None
    for sentence in sentences[:_SENTENCES]:
        for index in range(sentence.first + 1, sentence.last):
            number = WEEKDAYS.get(line.tokens[index].norm)
            if number is None:
                continue
            verb = index - 2 if line.tokens[index - 1].norm == "on" else index - 1
            if (number - line.today.weekday()) % 7 != 1 or line.tokens[index - 1].norm in ("last", "past", "previous"):
                return line.today
            line.start, line.end = sentence.first, sentence.last
            said = verb >= sentence.first and line.tokens[verb].norm in ("said", "announced", "told", "reported")
            past = said or (headed and direction(line, index, index + 1) is Direction.PAST)
            return line.today + timedelta(days=1) if past else line.today
    return line.today


def _header(line: Line) -> date | None:
    """The date that a sentence begins with, or has after "Published" and the like."""
    for index in range(line.start, min(line.start + _HEADER, line.end)):
        found = absolute.dated_weekday(line, index) or absolute.day(line, index) or absolute.numeric(line, index)
        if found is not None:
            heads = _has_year(line, found) and not _in_sentence(line, found)
            return found.interval.first if heads else _run_together(line, index)
        if (day := _run_together(line, index)) is not None:
            return day
        if line.norm(index) not in _OPENERS:
            return None
    return None


def _run_together(line: Line, index: int) -> date | None:
    """The day of "Feb 022015", where a page has lost the comma of "Feb 02,2015"."""
    month, figures = MONTHS.get(line.norm(index)), line.norm(index + 1)
    if month is None or len(figures) not in (5, 6) or not figures.isdecimal():
        return None
    found = intervals.make_day(int(figures[-4:]), month, int(figures[:-4]))
    return found if found is not None and found.year >= _OLDEST else None


# The pages that write their dates so are of the web.
_OLDEST = 1990


def _after_headline(line: Line) -> date | None:
    """The date of "Ambush kills nine Thursday 14 Mar 2019 Gunmen hit …": with its weekday, and the lead after it."""
    for index in range(line.start, min(line.start + _HEADLINE, line.end)):
        found = absolute.dated_weekday(line, index)
        if found is not None and _has_year(line, found) and line.norm(index - 1) not in _STORY:
            following = line.norm(found.last)
            leads = not following or line.capital(found.last) or following[0].isdecimal()
            return found.interval.first if leads else None
    return None


def _dateline(line: Line) -> date | None:
    for index in range(line.start + 1, min(line.start + _DATELINE, line.end)):
        found = absolute.day(line, index)
        if found is None or found.grain is not Grain.DAY or line.today is None:
            continue
        day = found.interval.first
        if line.norm(found.last) in ("(", "-", "--") and day is not None and 0 <= (line.today - day).days <= _DAYS_OLD:
            return day
        return None
    return None


def _has_year(line: Line, found: Match) -> bool:
    return any(
        absolute.year_number(line.norm(index)) or line.norm(index)[:4].isdecimal() or line.norm(index)[-4:].isdecimal()
        for index in range(found.first, found.last)
    )


def _in_sentence(line: Line, found: Match) -> bool:
    """True for "On 3 May 2014, rebels …", "3 May 2014 was …": a date of the story, not of the report."""
    if line.norm(found.first - 1) == "on" and found.first - 1 == line.start:
        return True
    following = line.norm(found.last)
    if following == ",":
        return line.norm(found.last + 1)[:1].isalpha() and not line.capital(found.last + 1)
    if line.norm(found.first) in SHORT_WEEKDAYS:
        return False
    return following.isalpha() and not line.capital(found.last) and following not in ("at", "by", "updated")
