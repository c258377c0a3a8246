"""From raw spans to attributions: who the speaker is, for whom it speaks, what stands inside what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.language.attribution.interface import RawAttribution
from counterclaim.language.attribution.memory import Memory, Speaker, kind_of
from counterclaim.language.attribution.source import is_pronoun, split_joined, trim
from counterclaim.language.cast import party_of
from counterclaim.language.quotes import find_quotes
from counterclaim.model.reading import Attribution, NameKind, Quotation, Reading
from counterclaim.model.span import Span

__all__ = ["resolve"]

# More of the words than this in quotation marks is a direct quotation (a stray "and" may stand between two)
_DIRECT = 0.95


def resolve(raw: Sequence[RawAttribution], reading: Reading) -> tuple[Attribution, ...]:
    """Attributions of a reading whose other fields are filled in, in the order of `raw`."""
    memory = Memory(reading)
    quotes = [q.span for q in find_quotes(reading.text, reading.report.parts)]
    out: list[Attribution] = []
    for r in raw:
        speaker, party = _speaker(r, reading, memory)
        out.append(
            Attribution(
                source=r.source,
                cue=r.cue,
                content=r.content,
                quotation=_quotation(r.content, quotes, reading.text),
                speaker=speaker,
                party=party,
                found_by=r.found_by,
            )
        )
    return _nested(out, reading)


def _speaker(r: RawAttribution, reading: Reading, memory: Memory) -> tuple[str, str | None]:
    """The speaker resolved, and its party."""
    if not r.source:
        return "", None
    full = reading.text[r.source[0].start : r.source[-1].end]
    at = r.source[0].start
    short = trim(full)
    name, kind, party = _named(short, full, r.source, reading)
    speaker = memory.resolve(name, full, at)
    if speaker != name:
        kind = kind_of(speaker, kind)
    kind = kind_of(speaker, kind)
    party = party_of(speaker, reading.cast) or party or (None if is_pronoun(full) else party_of(full, reading.cast))
    if party is None and len(split_joined(speaker)) == 1:
        party = _own_name(speaker, reading)
    if speaker and not is_pronoun(speaker):
        memory.add(Speaker(speaker, full if not is_pronoun(full) and len(full) > len(speaker) else speaker, kind, at))
    return speaker, party


def _own_name(speaker: str, reading: Reading) -> str | None:
    """A body that the cast doesn't know speaks for itself."""
    for entity in reading.entities:
        if entity.name == speaker:
            return entity.party or (speaker if entity.kind is NameKind.ORGANISATION else None)
    return None


def _named(
    short: str, full: str, source: tuple[Span, ...], reading: Reading
) -> tuple[str, NameKind | None, str | None]:
    """The name for a source that is, or ends in, a name of the report: under its fullest form."""
    whole = Span(source[0].start, source[-1].end)
    inside = [m for m in reading.names if whole.contains(m.span)]
    best: tuple[str, NameKind | None, str | None] = (short, None, None)
    for mention in inside:
        entity = reading.entities[mention.entity]
        words = mention.span.of(reading.text)
        if short.endswith(words) and entity.kind is not NameKind.PLACE:
            name = entity.name if len(entity.name.split()) > len(short.split()) else short
            best = (name, entity.kind, entity.party)
        elif short == words:
            best = (entity.name, entity.kind, entity.party)
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


def _nested(found: list[Attribution], reading: Reading) -> tuple[Attribution, ...]:
    """Sets `inside` to the smallest attribution whose content holds the cue, and `via` where that one leads in."""
    out = list(found)
    for i, a in enumerate(found):
        if not a.cue:
            continue
        cue = Span(a.cue[0].start, a.cue[-1].end)
        best, size = None, 0
        for j, b in enumerate(found):
            if j == i:
                continue
            for piece in b.content:
                if piece.contains(cue) and (best is None or piece.end - piece.start < size):
                    best, size = j, piece.end - piece.start
        if best is not None:
            out[i] = replace(out[i], inside=best)
            lead = found[best].content[0].start
            if a.speaker and "according to" in a.found_by and cue.start - lead <= len("that, "):
                out[best] = replace(out[best], via=a.speaker)
    return tuple(out)
