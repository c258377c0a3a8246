"""What all tests share: no test is timed; browser tests have Debian's Chromium, driven by Playwright, and axe."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

# Tests say whether the program is right; how fast it is, the benchmarks say. A busy machine fails no test.
settings.register_profile("suite", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("suite")

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# The success criteria of WCAG 2.2, levels A and AA, by axe's tags.
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WIDE, NARROW = 1440, 390  # CSS pixels: a desk and a phone

Scheme = Literal["light", "dark"]
Open = Callable[..., "Page"]
Check = Callable[..., list[str]]


# Not for a whole run: while Playwright is on, no other test of this thread could run an event loop.
@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    """One browser for the tests of a file. Skips where there is none."""
    if not CHROMIUM.exists():
        pytest.skip(f"no browser at {CHROMIUM}: apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        context = play.chromium.launch_persistent_context(
            str(tmp_path_factory.mktemp("profile")),
            executable_path=str(CHROMIUM),
            headless=True,
            args=FLAGS,
            reduced_motion="reduce",
        )
        yield context
        context.close()


@pytest.fixture
def open_page(browser: BrowserContext) -> Iterator[Open]:
    """`open_page(url, width=1440, scheme="light")`: a page at that address, closed after the test."""
    opened: list[Page] = []

    def opening(url: str, width: int = WIDE, scheme: Scheme = "light") -> Page:
        page = browser.new_page()
        opened.append(page)
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.goto(url)
        return page

    yield opening
    for page in opened:
        page.close()


@pytest.fixture(scope="session")
def axe() -> Check:
    """`axe(page)`: what of the page fails WCAG 2.2 AA, one line each with the first element that does; none is good.

    `leave` is a selector of what is not looked at, for instance marks of a map that stand where the places do.
    """
    from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it has no stubs

    checker = Axe()

    def check(page: Page, leave: str = "") -> list[str]:
        context = {"exclude": [[leave]]} if leave else None
        found = checker.run(
            page, context, options={"runOnly": {"type": "tag", "values": WCAG}, "resultTypes": ["violations"]}
        )
        return [
            f"{one['id']}: {one['help']} ({len(one['nodes'])}): {one['nodes'][0]['html']}"
            for one in found.response["violations"]
        ]

    return check
