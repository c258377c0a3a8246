"""Names of bodies that the cast doesn't know: they speak for themselves."""

from __future__ import annotations

from counterclaim.language.cast.compounds import is_muted
from counterclaim.language.cast.heads import any_class, is_head, words
from counterclaim.language.cast.index import CastIndex
from counterclaim.language.cast.match import Match
from counterclaim.language.cast.verdict import OPEN, Verdict
from counterclaim.language.cast.words import Word

__all__ = ["own_name", "with_complement"]

_INSIDE = frozenset({"news", "al", "of", "the", "for", "and"})


def own_name(text: str, core: list[Word], live: list[Match], index: CastIndex) -> Verdict:
    """The name of a body that the cast doesn't know: “Homs Media Center”, “Firat news agency”."""
    head = core[-1]
    written = head.text[:1].isupper()
    if not is_head(head.text, "organisation") or not (written or is_head(head.text, "outlet")):
        return OPEN
    run = len(core) - 1
    while run and (_is_capital(core[run - 1].text) or core[run - 1].text in _INSIDE):
        run -= 1
    name = core[run:]
    while name and (not _is_capital(name[0].text) or is_muted(text, name[0].start, _first_part(name[0]))):
        name = name[1:]
    if not name:
        return OPEN
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
            return OPEN
        if m.alias.how == "body":
            proper = [w for w in proper if not m.start <= w.start < m.end]
    known = [m for m in live if not index.is_land(m.alias.party) and m not in adjectives]
    if any(all(m.start <= w.start < m.end for w in proper) for m in known):
        return OPEN  # “the Palestinian Civil Defence agency”
    if _is_office(text, name, live, index):
        return OPEN
    organ = is_head(head.text, "organ") and any(index.is_land(m.alias.party) for m in live)
    if not proper or organ or all(any_class(w.text) for w in name):
        return OPEN
    return Verdict(text[name[0].start : name[-1].end], True, "own name")


def _is_office(text: str, name: list[Word], live: list[Match], index: CastIndex) -> bool:
    """“Ghana's Prosecutor General's Office”, “Ghanaian Security Service”: an office of the state before it."""
    lands = [
        m
        for m in live
        if index.is_land(m.alias.party) and (m.alias.how == "demonym" or text[m.end : m.end + 2] in ("'s", "’s"))
    ]
    rest = [w for w in name if not any(m.start <= w.start < m.end for m in lands)]
    return (
        bool(lands)
        and len(rest) > 1
        and all(is_head(w.text, "voice") or is_head(w.text, "organ") or w.text == "of" for w in rest)
    )


def with_complement(text: str, own: Verdict, rest: list[Word]) -> Verdict:
    """“Medical Association” with “of Ghana” behind it: the name goes on."""
    end = 0
    if rest[0].text in ("of", "for"):
        for w in rest[1:]:
            if not _is_capital(w.text) and w.text not in _INSIDE:
                break
            end = w.end if _is_capital(w.text) else end
    return own._replace(party=f"{own.party} {text[rest[0].start : end]}") if end else own


def _first_part(word: Word) -> int:
    """Where the first part of a compound ends: “Britain” of “Britain-based”."""
    cut = word.text.find("-")
    return word.start + cut if cut > 0 else word.end


def _is_capital(word: str) -> bool:
    """True for “Hadas” and “al-Hadas”."""
    return word[:1].isupper() or (word[:3].casefold() in ("al-", "el-", "as-", "ar-") and word[3:4].isupper())
