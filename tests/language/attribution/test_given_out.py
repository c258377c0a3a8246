"""Whose words they are where a picture, a statement or a trailing clause stands in between."""

from __future__ import annotations

import pytest

from counterclaim.language import read, who_says
from counterclaim.language.attribution.source import is_handed_out, trim
from counterclaim.model.report import Report
from counterclaim.model.span import Span


@pytest.mark.parametrize(
    ("source", "who"),
    [
        ("A video released by the Velmoran Defence Ministry", "Velmoran Defence Ministry"),
        ("Footage posted online by the Tarn Brigade", "Tarn Brigade"),
        ("An image taken from a video made available on the website of the Orsk army", "Orsk army"),
        ("A still from footage published on the official web site of the Border Guard", "Border Guard"),
        ("Photographs provided by the Lom Civil Defence", "Lom Civil Defence"),
        ("a screenshot of a clip shared on the channel of the Free Orsk Militia", "Free Orsk Militia"),
        ("Drone footage broadcast by Velmora TV", "Velmora TV"),
        ("Pictures distributed by the Orsk governor's office", "Orsk governor's office"),
        ("Leaflets issued by the Southern Command", "Southern Command"),
        ("A handout photo released by the Vant Foundation on June 7", "Vant Foundation"),
    ],
)
def test_what_is_handed_out_is_said_by_who_hands_it_out(source: str, who: str) -> None:
    assert trim(source) == who
    assert is_handed_out(source)


@pytest.mark.parametrize(
    "source",
    [
        "The prisoners released by the army",
        "A video of the blast",
        "a photographer held by the militia",
        "Images",
        "a spokesman for the ministry",
        "villages shared by the two armies",
        "A picture by Ilo Vant",
        "Footage from the valley",
        "the website of the ministry",
        "A recording studio in Lom",
    ],
)
def test_what_nobody_hands_out_keeps_its_own_words(source: str) -> None:
    assert not is_handed_out(source)


def voices(text: str, part: str) -> list[str]:
    at = text.index(part)
    reading = read(Report(id="t", text=text), attributor="rules")
    return [v.source for v in who_says(reading, Span(at, at + len(part)))]


@pytest.mark.parametrize(
    ("first", "who"),
    [
        ("The Velmoran Defence Ministry said in a statement that its troops had entered Tel Dara.", "Velmoran Defence"),
        ("The Tarn Brigade said that four villages had fallen.", "Tarn Brigade"),
        ("The Orsk General Staff announced that the siege was over.", "Orsk General Staff"),
        ("The Lom Health Directorate reported that two clinics were closed.", "Lom Health Directorate"),
        ("The Border Guard confirmed that a patrol was missing.", "Border Guard"),
    ],
)
@pytest.mark.parametrize(
    ("second", "part"),
    [
        ("Nine soldiers were killed near the bridge, the statement added.", "Nine soldiers were killed"),
        ("The statement said that nine soldiers were killed.", "nine soldiers were killed"),
    ],
)
def test_a_bare_statement_is_the_last_speakers(first: str, who: str, second: str, part: str) -> None:
    (voice,) = voices(f"{first} {second}", part)
    assert voice.startswith(who)


def test_a_statement_of_nobody_stays_a_statement() -> None:
    assert voices("Nine soldiers were killed, the statement added.", "Nine soldiers were killed") == ["statement"]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("A shell had hit a school in Lom the Watchdog said but it gave no number.", "A shell had hit a school"),
        ("Two men were shot at the gate the Watchdog said but nobody was held.", "Two men were shot"),
        ("The rebels had taken the mill the Watchdog said and burned the barns.", "The rebels had taken the mill"),
        ("On Monday a raid had wounded six the Watchdog said but it named none.", "a raid had wounded six"),
        ("A convoy was stopped near Orsk the Watchdog said but not searched.", "A convoy was stopped"),
        ("The town was quiet at dawn the Watchdog said but shots rang later.", "The town was quiet at dawn"),
        ("Forty families had fled the Watchdog said and more would follow.", "Forty families had fled"),
        ("The bridge was mined the Watchdog said but still stood.", "The bridge was mined"),
        ("Rockets fell on the port the Watchdog said and set a depot alight.", "Rockets fell on the port"),
        ("Jets were bombing the ridge the Watchdog said but it saw no troops.", "Jets were bombing the ridge"),
    ],
)
def test_words_before_a_speaker_are_not_lost_to_a_but(text: str, part: str) -> None:
    assert voices(text, part) == ["Watchdog"]
