"""Reports of an invented war, read once, and ledgers made of them in any order and in any number of builds."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from tests.ledger import fake_extraction as fake

from counterclaim.claims import extract_claims
from counterclaim.export import export
from counterclaim.language import read
from counterclaim.ledger import Ledger, derive
from counterclaim.ledger.store import put_reading, put_report
from counterclaim.model.claim import Claim
from counterclaim.model.party import Cast, Party, PartyKind
from counterclaim.model.report import Report
from counterclaim.model.span import Span

CAST = Cast(
    tuple(
        Party(name, PartyKind.STATE, demonyms=(demonym,), origin="invented")
        for name, demonym in (("Karsa", "Karsan"), ("Velor", "Velorian"), ("Osk", "Oskan"))
    )
)
# Long enough for copies to be told by their words.
_WIRE = (
    "The Karsan defence ministry said on Monday that {dead} of its soldiers had been killed since the fighting with"
    " Velor began on 2 May, as both armies traded artillery fire along the Osk river for a third week and villagers"
    " on either bank slept in cellars, waiting for buses that the regional council had promised to send."
)
# id, day, outlet, text
TEXTS: tuple[tuple[str, str | None, str, str], ...] = (
    ("agency-1", "2031-05-18", "Lake Wire", _WIRE.format(dead=633)),
    ("copy-1", "2031-05-18", "Harbour Courier", _WIRE.format(dead=633)),
    ("copy-2", "2031-05-19", "Evening Post", "Also today. " + _WIRE.format(dead=633)),
    ("update", "2031-05-20", "Harbour Courier", _WIRE.format(dead=673)),
    ("velor-1", "2031-05-18", "Velor Today", "Velor's defence ministry said Velor's army had killed 2,300 Karsan"
     " soldiers since 2 May. Velor's army captured the town of Tovin on 17 May, the ministry said."),
    ("karsa-1", "2031-05-18", "Harbour Courier", "Karsa denied that Velor had captured Tovin. Officials of Karsa said"
     " that Karsa's army still held Tovin."),
    ("market-1", "2031-05-19", "Lake Wire", "Velor's artillery shelled the town of Tovin on 19 May, Karsa said. The"
     " shelling killed 12 civilians in Tovin."),
    ("market-2", "2031-05-20", "Velor Today", "Velor denied that its army had shelled Tovin. Thirteen civilians were"
     " killed in Tovin on 19 May, the mayor of Tovin said."),
    ("bare", "2031-05-20", "Evening Post", "Nearly 5,000 people have been killed in the fighting between Karsa and"
     " Velor since 2 May, the president of Osk said on Tuesday."),
    ("truce", "2031-05-21", "Lake Wire", "Karsa and Velor agreed to a humanitarian ceasefire from 21 May. Velor"
     " violated the ceasefire within an hour, Karsa said."),
    ("talks", "2031-05-21", "Evening Post", "The foreign ministers of Karsa and Velor will meet in Lutz on 23 May, Osk"
     " said. Thirty-one Velor soldiers have been killed since 2 May, Velor said."),
    ("late", "2031-05-24", "Harbour Courier", "Karsa said on Saturday that 729 of its soldiers had been killed since"
     " 2 May. Velor captured the village of Anrak on 22 May, Velor's ministry said."),
    ("undated", None, "Osk Review", "Velor denied that it had fired on Tovin. At least 40 soldiers of Velor were killed"
     " in Anrak."),
)  # fmt: skip

Read = tuple[Report, tuple[Claim, ...]]
DERIVED = (
    *("answers", "questions", "unplaced", "origins", "denials", "fighting", "wars", "items", "item_keys", "nouns"),
    "topics",
)


@cache
def reports() -> tuple[Read, ...]:
    """The reports with their claims."""
    found = []
    for name, day, outlet, text in TEXTS:
        said = None if day is None else date.fromisoformat(day)
        report = Report(name, text, said, outlet=outlet, fingerprint=fake.fingerprint(text), origin=name)
        found.append((report, extract_claims(read(report, CAST))))
    return tuple(found)


def build(path: Path, builds: Iterable[Sequence[Read]], between: Callable[[Ledger, int], None] | None = None) -> Ledger:
    """A ledger of these builds, each derived; after each of them `between` is called with its number from 1."""
    ledger = Ledger.create(path)
    for run, rows in enumerate(builds, 1):
        with ledger.writing() as db:
            db.execute("INSERT INTO runs VALUES (?, '[]', 'v', 'p', 't', NULL)", (run,))
            for report, claims in rows:
                put_report(db, report)
                whole = Span(0, len(report.text))
                put_reading(db, report.id, "v", run, [(claim, whole) for claim in claims], report.text)
        derive(ledger)
        if between is not None:
            between(ledger, run)
    derive(ledger)
    return ledger


def derived(ledger: Ledger) -> dict[str, list[str]]:
    """The rows of all derived tables, without what tells the order of reading."""
    tables = {name: sorted(repr(tuple(row)) for row in ledger.db.execute(f"SELECT * FROM {name}")) for name in DERIVED}
    bands = ledger.db.execute("SELECT b.band, r.id FROM bands b JOIN reports r ON r.number = b.report ORDER BY 1, 2")
    return {**tables, "bands": [repr(tuple(row)) for row in bands]}


def exported(ledger: Ledger) -> str:
    """The whole ledger as JSON Lines."""
    stream = io.StringIO()
    export(ledger, "jsonl", stream)
    return stream.getvalue()


def shown(found: object) -> str:
    """An answer as text, without the numbers of rows."""
    return re.sub(r"number=\d+", "", repr(found))
