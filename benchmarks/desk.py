"""How fast the desk answers on a large ledger: of twenty requests for each view the first, the median and the worst.

    python benchmarks/desk.py /tmp/big.db --claims 1000000

Makes the ledger where there is none (`synthetic.py`), reconciles it, fills the queue, and asks a listening desk as a
browser would. Times are from the request to the whole answer, of files to the first bytes: CPU time of this process,
in which both the desk and who asks run, and wall time, which on a busy machine says little. What the desk does after an
answer (reconciling, the queue) is timed by itself. With `--stand-in`, questions and answers are filled by one
statement each instead of by reconciling: as many rows, in a minute.
"""

from __future__ import annotations

import argparse
import http.client
import importlib
import random
import re
import socket
import statistics
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import cycle
from pathlib import Path
from urllib.parse import quote, urlencode

sys.path.insert(0, str(Path(__file__).parent))

import synthetic

from counterclaim.ledger import Ledger, decide, derive
from counterclaim.ledger.fresh import make_tables, marks_now
from counterclaim.ledger.queue import Filters, fill, find, keep_up, touch, waiting
from counterclaim.ledger.queue.fill import make_whole
from counterclaim.ledger.store import put_reading, put_report
from counterclaim.model.decision import Verb
from counterclaim.review import create_app
from counterclaim.review.desk import Desk
from counterclaim.review.sending import WRITER

TIMES = 20
LIMIT = 0.2  # seconds, of any view
PARTY, OUTLET = synthetic.name(0), f"{synthetic.name(2001)} Courier"
# Decisions by four reviewers before the views are timed: some weeks of work.
DECISIONS = 4000
# Reports of a day that comes later.
DAY = 250


class Browser:
    """One connection to the desk."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)

    def get(self, address: str) -> str:
        """The whole page."""
        self.connection.request("GET", quote(address, safe="/?&=+%.,:-_"))
        answer = self.connection.getresponse()
        body = answer.read().decode()
        assert answer.status == 200, (address, answer.status, body[:200])
        return body

    def post(self, address: str, data: dict[str, str]) -> str:
        """Where a form leads."""
        self.connection.close()  # a server lets idle ones go
        heads = {"Content-Type": "application/x-www-form-urlencoded"}
        self.connection.request("POST", address, urlencode(data), heads)
        answer = self.connection.getresponse()
        body = answer.read().decode()
        assert answer.status == 303, (address, answer.status, re.sub(r"<[^>]*>", " ", body)[:600])
        return answer.headers["location"]

    def begin(self, address: str) -> bytes:
        """The first bytes of a file, some rows beyond its head line; the rest isn't taken."""
        other = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        other.request("GET", quote(address, safe="/?&=+%.,:-_"))
        answer = other.getresponse()
        assert answer.status == 200, (address, answer.status)
        found = answer.read(1000)
        other.close()
        return found

    def settle(self) -> None:
        """Waits until nothing is written any more that nobody takes."""
        while any(thread.name == WRITER for thread in threading.enumerate()):
            time.sleep(0.05)


def main(path: Path, claims: int, *, stand_in: bool) -> int:
    """Prints a table; the exit status is 1 where a view took longer than the limit."""
    # The reports are put together from few sentences, so each looks like a copy of very many.
    importlib.import_module("counterclaim.ledger.origins").bands_of = lambda text: ()  # type: ignore[attr-defined]
    if not path.exists():
        _timed("made", lambda: synthetic.make(path, claims))
    with Ledger.open(path) as ledger:
        if not stand_in or not ledger.db.execute("SELECT 1 FROM questions LIMIT 1").fetchone():
            _timed("stood in for" if stand_in else "reconciled", lambda: (_stand_in if stand_in else derive)(ledger))
        before = path.stat().st_size
        _timed("queue made whole", lambda: _whole(ledger))
        print(f"the queue takes {(path.stat().st_size - before) / 1e6:.0f} of {path.stat().st_size / 1e6:.0f} MB")
        _timed(f"{DECISIONS:,} decisions", lambda: _decide(ledger))
        _timed("… taken into the queue", lambda: keep_up(ledger))
    # What is done after an answer would be counted with the next one.
    Desk.catch_up = lambda self: None  # type: ignore[method-assign]
    print(f"{'':34}{'CPU ms: first':>14}{'median':>9}{'worst':>9}{'wall ms: median':>17}{'worst':>9}")
    slow = []
    for browser in _listening(path):
        slow = _ask(path, browser)
    if not stand_in:
        with Ledger.open(path) as ledger:
            _timed("all these decisions reconciled", lambda: derive(ledger))
            _timed("… taken into the queue", lambda: fill(ledger))
            _timed_each("reconciled after a decision", _again(ledger, derive))
            _timed_each("the queue after a decision", _again(ledger, keep_up))
            _timed(f"a day of {DAY} reports written", lambda: _a_day(ledger))
            _timed("… reconciled", lambda: derive(ledger))
            for browser in _listening(path, ready=False):
                print(f"{waiting(ledger):,} claims wait")
                slow += ["just after"] * _views("queue just after a build", partial(browser.get, "/"))
            _timed("… taken into the queue", lambda: fill(ledger))
    print(f"over {1000 * LIMIT:.0f} ms of CPU: {', '.join(slow) or 'none'}")
    return 1 if slow else 0


