"""Makes every trial of `tests/trust/` as often as its row says, and prints the table of docs/trust.md.

make trust                                           # all of them, and the page: some ten minutes of two cores
python tools/trust.py --counts quick                 # as often as the tests do
python tools/trust.py --only SIGKILL "read-only"     # those with one of these in their names

Each trial has a process of its own, several at a time, on a copy of the tree as it is at the start: it may be changed
meanwhile. A row that did not hold, or whose trial broke off, is a row like any other, and says so.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.trust.trial import Trial

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
PAGE = ROOT / "docs" / "trust.md"
BEGIN, END = "<!-- trials -->\n", "<!-- end of trials -->"
HEAD = "| what was done | tried | what happened |\n|---|---:|---|\n"
ROW = re.compile(r"^\| (?P<name>[^|]+) \| (?P<tried>[\d,]+) \| (?P<happened>.+) \|$", re.MULTILINE)
# Seconds after which a trial is stopped: the longest takes some four minutes.
LIMIT = 1800


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table. `faults` are what did not hold; `cpu` is in seconds, with that of all its processes."""

    name: str
    tried: str
    happened: str
    faults: tuple[str, ...] = ()
    cpu: float = 0.0

    def __str__(self) -> str:
        happened = self.happened
        if self.faults:
            first = self.faults[0][:200] + ("…" if len(self.faults[0]) > 200 else "")
            happened = f"**{len(self.faults)} did not hold**, first: {first} {happened}"
        cells = (re.sub(r"\s+", " ", cell.replace("|", "¦")).strip() for cell in (self.name, self.tried, happened))
        return f"| {' | '.join(cells)} |"


def make(trial: Trial, times: int) -> Row:
    """The row of a trial made in this process, whatever it does."""
    from tests.trust.trial import CannotTryError

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        try:
            made = trial.run(Path(folder), times)
            row = Row(trial.name, f"{made.tried:,}", made.happened, made.wrong)
        except CannotTryError as error:
            row = Row(trial.name, "0", f"could not be tried here: {error}")
        except Exception as error:  # a trial that breaks off is what the table has to tell
            row = Row(trial.name, "0", "", (f"the trial broke off: {type(error).__name__}: {error}",))
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return Row(row.name, row.tried, row.happened, row.faults, sum(one.ru_utime + one.ru_stime for one in used))


def copied(folder: Path) -> dict[str, str]:
    """Copies the trials, and the package where it is this tree's, into a folder. Gives the environment to run there."""
    import counterclaim

    for name in ("tools", "tests", "examples"):
        shutil.copytree(ROOT / name, folder / name)
    package = Path(counterclaim.__file__).parent
    if package.is_relative_to(ROOT / "src"):
        shutil.copytree(package, folder / "src" / package.name)
        package = folder / "src" / package.name
    return os.environ | {"PYTHONPATH": os.pathsep.join([str(folder), str(package.parent)])}


def apart(trial: Trial, counts: str, tree: Path, environment: dict[str, str]) -> Row:
    """The row of a trial made in a process of its own, on the copied tree."""
    with tempfile.TemporaryDirectory() as folder:
        answer = Path(folder) / "row.json"
        command = [sys.executable, str(tree / "tools" / Path(__file__).name), "--counts", counts]
        command += ["--one", trial.name, str(answer)]
        process = subprocess.Popen(
            command, env=environment, cwd=tree, stderr=subprocess.PIPE, text=True, start_new_session=True
        )
        try:
            _, said = process.communicate(timeout=LIMIT)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            return Row(trial.name, "0", "", (f"the trial was stopped after {LIMIT:,} s",))
        if not answer.exists():
            return Row(trial.name, "0", "", (f"the trial ended with {process.returncode}: {said[-300:]}",))
        found = json.loads(answer.read_text("utf-8"))
        return Row(**found | {"faults": tuple(found["faults"])})


def tables(rows: dict[str, str], trials: Sequence[Trial]) -> str:
    """The rows under the headings of their groups, in the order of the trials."""
    text = ""
    for group in dict.fromkeys(trial.group for trial in trials):
        lines = [rows[trial.name] for trial in trials if trial.group == group and trial.name in rows]
        if lines:
            text += f"### {group}\n\n{HEAD}" + "\n".join(lines) + "\n\n"
    return text


def summary(rows: dict[str, str]) -> str:
    """How many trials there were, and how many held, by the rows alone."""
    found = [match for row in rows.values() for match in ROW.finditer(row)]
    tried = sum(int(match["tried"].replace(",", "")) for match in found)
    broken = sum("did not hold**" in match["happened"] for match in found)
    return f"{len(found)} trials, {tried:,} tries; {len(found) - broken} held, {broken} did not.\n\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--counts", choices=("quick", "full"), default="full", help="quick: as often as the tests do")
    parser.add_argument(
        "--only", nargs="+", default=[""], metavar="NAME", help="trials with one of these in their names"
    )
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many trials at a time")
    parser.add_argument("--write", action="store_true", help="put each row into docs/trust.md when it is there")
    parser.add_argument("--one", nargs=2, metavar=("NAME", "FILE"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    from tests.trust.table import TRIALS

    if args.one:
        (trial,) = (trial for trial in TRIALS if trial.name == args.one[0])
        row = make(trial, trial.few if args.counts == "quick" else trial.many)
        Path(args.one[1]).write_text(json.dumps(asdict(row)), "utf-8")
        return 0
    chosen = [trial for trial in TRIALS if any(name in trial.name for name in args.only)]
    before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    old, _, after = rest.partition(END)
    rows = {} if len(chosen) == len(TRIALS) else {match["name"]: match.group() for match in ROW.finditer(old)}
    made: dict[str, Row] = {}
    writing = threading.Lock()

    def one(trial: Trial, tree: Path, environment: dict[str, str]) -> None:
        begun = time.monotonic()
        row = apart(trial, args.counts, tree, environment)
        with writing:
            made[trial.name], rows[trial.name] = row, str(row)
            print(f"{row} {row.cpu:.0f} CPU s, {time.monotonic() - begun:.0f} s", file=sys.stderr, flush=True)
            for fault in row.faults[:10]:
                print(f"  did not hold: {fault}", file=sys.stderr, flush=True)
            if args.write:
                PAGE.write_text(f"{before}{BEGIN}{summary(rows)}{tables(rows, TRIALS)}{END}{after}", "utf-8")

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, ThreadPoolExecutor(args.jobs) as pool:
        environment = copied(Path(folder))
        for trial in sorted(chosen, key=lambda trial: -trial.cost):
            pool.submit(one, trial, Path(folder), environment)
        pool.shutdown()
    shown = rows if args.write else {name: str(row) for name, row in made.items()}
    print(summary(shown) + tables(shown, TRIALS))
    print(f"{sum(row.cpu for row in made.values()):.0f} CPU s", file=sys.stderr)
    return 1 if any(row.faults for row in made.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
