"""`counterclaim extract`: claims of reports, no ledger."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.main import Exit
from counterclaim.cli.options import CastFile, Jobs, Kinds, Reports
from counterclaim.cli.output import say
from counterclaim.cli.refusals import print_refusals

if TYPE_CHECKING:  # imported late: `--help` and `--version` need none of it
    from counterclaim.ledger.build import BuildResult
    from counterclaim.ledger.pool import Outcome


class Engine(StrEnum):
    """The engines of `counterclaim.engines`, known here without loading them."""

    LOCAL = "local"
    DASK = "dask"


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
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="FOLDER", help="Write Parquet partitions here, which build takes in."),
    ] = None,
    engine: Annotated[
        Engine, typer.Option("--engine", help="With --out: what reads, this machine or a cluster of dask.distributed.")
    ] = Engine.LOCAL,
    scheduler: Annotated[
        str | None,
        typer.Option("--scheduler", metavar="ADDRESS", help="The cluster's, else dask starts workers on this machine."),
    ] = None,
    partition_size: Annotated[
        float, typer.Option("--partition-size", min=0.001, metavar="MB", help="Megabytes of reports in a partition.")
    ] = 4,
    report_timeout: Annotated[
        float, typer.Option("--report-timeout", min=1, metavar="SECONDS", help="With --out: as in build.")
    ] = 60,
) -> int:
    """Print the claims of reports, or write them to partitions.

    With --out it may be stopped and run again: partitions that are there are passed over. All machines of a cluster
    must see the same files and folder, under the same names.

    \b
    Example:
      counterclaim extract reports.jsonl > claims.jsonl
      cat story.txt | counterclaim extract - --format table
      counterclaim extract reports/ --out partitions
    """
    if out is not None:
        if form is not None or kinds or explain:
            raise typer.BadParameter("partitions hold all claims, with their rules", param_hint="--out")
        return _to_partitions(reports, out, engine, scheduler, jobs, cast, partition_size, report_timeout)
    if engine is not Engine.LOCAL or scheduler is not None:
        raise typer.BadParameter("an engine writes partitions: name a folder", param_hint="--out")
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


def _to_partitions(
    reports: list[str],
    out: Path,
    engine: Engine,
    scheduler: str | None,
    jobs: int | None,
    cast: Path | None,
    megabytes: float,
    timeout: float,
) -> int:
    from counterclaim.engines import Engine as KnownEngine
    from counterclaim.engines import extract_to

    def tell(result: BuildResult, done: int, of: int) -> None:
        print(f"\r{done:,} of {of:,} partitions, {result.claims:,} claims ", end="", file=sys.stderr, flush=True)

    result = extract_to(
        reports,
        out,
        engine=KnownEngine(engine.value),
        scheduler=scheduler,
        jobs=jobs,
        cast_path=cast,
        size=int(megabytes * 1_000_000),
        timeout=timeout,
        progress=tell if sys.stderr.isatty() else None,
    )
    passed = f", {result.passed_over:,} reports passed over that were there" if result.passed_over else ""
    say(f"{result.written:,} reports read; {result.claims:,} claims in {out}{passed}")
    print_refusals(result.refused, result.examples)
    return Exit.ALL_REFUSED if result.refused and not result.seen else Exit.FINE


def _counted(outcomes: Iterable[Outcome], result: BuildResult) -> Iterator[Outcome]:
    for outcome in outcomes:
        result.written += 1
        yield outcome
