"""`counterclaim cast propose`."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Lines, Run

from counterclaim.language.cast import load_cast

ROW = {"id": "one", "published": "2019-05-01", "text": "The Osk Valley Brigade said 12 Kenyan soldiers were killed."}


def test_a_draft_is_printed_or_written(cc: Run, lines: Lines, tmp_path: Path) -> None:
    reports = lines(ROW)
    printed = cc("cast", "propose", reports)
    assert printed.status == 0
    assert "- name: Kenya  # in the bundled cast" in printed.out
    path = tmp_path / "draft.yaml"
    assert cc("cast", "propose", reports, "-o", path).status == 0
    assert path.read_text(encoding="utf-8") == printed.out
    assert "Osk Valley Brigade" in {party.name for party in load_cast(path).parties}
    assert cc("extract", reports, "--cast", path, "--format", "jsonl").status == 0


def test_refused_reports_are_told(cc: Run, lines: Lines, tmp_path: Path) -> None:
    ran = cc("cast", "propose", lines("{nothing"), "-o", tmp_path / "draft.yaml")
    assert ran.status == 4
    assert ran.err
    assert not (tmp_path / "draft.yaml").exists()


def test_another_task_is_wrong_usage(cc: Run, lines: Lines) -> None:
    assert cc("cast", "praise", lines(ROW)).status == 2
