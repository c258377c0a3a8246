"""`counterclaim changes`: what came to be known between two days."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.main import Exit
from counterclaim.cli.options import LedgerFile, day

if TYPE_CHECKING:
    from rich.console import Console

    from counterclaim.ledger.changes import Changes, Revised
    from counterclaim.ledger.rows import LedgerClaim
    from counterclaim.model.question import Question

Since = Annotated[
    datetime | None,
    typer.Option(
        "--since",
        formats=["%Y-%m-%d"],
        metavar="YYYY-MM-DD",
        help="What was said after this day.",
        show_default="what the last build brought",
    ),
]
Until = Annotated[
    datetime | None,
    typer.Option("--until", formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="And by this day."),
]
# How many of each sort are shown; all are counted.
SHOWN = 15


def changes(
    ledger: LedgerFile,
    since: Since = None,
    until: Until = None,
    lines: Annotated[
        bool, typer.Option("--json", help="Print all of it as JSON Lines, one change a line, instead of a summary.")
    ] = False,
) -> int:
    """Say what changed: new claims and questions, disputes that opened or closed, revised figures, denials.

    \b
    Example:
      counterclaim changes war.db --since 2020-10-18
      counterclaim changes war.db --since 2020-10-18 --until 2020-10-26
      counterclaim changes war.db
      counterclaim changes war.db --since 2020-10-18 --json | jq 'select(.change == "revised")'
    """
    from counterclaim.cli.tables import console
    from counterclaim.ledger import Ledger, queries
    from counterclaim.ledger.changes import changes as changes_of

    with Ledger.open(ledger, readonly=True) as opened:
        found = changes_of(opened, day(since), day(until))
        if lines:
            from counterclaim.ledger.change_records import change_records

            for record in change_records(opened, found):
                print(json.dumps(record, ensure_ascii=False))
            return Exit.FINE
        cited = queries.claims_by_id(
            opened, (claim for tie in found.denials[:SHOWN] for claim in (tie.denial, tie.denied))
        )
    _print(console(), found, cited)
    return Exit.FINE


def _print(out: Console, found: Changes, cited: dict[str, LedgerClaim]) -> None:
    from counterclaim.cli.tables import plain
    from counterclaim.dossier.gloss import amount, gloss

    counted = ", ".join(f"{number:,} {kind.value}" for kind, number in found.claims.items())
    out.print(plain(f"new claims: {counted or 'none'}"))
    _print_all(out, "new questions", [f"{_title(one.question)}: {one.standing.value}" for one in found.new])
    opened = [(one.after, one.before) for one in found.opened]
    _print_all(
        out,
        "disputes that opened",
        [
            f"{_title(now.question)}: {now.standing.value}{f', {now.width:,} apart' if now.width else ''}"
            f" ({was.standing.value if was else 'new'})"
            for now, was in opened
            if now is not None
        ],
    )
    closed = [(one.before, one.after) for one in found.closed]
    _print_all(
        out,
        "disputes that closed",
        [
            f"{_title(was.question)}: {now.standing.value if now else 'its claims were rejected'}"
            for was, now in closed
            if was is not None
        ],
    )
    for head, several in (
        ("places in dispute", found.places_opened),
        ("places no more in dispute", found.places_closed),
    ):
        _print_all(out, head, [f"{place.place}: {place.standing.value}" for place in several])
    lines = []
    for one in found.revised:
        answer = one.step.answer
        figure = amount(answer.low, answer.high, answer.stated, disclosed=answer.disclosed)
        wrong = "; the increase that it tells of doesn't add up" if one.step.agrees is False else ""
        lines.append(
            f"{one.claimant}, {_title(one.question)}: {one.step.change.value}, {figure} ({answer.said})"
            f"{_before(one)}{wrong}"
        )
    _print_all(out, "revised figures", lines)
    denied = [(cited.get(tie.denied), tie.denier) for tie in found.denials[:SHOWN]]
    lines = [
        f"{denier} denies: {gloss(of.claim)}, said by {of.claim.source or of.report.outlet or 'the outlet'}"
        for of, denier in denied
        if of is not None
    ]
    _print_all(out, "denials", lines, len(found.denials))


def _before(one: Revised) -> str:
    from counterclaim.dossier.gloss import amount

    was = one.before.answer
    return f", before {amount(was.low, was.high, was.stated, disclosed=was.disclosed)} ({was.said})"


def _print_all(out: Console, head: str, lines: list[str], total: int | None = None) -> None:
    from rich.padding import Padding

    from counterclaim.cli.tables import plain

    total = len(lines) if total is None else total
    out.print()
    out.print(plain(f"{head}: {total:,}"), style="bold")
    for line in lines[:SHOWN]:
        out.print(Padding(plain(line), (0, 0, 0, 2), expand=False))
    if total > SHOWN:
        out.print(Padding(plain(f"… and {total - SHOWN:,} more"), (0, 0, 0, 2), expand=False), style="dim")


def _title(question: Question) -> str:
    from counterclaim.dossier.gloss import question_title

    title = question_title(question.side, question.harm, question.status, question.scope, question.group)
    where = ", ".join(
        filter(None, (question.place, question.date, question.counted_by and f"by {question.counted_by}"))
    )
    return title + (f" ({where})" if where else "")
