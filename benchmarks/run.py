"""What the program costs on this machine, each figure from a whole process.

    python benchmarks/run.py [SHARED]      SHARED is ../shared by default; without it the bundled example is read

Prints, as one table: words a second of `counterclaim extract` on one core and on two (the ratio beside it), peak
memory of the largest process, the time of a fresh `import counterclaim`, and the size of the installed packages that
the program needs at run time. Words are runs of letters and digits, counted the same way for every row.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
WORD = re.compile(r"\w+")


def words_in(path: Path) -> int:
    """Words of all texts of a JSON Lines file of reports."""
    return sum(len(WORD.findall(json.loads(line)["text"] or "")) for line in path.open(encoding="utf-8"))


def run(*arguments: str) -> tuple[float, float]:
    """Seconds of wall time and megabytes at the peak of one process and its children, by GNU time's figures."""
    code = (
        "import resource, subprocess, sys, time; t = time.perf_counter();"
        "subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL);"
        "print(time.perf_counter() - t, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)"
    )
    done = subprocess.run([sys.executable, "-c", code, *arguments], check=True, capture_output=True, text=True)
    seconds, peak = done.stdout.split()
    return float(seconds), float(peak)


def import_time() -> float:
    """The best of five fresh imports, in seconds, the interpreter's own start taken off."""

    def best(code: str) -> float:
        took = []
        for _ in range(5):
            start = time.perf_counter()
            subprocess.run([sys.executable, "-c", code], check=True)
            took.append(time.perf_counter() - start)
        return min(took)

    return best("import counterclaim") - best("pass")


def installed_size() -> float:
    """Megabytes of the package and everything that it needs at run time, read off the installed files."""
    wanted, seen, total = ["counterclaim"], set[str](), 0
    while wanted:
        name = re.split(r"[\s;\[<>=!~(]", wanted.pop(), maxsplit=1)[0].lower().replace("_", "-")
        if name in seen:
            continue
        seen.add(name)
        try:
            package = distribution(name)
        except PackageNotFoundError:
            continue
        wanted += [r for r in package.requires or [] if "extra ==" not in r]
        for file in package.files or []:
            path = Path(str(package.locate_file(file)))
            total += path.stat().st_size if path.is_file() else 0
    source = TOP / "src" / "counterclaim"
    total += sum(p.stat().st_size for p in source.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    return total / 1e6


def main() -> None:
    shared = Path(sys.argv[1]) if len(sys.argv) > 1 else TOP.parent / "shared"
    corpus = shared / "corpus" / "syria.jsonl"
    if not corpus.exists():
        print(f"{corpus} is not there: reading the bundled example instead, too short for a steady figure")
        corpus = TOP / "examples" / "karabakh-2020" / "reports.jsonl"
    words = words_in(corpus)
    command = [sys.executable, "-m", "counterclaim", "extract", str(corpus), "--format", "jsonl", "--jobs"]
    one, peak_one = run(*command, "1")
    two, peak_two = run(*command, "2")
    print(f"texts: {corpus.name}, {words:,} words; {os.cpu_count()} cores")
    print(f"extract, one process    {words / one:10,.0f} words/s   peak {peak_one:6,.0f} MB   1.00 x")
    print(f"extract, two processes  {words / two:10,.0f} words/s   peak {peak_two:6,.0f} MB   {one / two:.2f} x")
    print(f"import counterclaim     {import_time():10.3f} s")
    print(f"installed, run time     {installed_size():10.0f} MB")


if __name__ == "__main__":
    main()
