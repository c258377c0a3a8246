"""All decisions, how reviewers agree, and views to take away."""

from __future__ import annotations

from collections.abc import AsyncIterator, Generator
from typing import TextIO

from starlette.concurrency import iterate_in_threadpool, run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse

from counterclaim.export import Format, export
from counterclaim.export.decisions import write_decisions
from counterclaim.ledger import Ledger
from counterclaim.ledger.decisions import decision_of
from counterclaim.ledger.queue.rows import kept_agreement
from counterclaim.review.desk import Desk
from counterclaim.review.sending import sent

PAGE = 100
_TYPES = {"csv": "text/csv", "jsonl": "application/x-ndjson", "geojson": "application/geo+json"}


def show(desk: Desk, request: Request) -> Response:
    """All decisions, the latest first; with the desk blind, one's own."""
    before = request.query_params.get("before", "")
    until = int(before) if before.isascii() and before.isdecimal() and len(before) < 16 else 2**62
    who = desk.who(request)
    with desk.reading() as ledger:
        of, own = ("who = ? AND", [who]) if desk.blind else ("", [])
        rows = ledger.db.execute(
            f"SELECT * FROM decisions WHERE {of} number < ? ORDER BY number DESC LIMIT ?",  # noqa: S608  # one of two texts above
            (*own, until, PAGE + 1),
        ).fetchall()
        made = [decision_of(row) for row in rows]
        words = {
            one.claim: ledger.db.execute(
                "SELECT text FROM claims WHERE id = ? ORDER BY number DESC LIMIT 1", (one.claim,)
            ).fetchone()
            for one in made
        }
        return desk.page(
            request,
            "log.html.j2",
            decisions=made[:PAGE],
            words={claim: row[0] if row else "" for claim, row in words.items()},
            more=made[PAGE - 1].number if len(made) > PAGE else None,
        )


def agree(desk: Desk, request: Request) -> Response:
    """How far reviewers agree."""
    with desk.reading() as ledger:
        return desk.page(request, "agreement.html.j2", found=kept_agreement(ledger.db))


async def _while_taken(request: Request, pieces: Generator[bytes, None, None]) -> AsyncIterator[bytes]:
    """The pieces while there is who takes them: a server goes on quietly where a browser has gone."""
    try:
        async for piece in iterate_in_threadpool(pieces):
            if await request.is_disconnected():
                return
            yield piece
    finally:
        await run_in_threadpool(pieces.close)


def take(desk: Desk, request: Request) -> Response:
    """The filtered view, or all decisions, as a file."""
    name, _, form = request.path_params["name"].rpartition(".")
    if name == "decisions" and form in ("csv", "jsonl"):
        filters = None
    elif name == "claims" and form in _TYPES:
        filters = desk.filters(request)
    else:
        return PlainTextResponse("No such file.\n", 404)
    who = desk.who(request) if desk.blind else None

    def write(stream: TextIO) -> None:
        with Ledger.open(desk.path, readonly=True) as ledger:
            if filters is None:
                write_decisions(ledger, form, stream, who=who)
            else:
                export(ledger, Format(form), stream, filters=filters, rejected=True)

    heads = {"Content-Disposition": f'attachment; filename="{name}.{form}"'}
    return StreamingResponse(_while_taken(request, sent(write)), media_type=_TYPES[form], headers=heads)
