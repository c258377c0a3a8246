"""From a report to its reading: the steps of the language stage, in order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from counterclaim.language.attribution import DEFAULT_ATTRIBUTOR, load_attributor, resolve
from counterclaim.language.attribution.interface import Annotation, Attributor
from counterclaim.language.cast import bundled_cast, find_parties
from counterclaim.language.dates import find_dates
from counterclaim.language.entities import unite
from counterclaim.language.names import find_names
from counterclaim.language.numbers import find_numbers
from counterclaim.language.sentences import split
from counterclaim.language.tokens import tokenize
from counterclaim.model.party import Cast
from counterclaim.model.reading import Reading
from counterclaim.model.report import Report

__all__ = ["STEPS", "read"]


@dataclass(slots=True)
class _Draft:
    """A reading in the making: each step fills in its own fields from those before it."""

    reading: Reading
    attributor: Attributor
    found: Annotation = field(default_factory=Annotation)


def _parts(draft: _Draft) -> None:
    """A report that was made by hand may come without parts; they are found as the reports stage finds them."""
    from counterclaim.reports import find_parts

    report = draft.reading.report
    if not report.parts and report.text.strip():
        report = replace(report, parts=find_parts(report.text, report.published))
        draft.reading = replace(draft.reading, report=report)


def _tokens(draft: _Draft) -> None:
    draft.reading = replace(draft.reading, tokens=tokenize(draft.reading.text))


def _sentences(draft: _Draft) -> None:
    r = draft.reading
    draft.reading = replace(r, sentences=split(r.report, r.tokens))


def _numbers(draft: _Draft) -> None:
    r = draft.reading
    draft.reading = replace(r, numbers=find_numbers(r.text, r.tokens, r.sentences))


def _dates(draft: _Draft) -> None:
    r = draft.reading
    draft.reading = replace(r, dates=find_dates(r.text, r.tokens, r.sentences, r.report.published))


def _parties(draft: _Draft) -> None:
    r = draft.reading
    draft.reading = replace(r, party_mentions=find_parties(r.text, r.tokens, r.cast))


def _annotation(draft: _Draft) -> None:
    """One pass of the attributor: what it finds raw, before names are known."""
    r = draft.reading
    annotate = getattr(draft.attributor, "annotate", None)
    if annotate is not None:
        draft.found = annotate(r.text, r.tokens, r.sentences, r.report.parts)
    else:
        raw = draft.attributor.attribute(r.text, r.tokens, r.sentences, r.report.parts)
        draft.found = Annotation(attributions=tuple(raw))
    draft.reading = replace(r, syntax=draft.found.syntax)


def _names(draft: _Draft) -> None:
    r = draft.reading
    known, read_ = draft.found.names or None, draft.found.read
    raw = find_names(r.text, r.tokens, r.sentences, r.party_mentions, known, cast=r.cast, read=read_)
    names, entities = unite(r.text, r.tokens, r.sentences, raw, r.party_mentions, r.cast)
    draft.reading = replace(r, names=names, entities=entities)


def _attributions(draft: _Draft) -> None:
    draft.reading = replace(draft.reading, attributions=resolve(draft.found.attributions, draft.reading))


# The road of a report through the stage. Order matters: each step reads what those above it wrote.
STEPS: tuple[tuple[str, Callable[[_Draft], None]], ...] = (
    ("parts", _parts),
    ("tokens", _tokens),
    ("sentences", _sentences),
    ("numbers", _numbers),
    ("dates", _dates),
    ("parties", _parties),
    ("annotation", _annotation),
    ("names", _names),
    ("attributions", _attributions),
)


def read(report: Report, cast: Cast | None = None, attributor: Attributor | str | None = None) -> Reading:
    """Read one report: a pure function, equal input gives equal output, and no text makes it raise.

    `cast` is the parties of the conflict, the bundled ones by default. `attributor` is an attributor or the name of
    one in `attribution.table` (`rules`, `model`); `DEFAULT_ATTRIBUTOR` by default. The reading's report is `report`,
    with its parts found where it had none. Raises ValueError for a name that no attributor has.
    """
    if attributor is None:
        attributor = DEFAULT_ATTRIBUTOR
    if isinstance(attributor, str):
        attributor = load_attributor(attributor)
    empty = Reading(
        report=report,
        cast=bundled_cast() if cast is None else cast,
        tokens=(),
        sentences=(),
        numbers=(),
        dates=(),
        names=(),
        entities=(),
        party_mentions=(),
        attributions=(),
    )
    draft = _Draft(empty, attributor)
    for _, step in STEPS:
        step(draft)
    return draft.reading
