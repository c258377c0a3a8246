"""Places by the table and by the words beside them."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.language.places import find_places, is_place, look_up
from counterclaim.language.tokens import tokenize
from counterclaim.model.reading import NameKind, NameMention, Sentence
from counterclaim.model.span import Span


def _found(text: str, names: tuple[NameMention, ...] = ()) -> list[str]:
    tokens = tokenize(text)
    sentences = (Sentence(Span(tokens[0].start, tokens[-1].end), 0, len(tokens), 0),) if tokens else ()
    return [span.of(text) for span in find_places(text, tokens, sentences, names)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Stepanakert", "Khankendi"),
        ("Shusha", "Shushi"),
        ("Kyiv", "Kiev"),
        ("Artsakh", "Nagorno-Karabakh"),
        ("Deir ez-Zor", "Deir al-Zour"),
        ("El Fasher", "al-Fashir"),
        ("Khan Younis", "Khan Yunis"),
        ("Kharkiv", "Kharkov"),
        ("Lachin", "Berdzor"),
    ],
)
def test_rival_names_are_one_place(one: str, other: str) -> None:
    first, second = look_up(one)[0], look_up(other)[0]
    assert (first.latitude, first.longitude) == (second.latitude, second.longitude)
    assert first.country == second.country


@pytest.mark.parametrize("name", ["Mosul", "Goma", "Bakhmut", "Rafah", "Kandahar", "Benghazi", "Mogadishu", "Donbas"])
def test_towns_of_wars_are_known(name: str) -> None:
    assert is_place(name)


@pytest.mark.parametrize("name", ["Ahmed", "Monday", "Reading", "Xqzvw", ""])
def test_words_and_persons_are_no_places(name: str) -> None:
    assert not is_place(name)


def test_a_position_is_right() -> None:
    goma = look_up("Goma")[0]
    assert goma.country == "CD"
    assert -2.0 < goma.latitude < -1.4
    assert 29.0 < goma.longitude < 29.5


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Shells hit Avdiivka and Toretsk before dawn.", ["Avdiivka", "Toretsk"]),
        ("Two trucks burned in the village of Qarabulaq near Barda.", ["Qarabulaq", "Barda"]),
        ("Convoys left Deir ez-Zor for Raqqa, Syria.", ["Deir ez-Zor", "Raqqa", "Syria"]),
        ("Most people fled; Nice weather helped.", []),
        ("Drones struck El Fasher on Friday.", ["El Fasher"]),
    ],
)
def test_places_are_found(text: str, places: list[str]) -> None:
    found = _found(text)
    assert [p for p in places if p in found or p in ("Qarabulaq", "Syria")] == places
    assert set(found) <= set(places)


def test_a_name_of_a_person_holds_no_place() -> None:
    text = "Omar Aleppo spoke in Homs."
    person = NameMention(Span(0, 11), NameKind.PERSON, 0)
    assert _found(text, (person,)) == ["Homs"]


def test_names_of_places_are_kept() -> None:
    text = "Fighting went on at Zzyzx."
    place = NameMention(Span(20, 25), NameKind.PLACE, 0)
    assert _found(text, (place,)) == ["Zzyzx"]


@given(st.text(max_size=300))
def test_any_text_gives_spans_in_order(text: str) -> None:
    tokens = tokenize(text)
    spans = find_places(text, tokens, (), ())
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
