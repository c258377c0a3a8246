"""`counterclaim cast`: the cast of a conflict, drafted from its coverage."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.main import Exit
from counterclaim.cli.options import CastFile, Reports
from counterclaim.cli.output import writing_text
from counterclaim.cli.refusals import print_refusals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.ledger.build import BuildResult
    from counterclaim.model.claim import Claim
    from counterclaim.model.party import Cast
    from counterclaim.model.reading import Reading


class Task(StrEnum):
    """What is to be done about a cast."""

    PROPOSE = "propose"


def cast(
    task: Annotated[Task, typer.Argument(metavar="propose", help="Draft a cast from reports.")],
    reports: Reports,
    known: CastFile = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The file to write.", show_default="standard output")
    ] = None,
) -> int:
    """Draft a conflict's own cast as YAML, to edit and to give to `extract`, `show` and `build` with --cast.

    Who speaks, is blamed, is harmed, holds or attacks in the claims of the reports: with the names, people and bodies
    met and how often, who is in the bundled cast already, and for the others a place to look at.

    \b
    Example:
      counterclaim cast propose reports.jsonl -o draft.yaml
    """
    from counterclaim.language.cast import bundled_cast, load_cast, propose_cast
    from counterclaim.ledger.build import BuildResult

    assert task is Task.PROPOSE
    result = BuildResult()
    party = bundled_cast() if known is None else load_cast(known)
    draft = propose_cast(_coverage(reports, result, party), party)
    if result.written:
        if output is None:
            sys.stdout.write(draft)
        else:
            with writing_text(output) as stream:
                stream.write(draft)
    print_refusals(result.refused, result.examples)
    return Exit.ALL_REFUSED if result.refused and not result.written else Exit.FINE


def _coverage(paths: list[str], result: BuildResult, cast: Cast) -> Iterator[tuple[Reading, tuple[Claim, ...]]]:
    from counterclaim.claims import extract_claims
    from counterclaim.language import read
    from counterclaim.reports import read_reports

    for report in read_reports(paths, refused=result.refuse):
        reading = read(report, cast)
        result.written += 1
        yield reading, extract_claims(reading)
