"""From raw spans to attributions: who the speaker is, for whom it speaks, what stands inside what."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from counterclaim.language.attribution.interface import RawAttribution
from counterclaim.language.attribution.known import Known, lower_words
from counterclaim.language.attribution.memory import (
    Memory,
    Speaker,
    bodies,
    is_proper,
    is_unnamed_watcher,
    kind_of,
)
from counterclaim.language.attribution.mute import is_mute
from counterclaim.language.attribution.nesting import nested
from counterclaim.language.attribution.source import is_pronoun, split_joined, trim
from counterclaim.language.quotes import find_quotes
from counterclaim.model.reading import Attribution, NameKind, Quotation, Reading
from counterclaim.model.span import Span

__all__ = ["resolve"]

# More of the letters than this in quotation marks is a direct quotation (a stray "and" may stand between two)
_DIRECT = 0.95


def resolve(raw: Sequence[RawAttribution], reading: Reading) -> tuple[Attribution, ...]:
    """Attributions of a reading whose other fields are filled in, in the order of `raw`.

    What has a source that can't speak ("the death toll", "a blast") is none and left out.
    """
    raw = [r for r in raw if not r.source or not is_mute(trim(reading.text[r.source[0].start : r.source[-1].end]))]
    known = Known(reading)
    memory = Memory(known)
    quotes = [q.span for q in find_quotes(reading.text, reading.report.parts)]
    voices: dict[int, tuple[str, str | None]] = {}
    for i in sorted(range(len(raw)), key=lambda i: raw[i].source[0].start if raw[i].source else -1):
        voices[i] = _speaker(raw[i], known, memory)
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
    return nested(_named_later(out, known), reading.text)


def _speaker(r: RawAttribution, known: Known, memory: Memory) -> tuple[str, str | None]:
    """The speaker resolved, and its party."""
    if not r.source:
        return "", None
    full = known.reading.text[r.source[0].start : r.source[-1].end]
    at = r.source[0].start
    name, kind, party = _named(trim(full), r.source, known)
    speaker = memory.resolve(name, full, at)
    if speaker != name:
        kind, party = _entity(speaker, known)
    if kind is NameKind.PERSON and known.verdict(speaker).how in ("name", "capital", "body"):
        kind = NameKind.ORGANISATION  # "Baku said", though a model took it for somebody's name
    kind = kind_of(speaker, kind)
    pronoun = is_pronoun(full)
    party = _party(speaker, party, "" if pronoun else full, at, known)
    if party is None and kind is NameKind.ORGANISATION and is_proper(speaker) and len(split_joined(speaker)) == 1:
        party = _entity(speaker, known)[1]
    if speaker and not is_pronoun(speaker):
        memory.add(Speaker(speaker, speaker if pronoun else f"{speaker} {full}", kind, at))
    return speaker, party


def _party(speaker: str, party: str | None, full: str, at: int, known: Known) -> str | None:
    """For whom the speaker speaks, by its own words, its entity's, or the whole source's; None where they settle it so.

    “the country's interior ministry” speaks for the country that the report speaks of there.
    """
    verdict = known.verdict(speaker)
    if verdict.settled:
        return verdict.party
    if known.party(full) is None and (land := known.land_before(full, at)) is not None:
        return land
    if " and " in full and " and " not in speaker:
        return party  # "Ilo Vant of the army and Emina Alva": the whole names more than the speaker
    return party or known.party(full)


def _entity(name: str, known: Known) -> tuple[NameKind | None, str | None]:
    """Kind and party of the entity of that name; a body without a party speaks for itself."""
    entity = known.entity(name)
    if entity is None:
        return None, None
    own = entity.name if entity.kind is NameKind.ORGANISATION else None
    return entity.kind, entity.party or own


def _named(short: str, source: tuple[Span, ...], known: Known) -> tuple[str, NameKind | None, str | None]:
    """The name for a source that is, or ends in, a name of the report: under its fullest form."""
    best: tuple[str, NameKind | None, str | None] = (short, None, None)
    single = len(split_joined(short)) == 1
    for mention in known.inside(Span(source[0].start, source[-1].end)):
        entity = known.reading.entities[mention.entity]
        named = mention.span.of(known.reading.text)
        if short == named or (single and short.endswith(named) and entity.kind is not NameKind.PLACE):
            fuller = len(entity.name.split()) > len(short.split())
            best = (entity.name if fuller else short, entity.kind, entity.party)
    return best


def _quotation(content: tuple[Span, ...], quotes: Sequence[Span], text: str) -> Quotation:
    said = quoted = 0
    for piece in content:
        said += sum(c.isalnum() for c in piece.of(text))
        i = max(0, bisect_right(quotes, piece) - 1)
        while i < len(quotes) and quotes[i].start < piece.end:
            inside = text[max(quotes[i].start, piece.start) : min(quotes[i].end, piece.end)]
            quoted += sum(c.isalnum() for c in inside)
            i += 1
    if not quoted:
        return Quotation.INDIRECT
    return Quotation.DIRECT if quoted >= _DIRECT * said else Quotation.MIXED


def _named_later(found: list[Attribution], known: Known) -> list[Attribution]:
    """“A war monitor said” takes the name of the watcher that the report names after it, or has named before."""
    watchers = [a for a in found if is_proper(a.speaker) and _is_watcher(a.speaker, known)]
    if not watchers:
        return found
    watchers.sort(key=lambda a: a.source[0].start)
    starts = [w.source[0].start for w in watchers]
    out = []
    for a in found:
        if a.speaker and not is_proper(a.speaker) and is_unnamed_watcher(a.speaker):
            named = watchers[min(bisect_right(starts, a.source[0].start), len(watchers) - 1)]
            a = replace(a, speaker=named.speaker, party=named.party)
        out.append(a)
    return out


def _is_watcher(speaker: str, known: Known) -> bool:
    party = known.party(speaker)
    if party is not None and known.is_monitor(party):
        return True
    return (
        any(w in bodies()["watchers"] for w in lower_words(speaker)) and kind_of(speaker, None) is not NameKind.PERSON
    )
