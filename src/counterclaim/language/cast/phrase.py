"""For whom a noun phrase speaks: its head decides, its modifiers name the party.

“Azerbaijan's Ministry of Defence” speaks for Azerbaijan; “a Turkish journalist” for nobody but himself; “the
Britain-based Syrian Observatory for Human Rights” for the Observatory; “Turkish-backed rebels” for no party.
"""

from __future__ import annotations

from typing import NamedTuple

from counterclaim.language.cast.compounds import is_muted
from counterclaim.language.cast.heads import is_head, words
from counterclaim.language.cast.index import CastIndex, index_of
from counterclaim.language.cast.match import Match, match_names
from counterclaim.language.cast.words import Word, clean, segments, split_words, strip_article
from counterclaim.model.party import Cast, PartyKind

__all__ = ["Verdict", "party_of", "verdict_of"]

# After these, a complement names who is meant ("head of X", "a source in X", "a group called X").
_OF = frozenset(
    {
        "of",
        "from",
        "for",
        "with",
        "called",
        "named",
        "within",
        "inside",
        "in",
        "at",
        "by",
        "to",
        "on",
        "near",
        "against",
        "across",
        "known",
        "dubbed",
        "close",
        "loyal",
        "based",
    }
)
_GENITIVE = frozenset({"of", "from", "within", "called", "named"})
_SPEAKS_FOR = frozenset(
    {
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "spokespeople",
        "reporter",
        "correspondent",
        "journalist",
        "photographer",
        "spox",
        "source",
        "commander",
        "director",
        "worker",
    }
)
_PARTICLES = frozenset(
    {"al", "el", "bin", "ibn", "de", "del", "van", "von", "der", "da", "dos", "abu", "ul", "ad", "ud"}
)
_INSIDE_NAMES = frozenset({"news", "al", "of", "the", "for", "and"})
_MAX = 400


class Verdict(NamedTuple):
    """`settled` is True where the phrase says for whom it speaks, be it nobody; `how` is what showed it."""

    party: str | None
    settled: bool
    how: str = ""


_OPEN = Verdict(None, False)
_NOBODY = Verdict(None, True)


def party_of(phrase: str, cast: Cast) -> str | None:
    """The party, body or group for which `phrase` speaks, as the cast names it; None where the words don't say.

    A body that the cast doesn't know speaks for itself, under the name that the phrase gives it.
    """
    return verdict_of(phrase, index_of(cast)).party


def verdict_of(phrase: str, index: CastIndex) -> Verdict:
    """For whom `phrase` speaks, and whether it settles that."""
    text = clean(phrase[:_MAX])
    if not text:
        return _OPEN
    whole = _whole(text, index)
    if whole.settled:
        return whole
    verdict = _OPEN
    for match in match_names(text, index):
        if "," in text[match.start : match.end]:  # a comma inside a name parts nothing
            text = text[: match.start] + text[match.start : match.end].replace(",", " ") + text[match.end :]
    parts = segments(text)
    if len(parts) > 1 and " and " in parts[-1]:
        listed = {_whole(name, index).party for part in parts for name in part.split(" and ") if name.strip()}
        if None not in listed and len(listed) > 1:
            return _NOBODY  # “Ghana, Togo and Benin”
    for i, part in enumerate(parts):
        bracketed = text.find("(" + part + ")") > 0
        if bracketed and i:
            inner = _whole(part, index)
            if inner.party and not index.is_land(inner.party):
                return inner
            continue
        found = _speak(part, index, lone=i == 0)
        if found.settled:
            if not found.how.startswith("own name"):
                return _initials(parts[i + 1 :], found, index)
            verdict = verdict if verdict.settled else found
            if (
                i + 1 < len(parts)
                and (inner := _whole(parts[i + 1], index)).party
                and text.find("(" + parts[i + 1]) > 0
            ):
                return inner
            return verdict
    return verdict


