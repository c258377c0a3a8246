"""How fast the desk answers on a large ledger: the median and the worst of twenty requests for each view.

    python benchmarks/desk.py /tmp/big.db --claims 1000000

Makes the ledger where there is none (`synthetic.py`), reconciles it, fills the queue, and asks the desk as a browser
would. Times are of the wall clock, from the request to the whole answer, within one process. With `--stand-in`, the
tables of questions and answers are filled by one statement each instead of by reconciling: as many rows, in a minute.
"""

from __future__ import annotations

import argparse
import re
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import synthetic
from starlette.testclient import TestClient

from counterclaim.ledger import Ledger, derive
from counterclaim.ledger.fresh import make_tables, marks_now
from counterclaim.ledger.queue import fill
from counterclaim.review import create_app
from counterclaim.review import desk as desk_module

TIMES = 20
LIMIT = 0.2  # seconds, of any view
PARTY, OUTLET = synthetic.name(0), f"{synthetic.name(2001)} Courier"


def main(path: Path, claims: int, *, stand_in: bool) -> int:
    """Prints a table; the exit status is 1 where a view took longer than the limit."""
    if not path.exists():
        _timed("made", lambda: synthetic.make(path, claims))
    with Ledger.open(path) as ledger:
        if not stand_in or not ledger.db.execute("SELECT 1 FROM questions LIMIT 1").fetchone():
            _timed("stood in for" if stand_in else "reconciled", lambda: (_stand_in if stand_in else derive)(ledger))
        _timed("queue filled", lambda: fill(ledger))
    desk = TestClient(create_app(path, who="R. Reader"), base_url="http://127.0.0.1:8412")
    page = desk.get("/?state=all").text
    after = re.search(r"after=(-?\d+\.\d+)", page)
    first = re.findall(r'class="go"[^>]*href="/claim/(\w+)', page)
    key = re.search(r'name="key" value="([^"]+)"', page)
    assert after is not None
    assert key is not None
    views = {
        "queue": "/",
        "queue, second page": f"/?after={after.group(1)}",
        "queue, far down": "/?after=-12.1",
        "one kind": "/?kind=talks",
        "one party": f"/?party={PARTY}",
        "one outlet, one kind": f"/?outlet={OUTLET}&kind=denial",
        "ten days": "/?since=2032-03-01&until=2032-03-10",
        "one day, one kind": "/?since=2032-03-01&until=2032-03-01&kind=denial",
        "contested": "/?standing=contested",
        "accepted (none or few)": "/?state=accepted",
        "nothing fits": f"/?kind=talks&state=edited&party={PARTY}&standing=contested",
        "decided by me": "/?state=all&reviewer=R.+Reader",
        **{f"words: {words}": f"/?words={words}" for words in synthetic.words()},
        "a common word, in few claims": f"/?words=said&kind=denial&outlet={OUTLET}",
        "a common word, nothing fits": "/?words=said&state=edited",
        "words in reports": "/?words=killed&in=reports",
        "a rare word in reports": f"/?words={synthetic.name(5001)}&in=reports",
        "decisions": "/log",
        "agreement": "/agreement",
    }
    slow = [name for name, address in views.items() if _views(name, partial(desk.get, address))]
    at = iter(first * TIMES)
    slow += ["claim"] * _views("claim beside its report", lambda: desk.get(f"/claim/{next(at)}"))
    at = iter(first * TIMES)

    def decide() -> object:
        data = {"key": key.group(1), "verb": "accept", "next": first[0]}
        return desk.post(f"/claim/{next(at)}/decide", data=data, follow_redirects=False)

    if stand_in:
        desk_module.derive = lambda ledger: None  # type: ignore[attr-defined]  # nothing to reconcile
    # The test client waits for what is done after the answer is sent, too: reconciling.
    _views("a decision" + ("" if stand_in else ", and reconciled"), decide)
    return 1 if slow else 0


def _views(name: str, ask: Callable[[], object]) -> bool:
    times = []
    for _ in range(TIMES):
        start = time.perf_counter()
        answer = ask()
        times.append(time.perf_counter() - start)
        assert getattr(answer, "status_code", 0) in (200, 303), answer
    median, worst = statistics.median(times), max(times)
    print(f"{name:32} median {1000 * median:7.1f} ms   worst {1000 * worst:7.1f} ms", flush=True)
    return median > LIMIT


def _stand_in(ledger: Ledger) -> None:
    with ledger.writing() as db:
        make_tables(db, "")
        key = (
            "coalesce(c.side, '') || '|' || c.harm || '|' || c.status || '|' || c.scope || '|' || coalesce(c.place, '')"
        )
        db.execute(
            "INSERT INTO questions (key, side, harm, status, scope, place, fighting, standing, claimants, told, part)"
            f" SELECT {key}, c.side, c.harm, c.status, c.scope, c.place, '[]', CASE c.number % 7 WHEN 0 THEN 'denied'"
            " WHEN 1 THEN 'withheld' WHEN 2 THEN 'agreed' WHEN 3 THEN 'uncorroborated' ELSE 'contested' END,"
            " 2, count(*), '' FROM current_claims c WHERE c.kind = 'toll' GROUP BY 1"
        )
        db.execute(
            "INSERT INTO answers (question, position, claim, claimant, said, stated, low, high, approx, disclosed,"
            f" part, origin, own) SELECT {key}, c.number, c.id, c.source, r.published, c.stated, c.low, c.high, 0, 1,"
            " 0, r.outlet, 0 FROM current_claims c JOIN reports r ON r.id = c.report WHERE c.kind = 'toll'"
        )
        db.execute("DELETE FROM derived_from")
        now = marks_now(db)
        db.execute(f"INSERT INTO derived_from VALUES ({', '.join('?' * len(now))})", now)


def _timed(what: str, act: Callable[[], object]) -> None:
    start, used = time.perf_counter(), time.process_time()
    act()
    print(
        f"{what} in {time.perf_counter() - start:.1f} s ({time.process_time() - used:.1f} s of processor)", flush=True
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--stand-in", action="store_true")
    given = parser.parse_args()
    sys.exit(main(given.ledger, given.claims, stand_in=given.stand_in))
