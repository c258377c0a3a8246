"""Mentions of parties in a text."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.language.cast.compounds import is_muted
from counterclaim.language.cast.index import index_of
from counterclaim.language.cast.match import match_names
from counterclaim.model.party import Cast
from counterclaim.model.reading import PartyMention, Token
from counterclaim.model.span import Span

__all__ = ["find_parties"]


def find_parties(text: str, tokens: Sequence[Token], cast: Cast) -> tuple[PartyMention, ...]:
    """Names, demonyms, capitals, leaders and bodies of the cast's parties in `text`, in order, free of overlap.

    Compounds in which a party isn't the one who acts (“Turkish-backed rebels”, “Russian-made missile”,
    “anti-Taliban”) are left out. `tokens` is not needed and taken for the sake of the steps' common form.
    """
    return tuple(
        PartyMention(Span(m.start, m.end), m.alias.party, "demonym" if m.alias.how == "people" else m.alias.how)
        for m in match_names(text, index_of(cast))
        if not is_muted(text, m.start, m.end)
    )
