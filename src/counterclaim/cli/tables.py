"""Claims and questions as tables in a terminal. Words of reports are printed as text, never as markup."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from counterclaim.dossier.gloss import amount, gloss, question_title
from counterclaim.dossier.visible import visible
from counterclaim.ledger.rows import LedgerClaim
from counterclaim.model.claim import Claim
from counterclaim.model.question import Answer, Dispute
from counterclaim.model.report import Report

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_BREAKS = str.maketrans("\n\t", "  ")


def console() -> Console:
    """The terminal, or the pipe, that standard output is."""
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False)


def plain(words: str | None, *, spaces: bool = False) -> Text:
    """Words of a report in one line: what could steer the terminal or hide in it is made visible; runs of spaces
    become one unless they are to stay (`spaces`)."""
    from rich.text import Text

    shown = visible(words or "")
    return Text(shown.translate(_BREAKS) if spaces else " ".join(shown.split()))


def print_claims(claims: Iterable[tuple[Report, Claim]], *, explain: bool = False) -> None:
    """A table a report, printed as soon as the report is read."""
    from itertools import groupby

    from rich.table import Table

    out = console()
    for report, group in groupby(claims, key=lambda pair: pair[0]):
        head = " · ".join(
            filter(None, (report.outlet, report.published.isoformat() if report.published else None, report.title))
        )
        out.print(plain(f"{report.id}  {head}"), style="bold")
        table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
        for name in ("kind", "who says so", "what", "words", "date", "place", *(("rule",) if explain else ())):
            table.add_column(name, overflow="fold")
        for _, claim in group:
            who = claim.source or "(the outlet)"
            cells = [claim.kind.value, who + (f", quoting {claim.via}" if claim.via else ""), gloss(claim)]
            cells += [_short(claim.text), claim.date or "", claim.place or ""]
            if explain:
                cells.append(claim.rule)
            table.add_row(*map(plain, cells))
        out.print(table)
        out.print()


def print_dispute(out: Console, dispute: Dispute, cited: dict[str, LedgerClaim]) -> None:
    """A question, how its answers stand, and each claimant's latest answer with its words."""
    from rich.padding import Padding

    question = dispute.question
    title = question_title(question.side, question.harm, question.status, question.scope, question.group)
    where = ", ".join(filter(None, (question.place, question.date, question.setting)))
    apart = f", {dispute.width:,} apart" if dispute.width else ""
    out.print(plain(f"{title}{f' ({where})' if where else ''}: {dispute.standing.value}{apart}"), style="bold")
    names = max((len(series.claimant) for series in dispute.series), default=0)
    figures = max((len(_figure(series.answers[-1])) for series in dispute.series), default=0)
    for series in dispute.series:
        answer = series.answers[-1]
        row = cited.get(answer.claim)
        line = f"{series.claimant:<{min(names, 28)}}  {_figure(answer):>{figures}}  {_said(answer, row)}"
        out.print(Padding(plain(line, spaces=True), (0, 0, 0, 2), expand=False))
        out.print(Padding(plain(_words(row)), (0, 0, 0, 4), expand=False), style="dim")
        _print_links(out, answer.claim, row)
        if len(series.answers) > 1:
            before = ", ".join(f"{_figure(one)} ({one.said or 'no date'})" for one in series.answers[-4:-1])
            earlier = f"before: {'… ' if len(series.answers) > 4 else ''}{before}"
            out.print(Padding(plain(earlier), (0, 0, 0, 4), expand=False), style="dim")


def print_cited(out: Console, rows: Iterable[LedgerClaim]) -> None:
    """Claims, each with what it says, who says so, where and when, and below it its sentence."""
    from rich.padding import Padding

    for row in rows:
        day = row.report.published.isoformat() if row.report.published else None
        where = ", ".join(filter(None, (row.report.outlet, day)))
        out.print(
            Padding(
                plain(f"{row.claim.source or '(the outlet)'}: {gloss(row.claim)} ({where})"), (0, 0, 0, 2), expand=False
            )
        )
        out.print(Padding(plain(_words(row)), (0, 0, 0, 4), expand=False), style="dim")
        _print_links(out, row.claim.id, row)


def _print_links(out: Console, claim: str, row: LedgerClaim | None) -> None:
    """The claim's place in every dossier of this ledger, and the address of its report, in one line to copy from."""
    url = row.report.url if row else None
    line = " · ".join(filter(None, (f"#claim-{claim}", url)))
    out.print(plain(f"    {line}", spaces=True), style="dim", soft_wrap=True)


def _figure(answer: Answer) -> str:
    return amount(answer.low, answer.high, answer.stated, disclosed=answer.disclosed)


def _said(answer: Answer, row: LedgerClaim | None) -> str:
    return ", ".join(filter(None, (answer.said or "no date", row.report.outlet if row else None)))


def _words(row: LedgerClaim | None) -> str:
    return "" if row is None else f"“{_short(row.context)}”"


def _short(words: str, limit: int = 200) -> str:
    return words if len(words) <= limit else words[: limit - 1] + "…"
