"""From a ledger file to the page beside it."""

from __future__ import annotations

import os
import tempfile
from datetime import date
from pathlib import Path

from counterclaim.dossier.gather import material_of
from counterclaim.dossier.page import render
from counterclaim.dossier.view import build_view
from counterclaim.errors import FatalError
from counterclaim.ledger import Ledger


def write_dossier(
    ledger: str | Path,
    output: str | Path,
    *,
    as_of: date | None = None,
    since: date | None = None,
    title: str | None = None,
) -> None:
    """Writes the page of `ledger` to `output`, whole or not at all; an older page there is replaced.

    LedgerError where the ledger can't be read; FatalError CC230 where the page can't be written.
    """
    with Ledger.open(ledger, readonly=True) as opened:
        html = render(build_view(material_of(opened, as_of=as_of, since=since, title=title)))
    path = Path(output)
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".dossier-", suffix=".html")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(html)
            Path(name).chmod(0o644)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise FatalError(
            "CC230",
            f"the dossier can't be written ({error.strerror}).",
            where=str(path),
            mend="Name another file with -o, or free some space.",
        ) from error
