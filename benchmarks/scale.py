"""What `extract` and `build` cost as reports grow: processor seconds, words a processor second, peak memory.

    python benchmarks/scale.py [REPORTS ...] [--shared SHARED] [--short] [--attributor rules] [--steps extract2 ...]

1000, 10000 and 100000 reports by default, made by `copies.py`. Each row is one whole command: `extract` with one
process and with two, `build` with two. Memory is the largest sum of what all processes of the command held at one
moment (their own and their share of what is common: PSS of /proc/PID/smaps_rollup), looked at twice a second; beside
it the largest single process. Wall time is printed too, but with other work on the machine only processor seconds
compare. `--short` takes short reports alone, `--attributor rules` reads without the model: both for runs that would
take too long otherwise, and both are said in the row.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import copies

STEPS = ("extract1", "extract2", "build2")
# Runs the command line with another attributor; workers are spawned and read the environment as their parent does.
BOOT = "import sys; from counterclaim.cli.main import run; sys.exit(run(sys.argv[1:]))"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("reports", nargs="*", type=int, default=[1_000, 10_000, 100_000])
    parser.add_argument("--shared", type=Path, default=copies.TOP.parent / "shared")
    parser.add_argument("--short", action="store_true", help="reports of at most 400 characters")
    parser.add_argument("--attributor", choices=("rules", "both"), default="both")
    parser.add_argument("--steps", nargs="*", choices=STEPS, default=STEPS)
    given = parser.parse_args()
    print(
        "reports       words  command                        CPU s   words/CPU s   wall s   peak MB   largest MB",
        flush=True,
    )
    with tempfile.TemporaryDirectory() as folder:
        for count in given.reports:
            path = Path(folder, f"{count}.jsonl")
            words = copies.write(path, count, given.shared, short=given.short)
            for step in given.steps:
                row(step, path, words, count, given)
            path.unlink()


def row(step: str, path: Path, words: int, count: int, given: argparse.Namespace) -> None:
    """Runs one command and prints what it cost."""
    name, jobs = step[:-1], step[-1]
    ledger = path.with_suffix(".db")
    arguments = [name, str(path), "--jobs", jobs]
    arguments += ["--ledger", str(ledger)] if name == "build" else ["--format", "jsonl"]
    start = time.perf_counter()
    spent, peak, largest = measured(arguments, given.attributor)
    took = time.perf_counter() - start
    said = f"{name} --jobs {jobs}" + (", rules" if given.attributor == "rules" else "") + (", short" * given.short)
    print(
        f"{count:7,} {words:11,}  {said:26} {spent:9.1f} {words / spent:13,.0f} {took:8.0f} {peak:9.0f} {largest:12.0f}"
        + (f"   ledger {ledger.stat().st_size / 1e6:,.0f} MB" if name == "build" else ""),
        flush=True,
    )
    for rest in path.parent.glob(f"{ledger.name}*"):
        rest.unlink()


def measured(arguments: list[str], attributor: str) -> tuple[float, float, float]:
    """Processor seconds of a command with all its processes, and megabytes at its peak: all together, the largest."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-c", BOOT, *arguments]
    if attributor != "both":
        command[2:3] = [str(Path(__file__).resolve()), "--run", attributor]
        command.remove("-c")
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak = largest = 0.0
    while process.poll() is None:
        held = [size for size in map(held_by, family(process.pid)) if size]
        peak, largest = max(peak, sum(held)), max(largest, *held, 0.0)
        time.sleep(0.5)
    if process.returncode:
        raise SystemExit(f"{arguments} ended with {process.returncode}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, peak, largest


def family(root: int) -> list[int]:
    """A process and all that descend from it."""
    parents: dict[int, int] = {}
    for entry in os.scandir("/proc"):
        if entry.name.isdigit():
            try:
                said = Path(entry.path, "stat").read_text()
            except OSError:
                continue
            parents[int(entry.name)] = int(said.rpartition(")")[2].split()[1])
    found = [root]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return found


def held_by(process: int) -> float:
    """Megabytes that a process holds, shared pages by its share; 0 where it has ended."""
    try:
        said = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in said.splitlines() if line.startswith("Pss:")), 0.0)


def _other_attributor(name: str) -> None:
    import counterclaim.language.attribution as attribution
    import counterclaim.language.pipeline as pipeline

    attribution.DEFAULT_ATTRIBUTOR = pipeline.DEFAULT_ATTRIBUTOR = name


if len(sys.argv) > 2 and sys.argv[1] == "--run":  # also in each process of the pool, which imports this file anew
    _other_attributor(sys.argv[2])

if __name__ == "__main__":
    if len(sys.argv) > 2 and sys.argv[1] == "--run":
        from counterclaim.cli.main import run

        sys.exit(run(sys.argv[3:]))
    main()
