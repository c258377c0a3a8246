from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model.report import Part, PartKind
from counterclaim.model.span import Span
from counterclaim.reconcile import Utterance
from counterclaim.reconcile.candidate import origin_of
from counterclaim.reconcile.origins import Copies, figures_differ, medium_in, origin_of_report

SYRIA = Path(__file__).parents[2] / "../shared/corpus/syria.jsonl"
STORY = (
    "Shells fell on the market of Tovin before noon, and 12 people were killed, the mayor told reporters there. "
    "Doctors of the town's only hospital had treated forty others by the evening, most of them for burns. The army of "
    "Karsa called the account false and said that no gun of its own stood within range of the market on that day. "
)
MORE = (
    "Elsewhere along the river the front was quiet, farmers went back to fields that they had left in spring, and 300 "
    "sacks of seed were handed out by the council of the province, which had bought them from a neighbour in May."
)


def roots(*texts: str) -> list[int]:
    """The number of each text's root."""
    copies = Copies(lambda report: texts[int(report)])
    return [int(copies.add(str(number), text).root) for number, text in enumerate(texts)]


@pytest.mark.parametrize(
    "other",
    [
        STORY.upper(),
        "Posted 3 June 2031 " + STORY,
        STORY.replace("the mayor told reporters there", "its mayor told reporters on Monday 2"),
        STORY + MORE.partition(", and 300")[0],
        "OSK, 18:20 - " + STORY,
        STORY.replace("12 people", "twelve people"),
    ],
    ids=str.__len__,
)
def test_a_rewritten_story_is_a_copy(other: str) -> None:
    assert roots(STORY, other) == [0, 0]


@pytest.mark.parametrize(
    "other",
    [
        STORY.replace("12", "15"),
        STORY.replace("12 people", "at least 14 people"),
        STORY.replace("forty", "thirty"),
        STORY.replace("12 people were killed", "12 people and 3 soldiers were killed"),
        STORY.replace("before noon, and 12 people were killed", "before noon and people died"),
        STORY.replace("12", "15") + MORE,
    ],
    ids=str.__len__,
)
def test_a_story_with_other_figures_is_an_update(other: str) -> None:
    assert roots(STORY, other) == [0, 1]


def test_other_stories_and_short_lines_stand_alone() -> None:
    line = "Shells fell on Tovin and 12 people were killed."
    assert roots(STORY, MORE, line, line, "", STORY) == [0, 1, 2, 3, 4, 0]


def test_a_copy_of_a_copy_has_the_first_as_its_root() -> None:
    assert roots(STORY, "Updated. " + STORY, "Updated. " + STORY + "Read more.") == [0, 0, 0]


def test_figures_keep_their_commas_and_dates_are_none() -> None:
    assert not figures_differ("in all 1,200 fell since 2029 began", "in all 1200 fell since 2030 began")
    assert figures_differ("in all 1,200 fell", "in all 1,300 fell")
    assert not figures_differ("on 3 June they met", "on 4 June they met")
    assert not figures_differ("call 912r3U now", "call 913r3U now")


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_can_be_compared(one: str, other: str) -> None:
    assert figures_differ(one, one) is False
    assert figures_differ(one, other) == figures_differ(other, one)
    assert roots(one, one)[0] == 0


def test_long_texts_are_compared_by_their_numbers() -> None:
    long = STORY * 120
    assert not figures_differ(long, long.upper())
    assert figures_differ(long, long + " 16 more")


@pytest.mark.parametrize(
    ("words", "medium"),
    [
        ("a photographer of Agence France-Presse", "AFP"),
        ("Reuters", "Reuters"),
        ("SANA reporter in the north", "SANA"),
        ("the times of trouble", None),
        ("mayor of Tovin", None),
        ("", None),
        (None, None),
    ],
)
def test_media_are_known_by_name(words: str | None, medium: str | None) -> None:
    assert medium_in(words) == medium


def test_a_report_comes_from_the_agency_that_it_credits() -> None:
    text = "TOVIN (Reuters) - Shells fell."
    dateline = Part(PartKind.DATELINE, Span(0, 17))
    assert origin_of_report(text, [dateline], "Osk Post", "r") == "Reuters"
    assert origin_of_report(text, [Part(PartKind.BODY, Span(0, len(text)))], "Osk Post", "r") == "Osk Post"
    assert origin_of_report(text, [], None, "r") == "r"


def test_a_claim_comes_from_the_medium_that_it_cites(say: object) -> None:
    said = say(12, by="AFP", outlet="Osk Post")  # type: ignore[operator]
    assert isinstance(said, Utterance)
    assert origin_of(said) == "AFP"
    assert origin_of(say(12, outlet="Osk Post")) == "Osk Post"  # type: ignore[operator]


def _reports() -> list[dict[str, str]]:
    with SYRIA.open(encoding="utf-8") as stream:
        return [json.loads(line) for line in stream]


def _pairs(texts: dict[str, str], share: float) -> Iterator[tuple[str, str]]:
    """All pairs with at least this share of word triples in common, by counting."""
    sets = {}
    for name, text in texts.items():
        words = re.findall(r"\w+", text.casefold())
        sets[name] = frozenset(zip(words, words[1:], words[2:], strict=False))
    holders: dict[object, list[str]] = {}
    for name, triples in sets.items():
        for triple in triples:
            holders.setdefault(triple, []).append(name)
    common = Counter(pair for names in holders.values() if len(names) < 50 for pair in combinations(names, 2))
    for one, other in common:
        shared = len(sets[one] & sets[other])
        if shared >= share * (len(sets[one]) + len(sets[other]) - shared) and shared:
            yield one, other


@pytest.mark.skipif(not SYRIA.exists(), reason="the Syrian reports are not beside the repository")
def test_near_copies_of_real_reports_are_grouped_and_updates_are_not() -> None:
    reports = _reports()
    texts = {row["id"]: row["text"] for row in reports}
    random.Random(5).shuffle(reports)
    found = {}
    copies = Copies(texts.__getitem__)
    for row in sorted(reports, key=lambda row: (row["published"], row["id"])):
        found[row["id"]] = copies.add(row["id"], row["text"]).root
    near = set(_pairs(texts, 0.9))
    same = {pair for pair in near if not figures_differ(texts[pair[0]], texts[pair[1]])}
    assert len(same) >= 27
    assert {pair for pair in same if found[pair[0]] != found[pair[1]]} == set()
    grouped = [(report, root) for report, root in found.items() if report != root]
    assert len(grouped) >= 27
    assert not any(figures_differ(texts[report], texts[root]) for report, root in grouped)
