"""A claim that a reviewer adds, by choosing words of a report."""

from __future__ import annotations

from collections.abc import Mapping

from counterclaim.claims import claim_id, claim_record
from counterclaim.claims.common.precision import date_precision
from counterclaim.errors import LedgerError
from counterclaim.language.places import locate
from counterclaim.ledger.carried import reviewers_reading
from counterclaim.ledger.codec import details_of, to_json
from counterclaim.ledger.database import Ledger
from counterclaim.ledger.decisions import write
from counterclaim.ledger.edits import check_bounds
from counterclaim.ledger.store import put_claim, report_of
from counterclaim.ledger.verify import faults_of
from counterclaim.model.claim import Claim, Kind
from counterclaim.model.decision import Decision, Verb
from counterclaim.model.report import Report
from counterclaim.model.span import Span

# The rule of a claim that no rule made.
RULE = "added by a reviewer"


def add_claim(
    ledger: Ledger,
    report_id: str,
    kind: Kind,
    span: Span,
    fields: Mapping[str, object],
    *,
    who: str,
    why: str = "",
    replaces: str | None = None,
    blind: bool = False,
) -> Decision:
    """Writes a claim of the words at `span` (code points of the report's text) with a decision that adds it.

    `fields` are those of the printed record: `source` (empty: the outlet's own voice), `source_party`, `via`, `date`,
    `place`, and all of the kind. `replaces` is the id of a claim that the same reviewer rejects for it.
    LedgerError CC214 without a name, CC217 where the words or fields don't fit, or such a claim is in already.
    """
    if not who.strip():
        raise LedgerError("CC214", "a decision needs the name of who makes it.", where=str(ledger.path))
    with ledger.writing(lasting=True) as db:
        row = db.execute("SELECT * FROM reports WHERE id = ?", (report_id,)).fetchone()
        if row is None:
            raise _misfit(report_id, f"no report {report_id!r} is in the ledger")
        report = report_of(row)
        claim = _claim(report, kind, span, fields)
        if db.execute("SELECT 1 FROM current_claims WHERE id = ?", (claim.id,)).fetchone() is not None:
            raise _misfit(report_id, f"the same claim is in the ledger, as {claim.id}")
        put_claim(db, reviewers_reading(db, report_id), claim, _sentence(report, span), report.text)
        record = to_json(claim_record(claim))
        decision = write(db, claim.id, Verb.ADD, who=who, why=why, new=record, blind=blind)
        if replaces is not None:
            because = f"replaced by {claim.id}" + (f": {why}" if why else "")
            write(db, replaces, Verb.REJECT, who=who, why=because, new=to_json("rejected"), blind=blind)
        return decision


def _claim(report: Report, kind: Kind, span: Span, fields: Mapping[str, object]) -> Claim:
    if not 0 <= span.start < span.end <= len(report.text) or not span.of(report.text).strip():
        raise _misfit(report.id, f"{tuple(span)} are no words of the report")
    if kind is Kind.STATEMENT:
        raise _misfit(report.id, "statements are found, not added")
    try:
        details = details_of(kind, fields)
    except (TypeError, ValueError, KeyError) as error:
        raise _misfit(report.id, f"a claim of kind {kind.value} can't have these fields: {error}") from error
    common = {name: _text(report, fields, name) for name in ("source", "source_party", "via", "date", "place")}
    source, place = common["source"] or "", common["place"]
    claim = Claim(
        id=claim_id(report.id, kind, span, source, details, via=common["via"], place=place),
        report=report.id,
        kind=kind,
        span=span,
        text=span.of(report.text),
        source=source,
        source_party=common["source_party"],
        via=common["via"],
        date=common["date"],
        place=place,
        details=details,
        rule=RULE,
        date_prec=date_precision(common["date"]),
        where=None if place is None else locate(place),
    )
    for fault in faults_of(claim, _sentence(report, span), report):
        raise _misfit(report.id, fault)
    try:
        check_bounds(claim)
    except LedgerError as error:
        raise _misfit(report.id, error.what.rstrip(".")) from error
    return claim


def _text(report: Report, fields: Mapping[str, object], name: str) -> str | None:
    value = fields.get(name)
    if value is not None and not isinstance(value, str):
        raise _misfit(report.id, f"`{name}` takes text, not {value!r}")
    return value or None


def _sentence(report: Report, span: Span) -> Span:
    """The paragraphs that hold the words, or the words alone."""
    found = span
    for part in report.parts:
        if part.span.overlaps(span):
            found = found.cover(part.span)
    return found


def _misfit(report: str, what: str) -> LedgerError:
    return LedgerError("CC217", f"{what}.", where=report, mend="Choose the words anew, and look at the fields.")
