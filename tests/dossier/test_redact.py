"""Private persons' names leave every text and attribute of the page; everything still points where it did."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.dossier import Material, build_view, render
from counterclaim.dossier.persons import Private, bare, private_persons
from counterclaim.dossier.redact import Redactor, redacted
from counterclaim.model.decision import Decision, Verb
from counterclaim.model.report import Part, PartKind, Report
from counterclaim.model.span import Span

JANA = Private(("Jana Brodek", "Brodek"))
OTTO = Private(("Otto Lindqvist",))


def test_the_same_person_has_the_same_number() -> None:
    redactor = Redactor([JANA, OTTO])
    assert redactor.words("Jana Brodek met Otto Lindqvist; BRODEK’s house fell, Lindqvist’s stood.") == (
        "[name 1] met [name 2]; [name 1]’s house fell, [name 2]’s stood."
    )


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("https://example.org/2031/jana-brodek-killed", "https://example.org/2031/[name 1]-killed"),
        ("Photo: Wire/Jana BrodekThe town", "Photo: Wire/[name 1]The town"),
        ("https://example.org/?q=Jana%20Brodek", "https://example.org/?q=[name 1]"),
        ("https://example.org/jana%20brodek.html", "https://example.org/[name 1].html"),
        ("Brodekville stands", "Brodekville stands"),
        ("a brodek is a tool", "a brodek is a tool"),
        ("Jana\nBrodek", "[name 1]"),
        ("Jana \u200bBrodek", "[name 1]"),
    ],
)
def test_names_are_found_as_they_are_written(text: str, made: str) -> None:
    assert Redactor([JANA]).words(text) == made


@pytest.mark.parametrize(
    "text",
    [
        "José Brödek fled",
        "JOSÉ BRÖDEK fled",
        "Jose Brodek fled",
        "/jose-brodek/",
        "/Jos%C3%A9-Br%C3%B6dek/",
        "Bro\u0308dek",
    ],
)
def test_a_name_with_accents_is_found_without_them(text: str) -> None:
    made = Redactor([Private(("José Brödek",))]).words(text)
    assert "[name 1]" in made
    assert "rodek" not in made.casefold()
    assert "jos" not in made.casefold()


@given(st.lists(st.sampled_from(["Jana Brodek", "Brodek", "Otto Lindqvist", "fled", "the", ",", " "])), st.data())
def test_what_points_at_other_words_points_at_them_still(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    made, edits = Redactor([JANA, OTTO]).text(text)
    assert "Brodek" not in made
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    moved = edits.moved(span)
    assert 0 <= moved.start <= moved.end <= len(made)
    if not any(old.overlaps(span) for old in edits.old):
        assert moved.of(made) == span.of(text)


def test_no_name_is_left_on_the_page(material: Material) -> None:
    one = material.reports["one"]
    text = one.text + " Jana Brodek wept."
    whole = replace(
        one, text=text, title="Brodek weeps", outlet="Brodek Post", parts=(Part(PartKind.BODY, Span(0, len(text))),)
    )
    claims = [replace(c, source="Jana Brodek", via="Brodek") if c.report == "one" else c for c in material.claims]
    decision = Decision(1, "aa", Verb.ACCEPT, "N. Reader", "2031-06-01T00:00:00Z", "asked Jana Brodek")
    made = redacted(
        replace(material, reports={**material.reports, "one": whole}, claims=claims, decisions={"aa": [decision]}),
        [JANA],
    )
    html = render(build_view(made))
    for name in ("Brodek", "Jana", "N. Reader"):
        assert name not in html
    assert "[name 1]" in html
    assert "reviewer 1" in html
    assert "Names are redacted" in html
    assert "<mark>40</mark>" in html
    assert [c.span.of(made.reports[c.report].text) for c in made.claims] == [c.text for c in made.claims]


def test_officials_and_parties_keep_their_names() -> None:
    text = (
        "Mayor Karin Volder said the bridge was hit. “We ran,” said Maria Stenholt, a teacher. "
        "Peter Grauberg, the deputy governor, spoke of two dead."
    )
    report = Report("one", text, date(2031, 5, 1), parts=(Part(PartKind.BODY, Span(0, len(text))),))
    names = [name for person in private_persons([report]) for name in person.names]
    assert "Maria Stenholt" in names
    assert not {"Karin Volder", "Peter Grauberg"} & set(names)


def test_a_place_of_some_claim_is_no_person() -> None:
    text = "Shells fell on Maria Stenholt, residents said."
    report = Report("one", text, date(2031, 5, 1), parts=(Part(PartKind.BODY, Span(0, len(text))),))
    assert private_persons([report], ["Maria Stenholt"]) == ()


def test_titles_are_no_part_of_a_name() -> None:
    assert bare("teacher Maria Stenholt’s") == "Maria Stenholt"
    assert bare("President") == ""
