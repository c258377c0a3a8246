"""Number phrases: what is read, what it commits to, and what it counts with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.language.numbers import find_numbers
from counterclaim.language.sentences import split
from counterclaim.language.tokens import tokenize
from counterclaim.model.reading import NumberKind, NumberPhrase
from counterclaim.model.report import Report

Row = tuple[str, int | None, int | None, int | None, bool]


def read(text: str) -> tuple[NumberPhrase, ...]:
    tokens = tokenize(text)
    return find_numbers(text, tokens, split(Report("r", text), tokens))


def cardinals(text: str) -> list[Row]:
    return [
        (phrase.span.of(text), phrase.stated, phrase.low, phrase.high, phrase.approx)
        for phrase in read(text)
        if phrase.kind is NumberKind.CARDINAL
    ]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("12", 12),
        ("0", 0),
        ("5,000", 5000),
        ("230,000", 230_000),
        ("1,234,567", 1_234_567),
        ("5\u00a0000", 5000),
        ("12 000", 12_000),
        ("1.5 million", 1_500_000),
        ("1,5 million", 1_500_000),
        ("1.5million", 1_500_000),
        ("40k", 40_000),
        ("5m", 5_000_000),
        ("3 dozen", 36),
        ("seven", 7),
        ("seventy-one", 71),
        ("seventy one", 71),
        ("a hundred", 100),
        ("one hundred and five", 105),
        ("a hundred and five", 105),
        ("two hundred fifty", 250),
        ("twenty-two thousand", 22_000),
        ("three hundred and twelve thousand", 312_000),
        ("two thousand and five", 2005),
        ("half a million", 500_000),
        ("half a dozen", 6),
        ("a quarter of a million", 250_000),
        ("two and a half million", 2_500_000),
        ("a million and a half", 1_500_000),
        ("a dozen", 12),
        ("two dozen", 24),
        ("one-hundred-and-six", 106),
    ],
)
def test_amounts(words: str, value: int) -> None:
    assert cardinals(f"Shelling left {words} people homeless.") == [(words, value, value, value, False)]


@pytest.mark.parametrize(
    ("words", "stated", "low", "high", "approx"),
    [
        ("at least 12", 12, 12, None, False),
        ("At Least 12", 12, 12, None, False),
        ("no fewer than 12", 12, 12, None, False),
        ("no less than twelve", 12, 12, None, False),
        ("upwards of 12", 12, 12, None, False),
        ("a minimum of 12", 12, 12, None, False),
        ("12 or more", 12, 12, None, False),
        ("12+", 12, 12, None, False),
        ("over 30", 30, 31, None, False),
        ("more than 30", 30, 31, None, False),
        ("well over 30", 30, 31, None, False),
        ("just over 30", 30, 31, None, False),
        ("in excess of 30", 30, 31, None, False),
        ("more than three dozen", 36, 37, None, False),
        ("more than half a million", 500_000, 500_001, None, False),
        ("up to 80", 80, None, 80, False),
        ("as many as 80", 80, None, 80, False),
        ("no more than 80", 80, None, 80, False),
        ("at most 80", 80, None, 80, False),
        ("fewer than 80", 80, None, 79, False),
        ("less than 80", 80, None, 79, False),
        ("nearly 5,000", 5000, None, 5000, True),
        ("nearing 5,000", 5000, None, 5000, True),
        ("almost 5,000", 5000, None, 5000, True),
        ("close to 5,000", 5000, None, 5000, True),
        ("just under 5,000", 5000, None, 5000, True),
        ("about 100", 100, None, None, True),
        ("around 100", 100, None, None, True),
        ("some 100", 100, None, None, True),
        ("roughly 100", 100, None, None, True),
        ("approximately 100", 100, None, None, True),
        ("an estimated 100", 100, None, None, True),
        ("100 or so", 100, None, None, True),
        ("exactly 7", 7, 7, 7, False),
        ("only 7", 7, 7, 7, False),
        ("20 to 30", None, 20, 30, False),
        ("20-30", None, 20, 30, False),
        ("20–30", None, 20, 30, False),
        ("between 20 and 30", None, 20, 30, False),
        ("two or three", None, 2, 3, False),
        ("20 to 30 thousand", None, 20_000, 30_000, False),
        ("some 20 to 30", None, 20, 30, True),
        ("at least 20 to 30", None, 20, None, False),
        ("at least some 30", 30, 30, None, True),
        ("several", None, 3, None, True),
        ("tens", None, 10, None, True),
        ("dozens", None, 12, None, True),
        ("hundreds", None, 100, None, True),
        ("thousands", None, 1000, None, True),
        ("tens of thousands", None, 10_000, None, True),
        ("hundreds of thousands", None, 100_000, None, True),
        ("millions", None, 1_000_000, None, True),
        ("several hundred", None, 300, None, True),
        ("several dozen", None, 36, None, True),
        ("many hundreds", None, 100, None, True),
        ("a few thousand", None, 1000, None, True),
        ("a few", None, None, None, True),
        ("many", None, None, None, True),
        ("a couple", None, 2, None, True),
    ],
)
def test_what_the_words_commit_to(
    words: str, stated: int | None, low: int | None, high: int | None, approx: bool
) -> None:
    assert cardinals(f"Villagers buried {words} people there.") == [(words, stated, low, high, approx)]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Shells hit 40 more homes.", [("40", 40, 40, 40, False)]),
        ("They freed another 12 men.", [("12", 12, 12, 12, False)]),
        ("They freed a further 12 men.", [("12", 12, 12, 12, False)]),
        ("They freed at least another 12 men.", [("at least another 12", 12, 12, None, False)]),
        ("They lost 13, at least.", [("13", 13, 13, 13, False)]),
        ("It killed 13 at least 30 were hurt.", [("13", 13, 13, 13, False), ("at least 30", 30, 30, None, False)]),
        (
            "Storms displaced as many as 230,000 and 800,000.",
            [("as many as 230,000", 230_000, None, 230_000, False), ("800,000", 800_000, None, 800_000, False)],
        ),
        (
            "Some 90 dockers and 40 farmers marched.",
            [("Some 90", 90, None, None, True), ("40", 40, None, None, True)],
        ),
        (
            "Some 90 dockers marched and 40 farmers rode.",
            [("Some 90", 90, None, None, True), ("40", 40, 40, 40, False)],
        ),
        ("Talks about 30 captives failed.", [("30", 30, 30, 30, False)]),
        ("The toll rose from 20 to 30.", [("20", 20, 20, 20, False), ("30", 30, 30, 30, False)]),
        ("Scores of monks fled while he scores.", [("Scores", None, 20, None, True)]),
        ("They killed two, three were hurt.", [("two", 2, 2, 2, False), ("three", 3, 3, 3, False)]),
        ("A 20-member crew drowned.", [("20-member", 20, 20, 20, False)]),
        ("A 5,000-strong force came.", [("5,000-strong", 5000, 5000, 5000, False)]),
    ],
)
def test_phrases_in_context(text: str, rows: list[Row]) -> None:
    assert cardinals(text) == rows


@pytest.mark.parametrize(
    ("text", "phrase", "kind"),
    [
        ("It began in 2016.", "2016", NumberKind.YEAR),
        ("The 2016 coup failed.", "2016", NumberKind.YEAR),
        ("They met on Oct. 3, 2019, in Minsk.", "2019", NumberKind.YEAR),
        ("Mon Jul 6 2015 Rebels take a dam", "2015", NumberKind.YEAR),
        ("The 1990s were worse.", "1990s", NumberKind.YEAR),
        ("It began on Sept. 27.", "27", NumberKind.TIME),
        ("It began on 27 September.", "27", NumberKind.TIME),
        ("It began on the 27th of September.", "27th", NumberKind.TIME),
        ("It lasted from Oct. 10-12.", "10-12", NumberKind.TIME),
        ("The 44-day war ended.", "44-day", NumberKind.TIME),
        ("It lasted for 30 years.", "30", NumberKind.TIME),
        ("It lasted nine long days.", "nine", NumberKind.TIME),
        ("It began at 10 p.m. sharp.", "10", NumberKind.TIME),
        ("It began at 10:45.", "10:45", NumberKind.TIME),
        ("A bill of $2,000 came.", "$2,000", NumberKind.MONEY),
        ("A bill of some 2 million euros came.", "some 2 million", NumberKind.MONEY),
        ("Support fell to 40 percent.", "40", NumberKind.PERCENT),
        ("Support fell to 40%.", "40", NumberKind.PERCENT),
        ("Support fell to 40 per cent.", "40", NumberKind.PERCENT),
        ("The lines are 5 km apart.", "5", NumberKind.MEASURE),
        ("The lines are 30km apart.", "30km", NumberKind.MEASURE),
        ("They hold 12 square kilometres.", "12", NumberKind.MEASURE),
        ("A 122mm shell fell.", "122mm", NumberKind.MEASURE),
        ("A 500-pound bomb fell.", "500-pound", NumberKind.MEASURE),
        ("Hundreds of tonnes burned.", "Hundreds", NumberKind.MEASURE),
        ("A 23-year-old died.", "23-year-old", NumberKind.AGE),
        ("A twenty-two-year-old died.", "twenty-two-year-old", NumberKind.AGE),
        ("A man aged 51 died.", "51", NumberKind.AGE),
        ("Marit Tolk, 34, a nurse, fled.", "34", NumberKind.AGE),
        ("Marit Tolk (34) fled.", "34", NumberKind.AGE),
        ("A girl 9 years old fled.", "9", NumberKind.AGE),
        ("A Su-25 crashed.", "Su-25", NumberKind.NAME),
        ("An S-300 battery fired.", "S-300", NumberKind.NAME),
        ("The G7 met.", "G7", NumberKind.NAME),
        ("Resolution 2254 was read.", "2254", NumberKind.NAME),
        ("Article 5 was invoked.", "5", NumberKind.NAME),
        ("Flight 752 fell.", "752", NumberKind.NAME),
        ("Highway 4 was cut.", "4", NumberKind.NAME),
        ("The 28th Division fled.", "28th", NumberKind.NAME),
        ("The base “Tolhamar 2” was hit.", "2", NumberKind.NAME),
        ("Post it under #Tolhamar2016 now.", "#Tolhamar2016", NumberKind.NAME),
        ("It was the third raid.", "third", NumberKind.ORDINAL),
        ("It was the 3rd raid.", "3rd", NumberKind.ORDINAL),
        ("A third of them fled.", "A third", NumberKind.FRACTION),
        ("Two thirds of them fled.", "Two thirds", NumberKind.FRACTION),
        ("Nearly half of them fled.", "Nearly half", NumberKind.FRACTION),
        ("One in five fled.", "One in five", NumberKind.FRACTION),
        ("About 2000 fighters fled.", "About 2000", NumberKind.CARDINAL),
        ("The 2000 fighters fled.", "2000", NumberKind.CARDINAL),
        ("Raids killed 1990 people.", "1990", NumberKind.CARDINAL),
    ],
)
def test_kinds(text: str, phrase: str, kind: NumberKind) -> None:
    assert (phrase, kind) in [(found.span.of(text), found.kind) for found in read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "A soldier and an aide fell.",
        "No one came.",
        "How many fled is not known.",
        "It was one of the deadliest raids.",
        "They hate one another.",
        "There were so many and too few.",
    ],
)
def test_words_that_count_nothing(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize("digits", [19, 40, 41, 4301, 100_000])
def test_a_figure_of_any_length_can_be_read(digits: int) -> None:
    (phrase,) = read("Nobody counts " + "9" * digits + " people.")
    assert phrase.stated is None


UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
)
SMALL = [*UNITS.split(), "eighteen", "nineteen"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelled(number: int) -> str:
    """English for 1 to 999,999."""
    if number < 20:
        return SMALL[number]
    if number < 100:
        return TENS[number // 10 - 2] + (f"-{SMALL[number % 10]}" if number % 10 else "")
    scale, word = (1000, "thousand") if number >= 1000 else (100, "hundred")
    rest = number % scale
    joint = " and " if rest < 100 else " "
    return f"{spelled(number // scale)} {word}" + (f"{joint}{spelled(rest)}" if rest else "")


@given(st.integers(1, 999_999))
def test_words_are_read_back(number: int) -> None:
    text = f"Floods ruined {spelled(number)} homes."
    assert [row[1] for row in cardinals(text)] == [number]


@given(st.integers(0, 10**12))
def test_figures_are_read_back(number: int) -> None:
    text = f"Floods ruined {number:,} homes."
    assert [row[1] for row in cardinals(text)] == [number]


PIECES = """
at least over nearly some 12 5,000 1.5 million thousand hundred dozen dozens of tens and a an half third to or more - 20
30 between one two twenty-two seventy-one several few many couple $ % years people km Oct. 2016 . , “ ” Su-25 28th aged
more another further 44-day (34) 10:30 #a1 99999999999999999999 quarter in out five scores
"""


@given(st.lists(st.sampled_from(PIECES.split()), max_size=30))
def test_phrases_hold_together(words: list[str]) -> None:
    text = " ".join(words)
    tokens = tokenize(text)
    last = 0
    for phrase in find_numbers(text, tokens, split(Report("r", text), tokens)):
        assert last <= phrase.first < phrase.last <= len(tokens)
        last = phrase.last
        assert phrase.span == (tokens[phrase.first].start, tokens[phrase.last - 1].end)
        assert phrase.span.contains(phrase.core)
        if phrase.low is not None and phrase.high is not None:
            assert phrase.low <= phrase.high


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    for phrase in read(text):
        assert phrase.span.of(text).strip()
