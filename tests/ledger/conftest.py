from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))  # worker processes take it over, and find `tests.ledger`

from tests.ledger.fake_extraction import WriteReports


@pytest.fixture
def write_reports(tmp_path: Path) -> WriteReports:
    """Writes reports (id and text) to a file of JSON Lines, all of one day."""

    def write(rows: Iterable[tuple[str, str]], name: str = "reports.jsonl") -> Path:
        path = tmp_path / name
        with path.open("w", encoding="utf-8") as stream:
            for identifier, text in rows:
                row = {"id": identifier, "text": text, "published": "2019-03-04", "outlet": "Harbour Courier"}
                stream.write(json.dumps(row) + "\n")
        return path

    return write
