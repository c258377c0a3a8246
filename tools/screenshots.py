"""Take a picture of every view of a dossier and of the review desk, light and dark, wide and narrow, to judge by eye.

    python tools/screenshots.py [LEDGER.db] [-o docs/screenshots] [--only dossier|desk]    needs chromium and playwright

Without a ledger, the bundled example's is made first; the desk works on a copy. Writes dossier-VIEW-WIDTH-SCHEME.png
and desk-VIEW-WIDTH-SCHEME.png into a folder that git ignores and prints their names; docs/dossier.md and docs/desk.md
say what each view shows.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from chromium import chromium, show
from playwright.sync_api import Page

from counterclaim.dossier import write_dossier
from counterclaim.ledger import Ledger, decide
from counterclaim.ledger.queries import claims
from counterclaim.model.claim import Kind
from counterclaim.model.decision import Verb

TOP = Path(__file__).resolve().parent.parent
SIZES = {"wide": (1440, 1500), "narrow": (390, 1500)}  # a desk and a phone, CSS pixels
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
PARTS = ("dossier", "desk")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("ledger", nargs="?", type=Path, help="a ledger; by default that of the bundled example")
    parser.add_argument("-o", "--output", type=Path, default=TOP / "docs" / "screenshots", help="the folder")
    parser.add_argument("--only", choices=PARTS, help="one of the two pages")
    given = parser.parse_args()
    given.output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        ledger = given.ledger or example(home)
        if given.only != "desk":
            page = write_dossier(ledger, home / "page.html", split=False)
            shoot(page.as_uri(), dossier_views(page.as_uri()), given.output, "dossier")
        if given.only != "dossier":
            with desk(shutil.copy(ledger, home / "desk.db")) as (address, views):
                shoot(address, views, given.output, "desk")


def example(folder: Path) -> Path:
    """The bundled example's ledger, made anew."""
    command = [sys.executable, "-m", "counterclaim", "demo", "-o", str(folder), "--no-open"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return folder / "war.db"


def dossier_views(address: str) -> Mapping[str, str]:
    """Names of views and what follows the page's address: each section, a claim, filters that are set."""
    with chromium(*SIZES["wide"]) as browser:
        page = show(browser, address)
        found: dict[str, str] = {
            name: f"#{name}" for name in page.eval_on_selector_all("main > section > h2", "all => all.map(h => h.id)")
        }
        claim = page.evaluate("(document.querySelector('.rivals a[href*=\"#claim-\"]') || {hash: ''}).hash")
    if claim:
        found["claim"] = claim
    return {**found, "filtered": "#toll?standing=contested"}


@contextmanager
def desk(ledger: str | Path) -> Iterator[tuple[str, Mapping[str, str]]]:
    """A desk that listens on a ledger that two reviewers disagree about, with its views' addresses."""
    import uvicorn

    from counterclaim.review import create_app
    from counterclaim.review.serve import listen

    views = {"queue": "/", "all": "/?state=all", "nothing": "/?words=zzzz", "log": "/log", "agreement": "/agreement"}
    with Ledger.open(ledger) as opened:
        tolls = [row.claim for row in claims(opened, [Kind.TOLL])][:4]
        for claim in tolls:
            decide(opened, claim.id, Verb.ACCEPT, who="A. First", why="as the ministry's page has it")
        for claim in tolls[:1]:
            decide(opened, claim.id, Verb.REJECT, who="B. Second", why="of another week")
    if tolls:
        views |= {"claim": f"/claim/{tolls[0].id}?state=all", "add": f"/add/{tolls[0].report}"}
    with listen("127.0.0.1", 18412) as listening:
        server = uvicorn.Server(uvicorn.Config(create_app(ledger, who="C. Third"), log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run, args=([listening],))
        thread.start()
        while not server.started:
            time.sleep(0.01)
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}", {**views, "keys": "/#keys"}
        finally:
            server.should_exit = True
            thread.join()


def shoot(address: str, views: Mapping[str, str], output: Path, part: str) -> None:
    """Writes the pictures of all views."""
    for size, (width, height) in SIZES.items():
        with chromium(width, height) as browser:
            for scheme in SCHEMES:
                for name, place in views.items():
                    page = show(browser, address + place, scheme)
                    if part == "desk":
                        ready(page, name)
                    path = output / f"{part}-{name}-{size}-{scheme}.png"
                    page.screenshot(path=str(path))
                    page.close()
                    print(path, flush=True)


def ready(page: Page, name: str) -> None:
    """Brings a page of the desk into the state that its picture shows."""
    if name == "keys":
        page.keyboard.press("?")


if __name__ == "__main__":
    main()
