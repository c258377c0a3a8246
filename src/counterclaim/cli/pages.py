"""`counterclaim dossier` and `counterclaim review`: the page to send and the page to work in."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from counterclaim.cli.main import Exit
from counterclaim.cli.options import AsOf, LedgerFile, day


def dossier(
    ledger: LedgerFile,
    output: Annotated[Path, typer.Option("--output", "-o", help="The HTML file to write.")] = Path("dossier.html"),
    as_of: AsOf = None,
    title: Annotated[
        str | None, typer.Option("--title", help="The page's heading; by default the ledger's name.")
    ] = None,
) -> int:
    """Write the dossier: one HTML file that opens without a network and can be sent to anybody.

    \b
    Example:
      counterclaim dossier war.db -o dossier.html
      counterclaim dossier war.db -o dossier.html --as-of 2020-10-26
    """
    from counterclaim.dossier import write_dossier

    write_dossier(ledger, output, as_of=day(as_of), title=title)
    print(f"written to {output}", file=sys.stderr)
    return Exit.FINE


def review(
    ledger: LedgerFile,
    port: Annotated[int, typer.Option("--port", "-p", min=1, max=65535, help="The port to listen on.")] = 8412,
    who: Annotated[str, typer.Option("--who", help="Your name, written beside each decision.")] = "reviewer",
    browser: Annotated[bool, typer.Option("--open/--no-open", help="Open the page in a browser.")] = True,
) -> int:
    """Serve the review page on this machine, until Ctrl-C: every claim beside its sentence, decided by keys.

    \b
    Example:
      counterclaim review war.db --who "J. Doe"
    """
    from counterclaim.cli.browser import open_page
    from counterclaim.ledger import Ledger
    from counterclaim.review import serve

    Ledger.open(ledger).close()  # says what is wrong before a server starts

    def ready(address: str) -> None:
        print(f"review page: {address} (Ctrl-C stops it)", file=sys.stderr)
        if browser:
            open_page(address)

    serve(ledger, who=who, port=port, ready=ready)
    return Exit.FINE
