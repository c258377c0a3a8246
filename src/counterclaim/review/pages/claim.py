"""One claim beside its report, with all that a reviewer needs to decide."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from counterclaim.dossier.days import plain_day
from counterclaim.dossier.gloss import amount, question_title
from counterclaim.ledger import Ledger
from counterclaim.ledger.log import decision, redoable, undoable
from counterclaim.ledger.queries import claims, report
from counterclaim.ledger.queue import alike, decided_by, facets, following, place_of, reasons_of
from counterclaim.ledger.rows import LedgerClaim
from counterclaim.ledger.stands import bonds_of, standing_decisions, standing_undos, stands_of
from counterclaim.model.claim import Claim, Harm, Kind, Scope, Status, TollDetails
from counterclaim.model.decision import Decision, Verb
from counterclaim.review.address import place_in, write_filters
from counterclaim.review.desk import Desk
from counterclaim.review.fields import Field, fields_of
from counterclaim.review.marking import MARKS, marks_of, paragraphs

# Answers of one question that are shown beside a claim.
ANSWERS = 40
# Other questions that are offered for a claim, of so many that are told most.
OFFERED, LOOKED_AT = 25, 2000


@dataclass(frozen=True, slots=True)
class Rival:
    """“Upper Osk said 31 or more on 4 May.” Another answer to the claim's question."""

    claim: str
    claimant: str
    said: str | None
    figure: str


@dataclass(frozen=True, slots=True)
class Asked:
    """The question that a claim answers, with its other answers; `more` counts those not shown."""

    key: str
    title: str
    where: str | None
    when: str | None
    standing: str
    rivals: tuple[Rival, ...]
    more: int


def show(desk: Desk, request: Request) -> Response:
    """The page of a claim."""
    return render(desk, request, request.path_params["id"])


def render(
    desk: Desk,
    request: Request,
    claim_id: str,
    *,
    fields: Sequence[Field] | None = None,
    errors: Sequence[str] = (),
    why: str = "",
    note: str = "",
    since: Sequence[Decision] = (),
    refused: bool = False,
) -> Response:
    """The page of a claim; with `errors`, or decisions made `since` it was opened, the form as it was sent, which stays
    to be mended: of an edit `fields` and `why`, of a verdict `note`. `refused`: nothing was saved."""
    filters, who = desk.filters(request), desk.who(request)
    status = 422 if errors else 409 if refused else 200
    with desk.reading() as ledger:
        item = desk.item(ledger, claim_id, who)
        whole = report(ledger, item.claim.report) if item else None
        if item is None or whole is None:
            return desk.page(request, "none.html.j2", 404, what="claim")
        place = place_of(ledger, item.number) or place_in(request.query_params.get("at", ""))
        after = following(ledger, filters, place)
        beside = list(claims(ledger, reports=[whole.id], rejected=True))
        others = [row.claim for row in beside if row.claim.kind is not Kind.STATEMENT and row.claim.id != claim_id]
        statements = [row.claim for row in beside if row.claim.kind is Kind.STATEMENT]
        marks = marks_of(item.claim, statements, whole.text)
        hidden = desk.hides(_whole(ledger, desk, claim_id, item), who)
        old = [row for one in item.asks_about if (row := desk.item(ledger, one, who)) is not None]
        return desk.page(
            request,
            "claim.html.j2",
            status,
            item=item,
            current=is_current(ledger, claim_id),
            seen=last_seen(item),
            since=since,
            refused=refused,
            typed=fields is not None,
            note=note,
            report=whole,
            place="" if place is None else f"{place[0]}.{place[1]}",
            next=_id_of(ledger, after),
            paragraphs=paragraphs(whole, marks, [(one.span, one.id) for one in others]),
            legend={name: words for name, words in MARKS.items() if any(mark == name for _, mark in marks)},
            fields=fields or fields_of(item.claim),
            raw={field.name: field.shown for field in fields_of(item.raw)},
            errors=errors,
            why=why,
            reasons=reasons_of(ledger, item),
            asked=_asked(ledger, claim_id),
            others=_others(ledger, item.claim),
            alike=alike(ledger, claim_id, who, blind=desk.blind),
            mine=decided_by(ledger, who),
            history=_history(item, who),
            stands=() if hidden else stands_of(item.decisions),
            bonds=bonds_of(item.decisions),
            others_hidden=hidden,
            old=old,
            differences=[_differences(row, item) for row in old],
            done=(done := _done(ledger, request)),
            done_words=_words_at(ledger, done),
            can_undo=undoable(ledger, who) is not None,
            can_redo=redoable(ledger, who) is not None,
            parties=facets(ledger, "party"),
            query=write_filters(filters),
        )


def is_current(ledger: Ledger, claim_id: str) -> bool:
    """False where no reading that counts makes the claim any more."""
    return ledger.db.execute("SELECT 1 FROM current_claims WHERE id = ?", (claim_id,)).fetchone() is not None


