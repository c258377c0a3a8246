"""Take a picture of a dossier as SVG, for the README: text, so that it can be kept in the repository and compared.

    python tools/picture.py DOSSIER.html OUT.svg      needs chromium, pdftocairo (poppler-utils) and playwright

Prints the first screen of the page to PDF in Debian's Chromium and turns that page into SVG.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from chromium import chromium, show

WIDTH, HEIGHT = 1120, 1400  # CSS pixels


def main() -> None:
    page_file, out = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder, chromium(WIDTH, HEIGHT) as browser:
        pdf = Path(folder) / "page.pdf"
        page = show(browser, page_file.as_uri())
        page.pdf(path=str(pdf), width=f"{WIDTH}px", height=f"{HEIGHT}px", print_background=True, page_ranges="1")
        subprocess.run(["pdftocairo", "-svg", "-f", "1", "-l", "1", str(pdf), str(out)], check=True)


if __name__ == "__main__":
    main()
