"""`counterclaim ask`: a question to a ledger."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.main import Exit
from counterclaim.cli.options import AsOf, LedgerFile, day
from counterclaim.model.claim import Kind

if TYPE_CHECKING:
    from rich.console import Console

    from counterclaim.ledger import Answers
    from counterclaim.ledger.asked import Asked
    from counterclaim.ledger.places import Holding


def ask(
    ledger: LedgerFile,
    question: Annotated[
        str,
        typer.Argument(
            metavar="QUESTION",
            help="Free words: a side, a harm, a place, a name, days; “in quotes” a phrase; the id of a claim.",
        ),
    ],
    as_of: AsOf = None,
) -> int:
    """Say what a ledger has on a question: each claimant's latest answer, how they stand, and the words.

    The first lines say what was understood, and which words no claim has: nothing is taken for something else.

    \b
    Example:
      counterclaim ask war.db "Azerbaijani military killed"
      counterclaim ask war.db "who broke the truce between 10 and 12 October"
      counterclaim ask war.db "what did Armenia say about its losses as of 5 October"
      counterclaim ask war.db "hospital Ganja" --as-of 2020-10-26
    """
    from counterclaim.cli.tables import console
    from counterclaim.ledger import Ledger
    from counterclaim.ledger.ask import ask as ask_ledger

    out = console()
    with Ledger.open(ledger, readonly=True) as opened:
        found = ask_ledger(opened, question, day(as_of))
    _print_understood(out, found)
    _print_tolls(out, found)
    _print_events(out, found)
    _print_claims(out, found)
    return Exit.FINE


def understood(asked: Asked) -> Iterator[str]:
    """What was understood of a question, piece by piece, in words."""
    if asked.claims:
        yield "the claim" + ("s " if len(asked.claims) > 1 else " ") + ", ".join(asked.claims)
    kinds = [kind.value for kind in asked.kinds if kind is not Kind.TOLL]
    if kinds:
        acts = f" ({', '.join(act.value.replace('_', ' ') for act in asked.acts)})" if asked.acts else ""
        yield "claims of " + " or ".join(kinds) + acts
    people = " ".join(filter(None, (asked.status, asked.harm)))
    if people:
        yield people + (f", {asked.group} alone" if asked.group else "")
    if asked.side:
        yield f"of or in {asked.side}" if asked.harm or asked.status else f"about {asked.side}"
    for party in asked.parties:
        if party not in (asked.side, asked.by):
            yield f"with {party}"
    if asked.by:
        yield f"said by {asked.by}"
    if asked.since or asked.until:
        first, last = asked.since, asked.until
        days = f"{first or ''}" if first == last else f"{first or '…'} to {last or '…'}"
        yield f"of {days} (“{', '.join(asked.dated)}”)"
    if asked.words:
        yield "with the words " + ", ".join(asked.words)
    for phrase in asked.phrases:
        yield f"with the phrase “{phrase}”"


def _print_understood(out: Console, found: Answers) -> None:
    from counterclaim.cli.tables import plain

    pieces = [*understood(found.asked), *([f"as known on {found.as_of}"] if found.as_of else [])]
    out.print(plain("understood: " + ("; ".join(pieces) or "nothing")), style="dim")
    for words, nearly in found.unheard:
        spelled = f"; the ledger has {', '.join(nearly)}" if nearly else ""
        out.print(plain(f"in no claim: “{words}”{spelled}"))
    out.print()


def _print_tolls(out: Console, found: Answers) -> None:
    from counterclaim.cli.tables import plain, print_dispute
    from counterclaim.reconcile import bound_words, contradiction_words

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


def _print_events(out: Console, found: Answers) -> None:
    from counterclaim.cli.tables import plain
    from counterclaim.reconcile import incident_words, meeting_words

    for place in found.places:
        out.print(plain(_held(place)), style="bold")
    for incident in found.incidents:
        out.print(plain(f"{incident_words(incident)}: {incident.standing.value}{_told_by(incident.origins)}"))
    for meeting in found.meetings:
        out.print(plain(f"{meeting_words(meeting)}: {meeting.standing.value}{_told_by(meeting.origins)}"))
    if found.places or found.incidents or found.meetings:
        out.print()


def _print_claims(out: Console, found: Answers) -> None:
    from counterclaim.cli.tables import plain, print_cited

    if found.loose:
        out.print(plain("No claim has all of these words. These have some of them"), style="bold")
    elif found.claims:
        looked_for = found.asked.words or found.asked.phrases
        out.print(plain("Claims with these words" if looked_for else "Claims"), style="bold")
    print_cited(out, found.claims)
    if found.more_claims:
        out.print(plain(f"… and {found.more_claims:,} more claims at least; more words narrow them"), style="dim")
    if not found.disputes and not found.claims and not found.places:
        out.print(plain("Nothing in the ledger answers this."))


def _held(place: Holding) -> str:
    """Who is said to have a place, and how that stands."""
    claims = "1 claim" if len(place.claims) == 1 else f"{len(place.claims)} claims"
    holders = ", ".join(place.holders) or "nobody by the latest word of any claimant"
    return f"{place.place}: {place.standing.value}; said to be held by {holders} ({claims})"


def _told_by(origins: tuple[str, ...]) -> str:
    """How many independent origins tell of it, where it is more than one."""
    return f", told by {len(origins)} origins" if len(origins) > 1 else ""
