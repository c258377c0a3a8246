"""SIGKILL at random moments: of a build, of decisions, of an export and of a dossier."""

from __future__ import annotations

import json
import shutil
import time
from itertools import cycle
from pathlib import Path
from threading import Timer

from tests.trust.desks import Desk
from tests.trust.ground import (
    DRIVER,
    PROGRAM,
    built,
    decided_ledger,
    exported,
    faults_of,
    killed,
    kills,
    moments,
    seconds_of,
    start,
    write_reports,
)
from tests.trust.trial import Outcome, told, trial

from counterclaim.cli.export import Form
from counterclaim.ledger import Ledger, queries
from counterclaim.review.guard import Guard

GROUP = "Faults"


@trial(
    GROUP,
    "SIGKILL in a build that adds to a ledger with decisions; then the same build again",
    few=3,
    many=100,
    cost=200,
)
def build_killed(folder: Path, times: int) -> Outcome:
    base, decisions = decided_ledger(folder)
    reports = write_reports(folder / "more.jsonl", 120 if times < 10 else 240)
    shutil.copy(base, folder / "whole.db")
    took = seconds_of([*DRIVER, "build", str(reports), str(folder / "whole.db")])
    wanted = exported(folder / "whole.db")
    path = folder / "killed.db"
    wrong: list[str] = []
    counts = dict.fromkeys(("killed", "done before", "builds went on to the end and gave the same bytes"), 0)
    shutil.copy(base, path)
    tried = 0
    for number, was_killed in kills([*DRIVER, "build", str(reports), str(path)], times, took, seed=1):
        tried += 1
        counts["killed" if was_killed else "done before"] += 1
        wrong += faults_of(path, decisions)
        # Every few rounds, and in the last, the build is let go on to its end.
        if number % 3 == 2 or counts["killed"] == times:
            built(reports, path)
            wrong += faults_of(path, decisions)
            if exported(path) != wanted:
                wrong.append("the export of a build that was killed and run again differs")
            counts["builds went on to the end and gave the same bytes"] += 1
            for file in folder.glob("killed.db*"):
                file.unlink()
            shutil.copy(base, path)
    return Outcome(
        tried, told(counts) + "; after each the ledger opened, verified and had its 40 decisions", tuple(wrong)
    )


@trial(GROUP, "SIGKILL in the first build of a ledger, by the whole program", few=1, many=100, cost=250)
def first_build_killed(folder: Path, times: int) -> Outcome:
    reports = folder / "reports.jsonl"
    with reports.open("w", encoding="utf-8") as stream:
        for number in range(12 if times < 10 else 30):
            text = f"Orlenian officials said on Monday that {number + 2} soldiers had been killed near Kestrin."
            stream.write(json.dumps({"id": f"o{number}", "published": "2021-04-05", "text": text}) + "\n")
    command = [*PROGRAM, "build", str(reports), "--jobs", "2", "--ledger"]
    took = seconds_of([*command, str(folder / "whole.db")])
    wanted = exported(folder / "whole.db")
    path = folder / "killed.db"
    wrong: list[str] = []
    counts = dict.fromkeys(("killed", "of them before there was a ledger", "done before"), 0)
    tried = 0
    for number, was_killed in kills([*command, str(path)], times, took, seed=2):
        tried += 1
        if not was_killed:
            counts["done before"] += 1
        elif not path.exists() or path.stat().st_size == 0:  # SQLite makes the file before it writes to it
            counts["killed"] += 1
            counts["of them before there was a ledger"] += 1
        else:
            counts["killed"] += 1
            wrong += faults_of(path)
        if number % 10 == 9 or counts["killed"] == times:
            seconds_of([*command, str(path)])
            if exported(path) != wanted:
                wrong.append("the export of a build that was killed and run again differs")
            for file in folder.glob("killed.db*"):
                file.unlink()
    return Outcome(
        tried, told(counts) + "; what was there opened and verified, and gave the same bytes in the end", tuple(wrong)
    )


@trial(GROUP, "SIGKILL in review decisions, each confirmed before the next is made", few=3, many=100, cost=100)
def decisions_killed(folder: Path, times: int) -> Outcome:
    path, decisions = decided_ledger(folder)
    wrong: list[str] = []
    confirmed = 0
    for moment in moments(times, 0.4, seed=3):
        process = start([*DRIVER, "decide", str(path)])
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(moment)
        process.kill()
        rest, said = process.communicate()
        if not first:
            wrong.append(f"it ended with {process.returncode} before it decided: {said[-200:]}")
        lines = [line.split() for line in (first + rest).splitlines(keepends=True) if line.endswith("\n")]
        confirmed += len(lines)
        wrong += faults_of(path, decisions)
        with Ledger.open(path, readonly=True) as ledger:
            here = {(one.number, one.claim, one.verb.value) for one in queries.decisions(ledger)}
        wrong += [f"a confirmed decision is missing: {line}" for line in lines if (int(line[0]), *line[1:]) not in here]
    return Outcome(times, f"{confirmed:,} decisions were confirmed, none is missing", tuple(wrong))


