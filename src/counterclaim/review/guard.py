"""Who may talk to the desk: this machine, from its own pages, or whoever holds the token."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]", "testserver.localhost"})
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)


class Guard:
    """Checks of one running desk. `hosts` are the names it answers to: any other in a request's Host header is
    refused (DNS rebinding). Posts need the desk's own form key (cross-site requests). `token` is needed by every
    request where the desk listens beyond this machine."""

    def __init__(self, hosts: frozenset[str] = LOOPBACK, token: str | None = None) -> None:
        self.hosts = hosts
        self.token = token
        self.form_key = secrets.token_urlsafe(24)

    def refusal(self, request: Request) -> str | None:
        """Why a request is refused, or None."""
        host = request.headers.get("host", "")
        name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
        if name not in self.hosts:
            return "this desk does not answer to that host name"
        if self.token is not None:
            given = request.cookies.get("desk") or request.query_params.get("token") or ""
            if not hmac.compare_digest(given.encode(), self.token.encode()):
                return "this desk needs its token: open the address that `counterclaim review` printed"
        if request.method not in ("GET", "HEAD") and request.headers.get("sec-fetch-site", "same-origin") not in (
            "same-origin",
            "none",
        ):
            return "a form of another site can't decide here"
        origin = request.headers.get("origin")
        if origin is not None and origin.partition("://")[2] != host:
            return "a page of another site can't ask here"
        return None

    def same_form(self, key: str) -> bool:
        """True where a form carries this desk's key."""
        return hmac.compare_digest(key.encode(), self.form_key.encode())

    async def __call__(self, request: Request, go_on: Callable[[Request], Awaitable[Response]]) -> Response:
        """Middleware: refuses, or goes on and adds the headers that keep pages to themselves."""
        why = self.refusal(request)
        response = PlainTextResponse(f"Refused: {why}.\n", 403) if why else await go_on(request)
        response.headers["Content-Security-Policy"] = POLICY
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["Cache-Control"] = "no-store"
        if self.token is not None and not why and "token" in request.query_params:
            response.set_cookie("desk", self.token, httponly=True, samesite="strict")
        return response
