"""The desk in a real browser, worked by keys alone; with axe, in every view, light and dark, wide and narrow."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.review.conftest import Listening

from counterclaim.ledger import Ledger, Review, decide, queries
from counterclaim.ledger.queries import claim
from counterclaim.model.claim import TollDetails
from counterclaim.model.decision import Verb

if TYPE_CHECKING:
    from playwright.sync_api import Page

HOSTILE = "<img src=x onerror=alert(1)>\"'><script>alert(2)</script>{{7*7}}\u202e"


@pytest.fixture
def desk_url(ledger_path: Path, listening: Listening) -> str:
    """A desk that listens, on a port of its own."""
    return listening(ledger_path, "R. Reader")


def review(path: Path, name: str) -> Review:
    with Ledger.open(path, readonly=True) as ledger:
        found = claim(ledger, name)
    assert found is not None
    return found.review


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def goes(page: Page, key: str, to: str) -> None:
    """Presses a key that leads to another page."""
    with page.expect_navigation(url=f"**{to}**"):
        page.keyboard.press(key)


def quiet(page: Page) -> list[str]:
    """What the page complains of: errors of scripts, refusals of its security policy, dialogs."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    return said


def test_a_day_at_the_desk_by_keys_alone(open_page: Callable[..., Page], desk_url: str, ledger_path: Path) -> None:
    page = open_page(desk_url)
    said = quiet(page)
    press(page, "j", "j")
    assert page.evaluate("document.activeElement.getAttribute('href')").startswith("/claim/c3")
    goes(page, "Enter", "/claim/c3")
    goes(page, "q", "/")
    goes(page, "n", "/claim/c1")
    press(page, "m")
    page.keyboard.type("of the whole war")
    press(page, "Escape")
    goes(page, "a", "/claim/c3")  # the next one comes at once
    goes(page, "r", "/claim/c2")
    assert (review(ledger_path, "c1"), review(ledger_path, "c3")) == (Review.ACCEPTED, Review.REJECTED)
    goes(page, "z", "/claim/c3")
    goes(page, "z", "/claim/c1")
    assert review(ledger_path, "c1") is Review.UNREVIEWED
    goes(page, "y", "/claim/c1")
    assert review(ledger_path, "c1") is Review.ACCEPTED
    goes(page, "y", "/claim/c3")
    goes(page, "n", "/claim/c2")
    goes(page, "u", "/claim/c2")
    assert review(ledger_path, "c2") is Review.UNSURE
    press(page, "?")
    assert page.locator("#keys").is_visible()
    press(page, "Escape")
    assert not page.locator("#keys").is_visible()
    assert said == []


def test_a_field_is_edited_by_keys(open_page: Callable[..., Page], desk_url: str, ledger_path: Path) -> None:
    page = open_page(f"{desk_url}/claim/c1")
    press(page, "e", "Tab", "Tab", "Tab", "Tab")  # harm, status, side, number as written: at least
    assert page.evaluate("document.activeElement.name") == "f.low"
    press(page, "Control+a")
    page.keyboard.type("39x")
    goes(page, "Enter", "/claim/c1/edit")
    assert page.locator("#errors").evaluate("e => e === document.activeElement")
    assert page.locator("[name='f.low']").input_value() == "39x"
    page.locator("[name='f.low']").fill("39")
    page.locator("[name='f.low']").focus()
    goes(page, "Enter", "/claim/c1")
    assert page.locator("del").first.inner_text() == "40"
    with Ledger.open(ledger_path, readonly=True) as ledger:
        row = claim(ledger, "c1")
    assert row is not None
    assert isinstance(row.claim.details, TollDetails)
    assert row.claim.details.low == 39


def test_words_are_chosen_by_keys_and_counted_in_code_points(
    open_page: Callable[..., Page], desk_url: str, ledger_path: Path
) -> None:
    page = open_page(f"{desk_url}/claim/c3")
    press(page, "w", *["ArrowRight"] * 6)  # 61 dead soldiers of Lower Osk: Four
    assert page.locator("#said").inner_text() == "Chosen: Four"
    press(page, "Shift+ArrowRight", "Shift+ArrowRight")
    assert page.locator("#said").inner_text() == "Chosen: Four 🚑 nurses"
    goes(page, "c", "/add/two")
    assert page.locator("q.chosen").inner_text().strip("“”") == "Four 🚑 nurses"
    goes(page, "1", "/add/two")
    page.locator("[name='f.stated']").fill("4")
    page.locator("[name='f.place']").fill("Mel")
    page.locator("[name='f.place']").focus()
    goes(page, "Enter", "/claim/")
    with Ledger.open(ledger_path, readonly=True) as ledger:
        (row,) = (row for row in queries.claims(ledger) if row.claim.text == "Four 🚑 nurses")
        report = queries.report(ledger, "two")
    assert report is not None
    assert row.claim.span.of(report.text) == "Four 🚑 nurses"
    assert row.claim.place == "Mel"


