"""Two reviewers, each with a desk and a browser of their own, at the same time on one ledger; and one in two tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.conftest import CHROMIUM, FLAGS
from tests.review.conftest import TEXT, Listening

from counterclaim.ledger import Ledger, Review, derive, queries
from counterclaim.ledger.carried import carry_over
from counterclaim.ledger.rows import LedgerClaim
from counterclaim.ledger.stands import stands_of
from counterclaim.ledger.store import current_reading, put_reading
from counterclaim.model.claim import Claim
from counterclaim.model.span import Span

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip(f"no browser at {CHROMIUM}: apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        found = play.chromium.launch(executable_path=str(CHROMIUM), headless=True, args=FLAGS)
        yield found
        found.close()


@pytest.fixture
def people(chromium: Browser, ledger_path: Path, listening: Listening) -> Iterator[tuple[Page, Page]]:
    """Ada, and Ben, who sits at a blind desk. Each page is at the queue."""
    contexts = [chromium.new_context(reduced_motion="reduce") for _ in range(2)]
    pages = []
    for context, who in zip(contexts, ("Ada", "Ben"), strict=True):
        page = context.new_page()
        page.goto(listening(ledger_path, who, blind=who == "Ben"))
        pages.append(page)
    yield pages[0], pages[1]
    for context in contexts:
        context.close()


def at(page: Page, address: str) -> str:
    """Goes to an address of the page's own desk; gives what can be read there."""
    home = re.match(r"http://[^/]+", page.url)
    assert home is not None
    page.goto(home.group() + address)
    return page.locator("main").inner_text()


def press(page: Page, key: str) -> str:
    """Presses a key that leads to a page; gives what can be read there."""
    with page.expect_navigation():
        page.keyboard.press(key)
    return page.locator("main").inner_text()


def row(path: Path, name: str) -> LedgerClaim:
    with Ledger.open(path, readonly=True) as ledger:
        found = queries.claim(ledger, name)
    assert found is not None
    return found


def why(page: Page, words: str) -> None:
    page.keyboard.press("m")
    page.keyboard.type(words)
    page.keyboard.press("Escape")


def test_they_disagree_and_both_decisions_stand(people: tuple[Page, Page], ledger_path: Path) -> None:
    ada, ben = people
    at(ada, "/claim/c1")
    why(ada, "of another war")
    press(ada, "r")
    # Blind until he has decided: neither her verdict nor her reason.
    assert "c1" in ben.locator("main").inner_html()
    seen = at(ben, "/claim/c1")
    assert "Others have decided on this claim" in seen
    assert "another war" not in seen + at(ben, "/log") + at(ben, "/?state=rejected")
    at(ben, "/claim/c1")
    press(ben, "a")
    assert row(ledger_path, "c1").review is Review.DISPUTED
    assert "another war" in at(ben, "/claim/c1")
    for page in people:
        queue = at(page, "/?state=disputed")
        assert "reviewers are at odds" in queue
    # Both on another claim, and the same there.
    for page in people:
        at(page, "/claim/c2")
        press(page, "a")
    figures = [at(page, "/agreement") for page in people]
    assert figures[0] == figures[1]
    assert re.search(r"Ada and Ben\s+2\s+1\s+50\s+0\.00", figures[0])
    assert "2 claims were decided on by several reviewers; on 2 of them" in figures[0]
    # An undo takes back one's own last decision, whoever decided since.
    at(ada, "/claim/c2")
    press(ada, "z")
    assert [stand.who for stand in stands_of(row(ledger_path, "c2").decisions)] == ["Ben"]
    press(ada, "z")
    assert row(ledger_path, "c1").review is Review.ACCEPTED  # as he decided
    assert ada.locator("button[data-key=z]").is_disabled()


