from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from counterclaim.cli import run

Lines = Callable[..., Path]
Run = Callable[..., "Ran"]


class Ran:
    """What a command line gave: its exit status and what it printed."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err

    @property
    def records(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def cc(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command line in this process; a traceback anywhere fails the test."""

    def call(*arguments: object) -> Ran:
        capsys.readouterr()
        status = run([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return Ran(status, out, err)

    return call


@pytest.fixture
def lines(tmp_path: Path) -> Lines:
    """Writes rows as JSON Lines; text and bytes rows go in as they are."""

    def write(*rows: dict[str, object] | str | bytes, name: str = "reports.jsonl") -> Path:
        path = tmp_path / name
        with path.open("wb") as stream:
            for row in rows:
                if isinstance(row, dict):
                    row = json.dumps(row)
                stream.write((row.encode() if isinstance(row, str) else row) + b"\n")
        return path

    return write


@pytest.fixture(scope="session")
def war(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small ledger, built once."""
    folder = tmp_path_factory.mktemp("war")
    reports = folder / "reports.jsonl"
    rows = [
        ("one", "2019-05-01", "Armenian officials said on Thursday that 40 Azerbaijani soldiers had been killed."),
        ("two", "2019-05-02", "Azerbaijan said 12 of its soldiers were killed. A shell hit a bakery in Tovin."),
    ]
    with reports.open("w") as stream:
        for name, day, text in rows:
            stream.write(json.dumps({"id": name, "published": day, "outlet": "Osk Post", "text": text}) + "\n")
    assert run(["build", str(reports), "--ledger", str(folder / "war.db"), "--jobs", "1"]) == 0
    return folder / "war.db"
