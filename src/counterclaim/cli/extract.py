"""`counterclaim extract`: claims of reports, no ledger."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.main import Exit
from counterclaim.cli.options import CastFile, Jobs, Kinds, Reports
from counterclaim.cli.refusals import print_refusals

if TYPE_CHECKING:  # imported late: `--help` and `--version` need none of it
    from counterclaim.ledger.build import BuildResult
    from counterclaim.ledger.pool import Outcome


class Form(StrEnum):
    """How claims are printed."""

    JSONL = "jsonl"
    TABLE = "table"


def extract(
    reports: Reports,
    form: Annotated[
        Form | None, typer.Option("--format", "-f", help="By default a table in a terminal, JSON Lines when piped.")
    ] = None,
    kinds: Kinds = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say which rule found each claim, by which words.")
    ] = False,
    jobs: Jobs = None,
    cast: CastFile = None,
) -> int:
    """Print the claims of reports.

    \b
    Example:
      counterclaim extract reports.jsonl > claims.jsonl
      cat story.txt | counterclaim extract - --format table
    """
    from counterclaim.ledger.build import BuildResult
    from counterclaim.ledger.extracting import extract_reports

    result = BuildResult()
    outcomes = extract_reports(reports, refused=result.refuse, jobs=jobs, cast_path=cast)
    wanted = set(kinds) if kinds else None
    claims = (
        (outcome.report, claim)
        for outcome in _counted(outcomes, result)
        for claim, _ in outcome.claims or ()
        if wanted is None or claim.kind in wanted
    )
    if form is Form.TABLE or (form is None and sys.stdout.isatty()):
        from counterclaim.cli.tables import print_claims

        print_claims(claims, explain=explain)
    else:
        from counterclaim.claims import claim_record

        for _, claim in claims:
            sys.stdout.write(json.dumps(claim_record(claim, explain), ensure_ascii=False) + "\n")
    print_refusals(result.refused, result.examples)
    return Exit.ALL_REFUSED if result.refused and not result.written else Exit.FINE


def _counted(outcomes: Iterable[Outcome], result: BuildResult) -> Iterator[Outcome]:
    for outcome in outcomes:
        result.written += 1
        yield outcome
