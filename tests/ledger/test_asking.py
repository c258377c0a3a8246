from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.ledger import fake_extraction as fake

from counterclaim.ledger import Ledger, ask, control, decide, derive, queries, truces
from counterclaim.ledger.ask import understand
from counterclaim.ledger.store import put_reading, put_report
from counterclaim.model.claim import (
    CeasefireDetails,
    Claim,
    ControlAct,
    ControlDetails,
    Details,
    Harm,
    Kind,
    Scope,
    Status,
    TollDetails,
    TruceAct,
)
from counterclaim.model.decision import Verb
from counterclaim.model.question import Standing
from counterclaim.model.report import Report
from counterclaim.model.span import Span


def toll(number: int) -> TollDetails:
    return TollDetails(
        Harm.KILLED, number, number, number, False, Status.COMBATANT, "Azerbaijan", None, Scope.CUMULATIVE, None
    )


# id, day, text, words of the claim, kind, source, date, place, details
ROWS: list[tuple[str, str, str, str, Kind, str, str | None, str | None, Details]] = [
    ("a", "2031-05-01", "Armenia counts 40 dead in Baku's army.", "40", Kind.TOLL, "Armenia", None, None, toll(40)),
    ("b", "2031-05-01", "Azerbaijan counts 12 of its own.", "12", Kind.TOLL, "Azerbaijan", None, None, toll(12)),
    ("c", "2031-05-04", "Azerbaijan took Tovin.", "took Tovin", Kind.CONTROL, "", "2031-05-03", "Tovin",
     ControlDetails(ControlAct.CAPTURED, "Azerbaijan")),
    ("d", "2031-05-05", "Armenia still holds Tovin.", "holds Tovin", Kind.CONTROL, "Armenia", None, "Tovin",
     ControlDetails(ControlAct.HELD, "Armenia")),
    ("e", "2031-05-02", "A truce was agreed on, through France.", "agreed on", Kind.CEASEFIRE, "", "2031-05-02", None,
     CeasefireDetails(TruceAct.AGREED, mediator=("France",))),
    ("f", "2031-05-03", "Armenia broke the truce.", "broke the truce", Kind.CEASEFIRE, "", None, None,
     CeasefireDetails(TruceAct.VIOLATED, by=("Armenia",))),
    ("g", "2031-05-20", "A truce was agreed on, through Russia.", "agreed on", Kind.CEASEFIRE, "", "2031-05-20", None,
     CeasefireDetails(TruceAct.AGREED, mediator=("Russia",))),
    ("h", "2031-05-21", "Azerbaijan broke the truce.", "broke the truce", Kind.CEASEFIRE, "", None, None,
     CeasefireDetails(TruceAct.VIOLATED, by=("Azerbaijan",))),
    ("i", "2031-01-02", "The UN called for a truce.", "called for a truce", Kind.CEASEFIRE, "UN", None, None,
     CeasefireDetails(TruceAct.CALLED_FOR, by=("UN",))),
]  # fmt: skip


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.create(tmp_path / "war.db") as made:
        with made.writing() as db:
            db.execute("INSERT INTO runs VALUES (1, '[]', 'v', 'p', 't', NULL)")
            for name, day, text, words, kind, source, when, place, details in ROWS:
                put_report(
                    db,
                    Report(
                        name,
                        text,
                        date.fromisoformat(day),
                        outlet="Post",
                        fingerprint=fake.fingerprint(text),
                        origin="",
                    ),
                )
                start = text.index(words)
                span = Span(start, start + len(words))
                claim = Claim(
                    f"claim-{name}", name, kind, span, words, source, source or None, None, when, place, details
                )
                put_reading(db, name, "v", 1, [(claim, Span(0, len(text)))], text)
        derive(made)
        yield made


@pytest.mark.parametrize(
    ("words", "side", "harm", "status", "left"),
    [
        ("Azerbaijani military killed", "Azerbaijan", Harm.KILLED, Status.COMBATANT, ()),
        ("How many civilians were wounded in Tovin?", None, Harm.INJURED, Status.CIVILIAN, ("tovin",)),
        ("dead soldiers of the United States", "United States", Harm.KILLED, Status.COMBATANT, ()),
        ("???", None, None, None, ()),
        ("", None, None, None, ()),
        ('"quoted" AND NOT (near*', None, None, None, ("not",)),
    ],
)
def test_what_is_asked_for(
    words: str, side: str | None, harm: Harm | None, status: Status | None, left: tuple[str, ...]
) -> None:
    asked = understand(words)
    assert (asked.side, asked.harm, asked.status, asked.words) == (side, harm, status, left)


