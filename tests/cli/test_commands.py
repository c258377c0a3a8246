from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from tests.cli.conftest import Lines, Run

from counterclaim import __version__
from counterclaim.cli.app import COMMANDS
from counterclaim.cli.export import Form
from counterclaim.export import Format
from counterclaim.ledger import Ledger

PROGRAM = [sys.executable, "-m", "counterclaim"]


def test_version_and_help(cc: Run) -> None:
    assert cc("--version").out == f"counterclaim {__version__}\n"
    shown = cc("--help")
    assert shown.status == 0
    for name, _ in COMMANDS:
        assert f"  {name} " in shown.out
    assert cc().status == 2


@pytest.mark.parametrize("name", [name for name, _ in COMMANDS])
def test_every_command_has_an_example_that_names_it(cc: Run, name: str) -> None:
    shown = cc(name, "--help")
    assert shown.status == 0
    assert f"Example:\n    counterclaim {name}" in shown.out or f"counterclaim {name}" in shown.out.split("Example:")[1]


@pytest.mark.parametrize(
    "arguments",
    [["build"], ["build", "x"], ["extract", "--format", "xml", "x"], ["nonsense"], ["export", "w.db", "--format", "x"],
     ["ask", "w.db", "x", "--as-of", "Thursday"], ["extract", "--jobs", "0", "x"], ["extract", "--kind", "x", "y"]],
)  # fmt: skip
def test_wrong_usage_is_2(cc: Run, arguments: list[str]) -> None:
    ran = cc(*arguments)
    assert ran.status == 2
    assert "Error" in ran.err
    assert ran.out == ""


def test_extract_prints_records_of_the_contract(cc: Run, lines: Lines) -> None:
    text = "Velor said at least 12 of its soldiers were killed on Monday."
    reports = lines({"id": "one", "published": "2019-05-07", "text": text})
    ran = cc("extract", reports, "--kind", "toll")
    (toll,) = ran.records
    assert ran.status == 0
    span = toll["span"]
    assert isinstance(span, list)
    assert text[span[0] : span[1]] == toll["text"] == "at least 12"
    assert (toll["report"], toll["low"], toll["high"], toll["harm"]) == ("one", 12, None, "killed")
    assert "rule" not in toll
    assert cc("extract", reports, "--explain", "--kind", "toll").records[0]["rule"]


def test_extract_as_a_table(cc: Run, lines: Lines) -> None:
    ran = cc(
        "extract",
        lines({"id": "one", "text": "Velor said 12 soldiers were [bold]killed[/bold]\x1b[31m."}),
        "-f",
        "table",
    )
    assert ran.status == 0
    assert "12" in ran.out
    assert "\x1b" not in ran.out


def test_show_marks_claims(cc: Run, lines: Lines) -> None:
    ran = cc("show", lines({"id": "one", "text": "A headline\n\nVelor said 12 soldiers were killed.\n\nRain fell."}))
    assert ran.status == 0
    for words in ("Velor said [12]1 soldiers were killed.\n    1 toll: ", "Rain fell."):
        assert words in ran.out
    assert "because" not in ran.out
    assert (
        "“killed”" in cc("show", lines({"id": "one", "text": "Velor said 12 soldiers were killed."}), "--explain").out
    )


def test_show_writes_a_page(cc: Run, lines: Lines, tmp_path: Path) -> None:
    reports = lines({"id": "one", "text": "<script>alert(1)</script> Velor said 12 soldiers were killed."})
    path = tmp_path / "marked.html"
    assert cc("show", reports, "--format", "html", "-o", path).status == 0
    page = path.read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "<mark>12</mark>" in page


def test_ask_in_words(cc: Run, war: Path) -> None:
    ran = cc("ask", war, "Azerbaijani military killed")
    assert ran.status == 0
    assert "understood: combatant killed; of or in Azerbaijan" in ran.out
    assert "Armenia" in ran.out
    assert "Osk Post" in ran.out
    assert "bakery" in cc("ask", war, "bakery").out
    assert "Nothing in the ledger" in cc("ask", war, "bakery", "--as-of", "2019-05-01").out


def test_an_answer_has_links_to_send(cc: Run, war: Path) -> None:
    said = cc("ask", war, "Azerbaijani military killed").out
    found = cc("export", war, "--format", "jsonl", "--kind", "toll").records
    assert {f"#claim-{record['id']}" for record in found} <= set(said.split())


