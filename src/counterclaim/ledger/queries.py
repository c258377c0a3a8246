"""What is asked of a ledger: typed rows, with the decisions applied.

`as_of` keeps what was said (published) by that day; a report without a date of publication was said at no known day
and is left out then. Rows come in a canonical order, whatever the order of reading.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from counterclaim.ledger.carried import VOUCHED, Apart, apart, asked_again
from counterclaim.ledger.database import Ledger
from counterclaim.ledger.decisions import decided, decisions_of
from counterclaim.ledger.rows import Counts, LedgerClaim, RefusalRow, ReportMeta, Review, RunRow
from counterclaim.ledger.stands import bonds_of, review_of
from counterclaim.ledger.store import CLAIM_COLUMNS, claim_of, day_of, meta_of, report_of
from counterclaim.model.claim import Kind
from counterclaim.model.decision import Bond, Decision
from counterclaim.model.report import Report
from counterclaim.model.span import Span

_REPORT_COLUMNS = (
    "c.reading, r.id AS report_id, r.outlet AS report_outlet, r.published AS report_published, r.title AS report_title,"
    " r.url AS report_url"
)
# What counts for nothing: it is no answer, and stands in no dossier.
_OUT = frozenset({Review.REJECTED, Review.CHANGED})
# The order of an export, and of everything that is computed: by report, place in it, kind, and id.
_CANONICAL = "ORDER BY c.report, c.start, c.end, c.kind, c.id"


def claims(
    ledger: Ledger,
    kinds: Iterable[Kind] | None = None,
    *,
    as_of: date | None = None,
    report: str | None = None,
    reports: Iterable[str] | None = None,
    rejected: bool = False,
    before_run: int | None = None,
) -> Iterator[LedgerClaim]:
    """The current claims in canonical order, one at a time. Rejected ones, and those that ask anew about words which
    were decided on, are left out unless `rejected`; with `before_run`, those of reports that a build of that number or
    a later one read first."""
    where, values = ["1"], list[object]()
    if kinds is not None:
        wanted = sorted({kind.value for kind in kinds})
        where.append(f"c.kind IN ({', '.join('?' * len(wanted))})")
        values += wanted
    if as_of is not None:
        where.append("r.published <= ?")
        values.append(as_of.isoformat())
    if report is not None:
        where.append("c.report = ?")
        values.append(report)
    if reports is not None:
        where.append("c.report IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(several := list(reports)))
    if before_run is not None:
        where.append("c.report IN (SELECT report FROM readings WHERE run < ?)")
        values.append(before_run)
    history = decisions_of(ledger.db, None if reports is None else _decided_in(ledger.db, several))
    aside = apart(ledger.db, None if reports is None else several)
    text, text_of = "", ""
    for row in ledger.db.execute(_select(" AND ".join(where)), values):
        if row["report"] != text_of:  # rows of one report come together
            text, text_of = _text(ledger, row["report"]), row["report"]
        found = _ledger_claim(row, history.get(row["id"], ()), text, aside.held.get(row["id"], ()))
        if counts_here(row["reading"], row["number"], found.review, aside) and (rejected or found.review not in _OUT):
            yield found


def _decided_in(db: sqlite3.Connection, reports: Sequence[str]) -> list[str]:
    """The claims of these reports that anything was decided on."""
    rows = db.execute(
        "SELECT DISTINCT d.claim FROM decisions d JOIN claims c ON c.id = d.claim"
        " WHERE c.report IN (SELECT value FROM json_each(?)) ORDER BY d.claim",
        (json.dumps(reports),),
    )
    return [row[0] for row in rows]


def counts_here(reading: int, number: int, review: Review, aside: Apart) -> bool:
    """False for a row of a reviewers' reading whose claim is extracted as well, or that nobody vouches for."""
    return reading not in aside.readings or (number not in aside.doubles and review in VOUCHED)


def claim(ledger: Ledger, claim_id: str, *, current: bool = True) -> LedgerClaim | None:
    """One current claim by its id, whatever was decided about it; unless `current`, also one of an earlier reading."""
    view = "c.id = ?" if current else "c.number = (SELECT max(number) FROM claims WHERE id = ?)"
    row = ledger.db.execute(_select(view, "current_claims" if current else "claims"), (claim_id,)).fetchone()
    if row is None:
        return None
    history = decisions_of(ledger.db, [claim_id]).get(claim_id, ())
    return _ledger_claim(row, history, _text(ledger, row["report"]), asked_again(ledger.db, claim_id))


def numbered(ledger: Ledger, numbers: Iterable[int]) -> Iterator[LedgerClaim]:
    """The claims of these numbers, in their order, whatever was decided about them."""
    text, text_of = "", ""
    asking: set[str] | None = None
    for number in numbers:
        row = ledger.db.execute(_select("c.number = ?", "claims"), (number,)).fetchone()
        if row is None:
            continue
        if row["report"] != text_of:
            text, text_of = _text(ledger, row["report"]), row["report"]
        history = decisions_of(ledger.db, [row["id"]]).get(row["id"], ())
        if asking is None:
            asking = {one[0] for one in ledger.db.execute("SELECT DISTINCT new FROM reread")}
        about = asked_again(ledger.db, row["id"]) if row["id"] in asking else ()
        yield _ledger_claim(row, history, text, about)


