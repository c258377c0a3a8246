"""`counterclaim show`: a report with its claims marked where they stand."""

from __future__ import annotations

import sys

from counterclaim.cli.main import Exit
from counterclaim.cli.options import CastFile, Kinds, Reports
from counterclaim.cli.refusals import print_refusals
from counterclaim.model.claim import Claim, Kind


def show(reports: Reports, kinds: Kinds = None, cast: CastFile = None) -> int:
    """Print reports with the words of each claim marked, and what each claim says below its paragraph.

    Statements are left out unless asked for with --kind statement.

    \b
    Example:
      counterclaim show story.txt
      counterclaim show reports.jsonl --kind toll | less -R
    """
    from counterclaim.cli.tables import console, plain
    from counterclaim.ledger.build import BuildResult
    from counterclaim.ledger.extracting import extract_reports
    from counterclaim.model.report import Report

    out = console()

    def paragraph(report: Report, start: int, end: int, claims: list[Claim]) -> None:
        from rich.text import Text

        text = Text("".join(char if char.isprintable() or char == "\n" else " " for char in report.text[start:end]))
        for claim in claims:
            text.stylize("reverse", claim.span.start - start, claim.span.end - start)
        out.print(text)
        for claim in claims:
            out.print(plain(f"{claim.kind.value}: {_gloss(claim)} [{claim.source or 'the outlet'}]"), style="dim")
        out.print()

    result = BuildResult()
    wanted = set(kinds) if kinds else set(Kind) - {Kind.STATEMENT}
    for outcome in extract_reports(reports, refused=result.refuse, jobs=1, cast_path=cast):
        report = outcome.report
        result.written += 1
        head = " · ".join(filter(None, (report.outlet, report.published.isoformat() if report.published else None)))
        out.print(plain(f"{report.id}  {head}"), style="bold")
        left = [claim for claim, _ in outcome.claims or () if claim.kind in wanted]
        for part in report.parts:
            paragraph(report, *part.span, [claim for claim in left if part.span.overlaps(claim.span)])
    sys.stdout.flush()
    print_refusals(result.refused, result.examples)
    return Exit.ALL_REFUSED if result.refused and not result.written else Exit.FINE


def _gloss(claim: Claim) -> str:
    from counterclaim.dossier.gloss import gloss

    return gloss(claim)
