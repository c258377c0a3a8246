"""Where a place that a claim names lies, by the words around it in the report."""

from __future__ import annotations

from bisect import bisect_right

from counterclaim.language.cast.atoms import atoms_of
from counterclaim.language.places.candidates import candidates
from counterclaim.language.places.context import Setting, setting_of
from counterclaim.language.places.locate import locate
from counterclaim.language.places.within import around
from counterclaim.model.place import Located
from counterclaim.model.reading import Reading
from counterclaim.model.span import Span

__all__ = ["Locator", "locate_mention"]

_JOINTS = (" ", "-", "\u00a0")
_MOST = 2  # words that a name may have besides those of the claim, on either side
_REACH = 24  # characters in which they stand


class Locator:
    """Locates the places that the claims of one report name; each mention once, for many claims share it."""

    __slots__ = ("_found", "_reading", "_setting")

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._setting: Setting | None = None
        self._found: dict[tuple[str, int], Located | None] = {}

    def locate(self, place: str, near: Span) -> Located | None:
        """Where `place` lies: the words of the report that a claim at `near` names as its place.

        The mention is the one in the claim's sentence that is nearest to the claim, or the first of the report; the
        words beside it are read too. None where no table knows the place nor one named around it.
        """
        if not place.strip():
            return None
        text = self._reading.text
        bounds = _sentence(self._reading, near)
        at = _nearest(text, place, bounds, near)
        if at is None:
            at = text.find(place)
            bounds = _sentence(self._reading, Span(at, at + len(place)))
        if (place, at) not in self._found:
            if self._setting is None:
                self._setting = setting_of(self._reading)
            self._found[place, at] = _at(text, bounds, at, place, self._setting)
        return self._found[place, at]


def locate_mention(reading: Reading, place: str, near: Span) -> Located | None:
    """One place of a report, as `Locator` has it."""
    return Locator(reading).locate(place, near)


def _at(text: str, bounds: Span, at: int, place: str, setting: Setting) -> Located | None:
    if at < 0:  # a word that stands nowhere in the report
        return locate(place, setting=setting)
    sentence = bounds.of(text)
    start, end = _whole(sentence, at - bounds.start, at - bounds.start + len(place))
    hints, within = around(sentence, start, end)
    return locate(sentence[start:end], hints=hints, within=within, setting=setting)


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    """The longest known name that the words at [start, end) are part of: “Strait of Hormuz”, “southern Lebanon”."""
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    atoms = atoms_of(text[low:high])
    inside = [i for i, atom in enumerate(atoms) if atom.end + low > start and atom.start + low < end]
    if not inside:
        return start, end
    first, last = inside[0], inside[-1] + 1
    left, right = first, last
    while left and first - left < _MOST and text[atoms[left - 1].end + low : atoms[left].start + low] in _JOINTS:
        left -= 1
    while (
        right < len(atoms)
        and right - last < _MOST
        and text[atoms[right - 1].end + low : atoms[right].start + low] in _JOINTS
    ):
        right += 1
    spans = sorted(((a, b) for a in range(left, first + 1) for b in range(last, right + 1)), key=lambda s: s[0] - s[1])
    for a, b in spans:
        if b - a <= last - first:
            break
        if atoms[b - 1].raw[0].isupper() and candidates([atom.norm for atom in atoms[a:b]]):
            return atoms[a].start + low, atoms[b - 1].end + low
    return start, end


def _sentence(reading: Reading, span: Span) -> Span:
    i = bisect_right(reading.sentences, span.start, key=lambda s: s.span.start) - 1
    return reading.sentences[i].span if i >= 0 else Span(0, len(reading.text))


def _nearest(text: str, place: str, bounds: Span, near: Span) -> int | None:
    """Where `place` begins within `bounds`, nearest to `near`."""
    best: int | None = None
    start = text.find(place, bounds.start, bounds.end)
    while start >= 0:
        if best is None or abs(start - near.start) < abs(best - near.start):
            best = start
        start = text.find(place, start + len(place), bounds.end)
    return best