def _ask(path: Path, browser: Browser) -> list[str]:
    with Ledger.open(path, readonly=True) as ledger:
        most = ledger.db.execute("SELECT key, told FROM questions ORDER BY told DESC LIMIT 1").fetchone()
        found = ledger.db.execute("SELECT claim FROM answers WHERE question = ? LIMIT 2", (most["key"],)).fetchall()
        popular = [row[0] for row in found]
        place = find(ledger, Filters()).places[-1]
        # Any, not the first: these are all of one sort.
        some = [
            row[0]
            for row in ledger.db.execute(
                "SELECT c.id FROM queue q JOIN claims c ON c.number = q.number WHERE q.number % 997 = 5 AND q.kind = 1"
                " AND q.review = 0 LIMIT 200"
            )
        ]
    random.Random(1).shuffle(some)
    key = re.search(r'name="key" value="([^"]+)"', browser.get("/agreement"))
    assert key is not None
    form = {"key": key.group(1)}
    views = {
        "queue": "/",
        "queue, second page": f"/?after={place[0]}.{place[1]}",
        "queue, far down": "/?after=-12.1",
        "all, decided or not": "/?state=all",
        "one kind": "/?kind=talks",
        "one party": f"/?party={PARTY}",
        "one outlet, one kind": f"/?outlet={OUTLET}&kind=denial",
        "ten days": "/?since=2032-03-01&until=2032-03-10",
        "a year": "/?since=2032-01-01&until=2032-12-31",
        "one day, one kind": "/?since=2032-03-01&until=2032-03-01&kind=denial",
        "contested": "/?standing=contested",
        "five filters": f"/?kind=toll&party={PARTY}&standing=contested&since=2032-01-01&until=2033-12-31&words=killed",
        "accepted": "/?state=accepted",
        "disputed": "/?state=disputed",
        "nothing fits": f"/?kind=talks&state=edited&party={PARTY}&standing=contested",
        "decided by one": "/?state=all&reviewer=R0",
        **{f"words: {words}": f"/?words={words}" for words in synthetic.words()},
        "a common word, in few claims": f"/?words=said&kind=denial&outlet={OUTLET}",
        "a common word, nothing fits": "/?words=said&state=edited",
        "words in reports": "/?words=killed&in=reports",
        "a rare word in reports": f"/?words={synthetic.name(5001)}&in=reports",
        "decisions": "/log",
        "decisions, earlier": "/log?before=500",
        "agreement": "/agreement",
        f"a question of {most['told']:,} answers": f"/claim/{popular[0]}?state=all",
    }
    files = {
        "all claims as CSV": "/take/claims.csv?state=all",
        "the queue as JSON Lines": "/take/claims.jsonl",
        "one kind as GeoJSON": "/take/claims.geojson?kind=attack&state=all",
        "words as CSV": "/take/claims.csv?words=killed",
        "contested as CSV": "/take/claims.csv?standing=contested",
        "decisions as CSV": "/take/decisions.csv",
    }
    slow = [name for name, address in views.items() if _views(name, partial(browser.get, address))]
    at = cycle(some)  # a small ledger has fewer claims than there are requests
    slow += ["claim"] * _views("claim beside its report", lambda: browser.get(f"/claim/{next(at)}"))
    slow += [name for name, address in files.items() if _views(name, partial(browser.begin, address), browser.settle)]
    acts: dict[str, Callable[[str], tuple[str, dict[str, str]]]] = {
        "accept": lambda one: (f"/claim/{one}/decide", {"verb": "accept", "next": some[0]}),
        "reject": lambda one: (f"/claim/{one}/decide", {"verb": "reject", "why": "of another war", "next": some[0]}),
        "undo": lambda one: ("/back/undo", {}),
        "redo": lambda one: ("/back/redo", {}),
        "a question of its own": lambda one: (f"/claim/{one}/decide", {"verb": "apart"}),
        "merge with the largest question": lambda one: (f"/claim/{one}/decide", {"verb": "join", "other": popular[1]}),
    }
    for name, act in acts.items():

        def press(act: Callable[[str], tuple[str, dict[str, str]]] = act) -> object:
            address, data = act(next(at))
            return browser.post(address, {**form, **data})

        slow += [name] * _views(name, press)
    edits = [(one, {**form, **_fields(browser, one), "f.low": "1"}) for one in some[-TIMES:]]
    forms = iter(edits)

    def edit() -> object:
        one, data = next(forms)
        return browser.post(f"/claim/{one}/edit", data)

    return slow + ["an edit"] * _views("an edit", edit)


