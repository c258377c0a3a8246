"""`counterclaim export`: claims of a ledger, to take elsewhere."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from counterclaim.cli.main import Exit
from counterclaim.cli.options import AsOf, Kinds, LedgerFile, day
from counterclaim.cli.output import writing_text


class Form(StrEnum):
    """The formats of `counterclaim.export.Format`, known here without loading what writes them."""

    CSV = "csv"
    JSONL = "jsonl"
    GEOJSON = "geojson"


def export(
    ledger: LedgerFile,
    form: Annotated[
        Form,
        typer.Option(
            "--format", "-f", help="CSV opens in a spreadsheet; JSON Lines has all; GeoJSON what has a point, for maps."
        ),
    ],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The file to write.", show_default="standard output")
    ] = None,
    kinds: Kinds = None,
    as_of: AsOf = None,
    rejected: Annotated[bool, typer.Option("--rejected", help="Claims that reviewers rejected as well.")] = False,
) -> int:
    """Write the claims of a ledger, with reviewers' edits applied, in an order that never changes.

    \b
    Example:
      counterclaim export war.db --format csv -o claims.csv
      counterclaim export war.db --format geojson --kind attack -o attacks.geojson
      counterclaim export war.db --format jsonl --kind toll --as-of 2020-10-26 | jq .text
    """
    from counterclaim.export import export as export_ledger
    from counterclaim.ledger import Ledger

    with Ledger.open(ledger, readonly=True) as opened:
        if output is None:
            export_ledger(opened, form.value, sys.stdout, kinds=kinds or None, as_of=day(as_of), rejected=rejected)
        else:
            with writing_text(output) as stream:
                written = export_ledger(
                    opened, form.value, stream, kinds=kinds or None, as_of=day(as_of), rejected=rejected
                )
            print(f"{written:,} claims written to {output}", file=sys.stderr)
    return Exit.FINE
