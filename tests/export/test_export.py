from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from counterclaim.claims import claim_record
from counterclaim.export import COLUMNS, Format, export
from counterclaim.ledger import Ledger, decide, queries
from counterclaim.ledger.codec import details_of, where_of
from counterclaim.ledger.store import put_reading, put_report
from counterclaim.model.claim import CeasefireDetails, Claim, Harm, Kind, Scope, Status, TollDetails, TruceAct
from counterclaim.model.decision import Verb
from counterclaim.model.place import Located, Place, PlaceKind
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


AT_OSK = Located("Osk", PlaceKind.SETTLEMENT, "KGZ", 40.53, 72.8, 2)
DOUBTED = Located("Velor", None, others=(Place("Velor", PlaceKind.ISLAND, None, -1.5, 2.0),))


def _put(ledger: Ledger, *places: Located | None) -> None:
    """A second report, with a claim a place."""
    with ledger.writing() as db:
        put_report(db, Report("two", TEXT, fingerprint="f"))
        made = [
            replace(claim(f"w{i}", "At least 40", Kind.TOLL, TOLL), report="two", place="Osk", where=where, date_prec=3)
            for i, where in enumerate(places)
        ]
        put_reading(db, "two", "v", 1, [(row, Span(0, len(TEXT))) for row in made], TEXT)


def test_places_come_back_out_of_the_ledger(ledger: Ledger) -> None:
    _put(ledger, AT_OSK, DOUBTED, None)
    found = [row.claim for row in queries.claims(ledger) if row.claim.report == "two"]
    assert [(one.where, one.date_prec) for one in found] == [(AT_OSK, 3), (DOUBTED, 3), (None, 3)]
    cells = [row for row in rows(ledger, "csv") if row["report"] == "two"]
    assert [(row["latitude"], row["where_prec"], row["date_prec"]) for row in cells] == [
        ("40.53", "2", "3"),
        ("", "", "3"),
        ("", "", "3"),
    ]
    assert cells[1]["where_others"] == "Velor (? -1.5 2.0)"


def test_geojson_holds_the_claims_that_name_a_place(ledger: Ledger) -> None:
    _put(ledger, AT_OSK, DOUBTED, None)
    stream = io.StringIO()
    assert export(ledger, "geojson", stream) == 3
    page = json.loads(stream.getvalue())
    feature, *unlocated = page["features"]
    assert [one["geometry"] for one in unlocated] == [None, None]
    assert [one["properties"]["place"] for one in unlocated] == ["Osk", "Osk"]
    assert "crs" not in page
    assert (page["type"], feature["type"], feature["id"]) == ("FeatureCollection", "Feature", "w0")
    assert feature["geometry"] == {"type": "Point", "coordinates": [72.8, 40.53]}
    assert feature["properties"]["text"] == "At least 40"


def test_geojson_of_nothing_is_a_collection(ledger: Ledger) -> None:
    stream = io.StringIO()
    assert export(ledger, "geojson", stream) == 0
    assert json.loads(stream.getvalue()) == {"type": "FeatureCollection", "features": []}


@pytest.mark.parametrize(
    ("day", "start", "end"),
    [
        ("2031-05-01", "2031-05-01", "2031-05-01"),
        ("2031-05-01/2031-05-03", "2031-05-01", "2031-05-03"),
        ("2031-05-01/", "2031-05-01", ""),
        ("/2031-05-03", "", "2031-05-03"),
    ],
)
def test_the_ends_of_a_date_have_cells_of_their_own(ledger: Ledger, day: str, start: str, end: str) -> None:
    decide(ledger, "t", Verb.EDIT, who="me", field="date", new=day)
    toll, truce = rows(ledger, "csv")
    assert (toll["date"], toll["date_start"], toll["date_end"]) == (day, start, end)
    assert (truce["date"], truce["date_start"], truce["date_end"]) == ("", "", "")


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_a_spreadsheet_computes_nothing(ledger: Ledger, first: str) -> None:
    text = f"{first}HYPERLINK died"
    with ledger.writing() as db:
        put_report(db, Report(f"{first}x", text, title=text, outlet=text, fingerprint="g"))
        one = replace(
            claim("w", "At least 40", Kind.TOLL, TOLL), report=f"{first}x", source=text, text=text, place=text
        )
        put_reading(db, f"{first}x", "v", 1, [(replace(one, span=Span(0, len(text))), Span(0, len(text)))], text)
    stream = io.StringIO()
    export(ledger, "csv", stream)
    for row in csv.reader(io.StringIO(stream.getvalue(), newline="")):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for cell in row)
    again = {row["id"]: row for row in rows(ledger, "csv")}["w"]
    assert again["source"] == f"'{text}"


def test_json_lines_are_read_back_as_the_claims_that_they_were(ledger: Ledger) -> None:
    _put(ledger, AT_OSK, DOUBTED, None)
    found = []
    for row in rows(ledger, "jsonl"):
        kind, where = Kind(str(row["kind"])), row["where"]
        same = {name: row.get(name) for name in ("source", "source_party", "via", "date", "place")}
        found.append(
            Claim(
                id=str(row["id"]),
                report=str(row["report"]),
                kind=kind,
                span=Span(*row["span"]),  # type: ignore[misc]
                text=str(row["text"]),
                details=details_of(kind, row),
                where=where_of(json.dumps(where)) if where else None,
                date_prec=row["date_prec"],  # type: ignore[arg-type]
                **same,  # type: ignore[arg-type]
            )
        )
    assert found == [replace(row.claim, rule="", evidence=()) for row in queries.claims(ledger)]


def test_an_edit_of_date_and_place_moves_what_follows_from_them(ledger: Ledger) -> None:
    decide(ledger, "t", Verb.EDIT, who="me", field="date", new="2031-05-01/2031-05-03")
    decide(ledger, "t", Verb.EDIT, who="me", field="place", new="Geneva")
    toll = rows(ledger, "jsonl")[0]
    assert toll["date_prec"] == 2
    assert isinstance(toll["where"], dict)
    assert toll["where"]["country"] == "CHE"


def test_every_field_of_the_contract_has_a_column() -> None:
    printed = set(claim_record(claim("t", "At least 40", Kind.TOLL, TOLL)))
    printed |= set(claim_record(claim("c", "agreed to a truce", Kind.CEASEFIRE, TRUCE)))
    # The place has columns of its own for what `where` holds.
    assert printed - {"span", "where"} <= set(COLUMNS)
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
    with pytest.raises(ValueError, match="xlsx"):
        export(ledger, "xlsx", io.StringIO())
    assert {form.value for form in Format} == {"csv", "jsonl", "geojson", "parquet", "ftm"}
