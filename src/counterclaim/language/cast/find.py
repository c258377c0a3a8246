"""Mentions of parties in a text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from counterclaim.language.cast.compounds import is_muted
from counterclaim.language.cast.index import index_of
from counterclaim.language.cast.match import Match, match_names
from counterclaim.model.party import Cast
from counterclaim.model.reading import PartyMention, Token
from counterclaim.model.span import Span

__all__ = ["find_parties"]

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_REACH = 90  # characters before a bracket in which its initials are spelled out


def find_parties(text: str, tokens: Sequence[Token], cast: Cast) -> tuple[PartyMention, ...]:
    """Names, demonyms, capitals, leaders and bodies of the cast's parties in `text`, in order, free of overlap.

    Compounds in which a party isn't the one who acts (“Turkish-backed rebels”, “Russian-made missile”,
    “anti-Taliban”) are left out. `tokens` is not needed and taken for the sake of the steps' common form.
    """
    matches = match_names(text, index_of(cast))
    meant = _defined_here(text, matches)
    out = []
    for m in matches:
        party: str | None = m.alias.party
        if m.alias.exact is not None and meant:
            party = meant.get(m.alias.exact, party)
        if party is not None and not is_muted(text, m.start, m.end):
            how = "demonym" if m.alias.how == "people" else m.alias.how
            out.append(PartyMention(Span(m.start, m.end), party, how))
    return tuple(out)


def _defined_here(text: str, matches: Sequence[Match]) -> dict[tuple[str, ...], str | None]:
    """What initials mean where the report spells them out: “Indian Air Force (IAF)”, “Kordofan Lawyers' League (KLL)”.

    The party that the words before the bracket show, None where they show none.
    """
    meant: dict[tuple[str, ...], str | None] = {}
    for i, m in enumerate(matches):
        if m.alias.exact is None or m.start < 2 or text[m.start - 1] != "(" or m.alias.exact in meant:
            continue
        written = text[m.start : m.end]
        if not written.isupper() or not written.isalpha():
            continue
        spelled = _spelling(text[max(0, m.start - _REACH) : m.start - 1], written)
        if spelled is None:
            continue
        start = m.start - 1 - spelled
        before = [b.alias.party for b in matches[:i] if b.start >= start]
        if m.alias.party not in before:
            meant[m.alias.exact] = before[0] if before else None
    return meant


def _spelling(before: str, letters: str) -> int | None:
    """How many characters back the words begin whose first letters are `letters`, None where they aren't."""
    words = [m for m in _WORD.finditer(before) if m[0][0].isupper()]
    if len(words) < len(letters) or before[words[-1].end() :].strip():
        return None
    own = words[-len(letters) :]
    if "".join(w[0][0] for w in own) != letters:
        return None
    return len(before) - own[0].start()
