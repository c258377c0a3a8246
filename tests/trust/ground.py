"""What the trials of faults stand on: reports, a ledger of them with decisions, and the checks after each fault."""

from __future__ import annotations

import io
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.ledger import fake_extraction as fake

import counterclaim
from counterclaim.cli import run
from counterclaim.errors import CounterclaimError
from counterclaim.export import export
from counterclaim.ledger import Ledger, build, decide, queries, verify
from counterclaim.model.decision import Decision, Verb

TOP = Path(__file__).parents[2]
PROGRAM = [sys.executable, "-m", "counterclaim"]
DRIVER = [sys.executable, "-m", "tests.trust.driver"]
# The package that is tried is the one that is imported here: of the tree, or an installed one.
ENVIRONMENT = os.environ | {"PYTHONPATH": os.pathsep.join([str(TOP), str(Path(counterclaim.__file__).parents[1])])}

# Seconds: a worker that is still being started when its program is killed sees that once it listens, and on a busy
# machine that takes a while.
OUTLIVE = 60


def write_reports(path: Path, count: int, size: int = 300) -> Path:
    """Reports of a war that never was, each with two figures and padding of `size` characters."""
    with path.open("w", encoding="utf-8") as stream:
        for number in range(count):
            text = f"Karsa counted {number} and then {number + 7} of its soldiers dead. " + "Rain fell. " * (size // 11)
            row = {"id": f"r{number:05}", "text": text, "published": "2019-03-04", "outlet": "Harbour Courier"}
            stream.write(json.dumps(row) + "\n")
    return path


def built(reports: Path, ledger: Path) -> None:
    """Builds in this process, with an extraction that takes every number for a toll."""
    build([reports], ledger, jobs=1, make=fake.make_fake, version="fake-1")


def decided_ledger(folder: Path) -> tuple[Path, tuple[Decision, ...]]:
    """A ledger with 40 reports and 40 decisions, ten of each verb, in a folder; `first.jsonl` holds its reports."""
    files, made = _decided_ledger()
    for name, content in files:
        (folder / name).write_bytes(content)
    return folder / "decided.db", made


@cache
def _decided_ledger() -> tuple[tuple[tuple[str, bytes], ...], tuple[Decision, ...]]:
    with TemporaryDirectory() as place:
        path, reports = Path(place) / "decided.db", write_reports(Path(place) / "first.jsonl", 40)
        built(reports, path)
        with Ledger.open(path) as ledger:
            ids = [row.claim.id for row in queries.claims(ledger)]
            for number, claim in enumerate(ids[:40]):
                verb = (Verb.ACCEPT, Verb.REJECT, Verb.UNSURE, Verb.EDIT)[number % 4]
                edit = {"field": "date", "new": "2019-03-01"} if verb is Verb.EDIT else {}
                decide(ledger, claim, verb, who="R. Reader", why="as it stands there", **edit)  # type: ignore[arg-type]
            made = queries.decisions(ledger)
        assert len(made) == 40
        return (("decided.db", path.read_bytes()), ("first.jsonl", reports.read_bytes())), made


def exported(path: Path) -> str:
    """The whole export of a ledger."""
    stream = io.StringIO()
    with Ledger.open(path, readonly=True) as ledger:
        export(ledger, "jsonl", stream, rejected=True)
    return stream.getvalue()


def faults_of(path: Path, decisions: tuple[Decision, ...] = ()) -> list[str]:
    """Why a ledger doesn't hold: it doesn't open, `verify` finds something, or one of these decisions is missing."""
    try:
        with Ledger.open(path) as ledger:
            result = verify(ledger)
            here = set(queries.decisions(ledger))
    except CounterclaimError as error:
        return [f"the ledger doesn't open: {error.code} {error.what}"]
    wrong = [f"verify: {failure.what}" for failure in result.failures[:3]]
    if missing := [one.number for one in decisions if one not in here]:
        wrong.append(f"decisions are missing: {missing[:5]}")
    return wrong


def start(command: list[str], **options: object) -> subprocess.Popen[str]:
    """A program in a process group of its own, with what it prints to be read from pipes."""
    defaults: dict[str, object] = {
        "env": ENVIRONMENT,
        "cwd": TOP,
        "start_new_session": True,
        "stdout": subprocess.PIPE,
        "stderr": subprocess.PIPE,
        "text": True,
    }
    return subprocess.Popen(command, **(defaults | options))  # type: ignore[call-overload,no-any-return]


def ran(command: list[str], **options: object) -> tuple[int, str]:
    """Exit status and standard error of a program."""
    process = start(command, **options)
    _, said = process.communicate()
    return process.returncode, said


def ran_here(*arguments: object) -> tuple[int, str]:
    """Exit status and standard error of a command line of the program, run in this process; its output is dropped."""
    said = io.StringIO()
    with redirect_stdout(io.StringIO()), redirect_stderr(said):
        status = run([str(argument) for argument in arguments])
    return status, said.getvalue()


def killed(command: list[str], seconds: float, *, whole_group: bool) -> bool:
    """Starts a program and sends it SIGKILL after that time; False where it was done before.

    The program alone, as the system's out-of-memory killer does, or its workers with it. AssertionError where workers
    outlive it by `OUTLIVE` seconds.
    """
    process = start(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        process.wait(seconds)
        return False
    except subprocess.TimeoutExpired:
        (os.killpg if whole_group else os.kill)(process.pid, signal.SIGKILL)
        process.wait()
    until = time.monotonic() + OUTLIVE
    while _alive(process.pid):
        assert time.monotonic() < until, "workers outlive the program that was killed"
        time.sleep(0.02)
    return True


def kills(command: list[str], times: int, took: float, seed: int) -> Iterator[tuple[int, bool]]:
    """Starts a program again and again until it was killed that often, or tried twice as often: the number of the try,
    and whether it was killed before it was done.

    `took` is how long it takes when left alone, in seconds; a machine that is less busy by now is quicker, and a run
    that is done in less tells so.
    """
    chance = random.Random(seed)
    number = done = 0
    while done < times and number < 2 * times:
        begun = time.monotonic()
        was_killed = killed(command, chance.random() * took, whole_group=number % 2 == 0)
        if was_killed:
            done += 1
        else:
            took = min(took, time.monotonic() - begun)
        yield number, was_killed
        number += 1


def _alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def moments(times: int, until: float, seed: int) -> list[float]:
    """Random moments of a run, in seconds from its start, a few of them behind its end."""
    chance = random.Random(seed)
    return [chance.random() * until * 1.05 for _ in range(times)]


def seconds_of(command: list[str]) -> float:
    """How long a program takes when it is left alone. AssertionError where it fails."""
    begun = time.monotonic()
    status, said = ran(command)
    assert status == 0, said
    return time.monotonic() - begun
