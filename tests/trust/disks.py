"""A disk that is full, and one that is read-only."""

from __future__ import annotations

import random
import resource
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.trust.ground import DRIVER, PROGRAM, built, decided_ledger, exported, faults_of, ran, ran_here, write_reports
from tests.trust.trial import CannotTryError, Outcome, told, trial

GROUP = "Faults"


@contextmanager
def disk(folder: Path, size: str) -> Iterator[Path]:
    """A file system of that size in memory. CannotTryError where none may be mounted."""
    folder.mkdir(exist_ok=True)
    mount = shutil.which("mount")
    if mount is None:
        raise CannotTryError("needs `mount`")
    made = subprocess.run([mount, "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], capture_output=True)
    if made.returncode:
        raise CannotTryError("may not mount a disk here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def _remount(folder: Path, options: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{options}", str(folder)], check=True)


@trial(
    GROUP,
    "A disk that fills up in a build, of sizes drawn by chance; then the same build with more space",
    1,
    30,
    cost=150,
)
def build_on_full_disk(folder: Path, times: int) -> Outcome:
    base, decisions = decided_ledger(folder)
    reports = write_reports(folder / "more.jsonl", 60, size=4000)
    shutil.copy(base, folder / "whole.db")
    built(reports, folder / "whole.db")
    wanted = exported(folder / "whole.db")
    smallest, chance = base.stat().st_size // 1024, random.Random(6)
    wrong: list[str] = []
    counts = dict.fromkeys(("times it was full", "times it held all"), 0)
    for _ in range(times):
        with disk(folder / "disk", f"{smallest + chance.randrange(60, 900)}k") as place:
            path = place / "war.db"
            shutil.copy(base, path)
            status, said = ran([*DRIVER, "build", str(reports), str(path), "1"])
            counts["times it was full" if status else "times it held all"] += 1
            if status and ("CC205" not in said or "Traceback" in said):
                wrong.append(f"a full disk is not called one: {said[-200:]}")
            wrong += _readable(path, decisions)
            _remount(place, "size=64m")
            status, said = ran([*DRIVER, "build", str(reports), str(path), "1"])
            if status or exported(path) != wanted:
                wrong.append(f"with more space it doesn't go on: {said[-200:]}")
            wrong += faults_of(path, decisions)
    happened = f"{told(counts)}; the ledger verified each time with its decisions, and more space gave the same bytes"
    return Outcome(times, happened, tuple(wrong))


def _readable(path: Path, decisions: tuple[object, ...]) -> list[str]:
    """What is wrong with a ledger on a disk on which nothing more can be written."""
    copy = path.parents[1] / "copy"
    copy.mkdir(exist_ok=True)
    for file in copy.iterdir():
        file.unlink()
    for file in path.parent.glob(f"{path.name}*"):
        shutil.copy(file, copy)
    status, said = ran_here("verify", path)
    wrong = [f"verify on the full disk: {said[-200:]}"] if status else []
    return wrong + faults_of(copy / path.name, decisions)  # type: ignore[arg-type]


@trial(GROUP, "A limit on the size of files that an export, a dossier or a decision meets", 1, 4, cost=25)
def outputs_on_full_disk(folder: Path, times: int) -> Outcome:
    path, decisions = decided_ledger(folder)
    wrong: list[str] = []
    tried = 0
    for limit in (1 << 10, 4 << 10, 16 << 10, 20 << 10)[:times]:
        for name, command in (
            ("claims.csv", ["export", str(path), "--format", "csv"]),
            ("claims.jsonl", ["export", str(path), "--format", "jsonl"]),
            ("page.html", ["dossier", str(path)]),
        ):
            output = folder / name
            output.write_text("an older one\n")
            status, said = ran([*PROGRAM, *command, "--output", str(output)], preexec_fn=_limited(limit))
            tried += 1
            if not status or "Traceback" in said or output.read_text() != "an older one\n":
                wrong.append(f"{name}: exit status {status}, {said[-200:]}")
        status, said = ran([*DRIVER, "decide", str(path)], preexec_fn=_limited(path.stat().st_size + limit))
        tried += 1
        if not status:
            wrong.append("decisions past the limit were confirmed")
        wrong += faults_of(path, decisions)
    left = [file.name for file in folder.iterdir() if file.name.startswith(".")]
    wrong += [f"left behind: {name}" for name in left]
    return Outcome(tried, "each said so; the older files stood, no draft was left, no decision was lost", tuple(wrong))


def _limited(size: int) -> object:
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@trial(
    GROUP, "A read-only disk: build, export, dossier and decide onto it; verify, ask and export from it", 1, 5, cost=20
)
def read_only_disk(folder: Path, times: int) -> Outcome:
    base, decisions = decided_ledger(folder)
    wrong: list[str] = []
    tried = 0
    for _ in range(times):
        with disk(folder / "disk", "16m") as place:
            path = place / "war.db"
            shutil.copy(base, path)
            _remount(place, "ro")
            for command in (
                ("build", folder / "first.jsonl", "--ledger", path),
                ("export", path, "--format", "csv", "--output", place / "claims.csv"),
                ("dossier", path, "--output", place / "page.html"),
            ):
                status, said = ran_here(*command)
                tried += 1
                if status != 3 or "Traceback" in said or not any(code in said for code in ("CC206", "CC220", "CC230")):
                    wrong.append(f"{command[0]}: exit status {status}, {said[-200:]}")
            status, said = ran([*DRIVER, "decide", str(path)])
            tried += 1
            if not status:
                wrong.append("a decision was confirmed on a read-only disk")
            for name, *more in (["verify"], ["ask", "killed"], ["export", "--format", "jsonl"]):
                status, said = ran_here(name, path, *more)
                tried += 1
                if status:
                    wrong.append(f"{name}: exit status {status}, {said[-200:]}")
            if [file.name for file in place.iterdir()] != ["war.db"] or path.read_bytes() != base.read_bytes():
                wrong.append("something changed on a read-only disk")
        wrong += faults_of(base, decisions)
    return Outcome(tried, "what writes said that it can't, what reads went on", tuple(wrong))
