"""A day's work by the keyboard alone, from the queue to the file taken away, and where the focus is meanwhile."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tests.review.conftest import Listening

from counterclaim.ledger import Ledger, Review, queries

if TYPE_CHECKING:
    from playwright.sync_api import Page


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def goes(page: Page, key: str) -> None:
    """Presses a key that leads to another page; there, something has the focus that can be seen."""
    with page.expect_navigation():
        page.keyboard.press(key)


def focus(page: Page) -> str:
    """What has the focus: its id, name or words; and that it is in sight."""
    return str(
        page.evaluate(
            "() => { const e = document.activeElement; const box = e.getBoundingClientRect();"
            " if (e !== document.body && (box.bottom < 0 || box.top > innerHeight)) return 'out of sight';"
            " const words = e.innerText ? e.innerText.trim().slice(0, 60) : '';"
            " return e.id || (e.tagName === 'BUTTON' && words) || e.name || words || e.tagName; }"
        )
    )


def tab_to(page: Page, words: str) -> None:
    """Presses Tab until what has the focus has these words."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if words == focus(page) or (len(words) > 5 and words in focus(page)):
            return
    raise AssertionError(f"Tab doesn't reach {words!r}")


def submit(page: Page) -> None:
    """From a choice of the filters on to their button."""
    tab_to(page, "Show")
    goes(page, "Enter")


def states(path: Path) -> dict[str, Review]:
    with Ledger.open(path, readonly=True) as ledger:
        rows = list(queries.claims(ledger, rejected=True))
    return {row.claim.text: row.review for row in rows if row.claim.id != "s1"}


def test_from_the_queue_to_the_export(open_page: Callable[..., Page], ledger_path: Path, listening: Listening) -> None:
    page = open_page(listening(ledger_path, "R. Reader"))
    # Search, then the first claim that is found, and back: one is where one was.
    press(page, "/")
    page.keyboard.type("soldiers")
    goes(page, "Enter")
    press(page, "j", "j")
    goes(page, "Enter")
    assert "/claim/c3" in page.url
    goes(page, "q")
    assert "words=soldiers" in page.url
    assert focus(page) == page.locator("a.go").nth(1).inner_text()[:60]
    # Its question is split from the other's, and merged again, by Tab and arrows.
    goes(page, "Enter")
    goes(page, "x")
    assert focus(page) == "claim-title"
    assert "gave it a question of its own" in page.locator("#done").inner_text()
    for _ in range(100):  # reconciled beside
        if page.locator("[name=other] option").count() > 1:
            break
        page.reload()
    tab_to(page, "Split or merge questions")
    press(page, "Enter")
    tab_to(page, "other")
    press(page, "ArrowDown")
    tab_to(page, "Both questions are one")
    goes(page, "Enter")
    assert "joined its question" in page.locator("#done").inner_text()
    # A claim that was missed: words are chosen, its figure stands in the form.
    press(page, "w", *["ArrowRight"] * 6, "Shift+ArrowRight", "Shift+ArrowRight")
    page.wait_for_selector("[data-claim]:not([disabled])")
    goes(page, "c")
    goes(page, "1")
    assert focus(page) == "f-stated"
    assert page.locator("[name='f.high']").input_value() == "4"
    goes(page, "Enter")
    assert states(ledger_path)["Four 🚑 nurses"] is Review.ACCEPTED
    assert focus(page) == "claim-title"
    # An edit that doesn't fit, mended; a verdict with its reason; two undone, one done again.
    goes(page, "q")
    goes(page, "n")
    here = page.url
    press(page, "e")
    tab_to(page, "f-low")
    press(page, "Control+a")
    page.keyboard.type("many")
    goes(page, "Enter")
    assert focus(page) == "errors"
    tab_to(page, "f-low")
    press(page, "Control+a", "3", "9")
    goes(page, "Enter")
    assert focus(page) == "claim-title"
    press(page, "m")
    page.keyboard.type("of the whole war")
    press(page, "Escape")
    goes(page, "r")
    assert focus(page) in ("claim-title", "BODY")
    goes(page, "z")
    goes(page, "z")
    assert here.partition("?")[0] in page.url
    goes(page, "y")
    assert states(ledger_path)["40"] is Review.EDITED
    # The decisions, and the view, as files.
    goes(page, "q")
    press(page, "/")
    press(page, "Control+a", "Delete", "Tab", "Tab", "Tab")  # in, kind, review
    page.keyboard.type("edited")
    submit(page)
    tab_to(page, "JSON Lines")
    with page.expect_download() as download:
        press(page, "Enter")
    lines = Path(download.value.path()).read_text(encoding="utf-8").splitlines()
    (found,) = map(json.loads, lines)
    assert (found["text"], found["low"], found["extracted"]) == ("40", 39, {"low": 40})


def test_every_button_can_be_reached_and_seen(
    open_page: Callable[..., Page], ledger_path: Path, listening: Listening
) -> None:
    """Tab goes over all of a claim's page and comes round; what has the focus has a ring, and is in sight."""
    page = open_page(f"{listening(ledger_path, 'R. Reader')}/claim/c1")
    seen = []
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        ring = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert ring != "none", focus(page)
        seen.append(focus(page))
    assert "out of sight" not in seen
    for words in ("Accept a", "Reject r", "Unsure u", "Edit e", "Next n", "Choose words w", "Keys ?", "text"):
        assert any(words.split()[0] in one for one in seen), (words, seen)


def test_the_desk_does_not_move_for_those_who_ask_for_it(
    open_page: Callable[..., Page], ledger_path: Path, listening: Listening
) -> None:
    page = open_page(f"{listening(ledger_path, 'R. Reader')}/claim/c1")
    moving = page.evaluate(
        "[...document.querySelectorAll('*')].filter((e) => { const s = getComputedStyle(e);"
        " return parseFloat(s.animationDuration) || parseFloat(s.transitionDuration) || s.scrollBehavior === 'smooth';"
        " }).length"
    )
    assert moving == 0
