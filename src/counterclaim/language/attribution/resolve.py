"""From raw spans to attributions: who the speaker is, for whom it speaks, what stands inside what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.language.attribution.interface import RawAttribution
from counterclaim.language.attribution.memory import (
    Memory,
    Speaker,
    bodies,
    is_proper,
    is_unnamed_watcher,
    kind_of,
    lower_words,
)
from counterclaim.language.attribution.nesting import nested
from counterclaim.language.attribution.source import is_pronoun, split_joined, trim
from counterclaim.language.cast import party_of
from counterclaim.language.quotes import find_quotes
from counterclaim.model.party import PartyKind
from counterclaim.model.reading import Attribution, NameKind, Quotation, Reading
from counterclaim.model.span import Span

__all__ = ["resolve"]

# More of the letters than this in quotation marks is a direct quotation (a stray "and" may stand between two)
_DIRECT = 0.95


def resolve(raw: Sequence[RawAttribution], reading: Reading) -> tuple[Attribution, ...]:
    """Attributions of a reading whose other fields are filled in, in the order of `raw`."""
    memory = Memory(reading)
    quotes = [q.span for q in find_quotes(reading.text, reading.report.parts)]
    voices: dict[int, tuple[str, str | None]] = {}
    for i in sorted(range(len(raw)), key=lambda i: raw[i].source[0].start if raw[i].source else -1):
        voices[i] = _speaker(raw[i], reading, memory)
    out = [
        Attribution(
            source=r.source,
            cue=r.cue,
            content=r.content,
            quotation=_quotation(r.content, quotes, reading.text),
            speaker=voices[i][0],
            party=voices[i][1],
            found_by=r.found_by,
        )
        for i, r in enumerate(raw)
    ]
    return nested(_named_later(out, reading), reading.text)


def _speaker(r: RawAttribution, reading: Reading, memory: Memory) -> tuple[str, str | None]:
    """The speaker resolved, and its party."""
    if not r.source:
        return "", None
    full = reading.text[r.source[0].start : r.source[-1].end]
    at = r.source[0].start
    name, kind, party = _named(trim(full), r.source, reading)
    speaker = memory.resolve(name, full, at)
    if speaker != name:
        kind, party = _entity(speaker, reading)
    kind = kind_of(speaker, kind)
    pronoun = is_pronoun(full)
    party = party_of(speaker, reading.cast) or party or (None if pronoun else party_of(full, reading.cast))
    if party is None and kind is NameKind.ORGANISATION and is_proper(speaker) and len(split_joined(speaker)) == 1:
        party = _entity(speaker, reading)[1]
    if speaker and not is_pronoun(speaker):
        memory.add(Speaker(speaker, speaker if pronoun else f"{speaker} {full}", kind, at))
    return speaker, party


def _entity(name: str, reading: Reading) -> tuple[NameKind | None, str | None]:
    """Kind and party of the entity of that name; a body without a party speaks for itself."""
    for entity in reading.entities:
        if entity.name == name:
            own = entity.name if entity.kind is NameKind.ORGANISATION else None
            return entity.kind, entity.party or own
    return None, None


def _named(short: str, source: tuple[Span, ...], reading: Reading) -> tuple[str, NameKind | None, str | None]:
    """The name for a source that is, or ends in, a name of the report: under its fullest form."""
    whole = Span(source[0].start, source[-1].end)
    best: tuple[str, NameKind | None, str | None] = (short, None, None)
    for mention in reading.names:
        if not whole.contains(mention.span):
            continue
        entity = reading.entities[mention.entity]
        named = mention.span.of(reading.text)
        if short == named or (short.endswith(named) and entity.kind is not NameKind.PLACE):
            fuller = len(entity.name.split()) > len(short.split())
            best = (entity.name if fuller else short, entity.kind, entity.party)
    return best


def _quotation(content: tuple[Span, ...], quotes: Sequence[Span], text: str) -> Quotation:
    said = quoted = 0
    for piece in content:
        letters = [i for i in range(piece.start, piece.end) if text[i].isalnum()]
        said += len(letters)
        for quote in quotes:
            if quote.overlaps(piece):
                quoted += sum(quote.start <= i < quote.end for i in letters)
    if not quoted:
        return Quotation.INDIRECT
    return Quotation.DIRECT if quoted >= _DIRECT * said else Quotation.MIXED


def _named_later(found: list[Attribution], reading: Reading) -> list[Attribution]:
    """“A war monitor said” takes the name of the watcher that the report names after it, or has named before."""
    watchers = [a for a in found if is_proper(a.speaker) and _is_watcher(a.speaker, reading)]
    if not watchers:
        return found
    out = []
    for a in found:
        if a.speaker and not is_proper(a.speaker) and is_unnamed_watcher(a.speaker):
            at = a.source[0].start
            named = next((w for w in watchers if w.source[0].start > at), watchers[-1])
            a = replace(a, speaker=named.speaker, party=named.party)
        out.append(a)
    return out


def _is_watcher(speaker: str, reading: Reading) -> bool:
    party = party_of(speaker, reading.cast)
    if party is not None and any(p.name == party and p.kind is PartyKind.MONITOR for p in reading.cast.parties):
        return True
    return (
        any(w in bodies()["watchers"] for w in lower_words(speaker)) and kind_of(speaker, None) is not NameKind.PERSON
    )
