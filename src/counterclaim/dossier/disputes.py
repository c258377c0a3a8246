"""The disputes section: a matrix of questions by sources. Every cell opens its claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.dossier.asked import Asked, Claimant
from counterclaim.dossier.palette import claimant_words
from counterclaim.dossier.places import PlaceAsked, places_asked
from counterclaim.dossier.register import Register
from counterclaim.model.question import Standing

# More columns than these can't be read side by side; the rest share one.
MOST_SOURCES = 7
MOST_DISPUTES = 80
# A cell that opens on more is no longer read.
MOST_ENTRIES = 40

# In the order of the matrix.
ORDER = (
    Standing.CONTESTED,
    Standing.DENIED,
    Standing.WITHHELD,
    Standing.AGREED,
    Standing.UNCORROBORATED,
    Standing.SUPERSEDED,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """“974, 26 Oct”: one answer in a cell. `who` is given in the column of the others."""

    claim: str
    words: str
    said: str
    outlet: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """What one source, or all others, answer to one question; the latest first. `support` counts origins, `earlier`
    the answers that aren't listed."""

    entries: tuple[Entry, ...]
    support: int = 0
    earlier: int = 0

    @property
    def claims(self) -> str:
        """The ids, apart by spaces."""
        return " ".join(entry.claim for entry in self.entries)


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One question. `cells` go with the columns; the last is of all other sources."""

    anchor: str
    title: str
    terms: str
    standing: str
    width: int | None
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """The head of a column."""

    words: str
    sign: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Contested questions first, the widest first; `counts` says how many questions stand how."""

    sources: tuple[Source, ...]
    rows: tuple[MatrixRow, ...]
    left_out: int
    counts: tuple[tuple[str, int], ...]


def dispute_section(register: Register) -> Matrix:
    """Always there: that nothing is disputed is worth saying."""
    tolls = [q for q in register.questions if _is_disputed(q)]
    places = [p for p in places_asked(register) if len(p.claimants) > 1 or p.standing == Standing.DENIED.value]
    named = Counter(one.name for q in tolls for one in q.claimants)
    named.update(name for place in places for name in place.claimants)
    common = [name for name, _ in sorted(named.items(), key=lambda item: (-item[1], item[0]))[:MOST_SOURCES]]
    columns = sorted(common, key=lambda name: (register.palette.sign(name), name))
    rows = [*(_toll_row(q, columns) for q in tolls), *(_place_row(p, columns) for p in places)]
    rows.sort(key=lambda row: (ORDER.index(Standing(row.standing)), -(row.width or 0)))
    counted = Counter(q.standing for q in register.questions)
    return Matrix(
        sources=tuple(Source(claimant_words(name), register.palette.sign(name)) for name in columns),
        rows=tuple(rows[:MOST_DISPUTES]),
        left_out=max(0, len(rows) - MOST_DISPUTES),
        counts=tuple((standing.value, counted[standing.value]) for standing in ORDER if counted[standing.value]),
    )


def _is_disputed(question: Asked) -> bool:
    return len(question.claimants) > 1 or bool(question.withheld_by) or question.standing == Standing.DENIED.value


def _toll_row(question: Asked, columns: Sequence[str]) -> MatrixRow:
    by_name = {one.name: one for one in question.claimants}
    own = [_toll_cell([by_name[name]] if name in by_name else []) for name in columns]
    others = _toll_cell([one for one in question.claimants if one.name not in columns], named=True)
    cells = (*own, others)
    return MatrixRow(question.anchor, question.title, question.terms, question.standing, question.width, cells)


def _toll_cell(claimants: Sequence[Claimant], *, named: bool = False) -> MatrixCell:
    entries = [
        Entry(
            said.claim,
            said.figure if said.disclosed else "gives none",
            said.said,
            said.row.outlet,
            one.words if named else "",
        )
        for one in claimants
        for said in reversed(one.said)
    ]
    return _cell(entries, len({origin for one in claimants for origin in one.origins}))


def _cell(entries: Sequence[Entry], support: int) -> MatrixCell:
    return MatrixCell(tuple(entries[:MOST_ENTRIES]), support, max(0, len(entries) - MOST_ENTRIES))


def _place_row(place: PlaceAsked, columns: Sequence[str]) -> MatrixRow:
    def cell(names: Sequence[str], *, named: bool) -> MatrixCell:
        rows = [row for name in names for row in reversed(place.claimants.get(name, ()))]
        entries = [
            Entry(row.id, place.words[row.id], row.said, row.outlet, claimant_words(row.claimant) if named else "")
            for row in rows
        ]
        return _cell(entries, len({row.outlet for row in rows}))

    others = [name for name in place.claimants if name not in columns]
    cells = (*(cell([name], named=False) for name in columns), cell(others, named=True))
    return MatrixRow("", f"Who holds {place.place}", "", place.standing, None, cells)
