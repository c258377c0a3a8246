"""Which place a clause names."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import cast

from counterclaim.claims.common.once import spoken_in
from counterclaim.claims.shallow.fighting import actor_words
from counterclaim.claims.shallow.line import Line
from counterclaim.claims.shallow.phrases import Phrase, phrase_right
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
    out = [
        n.span
        for n in scene.names_in(span)
        if n.kind is NameKind.PLACE
        and span.contains(n.span)
        and not _compounded(scene, n.span)
        and n.span.of(scene.reading.text).casefold() not in place_nouns()  # "the 36th Street station"
    ]
    others = _named_otherwise(scene, span)
    guessed = [
        g
        for g in _guessed(scene, line, first, last)
        if not any(g.overlaps(other) for other in others)
        or _said_to_be(line, g)
        or _leads_on(scene, line, g)
        or _after_locative(line, g)
    ]
    both = sorted([*out, *(g for g in guessed if not any(g.overlaps(known) for known in out))])
    # "Ethiopia's Tigray Region": what owns the place is not the place
    kept = [place for place in both if not _owns(scene, line, place, first, last)]
    kept = [
        p for k, p in enumerate(kept) if k + 1 == len(kept) or not _suburb(scene, line, p, kept[k + 1], first, last)
    ]
    if not kept and (both or line.norms[last - 1] in place_nouns()):
        named = _apposed(scene, line, last)
        if named is not None:
            return [named]
    return kept or [place for place in both if not _adjective(scene, line, place, first, last)]


def _apposed(scene: Scene, line: Line, last: int) -> Span | None:
    """The Ramadi of "Anbar's provincial capital, Ramadi, fell"."""
    if last + 1 >= len(line.norms) or line.norms[last] != "," or not _capital(line, last + 1):
        return None
    stop = last + 1
    while stop < len(line.norms) and _capital(line, stop):
        stop += 1
    if stop < len(line.norms) and line.norms[stop] != ",":
        return None
    span = line.span(last + 1, stop)
    known = line.norms[last - 1] not in place_nouns() and _named_otherwise(scene, span)
    return None if known or scene.mentions(span) else span


def _leads_on(scene: Scene, line: Line, place: Span) -> bool:
    """True for the first of "on Zenda, Western Governorate, Ruritania": a larger place follows its comma."""
    k = bisect_left(line.tokens, place.end, key=lambda token: token.start)
    if line.norms[k : k + 1] != [","] or not line.tokens[k + 1 : k + 2] or not _capital(line, k + 1):
        return False
    stop = k + 1
    while stop < len(line.norms) and _capital(line, stop):
        stop += 1
    if line.norms[stop - 1] in place_nouns():
        return True
    after = line.tokens[k + 1].start
    return any(n.kind is NameKind.PLACE and n.span.start == after for n in scene.names_in(line.span(k + 1, stop)))


def _after_locative(line: Line, place: Span) -> bool:
    """True for "in Deir Hamun", "near Lake Karsun": nobody is hit in a person, whatever a list takes the name for."""
    at = bisect_left(line.tokens, place.start, key=lambda token: token.start)
    if at == 0 or line.norms[at - 1] not in ("in", "near", "outside") or line.norms[at - 2 : at - 1] in _TRUSTED:
        return False
    after = bisect_left(line.tokens, place.end, key=lambda token: token.start)
    return line.tags[after : after + 1] != ["G"]


_TRUSTED = (["confidence"], ["trust"], ["faith"], ["belief"], ["interest"])


def _said_to_be(line: Line, place: Span) -> bool:
    """True for "the hilltop of Tal Mousa", "the village of St. Ada": its noun says that it is a place."""
    at = bisect_left(line.tokens, place.start, key=lambda token: token.start)
    return at > 1 and line.norms[at - 1] == "of" and line.norms[at - 2] in _lists()["place_nouns"]


def _named_otherwise(scene: Scene, span: Span) -> list[Span]:
    """The names in a span that name bodies and persons."""
    return [name.span for name in scene.names_in(span) if name.kind is not NameKind.PLACE]


def _compounded(scene: Scene, place: Span) -> bool:
    """True for the middle of "the Baku-Tbilisi-Ceyhan pipeline": a name inside the name of something else."""
    text = scene.reading.text
    before, after = text[max(place.start - 2, 0) : place.start], text[place.end : place.end + 2]
    joined = len(before) == 2 and before[1] in "-–" and before[0].isalpha()
    # "Singapore-flagged" is no place either
    return joined or (len(after) == 2 and after[0] in "-–" and after[1].isalpha())


def _suburb(scene: Scene, line: Line, place: Span, following: Span, first: int, last: int) -> bool:
    """True for the first of "the Damascus suburb of Daraya": it only says whose suburb that is."""
    if scene.mentions(following) and not scene.mentions(place):
        return False  # "the Mezra suburb of Beirut" is Mezra
    for k in range(first, last - 2):
        if line.tokens[k].start >= place.end:
            noun = line.norms[k] in ("suburb", "town", "city", "village", "port", "capital")
            of = line.norms[k + 1] == "of"  # "the Ruritania capital Strelsau", "the Strelsau suburb of Zenda"
            return noun and line.tokens[k + 1 + of].start == following.start
    return False


def _adjective(scene: Scene, line: Line, place: Span, first: int, last: int) -> bool:
    """True for "U.S. military bases": a party's name right before a common noun that it only describes."""
    for k in range(first, last):
        if line.tokens[k].start >= place.end:
            noun = line.norms[k] not in place_nouns() or line.norms[k] in _lists()["owned_by_states"]
            describes = line.tags[k] == "N" and line.tokens[k].text.islower() and noun
            return describes and any(m.span == place for m in scene.mentions(place))
    return False


