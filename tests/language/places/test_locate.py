"""Places from the words that a report has for them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.language import read
from counterclaim.language.places import Setting, locate, locate_mention
from counterclaim.model.place import Located, PlaceKind
from counterclaim.model.report import Report
from counterclaim.model.span import Span

CONGO = Setting(frozenset({"COD", "RWA"}))
SYRIA = Setting(frozenset({"SYR"}))
YEMEN = Setting(frozenset({"YEM"}))


def _in(text: str, place: str) -> Located | None:
    reading = read(Report(id="r", text=text))
    start = text.index(place)
    return locate_mention(reading, place, Span(start, start + 1))


@pytest.mark.parametrize(
    ("phrase", "name", "kind", "precision"),
    [
        ("Goma", "Goma", "settlement", 1),
        ("the city of Goma", "Goma", "settlement", 1),
        ("Goma city", "Goma", "settlement", 1),
        ("near Goma", "Goma", "settlement", 2),
        ("Goma's outskirts", "Goma", "settlement", 2),
        ("Gomas outskirts", "Goma", "settlement", 2),
        ("the western outskirts of Goma", "Goma", "settlement", 2),
        ("just outside Goma", "Goma", "settlement", 2),
        ("eastern Goma", "Goma", "settlement", 2),
        ("north of Goma", "Goma", "settlement", 2),
        ("some 10 km north of Goma", "Goma", "settlement", 2),
        ("80 kilometres north of Goma", "Goma", "settlement", 5),
        ("60 miles west of Goma", "Goma", "settlement", 5),
        ("a hill overlooking the lakeside city of Goma", "Goma", "settlement", 2),
        ("Masisi territory", "Masisi", "district", 3),
        ("North Kivu", "North Kivu", "province", 4),
        ("North Kivu province", "North Kivu", "province", 4),
        ("the province of North Kivu", "North Kivu", "province", 4),
        ("Lake Kivu", "Lake Kivu", "water", 5),
        ("the Rusizi River", "Rusizi", "river", 5),
        ("Congo River", "Congo River", "river", 5),
        ("Virunga National Park", "Virunga", "mountain", 5),
        ("Rwanda", "Rwanda", "state", 6),
        ("eastern Rwanda", "Rwanda", "region", 5),
        ("the Indian Ocean", "Indian Ocean", "water", 7),
    ],
)
def test_forms(phrase: str, name: str, kind: str, precision: int) -> None:
    found = locate(phrase, setting=CONGO)
    assert found is not None
    assert (found.name, found.kind, found.where_prec) == (name, PlaceKind(kind), precision)
    assert (found.latitude is None) == (phrase == "eastern Rwanda")


@pytest.mark.parametrize(
    "phrase", ["the Rwandan border", "the Congo-Rwanda border", "a road that links Goma to Masisi"]
)
def test_lines_have_no_point(phrase: str) -> None:
    found = locate(phrase, setting=CONGO)
    assert found is not None
    assert (found.kind, found.where_prec, found.latitude, found.country) == (PlaceKind.LINE, 5, None, None)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Stepanakert", "Khankendi"),
        ("Shusha", "Shushi"),
        ("Kyiv", "Kiev"),
        ("Artsakh", "Nagorno-Karabakh"),
        ("Republic of Artsakh", "Nagorno-Karabakh"),
        ("Deir ez-Zor", "Deir al-Zour"),
        ("Hodeidah", "al-Hudaydah"),
        ("Palmyra", "Tadmur"),
        ("Türkiye", "Turkey"),
        ("Zəngilan", "Zangilan"),
        ("Rastan", "al-Rastan"),
    ],
)
def test_rival_names_are_one(one: str, other: str) -> None:
    first, second = locate(one), locate(other)
    assert first is not None
    assert first == second


def test_a_province_of_which_only_the_seat_is_known() -> None:
    found = locate("Daraa province", setting=SYRIA)
    assert found is not None
    assert (found.kind, found.country, found.where_prec) == (PlaceKind.PROVINCE, "SYR", 4)


def test_doubt_is_kept() -> None:
    found = locate("Tripoli")
    assert found is not None
    assert (found.latitude, found.longitude, found.where_prec, found.country) == (None, None, None, None)
    assert {one.country for one in found.others} == {"LBY", "LBN"}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Two vans burned in Tripoli, Lebanese police said.", "LBN"),
        ("Two vans burned in Tripoli, Lebanon.", "LBN"),
        ("Two vans burned in Tripoli, Libyan police said.", "LBY"),
        ("Two vans burned in Tripoli. Militias from Misrata and Zawiya had fought for the port.", "LBY"),
        ("Two vans burned in Lebanon's northern city of Tripoli.", "LBN"),
    ],
)
def test_the_report_says_which(text: str, country: str) -> None:
    found = _in(text, "Tripoli")
    assert found is not None
    assert (found.country, found.where_prec, found.others) == (country, 1, ())


@pytest.mark.parametrize(
    ("text", "name", "precision"),
    [
        ("Two men died in the village of Qaltaba, in Idlib province, Syria.", "Idlib province", 4),
        ("Two men died in Qaltaba, a village in northern Syria.", "Syria", 5),
        ("Two men died in Qaltaba, near Saraqeb.", "Saraqeb", 2),
        ("Two men died in the Qaltaba district of Aleppo.", "Aleppo", 2),
        ("Two men died in Aleppo's Qaltaba district.", "Aleppo", 2),
        ("Two men died in Syria's Qaltaba district.", "Syria", 6),
    ],
)
def test_an_unknown_place_is_set_where_it_is_said_to_lie(text: str, name: str, precision: int) -> None:
    found = _in(text, "Qaltaba")
    assert found is not None
    assert (found.name, found.where_prec) == (name, precision)


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("A shell fell near Saraqeb on Friday.", 2),
        ("A shell fell on the outskirts of Saraqeb on Friday.", 2),
        ("A shell fell on Saraqeb’s eastern outskirts.", 2),
        ("A shell fell some 12 miles south of Saraqeb.", 2),
        ("A shell fell in the town of Saraqeb.", 1),
        ("In Saraqeb, a shell fell near a school.", 1),
        ("A shell fell in Saraqeb and wounded a man near Homs.", 1),
    ],
)
def test_the_words_beside_a_place_count(text: str, precision: int) -> None:
    found = _in(text, "Saraqeb")
    assert found is not None
    assert (found.name, found.where_prec) == ("Saraqeb", precision)


def test_a_town_at_the_other_end_of_the_world_is_no_good_guess() -> None:
    sure = locate("Mosbach")
    found = locate("Goraya", setting=YEMEN)
    assert sure is None or sure.country == "DEU"
    assert found is not None
    assert found.latitude is None
    assert found.others


def test_towns_of_one_name_in_one_country_are_all_kept() -> None:
    doubted = _in("Rockets fell on Lyman, Ukrainian officials said.", "Lyman")
    assert doubted is not None
    assert (doubted.latitude, doubted.country) == (None, "UKR")
    assert len(doubted.others) > 1


def test_a_list_of_places_is_none_of_them() -> None:
    found = locate("Homs, Hama and Raqqa", setting=SYRIA)
    assert found is not None
    assert (found.latitude, found.country) == (None, "SYR")
    assert [one.name for one in found.others] == ["Homs", "Hama", "Raqqa"]


@pytest.mark.parametrize("phrase", ["", " ", "Qaltaba", "the area", "northern", "a", "’s", "of the", "12 km", "🙂"])
def test_what_no_table_knows(phrase: str) -> None:
    assert locate(phrase, setting=SYRIA) is None


@given(st.text(max_size=200))
def test_any_text_is_taken(text: str) -> None:
    found = locate(text)
    assert found is None or (found.latitude is None) == (found.longitude is None)


def test_a_long_text_is_taken() -> None:
    for text in ("near " * 50_000 + "Goma", "A" * 1_000_000, "Goma, " * 50_000, "Homs " * 50_000):
        found = locate(text)
        assert found is None or found.where_prec is None or 1 <= found.where_prec <= 7


@given(st.sampled_from(["Goma", "Tripoli", "Homs"]), st.text(max_size=120), st.text(max_size=120))
def test_any_words_around_are_taken(place: str, before: str, behind: str) -> None:
    text = f"{before} {place} {behind}"
    reading = read(Report(id="r", text=text))
    found = locate_mention(reading, place, Span(0, 1))
    assert found == locate_mention(reading, place, Span(0, 1))
