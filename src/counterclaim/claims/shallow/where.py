"""Which place a clause names."""

from __future__ import annotations

from functools import cache
from typing import cast

from counterclaim.claims.shallow.line import Line
from counterclaim.claims.shallow.phrases import Phrase
from counterclaim.claims.shallow.scene import Scene
from counterclaim.data import load_yaml
from counterclaim.model.reading import NameKind
from counterclaim.model.span import Span


@cache
def _lists() -> dict[str, frozenset[str]]:
    data = cast("dict[str, str]", load_yaml("claims/where.yaml"))
    return {name: frozenset(value.split()) for name, value in data.items()}


def place_nouns() -> frozenset[str]:
    """Common nouns of places: "town", "district", "checkpoint"."""
    return _lists()["place_nouns"]


def named_places(scene: Scene, line: Line, first: int, last: int) -> list[Span]:
    """The places named in tokens [first, last), in order: known names, else capitalised words where a place stands."""
    if first >= last:
        return []
    span = line.span(first, last)
    out = [n.span for n in scene.names_in(span) if n.kind is NameKind.PLACE and span.contains(n.span)]
    others = _named_otherwise(scene, span)
    guessed = [g for g in _guessed(scene, line, first, last) if not any(g.overlaps(other) for other in others)]
    both = sorted([*out, *(g for g in guessed if not any(g.overlaps(known) for known in out))])
    # "Ethiopia's Tigray Region": what owns the place is not the place
    kept = [place for place in both if not _owns(scene, line, place, first, last)]
    return kept or [place for place in both if not _adjective(scene, line, place, first, last)]


def _named_otherwise(scene: Scene, span: Span) -> list[Span]:
    """The names in a span that name bodies and persons."""
    return [name.span for name in scene.names_in(span) if name.kind is not NameKind.PLACE]


def _adjective(scene: Scene, line: Line, place: Span, first: int, last: int) -> bool:
    """True for "U.S. military bases": a party's name right before a common noun that it only describes."""
    for k in range(first, last):
        if line.tokens[k].start >= place.end:
            describes = line.tags[k] == "N" and line.tokens[k].text.islower() and line.norms[k] not in place_nouns()
            return describes and any(m.span == place for m in scene.mentions(place))
    return False


def _owns(scene: Scene, line: Line, place: Span, first: int, last: int) -> bool:
    for k in range(first, last):
        if line.tokens[k].start >= place.end:
            return (
                line.tags[k] == "G" or _bare_genitive(scene, line, place, k) or _adjective(scene, line, place, k, last)
            )
    return False


def _bare_genitive(scene: Scene, line: Line, place: Span, k: int) -> bool:
    """True for "Syrias Hama province", where a text has lost its apostrophes."""
    name = place.of(line.reading.text)
    if not name.endswith("s") or line.tags[k] not in "NJ" or not line.tokens[k].text[:1].isalpha():
        return False
    return any(m.span == place and m.party.casefold() == name[:-1].casefold() for m in scene.mentions(place))


def _guessed(scene: Scene, line: Line, first: int, last: int) -> list[Span]:
    lists = _lists()
    out: list[Span] = []
    i = first
    while i < last:
        if not _capital(line, i):
            i += 1
            continue
        j = i
        while j < last and (
            _capital(line, j) or (line.norms[j] in lists["inside_names"] and j + 1 < last and _capital(line, j + 1))
        ):
            j += 1
        before = line.norms[i - 1] if i else ""
        k = i - 1
        while k >= 0 and (
            line.tags[k] in "DJ#"
            or line.norms[k] in lists["place_nouns"]
            or line.norms[k] in ("of", "strategic", "northern", "southern", "eastern", "western", "central")
        ):
            k -= 1
        lead = line.norms[k] if k >= 0 else ""
        after = line.norms[j] if j < len(line.norms) else ""
        placed = (
            before in lists["place_prepositions"]
            or lead in lists["place_prepositions"]
            or after in lists["place_nouns"]
            or line.norms[j - 1] in lists["place_nouns"]
            or (before == "of" and i > 1 and line.norms[i - 2] in lists["place_nouns"])
        )
        span = line.span(i, j)
        mentions = scene.mentions(span)
        if placed and not (mentions and mentions[0].how in ("demonym", "leader", "body") and mentions[0].span == span):
            out.append(span)
        i = j
    return out


def _capital(line: Line, i: int) -> bool:
    text = line.tokens[i].text
    return line.tags[i] in "N" and (
        text[:1].isupper() or (text[:3] in ("al-", "el-", "as-", "ad-", "ar-", "an-") and text[3:4].isupper())
    )


def place_of(scene: Scene, line: Line, phrases: list[Phrase | None]) -> str | None:
    """The first place named in the phrases, verbatim; None where none is."""
    for phrase in phrases:
        if phrase is not None:
            found = named_places(scene, line, phrase.first, phrase.last)
            if found:
                return found[0].of(scene.reading.text)
    return None
