"""Take a picture of a dossier as SVG, for the README: text, so that it can be kept in the repository and compared.

    python tools/picture.py DOSSIER.html OUT.svg      needs chromium, pdftocairo (poppler-utils) and playwright

Prints the first screen of the page to PDF in Debian's Chromium and turns that page into SVG.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

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
WIDTH, HEIGHT = 1120, 1400  # CSS pixels


def main() -> None:
    page_file, out = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        browser = play.chromium.launch_persistent_context(
            str(Path(folder) / "profile"),
            executable_path=CHROMIUM,
            headless=True,
            args=FLAGS,
            viewport={"width": WIDTH, "height": HEIGHT},
        )
        page = browser.new_page()
        page.emulate_media(media="screen", color_scheme="light")
        page.goto(page_file.as_uri())
        page.wait_for_timeout(500)
        pdf = Path(folder) / "page.pdf"
        page.pdf(path=str(pdf), width=f"{WIDTH}px", height=f"{HEIGHT}px", print_background=True, page_ranges="1")
        browser.close()
        subprocess.run(["pdftocairo", "-svg", "-f", "1", "-l", "1", str(pdf), str(out)], check=True)


if __name__ == "__main__":
    main()
