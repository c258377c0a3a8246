"""What reviewers decided, to take elsewhere: one row a decision, oldest first, nothing left out."""

from __future__ import annotations

import json
from typing import TextIO

from counterclaim.export.cells import cell_of_text, table_on
from counterclaim.ledger import Ledger
from counterclaim.ledger.decisions import decision_of
from counterclaim.model.decision import Decision

DECISION_COLUMNS = (
    *("number", "claim", "report", "words", "verb", "who", "when", "why", "field", "old", "new", "undoes", "blind"),
)


def write_decisions(ledger: Ledger, form: str, stream: TextIO, *, who: str | None = None) -> int:
    """Writes all decisions, or those of one reviewer, as `csv` or `jsonl`; gives their number. `old` and `new` are
    JSON in both. ValueError for another format."""
    if form not in ("csv", "jsonl"):
        raise ValueError(f"decisions are written as csv or jsonl, not {form}")
    table = table_on(stream)
    if form == "csv":
        table.writerow(DECISION_COLUMNS)
    written = 0
    for row in ledger.db.execute(
        "SELECT d.*, c.report, c.text AS words FROM decisions d LEFT JOIN claims c"
        " ON c.number = (SELECT max(number) FROM claims WHERE id = d.claim)"
        " WHERE ? IS NULL OR d.who = ? ORDER BY d.number",
        (who, who),
    ):
        record = _record(decision_of(row), row["report"], row["words"])
        if form == "csv":
            table.writerow([_cell(name, record[name]) for name in DECISION_COLUMNS])
        else:
            stream.write(json.dumps(record, ensure_ascii=False) + "\n")
        written += 1
    return written


def _record(one: Decision, report: str | None, words: str | None) -> dict[str, object]:
    return {
        "number": one.number,
        "claim": one.claim,
        "report": report,
        "words": words,
        "verb": one.verb.value,
        "who": one.who,
        "when": one.when,
        "why": one.why,
        "field": one.field,
        "old": None if one.old is None else json.loads(one.old),
        "new": None if one.new is None else json.loads(one.new),
        "undoes": one.undoes,
        "blind": one.blind,
    }


def _cell(name: str, value: object) -> object:
    if name in ("old", "new") and value is not None:
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool):
        return "true" if value else "false"
    return cell_of_text(value) if isinstance(value, str) else value
