from __future__ import annotations

from pathlib import Path

from counterclaim.model.question import Standing

TOP = Path(__file__).parents[2]
PAGE = TOP / "docs" / "standing.md"


def test_the_page_has_every_state() -> None:
    said = PAGE.read_text(encoding="utf-8")
    assert [line.split("`")[1] for line in said.splitlines() if line.startswith("| `")] == [
        standing.value for standing in Standing
    ]
