"""One voice where a name has its office beside it, two where two speak; subjects that two verbs share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.language.attribution import split_sources
from counterclaim.model.reading import Reading

Reader = Callable[[str], Reading]


def _voices(r: Reading) -> list[list[str]]:
    return [[name for name, _ in split_sources(a, r)] for a in r.attributions]


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        ("Nine miners were killed near Lomsk, Ilo Vant, the head of the provincial police, said at a briefing.",
         ["Ilo Vant, the head of the provincial police"]),
        ("The depot burned all night, Emina Alva, a spokeswoman for the Ukrainian border guard, said on Sunday.",
         ["Emina Alva, a spokeswoman for the Ukrainian border guard"]),
        ("Two bridges were hit, Osman Dereli, the governor of Kars, told reporters in Lom.",
         ["Osman Dereli, the governor of Kars"]),
        ("At least 14 people died, said Ilo Vant, a spokesman for the Syrian Civil Defence.",
         ["Ilo Vant, a spokesman for the Syrian Civil Defence"]),
        ("Ilo Vant, a spokesman for the Ukrainian army, denied that the bridge had fallen.",
         ["Ilo Vant, a spokesman for the Ukrainian army"]),
        ("Ilo Vant, the mayor and police chief, accused the rebels of looting.", ["Ilo Vant, the mayor"]),
        ("Ilo Vant and Emina Alva, doctors at the hospital, said the dead were all men.", ["Ilo Vant", "Emina Alva"]),
        ("Prime Minister Ilo Vant and Emina Alva, the leader of the Lom Front, said the truce would hold.",
         ["Prime Minister Ilo Vant", "Emina Alva, the leader of the Lom Front"]),
        ("Both Ghana and Togo said the border was calm.", ["Ghana", "Togo"]),
        ("Ghana, Togo and the rebels said the border was calm.", ["Ghana", "Togo", "rebels"]),
    ],
)  # fmt: skip
def test_voices(reading: Reader, text: str, voices: list[str]) -> None:
    found = _voices(reading(text))
    assert len(found) == 1
    assert [v.split(" and ")[0] for v in found[0]] == voices


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Togo says nine of its soldiers died and has not disclosed how many were wounded.", "Togo"),
        ("Togo counts nine dead but has not disclosed its military losses.", "Togo"),
        ("Togolese authorities say 12 civilians have died but have not disclosed military losses.",
         "Togolese authorities"),
        ("Togo put its dead at nine and has not released any figures for the wounded.", "Togo"),
        ("The army said it had lost two tanks and denied reports of a retreat.", "army"),
        ("Ghana agrees to a truce in Lom but refuses to leave the valley.", "Ghana"),
        ("Togo lists nine dead and has not announced any arrests.", "Togo"),
        ("The mayor said the port was calm, but did not disclose the city's losses.", "mayor"),
        ("Ghana announced a truce and called for talks.", "Ghana"),
        ("Ghana denied the raid and said that its troops had stayed home.", "Ghana"),
    ],
)  # fmt: skip
def test_shared_subject(reading: Reader, text: str, speaker: str) -> None:
    assert {a.speaker for a in reading(text).attributions} == {speaker}


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Azerbaijan's Prosecutor General's Office said nine people died.", "Azerbaijan"),
        ("The Ghanaian Attorney General's Office said nine people died.", "Ghana"),
        ("Ukraine’s Security Service said nine people died.", "Ukraine"),
        ("Nine people died in Ghana on Monday, the country's prosecutor general's office said.", "Ghana"),
        ("Shelling from Togo killed nine people in Ghana, the country's interior ministry said.", "Ghana"),
        ("Ghana mourned on Monday. The country's president said nine people had died.", "Ghana"),
        ("Ghanaian and Togolese troops met, the country's army said.", None),
        ("Reuters and Axios reported that nine men died.", None),
        ("Turkish and Russian officials said nine men died.", None),
        ("The Ghana Medical Association said nine people died.", "Ghana Medical Association"),
    ],
)
def test_party(reading: Reader, text: str, party: str | None) -> None:
    assert reading(text).attributions[-1].party == party


def test_a_title_with_of_inside_is_whole(reading: Reader) -> None:
    text = "White House Chief of Staff Nolan Reed said talks would begin. Reed added that Lom would host them."
    assert [a.speaker for a in reading(text).attributions] == ["White House Chief of Staff Nolan Reed"] * 2


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("In the meantime local sources said nine men died.", "local sources"),
        ("As a result local media reported that nine men died.", "local media"),
        ("The rebels lost two hills hours earlier the Lom Agency said.", "Lom Agency"),
        ("Nine were hurt in areas north of the river overnight the ministry said.", "ministry"),
        ("Shelling killed nine on Wednesday the ministry said.", "ministry"),
        ("Nine men drowned last week the coast guard said.", "coast guard"),
        ("For example residents said the well was dry.", "residents"),
    ],
)
def test_subjects_where_commas_were_lost(reading: Reader, text: str, speaker: str) -> None:
    assert [a.speaker for a in reading(text).attributions] == [speaker]


def test_claims_to_have_is_said(reading: Reader) -> None:
    assert [a.speaker for a in reading("The navy claims to have sunk a tanker off Lom.").attributions] == ["navy"]
