"""`counterclaim ask`: a question to a ledger."""

from __future__ import annotations

from typing import Annotated

import typer

from counterclaim.cli.main import Exit
from counterclaim.cli.options import AsOf, LedgerFile, day


def ask(
    ledger: LedgerFile,
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="Free words: a side, a harm, a place, a name.")],
    as_of: AsOf = None,
) -> int:
    """Say what a ledger has on a question: each claimant's latest answer, how they stand, and the words.

    \b
    Example:
      counterclaim ask war.db "Azerbaijani military killed"
      counterclaim ask war.db "hospital Ganja" --as-of 2020-10-26
    """
    from counterclaim.cli.tables import console, plain, print_cited, print_dispute
    from counterclaim.ledger import Ledger
    from counterclaim.ledger.ask import ask as ask_ledger
    from counterclaim.reconcile import bound_words, contradiction_words, incident_words, meeting_words

    out = console()
    with Ledger.open(ledger, readonly=True) as opened:
        found = ask_ledger(opened, question, day(as_of))
    asked = (found.asked.side, found.asked.status, found.asked.harm, " ".join(found.asked.words))
    out.print(plain("understood: " + (", ".join(filter(None, asked)) or "nothing")), style="dim")
    out.print()
    for dispute in found.disputes:
        print_dispute(out, dispute, found.cited)
        out.print()
    for bound in found.bounds:
        out.print(plain(f"implied{f' for {bound.day}' if bound.day else ''}: {bound_words(bound)}"))
    for contradiction in found.contradictions:
        out.print(plain(contradiction_words(contradiction)))
    if found.bounds or found.contradictions:
        out.print()
    if found.more:
        out.print(plain(f"… and {found.more:,} more questions; name a place or a side to narrow them"), style="dim")
        out.print()
    for incident in found.incidents:
        out.print(plain(f"{incident_words(incident)}: {incident.standing.value}{_told_by(incident.origins)}"))
    for meeting in found.meetings:
        out.print(plain(f"{meeting_words(meeting)}: {meeting.standing.value}{_told_by(meeting.origins)}"))
    if found.incidents or found.meetings:
        out.print()
    if found.claims:
        out.print(plain("Claims with these words"), style="bold")
        print_cited(out, found.claims)
    if not found.disputes and not found.claims:
        out.print(plain("Nothing in the ledger answers this."))
    return Exit.FINE


def _told_by(origins: tuple[str, ...]) -> str:
    """How many independent origins tell of it, where it is more than one."""
    return f", told by {len(origins)} origins" if len(origins) > 1 else ""
