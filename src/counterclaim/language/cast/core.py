"""The core of a noun phrase: its head says whether it speaks for a party, the words before it for which."""

from __future__ import annotations

from counterclaim.language.cast.heads import any_class, is_head, words
from counterclaim.language.cast.index import CastIndex
from counterclaim.language.cast.match import Match, match_names
from counterclaim.language.cast.own_name import own_name
from counterclaim.language.cast.verdict import NOBODY, OPEN, Verdict
from counterclaim.language.cast.whole import of_name
from counterclaim.language.cast.words import Word
from counterclaim.model.party import PartyKind

__all__ = ["of_core"]


def of_core(text: str, core: list[Word], live: list[Match], matches: list[Match], index: CastIndex) -> Verdict:
    if not core:
        return OPEN
    head = core[-1]
    at_end = [m for m in live if m.end >= head.end - 2 and m.start <= head.start]
    if at_end:
        match = at_end[-1]
        if match.alias.how == "leader":
            # The title says for whom a person speaks now: the premier of one report heads an alliance in the next.
            titled = of_core(text, [w for w in core if w.end <= match.start], live[: live.index(match)], matches, index)
            if titled.party:
                return titled
        return _ends_in_name(text, core, match, index)
    if head.text[:1].isupper() and not any_class(head.text):
        shorter = _without_person(core, live)
        if shorter is not None:
            if not shorter:
                return own_name(text, core, live, index)
            return of_core(text, shorter, [m for m in live if m.start < shorter[-1].end], matches, index)
    own = own_name(text, core, live, index)
    if own.settled:
        return own
    return _of_head(text, core, live, index)


def _ends_in_name(text: str, core: list[Word], match: Match, index: CastIndex) -> Verdict:
    before = [w for w in core if w.end <= match.start]
    party, how = match.alias.party, match.alias.how
    if how in ("demonym", "people") and index.is_land(party):
        return of_name(match, text, index) if not before else NOBODY
    last = before[-1].text.casefold() if before else ""
    if last in words("direction") or last.endswith(("-held", "-controlled", "-occupied")):
        return NOBODY
    if index.is_land(party) and how in ("name", "capital"):
        if any(is_head(w.text, "private") for w in before):
            return NOBODY
        beside = [m for m in match_names(text[: match.start], index) if m.end >= match.start - 1]
        if beside and not index.is_land(beside[0].alias.party):
            return Verdict(beside[0].alias.party, True, beside[0].alias.how)  # “UNICEF Yemen”
    return Verdict(party, True, how)


def _without_person(core: list[Word], live: list[Match]) -> list[Word] | None:
    """The words before a person's name that ends the core; empty where the name is all; None where there is none."""
    i = len(core)
    while i:
        w = core[i - 1]
        low = w.text.casefold()
        named = any(m.start <= w.start < m.end for m in live)
        if named or (not w.text[:1].isupper() and low not in words("particles")) or any_class(w.text):
            break
        i -= 1
    return core[:i] if i < len(core) else None


def _of_head(text: str, core: list[Word], live: list[Match], index: CastIndex) -> Verdict:
    head = core[-1].text
    if len(core) > 1 and is_head(head, "media") and any(w.text.casefold() in words("state_words") for w in core[:-1]):
        lands = [m for m in live if index.is_land(m.alias.party)]
        return Verdict(lands[0].alias.party, True, "state media") if lands else OPEN
    match = _leading(core, live, index, head)
    if live and live[-1].alias.how == "body" and live[-1].end >= core[-1].start - 2:
        return Verdict(live[-1].alias.party, True, "body")  # “Ikhbariya television”, “a SANA reporter”
    private = is_head(head, "private")
    if not private and not any(is_head(head, name) for name in ("voice", "document", "organ")):
        if match is not None and not index.is_land(match.alias.party) and not is_head(head, "opposed"):
            return Verdict(match.alias.party, True, match.alias.how)
        return OPEN
    if match is None:
        return OPEN
    party = match.alias.party
    between = {w.text.casefold() for w in core[:-1] if w.start >= match.end}
    ahead = {w.text.casefold() for w in core[:-1] if w.end <= match.start}
    if index.is_land(party):
        if is_head(head, "source") and not any(is_head(w, "official_words") for w in between):
            return NOBODY  # “Syrian sources” may be anybody, “Syrian security sources” are the state's
        if is_head(head, "state_office"):
            between -= {"human", "rights"}
        if private or "ethnic" in ahead or any(_not_state(w) for w in between):
            return NOBODY
        return Verdict(party, True, match.alias.how)
    if is_head(head, "opposed"):
        return NOBODY
    return Verdict(party, True, match.alias.how)


def _leading(core: list[Word], live: list[Match], index: CastIndex, head: str) -> Match | None:
    """The name that the head goes with: the first, or the body or group that an adjective before it only places."""
    if not live:
        return None
    first = live[0]
    for nxt in live[1:]:
        if (
            first.alias.how in ("demonym", "people")
            and index.is_land(first.alias.party)
            and not index.is_land(nxt.alias.party)
            and nxt.alias.how != "demonym"
            and not (index.kind(nxt.alias.party) is PartyKind.INTERNATIONAL_BODY and is_head(head, "voice"))
        ):
            return nxt
        break
    return first


def _not_state(word: str) -> bool:
    return is_head(word, "not_state") or word.startswith(("anti-", "pro-", "non-"))
