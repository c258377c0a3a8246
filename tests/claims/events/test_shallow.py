"""The chunker: verb groups, their subjects and objects, and whether they are said to have happened."""

from __future__ import annotations

from datetime import date

import pytest

from counterclaim.claims.shallow import actor, agent, done, object_, scene_of, subject
from counterclaim.claims.shallow.words import words
from counterclaim.data import load_yaml
from counterclaim.language import read
from counterclaim.model.report import Report

SUBJECTS = [
    ("Rebels shelled the town.", "shell", "Rebels"),
    ("The bridge was hit by a rocket.", "hit", "The bridge"),
    ("Rebels took the hill and shelled the town.", "shell", "Rebels"),
    ("Rebels, who hold the hill, shelled the town.", "shell", "Rebels"),
    ("The army shelled the town, killing five.", "kill", "The army"),
    ("Kenya accused Somalia of shelling a village.", "shell", "Somalia"),
    ("The village which soldiers entered is empty.", "enter", "soldiers"),
    ("Air strikes that hit a market have killed ten people.", "kill", "Air strikes"),
    ("The villages taken by rebels were shelled.", "shell", "The villages"),
    ("In Karsun 16 villagers were wounded.", "wound", "16 villagers"),
    ("Two boats sank after being attacked by pirates.", "attack", "Two boats"),
]


def _line(text: str):  # type: ignore[no-untyped-def]
    scene = scene_of(read(Report(id="r", text=text, published=date(2024, 6, 12))))
    return scene, scene.lines[0]


@pytest.mark.parametrize(("text", "lemma", "wanted"), SUBJECTS)
def test_subject(text: str, lemma: str, wanted: str) -> None:
    _, line = _line(text)
    group = [g for g in line.groups if g.lemma == lemma][-1]
    found = subject(line, group)
    assert found is not None
    assert line.words(found.first, found.core) == wanted


def test_agent_of_a_passive_is_no_amount() -> None:
    _, line = _line("The truce was extended by a week.")
    assert agent(line, next(g for g in line.groups if g.lemma == "extend")) is None
    _, line = _line("The truce was broken by rebels.")
    found = agent(line, next(g for g in line.groups if g.lemma == "break"))
    assert found is not None
    assert line.words(found.first, found.last) == "rebels"


def test_object_takes_a_list() -> None:
    _, line = _line("Troops captured Velmora, Brenik and Karsun.")
    found = object_(line, line.groups[0])
    assert found is not None
    assert line.words(found.first, found.last) == "Velmora, Brenik and Karsun"


@pytest.mark.parametrize(
    ("text", "lemma", "wanted"),
    [
        ("Troops captured the hill.", "capture", True),
        ("Troops managed to capture the hill.", "capture", True),
        ("Troops have begun shelling the hill.", "shell", True),
        ("Troops are said to have captured the hill.", "capture", True),
        ("Troops did not capture the hill.", "capture", False),
        ("Troops will capture the hill.", "capture", False),
        ("Troops plan to capture the hill.", "capture", False),
        ("Troops could capture the hill.", "capture", False),
        ("If troops capture the hill, the road is lost.", "capture", False),
        ("An assault aimed at capturing the hill began.", "capture", False),
        ("Mali denied that troops had captured the hill.", "capture", False),
        ("Did troops capture the hill?", "capture", False),
        ("Troops stopped shelling the hill.", "shell", False),
        ("Troops will begin shelling the hill.", "shell", False),
    ],
)
def test_done(text: str, lemma: str, wanted: bool) -> None:
    _, line = _line(text)
    group = next(g for g in line.groups if g.lemma == lemma)
    assert done(line, group) is wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ethiopian troops left.", "Ethiopia"),
        ("Ethnic Armenian forces left.", "Ethnic Armenian forces"),
        ("The rebels left.", "rebels"),
        ("Sudan's Rapid Support Forces left.", "Rapid Support Forces"),
        ("Russian and Syrian forces left.", "Russia and Syria"),
    ],
)
def test_actor_is_named_as_claims_write_it(text: str, wanted: str) -> None:
    scene, line = _line(text)
    assert actor(scene, line, subject(line, line.groups[0])) == wanted


def test_every_verb_of_the_lists_is_known_to_the_chunker() -> None:
    known = {verb.lemma for verb in words().verbs.values()}
    wanted: dict[str, list[str]] = {
        "attack": ["light", "strong", "weak", "weapon_only", "taking", "going_on"],
        "control": ["wanted", "states_of_control"],
        "denial": ["verbs", "with_claim", "deeds"],
        "demand": ["object_verbs", "thing_verbs"],
        "talks": ["verbs", "under_way", "proposed", "refused", "failed"],
        "reality": ["factive", "said_to", "denying", "reporting"],
    }
    unknown = []
    for file, names in wanted.items():
        data = load_yaml(f"claims/{file}.yaml")
        assert isinstance(data, dict)
        unknown += [(file, name, verb) for name in names for verb in str(data[name]).split() if verb not in known]
    assert [row for row in unknown if row[2] not in ("be", "have")] == []