def test_questions_with_each_claimants_answer(ledger: Ledger) -> None:
    found = ask(ledger, "Azerbaijani military killed")
    (dispute,) = found.disputes
    assert dispute.standing is Standing.CONTESTED
    assert [series.claimant for series in dispute.series] == ["Armenia", "Azerbaijan"]
    assert found.cited["claim-a"].context == "Armenia counts 40 dead in Baku's army."
    assert ask(ledger, "Azerbaijani military killed", date(2031, 4, 30)).disputes == ()
    assert ask(ledger, "Armenian military killed").disputes == ()


def test_people_of_no_side_are_asked_for_by_their_country(ledger: Ledger) -> None:
    from dataclasses import replace

    details = replace(toll(7), side=None, status=Status.CIVILIAN)
    text = "Seven civilians died in Azerbaijan."
    with ledger.writing() as db:
        put_report(db, Report("j", text, date(2031, 5, 6), fingerprint=fake.fingerprint(text), origin=""))
        claim = Claim("claim-j", "j", Kind.TOLL, Span(0, 5), "Seven", "", None, None, None, "Azerbaijan", details)
        put_reading(db, "j", "v", 1, [(claim, Span(0, len(text)))], text)
    (dispute,) = ask(ledger, "Azerbaijani civilians killed").disputes
    assert dispute.question.place == "Azerbaijan"


def test_words_find_claims_of_any_kind(ledger: Ledger) -> None:
    assert {row.claim.id for row in ask(ledger, "who holds Tovin").claims} == {"claim-c", "claim-d"}
    assert [row.claim.id for row in ask(ledger, "“holds Tovin”").claims] == ["claim-d"]
    assert {row.claim.id for row in ask(ledger, "Tovin").claims} == {"claim-c", "claim-d"}
    assert [row.claim.id for row in ask(ledger, "Tovin", date(2031, 5, 4)).claims] == ["claim-c"]
    decide(ledger, "claim-c", Verb.REJECT, who="me")
    assert [row.claim.id for row in ask(ledger, "Tovin").claims] == ["claim-d"]


def test_who_broke_the_truce_and_when(ledger: Ledger) -> None:
    assert [row.claim.id for row in ask(ledger, "who broke the truce?").claims] == ["claim-f", "claim-h"]
    assert [row.claim.id for row in ask(ledger, "breaches after 10 May").claims] == ["claim-h"]
    assert [row.claim.id for row in ask(ledger, "ceasefire agreed").claims] == ["claim-e", "claim-g"]
    assert [row.claim.id for row in ask(ledger, "truce broken by Armenia").claims] == ["claim-f"]
    assert ask(ledger, "who broke the truce").disputes == ()


def test_who_is_said_to_hold_a_place(ledger: Ledger) -> None:
    (place,) = ask(ledger, "who holds Tovin").places
    assert (place.place, place.holders) == ("Tovin", ("Armenia", "Azerbaijan"))
    assert ask(ledger, "who holds Tovin", date(2031, 5, 4)).places[0].holders == ("Azerbaijan",)
    assert ask(ledger, "Tovin").places == ()


def test_as_of_in_the_question(ledger: Ledger) -> None:
    asked = ask(ledger, "who holds Tovin as of 4 May")
    assert asked.as_of == date(2031, 5, 4)
    assert asked.places == ask(ledger, "who holds Tovin", date(2031, 5, 4)).places
    assert ask(ledger, "Tovin as of 4 May 2031", date(2031, 5, 1)).as_of == date(2031, 5, 1)


def test_who_is_asked_to_speak(ledger: Ledger) -> None:
    (dispute,) = ask(ledger, "what did Armenia say about Azerbaijani losses").disputes
    assert "Armenia" in {series.claimant for series in dispute.series}
    assert ask(ledger, "what did Russia say about Azerbaijani losses").disputes == ()
    assert [row.claim.id for row in ask(ledger, "what did Armenia say about Tovin").claims] == ["claim-d"]


