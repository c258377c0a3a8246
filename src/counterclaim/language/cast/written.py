"""How claims write a party."""

from __future__ import annotations

from counterclaim.language.cast.index import index_of
from counterclaim.language.cast.match import match_names
from counterclaim.language.cast.phrase import verdict_of
from counterclaim.language.cast.words import clean, strip_article
from counterclaim.model.party import Cast

__all__ = ["party_name"]


def party_name(phrase: str, cast: Cast) -> str:
    """States and regions by name, bodies and groups as the phrase has them, others verbatim without article.

    “Armenian Armed Forces” is “Armenia”, “Moscow” “Russia”; “Hamas fighters” “Hamas”; “ethnic Armenian forces” and
    “Syrian rebels” stay, and so does a person's name with its title.
    """
    text = strip_article(clean(phrase))
    index = index_of(cast)
    verdict = verdict_of(phrase, index)
    if verdict.party is None or verdict.how in ("leader", "own name"):
        return text
    matches = [m for m in match_names(text, index) if m.alias.party == verdict.party]
    if not matches:
        return text
    if not index.is_land(verdict.party):
        return text[matches[0].start : matches[0].end]
    if any(m.alias.how == "leader" for m in matches):
        return text
    return verdict.party
