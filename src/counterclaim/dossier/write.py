"""From a ledger file to the page beside it."""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from datetime import date
from pathlib import Path

from counterclaim.dossier.material import Material, Refused, TruceGroup
from counterclaim.dossier.page import render
from counterclaim.dossier.view import build_view
from counterclaim.errors import FatalError
from counterclaim.ledger import Ledger
from counterclaim.ledger.derived import disputes, implied, unplaced
from counterclaim.ledger.origins import origins
from counterclaim.ledger.queries import claims, refusals, report
from counterclaim.ledger.timelines import truces


def material_of(ledger: Ledger, *, as_of: date | None = None, title: str | None = None) -> Material:
    """What the ledger holds of reports published by `as_of` (all where it is None), with reviewers' decisions."""
    found = list(claims(ledger, as_of=as_of))
    wanted = dict.fromkeys(row.claim.report for row in found)
    counted = Counter(row.code for row in refusals(ledger))
    examples = {row.code: f"{row.where}: {row.what}" for row in refusals(ledger)}
    return Material(
        title=title or ledger.path.stem,
        reports={name: whole for name in wanted if (whole := report(ledger, name)) is not None},
        claims=[row.claim for row in found],
        sentences={row.claim.id: row.sentence for row in found},
        disputes=list(disputes(ledger, as_of)),
        unplaced=[(one.claim, one.reason) for one in unplaced(ledger, as_of)],
        refused=[Refused(code, number, examples[code]) for code, number in sorted(counted.items())],
        as_of=as_of.isoformat() if as_of else None,
        implications=implied(ledger, as_of),
        truces=[
            TruceGroup(one.begun, one.mediators, one.clock, tuple(row.claim.id for row in one.claims))
            for one in truces(ledger, as_of)
        ],
        origins={one.report: one for one in origins(ledger, as_of)},
    )


def write_dossier(
    ledger: str | Path, output: str | Path, *, as_of: date | None = None, title: str | None = None
) -> None:
    """Writes the page of `ledger` to `output`, whole or not at all; an older page there is replaced.

    LedgerError where the ledger can't be read; FatalError CC230 where the page can't be written.
    """
    with Ledger.open(ledger, readonly=True) as opened:
        html = render(build_view(material_of(opened, as_of=as_of, title=title)))
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
