"""A draft of a cast, from reports of our own."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.claims import extract_claims
from counterclaim.language import read
from counterclaim.language.cast import bundled_cast, load_cast, propose_cast
from counterclaim.model.report import Report

TEXTS = {
    "one": (
        "Kenyan Defence Ministry spokesman Paul Oluoch said on Monday that 12 Kenyan soldiers had been killed. "
        "The Mandera Liberation Brigade said it had captured the village of Qorbo. "
        "Somalia accused Kenya of violating the ceasefire."
    ),
    "two": (
        "Gunmen killed three people in Qorbo. Kenyan troops shelled the town of Garissa, residents said. "
        "The Mandera Liberation Brigade said 40 of its fighters had died."
    ),
}


def _draft(texts: dict[str, str]) -> str:
    coverage = []
    for name, text in texts.items():
        reading = read(Report(id=name, text=text))
        coverage.append((reading, extract_claims(reading)))
    return propose_cast(coverage, bundled_cast())


def _rows(draft: str) -> dict[str, dict[str, object]]:
    return {row["name"]: row for row in yaml.safe_load(draft)["parties"]}


def test_parties_come_with_their_names_and_people() -> None:
    draft = _draft(TEXTS)
    kenya = _rows(draft)["Kenya"]
    assert kenya["kind"] == "state"
    assert kenya["demonyms"] == ["Kenyan"]
    assert kenya["leaders"] == ["Paul Oluoch"]
    (line,) = (line for line in draft.splitlines() if "Paul Oluoch  #" in line)
    assert "new" in line
    assert "spokesman" in line


def test_the_known_are_marked_and_counted() -> None:
    (line,) = (line for line in _draft(TEXTS).splitlines() if "- name: Kenya " in line)
    assert "in the bundled cast" in line
    assert "harmed ×" in line
    assert "2 report(s)" in line


def test_the_unknown_have_a_place_and_no_sentence() -> None:
    draft = _draft(TEXTS)
    row = _rows(draft)["Mandera Liberation Brigade"]
    assert row["kind"] == "other"
    assert "# for instance in one, " in draft
    assert "had captured the village" not in draft


def test_descriptions_are_no_rows() -> None:
    draft = _draft(TEXTS)
    assert not {"Gunmen", "gunmen", "residents"} & set(_rows(draft))


def test_the_draft_loads_and_adds_to_the_bundled_cast(tmp_path: Path) -> None:
    path = tmp_path / "cast.yaml"
    path.write_text(_draft(TEXTS), encoding="utf-8")
    cast = load_cast(path)
    names = [party.name for party in cast.parties]
    assert "Mandera Liberation Brigade" in names
    assert len(names) > len(bundled_cast().parties)
    kenya = next(party for party in cast.parties if party.name == "Kenya")
    assert "Paul Oluoch" in kenya.leaders
    reading = read(Report(id="x", text="The Mandera Liberation Brigade said nine people were killed."), cast)
    assert {claim.source_party for claim in extract_claims(reading)} == {"Mandera Liberation Brigade"}


def test_initials_are_kept_to_their_spelling(tmp_path: Path) -> None:
    text = "The US said 12 US soldiers were killed. US forces shelled the town of Goma. They told us nothing."
    draft = _draft({"one": text})
    assert '- "{US}"' in draft
    path = tmp_path / "cast.yaml"
    path.write_text(draft, encoding="utf-8")
    reading = read(Report(id="x", text="They told us nothing."), load_cast(path))
    assert reading.party_mentions == ()


def test_nothing_gives_an_empty_cast(tmp_path: Path) -> None:
    path = tmp_path / "cast.yaml"
    for draft in (_draft({}), _draft({"one": "It rained."})):
        path.write_text(draft, encoding="utf-8")
        assert load_cast(path).parties == bundled_cast().parties


def test_the_draft_is_the_same_for_the_same_reports() -> None:
    assert _draft(TEXTS) == _draft(TEXTS)


@pytest.mark.parametrize(
    "name", ["no", "Yes: or", "# Hash", "- dash", "O'Neil \\ Co", 'Say "So"', "[x]", "a: b", "*ref", "&x"]
)
def test_names_that_yaml_would_misread_come_back(tmp_path: Path, name: str) -> None:
    from counterclaim.language.cast.propose import _scalar

    assert yaml.safe_load(f"- name: {_scalar(name)}  # said") == [{"name": name}]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(
    st.text(max_size=60),
    st.sampled_from(["{} said nine people were killed.", "{} captured Goma.", "Kenya’s {} said so."]),
)
def test_any_report_gives_a_file_that_loads(tmp_path: Path, words: str, frame: str) -> None:
    path = tmp_path / "cast.yaml"
    path.write_text(_draft({words: frame.format(words)}), encoding="utf-8")
    load_cast(path)