def _fields(browser: Browser, claim: str) -> dict[str, str]:
    """What the form of a claim would send as it stands."""
    form = re.search(r'<form[^>]*class="fields".*?</form>', browser.get(f"/claim/{claim}"), re.DOTALL)
    assert form is not None
    text = form.group()
    sent = dict(re.findall(r'<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"', text))
    sent |= dict(re.findall(r'<input type="radio"[^>]*name="([^"]+)" value="([^"]*)" checked', text))
    for name, inside in re.findall(r'<select[^>]*name="([^"]+)".*?>(.*?)</select>', text, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', inside)
        sent[name] = chosen.group(1) if chosen else ""
    return {name: value for name, value in sent.items() if not name.endswith(".open")}


def _listening(path: Path, *, ready: bool = True) -> Iterator[Browser]:
    """A desk on a port of its own, and a browser before it. Unless `ready`, its queue is as it was."""
    import uvicorn

    prepare = Desk.prepare
    if not ready:
        Desk.prepare = lambda self: None  # type: ignore[method-assign]
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        app = create_app(path, who="R. Reader")
        Desk.prepare = prepare  # type: ignore[method-assign]
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        browser = Browser(listening.getsockname()[1])
        yield browser
        browser.connection.close()
        server.should_exit = True
        thread.join()


def _views(name: str, ask: Callable[[], object], after: Callable[[], None] = lambda: None) -> bool:
    used, walls = [], []
    for _ in range(TIMES):
        start, begun = time.perf_counter(), time.process_time()
        ask()
        used.append(1000 * (time.process_time() - begun))
        walls.append(1000 * (time.perf_counter() - start))
        after()
    print(
        f"{name:34}{used[0]:14.1f}{statistics.median(used):9.1f}{max(used):9.1f}"
        f"{statistics.median(walls):17.1f}{max(walls):9.1f}",
        flush=True,
    )
    return max(used) > 1000 * LIMIT


def _whole(ledger: Ledger) -> None:
    with ledger.writing() as db:
        make_whole(db)


def _decide(ledger: Ledger) -> None:
    """Decisions of four reviewers, a third of them on claims of another's; three of four are the same."""
    draw = random.Random(2)
    last = ledger.db.execute("SELECT max(number) FROM claims").fetchone()[0]
    made: list[str] = []
    while len(made) < DECISIONS:
        row = ledger.db.execute(
            "SELECT id FROM current_claims WHERE number >= ? LIMIT 1", (draw.randrange(last),)
        ).fetchone()
        claim = draw.choice(made) if made and draw.random() < 1 / 3 else row[0]
        verb = draw.choice((Verb.ACCEPT, Verb.ACCEPT, Verb.ACCEPT, Verb.REJECT))
        decide(ledger, claim, verb, who=f"R{draw.randrange(4)}", blind=draw.random() < 0.5)
        made.append(claim)


def _again(ledger: Ledger, act: Callable[[Ledger], None]) -> Iterator[Callable[[], None]]:
    """What follows on decisions on claims of the first pages, one by one."""
    places = [number for _, number in find(ledger, Filters()).places]
    for number in places[:TIMES]:
        claim = ledger.db.execute("SELECT id FROM claims WHERE number = ?", (number,)).fetchone()[0]
        decide(ledger, claim, Verb.REJECT, who="R. Reader")
        touch(ledger, [claim])
        if act is not derive:
            derive(ledger)
        yield lambda: act(ledger)


def _timed_each(name: str, acts: Iterator[Callable[[], None]]) -> None:
    used = []
    for act in acts:
        begun = time.process_time()
        act()
        used.append(1000 * (time.process_time() - begun))
    print(f"{name:34}{used[0]:14.1f}{statistics.median(used):9.1f}{max(used):9.1f}", flush=True)


def _a_day(ledger: Ledger) -> None:
    """One day more, of reports like the others."""
    draw = random.Random(3)
    first = ledger.db.execute("SELECT max(number) FROM reports").fetchone()[0] + 1_000_000
    with ledger.writing() as db:
        for number in range(first, first + DAY):
            report, found = synthetic.report_of(number, draw)
            put_report(db, replace(report, published=date(2035, 3, 1)))
            put_reading(db, report.id, synthetic.VERSION, 1, found, report.text)


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
        f"{what} in {time.process_time() - used:.1f} s of CPU ({time.perf_counter() - start:.1f} s of wall)", flush=True
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--stand-in", action="store_true")
    parser.add_argument("--times", type=int, default=TIMES)
    given = parser.parse_args()
    TIMES = given.times
    sys.exit(main(given.ledger, given.claims, stand_in=given.stand_in))
