"""Which places a claim of control is about: the names in its words, in a list, in an apposition."""

from __future__ import annotations

from counterclaim.claims.control.hold import Hold
from counterclaim.claims.shallow import Line, Phrase, Scene, phrase_right
from counterclaim.claims.shallow.lists import word_set
from counterclaim.claims.shallow.where import named_places, place_nouns
from counterclaim.model.reading import NameKind


def first_joined(line: Line, place: Phrase) -> Phrase:
    """The town of "the town and the hills around it"."""
    joint = next((k for k in range(place.first + 1, place.last) if line.norms[k] == "and"), place.core)
    return Phrase(place.first, joint, joint)


def apposed_to(scene: Scene, hold: Hold) -> list[str | None]:
    """The name before "a town near the capital", which says of what place it is told."""
    line, place = hold.line, hold.place
    if place is None or place.first < 1 or line.norms[place.first] not in ("a", "an"):
        return []
    last = place.first - (line.norms[place.first - 1] == ",")
    first = last
    while first > 0 and line.tokens[first - 1].text[:1].isupper():
        first -= 1
    found = scene.names_in(line.span(first, last)) if first < last else []
    return [line.words(first, last)] if found and found[-1].kind is NameKind.PLACE else []


def included(scene: Scene, hold: Hold) -> list[str | None]:
    """The names of "several villages, including Souran and Lur"; none where no list follows the words."""
    line = hold.line
    if hold.place is None or not any(
        norm.endswith("s") and norm in place_nouns() for norm in line.norms[hold.place.first : hold.place.core]
    ):
        return []
    beside = hold.place.core + 1
    if line.norms[beside - 1 : beside] == [","] and line.tokens[beside].text[:1].isupper():
        listed = phrase_right(line, beside, joined=True)  # "two villages, Karsun and Brenik,"
        return capitals(line, listed) if listed is not None and "and" in line.norms[listed.first : listed.last] else []
    for k in range(hold.place.core, min(hold.place.core + _LIST, len(line.norms))):
        if line.norms[k] in ("including", "namely", "among"):
            listed = phrase_right(line, k + 1, joined=True)
            if listed is None:
                return []
            found = [place.of(scene.reading.text) for place in named_places(scene, line, listed.first, listed.last)]
            return [*found] or capitals(line, listed)
        if line.tags[k] in "VS":
            return []
    return []


def capitals(line: Line, listed: Phrase) -> list[str | None]:
    """The names of a list of places that no gazetteer knows: its runs of capitals."""
    found: list[str | None] = []
    first = listed.first
    for k in range(listed.first, listed.last + 1):
        if k == listed.last or line.norms[k] in (",", "and"):
            if first < k and line.tokens[first].text[:1].isupper():
                found.append(line.words(first, k))
            first = k + 1
    return found


# Tokens from "villages" to "including": "villages in the hills north of the city, including".
_LIST = 12


def listed_places(scene: Scene, line: Line, phrase: Phrase) -> list[str | None]:
    """The places that a phrase names: one, or each of a list ("the towns of Velmora, Brenik and Karsun").

    In a list that names a known place or none at all, an item in capitals that names no party is a place too.
    """
    text = scene.reading.text
    known = named_places(scene, line, phrase.first, phrase.last)
    joints = [k for k in range(phrase.first, phrase.last) if line.norms[k] in ("and", ",")]
    if not joints:
        return [found.of(text) for found in known[:1]]
    found: list[str | None] = []
    first = phrase.first
    for k in [*joints, phrase.last]:
        if first < k:
            inside = named_places(scene, line, first, k)
            if inside:
                found += [place.of(text) for place in inside[:1]]
            elif not scene.mentions(line.span(first, k)):
                found += _capital_run(line, first, k)
        first = k + 1
    return list(dict.fromkeys(found))


def _capital_run(line: Line, first: int, last: int) -> list[str | None]:
    """The capitals at the end of an item; none where it ends otherwise ("and the hills around it")."""
    k = last
    while k > first and line.tokens[k - 1].text[:1].isupper() and line.tags[k - 1] == "N":
        k -= 1
    return [line.words(k, last)] if k < last else []


def besides(scene: Scene, hold: Hold) -> Phrase | None:
    """The second place of "Velmora as well as Brenik", "the port, along with two towns"; None where there is none."""
    line, place = hold.line, hold.place
    if place is None:
        return None
    start = place.last + (line.norms[place.last : place.last + 1] == [","])
    for joiner in _BESIDES:
        if tuple(line.norms[start : start + len(joiner)]) == joiner:
            return phrase_right(line, start + len(joiner), joined=True)
    return None


_BESIDES = (("as", "well", "as"), ("along", "with"), ("together", "with"), ("plus",), ("and", "also"))


def buildings(line: Line, phrase: Phrase) -> list[str | None]:
    """The "Orlan mosque" of "retook the station and the Orlan mosque": buildings by their whole names."""
    nouns = word_set("control", "buildings")
    out: list[str | None] = []
    for k in range(phrase.first + 1, phrase.last):
        first = k
        while first > phrase.first and line.tokens[first - 1].text[:1].isupper() and line.tags[first - 1] == "N":
            first -= 1
        whole = line.norms[k] in nouns and nouns.isdisjoint(line.norms[k + 1 : k + 2])
        if whole and first < k:
            out.append(line.words(first, k + 1))
    return out
