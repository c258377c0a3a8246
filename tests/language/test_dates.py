"""Date phrases: the cases beside this file, with a floor, and what holds for any text."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from counterclaim.language.dates import find_dates
from counterclaim.language.sentences import split
from counterclaim.language.tokens import tokenize
from counterclaim.model.reading import DateMention, Grain
from counterclaim.model.report import Report

CASES = Path(__file__).parent / "dates" / "cases.tsv"
# All but one in fifty must be read as written: the floor that this grammar has to hold
FLOOR = 0.98
MARK = re.compile(r"\[\[|\]\]")


def read(text: str, published: date | None) -> tuple[DateMention, ...]:
    tokens = tokenize(text)
    return find_dates(text, tokens, split(Report("r", text), tokens), published)


def cases() -> list[tuple[str, str, list[str]]]:
    rows = [line for line in CASES.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [(day, text, wanted.split(" ; ")) for day, text, wanted in (row.split("\t") for row in rows)]


def misses(published: str, marked: str, wanted: list[str]) -> tuple[int, list[str]]:
    """How many phrases a case has, and those that are read otherwise."""
    text, spans = "", []
    for number, piece in enumerate(MARK.split(marked)):
        if number % 2:
            spans.append((len(text), len(text) + len(piece)))
        text += piece
    found = read(text, date.fromisoformat(published))
    wrong = []
    for (start, end), iso in zip(spans, wanted, strict=True):
        if iso == "-":
            right = not any(mention.span.start < end and start < mention.span.end for mention in found)
        else:
            right = any(mention.span == (start, end) and mention.interval.iso() == iso for mention in found)
        if not right:
            read_as = [(mention.span.of(text), mention.interval.iso()) for mention in found]
            wrong.append(f"{published} {marked} wants {iso}, read {read_as}")
    return len(spans), wrong


def test_the_cases_are_read_as_written() -> None:
    total, wrong = 0, []
    for case in cases():
        count, missed = misses(*case)
        total += count
        wrong += missed
    assert total >= 300
    assert 1 - len(wrong) / total >= FLOOR, "\n".join(wrong)


@pytest.mark.parametrize(
    ("text", "iso", "grain"),
    [
        ("Nine fell last week.", "2020-10-19/2020-10-25", Grain.WEEK),
        ("Nine fell over the weekend.", "2020-10-24/2020-10-25", Grain.WEEKEND),
        ("The envoys will sit down again on Thursday.", "2020-10-29", Grain.DAY),
        ("The pass has been theirs since a war ended in 1994.", "1994-01-01/2020-10-26", Grain.OPEN),
        ("Too many talks were held in these 28 years.", "1992-01-01/2020-10-26", Grain.YEAR),
        ("Thirty have died so far.", "/2020-10-26", Grain.OPEN),
        ("The group dates from the 1990s.", "1990-01-01/1999-12-31", Grain.DECADE),
    ],
)
def test_the_conventions(text: str, iso: str, grain: Grain) -> None:
    (mention,) = read(text, date(2020, 10, 26))
    assert (mention.interval.iso(), mention.grain) == (iso, grain)


def test_what_lasts_up_to_now_is_marked() -> None:
    (mention,) = read("The road has been closed for almost 30 years.", date(2020, 10, 26))
    assert mention.duration


def test_without_a_day_only_what_is_written_out_is_read() -> None:
    found = read("Nine fell on Thursday, two last week, and six on 3 May 2014; it began in March.", None)
    assert [mention.interval.iso() for mention in found] == ["2014-05-03"]


def test_no_year_is_read_beyond_the_calendar() -> None:
    assert read("It happened 9000 years ago and 9999 centuries ago, on 31/02/2020.", date(2020, 10, 26)) == ()


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)), st.sampled_from(["%d %B %Y", "%B %d, %Y"]))
def test_a_day_written_out_is_read_back(day: date, form: str) -> None:
    text = f"The fort fell on {day.strftime(form)} at last."
    (mention,) = read(text, None)
    assert (mention.interval.first, mention.interval.last) == (day, day)


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 12, 31)), st.integers(0, 6))
def test_a_past_weekday_is_one_of_the_last_seven_days(today: date, weekday: int) -> None:
    name = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][weekday]
    (mention,) = read(f"The fort was shelled on {name}.", today)
    assert mention.interval.first is not None
    assert mention.interval.first.weekday() == weekday
    assert 0 <= (today - mention.interval.first).days < 7


PIECES = """
since until from to between and early late mid-May last next this Sunday Sundays May March 3 27th 2016 2014-15 the past
9999 two weeks ago years earlier same day following week weekend first half of quarter will said on in so far . , - ( )
“ ” 1990s 30/02/2015 overnight Monday's for a fourth Christmas Eve 24 hours Oct. 1
"""
WORDS = st.sampled_from(PIECES.split())


@example(words=["early", "late", "2016"], published=None)
@given(st.lists(WORDS, max_size=30), st.one_of(st.none(), st.dates()))
def test_phrases_stand_in_order_and_inside_the_text(words: list[str], published: date | None) -> None:
    text = " ".join(words)
    found = read(text, published)
    last = 0
    for mention in found:
        assert last <= mention.span.start < mention.span.end <= len(text)
        last = mention.span.end
        first, final = mention.interval.first, mention.interval.last
        assert first is not None or final is not None
        assert first is None or final is None or first <= final


@pytest.mark.parametrize(
    "piece",
    ["early ", "the first half of the last ", "Sunday ", "from 2014 to ", "since early ", "two-", "1/", "between "],
)
def test_a_long_run_of_anything_can_be_read(piece: str) -> None:
    text = piece * 4000
    assert all(mention.span.end <= len(text) for mention in read(text, date(2020, 10, 26)))


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    for mention in read(text, date(2020, 10, 26)):
        assert mention.span.of(text).strip() == mention.span.of(text)
