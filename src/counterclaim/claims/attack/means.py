"""With what an attack was made."""

from __future__ import annotations

from counterclaim.claims.shallow import Line, actor_words
from counterclaim.claims.shallow.lists import word_set
from counterclaim.model.claim import Means

# In the order in which they decide where several are named: a drone that fires a missile is a drone.
_ORDER = (
    "drone",
    "chemical",
    "sniper",
    "airstrike",
    "naval",
    "bomb",
    "ground",
    "other",
)
# Of these the first named decides: "rocket and mortar shells", "tanks, artillery and missiles".
_SHOT = ("mortar", "missile", "rocket", "artillery")


def means_among(line: Line, start: int, last: int) -> Means | None:
    """The means that the words of tokens [start, last) name; None where they name none."""
    weapons = actor_words().weapons
    found = set()
    shot: str | None = None
    for norm in line.norms[max(start, 0) : last]:
        means = weapons.get(norm)
        if means is None and "-" in norm:
            means = next((weapons[part] for part in norm.split("-") if part in weapons), None)
        if means in _SHOT:
            shot = shot or means
        elif means is not None:
            found.add(means)
    if "suicide" in line.norms[max(start, 0) : last]:
        return Means.BOMB
    if {"airstrike", "bomb"} <= found:
        found.discard("bomb")  # "barrel bombs", "jets dropped bombs"
    first = next((name for name in _ORDER if name in found), None)
    if shot is not None and (first in (None, "naval", "ground", "other") or (first == "bomb" and shot != "artillery")):
        return Means(shot)
    return Means(first) if first is not None else None


def means_of_noun(line: Line, first: int, i: int, kind: str) -> Means:
    """The means of the attack noun at `i`, whose phrase starts at `first`; `kind` is what the noun alone tells."""
    named = means_among(line, first, i)
    before = line.norms[i - 1] if i else ""
    if kind == "airstrike" or (
        before in ("air", "aerial") and kind in ("strike", "attack", "raid", "other", "bombing", "artillery")
    ):
        return Means.DRONE if named is Means.DRONE else Means.AIRSTRIKE
    if kind == "bombing":
        bomber = any(norm in word_set("attack", "bombers") for norm in line.norms[first:i])
        at = i + 1 < len(line.norms) and line.norms[i + 1] in ("at", "in", "outside", "near", "inside", "that")
        return (
            Means.BOMB if bomber or (named is None and at and line.norms[i] == "bombing") else named or Means.AIRSTRIKE
        )
    if kind == "blast":
        return named or Means.BOMB
    if kind == "strike":
        return named or Means.AIRSTRIKE
    if kind == "raid":
        return named or Means.GROUND
    if kind == "ground":
        return Means.GROUND if named is None or named is Means.BOMB else named
    if kind in ("operation", "fire", "other"):
        if named is None and i + 1 < len(line.norms) and line.norms[i + 1] in ("of", "from"):
            named = means_among(line, i + 2, min(i + 6, len(line.norms)))  # "a salvo of rockets", "fire from tanks"
        if named is None and any(norm in ("bombing", "firebombing", "car-bombing") for norm in line.norms[first:i]):
            named = Means.BOMB
        return named or Means.OTHER
    return named if named in (Means.DRONE, Means.CHEMICAL, Means.MORTAR, Means.ROCKET) else Means(kind)
