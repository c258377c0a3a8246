"""Every benchmark, one after the other, each as its own command, and their figures as one table.

    python benchmarks/all.py [SHARED] [--few] [--only NAME ...]      SHARED is ../shared by default

A run of some hours on two cores; with `--few` sizes are small and it takes minutes: that each still runs, not how fast
a large one is. `--only scale ledger` runs those. What each prints goes through as it comes; at the end stands the
table that docs/scale.md has. One that fails (no browser, no annotated texts) doesn't stop the others; the exit status
is then 1.
"""

from __future__ import annotations

import argparse
import re
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
BUILD = HERE.parent / "build"
# A figure of each benchmark's lines: the name of it, made of the groups of a line that fits, and the figure.
FIGURES = {
    "run.py": (
        (r"^extract, (one process|two processes) +([\d,]+) words/s +peak +([\d,]+) MB", r"\1: words a second", r"\2"),
        (r"^extract, (one process|two processes) .*peak +([\d,]+) MB", r"\1: MB of the largest process", r"\2"),
        (r"^extract, two processes .* ([\d.]+) x", "two processes against one", r"\1 x"),
        (r"^import counterclaim +([\d.]+) s", "`import counterclaim`, seconds", r"\1"),
        (r"^installed, run time +(\d+) MB", "installed, MB", r"\1"),
    ),
    "scale.py": (
        (r"^ *([\d,]+) +[\d,]+  (\S.*?\S)  +([\d.]+) +([\d,]+) +\d+ +(\d+)", r"\1 reports, `\2`: words a CPU s", r"\4"),
        (r"^ *([\d,]+) +[\d,]+  (\S.*?\S)  +([\d.]+) +([\d,]+) +\d+ +(\d+)", r"\1 reports, `\2`: peak MB", r"\5"),
    ),
    "stages.py": ((r"^(\S.*?)  +([\d.]+) s +([\d.]+) %", r"\1", r"\3 %"),),
    "peers.py": ((r"^ *(\S.*?)  +[\d.]+ +([\d,]+) +([\d.]+)x", r"\1: words a CPU s", r"\2, \3 x"),),
    "ledger.py": (
        (r"^\| +([\d,]+) \| (\S.*?) +\| +([\d.]+) \| +(\d+) \|", r"\1 claims, \2: CPU s, peak MB", r"\3, \4"),
    ),
}


def commands(shared: str, *, few: bool) -> list[list[str]]:
    """The commands, without the interpreter."""
    sizes = ["200", "1000"] if few else ["1000", "10000", "100000"]
    claims = "10000" if few else "1000000"
    example = str(HERE) if few else shared
    return [
        # Without the corpora these two take the bundled example alone.
        ["run.py", example],
        ["scale.py", *sizes, "--shared", shared, *(["--short"] if few else [])],
        ["stages.py", shared, "--reports", "60" if few else "300"],
        ["peers.py", shared, *(["--limit", "10"] if few else [])],
        ["ledger.py", *(["10000"] if few else ["10000", "100000", "1000000"])],
        # Reconciling a million claims takes an hour, and tells nothing of how fast the desk answers.
        ["desk.py", str(BUILD / f"desk-{claims}.db"), "--claims", claims, "--stand-in"],
        ["dossier.py", example],
    ]


def figures(name: str, printed: list[str]) -> Iterator[tuple[str, str]]:
    """What a benchmark measured, and the figure, from the lines that it printed."""
    for line in printed:
        for pattern, what, figure in FIGURES.get(name, ()):
            if found := re.search(pattern, line):
                yield found.expand(what), found.expand(figure)


def main() -> int:
    """Runs them all; what each prints goes through."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", nargs="?", default=str(HERE.parent.parent / "shared"))
    parser.add_argument("--few", action="store_true", help="small sizes, some minutes")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="these alone: run, scale, stages, …")
    given = parser.parse_args()
    BUILD.mkdir(exist_ok=True)
    table, failed = ["| benchmark | what | figure |", "|---|---|---:|"], []
    for command in commands(given.shared, few=given.few):
        name = command[0]
        if given.only and name.removesuffix(".py") not in given.only:
            continue
        print(f"\n== benchmarks/{' '.join(command)}", flush=True)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        running = subprocess.Popen([sys.executable, HERE / name, *command[1:]], stdout=subprocess.PIPE, text=True)
        printed = []
        for line in running.stdout or ():
            print(line, end="", flush=True)
            printed.append(line)
        if running.wait():
            failed.append(name)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        table += [f"| `{name}` | {what} | {figure} |" for what, figure in figures(name, printed)]
        table.append(f"| `{name}` | {'failed after' if name in failed else 'all of it'}, CPU s | {spent:,.0f} |")
    print("\n" + "\n".join(table))
    if failed:
        print(f"\nfailed: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
