"""JSON Lines of reports: what is read, what is refused, and that the rest goes on."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.errors import RefusedReport
from counterclaim.model.report import Report
from counterclaim.reports import REFUSALS
from counterclaim.reports.limits import MAX_LINE_BYTES, MAX_TEXT_CHARS
from counterclaim.reports.lines import bounded_lines
from counterclaim.reports.seen import SeenIds

Read = Callable[..., tuple[list[Report], list[RefusedReport]]]
GOOD = b'{"id": "good", "text": "Nine mules were lost near Ostrava Pass."}'


def test_fields_are_taken_and_others_left(tmp_path: Path, read: Read) -> None:
    row = {
        "id": "r1",
        "url": "https://example.org/1",
        "outlet": "Harbour Times",
        "published": "2021-04-07T23:30:00-05:00",
        "title": "Guns fall silent",
        "text": "Guns fell silent in Velmora.",
        "licence": "CC0",
        "mood": {"grim": [1, 2]},
    }
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(row) + "\n\n")
    (report,), refused = read(path)
    assert refused == []
    assert (report.id, report.outlet, report.licence) == ("r1", "Harbour Times", "CC0")
    assert report.published == date(2021, 4, 7)
    assert report.origin == f"{path}:1"
    assert len(report.fingerprint) == 64
    assert report.raw_fingerprint is None


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b'{"id": "a", "text": null}', "CC122"),
        (b'{"id": "a", "text": " \\n"}', "CC122"),
        (b'{"id": "a"}', "CC120"),
        (b'{"text": "b"}', "CC120"),
        (b'{"id": "", "text": "b"}', "CC120"),
        (b'{"id": 7, "text": "b"}', "CC121"),
        (b'{"id": "a", "text": ["b"]}', "CC121"),
        (b'{"id": "a", "text": "b", "title": true}', "CC121"),
        (b'{"id": "a", "text": "b", "published": 20210407}', "CC121"),
        (b'{"id": "a", "text": "b", "published": "soon"}', "CC125"),
        (b'{"id": "a", "text": "b", "published": "2021-02-30"}', "CC125"),
        (b'{"id": "a", "text": "b", "published": "2026-01-02"}', "CC126"),
        (b'{"id": "a", "text": "b", "text": "c"}', "CC114"),
        (b'{"id": "a", "text": "b", "x": NaN}', "CC112"),
        (b'{"id": "a", "text": "b", "x": -Infinity}', "CC112"),
        (b'{"id": "a", "text": "b"', "CC112"),
        (b'{"id": "a", "text": "b\x00"}', "CC112"),
        (b'{"id": "a", "text": "b\\u0000"}', "CC124"),
        (b'{"id": "a", "text": "b\\ud800"}', "CC124"),
        (b'{"id": "a\\udfff", "text": "b"}', "CC124"),
        (b'{"id": "a", "text": "\xff"}', "CC111"),
        (b'["a", "b"]', "CC113"),
        (b'"a"', "CC113"),
        (b"[" * 200_000, "CC115"),
        (b'{"id": "a", "text": "b", "x": ' + b"9" * 10_000 + b"}", "CC112"),
    ],
)
def test_a_bad_line_is_refused_and_the_next_is_read(tmp_path: Path, read: Read, line: bytes, code: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(line + b"\n" + GOOD)
    reports, refused = read(path)
    assert [report.id for report in reports] == ["good"]
    assert [(error.code, error.where) for error in refused] == [(code, f"{path}:1")]
    assert refused[0].mend
    assert code in REFUSALS


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2021-04-07", date(2021, 4, 7)),
        ("2021-04-07T20:32:36Z", date(2021, 4, 7)),
        ("2021-04-07 20:32", date(2021, 4, 7)),
        ("Wed, 07 Apr 2021 09:00:00 GMT", date(2021, 4, 7)),
        ("April 7, 2021", date(2021, 4, 7)),
        ("7 April 2021", date(2021, 4, 7)),
        ("", None),
    ],
)
def test_dates_as_they_are_written(tmp_path: Path, read: Read, written: str, day: date | None) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": "a", "text": "Bells rang.", "published": written}))
    (report,), _ = read(path)
    assert report.published == day


def test_an_overlong_line_is_passed_over(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"id": "' + b"x" * (MAX_LINE_BYTES + 1) + b'"}\n' + GOOD)
    reports, refused = read(path)
    assert [report.id for report in reports] == ["good"]
    assert [(error.code, error.where) for error in refused] == [("CC110", f"{path}:1")]


def test_an_overlong_text_is_refused_and_a_long_paragraph_read(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "a.jsonl"
    rows = [
        {"id": "a", "text": "x" * (MAX_TEXT_CHARS + 1)},
        {"id": "b", "text": "Guns fell silent (AP Photo). " * 35_000},
    ]
    path.write_text("\n".join(json.dumps(row) for row in rows))
    reports, refused = read(path)
    assert [report.id for report in reports] == ["b"]
    assert [error.code for error in refused] == ["CC123"]


def test_an_id_is_taken_once(tmp_path: Path, read: Read) -> None:
    rows = [{"id": "a", "text": "One."}, {"id": "a", "text": "One."}, {"id": "a", "text": "Two."}]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)))
    reports, refused = read(path)
    assert len(reports) == 1
    assert [error.code for error in refused] == ["CC131", "CC130"]


@pytest.mark.parametrize("first", ["{", "["])
def test_indented_json_is_refused_once(tmp_path: Path, read: Read, first: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(first + '\n  "id": "a",\n  "text": "b"\n')
    reports, refused = read(path)
    assert reports == []
    assert [error.code for error in refused] == ["CC112"]
    assert "jq -c" in refused[0].mend


def test_a_byte_order_mark_is_no_part_of_the_first_line(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD)
    reports, refused = read(path)
    assert (len(reports), refused) == (1, [])


@given(st.binary(max_size=300), st.integers(1, 40), st.integers(1, 40))
def test_lines_do_not_depend_on_chunks(data: bytes, limit: int, size: int) -> None:
    pieces = iter([data[start : start + size] for start in range(0, len(data), size)])
    lines = list(bounded_lines(lambda _: next(pieces, b""), limit))
    expected = data.split(b"\n")
    if expected[-1] == b"":
        expected.pop()
    assert lines == [(n, line if len(line) <= limit else None) for n, line in enumerate(expected, 1)]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=2), max_size=3000))
def test_seen_ids_are_a_set(names: list[str]) -> None:
    seen = SeenIds()
    assert [seen.add(name, "t") for name in names] == [True if n in names[:i] else None for i, n in enumerate(names)]
    assert len(seen) == len(set(names))


def test_seen_ids_grow() -> None:
    seen = SeenIds()
    assert all(seen.add(str(number), "t") is None for number in range(5000))
    assert seen.add("4999", "u") is False
    assert len(seen) == 5000


def test_a_day_by_another_name_is_told_of_once(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        "".join(json.dumps({"id": f"r{n}", "date": "2021-04-07", "text": f"{n} died."}) + "\n" for n in "123")
    )
    reports, refused = read(path)
    assert [report.id for report in reports] == ["r1", "r2", "r3"]
    assert [(error.code, error.where) for error in refused] == [("CC118", f"{path}:1")]