def test_words_are_chosen_with_the_mouse_over_marks(open_page: Callable[..., Page], desk_url: str) -> None:
    page = open_page(f"{desk_url}/claim/c3")
    page.evaluate(
        "() => { const all = document.querySelectorAll('#text [data-at]'); const made = document.createRange();"
        " made.setStart(all[0].firstChild, 0); made.setEnd(all[3].firstChild, 2);"
        " getSelection().removeAllRanges(); getSelection().addRange(made); }"
    )
    goes(page, "c", "/add/two")
    assert page.locator("q.chosen").inner_text().strip("“”") == "🕊 Upper Osk counted 61"


def test_single_keys_can_be_turned_off(open_page: Callable[..., Page], desk_url: str, ledger_path: Path) -> None:
    page = open_page(f"{desk_url}/claim/c1")
    press(page, "?", "Tab")
    page.locator("#keys-on").focus()
    press(page, "Space", "Escape", "a")
    page.reload()
    press(page, "a")
    assert review(ledger_path, "c1") is Review.UNREVIEWED
    page.evaluate("localStorage.clear()")


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (1440, "dark"), (390, "light"), (720, "dark")])
def test_every_view_passes_axe_and_fits(
    open_page: Callable[..., Page], axe: Any, desk_url: str, ledger_path: Path, width: int, scheme: str
) -> None:
    """720 is a desk of 1440 at 200 % zoom."""
    page = open_page(f"{desk_url}/claim/c1?state=all", width=width, scheme=scheme)
    said = quiet(page)
    goes(page, "r", "/claim/")
    for address in (
        "/",
        "/?state=all",
        "/claim/c1",
        "/add/one?look=7&kind=toll",
        "/log",
        "/agreement",
        "/?words=zzz",
        "/claim/nobody",
        "/add/one?look=zzz",
        "/claim/c2?message=Wrong",
        "/add/one",
    ):
        page.goto(desk_url + address)
        for details in page.locator("details").all():
            details.evaluate("e => { e.open = true; }")
        assert axe(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
        small = page.evaluate(
            "[...document.querySelectorAll('button, input:not([type=hidden]), select, summary')].filter((e) => {"
            " const box = e.getBoundingClientRect(); return box.width && (box.height < 24 && !e.closest('label') ||"
            " box.width < 13); }).map((e) => e.outerHTML)"
        )
        assert small == [], address
    # What was refused: an edit that doesn't fit, a form of before another decision, a claim without its figure.
    page.goto(f"{desk_url}/claim/c2")
    page.evaluate("document.querySelector('#edit').open = true")
    page.locator("[name='f.low']").fill("many")
    goes(page, "Enter", "/claim/c2/edit")
    assert axe(page) == []
    page.goto(f"{desk_url}/claim/c2")
    with Ledger.open(ledger_path) as ledger:
        decide(ledger, "c2", Verb.UNSURE, who="Somebody else")
    page.locator("body").focus()
    goes(page, "a", "/claim/c2/decide")
    assert "Not saved" in page.locator("main").inner_text()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.goto(desk_url)
    press(page, "?")
    assert axe(page) == []
    assert [one for one in said if "status of 4" not in one] == []  # what was refused, as was asked for


def test_hostile_text_in_every_field_stays_text(
    open_page: Callable[..., Page], desk_url: str, ledger_path: Path
) -> None:
    with Ledger.open(ledger_path) as ledger:
        for field in ("source_party", "via", "place", "side", "blamed", "part_of"):
            decide(ledger, "c1", Verb.EDIT, who=HOSTILE, why=HOSTILE, field=field, new=HOSTILE)
        decide(ledger, "c3", Verb.REJECT, who=HOSTILE, why=HOSTILE)
    page = open_page(desk_url)
    said = quiet(page)
    for address in ("/?state=all", "/claim/c1?state=all", "/claim/c3", "/claim/c2", "/log", "/agreement", "/add/one"):
        page.goto(desk_url + address)
        assert page.locator("script:not([src])").count() == 0, address
        assert page.locator("img").count() == 0, address
    page.goto(f"{desk_url}/?words=%3Cscript%3Ealert(3)%3C/script%3E&party=%22%3E%3Cscript%3Ealert(4)%3C/script%3E")
    page.goto(f"{desk_url}/claim/c2?message=%3Cscript%3Ealert(5)%3C/script%3E&query=%22onload=alert(6)")
    assert said == []
    assert "49" not in page.locator("h1").inner_text()


def test_right_to_left_words_run_their_own_way(
    open_page: Callable[..., Page], desk_url: str, ledger_path: Path
) -> None:
    with Ledger.open(ledger_path) as ledger:
        decide(ledger, "c1", Verb.EDIT, who="قارئ", why="هذا خبر قديم", field="via", new="وكالة الأنباء")
    page = open_page(f"{desk_url}/claim/c1")
    assert page.locator(".log q[dir=auto]").first.evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert page.locator("[name='f.via']").evaluate("e => getComputedStyle(e).direction") == "rtl"
