from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from counterclaim.claims import claim_record
from counterclaim.export import COLUMNS, Format, export
from counterclaim.ledger import Ledger, decide
from counterclaim.ledger.store import put_reading, put_report
from counterclaim.model.claim import CeasefireDetails, Claim, Harm, Kind, Scope, Status, TollDetails, TruceAct
from counterclaim.model.decision import Verb
from counterclaim.model.report import Report
from counterclaim.model.span import Span

TEXT = 'Karsa said: "At least 40 died", and with "Velor; Osk" it agreed to a truce.\nNothing else.'
TOLL = TollDetails(Harm.KILLED, 40, 40, None, False, Status.UNSPECIFIED, None, None, Scope.CUMULATIVE, None)
TRUCE = CeasefireDetails(TruceAct.AGREED, by=("Karsa", "Velor; Osk"))


def claim(name: str, words: str, kind: Kind, details: TollDetails | CeasefireDetails) -> Claim:
    start = TEXT.index(words)
    span = Span(start, start + len(words))
    return Claim(name, "one", kind, span, words, "Karsa", "Karsa", None, None, None, details)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.create(tmp_path / "war.db") as made:
        with made.writing() as db:
            db.execute("INSERT INTO runs VALUES (1, '[]', 'v', 'p', 't', NULL)")
            put_report(db, Report("one", TEXT, date(2031, 5, 2), "A, title", "Post", "https://post.example/1"))
            rows = [
                claim("t", "At least 40", Kind.TOLL, TOLL),
                claim("c", "agreed to a truce", Kind.CEASEFIRE, TRUCE),
            ]
            put_reading(db, "one", "v", 1, [(row, Span(0, len(TEXT))) for row in rows], TEXT)
        yield made


def rows(ledger: Ledger, form: str, **options: object) -> list[dict[str, object]]:
    stream = io.StringIO()
    written = export(ledger, form, stream, **options)  # type: ignore[arg-type]
    stream.seek(0)
    found = list(csv.DictReader(stream)) if form == "csv" else [json.loads(line) for line in stream]
    assert written == len(found)
    return found


def test_json_lines_are_the_printed_records_with_their_report(ledger: Ledger) -> None:
    toll, truce = rows(ledger, "jsonl")
    assert toll.items() >= claim_record(claim("t", "At least 40", Kind.TOLL, TOLL)).items()
    assert truce.items() >= claim_record(claim("c", "agreed to a truce", Kind.CEASEFIRE, TRUCE)).items()
    assert (toll["outlet"], toll["published"], toll["url"]) == ("Post", "2031-05-02", "https://post.example/1")
    assert toll["review"] == "unreviewed"
    assert "extracted" not in toll


def test_csv_has_every_field_of_every_kind(ledger: Ledger) -> None:
    toll, truce = rows(ledger, "csv")
    assert tuple(toll) == COLUMNS
    assert (toll["low"], toll["high"], toll["approx"], toll["act"]) == ("40", "", "false", "")
    assert TEXT[int(str(toll["start"])) : int(str(toll["end"]))] == toll["text"] == "At least 40"
    assert truce["by"] == "Karsa; Velor; Osk"


def test_every_field_of_the_contract_has_a_column() -> None:
    printed = set(claim_record(claim("t", "At least 40", Kind.TOLL, TOLL)))
    printed |= set(claim_record(claim("c", "agreed to a truce", Kind.CEASEFIRE, TRUCE)))
    assert printed - {"span"} <= set(COLUMNS)
    assert len(COLUMNS) == len(set(COLUMNS))


def test_filters(ledger: Ledger) -> None:
    assert [row["id"] for row in rows(ledger, "jsonl", kinds=[Kind.CEASEFIRE])] == ["c"]
    assert rows(ledger, "jsonl", as_of=date(2031, 5, 1)) == []
    assert len(rows(ledger, "csv", as_of=date(2031, 5, 2))) == 2


def test_decisions_are_applied_and_what_was_extracted_is_told(ledger: Ledger) -> None:
    decide(ledger, "t", Verb.EDIT, who="me", field="via", new="an aide")
    decide(ledger, "t", Verb.EDIT, who="me", field="low", new=41)
    decide(ledger, "c", Verb.REJECT, who="me")
    (toll,) = rows(ledger, "jsonl")
    assert (toll["low"], toll["via"], toll["review"]) == (41, "an aide", "edited")
    assert toll["extracted"] == {"low": 40, "via": None}
    assert [row["review"] for row in rows(ledger, "csv", rejected=True)] == ["edited", "rejected"]


def test_a_format_that_is_none(ledger: Ledger) -> None:
    with pytest.raises(ValueError, match="parquet"):
        export(ledger, "parquet", io.StringIO())
    assert {form.value for form in Format} == {"csv", "jsonl"}
