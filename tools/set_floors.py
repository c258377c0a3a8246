"""Sets the floors of the accuracy gate from what the program reaches now: the F of each kind, less one row.

    python tools/set_floors.py [SHARED]      writes tests/accuracy_floors.json

One row more or less may go either way on another processor, where 8-bit arithmetic rounds otherwise; at least one
hundredth is allowed. Kinds with fewer than five gold rows in a set get no floor there: one row decides them.
"""

from __future__ import annotations

import hashlib
import json
import math
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
SETS = ("seed", "karabakh-2020", "syria")
FEWEST = 5
MARGIN = 0.01


def main() -> None:
    """Measure and write."""
    shared = Path(sys.argv[1]) if len(sys.argv) > 1 else TOP.parent / "shared"
    pinned = {}
    for name in SETS:
        command = [sys.executable, "tools/score.py", name, "--shared", str(shared), "--json"]
        scores = json.loads(subprocess.run(command, cwd=TOP, capture_output=True, text=True, check=True).stdout)
        floors = {
            kind: {
                what: math.floor((result[what]["F"] - max(MARGIN, 1 / result["gold"])) * 1000) / 1000
                for what in ("detected", "full")
            }
            for kind, result in scores.items()
            if result["gold"] >= FEWEST
        }
        digest = hashlib.sha256((shared / "gold" / f"{name}.jsonl").read_bytes()).hexdigest()
        pinned[name] = {"gold_sha256": digest, "floors": floors}
    path = TOP / "tests" / "accuracy_floors.json"
    path.write_text(json.dumps(pinned, indent=2) + "\n", encoding="utf-8")
    print(path.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
