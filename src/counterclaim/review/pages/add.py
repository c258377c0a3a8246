"""A claim of words that a reviewer chose in a report."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from counterclaim.claims import claim_record
from counterclaim.errors import LedgerError
from counterclaim.ledger import Ledger
from counterclaim.ledger.added import add_claim
from counterclaim.ledger.queries import claim, claims, report
from counterclaim.ledger.queue import facets
from counterclaim.model.claim import Claim, Kind
from counterclaim.model.report import Report
from counterclaim.model.span import Span
from counterclaim.review.address import clean
from counterclaim.review.desk import Desk
from counterclaim.review.fields import Field, errors_in, new_fields, typed, values_of, with_record
from counterclaim.review.figures import figure_in
from counterclaim.review.marking import paragraphs


def show(desk: Desk, request: Request) -> Response:
    """The report with its claims, and the form for a new one where words are chosen."""
    return _render(desk, request, request.path_params["report"], request.query_params)


def add(desk: Desk, request: Request, form: dict[str, str]) -> Response:
    """Adds the claim, or shows what doesn't fit."""
    report_id = request.path_params["report"]
    kind, span = _kind(form), _span(form)
    if kind is None or span is None:
        return _render(desk, request, report_id, form, errors=("Choose words of the report and a kind.",))
    fields = typed(new_fields(kind), form)
    errors = errors_in(fields)
    if not errors:
        try:
            with Ledger.open(desk.path) as ledger:
                done = add_claim(
                    ledger,
                    report_id,
                    kind,
                    span,
                    values_of(fields),
                    who=desk.who(request),
                    why=form.get("why", "").strip(),
                    replaces=form.get("replaces") or None,
                    blind=desk.blind,
                )
                near = [done.claim, *([form["replaces"]] if form.get("replaces") else [])]
                desk.touch(ledger, near)
        except LedgerError as error:
            errors = (str(error),)
        else:
            query = "&".join(filter(None, (clean(form.get("query", "")), urlencode({"did": done.number}))))
            return RedirectResponse(f"/claim/{done.claim}?{query}", 303, background=BackgroundTask(desk.catch_up))
    return _render(desk, request, report_id, form, fields=fields, errors=errors)


def _render(
    desk: Desk,
    request: Request,
    report_id: str,
    given: Mapping[str, str],
    *,
    fields: tuple[Field, ...] | None = None,
    errors: tuple[str, ...] = (),
) -> Response:
    with desk.reading() as ledger:
        whole = report(ledger, report_id)
        if whole is None:
            return desk.page(request, "none.html.j2", 404, what="report")
        beside = [
            row.claim
            for row in claims(ledger, reports=[report_id], rejected=True)
            if row.claim.kind is not Kind.STATEMENT
        ]
        replaced = claim(ledger, given["replaces"]) if given.get("replaces") else None
        like = replaced or (claim(ledger, given["like"], current=False) if given.get("like") else None)
        span, kind = _span(given) or _found(whole, given), _kind(given)
        if like is not None and like.claim.report == whole.id:
            kind, span = kind or like.claim.kind, span or like.claim.span
        if span is not None and not 0 <= span.start < span.end <= len(whole.text):
            span = None
        marked = [] if span is None else [(span, "words")]
        form = fields or (
            None if kind is None else _begun(kind, span, beside, like.claim if like else None, whole.text)
        )
        return desk.page(
            request,
            "add.html.j2",
            422 if errors else 200,
            report=whole,
            paragraphs=paragraphs(whole, marked, [(one.span, one.id) for one in beside]),
            span=span,
            chosen="" if span is None else span.of(whole.text),
            kind=kind.value if kind else "",
            fields=form,
            errors=errors,
            why=given.get("why", ""),
            replaces=replaced.claim.id if replaced else "",
            looked_for=given.get("look", "")[:200],
            missed=bool(given.get("look")) and span is None,
            parties=facets(ledger, "party"),
        )


def _begun(kind: Kind, span: Span | None, beside: list[Claim], like: Claim | None, text: str) -> tuple[Field, ...]:
    """A new form: with the figure of the chosen words, and the fields of the claim that it is like, else the speaker of
    the nearest claim near by."""
    fields = new_fields(kind)
    if like is not None and like.kind is kind:
        fields = with_record(fields, claim_record(like))
    if span is not None and kind is Kind.TOLL and (like is None or like.span != span):
        fields = with_record(fields, figure_in(span.of(text)))
    if like is not None:
        return fields
    near = [one for one in beside if span is not None and abs(one.span.start - span.start) < 300]
    if not near or span is None:
        return fields
    nearest = claim_record(min(near, key=lambda one: abs(one.span.start - span.start)))
    return with_record(fields, {name: nearest.get(name) for name in ("source", "source_party")})


def _kind(given: Mapping[str, str]) -> Kind | None:
    try:
        kind = Kind(given.get("kind", ""))
    except ValueError:
        return None
    return None if kind is Kind.STATEMENT else kind


def _span(given: Mapping[str, str]) -> Span | None:
    ends = [given.get(name, "") for name in ("start", "end")]
    if not all(end.isascii() and end.isdecimal() and len(end) < 12 for end in ends):
        return None
    return Span(int(ends[0]), int(ends[1]))


def _found(whole: Report, given: Mapping[str, str]) -> Span | None:
    """Where words that were typed stand: the first time, or the time that is asked for, counted from 1."""
    words, times = given.get("look", "")[:200], given.get("time", "1")
    at = -1
    for _ in range(min(int(times), 1000) if times.isascii() and times.isdecimal() and len(times) < 5 else 1):
        at = whole.text.find(words, at + 1) if words.strip() else -1
        if at < 0:
            return None
    return Span(at, at + len(words))
