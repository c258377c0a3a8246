"""Names by rule."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.language.cast import bundled_cast, find_parties
from counterclaim.language.names import RawName, find_names
from counterclaim.language.sentences import split
from counterclaim.language.tokens import tokenize
from counterclaim.model.reading import NameKind
from counterclaim.model.report import Part, PartKind, Report
from counterclaim.model.span import Span

WHO, BODY, WHERE = NameKind.PERSON, NameKind.ORGANISATION, NameKind.PLACE


def _names(
    text: str, raw: list[tuple[Span, NameKind]] | None = None, read: list[Span] | None = None
) -> tuple[RawName, ...]:
    parts = tuple(Part(PartKind.BODY, Span(*m.span())) for m in re.finditer(r"\S(?:[^\n]*\S)?", text))
    tokens = tokenize(text)
    sentences = split(Report("r", text, parts=parts), tokens)
    cast = bundled_cast()
    return find_names(text, tokens, sentences, find_parties(text, tokens, cast), raw, cast, read)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ghanaian President Kofi Ansah spoke in Tamale.", [("Kofi Ansah", WHO), ("Tamale", WHERE)]),
        ("The mayor of Zorbek, Dana Whitlock, wept.", [("Zorbek", WHERE), ("Dana Whitlock", WHO)]),
        ("Malian Foreign Minister Oumar Keita Diallo flew to Accra.", [("Oumar Keita Diallo", WHO), ("Accra", WHERE)]),
        ("Uganda's Ministry of Health said so.", [("Uganda", WHERE), ("Ministry of Health", BODY)]),
        ("The Kordofan Lawyers Association counted them.", [("Kordofan Lawyers Association", BODY)]),
        ("Lt. Gen. Pavel Grom spoke.", [("Pavel Grom", WHO)]),
        ("Shells fell on the town of Belaya Gora.", [("Belaya Gora", WHERE)]),
        ("Troops left Quvera province.", [("Quvera", WHERE)]),
        ("Hezbollah and the Lebanese army met.", [("Hezbollah", BODY)]),
        ("Police said that Abu Omar al-Hadidi fled.", [("Abu Omar al-Hadidi", WHO)]),
        ("Many fled. Heavy rain fell. Heavy guns fired.", []),
        ("On Monday and in August they met.", []),
    ],
)
def test_names_are_found(text: str, names: list[tuple[str, NameKind]]) -> None:
    assert [(n.span.of(text), n.kind) for n in _names(text)] == names


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Armenian Defence Minister Aram Petros resigned.", "Armenian Defence Minister"),
        ("Uganda's army chief Moses Okello said so.", "Uganda's army chief"),
        ("Former President Jon Abel said so.", "Former President"),
        ("President of Benin Luc Adande left.", "President of Benin"),
        ("a Kremlin spokesman Oleg Ivanchuk said", "Kremlin spokesman"),
        ("Jon Abel said so.", None),
    ],
)
def test_a_title_before_a_name(text: str, title: str | None) -> None:
    person = next(n for n in _names(text) if n.kind is WHO)
    assert (person.title.of(text) if person.title else None) == title


def test_an_apposition_behind_a_name() -> None:
    text = "Lina Farouk, the head of the Kordofan Lawyers Association, wept."
    person = _names(text)[0]
    assert person.behind is not None
    assert person.behind.of(text) == "the head of the Kordofan Lawyers Association"


def test_spans_of_a_model_are_used_and_the_cast_added() -> None:
    text = "President Tom Reed met Hamas in Zorbek."
    raw = [(Span(10, 18), WHO), (Span(32, 38), WHERE)]
    found = _names(text, raw)
    assert [(n.span.of(text), n.kind) for n in found] == [("Tom Reed", WHO), ("Hamas", BODY), ("Zorbek", WHERE)]
    assert found[0].title == Span(0, 9)
    assert found[1].party == "Hamas"


def test_a_line_of_capitals_holds_the_names_of_the_cast() -> None:
    text = "Heavy Fighting Rages Near Border As Taliban Advance"
    assert [n.span.of(text) for n in _names(text)] == ["Taliban"]


def test_lost_apostrophes_stay_outside_of_names() -> None:
    text = "Syrias army and Assads guards left."
    assert [n.span.of(text) for n in _names(text)] == ["Syria", "Assad"]


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_gives_spans_in_order(text: str) -> None:
    names = _names(text)
    assert all(0 <= n.span.start < n.span.end <= len(text) for n in names)
    assert all(a.span.end <= b.span.start for a, b in pairwise(names))


@pytest.mark.parametrize("piece", ["Al ", "President ", "Ministry of ", "al-Nusra, ", "A. B. ", "U.S. "])
def test_long_paragraphs_are_read(piece: str) -> None:
    text = piece * 4_000
    assert all(n.span.end <= len(text) for n in _names(text))


def test_a_country_that_a_model_takes_for_a_person_is_a_country() -> None:
    (name,) = _names("Ghana said nine men died.", [(Span(0, 5), WHO)])
    assert name.kind is WHERE


def test_rules_name_what_stands_outside_of_what_the_model_read() -> None:
    text = "Ilo Vant spoke. President Emina Alva left. Vant stayed."
    found = _names(text, [(Span(0, 8), WHO)], [Span(0, 15)])
    assert [n.span.of(text) for n in found] == ["Ilo Vant", "Emina Alva", "Vant"]


def test_the_kind_of_a_place_is_no_part_of_its_name() -> None:
    (name,) = _names("They fled Zorbek village.", [(Span(10, 24), WHERE)])
    assert name.span.of("They fled Zorbek village.") == "Zorbek"
