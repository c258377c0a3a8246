"""Claims as FollowTheMoney entities: what was published and noted, and nothing that is merely claimed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from counterclaim.cli import run
from counterclaim.cli.demo import example_reports
from counterclaim.export import export
from counterclaim.export.ftm import article_id, names_in
from counterclaim.ledger import Ledger, build, queries

Entity = dict[str, Any]
SCHEMATA = json.loads((Path(__file__).parent / "ftm_schemata.json").read_text(encoding="utf-8"))["schemata"]
# registry.entity of followthemoney.
ID = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.\-]*[0-9a-zA-Z])?")


@pytest.fixture(scope="module")
def war(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger of some bundled reports."""
    folder = tmp_path_factory.mktemp("ftm")
    with example_reports().open(encoding="utf-8") as stream:
        (folder / "reports.jsonl").write_text("".join(islice(stream, 8)), encoding="utf-8")
    build([folder / "reports.jsonl"], folder / "war.db", jobs=1)
    with Ledger.open(folder / "war.db", readonly=True) as ledger:
        yield ledger


@pytest.fixture(scope="module")
def entities(war: Ledger) -> list[Entity]:
    stream = StringIO()
    assert export(war, "ftm", stream) == len(list(queries.claims(war)))
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_every_entity_is_of_its_schema(entities: list[Entity]) -> None:
    ids = [one["id"] for one in entities]
    assert len(ids) == len(set(ids))
    for one in entities:
        schema = SCHEMATA[one["schema"]]
        assert ID.fullmatch(one["id"])
        assert set(one["properties"]) <= set(schema["properties"])
        assert set(schema["required"]) <= set(one["properties"])
        for name, values in one["properties"].items():
            assert values
            assert all(isinstance(value, str) and value for value in values)
            if schema["properties"][name] == "entity":
                assert set(values) <= set(ids)


def test_nothing_claimed_is_made_a_fact(entities: list[Entity]) -> None:
    assert {one["schema"] for one in entities} == {"Article", "Note", "Mention"}
    assert not any({"resolved", "country", "topics", "date"} & set(one["properties"]) for one in entities)


def test_a_note_holds_the_claim_whole_and_stands_by_its_article(war: Ledger, entities: list[Entity]) -> None:
    lines = StringIO()
    export(war, "jsonl", lines)
    notes = {one["id"]: one["properties"] for one in entities if one["schema"] == "Note"}
    titles = {one["id"]: one["properties"]["fileName"] for one in entities if one["schema"] == "Article"}
    for record in map(json.loads, lines.getvalue().splitlines()):
        note = notes.pop(f"claim-{record['id']}")
        assert json.loads(note["notes"][0]) == record
        assert titles[note["entity"][0]] == [record["report"]]
        assert record["text"] in note["description"][0]
        assert record["kind"] in note["keywords"]
        assert set(names_in(record)) == set(note.get("namesMentioned", []))
    assert notes == {}


def test_ids_stay() -> None:
    assert article_id("ex-1") == "report-ba025a33131a5887"
    assert ID.fullmatch(article_id("/a b/ü\ud800"))


def test_the_command_line(war: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "claims.ftm.json"
    assert run(["export", str(war.path), "--format", "ftm", "--kind", "toll", "-o", str(path)]) == 0
    kinds = {json.loads(line)["schema"] for line in path.read_text(encoding="utf-8").splitlines()}
    assert kinds == {"Article", "Note", "Mention"}
    assert run(["export", str(war.path), "--format", "ftm", "--decisions"]) == 2


def test_the_package_itself_takes_them_unchanged(entities: list[Entity]) -> None:
    followthemoney = pytest.importorskip("followthemoney", reason="followthemoney, 298 MB, is not installed")
    for one in entities:
        proxy = followthemoney.model.get_proxy(one, cleaned=False)
        proxy.schema.validate(one)
        for name, values in one["properties"].items():
            assert sorted(proxy.get(name)) == sorted(values)
