"""What axe doesn't see of WCAG 2.2 AA at the desk, in a real browser: headings, focus, spacing, forced colours."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from counterclaim.review import create_app
from counterclaim.review.serve import listen

if TYPE_CHECKING:
    from playwright.sync_api import Page

VIEWS = ("/", "/claim/c1", "/add/one?start=15&end=17&kind=toll", "/log", "/agreement")
SPACED = """() => { const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { line-height:1.5 !important; letter-spacing:.12em !important; word-spacing:.16em !important }'
        + 'p { margin-bottom:2em !important }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]; }"""


@pytest.fixture
def address(ledger_path: Path) -> Iterator[str]:
    """A desk that listens."""
    import uvicorn

    with listen("127.0.0.1", 18600) as listening:
        app = create_app(ledger_path, who="R. Reader")
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run, args=([listening],))
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join()


def test_headings_and_landmarks_of_every_view(open_page: Callable[..., Page], address: str) -> None:
    for view in VIEWS:
        page = open_page(address + view)
        levels = page.eval_on_selector_all(
            "h1, h2, h3, h4", "all => all.filter((e) => e.checkVisibility()).map((e) => Number(e.tagName[1]))"
        )
        assert levels.count(1) == 1, view
        assert all(later <= before + 1 for before, later in pairwise(levels)), view
        assert page.get_by_role("main").count() == 1, view
        assert page.get_by_role("navigation", name="Desk").count() == 1, view


def test_every_stop_of_the_keyboard_is_seen(open_page: Callable[..., Page], address: str) -> None:
    page = open_page(address + "/claim/c1")
    for _ in range(25):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):  # past the last one
            break
        ring = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert ring != "none", page.evaluate("document.activeElement.outerHTML.slice(0, 80)")


def test_the_keys_open_on_their_button_and_give_the_focus_back(open_page: Callable[..., Page], address: str) -> None:
    page = open_page(address)
    page.locator("[data-open=keys]").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Close"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.dataset.open") == "keys"


@pytest.mark.parametrize("width", [320, 1280])
def test_wider_spacing_of_text_fits_every_view(open_page: Callable[..., Page], address: str, width: int) -> None:
    for view in VIEWS:
        page = open_page(address + view, width)
        page.evaluate(SPACED)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, view


def test_forced_colours_keep_the_words_of_a_claim_marked(open_page: Callable[..., Page], address: str) -> None:
    page = open_page(address + "/claim/c1")
    page.emulate_media(forced_colors="active")
    mark = page.locator(".text .m-words").first
    assert mark.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    assert mark.evaluate("e => getComputedStyle(e).color !== getComputedStyle(e).backgroundColor")
    page.emulate_media(forced_colors="none")
