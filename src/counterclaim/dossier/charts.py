"""The figures of a question's chart, as JSON for the page's script."""

from __future__ import annotations

import json

from counterclaim.dossier.asked import Asked
from counterclaim.reconcile import Change

# A chart over time needs something to compare: figures of at least this many days.
CHART_DAYS = 2


def chart_of(question: Asked) -> str:
    """JSON: `series`, each with name, sign and points in time; empty where there is no chart to draw.

    A point is `{t, low, high, v, figure, vague, held, lowered, by, odd, claim}`: `v` is null where the claimant gives
    no figure; `held` is a figure that takes nothing back of the one before (“over 30” after 37), `odd` an increase
    that doesn't add up.
    """
    if not question.running:
        return ""
    series: list[dict[str, object]] = []
    days: set[str] = set()
    for one in question.claimants:
        points: list[dict[str, object]] = []
        for said in one.said:
            if not said.said or (said.disclosed and said.mark is None):
                continue
            points.append(
                {
                    "t": said.said,
                    "low": said.low,
                    "high": said.high,
                    "v": said.mark,
                    "figure": said.figure,
                    "vague": said.vague,
                    "held": said.change is Change.REPEATED,
                    "lowered": said.change is Change.LOWERED,
                    "by": said.by,
                    "odd": said.note.endswith("doesn't add up with the figure before"),
                    "claim": said.claim,
                }
            )
            if said.mark is not None:
                days.add(said.said)
        if points:
            series.append({"name": one.words, "sign": one.sign, "points": points})
    if len(days) < CHART_DAYS:
        return ""
    return json.dumps({"series": series}, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")
