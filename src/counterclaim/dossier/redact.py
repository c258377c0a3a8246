"""The material with the names of private persons replaced in every text, so that no page made of it can hold one."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar
from urllib.parse import quote

from counterclaim.dossier.material import Material
from counterclaim.dossier.persons import Private, private_persons
from counterclaim.model.claim import Claim, StatementDetails
from counterclaim.model.report import Report
from counterclaim.model.span import Span

T = TypeVar("T")

# Shorter words stand for too many other things.
SHORTEST = 3
# What stands between the words of a name, in texts and in addresses; some of it can't be seen.
BETWEEN = r"(?:[\s\-_.+\u00ad\u200b-\u200d\u2060\ufeff]|%20)+"


@dataclass(frozen=True, slots=True)
class Edits:
    """Where a text was changed: old and new edges of each replaced stretch, in order."""

    old: tuple[Span, ...]
    new: tuple[Span, ...]

    def moved(self, span: Span) -> Span:
        """Where a span of the old text stands in the new one; what was replaced is taken in whole."""
        return Span(self._at(span.start, end=False), self._at(span.end, end=True))

    def _at(self, place: int, *, end: bool) -> int:
        before = bisect_right(self.old, place, key=lambda one: one.start) - 1
        if end and before >= 0 and place == self.old[before].start:
            before -= 1  # it ends where the replaced stretch begins
        if before < 0:
            return place
        old, new = self.old[before], self.new[before]
        if place >= old.end:
            return new.end + place - old.end
        return new.end if end else new.start


class Redactor:
    """Replaces the names of these persons, the same person by the same number."""

    def __init__(self, persons: Iterable[Private]) -> None:
        self._numbers: dict[str, int] = {}
        for number, person in enumerate(persons, start=1):
            for name in person.names:
                words = [word for word in name.split() if len(word) >= SHORTEST and word[0].isupper()]
                for form in (name, *words[-1:]) if len(words) > 1 else (name,):
                    if len(form) >= SHORTEST:
                        for written in _written(form):
                            self._numbers.setdefault(_key(written), number)
        forms = sorted(self._numbers, key=lambda form: (-len(form), form))
        joined = "|".join(re.escape(form).replace(r"\ ", BETWEEN) for form in forms)
        # A capital may follow: where a credit runs into the next paragraph, no space parts the name from it.
        pattern = rf"(?<![^\W_])(?:{joined})(?-i:(?![^\W_A-Z]))"
        self._pattern = re.compile(pattern, re.IGNORECASE) if forms else None

    def text(self, text: str) -> tuple[str, Edits]:
        """The text without the names, and where it was changed."""
        pieces, old, new = [], list[Span](), list[Span]()
        last = size = 0
        for match in self._pattern.finditer(text) if self._pattern else ():
            if match.group().islower() and not _is_address(text, match):
                continue  # a common word, not a name
            put = f"[name {self._numbers[_key(match.group())]}]"
            pieces += [text[last : match.start()], put]
            size += match.start() - last
            old.append(Span(match.start(), match.end()))
            new.append(Span(size, size + len(put)))
            size += len(put)
            last = match.end()
        return "".join((*pieces, text[last:])), Edits(tuple(old), tuple(new))

    def words(self, text: str) -> str:
        """The same, where nothing points into the text."""
        return self.text(text)[0]


def _key(name: str) -> str:
    return " ".join(re.split(BETWEEN, name.casefold()))


def _written(form: str) -> Iterable[str]:
    """As texts write a name, as those do that have no accents, and as addresses do."""
    letters = unicodedata.normalize("NFKD", form)
    yield from dict.fromkeys(
        (
            form,
            letters,
            unicodedata.normalize("NFC", form),
            "".join(one for one in letters if not unicodedata.combining(one)),
            quote(unicodedata.normalize("NFC", form), safe=" '’"),
        )
    )


def _is_address(text: str, match: re.Match[str]) -> bool:
    """True where a name in small letters stands in an address: “/2020/10/jana-doe-killed”."""
    start, end = match.span()
    return bool(re.search(r"(?:[/\-_=+.]|%20)$", text[:start]) or re.match(r"[/\-_=+%]", text[end:]))


def redacted(material: Material, persons: Iterable[Private] | None = None) -> Material:
    """The material without private persons' names, and without the names of its reviewers.

    The persons are those that the reading model finds in the reports, unless they are given.
    """
    if persons is None:
        places = {name for claim in material.claims for name in (claim.place, claim.where and claim.where.name) if name}
        persons = private_persons(material.reports.values(), places)
    found = tuple(persons)
    redactor = Redactor(found)
    edits: dict[str, Edits] = {}
    reports = {}
    for name, report in material.reports.items():
        made, edits[name] = _report(report, redactor)
        reports[redactor.words(name)] = made
    claims = [_claim(claim, redactor, edits[claim.report]) for claim in material.claims]
    of = {claim.id: claim.report for claim in material.claims}
    sentences = {claim: edits[of[claim]].moved(span) for claim, span in material.sentences.items() if claim in of}
    reviewers = {who: f"reviewer {n}" for n, who in enumerate(sorted(_reviewers(material)), start=1)}
    decisions = {
        claim: [replace(_each(one, redactor), who=reviewers[one.who]) for one in made]
        for claim, made in material.decisions.items()
    }
    rest = {
        field.name: _each(getattr(material, field.name), redactor)
        for field in fields(material)
        if field.name not in ("reports", "claims", "sentences", "decisions", "bonds", "made")
    }
    return replace(
        material,
        **{
            **rest,
            "reports": reports,
            "claims": claims,
            "sentences": sentences,
            "decisions": decisions,
            "bonds": [replace(one, who=reviewers[one.who]) for one in material.bonds],
            "redacted": len(found),
        },
    )


def _reviewers(material: Material) -> set[str]:
    deciding = {one.who for made in material.decisions.values() for one in made}
    return deciding | {one.who for one in material.bonds}


def _report(report: Report, redactor: Redactor) -> tuple[Report, Edits]:
    text, edits = redactor.text(report.text)
    parts = tuple(replace(_each(part, redactor), span=edits.moved(part.span)) for part in report.parts)
    return replace(_each(replace(report, text="", parts=()), redactor), text=text, parts=parts), edits


def _claim(claim: Claim, redactor: Redactor, edits: Edits) -> Claim:
    made = _each(claim, redactor)
    details = made.details
    if isinstance(details, StatementDetails):
        details = replace(
            details,
            source_spans=tuple(map(edits.moved, details.source_spans)),
            cue_spans=tuple(map(edits.moved, details.cue_spans)),
            content_spans=tuple(map(edits.moved, details.content_spans)),
        )
    return replace(
        made, span=edits.moved(claim.span), evidence=tuple(map(edits.moved, claim.evidence)), details=details
    )


def _each(value: T, redactor: Redactor) -> T:
    """The value with every text in it redacted, however deep; what is no text stays as it is."""
    made: Any = value
    if isinstance(value, Enum | Span):
        return value
    if isinstance(value, str):
        made = redactor.words(value)
    elif isinstance(value, Mapping):
        made = {_each(key, redactor): _each(one, redactor) for key, one in value.items()}
    elif isinstance(value, list | tuple):
        made = type(value)(_each(one, redactor) for one in value)
    elif is_dataclass(value) and not isinstance(value, type):
        made = replace(value, **{field.name: _each(getattr(value, field.name), redactor) for field in fields(value)})
    return made  # type: ignore[no-any-return]
