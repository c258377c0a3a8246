"""Writes docs/standing.md: each state of standing with a real case of the bundled example.

    python tools/standing.py            # writes the page
    python tools/standing.py --check    # exit status 1 where the page isn't what would be written

The example is read afresh, so the page shows what the program makes of it now.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from counterclaim.dossier.gloss import amount, gloss, question_title
from counterclaim.ledger import (
    Ledger,
    PlaceControl,
    build,
    control,
    denials,
    disputes,
    implied,
    incidents,
    meetings,
    queries,
    truces,
)
from counterclaim.model.incident import Incident
from counterclaim.model.meeting import Meeting
from counterclaim.model.question import Dispute, Standing
from counterclaim.reconcile import bound_words, contradiction_words, incident_words, meeting_words, steps_of

TOP = Path(__file__).parents[1]
PAGE = TOP / "docs" / "standing.md"
EXAMPLE = TOP / "examples" / "karabakh-2020" / "reports.jsonl"

MEANING = {
    Standing.AGREED: "two claimants or more give figures of comparable times that can all be right, or name one holder",
    Standing.CONTESTED: "two claimants' figures exclude each other, or they name two holders of a place, or one denies"
    " what the other claims of it",
    Standing.DENIED: "nobody gives another figure or holder, but somebody denies the one that is given",
    Standing.UNCORROBORATED: "one claimant alone, or nobody else of a comparable time",
    Standing.WITHHELD: "a body is said to give no figure, and one claimant at most gives one",
    Standing.SUPERSEDED: "each claimant has since given a later figure of the same people under another question, or"
    " named another holder; of a series, an answer that its claimant went on from",
}
HEAD = """\
# How questions stand

Written by `python tools/standing.py` from the bundled example, `examples/karabakh-2020`; with `--check` it
tells whether the page is what would be written now. None of these states is a verdict.

| state | means | questions in the example | a case |
|---|---|---|---|
"""


def page() -> str:
    """The whole page, ending in one line break."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "example.db"
        build([EXAMPLE], path, jobs=1)
        with Ledger.open(path, readonly=True) as ledger:
            tolls, places = list(disputes(ledger)), list(control(ledger))
            events: tuple[Incident | Meeting, ...] = (*incidents(ledger), *meetings(ledger))
            rows = [_row(ledger, standing, tolls, places, events) for standing in Standing]
            return HEAD + "".join(rows) + "".join(_more(ledger, tolls)) + "".join(_events(events))


def _row(
    ledger: Ledger,
    standing: Standing,
    tolls: list[Dispute],
    places: list[PlaceControl],
    events: tuple[Incident | Meeting, ...],
) -> str:
    of_tolls = [one for one in tolls if one.standing is standing]
    of_places = [one for one in places if one.standing is standing and one.place]
    of_events = [one for one in events if one.standing is standing]
    number = f"{len(of_tolls)} of tolls, {len(of_places)} of places, {len(of_events)} of incidents and meetings"
    if of_tolls:
        case = _of_toll(max(of_tolls, key=_telling))
    elif of_places:
        case = _of_place(max(of_places, key=lambda one: (len(one.claims), one.place)))
    elif of_events:
        case = _of_event(max(of_events, key=lambda one: (len(one.origins), one.key)))
    else:
        case = _on_another_day(ledger, standing) or _of_claim(ledger, standing) or "none in the example"
        if standing is Standing.SUPERSEDED:
            case = _of_answer(tolls) or case
    return f"| `{standing.value}` | {MEANING[standing]} | {number} | {case} |\n"


def _of_answer(tolls: list[Dispute]) -> str | None:
    """The two latest answers of the longest series: of no question as a whole, but the first of them is superseded."""
    longest = max(
        (one for dispute in tolls for one in dispute.series), key=lambda one: (len(one.answers), one.question)
    )
    asked = next(one.question for one in tolls if one.question.key == longest.question)
    figures = [step.answer for step in steps_of(longest) if step.change.value in ("first", "raised", "lowered")]
    if len(figures) < 2:
        return None
    before, after = (
        f"{amount(one.low, one.high, one.stated, disclosed=one.disclosed)} ({one.said})" for one in figures[-2:]
    )
    title = question_title(asked.side, asked.harm, asked.status, asked.scope, asked.group)
    return f"of no question as a whole; but of {title}: {longest.claimant} {before}, by its {after}"


def _of_event(event: Incident | Meeting) -> str:
    return meeting_words(event) if isinstance(event, Meeting) else incident_words(event)


def _events(events: tuple[Incident | Meeting, ...]) -> Iterator[str]:
    yield "\n## Incidents and meetings\n\nThose told by two claims or more.\n\n"
    yield "| standing | told of | origins | tolls |\n|---|---|---|---|\n"
    for one in sorted(events, key=lambda one: (one.day or "9999", one.key)):
        told = len(one.notices if isinstance(one, Meeting) else one.accounts)
        if told > 1:
            tolls = len(one.questions) if isinstance(one, Incident) else ""
            yield f"| `{one.standing.value}` | {_of_event(one)} | {', '.join(one.origins)} | {tolls} |\n"


