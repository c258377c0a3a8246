"""`counterclaim dossier`: the page to send."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from counterclaim.cli.main import Exit
from counterclaim.cli.options import AsOf, LedgerFile, day
from counterclaim.cli.output import say


class Redaction(StrEnum):
    """What `--redact` takes out."""

    NAMES = "names"


def dossier(
    ledger: LedgerFile,
    output: Annotated[Path, typer.Option("--output", "-o", help="The HTML file to write.")] = Path("dossier.html"),
    as_of: AsOf = None,
    since: Annotated[
        datetime | None,
        typer.Option(
            "--since",
            formats=["%Y-%m-%d"],
            metavar="YYYY-MM-DD",
            help="The overview tells what changed after this day.",
            show_default="the last week of coverage",
        ),
    ] = None,
    title: Annotated[
        str | None, typer.Option("--title", help="The page's heading; by default the ledger's name.")
    ] = None,
    redact: Annotated[
        Redaction | None,
        typer.Option(
            "--redact", help="names: replace the names of private persons, who hold no office and are of no party."
        ),
    ] = None,
    split: Annotated[
        bool | None,
        typer.Option(
            "--split/--one-file",
            help="Write a folder of pages, or one file that says what it leaves out.",
            show_default="a folder above 3,000 claims",
        ),
    ] = None,
) -> int:
    """Write the dossier: one HTML file that opens without a network and can be sent to anybody, or for a large ledger
    a folder of such files.

    \b
    Example:
      counterclaim dossier war.db -o dossier.html
      counterclaim dossier war.db -o dossier.html --as-of 2020-10-26 --since 2020-10-18
      counterclaim dossier war.db -o dossier.html --redact names
      counterclaim dossier war.db -o dossier --split
    """
    from counterclaim.dossier import write_dossier

    first = write_dossier(
        ledger, output, as_of=day(as_of), since=day(since), title=title, redact=redact is not None, split=split
    )
    say(f"written to {first}")
    return Exit.FINE
