"""Makes ledgers of any size, the same for the same numbers: reports of invented wars, with claims of every kind.

No text is read for it: reports are put together from sentences, and the claims are known from the start. Every claim
stands where it says it does (`counterclaim verify` holds), and the same figures come again in other words and outlets.

    python benchmarks/synthetic.py war.db --claims 100000
"""

from __future__ import annotations

import argparse
import hashlib
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from counterclaim.claims import claim_id
from counterclaim.ledger import Ledger
from counterclaim.ledger.store import put_reading, put_report
from counterclaim.model.claim import (
    AttackDetails,
    CeasefireDetails,
    Claim,
    ControlAct,
    ControlDetails,
    DemandDetails,
    DenialDetails,
    Details,
    Harm,
    Kind,
    Means,
    Scope,
    Status,
    TalksDetails,
    TalksState,
    TollDetails,
    TruceAct,
)
from counterclaim.model.place import Located, PlaceKind
from counterclaim.model.report import Part, PartKind, Report
from counterclaim.model.span import Span

VERSION = "synthetic"
CLAIMS_A_REPORT = 8
REPORTS_A_BATCH = 2000
FIRST = date(2031, 1, 1)
DAYS = 1500
_SYLLABLES = ("ka", "ro", "mel", "vin", "dor", "sha", "tel", "bru", "os", "lin", "gar", "eth", "um", "pol", "zir", "na")


def name(number: int) -> str:
    """An invented name, one for each number."""
    letters, rest = "", number + 17
    while rest:
        rest, digit = divmod(rest, len(_SYLLABLES))
        letters += _SYLLABLES[digit]
    return letters.capitalize()


def make(path: Path, claims: int, *, seed: int = 1) -> None:
    """A new ledger with about this many claims, not yet reconciled."""
    draw = random.Random(seed)
    written, number = 0, 0
    with Ledger.create(path) as ledger:
        ledger.db.execute("PRAGMA synchronous = OFF")
        with ledger.writing() as db:
            db.execute(
                "INSERT INTO runs (sources, version, program, started) VALUES ('[]', ?, 'p', '2031-01-01T00:00:00Z')",
                (VERSION,),
            )
        while written < claims:
            with ledger.writing() as db:
                for _ in range(min(REPORTS_A_BATCH, -(-(claims - written) // CLAIMS_A_REPORT))):
                    report, found = report_of(number, draw)
                    put_report(db, report)
                    put_reading(db, report.id, VERSION, 1, found, report.text)
                    written += len(found)
                    number += 1
        with ledger.writing() as db:
            db.execute("UPDATE runs SET finished = '2031-01-02T00:00:00Z'")


def report_of(number: int, draw: random.Random) -> tuple[Report, list[tuple[Claim, Span]]]:
    """One report with its claims, each with its sentence."""
    war = int(draw.paretovariate(0.6)) % 400
    sides = (name(2 * war), name(2 * war + 1))
    said = FIRST + timedelta(days=draw.randrange(DAYS))
    text = ""
    pending: list[tuple[Kind, Span, str, str | None, str | None, Details, Span]] = []
    for _ in range(CLAIMS_A_REPORT):
        source = draw.choice((*sides, f"the {name(900 + war)} Monitor"))
        before, words, after, kind, place, details = _sentence(draw, sides, war)
        sentence = f"{source} said {before}{words}{after}."
        start = len(text) + len(f"{source} said {before}")
        whole = Span(len(text), len(text) + len(sentence))
        day = (said - timedelta(days=draw.randrange(3))).isoformat() if draw.random() < 0.5 else None
        pending.append((kind, Span(start, start + len(words)), source, place, day, details, whole))
        text += sentence + " "
    text = text.rstrip()
    report = Report(
        id=f"r{number:07}",
        text=text,
        published=said,
        title=f"{sides[0]} and {sides[1]}, day {(said - FIRST).days}",
        outlet=f"{name(2000 + int(draw.paretovariate(0.8)) % 300)} Courier",
        fingerprint=hashlib.sha256(text.encode()).hexdigest(),
        origin=f"synthetic.jsonl:{number + 1}",
        parts=(Part(PartKind.BODY, Span(0, len(text))),),
    )
    return report, [(_claim(report, *one[:-1]), one[-1]) for one in pending]


def _claim(
    report: Report, kind: Kind, span: Span, source: str, place: str | None, day: str | None, details: Details
) -> Claim:
    where = None if place is None else Located(place, PlaceKind.SETTLEMENT, None, *_point(place), where_prec=1)
    return Claim(
        id=claim_id(report.id, kind, span, source, details, place=place),
        report=report.id,
        kind=kind,
        span=span,
        text=span.of(report.text),
        source=source,
        source_party=None if source.endswith("Monitor") else source,
        via=None,
        date=day,
        place=place,
        details=details,
        rule=f"synthetic/{kind.value}/{span.start % 7}",
        evidence=(span,),
        date_prec=1 if day else None,
        where=where,
    )


def _point(place: str) -> tuple[float, float]:
    number = int.from_bytes(hashlib.sha256(place.encode()).digest()[:4])
    return round(number % 1200 / 10 - 60, 2), round(number // 1200 % 3000 / 10 - 150, 2)


def _sentence(draw: random.Random, sides: tuple[str, str], war: int) -> tuple[str, str, str, Kind, str | None, Details]:
    """Words before the claim's, its own, those after; its kind, place and details."""
    one, other = draw.sample(sides, 2)
    place = name(5000 + war * 30 + int(draw.paretovariate(1)) % 30)
    match draw.choices(range(7), (50, 8, 12, 15, 5, 5, 5))[0]:
        case 0:
            figure = int(draw.paretovariate(0.7)) % 100_000 + 1
            status = draw.choice(list(Status))
            total = draw.random() < 0.5
            harm = draw.choice((Harm.KILLED, Harm.KILLED, Harm.INJURED, Harm.MISSING))
            details: Details = TollDetails(
                harm, figure, figure, figure, False, status, one, None,
                Scope.CUMULATIVE if total else Scope.INCIDENT, None,
            )  # fmt: skip
            tail = f" of {one} were {harm.value}" + (" since the war began" if total else f" at {place}")
            return "that ", f"{figure:,}", tail, Kind.TOLL, None if total else place, details
        case 1:
            return "", f"{other} broke the truce", f" at {place}", Kind.CEASEFIRE, place, CeasefireDetails(
                TruceAct.VIOLATED, (other,)
            )  # fmt: skip
        case 2:
            details = ControlDetails(ControlAct.CAPTURED, one)
            return "", f"{one} captured {place}", "", Kind.CONTROL, place, details
        case 3:
            means = draw.choice(list(Means))
            words = f"{other} attacked {place}"
            return "", words, f" by {means.value}", Kind.ATTACK, place, AttackDetails(means, other, place)
        case 4:
            return "", "talks were held", f" at {place}", Kind.TALKS, place, TalksDetails(TalksState.HELD, sides, place)
        case 5:
            return "", f"{other} must withdraw", "", Kind.DEMAND, None, DemandDetails(one, other)
        case _:
            return "", f"it did not attack {place}", "", Kind.DENIAL, place, DenialDetails(f"attack {place}")


def words() -> Iterator[str]:
    """Words to look for: in half of all claims, in many, in few, in none."""
    yield from ("said", "killed", f"captured {name(5001)}", "nothingofthatname")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--claims", type=int, default=100_000)
    given = parser.parse_args()
    make(given.ledger, given.claims)
