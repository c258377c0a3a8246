"""The desk's pages: a queue, a claim beside its report, and the decisions that are taken there."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from urllib.parse import urlencode

from jinja2 import Environment, StrictUndefined
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from counterclaim.dossier.days import plain_day
from counterclaim.dossier.gloss import gloss
from counterclaim.dossier.marks import cut
from counterclaim.errors import LedgerError
from counterclaim.ledger import Ledger, decide
from counterclaim.ledger.queries import claim, report
from counterclaim.model.claim import Kind
from counterclaim.model.decision import Verb
from counterclaim.model.span import Span
from counterclaim.review.guard import Guard
from counterclaim.review.queue import Filters, queue, states

FILES = {"desk.css": "text/css", "desk.js": "text/javascript"}


def _asset(name: str) -> str:
    return resources.files("counterclaim.review").joinpath("assets", name).read_text(encoding="utf-8")


class Desk:
    """The desk on one ledger. Each request opens the ledger for itself, so that builds can go on beside it."""

    def __init__(self, path: Path, who: str, guard: Guard) -> None:
        self.path = path
        self.who = who
        self.guard = guard
        environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
        environment.filters["day"] = plain_day
        self.template = environment.from_string(_asset("desk.html.j2"))

    def filters(self, request: Request) -> Filters:
        """The filters that stand in the address; what is no filter is left out."""
        q = request.query_params
        page = q.get("page", "0")
        return Filters(
            kind=q.get("kind", "") if q.get("kind", "") in {k.value for k in Kind} else "",
            state=q.get("state", "unreviewed") if q.get("state", "unreviewed") in states() else "unreviewed",
            words=q.get("words", "")[:200],
            page=int(page) if page.isdecimal() and len(page) < 7 else 0,
        )

    def _page(self, **values: object) -> HTMLResponse:
        names = {"found": None, "item": None, "stretches": (), "next": "", "message": "", "gloss": gloss}
        kinds = [k.value for k in Kind if k is not Kind.STATEMENT]
        return HTMLResponse(
            self.template.render({**names, "kinds": kinds, "states": states(), "who": self.who, **values})
        )

    def list(self, request: Request) -> Response:
        """The queue."""
        filters = self.filters(request)
        with Ledger.open(self.path, readonly=True) as ledger:
            found = queue(ledger, filters)
        return self._page(found=found, filters=filters, query=_query(filters))

    def show(self, request: Request) -> Response:
        """One claim beside its report."""
        filters = self.filters(request)
        with Ledger.open(self.path, readonly=True) as ledger:
            item = claim(ledger, request.path_params["id"])
            whole = report(ledger, item.claim.report) if item else None
            if item is None or whole is None:
                return PlainTextResponse("No such claim in this ledger.\n", 404)
            following = [c.claim.id for c in queue(ledger, filters).claims]
        after = following[following.index(item.claim.id) + 1 :] if item.claim.id in following else following
        stretches = cut(whole.text, Span(0, len(whole.text)), [(item.claim.span, item.claim.id)])
        return self._page(
            item=item,
            report=whole,
            stretches=stretches,
            next=after[0] if after else "",
            filters=filters,
            query=_query(filters),
            form_key=self.guard.form_key,
            message=request.query_params.get("message", "")[:300],
        )

    async def decide(self, request: Request) -> Response:
        """Writes one decision, then goes to the next claim of the queue."""
        async with request.form(max_fields=20, max_part_size=64 * 1024) as form:
            given = {name: str(value) for name, value in form.items()}
        if not self.guard.same_form(given.get("key", "")):
            return PlainTextResponse("Refused: this form is not from this desk, or the desk was started anew.\n", 403)
        here = request.path_params["id"]
        query = given.get("query", "")
        try:
            verb = Verb(given.get("verb", ""))
            with Ledger.open(self.path) as ledger:
                decide(
                    ledger,
                    here,
                    verb,
                    who=given.get("who") or self.who,
                    why=given.get("why", ""),
                    field=given.get("field") or None if verb is Verb.EDIT else None,
                    new=_value(given.get("new", "")) if verb is Verb.EDIT else None,
                )
        except (LedgerError, ValueError) as error:
            return RedirectResponse(f"/claim/{here}?{urlencode({'message': str(error)})}", 303)
        stays = verb in (Verb.EDIT, Verb.UNDO) or not given.get("next")
        return RedirectResponse(f"/claim/{here if stays else given['next']}?{_clean(query)}", 303)

    def file(self, request: Request) -> Response:
        """The desk's own style sheet and script, and nothing else."""
        name = request.path_params["name"]
        return Response(_asset(name), media_type=FILES[name]) if name in FILES else PlainTextResponse("None.\n", 404)


def _value(text: str) -> object:
    """What was typed into an edit: empty is null, a number is a number, a list is written with ` | `."""
    text = text.strip()
    if not text:
        return None
    if text.lstrip("-").isdecimal() and len(text) < 16:
        return int(text)
    if text in ("true", "false"):
        return text == "true"
    return [part.strip() for part in text.split("|")] if "|" in text else text


def _query(filters: Filters) -> str:
    return urlencode({"kind": filters.kind, "state": filters.state, "words": filters.words, "page": filters.page})


def _clean(query: str) -> str:
    """A query string of our own making only: never a second address."""
    return "".join(c for c in query if c.isalnum() or c in "=&+%-_.")


def create_app(ledger: str | Path, *, who: str = "reviewer", guard: Guard | None = None) -> Starlette:
    """The desk on `ledger` as an ASGI application; `who` is written into decisions that name nobody else.

    LedgerError where the ledger can't be opened.
    """
    path = Path(ledger)
    Ledger.open(path, readonly=True).close()
    guard = guard or Guard()
    desk = Desk(path, who, guard)
    routes = [
        Route("/", desk.list),
        Route("/claim/{id}", desk.show),
        Route("/claim/{id}/decide", desk.decide, methods=["POST"]),
        Route("/files/{name}", desk.file),
    ]
    return Starlette(routes=routes, middleware=[Middleware(BaseHTTPMiddleware, dispatch=guard)])
