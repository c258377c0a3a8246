"""What the trials run in a process of its own, to be killed: builds with a quick extraction, decisions, a desk;
and what is run elsewhere."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

from tests.ledger import fake_extraction as fake

from counterclaim.cli import run
from counterclaim.errors import CounterclaimError
from counterclaim.ledger import Ledger, build, decide, queries
from counterclaim.model.decision import Verb


def _build(reports: str, ledger: str, jobs: str = "2") -> int:
    sys.modules["counterclaim.ledger.build"].BATCH_REPORTS = 25  # type: ignore[attr-defined]
    try:
        build([reports], ledger, jobs=int(jobs), make=fake.make_fake, version="fake-1")
    except CounterclaimError as error:
        print(error, file=sys.stderr)
        return 3
    return 0


def _decide(ledger: str) -> int:
    """Decides until it is killed, and says each decision once it is made."""
    with Ledger.open(ledger) as opened:
        ids = [row.claim.id for row in queries.claims(opened, rejected=True)]
    verbs = cycle([Verb.ACCEPT, Verb.REJECT, Verb.UNSURE])
    for claim in cycle(ids):
        with Ledger.open(ledger) as opened:  # a connection a decision, as the desk has it
            made = decide(opened, claim, next(verbs), who="R. Reader")
        print(made.number, made.claim, made.verb.value, flush=True)
    return 0


def _desk(ledger: str) -> int:
    """Serves the desk on a free port until it is killed, and says the port and the key of its forms once it listens."""
    from tests.trust.desks import listening

    with listening(Path(ledger)) as desk:
        print(desk.port, desk.guard.form_key, flush=True)
        while True:
            time.sleep(60)


def _commands(lines: str) -> int:
    """Runs command lines of the program, a list of them as JSON, one after the other. The first bad exit status."""
    return next((status for line in json.loads(lines) if (status := run(line))), 0)


if __name__ == "__main__":
    task, *arguments = sys.argv[1:]
    tasks: dict[str, Callable[..., int]] = {"build": _build, "decide": _decide, "desk": _desk, "commands": _commands}
    sys.exit(tasks[task](*arguments))
