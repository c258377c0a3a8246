"""Spreadsheets saved as CSV: the same as JSON Lines of the same fields."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.errors import RefusedReport
from counterclaim.model.report import Report
from counterclaim.reports import read_reports
from counterclaim.reports.limits import MAX_LINE_BYTES

HEAD = "id,published,outlet,text\n"
GOOD = 'k-9,2021-04-08,Osk News,"The army said two had died, and nine were hurt."\n'


def read(path: Path) -> tuple[list[Report], list[tuple[str, str]]]:
    errors: list[RefusedReport] = []
    found = list(read_reports([path], refused=errors.append))
    return found, [(error.code, error.where.rpartition(":")[2]) for error in errors]


def sheet(folder: Path, text: str | bytes, name: str = "a.csv") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_row_is_a_report(tmp_path: Path) -> None:
    [report], refused = read(sheet(tmp_path, HEAD + GOOD))
    assert not refused
    assert (report.id, str(report.published), report.outlet) == ("k-9", "2021-04-08", "Osk News")
    assert report.text == "The army said two had died, and nine were hurt."
    assert report.origin.endswith("a.csv:2")
    assert report.title is report.url is None


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_delimiters_marks_and_line_ends_of_spreadsheets(tmp_path: Path, sign: str, end: str) -> None:
    rows = [["ID", "Note, mine", "Text", "Published"], ["1", "", "One, two;\nthree.\tFour “five”.", "2021-04-08"]]
    out = io.StringIO()
    csv.writer(out, delimiter=sign, lineterminator=end).writerows(rows)
    [report], refused = read(sheet(tmp_path, b"\xef\xbb\xbf" + out.getvalue().encode(), "a.tsv"))
    assert not refused
    assert report.text == rows[1][2]
    assert str(report.published) == "2021-04-08"


@pytest.mark.parametrize(
    ("rows", "refused"),
    [
        ("k-1,,,\n", ("CC122", "2")),  # no text
        (",,,Some text.\n", ("CC120", "2")),  # no id
        ("k-1,soon,,Some text.\n", ("CC125", "2")),
        ("k-1,,,Nine died, they said.\n", ("CC117", "2")),  # a comma that is not quoted
        ('k-1,,,"Nine "died" there."\n', ("CC116", "2")),  # quotation marks that are not doubled
        ("k-1,,,a\x00b\n", ("CC124", "2")),
        (b"k-1,,,caf\xe9 hit\n", ("CC111", "2")),
        (b"k-1,,," + b"x" * (MAX_LINE_BYTES + 1) + b"\n", ("CC110", "2")),
    ],
)
def test_what_can_not_be_read_is_refused_and_the_rest_goes_on(
    tmp_path: Path, rows: str | bytes, refused: tuple[str, str]
) -> None:
    bad = rows if isinstance(rows, bytes) else rows.encode()
    found, said = read(sheet(tmp_path, HEAD.encode() + bad + GOOD.encode()))
    assert said == [refused]
    assert [report.id for report in found] == ["k-9"]


def test_a_row_too_long_to_be_held_ends_the_file(tmp_path: Path) -> None:
    rows = b'k-1,,,"' + (b"x" * 999 + b"\n") * (MAX_LINE_BYTES // 1000 + 1) + b'"\n'
    found, refused = read(sheet(tmp_path, HEAD.encode() + GOOD.encode() + rows))
    assert [report.id for report in found] == ["k-9"]
    assert refused == [("CC110", "3")]


def test_a_mark_that_is_never_closed_is_named_by_the_line_it_begins_at(tmp_path: Path) -> None:
    found, refused = read(sheet(tmp_path, HEAD + GOOD + 'k-2,,,"Never closed\nand on\n'))
    assert [report.id for report in found] == ["k-9"]
    assert refused == [("CC116", "3")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("name,words\n1,Two died.\n", "CC120"),
        ("id,text,Text\n1,a,b\n", "CC114"),
        ("", "CC102"),
        ("\n \n,,\n", "CC102"),
        (b"id,text,caf\xe9\n1,a,b\n", "CC111"),
        (b"PK\x03\x04 an xlsx by the wrong name", "CC103"),
    ],
)
def test_a_sheet_without_columns_is_refused_as_a_whole(tmp_path: Path, text: str | bytes, code: str) -> None:
    found, refused = read(sheet(tmp_path, text))
    assert not found
    assert [said for said, _ in refused] == [code]


@pytest.mark.parametrize(
    ("head", "codes"),
    [
        ("id,text,Date", ["CC118"]),
        ("id,text,day_of_publication,x", ["CC118"]),
        ("id,text,x", []),
        ("id,text,date,published", []),
    ],
)
def test_a_day_by_another_name_is_told_of_and_the_rows_are_read(tmp_path: Path, head: str, codes: list[str]) -> None:
    found, refused = read(sheet(tmp_path, f"{head}\nk-1,Two died.,,\nk-2,Three died.,,\n"))
    assert [report.id for report in found] == ["k-1", "k-2"]
    assert [code for code, _ in refused] == codes


def test_an_excel_file_is_told_how_to_be_saved(tmp_path: Path) -> None:
    errors: list[RefusedReport] = []
    assert not list(read_reports([sheet(tmp_path, b"PK\x03\x04", "a.xlsx")], refused=errors.append))
    assert [(error.code, "CSV" in error.mend) for error in errors] == [("CC104", True)]


CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), min_size=1).filter(str.strip)


@given(texts=st.lists(CELLS, max_size=5), sign=st.sampled_from(",;\t"))
def test_what_a_spreadsheet_writes_is_read_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], sign: str
) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=sign, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerows([["id", "text"], *([f"r{n}", text] for n, text in enumerate(texts))])
    found, refused = read(sheet(tmp_path_factory.mktemp("sheets"), out.getvalue()))
    assert not refused
    assert [report.text for report in found] == texts


@given(st.binary(max_size=300))
def test_any_bytes_at_all_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, rows: bytes) -> None:
    found, refused = read(sheet(tmp_path_factory.mktemp("sheets"), HEAD.encode() + rows))
    assert all(report.text for report in found)
    assert all(
        code
        in ("CC103", "CC110", "CC111", "CC116", "CC117", "CC120", "CC122", "CC124", "CC125", "CC126", "CC130", "CC131")
        for code, _ in refused
    )
