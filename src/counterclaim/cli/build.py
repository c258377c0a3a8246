"""`counterclaim build`: reports into a ledger."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.main import Exit
from counterclaim.cli.options import CastFile, Jobs, Reports
from counterclaim.cli.refusals import print_refusals

if TYPE_CHECKING:
    from counterclaim.ledger.build import BuildResult


def build(
    reports: Reports,
    ledger: Annotated[Path, typer.Option("--ledger", "-l", help="The file to write; made where there is none.")],
    jobs: Jobs = None,
    cast: CastFile = None,
    report_timeout: Annotated[
        float,
        typer.Option(
            "--report-timeout",
            min=1,
            metavar="SECONDS",
            help="What one report may take, and a second more for every 2,000 characters; then it is refused (CC152).",
        ),
    ] = 60,
    reread: Annotated[
        bool, typer.Option("--reread", help="Read reports of partitions of another version again, not refuse them.")
    ] = False,
) -> int:
    """Read reports into a ledger and set their claims against each other.

    May be stopped at any moment and run again: it goes on where it stopped. Reports that are in are passed over.

    \b
    Example:
      counterclaim build reports/*.jsonl --ledger war.db
    """
    result = build_with_progress(reports, ledger, jobs=jobs, cast=cast, timeout=report_timeout, reread=reread)
    print_result(result)
    return Exit.ALL_REFUSED if result.refused and not result.seen else Exit.FINE


def build_with_progress(
    reports: list[str],
    ledger: Path,
    *,
    jobs: int | None,
    cast: Path | None,
    timeout: float = 60,
    reread: bool = False,
) -> BuildResult:
    """Builds; shows how far it is on standard error where that is a terminal."""
    from counterclaim.ledger.build import build as build_ledger

    with _progress() as tell:
        return build_ledger(reports, ledger, progress=tell, jobs=jobs, cast_path=cast, timeout=timeout, reread=reread)


def print_result(result: BuildResult) -> None:
    """What was done, and what was refused, on standard error."""
    reread = f" ({result.reread:,} of them read again by this version)" if result.reread else ""
    passed = f", {result.passed_over:,} passed over that are in" if result.passed_over else ""
    reports = f"{result.written:,} report{'' if result.written == 1 else 's'}"
    claims = f"{result.claims:,} claim{'' if result.claims == 1 else 's'}"
    print(f"{reports}{reread} with {claims} written{passed}", file=sys.stderr)
    print_refusals(result.refused, result.examples)


@contextmanager
def _progress() -> Iterator[Callable[[BuildResult], None] | None]:
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading")

        def tell(result: BuildResult) -> None:
            bar.update(
                task,
                description=f"{result.written:,} reports, {result.claims:,} claims; {result.passed_over:,} passed over,"
                f" {result.refusals:,} refused",
            )

        yield tell
