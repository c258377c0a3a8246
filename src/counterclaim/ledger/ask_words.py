"""From a question in free words to what it asks for. What isn't understood stays as words to look for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from counterclaim.ledger.ask_dates import days_in
from counterclaim.ledger.ask_lexicon import WORD, folded, lexicon, only_speaks, parties
from counterclaim.ledger.asked import Asked
from counterclaim.model.claim import Harm, Kind, Status, TruceAct

# The longest name of a party that is looked for, in words.
NAME_WORDS = 6
# So many words may stand between a party and what it says: “did the Armenian defence ministry spokesman say”.
ORGAN_WORDS = 4

_CLAIM = re.compile(r"#?\bclaim-([0-9a-f]{16})\b|(?<![\w-])([0-9a-f]{16})(?![\w-])")
_PHRASE = re.compile(r"[\"“„«]([^\"“”„«»]*)[\"”»]")


@dataclass(slots=True)
class _Piece:
    """A word of the question, folded, or a name of several; `party` where it names one. `used`: nothing is left."""

    text: str
    party: str | None = None
    used: bool = False


def understand(question: str, latest: date | None = None) -> Asked:
    """What a question asks for. `latest` is the last day of the ledger: dates without a year are the last such days by
    then; without it, only dates with a year are understood."""
    left = question
    claims = tuple(found[1] or found[2] for found in _CLAIM.finditer(left))
    left = _CLAIM.sub(" ", left)
    phrases = tuple(phrase for found in _PHRASE.finditer(left) if WORD.search(phrase := found[1].strip()))
    days = days_in(_PHRASE.sub(" ", left), latest)
    pieces = list(_pieces(days.left))
    named = tuple(dict.fromkeys(piece.party for piece in pieces if piece.party))
    by = _speaker(pieces) or next((party for party in named if only_speaks(party)), None)
    kinds, acts = _kinds(pieces)
    harm, status, group = _people(pieces, kinds)
    if harm is not None:
        kinds = (Kind.TOLL, *kinds)
    words = tuple(
        piece.text
        for piece in pieces
        if piece.party is None and not piece.used and piece.text and piece.text not in lexicon().idle
    )
    of = [name for name in named if name != by]
    is_own = by is not None and any(piece.text in lexicon().own for piece in pieces)
    side = of[0] if of else by if is_own else None
    return Asked(
        side, harm, status, words, group, kinds, acts, named, by,
        days.since, days.until, days.as_of, phrases, claims, days.words,
    )  # fmt: skip


def _pieces(question: str) -> Iterator[_Piece]:
    """The words of a question, those of names joined. A name that is also a word counts in capitals alone, among words
    that aren't."""
    words = WORD.findall(question)
    shouted = not any(word[:1].islower() for word in words)
    at = 0
    while at < len(words):
        for length in range(min(NAME_WORDS, len(words) - at), 0, -1):
            said = words[at : at + length]
            key = " ".join(map(folded, said))
            party = parties().get(key)
            if party is None:
                continue
            if key in lexicon().also_words and (shouted or not _is_written_so(said[0], at)):
                continue
            yield _Piece(key, party)
            at += length
            break
        else:
            yield _Piece(folded(words[at]))
            at += 1


def _is_written_so(word: str, at: int) -> bool:
    """True for “WHO”, and for “Dawn” that isn't the first word."""
    return (word.isupper() and len(word) > 1) or (at > 0 and word[:1].isupper())


def _speaker(pieces: Sequence[_Piece]) -> str | None:
    """The party that is asked to speak: “what did X say”, “according to X”, “X's ministry denied”, “denied by X”."""
    lists = lexicon()
    for at, piece in enumerate(pieces):
        if piece.party is None:
            continue
        before = [one.text for one in pieces[max(at - 4, 0) : at] if one.text not in ("the", "a")]
        if before[-2:] == ["according", "to"] or (len(before) > 1 and before[-1] == "by" and before[-2] in lists.say):
            return piece.party
        for number, behind in enumerate(pieces[at + 1 : at + 2 + ORGAN_WORDS], at + 1):
            if behind.text in lists.say:
                for organ in pieces[at + 1 : number]:
                    organ.used = True
                return piece.party
            if behind.text not in lists.organ:
                break
    return None


def _kinds(pieces: Sequence[_Piece]) -> tuple[tuple[Kind, ...], tuple[TruceAct, ...]]:
    """The kinds of claims that are asked for, and what is done to a truce; their words are used up.

    Of “who denied the shelling of X” it is the denial: the shelling is what it is about, and stays to be looked for.
    """
    lists = lexicon()
    found: dict[Kind, list[_Piece]] = {}
    for at, piece in enumerate(pieces):
        pair = f"{piece.text} {pieces[at + 1].text}" if at + 1 < len(pieces) else ""
        kind = lists.kind.get(pair) or lists.kind.get(piece.text)
        if kind is not None and piece.party is None:
            found.setdefault(kind, []).extend(pieces[at : at + 2] if pair in lists.kind else [piece])
    breaches = [piece for piece in pieces if piece.text in lists.breach]
    if breaches:
        found.setdefault(Kind.CEASEFIRE, []).extend(breaches)
    about = next((kind for kind in (Kind.DENIAL, Kind.DEMAND) if kind in found), None)
    if about is not None:
        found = {about: found[about]}
    acts: list[TruceAct] = [TruceAct.VIOLATED] if breaches and about is None else []
    if Kind.CEASEFIRE in found:
        for piece in pieces:
            if piece.text in lists.act and piece.party is None:
                acts.append(lists.act[piece.text])
                piece.used = True
    for piece in (one for several in found.values() for one in several):
        piece.used = piece.text not in lists.means
    if not found:
        counted = any(piece.text in lists.status or piece.text in lists.group for piece in pieces)
        taken = [piece for piece in pieces if piece.text in lists.captures]
        if taken and not counted and "many" not in [piece.text for piece in pieces]:
            found[Kind.CONTROL] = taken
            for piece in taken:
                piece.used = True
    return tuple(found), tuple(dict.fromkeys(acts))


def _people(pieces: Sequence[_Piece], kinds: Sequence[Kind]) -> tuple[Harm | None, Status | None, str | None]:
    """Whom a question about a toll counts; of “attacks on civilians” the civilians are words to look for."""
    lists = lexicon()
    free = [piece for piece in pieces if piece.party is None and not piece.used]
    harms = [(piece, lists.harm[piece.text]) for piece in free if piece.text in lists.harm]
    statuses = [(piece, lists.status[piece.text]) for piece in free if piece.text in lists.status]
    groups = [(piece, lists.group[piece.text]) for piece in free if piece.text in lists.group]
    if not harms and any(piece.text in lists.captures for piece in free) and (statuses or groups):
        harms = [(piece, Harm.CAPTURED) for piece in free if piece.text in lists.captures]
    if kinds and not harms:
        return None, None, None
    if groups and not harms:
        groups = []  # “journalists in X” may be anybody's words
    for piece, _ in (*harms, *statuses, *groups):
        piece.used = True
    status = statuses[0][1] if statuses else None
    return harms[0][1] if harms else None, status, groups[0][1] if groups else None
