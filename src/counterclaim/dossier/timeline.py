"""How a question stood on each day, by what had been said by then."""

from __future__ import annotations

from dataclasses import dataclass, replace

from counterclaim.model.question import Dispute, Series, Standing
from counterclaim.reconcile import standing_of, width_of


@dataclass(frozen=True, slots=True)
class Moment:
    """“From 18 October on contested, by 40.” `day` is the ISO day from which on it stood so; `standing` is None where
    the question then had other answers than those of today's that had been said: it was another question."""

    day: str
    standing: Standing | None
    width: int | None


def timeline_of(dispute: Dispute) -> tuple[Moment, ...]:
    """The moments at which the standing or the width changed; the last is the dispute's own.

    Only its answers and their denials are looked at: whether a later total superseded it is known at the end alone.
    Answers of no known day count from the first on.
    """
    days = sorted({answer.said for series in dispute.series for answer in series.answers if answer.said})
    out: list[Moment] = []
    for day in days[:-1]:
        series = _by(dispute, day)
        standing = standing_of(dispute.question, series)
        if standing is not Standing.CONTESTED and any((tie.said or "") <= day for tie in dispute.denials):
            standing = Standing.DENIED
        now = Moment(day, standing, width_of(dispute.question, series))
        if not out or (out[-1].standing, out[-1].width) != (now.standing, now.width):
            out.append(now)
    last = Moment(days[-1] if days else "", dispute.standing, dispute.width)
    if not out or (out[-1].standing, out[-1].width) != (last.standing, last.width):
        out.append(last)
    return tuple(out)


def _by(dispute: Dispute, day: str) -> list[Series]:
    cut = (replace(one, answers=tuple(a for a in one.answers if (a.said or "") <= day)) for one in dispute.series)
    return [one for one in cut if one.answers]
