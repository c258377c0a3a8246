"""The queue: which claims wait, and why each waits where it stands."""

from __future__ import annotations

from urllib.parse import quote

from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from counterclaim.ledger.queries import numbered
from counterclaim.ledger.queue import decided_by, facets, find, reasons_of, reviewers, waiting
from counterclaim.ledger.queue.reasons import standing_of
from counterclaim.model.question import Standing
from counterclaim.review.address import clean, place_in
from counterclaim.review.desk import COOKIE, LONGEST_NAME, Desk


def show(desk: Desk, request: Request) -> Response:
    """One page of the queue."""
    filters, query = desk.filters(request), request.query_params
    with desk.reading() as ledger:
        page = find(ledger, filters, place_in(query.get("after", "")), place_in(query.get("before", "")))
        rows = []
        for row in numbered(ledger, (number for _, number in page.places)):
            hidden = desk.hides(row, desk.who(request))
            shown = desk.item(ledger, row.claim.id, desk.who(request)) if hidden else row
            rows.append((shown or row, reasons_of(ledger, shown or row), standing_of(ledger, row.claim.id)))
        return desk.page(
            request,
            "queue.html.j2",
            page=page,
            rows=rows,
            parties=facets(ledger, "party"),
            outlets=facets(ledger, "outlet"),
            standings=[standing.value for standing in Standing],
            reviewers=reviewers(ledger),
            mine=decided_by(ledger, desk.who(request)),
            waiting=waiting(ledger),
            updating=desk.updating,
        )


def refresh(desk: Desk, request: Request, form: dict[str, str]) -> Response:
    """Takes in what a build has added; the page comes at once."""
    desk.updating = True
    return RedirectResponse(f"/?{clean(form.get('query', ''))}", 303, background=BackgroundTask(desk.bring_up))


def name(desk: Desk, request: Request, form: dict[str, str]) -> Response:
    """Another reviewer sits down: their name is kept in a cookie of this desk."""
    response = RedirectResponse("/", 303)
    chosen = form.get("who", "").strip()[:LONGEST_NAME]
    if chosen:
        response.set_cookie(COOKIE, quote(chosen), httponly=True, samesite="strict")
    else:
        response.delete_cookie(COOKIE)
    return response