def last_seen(item: LedgerClaim) -> int:
    """The number of the last decision on a claim that is shown; 0 for none."""
    return item.decisions[-1].number if item.decisions else 0


def _whole(ledger: Ledger, desk: Desk, claim_id: str, item: LedgerClaim) -> LedgerClaim:
    from counterclaim.ledger.queries import claim

    return (claim(ledger, claim_id) if desk.blind else None) or item


def _id_of(ledger: Ledger, number: int | None) -> str:
    row = ledger.db.execute("SELECT id FROM claims WHERE number = ?", (number,)).fetchone()
    return "" if row is None else str(row[0])


def _done(ledger: Ledger, request: Request) -> Decision | None:
    number = request.query_params.get("did", "")
    return decision(ledger, int(number)) if number.isascii() and number.isdecimal() and len(number) < 16 else None


def _words_at(ledger: Ledger, done: Decision | None) -> str:
    """The words of the claim that a decision is on."""
    if done is None:
        return ""
    row = ledger.db.execute("SELECT text FROM claims WHERE id = ? LIMIT 1", (done.claim,)).fetchone()
    return "" if row is None else str(row[0])


def _asked(ledger: Ledger, claim_id: str) -> Asked | None:
    """From the derived tables: as of the last reconciling."""
    db = ledger.db
    row = db.execute(
        "SELECT q.* FROM answers a JOIN questions q ON q.key = a.question WHERE a.claim = ? LIMIT 1", (claim_id,)
    ).fetchone()
    if row is None:
        return None
    answers = db.execute(
        "SELECT * FROM answers WHERE question = ? AND claim != ? ORDER BY said DESC, claimant, position LIMIT ?",
        (row["key"], claim_id, ANSWERS),
    ).fetchall()
    total = db.execute("SELECT count(*) FROM answers WHERE question = ?", (row["key"],)).fetchone()[0]
    return Asked(
        key=row["key"],
        title=question_title(row["side"], Harm(row["harm"]), Status(row["status"]), Scope(row["scope"])),
        where=row["place"] or row["setting"],
        when=row["date"],
        standing=row["standing"],
        rivals=tuple(
            Rival(
                one["claim"],
                one["claimant"],
                one["said"],
                amount(one["low"], one["high"], one["stated"], disclosed=bool(one["disclosed"])),
            )
            for one in answers
        ),
        more=max(total - 1 - len(answers), 0),
    )


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a claim's history. `can` is what its maker may do with it: undo, redo or nothing."""

    decision: Decision
    stands: bool
    can: str


def _others(ledger: Ledger, claim: Claim) -> list[tuple[str, str]]:
    """Questions that a toll might answer as well: a claim of each and its words, of those that are told most."""
    if not isinstance(claim.details, TollDetails):
        return []
    harm, side = claim.details.harm.value, claim.details.side
    own = [one[0] for one in ledger.db.execute("SELECT question FROM answers WHERE claim = ?", (claim.id,))]
    offered = []
    for one in ledger.db.execute(
        "SELECT * FROM (SELECT * FROM questions ORDER BY scope != 'cumulative', claimants DESC, told DESC, key LIMIT ?)"
        " WHERE harm = ? AND (? IS NULL OR side IS NULL OR side = ?) LIMIT ?",
        (LOOKED_AT, harm, side, side, OFFERED + 1),
    ):
        answer = ledger.db.execute("SELECT claim FROM answers WHERE question = ? LIMIT 1", (one["key"],)).fetchone()
        if one["key"] not in own and answer is not None:
            offered.append((str(answer[0]), _words_of(one)))
    return offered[:OFFERED]


def _words_of(row: sqlite3.Row) -> str:
    title = question_title(row["side"], Harm(row["harm"]), Status(row["status"]), Scope(row["scope"]))
    more = (row["place"] or row["setting"], plain_day(row["date"]) if row["date"] else None, row["standing"])
    return ", ".join([title, *(one for one in more if one)])


def _history(item: LedgerClaim, who: str) -> list[Entry]:
    standing = {one.number for one in standing_decisions(item.decisions)}
    undos = {one.number for one in standing_undos(item.decisions)}
    found = []
    for one in item.decisions:
        own = one.who == who
        can = "undo" if own and one.number in standing else "redo" if own and one.number in undos else ""
        found.append(Entry(one, one.verb is Verb.UNDO or one.number in standing, can))
    return found[::-1]


def _differences(old: LedgerClaim, new: LedgerClaim) -> list[tuple[str, str, str]]:
    """The fields in which a new reading differs from the old one: label, old, new."""
    before, after = fields_of(old.claim), fields_of(new.claim)
    found = [("Words", old.claim.text, new.claim.text)] if old.claim.span != new.claim.span else []
    pairs = zip(before, after, strict=True)
    return found + [(one.label, one.shown, two.shown) for one, two in pairs if one.value != two.value]
