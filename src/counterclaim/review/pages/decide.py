"""What the desk's buttons do: each writes decisions, then shows the next claim."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from urllib.parse import parse_qsl, urlencode

from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from counterclaim.errors import LedgerError
from counterclaim.ledger import Ledger, decide
from counterclaim.ledger.decisions import edit_together
from counterclaim.ledger.log import redo, undo
from counterclaim.ledger.queries import claim
from counterclaim.ledger.queue import alike, following
from counterclaim.model.decision import Decision, Verb
from counterclaim.review.address import clean, place_in, read_filters
from counterclaim.review.desk import Desk
from counterclaim.review.fields import Field, errors_in, fields_of, typed, values_of
from counterclaim.review.pages import claim as claim_page

APART = "apart"  # of a button: a question of its own
_VERDICTS = {Verb.ACCEPT.value, Verb.REJECT.value, Verb.UNSURE.value}


def verdict(desk: Desk, request: Request, form: dict[str, str]) -> Response:
    """Accepts, rejects or doubts a claim, binds its question, or takes back one decision on it."""
    here, verb = request.path_params["id"], form.get("verb", "")
    undoes = form.get("undoes", "")
    target = form.get("other_id", "").strip() or form.get("other", "").strip()
    if verb in (Verb.MOVE.value, Verb.JOIN.value) and not target:
        return RedirectResponse(f"/claim/{clean(here)}?{_with(form, message='Choose another question first.')}", 303)

    why = form.get("why", "").strip()
    if verb != Verb.UNDO and (changed := _changed(desk, request, form, here, note=why)):
        return changed

    others: list[str] = []

    def act(ledger: Ledger) -> Decision:
        who = desk.who(request)
        if verb in _VERDICTS and form.get("alike"):
            others.extend(alike(ledger, here, who, blind=desk.blind))
            for other in others:
                decide(ledger, other, Verb(verb), who=who, why=why or f"says the same as {here}", blind=desk.blind)
            desk.touch(ledger, others)
        return decide(
            ledger,
            here,
            Verb.MOVE if verb == APART else Verb(verb),
            who=who,
            why=why,
            new=target if verb in (Verb.MOVE.value, Verb.JOIN.value) else None,
            undoes=int(undoes) if undoes.isascii() and undoes.isdecimal() else None,
            blind=desk.blind,
        )

    goes_on = verb in _VERDICTS and form.get("next")
    return _act(
        desk,
        form,
        here,
        act,
        to=lambda ledger: _next(ledger, form, others, desk.who(request) if desk.blind else "") if goes_on else here,
    )


def _next(ledger: Ledger, form: dict[str, str], done: Sequence[str], who: str) -> str:
    """The claim that comes next; where that was decided on too, the one after it."""
    if form["next"] not in done:
        return form["next"]
    filters = replace(read_filters(dict(parse_qsl(form.get("query", "")))), blind_to=who)
    number = following(ledger, filters, place_in(form.get("at", "")))
    row = ledger.db.execute("SELECT id FROM claims WHERE number = ?", (number,)).fetchone()
    return form["next"] if row is None else str(row[0])


def edit(desk: Desk, request: Request, form: dict[str, str]) -> Response:
    """Sets the fields that differ from what the claim has; what doesn't fit is shown beside its field."""
    here, who, why = request.path_params["id"], desk.who(request), form.get("why", "").strip()
    with desk.reading() as ledger:
        item = desk.item(ledger, here, who)
    if item is None:
        return claim_page.show(desk, request)
    fields = typed(fields_of(item.claim), form)
    if changed := _changed(desk, request, form, here, fields=fields, why=why):
        return changed
    if errors := errors_in(fields):
        return claim_page.render(desk, request, here, fields=fields, errors=errors, why=why)
    if all(field.value == before.value for field, before in zip(fields, fields_of(item.claim), strict=True)):
        return claim_page.render(desk, request, here, errors=("Nothing was changed.",), why=why)
    values = values_of(fields)
    if values["place"] != item.claim.place:
        del values["where"]  # follows from the place
    try:
        with Ledger.open(desk.path) as ledger:
            made = edit_together(ledger, here, values, who=who, why=why, blind=desk.blind)
            desk.touch(ledger, [here])
    except LedgerError as error:
        return claim_page.render(desk, request, here, fields=fields, errors=(str(error),), why=why)
    return _go(desk, form, here, made[-1].number)


