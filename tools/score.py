"""Score the claims of the extractor against gold rows: extraction over the gold reports of a set, then its score.

    python tools/score.py [SET ...] [--shared FOLDER] [--kinds toll,attack] [--misses] [--attributor NAME]

SET is `seed`, `karabakh-2020` or `syria`; all three by default. The folder of gold rows and reports is `../shared`
beside the repository. Prints what its `gold/score.py` prints.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from counterclaim.claims import claim_record, extract_claims
from counterclaim.language import read
from counterclaim.model.claim import Kind
from counterclaim.reports import read_reports

SETS = ("seed", "karabakh-2020", "syria")


def score(
    name: str, shared: Path, kinds: set[Kind] | None, misses: bool, attributor: str | None, as_json: bool = False
) -> int:
    """Extract over the gold reports of one set and call the scorer on what was found; its exit code."""
    gold = shared / "gold" / f"{name}.jsonl"
    empty = shared / "gold" / f"reports-{name}.txt"
    wanted = {json.loads(line)["report"] for line in gold.open(encoding="utf-8")}
    if empty.exists():
        wanted |= set(empty.read_text().split())
    with tempfile.TemporaryDirectory() as folder:
        claims, rows = Path(folder) / "claims.jsonl", Path(folder) / "gold.jsonl"
        with claims.open("w", encoding="utf-8") as out:
            for report in read_reports([shared / "corpus" / f"{name}.jsonl"], refused=print):
                if report.id in wanted:
                    for claim in extract_claims(read(report, attributor=attributor), kinds):
                        out.write(json.dumps(claim_record(claim), ensure_ascii=False) + "\n")
        keep = None if kinds is None else {kind.value for kind in kinds}
        lines = gold.read_text(encoding="utf-8").splitlines(keepends=True)
        rows.write_text("".join(x for x in lines if keep is None or json.loads(x)["kind"] in keep), encoding="utf-8")
        command = [sys.executable, str(shared / "gold" / "score.py"), str(rows), str(claims)]
        command += ["--reports", str(empty)] if empty.exists() else []
        command += ["--misses"] if misses else []
        if as_json:
            return subprocess.run([*command, "--json"], check=False).returncode
        print(f"== {name}", flush=True)
        code = subprocess.run(command, check=False).returncode
        print_weakest([c for c in command if c != "--misses"])
        return code


def print_weakest(command: list[str]) -> None:
    """Prints, for each kind, the three fields that are right least often over the detected pairs."""
    done = subprocess.run([*command, "--json"], check=True, capture_output=True, text=True)
    for kind, result in json.loads(done.stdout).items():
        weakest = sorted(result["fields"].items(), key=lambda item: (item[1], item[0]))[:3]
        if weakest:
            print(f"least often right in {kind}: " + ", ".join(f"{field} {share:.2f}" for field, share in weakest))


def main() -> int:
    """Score the sets named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", default=list(SETS))
    parser.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[2] / "shared")
    parser.add_argument("--kinds", help="only these kinds, separated by commas")
    parser.add_argument("--misses", action="store_true", help="print each row missed, too many, or different")
    parser.add_argument("--attributor")
    parser.add_argument("--json", action="store_true", help="print the figures of each set as one JSON object a line")
    args = parser.parse_args()
    kinds = {Kind(name) for name in args.kinds.split(",")} if args.kinds else None
    return max(score(name, args.shared, kinds, args.misses, args.attributor, args.json) for name in args.sets)


if __name__ == "__main__":
    sys.exit(main())
