"""The folded pieces of a name, the short way and the long."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.language.cast.atoms import atoms_of, norms_of


@given(st.text(alphabet="aBz09_-.’' \n\t\x1c\x85éİıə,", max_size=12) | st.text(max_size=12))
def test_the_short_way_gives_what_the_pieces_are(text: str) -> None:
    assert norms_of(text) == [atom.norm for atom in atoms_of(text)]


def test_names_are_cut_alike() -> None:
    assert norms_of("Qal'at al-Mudiq") == ["qal", "at", "al", "mudiq"]
    assert norms_of("U.S. Navy") == ["us", "navy"]
    assert norms_of("Şırnak") == ["sirnak"]
    assert norms_of("--") == []