def _owns(scene: Scene, line: Line, place: Span, first: int, last: int) -> bool:
    for k in range(first, last):
        token = line.tokens[k]
        if token.start < place.end < token.end:  # "Syrias Hama province", where a text has lost its apostrophes
            return token.end == place.end + 1 and token.norm.endswith("s") and k + 1 < last and line.tags[k + 1] in "NJ"
        if token.start >= place.end:
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
            or (bool(out) and out[-1].end == line.tokens[max(i - 2, 0)].end and before in ("and", ","))
        )
        if placed and all(norm in lists["place_nouns"] for norm in line.norms[i:j]):
            placed = False  # "the 36th Street station"
        if placed and j == i + 1 and (_describes(line, i, lists["adjectives"]) or line.norms[i] in lists["spans"]):
            placed = False
        if placed and (line.words(i, j)[:-1] in scene.party_words() and line.words(i, j).endswith("s")):
            placed = False  # "ISILs positions", where a text has lost its apostrophes
        span = line.span(i, j)
        mentions = scene.mentions(span)
        if placed and not (mentions and mentions[0].how in ("demonym", "leader", "body") and mentions[0].span == span):
            out.append(span)
        i = j
    return out


def _describes(line: Line, i: int, adjectives: frozenset[str]) -> bool:
    """True for "Christian" of "the Christian town", "Shiite" of "two Shiite villages"."""
    norm = line.norms[i]
    if norm in adjectives:
        return True
    after = line.norms[i + 1] if i + 1 < len(line.norms) else ""
    return after.endswith("s") and after in place_nouns() and norm.endswith(("ish", "ian", "ite", "ist", "ic"))


def _capital(line: Line, i: int) -> bool:
    text = line.tokens[i].text
    if (
        "-" in text
        and text.rsplit("-", 1)[-1].endswith(("ed", "held", "led", "run", "majority"))
        and text[:1].isupper()
    ):
        return False  # "Kurdish-dominated"
    return line.tags[i] in "N" and (
        text[:1].isupper() or (text[2:3] == "-" and text[:2] in _lists()["inside_names"] and text[3:4].isupper())
    )


# Lines back in which "the town" may have been named, and names in them: a few paragraphs.
_LINES_BACK = 8


def pointed_place(scene: Scene, line: Line, phrase: Phrase) -> str | None:
    """The place that "the town", "this district" points at: the last one named before; None where none is."""
    phrase = _whole_of(line, phrase)
    head = line.norms[phrase.core - 1] if phrase.core > phrase.first else ""
    nouns = _lists()
    if head not in nouns["pointing"] or line.norms[phrase.first] not in ("the", "this", "that", "these"):
        return None
    wide = head in nouns["pointing_at_regions"]
    spare: Span | None = None
    at = bisect_left(scene.lines, line.sentence.first, key=lambda other: other.sentence.first)
    for back in range(at, max(at - _LINES_BACK, -1), -1):
        other = scene.lines[back]
        last = phrase.first if back == at else len(other.tokens)
        for place in reversed(named_places(scene, other, 0, last)):
            if place in spoken_in(scene.reading, place) or _seat(scene, other, place):
                continue  # "Kyiv said its troops held the town"
            named = [m.party for m in scene.mentions(place) if m.how in ("name", "demonym")]
            if head == "region" and named and set(named) <= scene.regions():
                return place.of(scene.reading.text)
            state = bool(named)
            if state is not wide and not (wide and spare is None):
                continue
            if state is wide and (wide or _called(scene, other, place, head)):
                return place.of(scene.reading.text)
            spare = spare or place
    return spare.of(scene.reading.text) if spare is not None else None


