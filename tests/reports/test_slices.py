"""Slices of files, read one by one, against the files read at once."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.errors import RefusedReport
from counterclaim.reports import read_reports
from counterclaim.reports.slices import read_slice, slices_of

DAY = date(2024, 1, 1)
GOOD = json.dumps({"id": "%d", "text": "Nine were hurt near Osk."})
LINES = st.lists(
    st.sampled_from(
        [GOOD, GOOD, "", "  ", "{", "[1]", "no json", '{"id": "x"}', '{"id": "é", "text": "“Ö” ' + "ü" * 40 + '"}']
    ),
    max_size=12,
)


def unwanted(error: RefusedReport) -> None:
    raise error


def said(errors: list[RefusedReport]) -> list[tuple[str, str, str]]:
    return [(error.code, error.where, error.what) for error in errors if error.code not in ("CC130", "CC131")]


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(lines=LINES, size=st.integers(1, 400), end=st.sampled_from(["", "\n", "\r\n"]), mark=st.booleans())
def test_slices_give_what_the_file_gives(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], size: int, end: str, mark: bool
) -> None:
    path = tmp_path_factory.mktemp("cut") / "war.jsonl"
    text = (end or "\n").join(line % number if "%d" in line else line for number, line in enumerate(lines)) + end
    path.write_bytes((b"\xef\xbb\xbf" if mark else b"") + text.encode())
    at_once: list[RefusedReport] = []
    whole = list(read_reports([path], refused=at_once.append, today=DAY))
    in_parts: list[RefusedReport] = []
    parts = [
        report
        for piece in slices_of([path], in_parts.append, size)
        for report in read_slice(piece, in_parts.append, DAY)
    ]
    # An id in two slices is for the reader of all slices to see.
    kept = {report.id: report for report in reversed(parts)}
    assert [report for report in parts if kept[report.id] is report] == whole
    assert said(at_once) == said(in_parts)


def test_small_files_share_a_slice_and_large_ones_are_cut(tmp_path: Path) -> None:
    for number in range(6):
        (tmp_path / f"{number}.txt").write_text("Two were killed in Osk.")
    (tmp_path / "war.jsonl").write_text("".join(GOOD % number + "\n" for number in range(20)))
    cut = list(slices_of([tmp_path], unwanted, 200))
    assert [len(piece) for piece in cut[:1]] == [6]
    assert len(cut) > 4
    assert [piece.before for (piece,) in cut[1:]] == sorted({piece.before for (piece,) in cut[1:]})
    found = [report.id for piece in cut for report in read_slice(piece, unwanted)]
    assert found == [str(number) for number in range(6)] + [str(number) for number in range(20)]


def test_a_pattern_stands_for_its_files(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.jsonl").write_text(json.dumps({"id": name, "text": "Calm."}) + "\n")
    (cut,) = slices_of([str(tmp_path / "[ab].jsonl")], unwanted, 1_000)
    assert [Path(piece.path).name for piece in cut] == ["a.jsonl", "b.jsonl"]


def test_a_file_that_changed_since_is_told(tmp_path: Path) -> None:
    path = tmp_path / "war.jsonl"
    path.write_text(GOOD % 1 + "\n")
    (cut,) = slices_of([path], unwanted, 1_000)
    os.utime(path, ns=(1, 1))
    with pytest.raises(OSError, match="has changed"):
        list(read_slice(cut, unwanted))


def test_a_stream_is_refused() -> None:
    errors: list[RefusedReport] = []
    assert list(slices_of(["-"], errors.append, 10)) == []
    assert [error.code for error in errors] == ["CC101"]
