"""A user's cast over the bundled one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.errors import CastError
from counterclaim.language.cast import find_parties, load_cast, party_of
from counterclaim.model.party import PartyKind

FREEDONIA = """\
parties:
  - name: Freedonia
    kind: state
    names: ["{FRD}"]
    demonyms: [Freedonian]
    capitals: [Fredville]
    leaders: [Rufus Firefly]
  - name: Sylvanian Legion
    kind: armed_group
    names: ["{SL}"]
  - name: Turkey
    bodies: [Sublime Porte]
"""


def _write(folder: Path, text: str) -> Path:
    path = folder / "cast.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_own_parties_come_first_and_speak(tmp_path: Path) -> None:
    cast = load_cast(_write(tmp_path, FREEDONIA))
    assert [p.name for p in cast.parties[:3]] == ["Freedonia", "Sylvanian Legion", "Turkey"]
    assert party_of("a Freedonian army spokesman", cast) == "Freedonia"
    assert party_of("Firefly", cast) == "Freedonia"
    assert party_of("SL fighters", cast) == "Sylvanian Legion"
    assert party_of("Ghanaian officials", cast) == "Ghana"


def test_a_row_adds_to_a_bundled_party(tmp_path: Path) -> None:
    cast = load_cast(_write(tmp_path, FREEDONIA))
    turkey = next(p for p in cast.parties if p.name == "Turkey")
    assert turkey.kind is PartyKind.STATE
    assert party_of("the Sublime Porte", cast) == "Turkey"
    assert party_of("Ankara", cast) == "Turkey"
    assert sum(p.name == "Turkey" for p in cast.parties) == 1


def test_bundled_parties_can_be_left_out(tmp_path: Path) -> None:
    cast = load_cast(_write(tmp_path, "bundled: false\n" + FREEDONIA))
    assert len(cast.parties) == 3
    assert find_parties("Fredville and Moscow", (), cast)[0].party == "Freedonia"
    assert party_of("Moscow", cast) is None


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("", "CC304", None),
        ("[]", "CC304", 1),
        ("parties: 3", "CC304", None),
        ("parties:\n  - Freedonia", "CC304", 2),
        ("partys: []", "CC305", 1),
        ("parties:\n  - name: A b\n    nick: x", "CC305", 3),
        ("parties:\n  - name: Ab\n    name: Cd", "CC305", 3),
        ("parties:\n  - kind: state", "CC306", 2),
        ("parties:\n  - name: Ab\n    kind: empire", "CC306", 3),
        ("parties:\n  - name: '!!'", "CC306", 2),
        ("parties:\n  - name: Ab\n    names: {a: b}", "CC306", 3),
        ("parties:\n  - name: Ab\n    names: [[a]]", "CC306", 3),
        ("parties:\n  - name: " + "a" * 201, "CC306", 2),
        ("bundled: perhaps\nparties: []", "CC306", 1),
        ("parties:\n  - name: Ab\n  - name: AB", "CC307", 3),
        ("parties:\n  - name: Ab\n    names: [Cd]\n  - name: Ef\n    names: [cd]", "CC308", 4),
        ("parties:\n  - name: Ab\n    parent: Nowhere", "CC309", 2),
        ("parties: [", "CC303", 1),
        ("parties: &a [*a]", "CC303", 1),
        ("parties:\n  - !!python/object/apply:os.system ['true']", "CC304", 2),
        ("a: \x07", "CC303", None),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, text: str, code: str, line: int | None) -> None:
    path = _write(tmp_path, text)
    with pytest.raises(CastError) as caught:
        load_cast(path)
    assert caught.value.code == code
    assert caught.value.mend
    if line is not None:
        assert caught.value.where == f"{path}:{line}"


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(CastError) as caught:
        load_cast(tmp_path / "none.yaml")
    assert caught.value.code == "CC301"


def test_a_file_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    path = tmp_path / "cast.yaml"
    path.write_bytes(b"parties:\n  - name: \xff\xfe")
    with pytest.raises(CastError) as caught:
        load_cast(path)
    assert (caught.value.code, caught.value.where) == ("CC301", f"{path}:2")


@pytest.mark.parametrize(
    "text", ["[" * 20_000, "a" * 300_000, "parties:\n" + "- {" * 5_000], ids=["brackets", "large", "braces"]
)
def test_hostile_files_are_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(CastError):
        load_cast(_write(tmp_path, text))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.text(max_size=120))
def test_any_file_loads_or_is_refused(tmp_path: Path, text: str) -> None:
    path = _write(tmp_path, "parties:\n  - name: " + text)
    code = ""
    try:
        load_cast(path)
    except CastError as error:
        code = error.code
    assert code == "" or code.startswith("CC3")
