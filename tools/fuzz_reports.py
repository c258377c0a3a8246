"""Feeds bytes that nobody would write to the reader of reports, for as long as it is told, and keeps what goes wrong.

    make fuzz MINUTES=60                                   # makes .venv-fuzz with atheris, and runs this there
    python tools/fuzz_reports.py --minutes 60 --out FOLDER

Atheris (libFuzzer) changes the bytes by which branches of `counterclaim.reports` they reach. The first byte says what
the others are: JSON Lines, a text file, a page, standard input, the fields of one record, or a table. What must hold
for any of them stands in `problem_of`. An input for which it doesn't is written to FOLDER/findings once a sort, and the
run goes on; FOLDER/corpus keeps the inputs that reached new branches, for the next run.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import traceback
from datetime import date
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TODAY = date(2026, 1, 1)
KINDS = ("jsonl", "txt", "html", "stdin", "record", "csv")
# CPU seconds that 4 KB may take. A page of that size takes some milliseconds, the first one a second of imports.
SLOW = 2.0
MAX_LENGTH = 4096
WORDS = (
    '"id"',
    '"text"',
    '"title"',
    '"published"',
    '"2020-10-26"',
    '\\"ud800\\"',
    "date 2020-10-26",
    "BAKU, Oct 26 (Wire) - ",
    "Photo: ",
    "FILE - ",
    "(Reporting by ",
    "By ",
    "Updated 5 May 2021",
    "/Wire Photo)",
    "ADVERTISEMENT",
    "Read more",
    "<figure><figcaption>",
    "<article><p>",
    "<script type=ld+json>",
    "<meta charset=utf-16>",
    "<meta property=article:published_time content=2020-02-30>",
    "&#0;",
    "&#xD800;",
    "<!--",
    "]]>",
)
SEEDS = (
    b'\x00{"id": "a", "text": "Officials said 12 soldiers were killed."}\n{"id": 1}\n[]\n{"id": "a", "text": 1}',
    b"\x01date 2021-04-05\n\nKESTRIN, Orlenia (Wire) - Officials said 12 died.\n\nBy A. Writer\n\n(Reporting by B.)",
    b"\x01FILE - In this Monday, April 5, 2021 photo, smoke rises. (A. Person/Wire)\n\nUpdated 5 May 2021\n\nText.",
    b"\x02<!doctype html><html><head><meta charset=utf-8><title>T</title></head><body><article><h1>T</h1><p>Officials "
    b"in Kestrin said twelve soldiers were killed in the shelling of the town on Monday, and many wounded.</p><figure>"
    b"<img src=a.jpg><figcaption>A house in Kestrin.</figcaption></figure><p>More text is here.</p></article></body>",
    b'\x02<?xml version="1.0" encoding="latin-1"?><html><body><div class="caption">C</div><p>caf\xe9</p></body></html>',
    b"\x03\xef\xbb\xbf{\n",
    b"\x04title\x00Mon, 26 Oct 2020 10:00:00 +0400\x00KESTRIN, May 5 (Wire) \xe2\x80\x94 A text.\n\nPhoto: A. Person",
    b'\x05\xef\xbb\xbfid;text;published\r\na;"Officials said ""12"" died; more\nwere hurt.";05.04.2021\r\nb;;\r\n;"x',
)


def problem_of(data: bytes, folder: Path) -> str:
    """What is wrong with how these bytes are read, in a line that is the same for the same fault; else an empty one.

    Whatever comes in: nothing is raised; a report's text is what was given, its parts lie in it, in order and apart,
    and its fingerprint is its text's; a refusal has a code of the table; and it doesn't take long.
    """
    if not data:
        return ""
    start = time.process_time()
    try:
        wrong = _read(KINDS[data[0] % len(KINDS)], data[1:], folder)
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} in {Path(last.filename).name}:{last.name}"
    took = time.process_time() - start
    return wrong or (f"slow: {KINDS[data[0] % len(KINDS)]}" if took > SLOW else "")


def _read(kind: str, data: bytes, folder: Path) -> str:
    from counterclaim.errors import RefusedReport
    from counterclaim.reports import REFUSALS, read_reports

    if kind == "record":
        fields = dict(zip(("title", "published", "text"), data.decode("utf-8", "replace").split("\0"), strict=False))
        half = "\ud800" if data.endswith(b"~") else ""
        data, kind = json.dumps({"id": "r", **fields, "text": fields.get("text", "") + half}).encode(), "jsonl"
    path = folder / f"r.{'bin' if kind == 'stdin' else kind}"
    path.write_bytes(data)
    refused: list[RefusedReport] = []
    if kind == "stdin":
        saved, sys.stdin = sys.stdin, path.open("r")
        try:
            reports = list(read_reports(["-"], refused=refused.append, today=TODAY))
        finally:
            sys.stdin.close()
            sys.stdin = saved
    else:
        reports = list(read_reports([path], refused=refused.append, today=TODAY))
    if not reports and not refused:
        return "neither a report nor a refusal"
    for error in refused:
        if error.code not in REFUSALS or not error.what or not error.mend:
            return f"a refusal without its words: {error.code}"
        str(error)
    for report in reports:
        if not report.text.strip() or not report.id:
            return "a report without id or text"
        if report.fingerprint != sha256(report.text.encode()).hexdigest():
            return "a fingerprint of another text"
        if report.published is not None and report.published > TODAY:
            return "a report of the future"
        if kind == "txt" and report.text != data.removeprefix(b"\xef\xbb\xbf").decode():
            return "a text that was altered"
        end = 0
        for part in report.parts:
            if not end <= part.span.start < part.span.end <= len(report.text):
                return "parts that overlap, are empty or lie outside the text"
            end = part.span.end
    return ""


def fuzz(out: Path, minutes: float) -> None:
    """Runs for that long, one process after the other: libFuzzer ends where one input hangs or fills the memory."""
    corpus, findings = out / "corpus", out / "findings"
    for folder in (corpus, findings):
        folder.mkdir(parents=True, exist_ok=True)
    for seed in SEEDS:
        (corpus / f"seed-{sha256(seed).hexdigest()[:12]}").write_bytes(seed)
    words = out / "words.dict"
    words.write_text("".join(f'"{_escaped(word)}"\n' for word in WORDS), "utf-8")
    until = time.monotonic() + 60 * minutes
    log = out / "log.txt"
    while (left := until - time.monotonic()) > 1:
        options = [
            str(corpus),
            f"-max_total_time={int(left) + 1}",
            f"-max_len={MAX_LENGTH}",
            f"-dict={words}",
            "-timeout=60",
            "-rss_limit_mb=3000",
            f"-artifact_prefix={findings}/",
            "-print_final_stats=1",
        ]
        with log.open("ab") as stream:
            subprocess.run(
                [sys.executable, __file__, "--out", str(out), "--worker", "--", *options], stderr=stream, check=False
            )
    print(summary(out))


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace('"', '\\"')


def summary(out: Path) -> str:
    """How many inputs were tried, in how much time, and what was found."""
    log = (out / "log.txt").read_text("utf-8", "replace") if (out / "log.txt").exists() else ""
    tried = [int(line.split(":")[-1]) for line in log.splitlines() if line.startswith("stat::number_of_executed_units")]
    found = sorted(path.name for path in (out / "findings").iterdir() if path.suffix == ".txt")
    others = sorted(path.name for path in (out / "findings").iterdir() if path.suffix not in (".txt", ".bin"))
    reached = [line.split("cov:")[1].split()[0] for line in log.splitlines() if "cov:" in line]
    lines = [f"inputs tried: {sum(tried):,}", f"branches reached: {reached[-1] if reached else 0}"]
    lines += [f"finding: {(out / 'findings' / name).read_text('utf-8').splitlines()[0]}" for name in found]
    lines += [f"libFuzzer: {name}" for name in others]
    return "\n".join([*lines, f"findings: {len(found) + len(others)}"])


def _work(out: Path, options: list[str]) -> None:
    import atheris

    with atheris.instrument_imports(include=["counterclaim.reports", "counterclaim.model.span"]):
        import counterclaim.reports.read  # noqa: F401
    import trafilatura  # noqa: F401  (so that its import isn't taken for a slow page)

    place = Path(tempfile.mkdtemp(dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None))
    problem_of(SEEDS[3], place)
    seen: set[str] = set()

    def once(data: bytes) -> None:
        wrong = problem_of(data, place)
        if wrong and wrong not in seen:
            seen.add(wrong)
            name = sha256(wrong.encode()).hexdigest()[:12]
            if not (out / "findings" / f"{name}.txt").exists():
                (out / "findings" / f"{name}.txt").write_text(f"{wrong}\n{data!r}\n", "utf-8")
                (out / "findings" / f"{name}.bin").write_bytes(data)

    atheris.Setup([sys.argv[0], *options], once)
    atheris.Fuzz()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "fuzz")
    parser.add_argument("--summary", action="store_true", help="print what an earlier run found")
    parser.add_argument("--worker", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("options", nargs="*", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.worker:
        _work(args.out, args.options)
    elif args.summary:
        print(summary(args.out))
    else:
        fuzz(args.out, args.minutes)


if __name__ == "__main__":
    main()
