"""For whom a noun phrase speaks: its head decides, its modifiers name the party.

“Azerbaijan's Ministry of Defence” speaks for Azerbaijan; “a Turkish journalist” for nobody but himself; “the
Britain-based Syrian Observatory for Human Rights” for the Observatory; “Turkish-backed rebels” for no party.
"""

from __future__ import annotations

import re

from counterclaim.language.cast.compounds import is_muted
from counterclaim.language.cast.core import of_core
from counterclaim.language.cast.heads import is_head, words
from counterclaim.language.cast.index import CastIndex, index_of
from counterclaim.language.cast.match import Match, match_names
from counterclaim.language.cast.own_name import with_complement
from counterclaim.language.cast.verdict import NOBODY, OPEN, Verdict
from counterclaim.language.cast.whole import whole
from counterclaim.language.cast.words import Word, clean, segments, split_words, strip_article
from counterclaim.model.party import Cast

__all__ = ["party_of", "verdict_of"]

_OF = re.compile(r" (?:of|from) (?:the )?")
_MAX = 400  # code points of a phrase that are read; the longest sources with their appositives have some 200
_KEPT = 8192  # verdicts kept for a cast, some 2 MB


def party_of(phrase: str, cast: Cast) -> str | None:
    """The party, body or group for which `phrase` speaks, as the cast names it; None where the words don't say.

    A body that the cast doesn't know speaks for itself, under the name that the phrase gives it.
    """
    return verdict_of(phrase, index_of(cast)).party


def verdict_of(phrase: str, index: CastIndex) -> Verdict:
    """For whom `phrase` speaks, and whether it settles that. Reports say the same few phrases again and again."""
    known = index.verdicts.get(phrase)
    if known is None:
        if len(index.verdicts) >= _KEPT:
            index.verdicts.clear()
        known = index.verdicts[phrase] = _read(phrase, index)
    return known


def _read(phrase: str, index: CastIndex) -> Verdict:
    text = clean(phrase[:_MAX])
    if not text:
        return OPEN
    named = whole(text, index)
    if named.settled:
        return named
    verdict = OPEN
    for match in match_names(text, index):
        if "," in text[match.start : match.end]:  # a comma inside a name parts nothing
            text = text[: match.start] + text[match.start : match.end].replace(",", " ") + text[match.end :]
    parts = segments(text)
    if len(parts) > 1 and (" and " in parts[-1] or parts[-1].startswith("and ")):
        named_ = [_OF.split(parts[0])[-1], *parts[1:-1], parts[-1].removeprefix("and ")]  # “the presidents of Ghana, …”
        listed = {whole(name, index).party for part in named_ for name in part.split(" and ") if name.strip()}
        if None not in listed and len(listed) > 1:
            return NOBODY  # “Ghana, Togo and Benin”
    for i, part in enumerate(parts):
        bracketed = text.find("(" + part + ")") > 0
        if bracketed and i:
            inner = whole(part, index)
            if inner.party and not index.is_land(inner.party):
                return inner
            continue
        found = _speak(part, index)
        if found.settled:
            if found.how != "own name":
                return _initials(parts[i + 1 :], found, index)
            verdict = verdict if verdict.settled else found
            if i + 1 < len(parts) and (inner := whole(parts[i + 1], index)).party and text.find("(" + parts[i + 1]) > 0:
                return inner
            return verdict
    return verdict


def _initials(rest: list[str], found: Verdict, index: CastIndex) -> Verdict:
    """“UN Childrens agency (UNICEF)”: the initials behind a name say which body of its parent is meant."""
    if rest and found.party and rest[0].isupper() and len(rest[0]) < 10:
        inner = whole(rest[0], index)
        if inner.party and not index.is_land(inner.party):
            return inner
    return found


