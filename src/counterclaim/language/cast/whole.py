"""Phrases that are nothing but a name of the cast."""

from __future__ import annotations

from counterclaim.language.cast.index import CastIndex
from counterclaim.language.cast.match import Match, match_names
from counterclaim.language.cast.verdict import NOBODY, OPEN, Verdict
from counterclaim.language.cast.words import strip_article

__all__ = ["of_name", "whole"]


def whole(text: str, index: CastIndex) -> Verdict:
    """The verdict on a phrase that is nothing but a name of the cast."""
    bare = strip_article(text)
    matches = match_names(bare, index)
    if len(matches) != 1 or matches[0].start != 0:
        return OPEN
    match = matches[0]
    rest = bare[match.end :].strip(" .'’")
    if rest and rest not in ("s", "group", "organization", "organisation"):
        return OPEN
    if rest == "group" and index.is_land(match.alias.party):
        return OPEN
    return of_name(match, text, index)


def of_name(match: Match, text: str, index: CastIndex) -> Verdict:
    how = match.alias.how
    if how in ("demonym", "people") and index.is_land(match.alias.party):
        # “The Russians” speak for Russia; “Syrians”, “an Armenian” and “Azerbaijani” don't say so.
        if how == "people" and text.casefold().startswith("the ") and len(text.split()) == 2:
            return Verdict(match.alias.party, True, how)
        return NOBODY
    return Verdict(match.alias.party, True, how)