@trial(GROUP, "SIGKILL in the review desk while a browser decides", few=1, many=100, cost=200)
def desk_killed(folder: Path, times: int) -> Outcome:
    path, decisions = decided_ledger(folder)
    with Ledger.open(path, readonly=True) as ledger:
        claims = cycle([row.claim.id for row in queries.claims(ledger)])
    verbs = cycle(("accept", "reject", "unsure"))
    wrong: list[str] = []
    confirmed = 0
    for moment in moments(times, 0.6, seed=10):
        process = start([*DRIVER, "desk", str(path)])
        assert process.stdout is not None
        said = process.stdout.readline().split()  # once it listens, or has ended
        if len(said) != 2:
            process.kill()
            wrong.append(f"the desk ended before it listened: {process.communicate()[1][-200:]}")
            continue
        desk = Desk(int(said[0]), Guard())
        desk.guard.form_key = said[1]
        end = Timer(moment, process.kill)
        end.start()
        numbers = []
        while process.poll() is None:
            claim, verb = next(claims), next(verbs)
            answer = desk.post(f"/claim/{claim}/decide", {"verb": verb})
            if answer.status == 303:
                numbers.append((int(answer.header("location").rpartition("did=")[2]), claim, verb))
            elif answer.status:
                wrong.append(f"a decision was answered with {answer.status}: {answer.body[:80]}")
        end.join()
        process.communicate()
        confirmed += len(numbers)
        wrong += faults_of(path, decisions)
        with Ledger.open(path, readonly=True) as ledger:
            here = {(one.number, one.claim, one.verb.value) for one in queries.decisions(ledger)}
        wrong += [f"a confirmed decision is missing: {one}" for one in numbers if one not in here]
    return Outcome(times, f"{confirmed:,} decisions were confirmed, none is missing", tuple(wrong))


@trial(GROUP, "SIGKILL in an export over an older one, all formats in turn", few=3, many=100, cost=100)
def export_killed(folder: Path, times: int) -> Outcome:
    path = folder / "war.db"
    built(write_reports(folder / "reports.jsonl", 200 if times < 10 else 400), path)
    wrong: list[str] = []
    counts = dict.fromkeys(("older files stood", "new ones were whole"), 0)
    took: dict[Form, float] = {}
    whole: dict[Form, bytes] = {}
    forms = list(Form)
    for number, moment in enumerate(moments(times, 1.0, seed=4)):
        form = forms[number % len(forms)]
        output = folder / f"claims.{form.value}"
        command = [*PROGRAM, "export", str(path), "--format", form.value, "--output", str(output)]
        if form not in took:
            took[form] = seconds_of(command)
            whole[form] = output.read_bytes()
        output.write_bytes(b"an older export\n")
        killed(command, moment * took[form], whole_group=True)
        now = output.read_bytes()
        if now == whole[form]:
            counts["new ones were whole"] += 1
        elif now == b"an older export\n":
            counts["older files stood"] += 1
        else:
            wrong.append(f"half an export: {form.value}, {len(now)} of {len(whole[form])} bytes")
    return Outcome(times, told(counts) + "; no half file", tuple(wrong + faults_of(path)))


@trial(GROUP, "SIGKILL in writing a dossier over an older one", few=1, many=40, cost=60)
def dossier_killed(folder: Path, times: int) -> Outcome:
    path, output = folder / "war.db", folder / "dossier.html"
    built(write_reports(folder / "reports.jsonl", 20 if times < 10 else 60), path)
    command = [*PROGRAM, "dossier", str(path), "--output", str(output)]
    took = seconds_of(command)
    whole = output.read_bytes()
    wrong: list[str] = []
    counts = dict.fromkeys(("older pages stood", "new ones were whole"), 0)
    for moment in moments(times, took, seed=5):
        output.write_bytes(b"an older page\n")
        killed(command, moment, whole_group=True)
        now = output.read_bytes()
        counts["new ones were whole" if now == whole else "older pages stood"] += 1
        if now not in (whole, b"an older page\n"):
            wrong.append(f"half a page: {len(now)} of {len(whole)} bytes")
    return Outcome(times, told(counts) + "; no half page", tuple(wrong + faults_of(path)))
