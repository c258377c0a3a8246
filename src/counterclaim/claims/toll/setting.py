"""Where and when the sentences of a report are set, from one to the next."""

from __future__ import annotations

from bisect import bisect_right

from counterclaim.claims.common.dating import date_at
from counterclaim.claims.common.items import is_bullet, items_in
from counterclaim.claims.common.placing import is_state, named_later, place_at, place_in
from counterclaim.claims.common.sentences import sentence_at
from counterclaim.claims.toll.words import words
from counterclaim.model.claim import Scope
from counterclaim.model.reading import Reading, Sentence
from counterclaim.model.span import Span

_EVENT = words("event")
_ELSEWHERE = words("elsewhere")
# An event told in one sentence is gone on with in the next few; farther off, a new one has begun.
_REACH = 3


class Setting:
    """The place and date of the event that the sentences before told of, so that the next can borrow them."""

    def __init__(self, reading: Reading) -> None:
        self._place: str | None = None
        self._date: str | None = None
        self._place_age = self._date_age = _REACH + 1
        self._items = items_in(reading)
        self._item = 0
        self._leading: tuple[str | None, str | None] = (None, None)
        # Since when the figures of a list run, as the line that leads it in says
        self.since: str | None = None

    def enter(self, reading: Reading, sentence: Sentence, norms: set[str]) -> None:
        """Goes on to a sentence (`norms` are its words): what it says of an event is remembered after it."""
        self._place_age += 1
        self._date_age += 1
        self._open_item(reading, sentence)
        if norms & _ELSEWHERE:
            self._place_age = self._date_age = _REACH + 1
        if norms & _EVENT:
            middle = Span(sentence.span.start, sentence.span.start)
            place, date = place_at(reading, middle), date_at(reading, middle, running=False)
            if place is None or is_state(reading, place):
                place = named_later(reading, sentence)
            if place is not None:
                self._place, self._place_age = place, 0
            if date is not None and not date.endswith("-12-31"):  # a whole year is of what went before
                self._date, self._date_age = date, 0

    def _open_item(self, reading: Reading, sentence: Sentence) -> None:
        """Forgets what another item told; a bullet is set where the line that leads its list in is ("On Monday:")."""
        at = bisect_right(reading.sentences, sentence.span.start, key=lambda s: s.span.start) - 1
        if at < 0 or self._items[at] == self._item:
            return
        self._item = self._items[at]
        self._place_age = self._date_age = _REACH + 1
        if not is_bullet(reading, at):
            self.since = None
            return
        if at == 0 or not is_bullet(reading, at - 1):
            self._leading = _led_in(reading, reading.sentences[at - 1]) if at else (None, None)
            self.since = _since(reading, reading.sentences[at - 1]) if at else None
        self._place, self._date = self._leading
        self._place_age = 0 if self._place is not None else _REACH + 1
        self._date_age = 0 if self._date is not None else _REACH + 1

    def of(
        self, reading: Reading, span: Span, scope: Scope, part: bool, within: Span | None = None
    ) -> tuple[str | None, str | None]:
        """Date and place of a toll: those of its sentence, else those of the event told just before.

        `within` are the words that may place it: those of a running total's own clause.
        """
        running = scope is Scope.CUMULATIVE
        date, place = date_at(reading, span, running=running), place_at(reading, span, within)
        if running and self.since is not None:
            date = date or self.since
        sentence = sentence_at(reading, span)
        if sentence is not None and not running and (place is None or is_state(reading, place)):
            place = named_later(reading, sentence) or place
        if date is None and not running and self._date_age <= _REACH:
            date = self._date
        elif date is not None and not running:
            self._date, self._date_age = date, 0
        if place is None and not running and self._place_age <= _REACH:
            place = self._place
        elif place is not None and not part:
            self._place, self._place_age = place, 0
        return date, place


def _led_in(reading: Reading, sentence: Sentence) -> tuple[str | None, str | None]:
    """Place and date that a line ending in a colon gives to the list behind it."""
    if not sentence.span.of(reading.text).rstrip().endswith(":"):
        return None, None
    end = Span(sentence.span.end, sentence.span.end)
    return place_in(reading, sentence, end), date_at(reading, Span(end.start - 1, end.end), running=False)


def _since(reading: Reading, sentence: Sentence) -> str | None:
    """The time over which a list is counted that a line leads in: "Since 1 April, according to the ministry:"."""
    words = [t.norm for t in reading.tokens[sentence.first : sentence.last]]
    if "since" not in words or words[-1] != ":":
        return None
    return date_at(reading, Span(sentence.span.start, sentence.span.start), running=True)