def _speak(part: str, index: CastIndex, depth: int = 0) -> Verdict:
    text = strip_article(part)
    ws = split_words(text)
    if not ws or depth > 4:
        return OPEN
    if any(w.text.casefold() in words("former") for w in ws[:3]):
        return NOBODY
    matches = match_names(text, index)
    cut = _complement_at(ws, matches)
    core, rest = ws[:cut], ws[cut:]
    if len(core) > 1 and rest and rest[0].text in ("by", "from") and core[-1].text in words("participles"):
        core = core[:-1]  # “footage released by the army”
    if not core:
        return OPEN
    live = [m for m in matches if m.start < core[-1].end and not is_muted(text, m.start, m.end)]
    if _joins_two(text, core, live, index):
        return NOBODY
    verdict = of_core(text, core, live, matches, index)
    if verdict.settled and verdict.how != "own name":
        if verdict.party is None and rest and is_head(core[-1].text, "private"):
            # “a Kenyan journalist with Reuters”: not for Kenya, but for whom the words behind name.
            behind = _of_complement(text, core, rest, index, depth)
            return behind if behind.party and not index.is_land(behind.party) else verdict
        return verdict
    if rest:
        behind = _of_complement(text, core, rest, index, depth)
        if not verdict.settled:
            return behind
        # “Foreign Intelligence Service of Ghana” is Ghana's; “Medical Association of Ghana” its own.
        state = is_head(core[-1].text, "voice") or is_head(core[-1].text, "organ")
        if rest[0].text == "of" and state and behind.party and index.is_land(behind.party):
            return behind
        return with_complement(text, verdict, rest)
    return verdict


def _complement_at(ws: list[Word], matches: list[Match]) -> int:
    """Where the core of the phrase ends: at the first preposition outside a name."""
    for i, w in enumerate(ws):
        if i and w.text in words("prepositions") and not any(m.start <= w.start < m.end for m in matches):
            return i
    return len(ws)


def _joins_two(text: str, core: list[Word], live: list[Match], index: CastIndex) -> bool:
    """True for “Turkish and Russian officials”: two speakers, no single party."""
    for i, w in enumerate(core):
        if w.text.casefold() in ("and", "or"):
            speaks = i and any(is_head(core[i - 1].text, name) for name in ("private", "voice", "organ"))
            behind = [m for m in live if m.start >= w.end]
            if speaks and behind and not any(m.start < w.start for m in live):
                return True  # “residents and Hamas”, “the government and the Taliban”
            left = {m.alias.party for m in live if m.end <= w.start}
            right = {m.alias.party for m in live if m.start >= w.end}
            if left and right and left != right:
                return True
    return False


def _of_complement(text: str, core: list[Word], rest: list[Word], index: CastIndex, depth: int) -> Verdict:
    """“a source in the YPG”, “spokesman for the army of Chad”, “officials in Gaza”, “a group called Liwa X”."""
    head = core[-1].text
    prep = rest[0].text
    inner = text[rest[1].start :] if len(rest) > 1 else ""
    if not inner:
        return OPEN
    if prep in ("called", "named", "known", "dubbed"):
        inner = inner.removeprefix("as ")
        found = _speak(inner, index, depth + 1)
        return found if found.settled else Verdict(strip_article(inner), True, "own name")
    private = is_head(head, "private")
    voice = is_head(head, "voice") or is_head(head, "document") or is_head(head, "organ") or head[:1].isupper()
    found = _speak(inner, index, depth + 1)
    if not found.party:
        return NOBODY if private else OPEN
    land = index.is_land(found.party)
    plain = land and found.how in ("name", "capital", "demonym", "people") and whole(inner, index).settled
    if private:
        return (
            found
            if not land and not is_head(head, "opposed") and prep in ("from", "with", "for", "of", "in")
            else NOBODY
        )
    if not voice:
        return OPEN
    if plain and prep not in words("genitive"):
        seated = is_head(head, "seated") and prep in ("in", "at")
        return found if seated else OPEN
    if prep in ("to", "on", "near", "against", "across", "close", "loyal", "based"):
        return OPEN
    if prep == "by" and not is_head(head, "document"):
        return OPEN
    return found
