"""`counterclaim truces`: who accuses whom of a breach, and how soon."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.main import Exit
from counterclaim.cli.options import AsOf, LedgerFile, day

if TYPE_CHECKING:
    from counterclaim.ledger import Truce

# One row an accuser against the same accused, of one truce; `lag` is in days, `claim` the first allegation.
COLUMNS = (
    "truce",
    "mediators",
    "announced",
    "effective",
    "accuser",
    "accused",
    "first",
    "lag",
    "claims",
    "claim",
    "url",
)


class Form(StrEnum):
    """How breaches are printed."""

    TABLE = "table"
    CSV = "csv"


def truces(
    ledger: LedgerFile,
    form: Annotated[
        Form | None,
        typer.Option("--format", "-f", help="A table, or a CSV.", show_default="a table in a terminal, else CSV"),
    ] = None,
    as_of: AsOf = None,
) -> int:
    """Print the breaches that each accuser alleges of each truce, and how many days after it took effect the first was.

    A lag counts from the day on which the truce is said to take effect, else from that on which it was agreed; it is
    empty where no claim dates either. An allegation is no breach.

    \b
    Example:
      counterclaim truces war.db
      counterclaim truces war.db --format csv > breaches.csv
    """
    from counterclaim.ledger import Ledger
    from counterclaim.ledger import truces as find_truces

    with Ledger.open(ledger, readonly=True) as opened:
        rows = [row for truce in find_truces(opened, day(as_of)) for row in breach_rows(truce)]
    if form is Form.CSV or (form is None and not sys.stdout.isatty()):
        from counterclaim.export.cells import cell_of_text, table_on

        table = table_on(sys.stdout)
        table.writerow(COLUMNS)
        table.writerows([cell_of_text(cell) for cell in row] for row in rows)
        return Exit.FINE
    _print(rows)
    return Exit.FINE


def breach_rows(truce: Truce) -> Iterator[tuple[str, ...]]:
    """A row of COLUMNS for each accuser and accused, in the order of the clock; what isn't known is empty."""
    clock = truce.clock
    urls = {row.claim.id: row.report.url or "" for row in truce.claims}
    begun = clock.effective or clock.announced or truce.begun
    for one in clock.breaches:
        yield (
            begun.isoformat() if begun else "",
            "; ".join(truce.mediators),
            clock.announced.isoformat() if clock.announced else "",
            clock.effective.isoformat() if clock.effective else "",
            one.accuser,
            "; ".join(one.accused),
            one.day.isoformat() if one.day else "",
            "" if one.lag is None else str(one.lag),
            str(len(one.claims)),
            one.claim,
            urls.get(one.claim, ""),
        )


def _print(rows: list[tuple[str, ...]]) -> None:
    from rich.table import Table

    from counterclaim.cli.tables import console, plain

    out = console()
    if not rows:
        out.print(plain("No breach of a truce is alleged in this ledger."))
        return
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for name in ("truce of", "accuser", "accused", "first alleged", "days after", "claims"):
        table.add_column(name, overflow="fold")
    for begun, _, _, _, accuser, accused, first, lag, claims, _, _ in rows:
        cells = (begun or "no day given", accuser, accused or "nobody named", first or "no day given", lag, claims)
        table.add_row(*map(plain, cells))
    out.print(table)