def _initials(rest: list[str], found: Verdict, index: CastIndex) -> Verdict:
    """“UN Childrens agency (UNICEF)”: the initials behind a name say which body of its parent is meant."""
    if rest and found.party and rest[0].isupper() and len(rest[0]) < 10:
        inner = _whole(rest[0], index)
        if inner.party and not index.is_land(inner.party):
            return inner
    return found


def _whole(text: str, index: CastIndex) -> Verdict:
    """The verdict on a phrase that is nothing but a name of the cast."""
    bare = strip_article(text)
    matches = match_names(bare, index)
    if len(matches) != 1 or matches[0].start != 0:
        return _OPEN
    match = matches[0]
    rest = bare[match.end :].strip(" .'’")
    if rest and rest not in ("s", "group", "organization", "organisation"):
        return _OPEN
    if rest == "group" and index.is_land(match.alias.party):
        return _OPEN
    return _of_name(match, text, index)


def _of_name(match: Match, text: str, index: CastIndex) -> Verdict:
    how = match.alias.how
    if how in ("demonym", "people") and index.is_land(match.alias.party):
        # “The Russians” speak for Russia; “Syrians”, “an Armenian” and “Azerbaijani” don't say so.
        if how == "people" and text.casefold().startswith("the ") and len(text.split()) == 2:
            return Verdict(match.alias.party, True, how)
        return _NOBODY
    return Verdict(match.alias.party, True, how)


def _speak(part: str, index: CastIndex, *, lone: bool, depth: int = 0) -> Verdict:
    text = strip_article(part)
    ws = split_words(text)
    if not ws or depth > 4:
        return _OPEN
    if any(w.text.casefold() in words("former") for w in ws[:3]):
        return _NOBODY
    matches = match_names(text, index)
    cut = _complement_at(ws, matches)
    core, rest = ws[:cut], ws[cut:]
    if len(core) > 1 and rest and rest[0].text in ("by", "from") and core[-1].text in words("participles"):
        core = core[:-1]  # “footage released by the army”
    if not core:
        return _OPEN
    live = [m for m in matches if m.start < core[-1].end and not is_muted(text, m.start, m.end)]
    if _joins_two(text, core, live, index):
        return _NOBODY
    verdict = _of_core(text, core, live, matches, index)
    if verdict.settled and not verdict.how.startswith("own name"):
        return verdict
    if rest:
        behind = _of_complement(text, core, rest, index, depth)
        if not verdict.settled:
            return behind
        # “Foreign Intelligence Service of Ghana” is Ghana's; “Medical Association of Ghana” its own.
        state = is_head(core[-1].text, "voice") or is_head(core[-1].text, "organ")
        if rest[0].text == "of" and state and behind.party and index.is_land(behind.party):
            return behind
        return _with_complement(text, verdict, rest)
    return verdict


def _with_complement(text: str, own: Verdict, rest: list[Word]) -> Verdict:
    """“Medical Association” with “of Ghana” behind it: the name goes on."""
    end = 0
    if rest[0].text in ("of", "for"):
        for w in rest[1:]:
            if not _is_capital(w.text) and w.text not in _INSIDE_NAMES:
                break
            end = w.end if _is_capital(w.text) else end
    return own._replace(party=f"{own.party} {text[rest[0].start : end]}") if end else own


def _complement_at(ws: list[Word], matches: list[Match]) -> int:
    """Where the core of the phrase ends: at the first preposition outside a name."""
    for i, w in enumerate(ws):
        if i and w.text in _OF and not any(m.start <= w.start < m.end for m in matches):
            return i
    return len(ws)


def _joins_two(text: str, core: list[Word], live: list[Match], index: CastIndex) -> bool:
    """True for “Turkish and Russian officials”: two speakers, no single party."""
    for i, w in enumerate(core):
        if w.text.casefold() in ("and", "or"):
            if i and is_head(core[i - 1].text, "private") and not any(m.start < w.start for m in live):
                return True
            left = {m.alias.party for m in live if m.end <= w.start}
            right = {m.alias.party for m in live if m.start >= w.end}
            if left and right and left != right:
                return True
    return False