def take_back(desk: Desk, request: Request, form: dict[str, str]) -> Response:
    """Takes back the reviewer's last decision, or does it again, and goes to its claim."""
    which: Callable[[Ledger, str], Decision] = redo if request.path_params["way"] == "redo" else undo
    try:
        with Ledger.open(desk.path) as ledger:
            done = which(ledger, desk.who(request))
            desk.touch(ledger, [done.claim])
    except LedgerError as error:
        back = form.get("from", "")
        where = f"/claim/{clean(back)}" if back else "/"
        return RedirectResponse(f"{where}?{_with(form, message=error.what)}", 303)
    return _go(desk, form, done.claim, done.number)


def settle(desk: Desk, request: Request, form: dict[str, str]) -> Response:
    """Decides between a new reading of words and the claim that was decided on."""
    here, choice = request.path_params["id"], form.get("choice", "")
    why, who = form.get("why", "").strip(), desk.who(request)

    if changed := _changed(desk, request, form, here, note=why):
        return changed

    def act(ledger: Ledger) -> Decision:
        asking = claim(ledger, here)
        if asking is None or not asking.asks_about or choice not in ("old", "new", "both"):
            raise LedgerError("CC216", "this claim doesn't ask about an earlier one.", where=here)
        if choice == "new":
            for old in asking.asks_about:
                because = f"read anew as {here}" + (f": {why}" if why else "")
                decide(ledger, old, Verb.REJECT, who=who, why=because, blind=desk.blind)
        verb = Verb.REJECT if choice == "old" else Verb.ACCEPT
        because = (
            (f"the reading {asking.asks_about[0]} stays" + (f": {why}" if why else "")) if choice == "old" else why
        )
        done = decide(ledger, here, verb, who=who, why=because, blind=desk.blind)
        desk.touch(ledger, asking.asks_about)
        return done

    return _act(desk, form, here, act, to=lambda _: form.get("next") or here)


def _changed(
    desk: Desk,
    request: Request,
    form: dict[str, str],
    here: str,
    *,
    fields: Sequence[Field] | None = None,
    why: str = "",
    note: str = "",
) -> Response | None:
    """The page of the claim anew, with what was typed, where it isn't any more what the form was made for: somebody
    has decided meanwhile, or a build has read the report anew."""
    seen = form.get("seen", "")
    with desk.reading() as ledger:
        item = desk.item(ledger, here, desk.who(request))
        if item is None:
            return None
        current = claim_page.is_current(ledger, here)
    known = int(seen) if seen.isascii() and seen.isdecimal() and len(seen) < 16 else claim_page.last_seen(item)
    since = tuple(one for one in item.decisions if one.number > known)
    if current and not since:
        return None
    return claim_page.render(desk, request, here, fields=fields, why=why, note=note, since=since, refused=True)


def _act(
    desk: Desk, form: dict[str, str], here: str, act: Callable[[Ledger], Decision], *, to: Callable[[Ledger], str]
) -> Response:
    try:
        with Ledger.open(desk.path) as ledger:
            done = act(ledger)
            desk.touch(ledger, [here])
            leads = to(ledger)
    except LedgerError as error:
        return RedirectResponse(f"/claim/{clean(here)}?{_with(form, message=f'{error.code} {error.what}')}", 303)
    except ValueError:
        return RedirectResponse(f"/claim/{clean(here)}?{_with(form, message='No such decision.')}", 303)
    return _go(desk, form, leads, done.number)


def _go(desk: Desk, form: dict[str, str], to: str, number: int) -> Response:
    catch_up = BackgroundTask(desk.catch_up)
    return RedirectResponse(f"/claim/{clean(to)}?{_with(form, did=str(number))}", 303, background=catch_up)


def _with(form: dict[str, str], **more: str) -> str:
    """The address's filters, the place in the queue, and what more is to be said."""
    at = {"at": form["at"]} if form.get("at") else {}
    return "&".join(filter(None, (clean(form.get("query", "")), urlencode({**at, **more}))))
