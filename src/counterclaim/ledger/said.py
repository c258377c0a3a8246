"""The claims of reports as reconciling takes them: with decisions applied, and whose words each report has."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from counterclaim.ledger import queries
from counterclaim.ledger.database import Ledger
from counterclaim.ledger.rows import LedgerClaim
from counterclaim.model.claim import Kind
from counterclaim.reconcile.candidate import Utterance, heard
from counterclaim.reconcile.claimants import with_claimants

# Statements say nothing that reconciling needs, and there are more of them than of all other kinds.
STATED = frozenset(Kind) - {Kind.STATEMENT}
# Reports whose claims are asked for at once: what a question costs is spread, what is held stays small.
CHUNK = 200


def chunks(reports: Sequence[str]) -> Iterator[Sequence[str]]:
    """A long list in pieces."""
    for at in range(0, len(reports), CHUNK):
        yield reports[at : at + CHUNK]


def utterances(ledger: Ledger, reports: Sequence[str], kinds: Iterable[Kind]) -> Iterator[tuple[str, list[Utterance]]]:
    """Each of the reports, by id, with its claims of these kinds in canonical order; also one that has none."""
    names = {
        row["report"]: row["name"]
        for row in ledger.db.execute(
            "SELECT report, name FROM origins WHERE report IN (SELECT value FROM json_each(?))", (json.dumps(reports),)
        )
    }
    speakers = _speakers(ledger, reports)
    left = iter(sorted(reports))
    for report, rows in groupby(queries.claims(ledger, kinds, reports=reports), key=lambda row: row.claim.report):
        for other in left:
            if other == report:
                break
            yield other, []
        yield report, with_claimants([_utterance(row, names.get(report)) for row in rows], speakers.get(report, ()))
    for other in left:
        yield other, []


def _speakers(ledger: Ledger, reports: Sequence[str]) -> dict[str, list[tuple[str, str | None]]]:
    """Who else speaks in these reports, by report: a name may be given in full in a statement alone."""
    found: dict[str, list[tuple[str, str | None]]] = {}
    for row in ledger.db.execute(
        "SELECT DISTINCT report, source, source_party FROM current_claims"
        " WHERE kind = 'statement' AND report IN (SELECT value FROM json_each(?)) ORDER BY 1, 2, 3",
        (json.dumps(reports),),
    ):
        found.setdefault(row[0], []).append((row[1], row[2]))
    return found


def _utterance(row: LedgerClaim, origin: str | None) -> Utterance:
    return heard(row.claim, row.report.published, row.report.outlet, origin, row.context, row.sentence.start)