def _of_core(text: str, core: list[Word], live: list[Match], matches: list[Match], index: CastIndex) -> Verdict:
    if not core:
        return _OPEN
    head = core[-1]
    at_end = [m for m in live if m.end >= head.end - 2 and m.start <= head.start]
    if at_end:
        match = at_end[-1]
        if match.alias.how == "leader":
            # The title says for whom a person speaks now: the premier of one report heads an alliance in the next.
            titled = _of_core(
                text, [w for w in core if w.end <= match.start], live[: live.index(match)], matches, index
            )
            if titled.party:
                return titled
        return _ends_in_name(text, core, match, index)
    if head.text[:1].isupper() and not _any_class(head.text):
        shorter = _without_person(core, live)
        if shorter is not None:
            if not shorter:
                return _own_name(text, core, live, index)
            return _of_core(text, shorter, [m for m in live if m.start < shorter[-1].end], matches, index)
    own = _own_name(text, core, live, index)
    if own.settled:
        return own
    return _of_head(text, core, live, index)


def _any_class(word: str) -> bool:
    return any(is_head(word, name) for name in ("voice", "document", "private", "organ", "organisation", "media"))


def _ends_in_name(text: str, core: list[Word], match: Match, index: CastIndex) -> Verdict:
    before = [w for w in core if w.end <= match.start]
    party, how = match.alias.party, match.alias.how
    if how in ("demonym", "people") and index.is_land(party):
        return _of_name(match, text, index) if not before else _NOBODY
    last = before[-1].text.casefold() if before else ""
    if last in words("direction") or last.endswith(("-held", "-controlled", "-occupied")):
        return _NOBODY
    if index.is_land(party) and how in ("name", "capital"):
        if any(is_head(w.text, "private") for w in before):
            return _NOBODY
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
        if named or (not w.text[:1].isupper() and low not in _PARTICLES) or _any_class(w.text):
            break
        i -= 1
    return core[:i] if i < len(core) else None


def _of_head(text: str, core: list[Word], live: list[Match], index: CastIndex) -> Verdict:
    head = core[-1].text
    if len(core) > 1 and is_head(head, "media") and any(w.text.casefold() in words("state_words") for w in core[:-1]):
        lands = [m for m in live if index.is_land(m.alias.party)]
        return Verdict(lands[0].alias.party, True, "state media") if lands else _OPEN
    match = _leading(core, live, index, head)
    if live and live[-1].alias.how == "body" and live[-1].end >= core[-1].start - 2:
        return Verdict(live[-1].alias.party, True, "body")  # “Ikhbariya television”, “a SANA reporter”
    private = is_head(head, "private")
    if not private and not any(is_head(head, name) for name in ("voice", "document", "organ")):
        if match is not None and not index.is_land(match.alias.party) and not is_head(head, "opposed"):
            return Verdict(match.alias.party, True, match.alias.how)
        return _OPEN
    if match is None:
        return _NOBODY if private and not _takes_complement(head) else _OPEN
    party = match.alias.party
    between = {w.text.casefold() for w in core[:-1] if w.start >= match.end}
    ahead = {w.text.casefold() for w in core[:-1] if w.end <= match.start}
    if index.is_land(party):
        if is_head(head, "source") and not any(is_head(w, "official_words") for w in between):
            return _NOBODY  # “Syrian sources” may be anybody, “Syrian security sources” are the state's
        if is_head(head, "state_office"):
            between -= {"human", "rights"}
        if private or "ethnic" in ahead or any(_not_state(w) for w in between):
            return _NOBODY
        return Verdict(party, True, match.alias.how)
    if is_head(head, "opposed"):
        return _NOBODY
    return Verdict(party, True, match.alias.how)


def _not_state(word: str) -> bool:
    return is_head(word, "not_state") or word.startswith(("anti-", "pro-", "non-"))


