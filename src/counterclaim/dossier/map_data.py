"""What the map's script draws: marks, and the land under them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from statistics import median

from counterclaim.dossier.basemap import Basemap, basemap
from counterclaim.dossier.geo import Box, Outlines
from counterclaim.dossier.map_rows import AttackRow, PlaceRow
from counterclaim.dossier.map_where import Shape, Where
from counterclaim.dossier.palette import OTHERS, SIGNS, Palette

# Past so many marks a map is a blot; those most spoken of are drawn, the table has the others too.
MOST_MARKS = 400
# A view is no smaller than this, in degrees: one town alone needs its surroundings.
LEAST_VIEW = 1.2
# Marks that lie alone, far from the rest, don't widen the first view: it holds at least this share of them.
IN_VIEW = 0.9
# The view is narrowed to those only where that makes it this much smaller.
NARROWER = 3.0


def holder_signs(places: Sequence[PlaceRow], palette: Palette) -> dict[str, int]:
    """A sign for each of those who are said to hold most places: their own of the charts, else one that no other of
    them has."""
    counted = Counter(holder for row in places for holder in {h for state in row.states for h in state.holders})
    most = sorted(counted, key=lambda name: (-counted[name], name))[:SIGNS]
    signs = {name: palette.sign(name) for name in most if palette.sign(name) != OTHERS}
    free = iter([sign for sign in range(SIGNS) if sign not in signs.values()])
    return {name: signs[name] if name in signs else next(free) for name in most}


def map_data(
    places: Sequence[PlaceRow],
    attacks: Sequence[AttackRow],
    days: Sequence[str],
    found: Outlines,
    signs: Mapping[str, int],
) -> str:
    """JSON for `sections/map.js`: marks, and the land under them. `<` is escaped: the words of reports are in it."""
    every = (*(row.where for row in places), *(row.where for row in attacks))
    wheres = [where for where in every if where.shape is not Shape.NONE]
    outlined = list({id(w.outline): w.outline for w in wheres if w.outline is not None}.values())
    numbers = {id(outline): i for i, outline in enumerate(outlined)}
    view, reach = views(wheres)
    land = basemap(found, view, reach, outlined)
    spots: dict[tuple[object, ...], dict[str, object]] = {}

    def spot(where: Where) -> dict[str, object]:
        key = (where.shape, where.latitude, where.longitude, where.km, id(where.outline))
        return spots.setdefault(
            key,
            {
                "name": where.name,
                "shape": where.shape.value,
                "words": where.words,
                "lat": where.latitude,
                "lon": where.longitude,
                "km": where.km,
                "outline": numbers.get(id(where.outline), -1),
                "control": [],
                "attacks": [],
            },
        )

    def said(lines: Iterable[tuple[str, str, Sequence[str], str]]) -> list[dict[str, object]]:
        """Lines of who, what, claims and day; what one claimant says in several reports is one, of its first day."""
        merged: dict[tuple[str, str], tuple[list[str], list[str]]] = {}
        for who, what, claims, day in lines:
            ids, days = merged.setdefault((who, what), ([], []))
            ids += claims
            days += [day] * len(claims)
        found: list[dict[str, object]] = []
        for (who, what), (ids, days) in merged.items():
            one: dict[str, object] = {
                "who": who,
                "what": what,
                "ids": ids,
                "day": days[0],
            }
            found.append(one | {"days": days} if len(set(days)) > 1 else one)
        return found

    for row in places:
        if row.where.shape is Shape.NONE or not row.states:
            continue
        entry = {
            "place": row.place,
            "states": [
                [s.day, s.standing.value, list(s.holders), [signs.get(h, OTHERS) for h in s.holders]]
                for s in row.states
            ],
            "said": said(
                (w.who, f"denies: {w.denies}" if w.denies else w.says, (w.claim,), w.day) for w in row.words if w.day
            ),
        }
        control = spot(row.where)["control"]
        assert isinstance(control, list)
        control.append(entry)
    for each in attacks:
        if each.where.shape is Shape.NONE or not each.attack.day:
            continue
        one = each.attack
        entry = {
            "place": one.place,
            "day": one.day,
            "last": one.last or one.day,
            "what": one.what,
            "toll": one.toll,
            "standing": one.standing,
            "said": said((line.who, line.says, line.claims, "") for line in (*one.accounts, *one.tolls, *one.denials)),
        }
        held = spot(each.where)["attacks"]
        assert isinstance(held, list)
        held.append(entry)
    payload = {
        "first": days[0],
        "last": days[-1],
        "days": days,
        "view": [view.south, view.west, view.north, view.east],
        "land": _land(land),
        "spots": sorted(spots.values(), key=_weight, reverse=True)[:MOST_MARKS],
    }
    return json.dumps(payload, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")


def _weight(spot: Mapping[str, object]) -> int:
    """How much is said of a mark."""
    entries = [entry for kind in ("control", "attacks") if isinstance(held := spot[kind], list) for entry in held]
    return sum(len(entry["said"]) for entry in entries)


def _land(land: Basemap) -> dict[str, object]:
    return {
        "arcs": land.arcs,
        "countries": [{"name": c.name, "polygons": c.polygons, "label": c.label} for c in land.countries],
        "inner": land.inner,
        "shapes": land.shapes,
    }


def views(wheres: Sequence[Where]) -> tuple[Box, Box]:
    """The box that is shown at first, and the one that holds everything drawn."""
    boxes = [box for where in wheres if (box := where.box) is not None]
    if not boxes:
        boxes = [where.outline.box for where in wheres if where.outline is not None]
    reach = _all(boxes)
    x = median((box.west + box.east) / 2 for box in boxes)
    y = median((box.south + box.north) / 2 for box in boxes)

    def away(box: Box) -> float:
        return max(abs((box.west + box.east) / 2 - x), abs((box.south + box.north) / 2 - y))

    core = _all(sorted(boxes, key=away)[: max(1, round(len(boxes) * IN_VIEW))])
    wide = max(reach.east - reach.west, reach.north - reach.south)
    narrow = max(core.east - core.west, core.north - core.south)
    view = core if max(narrow, LEAST_VIEW) * NARROWER < wide else reach
    x, y = (view.west + view.east) / 2, (view.south + view.north) / 2
    half = LEAST_VIEW / 2
    return view.cover(Box(x - half, y - half, x + half, y + half)).around(0.06), reach


def _all(boxes: Sequence[Box]) -> Box:
    whole = boxes[0]
    for box in boxes[1:]:
        whole = whole.cover(box)
    return whole