def bonds(ledger: Ledger) -> tuple[Bond, ...]:
    """Which questions reviewers gave claims to, by decision number."""
    moved = ledger.db.execute("SELECT DISTINCT claim FROM decisions WHERE verb IN ('move', 'join')").fetchall()
    histories = decisions_of(ledger.db, (row[0] for row in moved))
    found = (bond for history in histories.values() for bond in bonds_of(history))
    return tuple(sorted(found, key=lambda bond: bond.decision))


def claims_by_id(ledger: Ledger, ids: Iterable[str]) -> dict[str, LedgerClaim]:
    """Current claims by their ids; an id that is not there is left out."""
    found = ((claim_id, claim(ledger, claim_id)) for claim_id in dict.fromkeys(ids))
    return {claim_id: row for claim_id, row in found if row is not None}


def report(ledger: Ledger, report_id: str) -> Report | None:
    """One report with its text and parts."""
    row = ledger.db.execute("SELECT * FROM reports WHERE id = ?", (report_id,)).fetchone()
    return None if row is None else report_of(row)


def reports(ledger: Ledger, *, as_of: date | None = None) -> Iterator[ReportMeta]:
    """All reports without their texts, by day of publication and id."""
    until = "9999" if as_of is None else as_of.isoformat()
    for row in ledger.db.execute(
        "SELECT id, outlet, published, title, url FROM reports"
        " WHERE coalesce(published, ?) <= ? ORDER BY published, id",
        ("" if as_of is None else "9999", until),
    ):
        yield meta_of(row)


def decisions(ledger: Ledger) -> tuple[Decision, ...]:
    """All decisions, oldest first."""
    found = [decision for history in decisions_of(ledger.db).values() for decision in history]
    return tuple(sorted(found, key=lambda decision: decision.number))


def orphaned_decisions(ledger: Ledger) -> tuple[Decision, ...]:
    """Decisions on claims that the current readings don't make any more: kept, applied to nothing."""
    here = {
        row[0] for row in ledger.db.execute("SELECT d.claim FROM decisions d JOIN current_claims c ON c.id = d.claim")
    }
    return tuple(decision for decision in decisions(ledger) if decision.claim not in here)


def runs(ledger: Ledger) -> tuple[RunRow, ...]:
    """All builds, oldest first."""
    return tuple(
        RunRow(
            row["number"],
            tuple(json.loads(row["sources"])),
            row["version"],
            row["program"],
            row["started"],
            row["finished"],
        )
        for row in ledger.db.execute("SELECT * FROM runs ORDER BY number")
    )


def refusals(ledger: Ledger, run: int | None = None) -> Iterator[RefusalRow]:
    """What a build refused to read, in the order of reading: of the last one by default."""
    for row in ledger.db.execute(
        "SELECT * FROM refusals WHERE run = coalesce(?, (SELECT max(number) FROM runs)) ORDER BY number", (run,)
    ):
        yield RefusalRow(row["run"], row["code"], row["where"], row["what"], row["mend"])


def counts(ledger: Ledger) -> Counts:
    """How much is in the ledger."""
    db = ledger.db
    first, last, outlets, total = db.execute(
        "SELECT min(published), max(published), count(DISTINCT outlet), count(*) FROM reports"
    ).fetchone()
    by_kind = {row[0]: row[1] for row in db.execute("SELECT kind, count(*) FROM current_claims GROUP BY kind")}
    return Counts(
        reports=total,
        claims={kind.value: by_kind.get(kind.value, 0) for kind in Kind},
        decisions=db.execute("SELECT count(*) FROM decisions").fetchone()[0],
        refusals=db.execute("SELECT count(*) FROM refusals WHERE run = (SELECT max(number) FROM runs)").fetchone()[0],
        first_published=day_of(first),
        last_published=day_of(last),
        outlets=outlets,
    )


def _select(where: str, view: str = "current_claims") -> str:
    # Only column names and question marks of this file go in; values are bound.
    source = f"{view} c JOIN reports r ON r.id = c.report"
    return f"SELECT {CLAIM_COLUMNS}, {_REPORT_COLUMNS} FROM {source} WHERE {where} {_CANONICAL}"  # noqa: S608  # of names in this package: values are bound


def _text(ledger: Ledger, report_id: str) -> str:
    # Cut in Python: SQLite's substr() ends at a NUL, which a report may hold.
    text: str = ledger.db.execute("SELECT text FROM reports WHERE id = ?", (report_id,)).fetchone()[0]
    return text


def _ledger_claim(
    row: sqlite3.Row, history: tuple[Decision, ...], text: str, asks_about: tuple[str, ...] = ()
) -> LedgerClaim:
    raw = claim_of(row)
    sentence = Span(row["sentence_start"], row["sentence_end"])
    return LedgerClaim(
        number=row["number"],
        claim=decided(raw, history),
        raw=raw,
        sentence=sentence,
        context=sentence.of(text),
        report=meta_of(row, "report_"),
        review=Review.CHANGED if asks_about else review_of(history),
        decisions=history,
        asks_about=asks_about,
    )
