"""A report as lines, with the parties, names and dates in them at hand."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field

from counterclaim.claims.shallow.line import Line
from counterclaim.claims.shallow.making import make_lines
from counterclaim.claims.shallow.nearby import Nearby
from counterclaim.claims.shallow.words import words
from counterclaim.model.party import PartyKind
from counterclaim.model.reading import DateMention, NameMention, PartyMention, Reading
from counterclaim.model.report import PartKind
from counterclaim.model.span import Span

# Code points of "between 24 and 25 September 2020", with room.
LONGEST_DATE = 36


@dataclass(slots=True)
class Scene:
    """All lines of a reading that are read for claims, with its party mentions at hand."""

    reading: Reading
    lines: list[Line]
    starts: list[int] = field(default_factory=list)
    name_starts: list[int] = field(default_factory=list)
    written: dict[str, str] = field(default_factory=dict)  # names as claims write them, by their words
    nearby: Nearby = field(default_factory=lambda: Nearby(()))
    foes: tuple[str, ...] | None = None  # the belligerents, once they are asked for
    named_by: frozenset[str] | None = None  # the words that name parties, once they are asked for
    autonomous: frozenset[str] | None = None  # the regions of the cast, once they are asked for
    groups: frozenset[str] | None = None  # the armed groups of the cast, once they are asked for

    def mentions(self, span: Span) -> list[PartyMention]:
        """The party mentions that lie in `span`, in order."""
        all_ = self.reading.party_mentions
        out = []
        for k in range(bisect_left(self.starts, span.start), len(all_)):
            if all_[k].span.start >= span.end:
                break
            if all_[k].span.end <= span.end:
                out.append(all_[k])
        return out

    def names_in(self, span: Span) -> list[NameMention]:
        """The names that begin in `span`, in order."""
        names = self.reading.names
        at = bisect_left(self.name_starts, span.start)
        return list(names[at : bisect_left(self.name_starts, span.end, at)])

    def dates_in(self, span: Span) -> list[DateMention]:
        """The date mentions that lie in `span`, in order."""
        dates = self.reading.dates
        at = bisect_left(dates, span.start, key=lambda date: date.span.start)
        end = bisect_left(dates, span.end, at, key=lambda date: date.span.start)
        return [date for date in dates[at:end] if date.span.end <= span.end]

    def party_words(self) -> frozenset[str]:
        """The words by which the report names parties."""
        if self.named_by is None:
            text = self.reading.text
            self.named_by = frozenset(mention.span.of(text) for mention in self.reading.party_mentions)
        return self.named_by

    def armed(self) -> frozenset[str]:
        """The names of the armed groups of the cast."""
        if self.groups is None:
            parties = self.reading.cast.parties
            self.groups = frozenset(party.name for party in parties if party.kind is PartyKind.ARMED_GROUP)
        return self.groups

    def regions(self) -> frozenset[str]:
        """The names of the breakaway and autonomous regions of the cast."""
        if self.autonomous is None:
            parties = self.reading.cast.parties
            self.autonomous = frozenset(party.name for party in parties if party.kind is PartyKind.REGION)
        return self.autonomous

    def belligerents(self) -> tuple[str, ...]:
        """The two parties that the report names most: "both sides" where no two are named beside it."""
        if self.foes is None:
            counted = Counter(mention.party for mention in self.reading.party_mentions)
            self.foes = tuple(party for party, _ in counted.most_common(2)) if len(counted) >= 2 else ()
        return self.foes


def _tells(words_: str) -> bool:
    """True for "since seizing the city in 2021": a date that is told by what happened."""
    lexicon = words()
    return any(
        word in lexicon.verbs and word not in lexicon.noun_like and word not in _OF_DATES
        for word in words_.casefold().split()
    )


_OF_DATES = frozenset(("last", "may", "ending", "starting", "beginning", "ended", "started", "following", "coming"))
_SKIPPED = frozenset((PartKind.CREDIT, PartKind.BYLINE, PartKind.BOILERPLATE, PartKind.DATELINE))
_last: list[Scene] = []


def scene_of(reading: Reading) -> Scene:
    """The scene of a reading. The last one is kept, as several finders ask for the same."""
    if _last and _last[0].reading is reading:
        return _last[0]
    # A mention may take in a whole clause ("since rebels took the town in April"): that one is no date phrase.
    dated = {
        mention.span.start: mention.span.end
        for mention in reading.dates
        if not mention.duration
        and mention.span.end - mention.span.start <= LONGEST_DATE
        and not _tells(mention.span.of(reading.text))
    }
    lines: list[Line] = []
    parts = reading.report.parts
    for index, sentence in enumerate(reading.sentences):
        if parts and (parts[sentence.part].kind in _SKIPPED or parts[sentence.part].repeats is not None):
            continue
        if sentence.last > sentence.first:
            lines.extend(make_lines(reading, index, dated))
    scene = Scene(reading, lines, [mention.span.start for mention in reading.party_mentions])
    scene.name_starts = [name.span.start for name in reading.names]
    scene.nearby = Nearby(reading.attributions)
    _last[:] = [scene]
    return scene
