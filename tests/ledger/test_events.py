from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.ledger import fake_extraction as fake

from counterclaim.ledger import Ledger, ask, derive, incidents, meetings
from counterclaim.ledger.store import put_reading, put_report
from counterclaim.model.claim import (
    AttackDetails,
    Claim,
    Details,
    Harm,
    Kind,
    Means,
    Scope,
    Status,
    TalksDetails,
    TalksState,
    TollDetails,
)
from counterclaim.model.question import Standing
from counterclaim.model.report import Report
from counterclaim.model.span import Span

TOLL = TollDetails(Harm.KILLED, 9, 9, 9, False, Status.CIVILIAN, None, None, Scope.INCIDENT, "Velor")
# id of the report, day, text, words of the claim, kind, source, day claimed, place, details
ROWS: list[tuple[str, str, str, str, Kind, str, str, str, Details]] = [
    ("a", "2031-05-10", "Karsa said Velor's rockets hit Tovin and killed 9.", "rockets hit Tovin", Kind.ATTACK,
     "Karsa", "2031-05-09", "Tovin", AttackDetails(Means.ROCKET, "Velor")),
    ("a", "2031-05-10", "Karsa said Velor's rockets hit Tovin and killed 9.", "9", Kind.TOLL, "Karsa", "2031-05-09",
     "Tovin", TOLL),
    ("b", "2031-05-12", "Velor said Karsa had shelled Tovin.", "shelled Tovin", Kind.ATTACK, "Velor", "2031-05-09",
     "Tovin", AttackDetails(Means.ARTILLERY, "Karsa")),
    ("c", "2031-05-12", "Osk said that Karsa and Velor will meet in Lutz.", "will meet", Kind.TALKS, "Osk",
     "2031-05-14", "Lutz", TalksDetails(TalksState.PLANNED, ("Karsa", "Velor"), "Lutz")),
]  # fmt: skip


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.create(tmp_path / "war.db") as made:
        with made.writing() as db:
            db.execute("INSERT INTO runs VALUES (1, '[]', 'v', 'p', 't', NULL)")
            for name in sorted({row[0] for row in ROWS}):
                rows = [row for row in ROWS if row[0] == name]
                day, text = rows[0][1:3]
                put_report(
                    db,
                    Report(name, text, date.fromisoformat(day), outlet=name, fingerprint=fake.fingerprint(text)),
                )
                put_reading(db, name, "v", 1, [(_claim(row, number), Span(0, len(text))) for number, row in
                                               enumerate(rows)], text)  # fmt: skip
        derive(made)
        yield made


def _claim(row: tuple[str, str, str, str, Kind, str, str, str, Details], number: int) -> Claim:
    name, _, text, words, kind, source, of, place, details = row
    span = Span(text.index(words), text.index(words) + len(words))
    return Claim(f"{name}{number}", name, kind, span, words, source, source, None, of, place, details)


def test_an_incident_has_its_accounts_blames_and_tolls(ledger: Ledger) -> None:
    (incident,) = incidents(ledger)
    assert [account.claim for account in incident.accounts] == ["a0", "b0"]
    assert incident.standing is Standing.CONTESTED
    assert incident.tolls == ("a1",)
    assert len(incident.questions) == 1
    assert incident.origins == ("a", "b")


def test_of_an_earlier_day_only_what_was_said_is_told(ledger: Ledger) -> None:
    (before,) = incidents(ledger, date(2031, 5, 11))
    assert [account.claim for account in before.accounts] == ["a0"]
    assert before.standing is Standing.UNCORROBORATED
    assert meetings(ledger, date(2031, 5, 11)) == ()


def test_who_asks_for_a_toll_is_told_of_its_incident(ledger: Ledger) -> None:
    found = ask(ledger, "killed in Tovin")
    assert [one.place for one in found.incidents] == ["Tovin"]
    assert found.meetings == ()
    assert [one.venue for one in ask(ledger, "meet Lutz").meetings] == ["Lutz"]
    assert ask(ledger, "killed in Tovin", date(2031, 5, 9)).incidents == ()