def _telling(dispute: Dispute) -> tuple[int, int, str]:
    return len(dispute.series), len(dispute.series[0].answers), dispute.question.key


def _on_another_day(ledger: Ledger, standing: Standing) -> str | None:
    """A case as of an earlier day, the latest there is."""
    days = sorted({report.published for report in queries.reports(ledger) if report.published}, reverse=True)
    for day in days:
        found = [one for one in disputes(ledger, day) if one.standing is standing]
        if found:
            return f"as of {day}: {_of_toll(max(found, key=_telling))}"
    return None


def _of_claim(ledger: Ledger, standing: Standing) -> str | None:
    """A claim of another kind that is denied."""
    for tie in denials(ledger) if standing is Standing.DENIED else ():
        row = queries.claim(ledger, tie.denied)
        if row is not None and row.claim.place:
            who = row.claim.source or row.report.outlet
            return f"of no toll; but {who}: {gloss(row.claim)} ({row.report.published}); denied by {tie.denier}"
    return None


def _of_toll(dispute: Dispute) -> str:
    asked = dispute.question
    title = question_title(asked.side, asked.harm, asked.status, asked.scope, asked.group)
    where = ", ".join(filter(None, (asked.place, asked.date, asked.counted_by and f"by {asked.counted_by}")))
    said = []
    for series in dispute.series:
        last = series.answers[-1]
        figure = amount(last.low, last.high, last.stated, disclosed=last.disclosed)
        said.append(f"{series.claimant} {figure} ({last.said})")
    apart = f"; {dispute.width} apart" if dispute.width else ""
    denied = "".join(f"; denied by {tie.denier}" for tie in dispute.denials)
    return f"{title}{f' ({where})' if where else ''}: {'; '.join(said)}{apart}{denied}"


def _of_place(place: PlaceControl) -> str:
    said = [
        f"{row.claim.source or row.report.outlet}: {gloss(row.claim)} ({row.report.published})" for row in place.claims
    ]
    denied = [f"denied by {tie.denier} ({tie.said})" for tie in place.denials]
    return f"{place.place}: {'; '.join((*said, *denied))}"


def _more(ledger: Ledger, tolls: list[Dispute]) -> Iterator[str]:
    found = implied(ledger)
    yield "\n## What the figures imply\n\n"
    for bound in found.bounds:
        yield f"- {bound.day}: {bound_words(bound)}\n"
    for contradiction in found.contradictions:
        yield f"- {contradiction.day}: {contradiction_words(contradiction)}\n"
    yield "\n## Series\n\nTotals that their claimants revised, and increases checked against the figure before.\n\n"
    yield "| question | claimant | figures |\n|---|---|---|\n"
    for dispute in tolls:
        asked = dispute.question
        for series in dispute.series:
            steps = steps_of(series)
            if asked.scope.value != "cumulative" or len({step.first for step in steps}) < 3:
                continue
            figures = []
            for step in steps:
                one = step.answer
                note = (
                    ""
                    if step.agrees is None
                    else f", {one.increase} more {'agrees' if step.agrees else 'does not agree'}"
                )
                figure = amount(one.low, one.high, one.stated, disclosed=one.disclosed)
                figures.append(f"{figure} ({one.said}, {step.change.value}{note})")
            title = question_title(asked.side, asked.harm, asked.status, asked.scope, asked.group)
            yield f"| {title} | {series.claimant} | {'; '.join(figures)} |\n"
    yield "\n## Truces\n\n"
    yield "| agreed | effective | parties | mediators | first breach alleged, days after | kept, says | ended |\n"
    yield "|---|---|---|---|---|---|---|\n"
    for truce in truces(ledger):
        clock = truce.clock
        if truce.begun is None:
            continue
        breaches = "; ".join(
            f"{one.accuser} of {', '.join(one.accused) or 'nobody named'}: {one.lag}" for one in clock.breaches
        )
        kept = ", ".join(dict.fromkeys(name for name, _ in clock.complied))
        ended = str(clock.ended_on or (f"next one on {clock.followed_by}" if clock.followed_by else ""))
        cells = (clock.announced or "", clock.effective or "", ", ".join(clock.parties), ", ".join(clock.mediators))
        yield "| " + " | ".join(map(str, (*cells, breaches, kept, ended))) + " |\n"
    counts = queries.counts(ledger)
    yield f"\nThe example holds {counts.reports} reports, from {counts.first_published} to {counts.last_published}.\n"


def main(arguments: list[str]) -> int:
    text = page()
    if "--check" in arguments:
        if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == text:
            return 0
        print(f"{PAGE} isn't what would be written: run python tools/standing.py", file=sys.stderr)
        return 1
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
