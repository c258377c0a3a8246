"""`counterclaim export`: claims of a ledger, to take elsewhere."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, BinaryIO, TextIO, cast

import typer

from counterclaim.cli.main import Exit
from counterclaim.cli.options import AsOf, Kinds, LedgerFile, day
from counterclaim.cli.output import say, writing_bytes, writing_text
from counterclaim.model.question import Standing


class Form(StrEnum):
    """The formats of `counterclaim.export.Format`, known here without loading what writes them."""

    CSV = "csv"
    JSONL = "jsonl"
    GEOJSON = "geojson"
    PARQUET = "parquet"
    FTM = "ftm"


class Review(StrEnum):
    """The states of `counterclaim.ledger.Review`, known here without loading the ledger."""

    UNREVIEWED = "unreviewed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    UNSURE = "unsure"
    EDITED = "edited"
    DISPUTED = "disputed"
    CHANGED = "changed"


def export(
    ledger: LedgerFile,
    form: Annotated[
        Form,
        typer.Option(
            "--format",
            "-f",
            help="CSV opens in a spreadsheet; JSON Lines has all; GeoJSON what names a place, for maps; Parquet is for"
            " analysis (needs counterclaim[parquet]); ftm are notes on articles, for Aleph.",
        ),
    ],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The file to write.", show_default="standard output")
    ] = None,
    kinds: Kinds = None,
    as_of: AsOf = None,
    rejected: Annotated[bool, typer.Option("--rejected", help="Claims that reviewers rejected as well.")] = False,
    decisions: Annotated[
        bool, typer.Option("--decisions", help="What reviewers decided, instead of claims: csv or jsonl.")
    ] = False,
    party: Annotated[str, typer.Option("--party", help="Said by this party or speaker only.")] = "",
    outlet: Annotated[str, typer.Option("--outlet", help="Published by this outlet only.")] = "",
    since: Annotated[
        datetime | None,
        typer.Option("--since", formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="Published on this day or later."),
    ] = None,
    standing: Annotated[
        Standing | None, typer.Option("--standing", help="Answers of questions of this standing only.")
    ] = None,
    review: Annotated[
        Review | None, typer.Option("--review", help="In this state of review only, also rejected ones.")
    ] = None,
    reviewer: Annotated[str, typer.Option("--reviewer", help="Decided on by this reviewer only.")] = "",
    words: Annotated[
        str, typer.Option("--words", help='With these words; "in quotes" a phrase, beginn* a beginning.')
    ] = "",
    whole: Annotated[
        bool, typer.Option("--in-reports", help="Look for the words in whole reports, not in the claims alone.")
    ] = False,
) -> int:
    """Write the claims of a ledger, with reviewers' edits applied, in an order that never changes.

    The filters are those of the review desk: a view there, and here, is the same.

    \b
    Example:
      counterclaim export war.db --format csv -o claims.csv
      counterclaim export war.db --format geojson --kind attack -o attacks.geojson
      counterclaim export war.db --format ftm -o claims.ftm.json
      counterclaim export war.db --format jsonl --kind toll --as-of 2020-10-26 | jq .text
      counterclaim export war.db --format csv --standing contested --words '"running total"' -o contested.csv
      counterclaim export war.db --format csv --decisions -o decisions.csv
    """
    from counterclaim.export import export as export_ledger
    from counterclaim.export import write_decisions
    from counterclaim.ledger import Ledger
    from counterclaim.ledger.queue import Filters, fill, is_filled
    from counterclaim.ledger.rows import Review as LedgerReview

    if form is Form.PARQUET and output is None and sys.stdout.isatty():
        raise typer.BadParameter("Parquet is no text: name a file", param_hint="--output")
    if decisions and form not in (Form.CSV, Form.JSONL):
        raise typer.BadParameter("decisions are written as csv or jsonl", param_hint="--format")
    filters = Filters(
        party=party,
        outlet=outlet,
        since=day(since),
        standing=standing,
        review=None if review is None else LedgerReview(review.value),
        reviewer=reviewer,
        words=words,
        whole=whole,
    )
    view = None if filters == Filters(whole=whole) else filters
    if view is not None:
        with Ledger.open(ledger) as opened:
            if not is_filled(opened):
                fill(opened)

    def write(opened: Ledger, stream: TextIO | BinaryIO) -> int:
        if decisions:
            return write_decisions(opened, form.value, cast("TextIO", stream), who=reviewer or None)
        return export_ledger(
            opened, form.value, stream, kinds=kinds or None, as_of=day(as_of), rejected=rejected, filters=view
        )

    with Ledger.open(ledger, readonly=True) as opened:
        if output is None:
            write(opened, sys.stdout.buffer if form is Form.PARQUET else sys.stdout)
        else:
            writing: AbstractContextManager[TextIO | BinaryIO]
            writing = writing_bytes(output) if form is Form.PARQUET else writing_text(output)
            with writing as stream:
                written = write(opened, stream)
            say(f"{written:,} {'decisions' if decisions else 'claims'} written to {output}")
    return Exit.FINE
