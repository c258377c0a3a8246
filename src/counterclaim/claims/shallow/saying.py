"""Who says a claim: the attribution's voices, or the accuser whom the sentence itself names."""

from __future__ import annotations

from counterclaim.claims.common.voice import Voice, voices_at
from counterclaim.claims.shallow.line import Line
from counterclaim.claims.shallow.scene import Scene
from counterclaim.language.attribution.wording import wording_of
from counterclaim.model.span import Span


def voices_of(scene: Scene, line: Line, span: Span, accuser: tuple[str, str | None] | None = None) -> tuple[Voice, ...]:
    """The voices behind `span`; `accuser` (source, party) speaks where no attribution covers the words."""
    voices = voices_at(scene.reading, span)
    if accuser is not None and not any(voice.source for voice in voices):
        return (Voice(wording_of(accuser[0], scene.reading, span.end) or accuser[0], accuser[1], None, None),)
    return voices
