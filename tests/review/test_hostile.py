"""Hostile text in every field of a report, a claim and a decision stays text, in every view and file of the desk."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from tests.review.conftest import Listening, toll

from counterclaim.dossier.visible import visible
from counterclaim.ledger import Ledger, decide, derive
from counterclaim.ledger.store import put_reading, put_report
from counterclaim.model.claim import Harm
from counterclaim.model.decision import Verb
from counterclaim.model.place import Located, Place, PlaceKind
from counterclaim.model.report import Part, PartKind, Report
from counterclaim.model.span import Span

if TYPE_CHECKING:
    from playwright.sync_api import Page

# Script, an end of each context that a template has, a spreadsheet's formula, overrides of direction, a NUL's place.
EVIL = (
    "=<img src=x onerror=alert(1)>\"'`--></script></style></textarea></title><script>alert(2)</script>"
    "{{7*7}}\u202e\u2066"
)
TEXT = f"{EVIL} said 40 soldiers of {EVIL} had died."


@pytest.fixture
def evil_path(tmp_path: Path) -> Path:
    path = tmp_path / "<b>evil.db"
    report = Report(
        id=f"id/?#{EVIL}", text=TEXT, published=date(2031, 5, 1), title=EVIL, outlet=EVIL, url="javascript:alert(3)",
        licence=EVIL, fingerprint=hashlib.sha256(TEXT.encode()).hexdigest(), origin=EVIL,
        parts=(Part(PartKind.BODY, Span(0, len(TEXT))),),
    )  # fmt: skip
    place = Located(EVIL, PlaceKind.SETTLEMENT, None, 1.0, 2.0, where_prec=1)
    may_be = Place(EVIL, PlaceKind.SETTLEMENT, "AAA", 1.0, 2.0)
    place = replace(place, others=(may_be, may_be))
    claims = [
        replace(
            toll(name, report.id, TEXT, "40", harm, EVIL, EVIL),
            via=EVIL, place=EVIL, where=place, rule=EVIL, source_party=EVIL,
        )
        for name, harm in (("c1", Harm.KILLED), ("c2", Harm.MISSING))
    ]  # fmt: skip
    with Ledger.create(path) as ledger:
        with ledger.writing() as db:
            db.execute("INSERT INTO runs VALUES (1, '[]', 'v', 'p', 't', NULL)")
            put_report(db, report)
            put_reading(db, report.id, "v", 1, [(claim, Span(0, len(TEXT))) for claim in claims], TEXT)
        for field in ("source", "via", "place", "side", "blamed", "source_party", "part_of"):
            decide(ledger, "c1", Verb.EDIT, who=EVIL, why=EVIL, field=field, new=f"{EVIL} {field}")
        decide(ledger, "c1", Verb.JOIN, who=EVIL, why=EVIL, new="c2")
        decide(ledger, "c1", Verb.MOVE, who=EVIL, why=EVIL)
        decide(ledger, "c1", Verb.REJECT, who=f"{EVIL} 2", why=EVIL)
        decide(ledger, "c1", Verb.UNDO, who=f"{EVIL} 2", why=EVIL)
        decide(ledger, "c2", Verb.UNSURE, who=EVIL, why=EVIL)
        derive(ledger)
    return path


def test_no_field_runs_or_breaks_out(open_page: Callable[..., Page], evil_path: Path, listening: Listening) -> None:
    home = listening(evil_path, EVIL)
    page = open_page(home)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    words, report = quote(EVIL), quote(f"id/?#{EVIL}", safe="")
    for address in (
        "/?state=all",
        f"/?words={words}&party={words}&outlet={words}&reviewer={words}&state=all",
        f"/?state=all&reviewer={words}",
        "/claim/c1?state=all",
        "/claim/c2?state=all",
        f"/claim/c1?message={words}&query={words}&did=1",
        "/log",
        "/agreement",
        f"/add/{report}?look=40&kind=toll&replaces=c2&why={words}",
        f"/add/{report}?look={words}",
        "/claim/nobody",
    ):
        page.goto(home + address)
        assert page.locator("h1").count() == 1, address
        assert page.locator("script:not([src])").count() == 0, address
        assert page.locator("img, style, [onerror], [onload], [href^='javascript']").count() == 0, address
        assert "49" not in page.locator("main").inner_text().replace("1549", ""), address
        assert page.title().endswith("Counterclaim desk"), address
    assert [one for one in said if "404" not in one] == []


def test_what_is_typed_at_the_desk_is_as_harmless(
    open_page: Callable[..., Page], evil_path: Path, listening: Listening
) -> None:
    page = open_page(listening(evil_path, "R. Reader") + "/claim/c1?state=all")
    said: list[str] = []
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.keyboard.press("e")
    page.locator("[name='f.low']").fill(EVIL)
    page.locator("#edit-why").fill(EVIL)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator("[name='f.low']").input_value() == visible(EVIL)
    page.locator("[name='f.low']").fill("39")
    page.locator("[name='f.low']").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert visible(EVIL) in page.locator(".log").inner_text()
    with Ledger.open(evil_path, readonly=True) as ledger:
        (row,) = ledger.db.execute("SELECT field, new FROM decisions WHERE who = 'R. Reader'").fetchall()
    assert tuple(row) == ("low", "39")  # what can't be seen in the other fields wasn't altered
    page.keyboard.press("?")
    page.locator("[name=who]").fill(EVIL[:80])
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert visible(EVIL[:80]) in page.locator(".who").inner_text()
    assert said == []


def test_files_hold_it_as_text(evil_path: Path) -> None:
    from starlette.testclient import TestClient

    from counterclaim.review import create_app

    desk = TestClient(create_app(evil_path), base_url="http://127.0.0.1:8412")
    for name in ("decisions.csv", "claims.csv?state=all"):
        rows = list(csv.reader(io.StringIO(desk.get(f"/take/{name}").text)))
        assert len(rows) > 2
        assert {len(row) for row in rows} == {len(rows[0])}
        assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row), name  # a formula
    lines = [json.loads(line) for line in desk.get("/take/decisions.jsonl").text.splitlines()]
    assert {line["why"] for line in lines} == {EVIL}
    found = json.loads(desk.get("/take/claims.geojson?state=all").text)["features"]
    assert {one["properties"]["title"] for one in found} == {EVIL}
