"""Ledgers for the desk: two reports of our own making, one of them hostile in every field."""

from __future__ import annotations

import hashlib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from counterclaim.ledger import Ledger, derive
from counterclaim.ledger.store import put_reading, put_report
from counterclaim.model.claim import Claim, Harm, Kind, Scope, StatementDetails, Status, TollDetails
from counterclaim.model.reading import Quotation
from counterclaim.model.report import Part, PartKind, Report
from counterclaim.model.span import Span

TEXT = "Lower Osk said 40 soldiers had died and 7 were missing. <script>alert(1)</script>"
OTHER = "🕊 Upper Osk counted 61 dead soldiers\r\nof Lower Osk.\n\nFour 🚑 nurses fell near Mel, it said."


def toll(name: str, report: str, text: str, words: str, harm: Harm, source: str, side: str | None) -> Claim:
    start = text.index(words)
    number = int(words)
    details = TollDetails(harm, number, number, number, False, Status.COMBATANT, side, None, Scope.CUMULATIVE, None)
    span = Span(start, start + len(words))
    return Claim(name, report, Kind.TOLL, span, words, source, source, None, None, None, details, "rule")


def report_of(name: str, text: str, title: str, outlet: str) -> Report:
    breaks = [0, *([text.index("\n\n") + 2] if "\n\n" in text else []), len(text)]
    return Report(
        name,
        text,
        date(2031, 5, 1),
        title,
        outlet,
        fingerprint=hashlib.sha256(text.encode()).hexdigest(),
        origin="osk.jsonl:1",
        parts=tuple(Part(PartKind.BODY, Span(a, b)) for a, b in pairwise(breaks)),
    )


@pytest.fixture
def ledger_path(tmp_path: Path) -> Path:
    path = tmp_path / "osk.db"
    said = StatementDetails((Span(0, 9),), (Span(10, 14),), (Span(15, 54),), Quotation.INDIRECT)
    statement = Claim(
        "s1", "one", Kind.STATEMENT, Span(0, 54), TEXT[:54], "Lower Osk", "Lower Osk", None, None, None, said, "rule"
    )
    one = [
        toll("c1", "one", TEXT, "40", Harm.KILLED, "Lower Osk", "Lower Osk"),
        toll("c2", "one", TEXT, "7", Harm.MISSING, "Lower Osk", None),
        statement,
    ]
    two = [toll("c3", "two", OTHER, "61", Harm.KILLED, "Upper Osk", "Lower Osk")]
    with Ledger.create(path) as ledger:
        with ledger.writing() as db:
            db.execute(
                "INSERT INTO runs (sources, version, program, started) VALUES ('[]', 'v', 'p', '2031-05-01T00:00:00Z')"
            )
            put_report(db, report_of("one", TEXT, "<b>Title</b>", "Osk Gazette"))
            put_reading(db, "one", "v", 1, [(claim, Span(0, 55)) for claim in one], TEXT)
            put_report(db, report_of("two", OTHER, "Second", 'Harbour "Courier"'))
            put_reading(db, "two", "v", 1, [(claim, Span(0, 53)) for claim in two], OTHER)
        derive(ledger)
    return path


Listening = Callable[..., str]


@pytest.fixture
def listening() -> Iterator[Listening]:
    """`listening(path, who, blind=False)`: the address of a desk on a port of its own, until the test ends."""
    import uvicorn

    from counterclaim.review import create_app

    running: list[tuple[uvicorn.Server, threading.Thread, socket.socket]] = []

    def begin(path: Path, who: str, *, blind: bool = False) -> str:
        taken = socket.socket()
        taken.bind(("127.0.0.1", 0))
        app = create_app(path, who=who, blind=blind)
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run, args=([taken],))
        thread.start()
        while not server.started:
            time.sleep(0.01)
        running.append((server, thread, taken))
        return f"http://127.0.0.1:{taken.getsockname()[1]}"

    yield begin
    for server, thread, taken in running:
        server.should_exit = True
        thread.join()
        taken.close()
