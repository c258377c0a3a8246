"""From a report to its reading: the steps of the language stage, in order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from counterclaim.language import _standins
from counterclaim.language.attribution import DEFAULT_ATTRIBUTOR, load_attributor, resolve
from counterclaim.language.attribution.interface import Attributor
from counterclaim.model.party import Cast
from counterclaim.model.reading import (
    Attribution,
    DateMention,
    Entity,
    NameMention,
    NumberPhrase,
    PartyMention,
    Reading,
    Sentence,
    Token,
)
from counterclaim.model.report import Report

__all__ = ["STEPS", "read"]


@dataclass(slots=True)
class _Draft:
    """A reading in the making; each step fills in its own fields from those before it."""

    report: Report
    cast: Cast
    attributor: Attributor
    tokens: tuple[Token, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    numbers: tuple[NumberPhrase, ...] = ()
    dates: tuple[DateMention, ...] = ()
    parties: tuple[PartyMention, ...] = ()
    names: tuple[NameMention, ...] = ()
    entities: tuple[Entity, ...] = ()
    attributions: tuple[Attribution, ...] = ()

    def reading(self) -> Reading:
        return Reading(
            report=self.report,
            cast=self.cast,
            tokens=self.tokens,
            sentences=self.sentences,
            numbers=self.numbers,
            dates=self.dates,
            names=self.names,
            entities=self.entities,
            party_mentions=self.parties,
            attributions=self.attributions,
        )


def _parts(draft: _Draft) -> None:
    """A report that was made by hand may come without parts; they are found as the reports stage finds them."""
    if draft.report.parts or not draft.report.text.strip():
        return
    try:
        from counterclaim.reports import find_parts
    except ImportError:
        find_parts = _standins.find_parts
    draft.report = replace(draft.report, parts=find_parts(draft.report.text, draft.report.published))


def _tokens(draft: _Draft) -> None:
    try:
        from counterclaim.language.tokens import tokenize
    except ImportError:
        tokenize = _standins.tokenize
    draft.tokens = tokenize(draft.report.text)


def _sentences(draft: _Draft) -> None:
    try:
        from counterclaim.language.sentences import split
    except ImportError:
        split = _standins.split
    draft.sentences = split(draft.report, draft.tokens)


def _numbers(draft: _Draft) -> None:
    try:
        from counterclaim.language.numbers import find_numbers
    except ImportError:
        find_numbers = _standins.find_numbers
    draft.numbers = find_numbers(draft.report.text, draft.tokens, draft.sentences)


def _dates(draft: _Draft) -> None:
    try:
        from counterclaim.language.dates import find_dates
    except ImportError:
        find_dates = _standins.find_dates
    draft.dates = find_dates(draft.report.text, draft.tokens, draft.sentences, draft.report.published)


def _parties(draft: _Draft) -> None:
    try:
        from counterclaim.language.cast import find_parties
    except ImportError:
        find_parties = _standins.find_parties
    draft.parties = find_parties(draft.report.text, draft.tokens, draft.cast)


def _names(draft: _Draft) -> None:
    draft.names, draft.entities = _standins.names_and_entities()


def _attributions(draft: _Draft) -> None:
    raw = draft.attributor.attribute(draft.report.text, draft.tokens, draft.sentences, draft.report.parts)
    draft.attributions = resolve(raw, draft.reading())


# The road of a report through the stage. Order matters: each step reads what those above it wrote.
STEPS: tuple[tuple[str, Callable[[_Draft], None]], ...] = (
    ("parts", _parts),
    ("tokens", _tokens),
    ("sentences", _sentences),
    ("numbers", _numbers),
    ("dates", _dates),
    ("parties", _parties),
    ("names", _names),
    ("attributions", _attributions),
)


def read(report: Report, cast: Cast | None = None, attributor: Attributor | str | None = None) -> Reading:
    """Read one report: a pure function, equal input gives equal output, and no text makes it raise.

    `cast` is the parties of the conflict, the bundled ones by default. `attributor` is an attributor or the name of
    one (`rules`, `model`); `DEFAULT_ATTRIBUTOR` by default. The reading's report is `report`, with its parts found
    where it had none.
    """
    if cast is None:
        try:
            from counterclaim.language.cast import bundled_cast
        except ImportError:
            bundled_cast = _standins.bundled_cast
        cast = bundled_cast()
    if attributor is None:
        attributor = DEFAULT_ATTRIBUTOR
    if isinstance(attributor, str):
        attributor = load_attributor(attributor)
    draft = _Draft(report, cast, attributor)
    for _, step in STEPS:
        step(draft)
    return draft.reading()
