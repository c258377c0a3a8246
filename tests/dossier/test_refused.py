"""What a build refused stands in the dossier, and where its maker keeps files does not."""

from __future__ import annotations

from pathlib import Path

from counterclaim.dossier import material_of, write_dossier
from counterclaim.ledger import Ledger, build


def test_a_refusal_is_named_by_its_file_alone(tmp_path: Path) -> None:
    home = tmp_path / "kept-in-private"
    home.mkdir()
    reports = home / "osk.jsonl"
    reports.write_text('{"id": "a", "text": "The army said nine soldiers were killed in Osk."}\n{"id": "b"}\nno JSON\n')
    build([reports], home / "war.db", jobs=1)
    with Ledger.open(home / "war.db", readonly=True) as ledger:
        refused = material_of(ledger).refused
    assert [(one.code, one.count, one.example.partition(" ")[0]) for one in refused] == [
        ("CC112", 1, "osk.jsonl:3:"),
        ("CC120", 1, "osk.jsonl:2:"),
    ]
    page = write_dossier(home / "war.db", tmp_path / "page.html", split=False).read_text(encoding="utf-8")
    assert "osk.jsonl:3" in page
    assert "kept-in-private" not in page
