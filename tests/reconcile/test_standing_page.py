from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from counterclaim.model.question import Standing

TOP = Path(__file__).parents[2]
PAGE = TOP / "docs" / "standing.md"


def test_the_page_has_a_case_of_every_state() -> None:
    table = PAGE.read_text(encoding="utf-8").partition("\n## ")[0]
    rows = [line for line in table.splitlines() if line.startswith("| `")]
    assert [row.split("`")[1] for row in rows] == [standing.value for standing in Standing]
    assert not [row for row in rows if "none in the example" in row]


def test_the_page_is_what_the_program_makes_of_the_example_now() -> None:
    checked = subprocess.run(
        [sys.executable, str(TOP / "tools" / "standing.py"), "--check"], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stderr


def test_what_is_known_of_the_war_holds_on_the_example() -> None:
    checked = subprocess.run(
        [sys.executable, str(TOP / "tools" / "karabakh.py"), "--check", "--reference", "none"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert checked.stdout.count("\nholds: ") == 8
