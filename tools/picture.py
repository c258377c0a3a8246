"""Take a picture of what a page shows, as SVG: text, so that it can be kept in the repository and compared.

    python tools/picture.py DOSSIER.html OUT.svg      the README's picture; needs chromium and playwright

`picture.js` reads boxes, words and drawings from the page where Debian's Chromium laid them out. The converters that
there are fall short of these pages: dom-to-svg leaves out canvases, markers, dotted lines and fields, draws what is
folded away, and takes 12 MB; printing to PDF and pdftocairo take ten times the room of this, with no words left in it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from chromium import chromium, show
from playwright.sync_api import Page

SCRIPT = Path(__file__).with_name("picture.js")
WIDTH, HEIGHT = 1120, 1000  # CSS pixels


def picture(page: Page) -> str:
    """What the window of the page shows, as SVG. The page is changed by it: close it, or load it again."""
    page.evaluate(SCRIPT.read_text(encoding="utf-8"))
    drawn: str = page.evaluate("window.pictureOf()")
    return drawn


def main() -> None:
    page_file, out = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
    with chromium(WIDTH, HEIGHT, scale=2) as browser:
        out.write_text(picture(show(browser, page_file.as_uri())), encoding="utf-8")


if __name__ == "__main__":
    main()
