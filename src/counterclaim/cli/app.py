"""All commands, in one table."""

from __future__ import annotations

from typing import Annotated

import typer

from counterclaim import __version__
from counterclaim.cli import ask, build, cast, changes, demo, export, extract, pages, review, show, truces, verify
from counterclaim.cli.main import command

# In the order in which a new user meets them.
COMMANDS = (
    ("demo", demo.demo),
    ("extract", extract.extract),
    ("show", show.show),
    ("cast", cast.cast),
    ("build", build.build),
    ("dossier", pages.dossier),
    ("review", review.review),
    ("agreement", review.agreement),
    ("ask", ask.ask),
    ("truces", truces.truces),
    ("changes", changes.changes),
    ("export", export.export),
    ("verify", verify.verify),
)


def make_app() -> typer.Typer:
    """The command line."""
    app = typer.Typer(
        add_completion=False,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    )
    app.callback()(_counterclaim)
    for name, function in COMMANDS:
        app.command(name)(command(function))
    return app


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"counterclaim {__version__}")
        raise typer.Exit


def _counterclaim(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Reads the news coverage of an armed conflict and keeps a ledger of who claims what.

    Exit status: 0 fine (also where some reports were refused; standard error says which), 1 verify found a claim
    that doesn't hold, 2 wrong usage, 3 the command can't go on, 4 every report was refused.

    \b
    Example:
      counterclaim demo
      counterclaim build reports/*.jsonl --ledger war.db
      counterclaim dossier war.db -o dossier.html
    """
