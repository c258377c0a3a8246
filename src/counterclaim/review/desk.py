"""The desk on one ledger: who sits at it, what is asked of the ledger, how its pages are made."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from urllib.parse import parse_qsl, quote, unquote

from jinja2 import Environment, FunctionLoader, StrictUndefined
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse

from counterclaim.dossier.days import plain_day
from counterclaim.dossier.gloss import gloss
from counterclaim.dossier.visible import finalized
from counterclaim.errors import LedgerError
from counterclaim.ledger import Ledger, derive
from counterclaim.ledger.decisions import decided
from counterclaim.ledger.queries import claim
from counterclaim.ledger.queue import Filters, fill, keep_up, touch
from counterclaim.ledger.rows import LedgerClaim, Review
from counterclaim.ledger.stands import review_of
from counterclaim.ledger.versions import reconcile_version
from counterclaim.model.claim import Kind
from counterclaim.review.address import read_filters, write_filters
from counterclaim.review.files import asset
from counterclaim.review.guard import Guard

COOKIE = "reviewer"
LONGEST_NAME = 80
# Of a form: the longest has some forty fields, of which a reason may be a page of text.
FORM_TYPE, MOST_BYTES, MOST_FIELDS = "application/x-www-form-urlencoded", 256 * 1024, 60


class Desk:
    """One running desk. Each request opens the ledger for itself, so that builds can go on beside it."""

    def __init__(self, path: Path, who: str, guard: Guard, *, blind: bool = False) -> None:
        self.path = path
        self.default = who
        self.guard = guard
        self.blind = blind
        self._catching_up = threading.Lock()
        self._next = threading.Lock()
        self.updating = False

    @cached_property
    def _environment(self) -> Environment:
        environment = Environment(
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            loader=FunctionLoader(asset),
            finalize=finalized,
        )
        environment.filters["day"] = lambda day: plain_day(str(day)) if day else ""
        environment.globals.update(gloss=gloss, quote=lambda text: quote(text, safe=""))
        return environment

    def who(self, request: Request) -> str:
        """The name of who sits at the desk."""
        return unquote(request.cookies.get(COOKIE, ""))[:LONGEST_NAME].strip() or self.default

    def filters(self, request: Request) -> Filters:
        """What stands in the address, as who sits there may see it."""
        filters = read_filters(request.query_params)
        return replace(filters, blind_to=self.who(request)) if self.blind else filters

    @contextmanager
    def reading(self) -> Iterator[Ledger]:
        """The ledger, to read from."""
        with Ledger.open(self.path, readonly=True) as ledger:
            yield ledger

    def prepare(self) -> None:
        """Brings the queue up to date, some claims at a time: others read and decide meanwhile."""
        with self._catching_up, Ledger.open(self.path) as ledger:
            fill(ledger)

    def warm(self) -> None:
        """Makes ready what the first page would wait for: templates, and the version that reconciles."""
        for name in ("queue", "claim", "add", "log", "agreement"):
            self._environment.get_template(f"{name}.html.j2")
        reconcile_version()

    def bring_up(self) -> None:
        """The same in the background, after a build."""
        try:
            self.prepare()
        except LedgerError:
            return  # another program holds the ledger; the button stays
        finally:
            self.updating = False

    def touch(self, ledger: Ledger, claims: Iterable[str]) -> None:
        """Brings the queue's rows of these claims up to date at once."""
        touch(ledger, claims)

    def catch_up(self) -> None:
        """Reconciles anew, and the queue's rows with it; runs after the answer is sent. While one runs, one more waits
        for it: it takes in all that was decided meanwhile."""
        if not self._next.acquire(blocking=False):
            return
        with self._catching_up:
            self._next.release()
            with Ledger.open(self.path) as ledger:
                try:
                    derive(ledger)
                    keep_up(ledger)
                except LedgerError:
                    return  # a build holds the ledger, and reconciles when it is done

    def item(self, ledger: Ledger, claim_id: str, who: str) -> LedgerClaim | None:
        """One claim as who sits there may see it: blind to others' decisions until they have decided."""
        found = claim(ledger, claim_id) or claim(ledger, claim_id, current=False)
        if found is None or not self.hides(found, who):
            return found
        own = tuple(decision for decision in found.decisions if decision.who == who)
        seen = Review.CHANGED if found.review is Review.CHANGED else review_of(own)
        return replace(found, claim=decided(found.raw, own), review=seen, decisions=own)

    def hides(self, row: LedgerClaim, who: str) -> bool:
        """True where others' decisions on a claim are hidden from who sits there."""
        own = tuple(decision for decision in row.decisions if decision.who == who)
        return self.blind and review_of(own) is Review.UNREVIEWED and len(own) < len(row.decisions)

    def page(self, request: Request, name: str, status: int = 200, **values: object) -> HTMLResponse:
        """A page from its template."""
        filters = self.filters(request)
        shared = {
            "who": self.who(request),
            "blind": self.blind,
            "form_key": self.guard.form_key,
            "filters": filters,
            "query": write_filters(filters),
            "here": request.url.path + (f"?{request.url.query}" if request.url.query else ""),
            "kinds": [kind.value for kind in Kind if kind is not Kind.STATEMENT],
            "reviews": [review.value for review in Review],
            "message": request.query_params.get("message", "")[:400],
            "ledger_name": self.path.name,
        }
        return HTMLResponse(self._environment.get_template(name).render({**shared, **values}), status)


async def form_of(request: Request) -> dict[str, str]:
    """What a form sent, as browsers send the desk's own. Raises HTTPException: 413 where it is larger than any of them,
    415 where it is of another type, 400 where it can't be read."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM_TYPE:
        raise HTTPException(415, f"Refused: this desk takes forms ({FORM_TYPE}).\n")
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > MOST_BYTES:
            raise HTTPException(413, f"Refused: the form has more than {MOST_BYTES:,} bytes.\n")
    try:
        return dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS))
    except ValueError:
        raise HTTPException(400, f"Refused: no form of UTF-8 with {MOST_FIELDS} fields or fewer.\n") from None
