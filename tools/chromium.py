"""Debian's Chromium, driven by Playwright, for the scripts beside this file (`apt-get install chromium`)."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from playwright.sync_api import BrowserContext, Page, sync_playwright

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def chromium(width: int, height: int, scale: int = 1) -> Iterator[BrowserContext]:
    """A browser with a profile of its own, thrown away at the end. `scale` is of dots to CSS pixels."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        browser = play.chromium.launch_persistent_context(
            str(Path(folder) / "profile"),
            executable_path=CHROMIUM,
            headless=True,
            args=FLAGS,
            viewport={"width": width, "height": height},
            device_scale_factor=scale,
            locale="en-GB",
            reduced_motion="reduce",
        )
        yield browser
        browser.close()


def show(browser: BrowserContext, address: str, scheme: Literal["light", "dark"] = "light") -> Page:
    """A new page at that address, when its scripts have run."""
    page = browser.new_page()
    page.emulate_media(media="screen", color_scheme=scheme, reduced_motion="reduce")
    page.goto(address)
    page.wait_for_timeout(500)
    return page