def test_breaches_by_accuser_with_lags(cc: Run, lines: Lines, tmp_path: Path) -> None:
    reports = lines(
        {
            "id": "one",
            "published": "2019-05-01",
            "url": "https://example.org/one",
            "text": "Armenia and Azerbaijan agreed to a ceasefire that took effect on Wednesday.",
        },
        {
            "id": "two",
            "published": "2019-05-03",
            "url": "https://example.org/two",
            "text": "Armenia accused Azerbaijan of violating the ceasefire on Friday.",
        },
    )
    assert cc("build", reports, "--ledger", tmp_path / "war.db", "--jobs", "1").status == 0
    (row,) = csv.DictReader(io.StringIO(cc("truces", tmp_path / "war.db").out))
    assert (row["accuser"], row["accused"], row["first"]) == ("Armenia", "Azerbaijan", "2019-05-03")
    assert (row["lag"], row["claims"], row["url"]) == ("2", "1", "https://example.org/two")
    table = cc("truces", tmp_path / "war.db", "--format", "table").out
    assert "Armenia" in table
    nothing = cc("truces", tmp_path / "war.db", "--format", "table", "--as-of", "2019-05-02").out
    assert nothing.startswith("No breach")


def test_export_to_a_file_and_to_a_pipe(cc: Run, war: Path, tmp_path: Path) -> None:
    ran = cc("export", war, "--format", "jsonl", "--kind", "toll")
    assert {record["kind"] for record in ran.records} == {"toll"}
    wrote = cc("export", war, "--format", "csv", "-o", tmp_path / "claims.csv")
    assert wrote.status == 0
    assert "written to" in wrote.err
    table = list(csv.DictReader(io.StringIO((tmp_path / "claims.csv").read_text())))
    assert {row["outlet"] for row in table} == {"Osk Post"}
    assert list(tmp_path.iterdir()) == [tmp_path / "claims.csv"]
    failed = cc("export", war, "--format", "csv", "-o", tmp_path / "no" / "claims.csv")
    assert (failed.status, "CC220" in failed.err) == (3, True)


def test_the_formats_are_those_of_the_library() -> None:
    assert {form.value for form in Form} == {form.value for form in Format}


def test_verify_says_what_fails(cc: Run, war: Path, tmp_path: Path) -> None:
    assert "all hold" in cc("verify", war).out
    broken = tmp_path / "broken.db"
    shutil.copy(war, broken)
    with Ledger.open(broken) as ledger:
        ledger.db.execute("DROP TRIGGER claims_no_update")
        ledger.db.execute("UPDATE claims SET text = 'forty' WHERE number = 1")
    ran = cc("verify", broken)
    assert ran.status == 1
    assert "'forty'" in ran.err


def test_dossier(cc: Run, war: Path, tmp_path: Path) -> None:
    assert cc("dossier", war, "-o", tmp_path / "page.html").status == 0
    assert (tmp_path / "page.html").read_text(encoding="utf-8").startswith("<!")


def test_demo_in_a_folder(cc: Run, tmp_path: Path) -> None:
    ran = cc("demo", "-o", tmp_path / "demo", "--no-open")
    assert ran.status == 0, ran.err
    assert {file.name for file in (tmp_path / "demo").iterdir()} == {"war.db", "dossier.html"}
    assert str(tmp_path / "demo" / "dossier.html") in ran.out
    (tmp_path / "file").write_text("")
    assert cc("demo", "-o", tmp_path / "file").status == 3


def test_reports_from_standard_input(lines: Lines) -> None:
    with lines({"id": "one", "text": "Velor said 12 soldiers were killed."}).open() as stream:
        ran = subprocess.run([*PROGRAM, "extract", "-", "--kind", "toll"], stdin=stream, capture_output=True, text=True)
    assert ran.returncode == 0
    assert ran.stdout.count("\n") == 1
    assert ran.stderr == ""


@pytest.mark.skipif(os.name != "posix", reason="needs pipes of POSIX")
def test_a_reader_that_leaves_is_no_error(lines: Lines) -> None:
    rows = [{"id": f"r{n}", "text": f"Velor said {n} soldiers were killed. " * 20} for n in range(10, 40)]
    reports = lines(*rows)
    process = subprocess.Popen(
        [*PROGRAM, "extract", str(reports), "--jobs", "1"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    assert process.wait() == 0
    assert said == ""


def test_changes_since_a_day_and_since_the_last_build(cc: Run, war: Path) -> None:
    ran = cc("changes", war, "--since", "2019-05-01")
    assert ran.status == 0
    assert ran.out.startswith("new claims: 1 toll, 1 attack")
    assert "denials: 0" in ran.out
    assert cc("changes", war).out.startswith("new claims: 2 toll, 1 attack")
    assert cc("changes", war, "--since", "2019-06-01").out.startswith("new claims: none")


def test_changes_as_json_lines_hold_all_that_the_summary_counts(cc: Run, war: Path) -> None:
    records = cc("changes", war, "--since", "2019-05-01", "--json").records
    summary = cc("changes", war, "--since", "2019-05-01").out
    counted = Counter(str(record["change"]) for record in records)
    assert counted["claim"] > 0
    heads = (("question", "new questions"), ("opened", "disputes that opened"), ("revised", "revised figures"))
    for change, head in heads:
        assert f"{head}: {counted[change]}" in summary
    assert all(record["claim"] for record in records if record["change"] == "claim")
    assert cc("changes", war, "--since", "2019-06-01", "--json").out == ""
