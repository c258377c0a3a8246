"""The size of a dossier and the time to its first view, in Debian's Chromium.

    python benchmarks/dossier.py [SHARED] [--ledger WAR.db ...]      SHARED is ../shared by default

Reads the bundled example, and all of SHARED/corpus where it is there, into ledgers of their own, or takes ledgers that
are there already. Writes each dossier as the command does (a folder above its limit) and opens it three times afresh.
Prints for each: claims, files, bytes of the first page and of all, seconds of processor time to write it, and the
medians of the browser's first contentful paint and of its `load` event. Other work on the machine makes these slower.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import BrowserContext, sync_playwright

from counterclaim.dossier import write_dossier
from counterclaim.ledger import Ledger, build
from counterclaim.ledger.queries import counts

TOP = Path(__file__).resolve().parent.parent
CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
TIMES = 3
READ_TIMES = """() => {
  const page = performance.getEntriesByType("navigation")[0];
  const paint = performance.getEntriesByName("first-contentful-paint")[0];
  return [paint ? paint.startTime : page.loadEventEnd, page.loadEventEnd];
}"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("shared", nargs="?", type=Path, default=TOP.parent / "shared")
    parser.add_argument("--ledger", type=Path, nargs="*", help="ledgers to write the dossiers of, instead of building")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        home = Path(folder)
        ledgers = given.ledger or built(home, given.shared)
        browser = play.chromium.launch_persistent_context(
            str(home / "profile"), executable_path=CHROMIUM, headless=True, args=FLAGS
        )
        print("ledger            claims   files   first page   all bytes   write, CPU s   first paint ms   loaded ms")
        for ledger in ledgers:
            measure(ledger, home / "pages", browser)
        browser.close()


def built(home: Path, shared: Path) -> list[Path]:
    """Ledgers of the example and of the whole corpus."""
    sources = {"example": [str(TOP / "examples" / "karabakh-2020" / "reports.jsonl")]}
    corpus = sorted(map(str, (shared / "corpus").glob("*.jsonl")))
    if corpus:
        sources["corpus"] = corpus
    else:
        print(f"{shared / 'corpus'} is not there: the example alone", file=sys.stderr)
    for name, reports in sources.items():
        build(reports, home / f"{name}.db")
    return [home / f"{name}.db" for name in sources]


def measure(ledger: Path, pages: Path, browser: BrowserContext) -> None:
    """Prints the row of one ledger."""
    pages.mkdir(exist_ok=True)
    with Ledger.open(ledger, readonly=True) as opened:
        claims = sum(counts(opened).claims.values())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    first = write_dossier(ledger, pages / f"{ledger.stem}.html")
    spent = resource.getrusage(resource.RUSAGE_SELF).ru_utime - before
    files = list(first.parent.rglob("*.html")) if first.name == "index.html" else [first]
    paints, loads = [], []
    for _ in range(TIMES):
        page = browser.new_page()
        page.goto(first.resolve().as_uri())
        page.wait_for_timeout(200)
        paint, load = page.evaluate(READ_TIMES)
        paints.append(paint)
        loads.append(load)
        page.close()
    size = sum(p.stat().st_size for p in files)
    print(
        f"{ledger.stem:15} {claims:8,} {len(files):7,} {first.stat().st_size:12,} {size:11,} {spent:14.1f}"
        f" {statistics.median(paints):16.0f} {statistics.median(loads):11.0f}"
    )


if __name__ == "__main__":
    main()
