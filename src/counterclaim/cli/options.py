"""Options that several commands share."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from counterclaim.model.claim import Kind

Reports = Annotated[
    list[str],
    typer.Argument(
        metavar="REPORTS...",
        help="Files of reports (.jsonl, .csv, .txt, .html, .parquet), folders of them, or - for standard input.",
    ),
]
LedgerFile = Annotated[Path, typer.Argument(metavar="LEDGER", help="A ledger that `counterclaim build` wrote.")]
Jobs = Annotated[
    int | None, typer.Option("--jobs", "-j", min=1, help="How many processes read reports.", show_default="one a core")
]
CastFile = Annotated[
    Path | None, typer.Option("--cast", help="A file of your own parties; its rows come before the bundled ones.")
]
AsOf = Annotated[
    datetime | None,
    typer.Option("--as-of", formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="What was said by this day only."),
]
Kinds = Annotated[list[Kind] | None, typer.Option("--kind", "-k", help="Claims of this kind only; may be repeated.")]


def day(as_of: datetime | None) -> date | None:
    """The day of an `--as-of`."""
    return None if as_of is None else as_of.date()
