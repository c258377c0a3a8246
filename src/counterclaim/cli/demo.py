"""`counterclaim demo`: the bundled example, from reports to an open dossier."""

from __future__ import annotations

import shutil
import sys
from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer

from counterclaim.cli.main import Exit

EXAMPLE = "karabakh-2020"


def demo(
    output: Annotated[
        Path, typer.Option("--output", "-o", help="The folder to write to; made where there is none.")
    ] = Path("counterclaim-demo"),
    browser: Annotated[bool, typer.Option("--open/--no-open", help="Open the dossier in a browser.")] = True,
) -> int:
    """Read the bundled example, short reports on a war of 2020, into a ledger and write its dossier.

    \b
    Example:
      counterclaim demo
      counterclaim demo -o /tmp/demo --no-open
    """
    from counterclaim.cli.browser import open_page
    from counterclaim.cli.build import build_with_progress, print_result
    from counterclaim.dossier import write_dossier
    from counterclaim.errors import FatalError

    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FatalError(
            "CC220", f"the folder can't be made ({error.strerror}).", where=str(output), mend="Name another with -o."
        ) from error
    ledger, page = output / "war.db", output / "dossier.html"
    print_result(build_with_progress([str(example_reports())], ledger, jobs=None, cast=None))
    write_dossier(ledger, page, title="The 2020 Karabakh war")
    print(f"ledger   {ledger}\ndossier  {page}")
    sys.stdout.flush()
    address = page.absolute().as_uri()
    if browser and not open_page(address):
        print(f"There is no browser to open here. The page is {address}", file=sys.stderr)
    print(f'next     {_program()} ask {ledger} "Azerbaijani military killed"', file=sys.stderr)
    print("your own reports: docs/guide.md", file=sys.stderr)
    return Exit.FINE


def _program() -> str:
    """The command as the user can type it: by its path where a shell wouldn't find it, as in a new checkout."""
    return "counterclaim" if shutil.which("counterclaim") else str(Path(sys.argv[0]))


def example_reports() -> Path:
    """The example's reports: in the installed package, or in the source tree beside it."""
    package = Path(str(files("counterclaim")))
    for folder in (package / "examples", package.parent.parent / "examples"):
        path = folder / EXAMPLE / "reports.jsonl"
        if path.is_file():
            return path
    raise FileNotFoundError(f"examples/{EXAMPLE}/reports.jsonl is not installed")
