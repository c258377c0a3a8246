"""All decisions, how reviewers agree, and views to take away."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from typing import TextIO, cast

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse

from counterclaim.export import Format, export
from counterclaim.export.decisions import write_decisions
from counterclaim.ledger import Ledger
from counterclaim.ledger.agreement import agreement
from counterclaim.ledger.decisions import decision_of
from counterclaim.review.desk import Desk

PAGE = 100
# A file of more bytes than this is put together on disk; it is sent in pieces of so many characters.
IN_MEMORY = 8 << 20
PIECE = 1 << 16
_TYPES = {"csv": "text/csv", "jsonl": "application/x-ndjson", "geojson": "application/geo+json"}


def show(desk: Desk, request: Request) -> Response:
    """All decisions, the latest first; with the desk blind, one's own."""
    before = request.query_params.get("before", "")
    until = int(before) if before.isascii() and before.isdecimal() and len(before) < 16 else 2**62
    who = desk.who(request)
    with desk.reading() as ledger:
        rows = ledger.db.execute(
            "SELECT * FROM decisions WHERE number < ? AND (? = '' OR who = ?) ORDER BY number DESC LIMIT ?",
            (until, who if desk.blind else "", who, PAGE + 1),
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
        return desk.page(request, "agreement.html.j2", found=agreement(ledger))


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

    def pieces() -> Iterator[str]:
        with (
            tempfile.SpooledTemporaryFile(IN_MEMORY, "w+", encoding="utf-8", newline="") as file,
            Ledger.open(desk.path, readonly=True) as ledger,
        ):
            stream = cast("TextIO", file)
            if filters is None:
                write_decisions(ledger, form, stream, who=who)
            else:
                export(ledger, Format(form), stream, filters=filters, rejected=True)
            file.seek(0)
            while piece := file.read(PIECE):
                yield piece

    heads = {"Content-Disposition": f'attachment; filename="{name}.{form}"'}
    return StreamingResponse(pieces(), media_type=_TYPES[form], headers=heads)
