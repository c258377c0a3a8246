"""The accuracy gate: what the program has reached on annotated reports, so that no change lowers it unseen.

`accuracy_floors.json` holds the F of each kind, and the SHA-256 of the gold file that it was measured on. A floor may
be raised at will; where one has to be lowered, the commit says why. `python tools/score.py` prints the figures.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).parents[1]
GOLD = TOP.parent / "shared" / "gold"
FLOORS = json.loads((Path(__file__).parent / "accuracy_floors.json").read_text(encoding="utf-8"))

needs_gold = pytest.mark.skipif(not GOLD.is_dir(), reason=f"no gold annotations at {GOLD}")


@needs_gold
@pytest.mark.parametrize("name", sorted(FLOORS))
def test_no_kind_falls_below_its_floor(name: str) -> None:
    pinned = FLOORS[name]
    found = hashlib.sha256((GOLD / f"{name}.jsonl").read_bytes()).hexdigest()
    assert found == pinned["gold_sha256"], "the gold has changed: measure again and set the floors anew"
    done = subprocess.run(
        [sys.executable, "tools/score.py", name, "--shared", str(GOLD.parent), "--json"],
        cwd=TOP,
        capture_output=True,
        text=True,
        check=True,
    )
    scores = json.loads(done.stdout)
    fallen = {
        f"{kind} {what}": (scores[kind][what]["F"], floor)
        for kind, floors in pinned["floors"].items()
        for what, floor in floors.items()
        if scores[kind][what]["F"] < floor
    }
    assert not fallen, f"reached, floor: {fallen}"
