"""All names of a cast, ready to be looked up piece by piece."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from counterclaim.data import load_lines
from counterclaim.language.cast.atoms import atoms_of, fold
from counterclaim.language.cast.verdict import Verdict
from counterclaim.model.party import Cast, Party, PartyKind

__all__ = ["Alias", "CastIndex", "index_of"]

# People of these countries are named surname first, and the surname is short and shared by many.
_SURNAME_FIRST = frozenset({"CHN", "PRK", "KOR", "VNM", "MMR", "KHM", "MNG"})
_PARTICLES = frozenset(
    {"al", "el", "bin", "bint", "ibn", "de", "der", "den", "van", "von", "la", "ben", "abu", "di", "da"}
)
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "xiv", "xvi", "vi"})
_NO_PLURAL = ("ese", "ish", "ch", "ss", "s", "men", "man", "lao", "thai", "naga")


@dataclass(frozen=True, slots=True)
class Alias:
    """“Azeri”: a demonym of Azerbaijan. `exact` holds the pieces as they must be written, where that matters."""

    pieces: tuple[str, ...]
    party: str
    how: str  # name, demonym, people (noun of people), capital, leader, body
    capital: tuple[bool, ...]  # which pieces begin with a capital letter
    exact: tuple[str, ...] | None = None


@dataclass(slots=True)
class CastIndex:
    """Names by their first piece, the longest first; parties by name; verdicts on phrases already read."""

    by_first: dict[str, list[Alias]] = field(default_factory=dict)
    by_two: dict[str, dict[str, list[Alias]]] = field(default_factory=dict)
    parties: dict[str, Party] = field(default_factory=dict)
    verdicts: dict[str, Verdict] = field(default_factory=dict)

    def fitting(self, first: str, second: str) -> list[Alias]:
        """The names that may stand where these two pieces do, the longest first."""
        table = self.by_two.get(first)
        return [] if table is None else table.get(second) or table[""]

    def kind(self, name: str) -> PartyKind | None:
        party = self.parties.get(name)
        return party.kind if party else None

    def is_land(self, name: str) -> bool:
        """True for states and regions: what is said of their people is not said by them."""
        return self.kind(name) in (PartyKind.STATE, PartyKind.REGION)


_kept: list[tuple[Cast, CastIndex]] = []


def index_of(cast: Cast) -> CastIndex:
    """The index of `cast`, built once for each cast object (the last four are kept)."""
    for known, index in _kept:
        if known is cast:
            return index
    index = _build(cast)
    _kept.insert(0, (cast, index))
    del _kept[4:]
    return index


def _build(cast: Cast) -> CastIndex:
    index = CastIndex()
    taken: dict[tuple[tuple[str, ...], tuple[str, ...] | None], Alias] = {}
    shared, twice = _surnames_of_several(cast), _leaders_of_several(cast)
    common = frozenset(load_lines("cast/common-surnames.txt"))
    late: list[tuple[str, Party, str]] = []

    def add(name: str, party: Party, how: str) -> None:
        exact = name.startswith("{")
        spelled = name.strip("{}")
        if "'" in spelled and not exact:
            add(spelled.replace("'", ""), party, how)  # where quote marks were lost
        atoms = atoms_of(spelled)
        if not atoms:
            return
        pieces = tuple(a.norm for a in atoms)
        raw = tuple(a.raw for a in atoms) if exact else None
        # “al-Manar” and “Al-Manar” are one, so the article need not be written large.
        capital = tuple(
            a.raw[0].isupper() and not (k == 0 and len(atoms) > 1 and a.norm in ("al", "el", "the"))
            for k, a in enumerate(atoms)
        )
        known = taken.get((pieces, raw))
        if known is not None:
            # Two spellings that differ in capitals: either will do.
            either = tuple(a and b for a, b in zip(known.capital, capital, strict=True))
            if known.party == party.name and either != known.capital:
                aliases = index.by_first[pieces[0]]
                taken[pieces, raw] = aliases[aliases.index(known)] = replace(known, capital=either)
            return
        alias = taken[pieces, raw] = Alias(pieces, party.name, how, capital, raw)
        index.by_first.setdefault(pieces[0], []).append(alias)

    for party in cast.parties:
        index.parties.setdefault(party.name, party)
        add(party.name, party, "name")
        for name in party.names:
            add(name, party, "name")
        for name in party.bodies:
            add(name, party, "body")
        for name in party.capitals:
            add(name, party, "capital")
        for name in party.demonyms:
            add(name, party, "people" if name.endswith(("men", "man")) else "demonym")
            if not name.endswith(_NO_PLURAL):
                add(name + "s", party, "people")
        for person in party.leaders:
            if person in twice:
                continue
            add(person, party, "leader")
            late.extend((name, party, "leader") for name in _surnames(person, party))
    for name, party, how in late:
        key = fold(name.split("-")[-1].split()[-1])
        if key not in common and key not in shared:
            add(name, party, how)
    for first, aliases in index.by_first.items():
        aliases.sort(key=lambda a: (-len(a.pieces), a.exact is None))
        index.by_two[first] = _by_second(aliases)
    return index


def _by_second(aliases: list[Alias]) -> dict[str, list[Alias]]:
    """Aliases of one first piece by what may stand behind it; "" is anything else, which only single pieces take."""
    seconds = {a.pieces[1] for a in aliases if len(a.pieces) > 1}
    seconds |= {second + "s" for second in seconds}  # “Syrian regimes forces”, where quote marks were lost
    return {
        second: [a for a in aliases if len(a.pieces) == 1 or second in (a.pieces[1], a.pieces[1] + "s")]
        for second in ("", *seconds)
    }


def _surnames(person: str, party: Party) -> list[str]:
    """How a leader is called by surname: “al-Sisi” and “Sisi”; none where surnames are short or stand first."""
    if party.iso3 in _SURNAME_FIRST or person.startswith(("{", "King ", "Pope ", "Sultan ")):
        return []
    words = re.findall(r"[^\s-]+", person)
    while words and fold(words[-1]) in _SUFFIXES:
        words.pop()
    if len(words) < 2 or len(words[-1]) < 4:
        return []
    last = words[-1]
    if fold(words[-2]) in _PARTICLES and len(words) > 2:
        return [f"{words[-2]}-{last}", last]
    return [last]


def _surnames_of_several(cast: Cast) -> frozenset[str]:
    """Surnames that leaders of two parties bear: they show neither."""
    first: dict[str, str] = {}
    several = set()
    for party in cast.parties:
        for person in party.leaders:
            key = fold(re.split(r"[\s-]", person)[-1])
            if first.setdefault(key, party.name) != party.name:
                several.add(key)
    return frozenset(several)


def _leaders_of_several(cast: Cast) -> frozenset[str]:
    """Persons who have spoken for two parties (a premier who came to head an alliance): alone they show neither."""
    first: dict[str, str] = {}
    return frozenset(
        p for party in cast.parties for p in party.leaders if first.setdefault(p, party.name) != party.name
    )
