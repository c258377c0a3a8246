"""Take a picture of every view of a dossier and of the review desk, light and dark, wide and narrow.

    python tools/screenshots.py [LEDGER.db] [-o docs/screenshots] [--only dossier|desk] [--png]
    needs chromium and playwright

Without a ledger, the bundled example's is made first; the desk works on a copy. Writes dossier-VIEW-WIDTH-SCHEME.svg
and desk-VIEW-WIDTH-SCHEME.svg, prints their names, and, where all were taken, an index, README.md. --png writes what
the browser itself shows instead, to judge by eye and to compare; no PNG is kept in the repository.
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
from picture import picture
from playwright.sync_api import Page
from screenshots_index import index

from counterclaim.dossier import write_dossier
from counterclaim.ledger import Ledger, decide
from counterclaim.ledger.queries import claims, report
from counterclaim.model.claim import Kind
from counterclaim.model.decision import Verb

TOP = Path(__file__).resolve().parent.parent
SIZES = {"wide": (1440, 1000), "narrow": (390, 844)}  # the windows of a desk and of a phone, CSS pixels
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
PARTS = ("dossier", "desk")
# The claim with most others beside it, its report and its place are what a reader would look at first.
RIVALS = """() => { const all = [...document.querySelectorAll('article.claim')];
    const count = (e) => e.querySelectorAll('.rivals li').length;
    return '#' + all.reduce((best, e) => (count(e) > count(best) ? e : best)).id; }"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("ledger", nargs="?", type=Path, help="a ledger; by default that of the bundled example")
    parser.add_argument("-o", "--output", type=Path, default=TOP / "docs" / "screenshots", help="the folder")
    parser.add_argument("--only", choices=PARTS, help="one of the two pages")
    parser.add_argument("--png", action="store_true", help="what the browser itself shows")
    given = parser.parse_args()
    given.output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        ledger = given.ledger or example(home)
        if given.only != "desk":
            page = write_dossier(ledger, home / "page.html", title="The 2020 Karabakh war", split=False)
            shoot(page.as_uri(), dossier_views(page.as_uri()), given.output, "dossier", png=given.png)
        if given.only != "dossier":
            with desk(shutil.copy(ledger, home / "desk.db")) as (address, views):
                shoot(address, views, given.output, "desk", png=given.png)
    if not given.png and not given.only:
        (given.output / "README.md").write_text(index(), encoding="utf-8")


def example(folder: Path) -> Path:
    """The bundled example's ledger, made anew."""
    command = [sys.executable, "-m", "counterclaim", "demo", "-o", str(folder), "--no-open"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return folder / "war.db"


def dossier_views(address: str) -> Mapping[str, str]:
    """Names of views and what follows the page's address: each section, a claim, filters that are set."""
    with chromium(*SIZES["wide"]) as browser:
        page = show(browser, address)
        names = page.eval_on_selector_all("main > section > h2", "all => all.map(h => h.id)")
        claim = page.evaluate(RIVALS)
    views = {name: f"#{name}" for name in names if name not in ("overview", "claims")}
    return {"overview": "", **views, "claim": claim, "filtered": "#toll?standing=contested"}


@contextmanager
def desk(ledger: str | Path) -> Iterator[tuple[str, Mapping[str, str]]]:
    """A desk that listens on a ledger that two reviewers disagree about, with its views' addresses."""
    import uvicorn

    from counterclaim.review import create_app
    from counterclaim.review.serve import listen

    views = {"queue": "/", "decisions": "/log", "agreement": "/agreement", "keys": "/#keys"}
    with Ledger.open(ledger) as opened:
        tolls = [row.claim for row in claims(opened, [Kind.TOLL])]
        long = {name: len(found.text) for name in {c.report for c in tolls} if (found := report(opened, name))}
        tolls.sort(key=lambda claim: -long.get(claim.report, 0))  # a report that fills its half of the desk
        for claim in tolls[:6]:
            decide(opened, claim.id, Verb.ACCEPT, who="A. First", why="as the ministry's page has it")
        for claim in tolls[:3]:
            verb = Verb.REJECT if claim is tolls[0] else Verb.ACCEPT
            decide(opened, claim.id, verb, who="B. Second", why="of another week" if claim is tolls[0] else "")
    if tolls:
        one = tolls[0]
        views |= {"claim": f"/claim/{one.id}?state=all", "edit": f"/claim/{one.id}?state=all#edit"}
        views["add"] = f"/add/{one.report}?start={one.span.start}&end={one.span.end}&kind=toll"
    with listen("127.0.0.1", 18412) as listening:
        server = uvicorn.Server(uvicorn.Config(create_app(ledger, who="C. Third"), log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run, args=([listening],))
        thread.start()
        while not server.started:
            time.sleep(0.01)
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}", views
        finally:
            server.should_exit = True
            thread.join()


def shoot(address: str, views: Mapping[str, str], output: Path, part: str, *, png: bool) -> None:
    """Writes the pictures of all views."""
    for size, (width, height) in SIZES.items():
        with chromium(width, height, scale=1 if png else 2) as browser:
            for scheme in SCHEMES:
                for name, place in views.items():
                    page = show(browser, address + place, scheme)
                    if part == "desk":
                        ready(page, name)
                    path = output / f"{part}-{name}-{size}-{scheme}.{'png' if png else 'svg'}"
                    if png:
                        page.screenshot(path=str(path))
                    else:
                        # Where the reports lie on this machine is nobody's concern.
                        path.write_text(picture(page).replace(f"{TOP}/", ""), encoding="utf-8")
                    page.close()
                    print(path, flush=True)


def ready(page: Page, name: str) -> None:
    """Brings a page of the desk into the state that its picture shows."""
    if name in ("keys", "edit"):
        page.keyboard.press({"keys": "?", "edit": "e"}[name])
        page.wait_for_timeout(200)


if __name__ == "__main__":
    main()