def test_days_narrow_questions_and_claims(ledger: Ledger) -> None:
    assert ask(ledger, "Azerbaijani military killed in May 2031").disputes
    for as_of in (None, date(2031, 5, 21)):
        assert ask(ledger, "Azerbaijani military killed in April 2031", as_of).disputes == ()
        assert ask(ledger, "children of Azerbaijan killed", as_of).disputes == ()
        assert len(ask(ledger, "Azerbaijani military killed in May 2031", as_of).disputes) == 1
    assert [row.claim.id for row in ask(ledger, "Tovin on 3 May").claims] == ["claim-c"]


def test_a_claim_by_its_id(ledger: Ledger) -> None:
    text = "Armenia counts 41 dead in Baku's army."
    name = "0123456789abcdef"
    with ledger.writing() as db:
        put_report(db, Report("k", text, date(2031, 5, 6), fingerprint=fake.fingerprint(text), origin=""))
        claim = Claim(name, "k", Kind.TOLL, Span(15, 17), "41", "Armenia", "Armenia", None, None, None, toll(41))
        put_reading(db, "k", "v", 1, [(claim, Span(0, len(text)))], text)
    found = ask(ledger, f"#claim-{name}")
    assert [dispute.question.side for dispute in found.disputes] == ["Azerbaijan"]
    assert name in found.cited


def test_what_no_claim_has_is_told_and_never_taken_for_another_word(ledger: Ledger) -> None:
    found = ask(ledger, "who holds Tovni")
    assert (found.claims, found.unheard) == ((), (("tovni", ("Tovin",)),))
    assert ask(ledger, "who holds Xyzzyplugh").unheard == (("xyzzyplugh", ()),)
    assert ask(ledger, "who holds Tovni", date(2031, 5, 2)).unheard == (("tovni", ()),)
    assert ask(ledger, "Tovin").unheard == ()
    found = ask(ledger, "Tovin hospital")
    assert found.loose
    assert found.unheard == (("hospital", ()),)
    assert {row.claim.id for row in found.claims} == {"claim-c", "claim-d"}
    assert found.disputes == ()


def test_the_ledger_stays_as_it_is(ledger: Ledger) -> None:
    with Ledger.open(ledger.path, readonly=True) as opened:
        assert ask(opened, "who holds Tovni").unheard[0][1] == ("Tovin",)
        assert opened.db.execute("PRAGMA query_only").fetchone()[0] == 1


@pytest.mark.parametrize("words", ["", '"', "NOT", "* OR", "tovin*", "a:b", "-", "\x00", "🏴", "NEAR(x y)", "x" * 5000])
def test_no_words_break_it(ledger: Ledger, words: str) -> None:
    assert ask(ledger, words).disputes == ()


def test_truces_with_what_was_done_to_them(ledger: Ledger) -> None:
    first, second, loose = truces(ledger)
    assert (first.begun, first.mediators) == (date(2031, 5, 2), ("France",))
    assert [row.report.id for row in first.claims] == ["e", "f"]
    assert [row.report.id for row in second.claims] == ["g", "h"]
    assert (loose.begun, [row.report.id for row in loose.claims]) == (None, ["i"])
    assert [truce.begun for truce in truces(ledger, date(2031, 5, 3))] == [date(2031, 5, 2), None]


def test_a_place_and_all_who_are_said_to_hold_it(ledger: Ledger) -> None:
    (place,) = control(ledger)
    assert (place.place, place.holders) == ("Tovin", ("Armenia", "Azerbaijan"))
    assert [row.report.id for row in place.claims] == ["c", "d"]


def test_what_was_said_by_a_day(ledger: Ledger) -> None:
    assert [row.id for row in queries.reports(ledger, as_of=date(2031, 5, 2))] == ["i", "a", "b", "e"]
    assert {row.report.id for row in queries.claims(ledger, as_of=date(2031, 5, 2))} == {"i", "a", "b", "e"}
    assert queries.counts(ledger).claims["ceasefire"] == 5