def _seat(scene: Scene, line: Line, place: Span) -> bool:
    """True for "the government in Kuala Serat said": where a body sits that speaks for more than its town."""
    if not any(spoken.contains(place) for spoken in spoken_in(scene.reading, place)):
        return False
    at = bisect_left(line.tokens, place.start, key=lambda token: token.start)
    named_so = any(m.how == "capital" and m.span.overlaps(place) for m in scene.mentions(place))
    if at < 2 or line.norms[at - 1] not in ("in", "at"):
        return False
    return named_so or line.norms[at - 2] in _lists()["seated"]


def _whole_of(line: Line, phrase: Phrase) -> Phrase:
    """Of "the centre of the town" and of "the town's market" the town."""
    first, core = phrase.first, phrase.core
    if line.norms[core : core + 2] == ["of", "the"] and (whole := phrase_right(line, core + 1)) is not None:
        return whole
    for k in range(first + 1, core - 1):
        if line.tags[k + 1] == "G" and line.norms[k] in _lists()["pointing"]:
            return Phrase(first, k + 1, k + 1)
    return phrase


# Words for a part of a city, of which one report may use several for the same.
_QUARTERS = frozenset(("district", "neighborhood", "neighbourhood", "quarter", "suburb", "area"))


def _called(scene: Scene, line: Line, place: Span, noun: str) -> bool:
    """True where the words beside a place call it by the noun, or by one that means the same: "the town of X"."""
    nouns = _QUARTERS if noun in _QUARTERS else (noun,)
    return any(_called_by(scene, line, place, each) for each in nouns)


def _called_by(scene: Scene, line: Line, place: Span, noun: str) -> bool:
    """True for "the town of X", "X district", "X, a town"."""
    if noun in place.of(scene.reading.text).casefold().split():
        return True
    lead = scene.reading.text[max(place.start - 30, line.sentence.span.start) : place.start].casefold().split()
    if lead[-1:] == [noun] or lead[-2:] == [noun, "of"]:
        return True
    tail = [word.strip(",.") for word in scene.reading.text[place.end : place.end + 40].casefold().split()][:5]
    tail = [word for word in tail if word]
    return tail[:1] == [noun] or (noun in tail and tail[0] in ("a", "an", "the", "which"))


def bare_name(scene: Scene, line: Line, phrase: Phrase) -> str | None:
    """The place that a phrase of capitals alone names: "Karsun was hit", where no list knows Karsun."""
    first = phrase.first
    if phrase.core - first > 4 or not all(_capital(line, k) for k in range(first, phrase.core)):
        return None
    if first == 0 and phrase.core == 1 and _common(line.norms[0]):
        return None  # a common noun with the capital of its sentence
    span = line.span(first, phrase.core)
    known = any(name.kind is not NameKind.PLACE for name in scene.names_in(span))
    return None if known or scene.mentions(span) else span.of(scene.reading.text)


def _common(norm: str) -> bool:
    lexicon = actor_words()
    return norm.endswith("s") or norm in lexicon.fighters or norm in lexicon.weapons or norm in lexicon.organs


# Tokens between what happened and the place that "in", "near" or "at" names for it: one clause's worth.
_NEAR = 12
_LOCATIVE = frozenset(("in", "near", "at", "outside", "around", "across", "throughout"))


def place_beside(scene: Scene, line: Line, first: int, last: int) -> str | None:
    """The place that a locative names before or behind tokens [first, last) in their clause, or at the line's head."""
    for k in range(last, min(last + _NEAR, len(line.norms))):
        if line.norms[k] in (";", ":", "but", "and", "after", "before", "when"):
            break
        if line.norms[k] == "," and line.tags[k + 1 : k + 2] == ["V"]:
            break
        if line.norms[k] == "of" and line.norms[k - 1] in ("north", "south", "east", "west", "northeast", "southwest"):
            beside_ = phrase_right(line, k + 1)  # "bombed a depot south of Zenda"
            if beside_ is not None and (near := named_places(scene, line, beside_.first, beside_.last)):
                return near[0].of(scene.reading.text)
        if line.norms[k] in _LOCATIVE and (found := phrase_right(line, k + 1)) is not None:
            named = named_places(scene, line, found.first, found.last)
            if named and not _seat(scene, line, named[0]):
                return named[0].of(scene.reading.text)
    if line.norms[0] in _LOCATIVE and first and (found := phrase_right(line, 1)) is not None and found.last <= first:
        named = named_places(scene, line, found.first, found.last)
        if named:
            return named[0].of(scene.reading.text)
    return None


def place_of(scene: Scene, line: Line, phrases: list[Phrase | None]) -> str | None:
    """The first place named in the phrases, verbatim, or else pointed at by one; None where none is."""
    for phrase in phrases:
        if phrase is not None:
            found = named_places(scene, line, phrase.first, phrase.last)
            if found:
                return found[0].of(scene.reading.text)
    for phrase in phrases:
        if phrase is not None and (pointed := pointed_place(scene, line, phrase)) is not None:
            return pointed
    return None