def test_a_form_of_yesterday_saves_nothing_and_loses_nothing(people: tuple[Page, Page], ledger_path: Path) -> None:
    ada, ben = people
    at(ada, "/claim/c3")
    at(ben, "/claim/c3")
    ben.keyboard.press("e")
    ben.locator("[name='f.low']").fill("60")
    press(ben, "Enter")
    why(ada, "seen on the film")
    said = press(ada, "a")
    assert "Not saved: this claim has changed since you opened it" in said
    assert "Ben set low from 61 to 60" in said
    assert ada.locator("#errors").evaluate("e => e === document.activeElement")
    assert ada.locator("#why").input_value() == "seen on the film"
    assert [one.who for one in row(ledger_path, "c3").decisions] == ["Ben"]
    press(ada, "a")
    last = row(ledger_path, "c3").decisions[-1]
    assert (last.who, last.why) == ("Ada", "seen on the film")
    assert row(ledger_path, "c3").review is not Review.DISPUTED  # she saw his edit, and accepted


def test_one_reviewer_in_two_tabs(people: tuple[Page, Page], ledger_path: Path) -> None:
    ada, _ = people
    at(ada, "/claim/c2")
    other = ada.context.new_page()
    other.goto(ada.url)
    press(ada, "a")
    assert "Ada accepted" in press(other, "r")
    assert row(ledger_path, "c2").review is Review.ACCEPTED
    other.goto(other.url)
    other.keyboard.press("e")
    other.locator("[name='f.low']").fill("6")
    at(ada, "/claim/c2")
    press(ada, "u")
    assert "Ada was unsure" in press(other, "Enter")
    assert other.locator("[name='f.low']").input_value() == "6"  # still typed
    other.locator("[name='f.low']").focus()
    press(other, "Enter")
    assert row(ledger_path, "c2").review is Review.EDITED


def read_anew(path: Path, *, found: bool) -> None:
    """A build beside the desks reads the first report by another version: with another figure, or without one."""
    with Ledger.open(path) as ledger:
        old = row(path, "c1").raw
        claims: list[Claim] = [replace(old, id="c1b", source="Lower Osk itself")] if found else []
        with ledger.writing() as db:
            before = current_reading(db, "one")
            assert before is not None
            reading = put_reading(db, "one", "v2", 1, [(claim, Span(0, 55)) for claim in claims], TEXT)
            carry_over(db, "one", before[0], reading, claims)
        derive(ledger)


def test_a_build_in_between_asks_again(people: tuple[Page, Page], ledger_path: Path) -> None:
    ada, _ = people
    at(ada, "/claim/c1")
    press(ada, "a")
    read_anew(ledger_path, found=True)
    queue = at(ada, "/")
    assert "1 new claim came into the ledger since" in queue
    ada.locator("main .message button").focus()
    press(ada, "Enter")
    for _ in range(100):  # it is done beside, and the page says so until then
        if ada.locator("main .message").count() == 0:
            break
        ada.wait_for_timeout(50)
        at(ada, "/")
    assert "read anew: its words were decided on" in at(ada, "/?state=all")
    asked = press(ada, "n")
    assert "Read anew: which holds?" in asked
    assert "/claim/c1b" in ada.url
    ada.locator("button[value=old]").focus()
    press(ada, "Enter")
    assert row(ledger_path, "c1b").review is Review.REJECTED
    assert row(ledger_path, "c1").review is Review.ACCEPTED


def test_what_a_build_takes_away_under_a_reviewers_hands_is_said(people: tuple[Page, Page], ledger_path: Path) -> None:
    ada, _ = people
    at(ada, "/claim/c1")
    read_anew(ledger_path, found=False)
    why(ada, "it holds")
    said = press(ada, "a")
    assert "Not saved: the program has read this report anew" in said
    assert ada.locator("#why").input_value() == "it holds"
    with Ledger.open(ledger_path, readonly=True) as ledger:
        assert queries.decisions(ledger) == ()
    ada.locator("#errors a").focus()
    press(ada, "Enter")
    assert ada.locator("[name='f.low']").input_value() == "40"
    ada.locator("[name='f.low']").focus()
    press(ada, "Enter")
    with Ledger.open(ledger_path, readonly=True) as ledger:
        assert [one.claim.text for one in queries.claims(ledger)][:1] == ["40"]
