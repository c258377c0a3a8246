"""How each question stood on each day, worked out anew for every day, as `--as-of` does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from counterclaim.dossier.timeline import Moment
from counterclaim.ledger import Ledger
from counterclaim.ledger.derived import disputes
from counterclaim.model.question import Dispute

# Each day reconciles the ledger anew: 7 ms a day for 350 claims. Beyond these, pages say that it is not worked out.
MOST_CLAIMS = 3000
MOST_DAYS = 400


def stood_of(ledger: Ledger, days: Iterable[date], as_of: date | None) -> Mapping[str, tuple[Moment, ...]]:
    """By question key, the moments from which on a question stood otherwise, or as wide apart. `days` are those on
    which anything was published; the last moment is how it stands by all that the material holds."""
    last = {one.question.key: _said(one) for one in disputes(ledger, as_of)}
    found: dict[str, list[Moment]] = {key: [] for key in last}
    ordered = sorted(set(days))
    for day in ordered:
        iso = day.isoformat()
        then = {one.question.key: one for one in disputes(ledger, as_of if day == ordered[-1] else day)}
        for key, answers in last.items():
            by_then = {claim for claim, said in answers if day == ordered[-1] or (said and said <= iso)}
            one = then.get(key)
            if one is None and not by_then:
                continue
            same = one is not None and {claim for claim, _ in _said(one)} == by_then
            now = Moment(iso, one.standing, one.width) if one is not None and same else Moment(iso, None, None)
            moments = found[key]
            if not moments or (moments[-1].standing, moments[-1].width) != (now.standing, now.width):
                moments.append(now)
    return {key: tuple(moments) for key, moments in found.items()}


def _said(one: Dispute) -> list[tuple[str, str | None]]:
    return [(answer.claim, answer.said) for series in one.series for answer in series.answers]
