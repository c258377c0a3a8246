"""The desk as an application: which address leads to which page."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from counterclaim.errors import LedgerError
from counterclaim.ledger import Ledger
from counterclaim.review.address import clean
from counterclaim.review.desk import Desk, form_of
from counterclaim.review.files import FILES, asset
from counterclaim.review.guard import Guard
from counterclaim.review.pages import add, claim, decide, log, queue

Page = Callable[[Desk, Request], Response]
Act = Callable[[Desk, Request, dict[str, str]], Response]

PAGES: tuple[tuple[str, Page], ...] = (
    ("/", queue.show),
    ("/claim/{id}", claim.show),
    ("/add/{report:path}", add.show),
    ("/log", log.show),
    ("/agreement", log.agree),
    ("/take/{name}", log.take),
)
ACTS: tuple[tuple[str, Act], ...] = (
    ("/refresh", queue.refresh),
    ("/name", queue.name),
    ("/claim/{id}/decide", decide.verdict),
    ("/claim/{id}/edit", decide.edit),
    ("/claim/{id}/settle", decide.settle),
    ("/back/{way}", decide.take_back),
    ("/add/{report:path}", add.add),
)


def create_app(
    ledger: str | Path, *, who: str = "reviewer", guard: Guard | None = None, blind: bool = False
) -> Starlette:
    """The desk on `ledger` as an ASGI application; `who` is written into decisions of whoever gives no other name.

    With `blind`, a reviewer sees what others decided on a claim only after deciding on it.
    LedgerError where the ledger can't be opened.
    """
    path = Path(ledger)
    desk = Desk(path, who, guard or Guard(), blind=blind)
    Ledger.open(path, readonly=True).close()
    desk.prepare()
    desk.warm()
    routes = [Route(address, _showing(desk, page), methods=["GET"]) for address, page in PAGES]
    routes += [Route(address, _acting(desk, act), methods=["POST"]) for address, act in ACTS]
    routes += [Route(address, _to_claim, methods=["GET"]) for address, _ in ACTS if address.startswith("/claim/{id}/")]
    routes.append(Route("/files/{name}", _file))
    return Starlette(routes=routes, middleware=[Middleware(BaseHTTPMiddleware, dispatch=desk.guard)])


def _showing(desk: Desk, page: Page) -> Callable[[Request], Awaitable[Response]]:
    """A page as the server calls it: off its loop, with errors of the ledger in words."""

    async def answer(request: Request) -> Response:
        try:
            return await run_in_threadpool(page, desk, request)
        except LedgerError as error:
            return PlainTextResponse(f"{error}\n", 503)

    return answer


def _acting(desk: Desk, act: Act) -> Callable[[Request], Awaitable[Response]]:
    """The same for what a form does, which must be one of this desk's own."""

    async def answer(request: Request) -> Response:
        form = await form_of(request)
        if not desk.guard.same_form(form.get("key", "")):
            return PlainTextResponse("Refused: this form is not from this desk, or the desk was started anew.\n", 403)
        try:
            return await run_in_threadpool(act, desk, request, form)
        except LedgerError as error:
            return PlainTextResponse(f"{error}\n", 503)

    return answer


def _to_claim(request: Request) -> Response:
    """Where a form was refused its address stays in the browser: asked for again, it is the claim's page."""
    return RedirectResponse(f"/claim/{clean(request.path_params['id'])}", 303)


def _file(request: Request) -> Response:
    """The desk's own style sheet and scripts, and nothing else."""
    name = request.path_params["name"]
    return Response(asset(name), media_type=FILES[name]) if name in FILES else PlainTextResponse("None.\n", 404)
