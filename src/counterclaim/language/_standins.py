"""Simple stand-ins for steps whose own modules are being written. Goes away once they are there."""

from __future__ import annotations

import re
from datetime import date

from counterclaim.model.party import Cast
from counterclaim.model.reading import (
    DateMention,
    Entity,
    NameMention,
    NumberKind,
    NumberPhrase,
    PartyMention,
    Sentence,
    Token,
)
from counterclaim.model.report import Part, PartKind, Report
from counterclaim.model.span import Span

_TOKEN = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+(?:[.,]\d+)*|\S")
_END = re.compile(r"[.!?][\"”’')]*\s+(?=[\"“‘'(]*[A-Z0-9])|\n+")


def tokenize(text: str) -> tuple[Token, ...]:
    return tuple(
        Token(m.start(), m.end(), m.group(), m.group().casefold().replace("’", "'")) for m in _TOKEN.finditer(text)
    )


def find_parts(text: str, published: date | None) -> tuple[Part, ...]:
    return tuple(Part(PartKind.BODY, Span(m.start(), m.end())) for m in re.finditer(r"\S(?:[^\n]*[^\s])?", text))


def split(report: Report, tokens: tuple[Token, ...]) -> tuple[Sentence, ...]:
    out = []
    i = 0
    for index, part in enumerate(report.parts):
        start = part.span.start
        stops = [start + m.end() for m in _END.finditer(part.span.of(report.text))] + [part.span.end]
        for stop in stops:
            while i < len(tokens) and tokens[i].start < start:
                i += 1
            first = i
            while i < len(tokens) and tokens[i].end <= stop:
                i += 1
            if i > first:
                out.append(Sentence(Span(tokens[first].start, tokens[i - 1].end), first, i, index))
            start = stop
    return tuple(out)


def find_numbers(text: str, tokens: tuple[Token, ...], sentences: tuple[Sentence, ...]) -> tuple[NumberPhrase, ...]:
    out = []
    for k, t in enumerate(tokens):
        bare = t.text.replace(",", "")
        if bare.isascii() and bare.isdigit() and len(bare) < 12:
            n = int(bare)
            out.append(NumberPhrase(t.span, t.span, NumberKind.CARDINAL, n, n, n, False, k, k + 1))
    return tuple(out)


def find_dates(
    text: str, tokens: tuple[Token, ...], sentences: tuple[Sentence, ...], published: date | None
) -> tuple[DateMention, ...]:
    return ()


def bundled_cast() -> Cast:
    return Cast()


def find_parties(text: str, tokens: tuple[Token, ...], cast: Cast) -> tuple[PartyMention, ...]:
    return ()


def party_of(phrase: str, cast: Cast) -> str | None:
    return None


def names_and_entities() -> tuple[tuple[NameMention, ...], tuple[Entity, ...]]:
    return (), ()
