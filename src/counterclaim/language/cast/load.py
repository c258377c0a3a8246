"""A user's cast, over the bundled one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from counterclaim.errors import CastError
from counterclaim.language.cast.atoms import fold
from counterclaim.language.cast.bundle import bundled_cast
from counterclaim.language.cast.document import read_document
from counterclaim.model.party import Cast, Party

__all__ = ["load_cast"]


def load_cast(path: Path | str) -> Cast:
    """The parties of the YAML file at `path`, before those of the bundled cast.

    A row of the file that bears the name of a bundled party adds to it; `bundled: false` at the top of the file
    leaves the bundled parties out. See `docs/formats.md` for the fields. Raises CastError (CC301 to CC309) with the
    file, the line, what is wrong and how to mend it.
    """
    document = read_document(Path(path))
    known = {fold(party.name): party for party in bundled_cast().parties} if document.bundled else {}
    own: list[Party] = []
    lines: dict[str, int] = {}
    for party, line in document.rows:
        key = fold(party.name)
        if key in lines:
            raise CastError(
                "CC307",
                f"the party {party.name!r} stands twice, first on line {lines[key]}.",
                where=f"{path}:{line}",
                mend="Put all of its names into one row.",
            )
        lines[key] = line
        own.append(_joined(party, known.pop(key, None), kind_given=line in document.kind_given))
    _check_names(own, lines, str(path))
    for party in own:
        if party.parent is not None and fold(party.parent) not in lines and fold(party.parent) not in known:
            raise CastError(
                "CC309",
                f"the parent {party.parent!r} of {party.name!r} is no party of this cast.",
                where=f"{path}:{lines[fold(party.name)]}",
                mend="Write it as the `name` of its row, or leave `parent` out.",
            )
    return Cast((*own, *known.values()))


def _joined(party: Party, bundled: Party | None, *, kind_given: bool) -> Party:
    """A user's row with what the bundled row of that name knows; the user's names come first."""
    if bundled is None:
        return party
    return replace(
        party,
        name=party.name,
        kind=party.kind if kind_given else bundled.kind,
        names=_both(party.names, bundled.names),
        demonyms=_both(party.demonyms, bundled.demonyms),
        capitals=_both(party.capitals, bundled.capitals),
        leaders=_both(party.leaders, bundled.leaders),
        bodies=_both(party.bodies, bundled.bodies),
        parent=party.parent or bundled.parent,
        iso3=party.iso3 or bundled.iso3,
    )


def _both(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def _check_names(own: list[Party], lines: dict[str, int], path: str) -> None:
    """No name may stand for two of the user's parties: which of them spoke could not be told."""
    holder: dict[str, Party] = {}
    for party in own:
        for name in (party.name, *party.names, *party.bodies, *party.capitals, *party.demonyms):
            key = name if name.startswith("{") else fold(name)
            other = holder.setdefault(key, party)
            if other is not party:
                raise CastError(
                    "CC308",
                    f"{name!r} is a name of {other.name!r} and of {party.name!r}.",
                    where=f"{path}:{lines[fold(party.name)]}",
                    mend="Leave it with the party that it shows by itself.",
                )
