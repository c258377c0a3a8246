"""Files, folders and standard input."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from counterclaim.errors import RefusedReport
from counterclaim.model.report import PartKind, Report
from counterclaim.reports import REFUSALS, read_reports

Read = Callable[..., tuple[list[Report], list[RefusedReport]]]


def test_a_header_gives_the_day_and_stays_in_the_text(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "wire.txt"
    path.write_text(" date 2021-04-07 Both garrisons kept quiet.\n\nBells rang.")
    (report,), refused = read(path)
    assert refused == []
    assert (report.id, report.published) == ("wire", date(2021, 4, 7))
    assert report.text.startswith(" date 2021-04-07 ")
    assert [part.span.of(report.text) for part in report.parts] == ["Both garrisons kept quiet.", "Bells rang."]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("VELMORA, Sandavia, April 7, 2021 (AP) — Guns fell silent.", date(2021, 4, 7)),
        ("VELMORA, April 7 (Reuters) - Guns fell silent.", None),
        ("Published April 7 2021\nGuns fell silent.", date(2021, 4, 7)),
        ("Wednesday 7 April 2021 10:15\nGuns fell silent.", date(2021, 4, 7)),
        ("Last updated April 7, 2021\nGuns fell silent.", None),
        ("23-04-2021 Guns Fall Silent. The guns fell silent.", date(2021, 4, 23)),
        ("03-04-2021 Guns Fall Silent. The guns fell silent.", None),
        ("Guns fell silent on April 7, 2021.", None),
    ],
)
def test_the_day_that_a_text_gives(tmp_path: Path, read: Read, text: str, day: date | None) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text)
    (report,), _ = read(path)
    assert report.published == day


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.txt", b"", "CC102"),
        ("a.txt", b" \n", "CC102"),
        ("a.jsonl", b"\n", "CC102"),
        ("a.html", b" ", "CC102"),
        ("a.txt", bytes(range(256)) * 8, "CC103"),
        ("a.jsonl", "{}".encode("utf-16"), "CC103"),
        ("a.txt", b"Caf\xe9 shelled", "CC111"),
        ("a.txt", b"A stray \x00 in a text", "CC124"),
        ("a.docx", b"words", "CC104"),
        ("a.jsonl.gz", b"\x1f\x8b", "CC105"),
        ("a.txt", b"date 2021-13-45 Guns fell silent.", "CC125"),
        ("a.txt", b"date 2031-01-01 Guns fell silent.", "CC126"),
    ],
)
def test_files_that_are_refused(tmp_path: Path, read: Read, name: str, content: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    reports, refused = read(path)
    assert reports == []
    assert [error.code for error in refused] == [code]
    assert refused[0].where.startswith(str(path))


def test_what_is_not_there(tmp_path: Path, read: Read) -> None:
    reports, refused = read(tmp_path / "none.txt", tmp_path / "none", "a\x00b")
    assert reports == []
    assert [error.code for error in refused] == ["CC101"] * 3


def test_a_folder_is_read_in_order(tmp_path: Path, read: Read) -> None:
    for name in ("b/two.txt", "a.txt", "b/one.txt", ".hidden/x.txt", "c/.y.txt", "c/z.pdf", "c/q"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"Bells rang at {name}.")
    (tmp_path / "b" / "loop").symlink_to(tmp_path)
    reports, refused = read(tmp_path)
    assert [report.id for report in reports] == ["a", "b/one", "b/two"]
    assert [(error.code, error.what) for error in refused] == [
        ("CC106", "2 other files were passed over (1 .pdf, 1 without ending).")
    ]


def test_a_folder_without_reports(tmp_path: Path, read: Read) -> None:
    assert [error.code for error in read(tmp_path)[1]] == ["CC108"]


@pytest.mark.parametrize(
    ("content", "ids"),
    [
        (b'\n {"id": "a", "text": "Bells rang."}\n{"id": "b", "text": "Bells rang."}\n', ["a", "b"]),
        (b"\n\nBells rang.", ["stdin"]),
    ],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, read: Read, content: bytes, ids: list[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    reports, refused = read("-")
    assert ([report.id for report in reports], refused) == (ids, [])


def test_reading_is_lazy(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Bells rang.")

    def paths() -> Iterator[Path]:
        yield tmp_path / "a.txt"
        raise AssertionError("asked for a second path")

    first = next(read_reports(paths(), refused=lambda error: pytest.fail(str(error))))
    assert first.id == "a"


def test_every_code_is_documented() -> None:
    page = (Path(__file__).parents[2] / "docs" / "formats.md").read_text()
    for row in REFUSALS.values():
        assert f"| `{row.code}` | {row.meaning} |" in page


def test_errors_say_what_where_and_how_to_mend(tmp_path: Path, read: Read) -> None:
    error: RefusedReport = read(tmp_path / "a.txt")[1][0]
    assert str(error).startswith(f"{tmp_path / 'a.txt'}: CC101 cannot be read")


def test_the_seed_is_cut_into_its_parts(read: Read) -> None:
    seed = Path(__file__).parents[3] / "shared" / "corpus" / "seed.txt"
    if not seed.exists():
        pytest.skip("the shared corpus is not beside this checkout")
    (report,), _ = read(seed)
    captions = [part for part in report.parts if part.kind is PartKind.CAPTION]
    assert len(captions) == 4
    assert [part.supplied_by_party for part in captions] == [False, False, False, True]
    assert sum(part.kind is PartKind.CREDIT for part in report.parts) == 12
    assert sum(part.kind is PartKind.BYLINE for part in report.parts) == 1
