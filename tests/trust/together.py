"""Several at once: two builds, a reviewer beside a build, a ledger copied while it is written."""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path

from tests.trust.ground import (
    DRIVER,
    PROGRAM,
    built,
    decided_ledger,
    exported,
    faults_of,
    ran,
    start,
    write_reports,
)
from tests.trust.trial import Outcome, told, trial

from counterclaim.ledger import Ledger, queries

GROUP = "Faults"


@trial(GROUP, "Two builds of one ledger at once", few=1, many=30, cost=120)
def two_builds(folder: Path, times: int) -> Outcome:
    base, decisions = decided_ledger(folder)
    reports = write_reports(folder / "more.jsonl", 60)
    shutil.copy(base, folder / "whole.db")
    built(reports, folder / "whole.db")
    wanted = exported(folder / "whole.db")
    chance = random.Random(7)
    wrong: list[str] = []
    counts = dict.fromkeys(("builds were done", "were told that another writes"), 0)
    path = folder / "war.db"
    for _ in range(times):
        for file in folder.glob("war.db*"):
            file.unlink()
        shutil.copy(base, path)
        pair = []
        for _ in range(2):
            pair.append(start([*DRIVER, "build", str(reports), str(path), "1"]))
            time.sleep(chance.random() * 0.3)
        for process in pair:
            _, said = process.communicate()
            if process.returncode == 0:
                counts["builds were done"] += 1
            elif process.returncode == 3 and "CC207" in said:
                counts["were told that another writes"] += 1
            else:
                wrong.append(f"exit status {process.returncode}: {said[-200:]}")
        wrong += faults_of(path, decisions)
        if exported(path) != wanted:
            wrong.append("the export differs")
    return Outcome(times, told(counts) + "; the ledger verified each time and gave the same bytes", tuple(wrong))


@trial(GROUP, "Decisions, questions and exports while a build writes", few=1, many=10, cost=150)
def beside_a_build(folder: Path, times: int) -> Outcome:
    path, decisions = decided_ledger(folder)
    wrong: list[str] = []
    confirmed = read = 0
    for number in range(times):
        reports = write_reports(folder / f"{number}.jsonl", 120 + number * 40)
        build = start([*DRIVER, "build", str(reports), str(path), "2"], stdout=subprocess.DEVNULL)
        desk = start([*DRIVER, "decide", str(path)])
        while build.poll() is None:
            for command in (["verify", str(path)], ["export", str(path), "--format", "csv"]):
                status, said = ran([*PROGRAM, *command], stdout=subprocess.DEVNULL)
                read += 1
                if status:
                    wrong.append(f"{command[0]} beside a build: {said[-200:]}")
        _, said = build.communicate()
        if build.returncode:
            wrong.append(f"the build failed: {said[-200:]}")
        ended = desk.poll()
        desk.kill()
        out, said = desk.communicate()
        if ended is not None:
            wrong.append(f"the desk failed: {said[-200:]}")
        lines = [line.split() for line in out.splitlines(keepends=True) if line.endswith("\n")]
        confirmed += len(lines)
        with Ledger.open(path, readonly=True) as ledger:
            here = {str(one.number) for one in queries.decisions(ledger)}
        wrong += [f"a confirmed decision is missing: {line[0]}" for line in lines if line[0] not in here]
        wrong += faults_of(path, decisions)
    happened = f"{confirmed:,} decisions were confirmed and none is missing, {read:,} readings verified or exported it"
    return Outcome(times, happened, tuple(wrong))


@trial(GROUP, "A ledger copied while a build writes it, its files one after the other", few=3, many=60, cost=120)
def copied_while_written(folder: Path, times: int) -> Outcome:
    base, decisions = decided_ledger(folder)
    return _copied(folder, times, base, lambda path, copy: _copy_files(path, copy), decisions, may_refuse=True)


@trial(GROUP, "A ledger copied while a build writes it, by SQLite's own backup", few=1, many=30, cost=80)
def backed_up_while_written(folder: Path, times: int) -> Outcome:
    base, decisions = decided_ledger(folder)
    return _copied(folder, times, base, _back_up, decisions, may_refuse=False)


def _copy_files(path: Path, copy: Path) -> None:
    for file in sorted(path.parent.glob(f"{path.name}*")):
        if not file.name.endswith(("-shm", "-build")):
            shutil.copy(file, copy.with_name(file.name.replace(path.name, copy.name)))


def _back_up(path: Path, copy: Path) -> None:
    with closing(sqlite3.connect(path)) as here, closing(sqlite3.connect(copy)) as there:
        here.backup(there)


def _copied(
    folder: Path, times: int, base: Path, take: object, decisions: tuple[object, ...], *, may_refuse: bool
) -> Outcome:
    assert callable(take)
    reports = write_reports(folder / "more.jsonl", 100 if times < 10 else 300)
    path, copy = folder / "war.db", folder / "copy.db"
    wrong: list[str] = []
    counts = dict.fromkeys(("copies held", "copies were refused as damaged"), 0)
    done = 0
    while done < times:
        for file in folder.glob("war.db*"):
            file.unlink()
        shutil.copy(base, path)
        build = start([*DRIVER, "build", str(reports), str(path), "1"], stdout=subprocess.DEVNULL)
        while build.poll() is None and done < times:
            time.sleep(0.05)
            for file in folder.glob("copy.db*"):
                file.unlink()
            take(path, copy)
            done += 1
            faults = faults_of(copy, decisions)  # type: ignore[arg-type]
            if not faults:
                counts["copies held"] += 1
            elif may_refuse and all(
                "CC208" in fault or fault.startswith("verify: the file is damaged") for fault in faults
            ):
                counts["copies were refused as damaged"] += 1
            else:
                wrong += faults
        _, said = build.communicate()
        if build.returncode:
            wrong.append(f"the build failed: {said[-200:]}")
        wrong += faults_of(path, decisions)  # type: ignore[arg-type]
    return Outcome(times, told(counts) + "; the ledger itself verified each time", tuple(wrong))
