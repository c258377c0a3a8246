"""`counterclaim review` and `counterclaim agreement`: the page to work in, and how far those who do agree."""

from __future__ import annotations

import getpass
from typing import Annotated

import typer

from counterclaim.cli.main import Exit
from counterclaim.cli.options import LedgerFile
from counterclaim.cli.output import say


def review(
    ledger: LedgerFile,
    port: Annotated[
        int, typer.Option("--port", "-p", min=1, max=65535, help="The port to listen on, or the next free one.")
    ] = 8412,
    who: Annotated[
        str | None,
        typer.Option("--reviewer", help="Your name, written beside each decision.", show_default="your user name"),
    ] = None,
    blind: Annotated[
        bool, typer.Option("--blind", help="Show what others decided on a claim only after you have decided.")
    ] = False,
    host: Annotated[
        str, typer.Option("--host", help="The address to listen on; beyond this machine, a token is needed.")
    ] = "127.0.0.1",
    browser: Annotated[bool, typer.Option("--open/--no-open", help="Open the page in a browser.")] = True,
) -> int:
    """Serve the review desk on this machine, until Ctrl-C: every claim beside its report, decided by keys.

    \b
    Example:
      counterclaim review war.db --reviewer "J. Doe"
      counterclaim review war.db --reviewer "S. Second" --blind --no-open
    """
    from counterclaim.cli.browser import open_page
    from counterclaim.ledger import Ledger
    from counterclaim.review import serve

    Ledger.open(ledger).close()  # says what is wrong before a server starts

    def ready(address: str) -> None:
        say(f"review desk: {address} (Ctrl-C stops it)")
        if browser:
            open_page(address)

    serve(ledger, who=who or _user(), host=host, port=port, blind=blind, ready=ready)
    return Exit.FINE


def agreement(
    ledger: LedgerFile,
    as_json: Annotated[bool, typer.Option("--json", help="One object of JSON, for programs.")] = False,
) -> int:
    """Print how far reviewers agree: percent, Cohen's kappa for each two, Krippendorff's alpha for all.

    \b
    Example:
      counterclaim agreement war.db
    """
    from counterclaim.dossier.visible import visible
    from counterclaim.ledger import Ledger
    from counterclaim.ledger.agreement import agreement as measure

    with Ledger.open(ledger, readonly=True) as opened:
        found = measure(opened)
    if as_json:
        import json
        from dataclasses import asdict

        print(json.dumps(asdict(found), ensure_ascii=False))
        return Exit.FINE
    for name, claims in found.reviewers:
        print(f"{visible(name)}: {claims:,} claims")
    if not found.pairs:
        print("No claim has been decided on by two reviewers yet.")
    for pair in found.pairs:
        kappa = "not defined" if pair.kappa is None else f"{pair.kappa:.2f}"
        both = f"agree on {pair.agreed:,} of {pair.claims:,}"
        print(f"{visible(pair.one)} and {visible(pair.other)}: {both} ({pair.percent:.0f} %), kappa {kappa}")
    if found.pairs:
        alpha = "not defined" if found.alpha is None else f"{found.alpha:.2f}"
        print(f"all: {found.claims:,} claims of several reviewers, {found.blind:,} of them blind, alpha {alpha}")
    return Exit.FINE


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # a user without a name, in a container
        return "reviewer"