def _takes_complement(head: str) -> bool:
    return is_head(head, "private")


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


def _own_name(text: str, core: list[Word], live: list[Match], index: CastIndex) -> Verdict:
    """The name of a body that the cast doesn't know: “Homs Media Center”, “Firat news agency”."""
    head = core[-1]
    written = head.text[:1].isupper()
    if not is_head(head.text, "organisation") or not (written or is_head(head.text, "outlet")):
        return _OPEN
    run = len(core) - 1
    while run and (_is_capital(core[run - 1].text) or core[run - 1].text in _INSIDE_NAMES):
        run -= 1
    name = core[run:]
    while name and (not _is_capital(name[0].text) or is_muted(text, name[0].start, _first_part(name[0]))):
        name = name[1:]
    if not name:
        return _OPEN
    adjectives = [m for m in live if m.alias.how in ("demonym", "people")]
    proper = [
        w
        for w in name[:-1]
        if _is_capital(w.text)
        and w.text.casefold() not in words("peoples")
        and not any(m.start <= w.start < m.end for m in adjectives)
    ]
    # “Hezbollah's Central Council”, “Ikhbariya television”: what the cast knows speaks, not a body of its own.
    for m in live:
        owns = text[m.end : m.end + 2] in ("'s", "’s") and not index.is_land(m.alias.party)
        if owns and m.start >= name[0].start:
            return _OPEN
        if m.alias.how == "body":
            proper = [w for w in proper if not m.start <= w.start < m.end]
    known = [m for m in live if not index.is_land(m.alias.party) and m not in adjectives]
    if any(all(m.start <= w.start < m.end for w in proper) for m in known):
        return _OPEN  # “the Palestinian Civil Defence agency”
    organ = is_head(head.text, "organ") and any(index.is_land(m.alias.party) for m in live)
    if not proper or organ or all(_any_class(w.text) for w in name):
        return _OPEN
    return Verdict(text[name[0].start : name[-1].end], True, "own name")


def _first_part(word: Word) -> int:
    """Where the first part of a compound ends: “Britain” of “Britain-based”."""
    cut = word.text.find("-")
    return word.start + cut if cut > 0 else word.end


def _is_capital(word: str) -> bool:
    """True for “Hadas” and “al-Hadas”."""
    return word[:1].isupper() or (word[:3].casefold() in ("al-", "el-", "as-", "ar-") and word[3:4].isupper())


def _of_complement(text: str, core: list[Word], rest: list[Word], index: CastIndex, depth: int) -> Verdict:
    """“a source in the YPG”, “spokesman for the army of Chad”, “officials in Gaza”, “a group called Liwa X”."""
    head = core[-1].text
    prep = rest[0].text
    inner = text[rest[1].start :] if len(rest) > 1 else ""
    if not inner:
        return _OPEN
    if prep in ("called", "named", "known", "dubbed"):
        inner = inner.removeprefix("as ")
        found = _speak(inner, index, lone=False, depth=depth + 1)
        return found if found.settled else Verdict(strip_article(inner), True, "own name")
    private = is_head(head, "private")
    voice = is_head(head, "voice") or is_head(head, "document") or is_head(head, "organ") or head[:1].isupper()
    found = _speak(inner, index, lone=False, depth=depth + 1)
    if not found.party:
        return _NOBODY if private else _OPEN
    land = index.is_land(found.party)
    plain = land and found.how in ("name", "capital", "demonym", "people") and _whole(inner, index).settled
    if private:
        return (
            found
            if not land and not is_head(head, "opposed") and prep in ("from", "with", "for", "of", "in")
            else _NOBODY
        )
    if not voice:
        return _OPEN
    if plain and prep not in _GENITIVE:
        seated = is_head(head, "seated") and prep in ("in", "at")
        return found if seated else _OPEN
    if prep in ("to", "on", "near", "against", "across", "close", "loyal", "based"):
        return _OPEN
    if prep == "by" and not is_head(head, "document"):
        return _OPEN
    return found
