"""What a dossier costs to write, and how soon each of its pages is there, in Debian's Chromium.

    python benchmarks/dossier.py [SHARED] [--claims N ...] [--ledger WAR.db ...]      SHARED is ../shared by default

Reads the bundled example, and all of SHARED/corpus where it is there, into ledgers of their own; with `--claims`, makes
synthetic ones of so many claims beside them (`synthetic.py`) and reconciles them, which takes 2.4 s of processor a
thousand; or takes ledgers that are there already (`multiplied.py` makes one of a million claims in minutes). Writes
each dossier as the command does, in a process of its own, and opens the pages beside one another and the largest of
each folder. Prints:

- for each ledger: claims, those left out, files, bytes of the first page and of all, seconds of processor time and peak
  memory to write it;
- for each page: bytes, the browser's first contentful paint and `load` event in milliseconds of the wall clock, and the
  seconds of processor time of the page's own thread until it is still, which other work on the machine doesn't change;
- how long it takes from the address of a claim in the folder until the claim is shown.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, sync_playwright

sys.path.insert(0, str(Path(__file__).parent))

import synthetic

from counterclaim.dossier import write_dossier
from counterclaim.ledger import Ledger, build, derive
from counterclaim.ledger.queries import counts

TOP = Path(__file__).resolve().parent.parent
CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
FOLDERS = ("claims", "questions", "places", "attacks", "find")
READ_TIMES = """() => {
  const page = performance.getEntriesByType("navigation")[0];
  const paint = performance.getEntriesByName("first-contentful-paint")[0];
  return [paint ? paint.startTime : page.loadEventEnd, page.loadEventEnd];
}"""
STILL = 400  # milliseconds after which a page has drawn what it draws


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("shared", nargs="?", type=Path, default=TOP.parent / "shared")
    parser.add_argument("--claims", type=int, nargs="*", default=[], help="synthetic ledgers of so many claims")
    parser.add_argument("--ledger", type=Path, nargs="*", help="ledgers to write the dossiers of, instead of building")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        home = Path(folder)
        browser = play.chromium.launch_persistent_context(
            str(home / "profile"), executable_path=CHROMIUM, headless=True, args=FLAGS
        )
        for ledger in given.ledger or built(home, given.shared, given.claims):
            first = written(ledger, home / "pages")
            opened(first, browser)
        browser.close()


def built(home: Path, shared: Path, sizes: list[int]) -> Iterator[Path]:
    """Ledgers of the example, of the whole corpus, and of these sizes."""
    sources = {"example": [str(TOP / "examples" / "karabakh-2020" / "reports.jsonl")]}
    corpus = sorted(map(str, (shared / "corpus").glob("*.jsonl")))
    if corpus:
        sources["corpus"] = corpus
    else:
        print(f"{shared / 'corpus'} is not there: the example alone", file=sys.stderr)
    for name, reports in sources.items():
        build(reports, home / f"{name}.db")
        yield home / f"{name}.db"
    for size in sizes:
        path = home / f"synthetic-{size}.db"
        synthetic.make(path, size)
        with Ledger.open(path) as ledger:
            derive(ledger)
        yield path


def written(ledger: Path, pages: Path) -> Path:
    """Writes the dossier in a process of its own and prints the row of the ledger; gives the first page."""
    pages.mkdir(exist_ok=True)
    receive, send = multiprocessing.Pipe(duplex=False)
    child = multiprocessing.get_context("spawn").Process(target=_write, args=(ledger, pages, send))
    child.start()
    send.close()
    first, left, spent, peak = receive.recv()
    child.join()
    with Ledger.open(ledger, readonly=True) as opened:
        claims = sum(counts(opened).claims.values())
    files = _files(first)
    size = sum(path.stat().st_size for path in files)
    print("\nledger               claims   left out   files   first page      all bytes   write, CPU s   peak MB")
    print(
        f"{ledger.stem:18} {claims:9,} {left:10,} {len(files):7,} {first.stat().st_size:12,} {size:14,} {spent:14.1f}"
        f" {peak:9.0f}",
        flush=True,
    )
    return first


def _write(ledger: Path, pages: Path, send: Any) -> None:
    before = time.process_time()
    first = write_dossier(ledger, pages / f"{ledger.stem}.html")
    spent = time.process_time() - before
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    with Ledger.open(ledger, readonly=True) as opened:
        from counterclaim.dossier.room import room_for

        left = room_for(opened, None, {}).left
    send.send((first, left.claims if left else 0, spent, peak))


def _files(first: Path) -> list[Path]:
    return sorted(first.parent.rglob("*.html")) if first.name == "index.html" else [first]


def opened(first: Path, browser: BrowserContext) -> None:
    """Prints the rows of the pages, and how long a claim takes to be found."""
    pages = [first]
    if first.name == "index.html":
        top = first.parent
        pages += sorted(path for path in top.glob("*.html") if path != first)
        for name in FOLDERS:
            pages += sorted((top / name).glob("*.html"), key=lambda path: -path.stat().st_size)[:2]
    print("  page                                bytes   first paint ms   loaded ms   its thread, CPU s")
    for path in pages:
        paint, load, spent = timed(browser, path.resolve().as_uri())
        name = path.relative_to(first.parent).as_posix()
        print(f"  {name:29} {path.stat().st_size:11,} {paint:16.0f} {load:11.0f} {spent:19.2f}", flush=True)
    if first.name == "index.html":
        shard = min((first.parent / "find").glob("*.html"))
        claim = shard.read_text(encoding="utf-8").rsplit('id="claim-', 1)[1].split('"')[0]
        page = browser.new_page()
        start = time.perf_counter()
        page.goto(f"{first.resolve().as_uri()}#claim-{claim}")
        page.wait_for_selector(f"article#claim-{claim}", state="attached")
        print(f"  from {first.name}#claim-{claim} to the claim: {1000 * (time.perf_counter() - start):.0f} ms")
        page.close()


def timed(browser: BrowserContext, address: str) -> tuple[float, float, float]:
    """First paint and load in milliseconds, and the processor seconds of the page's thread."""
    page = browser.new_page()
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(address)
    page.wait_for_timeout(STILL)
    metrics = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    paint, load = page.evaluate(READ_TIMES)
    page.close()
    return paint, load, metrics["TaskDuration"]


if __name__ == "__main__":
    main()
