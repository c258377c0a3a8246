"""Take a picture of every view of a dossier, light and dark, wide and narrow, to be judged by eye.

    python tools/screenshots.py [DOSSIER.html] [-o docs/screenshots]      needs chromium and playwright

Without a page, the bundled example's is made first. Writes VIEW-WIDTH-SCHEME.png into a folder that git ignores and
prints their names; docs/dossier.md says what each view shows.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Literal

from chromium import chromium, show

TOP = Path(__file__).resolve().parent.parent
SIZES = {"wide": (1440, 1500), "narrow": (390, 1500)}  # a desk and a phone, CSS pixels
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("page", nargs="?", type=Path, help="a dossier; by default that of the bundled example")
    parser.add_argument("-o", "--output", type=Path, default=TOP / "docs" / "screenshots", help="the folder")
    given = parser.parse_args()
    given.output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        shoot(given.page or example(Path(folder)), given.output)


def example(folder: Path) -> Path:
    """The bundled example's dossier, made anew."""
    command = [sys.executable, "-m", "counterclaim", "demo", "-o", str(folder), "--no-open"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return folder / "dossier.html"


def shoot(page_file: Path, output: Path) -> None:
    """Writes the pictures of all views: one for each section, one of a claim, one of filters that are set."""
    address = page_file.resolve().as_uri()
    for size, (width, height) in SIZES.items():
        with chromium(width, height) as browser:
            page = show(browser, address)
            views = {
                name: f"#{name}"
                for name in page.eval_on_selector_all("main > section > h2", "all => all.map(h => h.id)")
            }
            claim = page.evaluate("(document.querySelector('.rivals a[href*=\"#claim-\"]') || {hash: ''}).hash")
            if claim:
                views["claim"] = claim
            views["filtered"] = "#toll?standing=contested"
            page.close()
            for scheme in SCHEMES:
                for name, anchor in views.items():
                    page = show(browser, address + anchor, scheme)
                    path = output / f"{name}-{size}-{scheme}.png"
                    page.screenshot(path=str(path))
                    page.close()
                    print(path)


if __name__ == "__main__":
    main()
