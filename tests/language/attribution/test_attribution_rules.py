"""The forms in which newswire says who says what, each with sentences of our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.language.attribution.rules import RuleAttributor
from counterclaim.language.sentences import split
from counterclaim.language.tokens import tokenize
from counterclaim.model.report import Report

Found = Callable[[str], list[tuple[str, str, str]]]

FORMS = [
    # subject, cue, content
    ("Borduvian officials said nine soldiers died.", ("Borduvian officials", "said", "nine soldiers died")),
    (
        "Borduvian officials said on Monday that nine soldiers died.",
        ("Borduvian officials", "said", "that nine soldiers died"),
    ),
    (
        "The army has also said in a statement that the bridge fell.",
        ("The army", "has also said", "that the bridge fell"),
    ),
    (
        "The ministry on Sunday announced a halt in the shelling.",
        ("The ministry", "announced", "a halt in the shelling"),
    ),
    ("Officials in Lomtown say two dams burst.", ("Officials in Lomtown", "say", "two dams burst")),
    ("He did not say whether anyone was hurt.", ("He", "did not say", "whether anyone was hurt")),
    ("They insist their guns stayed silent.", ("They", "insist", "their guns stayed silent")),
    (
        "General Ilo Vant told Radio Sel that the ridge was lost.",
        ("General Ilo Vant", "told", "that the ridge was lost"),
    ),
    (
        "A spokesman told reporters in Lomtown on Friday that the ridge was lost.",
        ("A spokesman", "told", "that the ridge was lost"),
    ),
    (
        "He told Borduvian broadcaster KTV that the ridge was lost.",
        ("He", "told", "that the ridge was lost"),
    ),
    # relative clauses and appositives
    (
        "The officer, who spoke on condition of anonymity, said two soldiers died.",
        ("The officer, who spoke on condition of anonymity", "said", "two soldiers died"),
    ),
    (
        "Ilo Vant, 51, a spokesman for the border guard, said two soldiers died.",
        ("Ilo Vant, 51, a spokesman for the border guard", "said", "two soldiers died"),
    ),
    (
        "The Lom-based centre which relies on local medics said two soldiers died.",
        ("The Lom-based centre which relies on local medics", "said", "two soldiers died"),
    ),
    # the source behind the content
    ("Nine soldiers were killed, the ministry said.", ("the ministry", "said", "Nine soldiers were killed")),
    ("Nine soldiers were killed, the ministry said on Friday.", ("the ministry", "said", "Nine soldiers were killed")),
    (
        "Nine soldiers were killed, said Ilo Vant, a spokesman for the border guard.",
        ("Ilo Vant, a spokesman for the border guard", "said", "Nine soldiers were killed"),
    ),
    (
        "Nine soldiers were killed, a police source told the agency.",
        ("a police source", "told", "Nine soldiers were killed"),
    ),
    (
        "Nine soldiers were killed, the ministry said as troops left the valley.",
        ("the ministry", "said", "Nine soldiers were killed"),
    ),
    # without commas
    (
        "Nine soldiers were killed and six wounded in two raids a monitoring group said.",
        ("a monitoring group", "said", "Nine soldiers were killed and six wounded in two raids"),
    ),
    (
        "Raids on the besieged town killed at least 10 people and wounded dozens more the observatory said.",
        ("the observatory", "said", "Raids on the besieged town killed at least 10 people and wounded dozens more"),
    ),
    (
        "Two drones were shot down over the delta said the Borduvian Watch for Civilians.",
        ("the Borduvian Watch for Civilians", "said", "Two drones were shot down over the delta"),
    ),
    # according to
    (
        "According to the governor, two drones were shot down.",
        ("the governor", "According to", "two drones were shot down"),
    ),
    (
        "Two drones were shot down, according to the governor of Lom.",
        ("the governor of Lom", "according to", "Two drones were shot down"),
    ),
    (
        "Two drones, according to the governor, were shot down.",
        ("the governor", "according to", "Two drones … were shot down"),
    ),
    (
        "According to Lom Doctors Network gunmen looted two clinics.",
        ("Lom Doctors Network", "According to", "gunmen looted two clinics"),
    ),
    # in the middle
    ("Rebels, the ministry said, had fled.", ("the ministry", "said", "Rebels … had fled")),
    (
        "Nine people died, officials said Monday, and four more were missing.",
        ("officials", "said", "Nine people died … and four more were missing"),
    ),
    # quotations
    ("“We will not leave,” Vant said.", ("Vant", "said", "“We will not leave,”")),
    ("“We will not leave,” said Vant.", ("Vant", "said", "“We will not leave,”")),
    ('"We will not leave" a local leader told AFP.', ("a local leader", "told", '"We will not leave"')),
    ("Vant said: “We will not leave.”", ("Vant", "said", "“We will not leave.”")),
    (
        "“We will not leave,” Vant said. “This is our home. It always was.”",
        ("Vant", "said", "“We will not leave,” … “This is our home. It always was.”"),
    ),
    (
        "Vant called the raid “a crime without precedent” and left for Lom.",
        ("Vant", "called", "the raid “a crime without precedent” and left for Lom"),
    ),
    # saying it does it
    (
        "Borduvia accused Syldonia of shelling two villages.",
        ("Borduvia", "accused", "Syldonia of shelling two villages"),
    ),
    ("Syldonia denied the charge.", ("Syldonia", "denied", "the charge")),
    ("Both capitals blamed each other for the raid.", ("Both capitals", "blamed", "each other for the raid")),
    ("The envoy called for an immediate truce.", ("The envoy", "called for", "an immediate truce")),
    ("The council urged both armies to hold fire.", ("The council", "urged", "both armies to hold fire")),
    (
        "The rebels claimed responsibility for the blast.",
        ("The rebels", "claimed responsibility", "for the blast"),
    ),
    (
        "Syldonia haven't disclosed their losses.",
        ("Syldonia", "haven't disclosed", "their losses"),
    ),
    # passives
    (
        "The road had been mined, an officer was quoted as saying.",
        ("an officer", "was quoted as saying", "The road had been mined"),
    ),
    (
        "Syldonia was accused by Borduvia of shelling two villages.",
        ("Borduvia", "was accused", "of shelling two villages"),
    ),
    # what is denied stands before
    (
        "Borduvia accused Syldonia of arming rebels - charges both Lom and Zeta deny.",
        ("both Lom and Zeta", "deny", "charges"),
    ),
    (
        "Borduvia accused Syldonia of arming rebels - charges both Lom and Zeta deny.",
        ("Borduvia", "accused", "Syldonia of arming rebels"),
    ),
    (
        "Vant told the paper that 40 jets were lost, a figure Syldonia disputes.",
        ("Syldonia", "disputes", "a figure"),
    ),
    # lists
    (
        "Gunmen stormed the camp, killing 31, activists and two aid groups said.",
        ("activists and two aid groups", "said", "Gunmen stormed the camp, killing 31"),
    ),
    ("Borduvia, Syldonia and Lom said they would talk.", ("Borduvia, Syldonia and Lom", "said", "they would talk")),
    # after another clause
    (
        "After Syldonia left the talks, the envoy said the truce was dead.",
        ("the envoy", "said", "the truce was dead"),
    ),
    (
        "KTV, citing the border guard, reported that two bridges were gone.",
        ("KTV, citing the border guard", "reported", "that two bridges were gone"),
    ),
    (
        "The spokesman said in a video posted on a website that two bridges were gone.",
        ("The spokesman", "said", "that two bridges were gone"),
    ),
    (
        "“We suffer,” one resident of the port, 44-year-old Emina Alva, told reporters.",
        ("one resident of the port, 44-year-old Emina Alva", "told", "“We suffer,”"),
    ),
    (
        "The road is the main way out of western Lom said observatory head Rami Adan.",
        ("observatory head Rami Adan", "said", "The road is the main way out of western Lom"),
    ),
    ("The pilot flew a jet which Syldonia claims was shot down.", ("Syldonia", "claims", "was shot down")),
    (
        "The ministry issued a statement saying it held fire.",
        ("The ministry", "issued a statement saying", "it held fire"),
    ),
    # nouns
    (
        "The army rejected reports by residents that the dam had burst.",
        ("residents", "reports", "that the dam had burst"),
    ),
    ("Vant repeated Syldonia's old claim that the dam had burst.", ("Syldonia", "claim", "that the dam had burst")),
    # counts
    ("The health ministry put the number of dead at 40.", ("The health ministry", "put", "the number of dead at 40")),
    (
        "A rescue agency on Friday raised the death toll to 61.",
        ("A rescue agency", "raised", "the death toll to 61"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), FORMS, ids=[text[:50] for text, _ in FORMS])
def test_form(found: Found, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in found(text)


NOTHING = [
    "The fighting claimed the lives of nine soldiers.",
    "Shells hit the old port, with no injuries reported.",
    "The army continues to hit the northern suburbs.",
    "These claims in the press are old.",
    "The alleged attack lasted an hour.",
    "The blast raised the toll to nine.",
    "State media are silent.",
    "Two convoys left at dawn.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_attribution(found: Found, text: str) -> None:
    assert found(text) == []


def test_two_contents_share_a_source(found: Found) -> None:
    rows = found("Borduvia denied it had shelled the town and blamed Syldonia.")
    assert rows == [
        ("Borduvia", "denied", "it had shelled the town"),
        ("Borduvia", "blamed", "Syldonia"),
    ]


def test_participle_takes_the_speaker_over(found: Found) -> None:
    rows = found("Nine people died, the ministry told the agency, adding that two were missing.")
    assert rows == [
        ("the ministry", "told", "Nine people died"),
        ("the ministry", "adding", "that two were missing"),
    ]


def test_a_new_speaker_ends_the_content(found: Found) -> None:
    rows = found("Borduvia says it shot down a drone, while Syldonia says it lost none.")
    assert rows == [
        ("Borduvia", "says", "it shot down a drone"),
        ("Syldonia", "says", "it lost none"),
    ]


def test_one_source_quotes_another(found: Found) -> None:
    rows = found("President Ana Lund said that according to Borduvia's figures, the losses were higher.")
    assert ("Borduvia's figures", "according to", "the losses were higher") in rows
    assert any(source == "President Ana Lund" and content.startswith("that according") for source, _, content in rows)


def test_a_quotation_goes_on_in_the_next_paragraph(found: Found) -> None:
    text = "“We left at night,” Vant said.\n\n“Nobody stopped us at the bridge.”\n\nThe army was silent."
    assert found(text) == [("Vant", "said", "“We left at night,” … “Nobody stopped us at the bridge.”")]


def test_what_follows_unquoted_is_not_the_speaker_s(found: Found) -> None:
    text = "Vant said two men died. A third was found on Friday."
    assert found(text) == [("Vant", "said", "two men died")]


def test_time_grows_with_the_text_alone() -> None:
    """A paragraph without any stop is read in pieces: attributions at its end are found like those at its start."""
    text = " ".join(["the ministry said that nine men died and"] * 400)
    tokens = tokenize(text)
    sentences = split(Report(id="t", text=text), tokens)
    raw = RuleAttributor().attribute(text, tokens, sentences, ())
    assert raw
    assert raw[-1].cue[0].start > 0.9 * len(text)
