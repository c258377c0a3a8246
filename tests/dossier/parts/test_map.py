from __future__ import annotations

import json
from dataclasses import replace

import pytest

from counterclaim.dossier import Material, build_view, render
from counterclaim.dossier import map as map_module
from counterclaim.dossier.geo import outlines
from counterclaim.dossier.map import MapSection
from counterclaim.dossier.map_attacks import toll_words
from counterclaim.dossier.map_where import Shape, where_of
from counterclaim.model.claim import ControlAct, ControlDetails, Harm, Scope, Status, TollDetails
from counterclaim.model.place import Located, Place, PlaceKind


def section(material: Material) -> MapSection:
    found = build_view(material).data("map")
    assert isinstance(found, MapSection)
    return found


@pytest.mark.parametrize(
    ("located", "shape", "km"),
    [
        (Located("Torvik", PlaceKind.SETTLEMENT, "MNG", 45.2, 110.1, 1), Shape.POINT, 0),
        (Located("Torvik", PlaceKind.SETTLEMENT, "MNG", 45.2, 110.1, 2), Shape.CIRCLE, 25),
        (Located("Nowhere", PlaceKind.DISTRICT, "MNG", 45.2, 110.1, 3), Shape.CIRCLE, 30),
        (Located("Dornogovi", PlaceKind.PROVINCE, "MNG", 44.5, 110.0, 4), Shape.OUTLINE, 0),
        # A province whose name another one bears: no outline that might be the wrong one.
        (Located("Dornogovi", PlaceKind.PROVINCE, "MNG", 48.5, 100.0, 4), Shape.CIRCLE, 70),
        (Located("The Ridge", PlaceKind.MOUNTAIN, "MNG", 45.0, 109.0, 5), Shape.CIRCLE, 50),
        (Located("The Steppe", PlaceKind.REGION, "MNG", 45.0, 109.0, 5), Shape.CIRCLE, 100),
        (Located("northern Mongolia", PlaceKind.REGION, "MNG", None, None, 5), Shape.COUNTRY, 0),
        (Located("Mongolia", PlaceKind.STATE, "MNG", 46.8, 103.1, 6), Shape.COUNTRY, 0),
        (Located("Atlantis", PlaceKind.STATE, "ZZZ", 46.8, 103.1, 6), Shape.NONE, 0),
        (Located("the road", PlaceKind.LINE, None, None, None, 5), Shape.NONE, 0),
        (None, Shape.NONE, 0),
    ],
)
def test_a_place_is_drawn_no_more_exactly_than_it_is_known(located: Located | None, shape: Shape, km: int) -> None:
    where = where_of("X", located, outlines())
    assert (where.shape, where.km) == (shape, km)
    assert where.words
    if shape in (Shape.COUNTRY, Shape.NONE):
        assert where.latitude is None


def test_of_several_places_of_a_name_none_is_drawn() -> None:
    others = tuple(Place("Torvik", PlaceKind.SETTLEMENT, code, 1.0, 1.0) for code in ("MNG", "CHN"))
    where = where_of("Torvik", Located("Torvik", PlaceKind.SETTLEMENT, others=others), outlines())
    assert where.shape is Shape.NONE
    assert where.words == "one of several places: Torvik (MNG), Torvik (CHN); not drawn"


def test_a_place_stands_as_it_was_claimed_by_each_day(war: Material) -> None:
    torvik = section(war).places[0]
    assert [(s.day, s.standing.value, s.holders) for s in torvik.states] == [("2031-05-01", "contested", ("Karsa",))]
    later = replace(war, ties=(replace(war.ties[0], said="2031-05-04"),))
    assert [(s.day, s.standing.value) for s in section(later).places[0].states] == [
        ("2031-05-01", "uncorroborated"),
        ("2031-05-04", "contested"),
    ]


def test_the_table_has_claims_and_denials_in_order(war: Material) -> None:
    torvik = section(war).places[0]
    assert [(w.day, w.who, w.says, w.denies) for w in torvik.words] == [
        ("2031-05-01", "Karsa", "Karsa captured Torvik", ""),
        ("2031-05-01", "Velor", "denies: Torvik had fallen", "Karsa captured Torvik"),
    ]


def test_an_attack_has_its_tolls_its_blame_and_its_denial(war: Material) -> None:
    (row,) = section(war).attacks
    attack = row.attack
    assert (attack.day, attack.what, attack.toll, attack.standing) == (
        "2031-05-02",
        "artillery: a market",
        "9 to 12 killed",
        "contested",
    )
    assert [(b.blamed, b.claimants) for b in attack.blames] == [("Velor", ("Karsa",))]
    assert row.told_by == (("Karsa", ("a1",)),)
    assert row.denied_by == (("Velor", ("d2",)),)
    assert [(t.who, t.says) for t in attack.tolls] == [
        ("Karsa", "12 civilians killed, by Velor"),
        ("Velor", "9 civilians killed, by Velor"),
    ]
    assert set(attack.claims) == {"a1", "n1", "n2", "d2"}
    assert row.where.shape is Shape.CIRCLE


def test_the_script_is_given_marks_on_land(war: Material) -> None:
    data = json.loads(section(war).data)
    assert (data["first"], data["last"]) == ("2031-05-01", "2031-05-06")
    shapes = {spot["name"]: spot["shape"] for spot in data["spots"] if spot["control"]}
    assert shapes == {"Torvik": "point", "Dornogovi": "outline", "Mongolia": "country"}
    country = next(spot for spot in data["spots"] if spot["shape"] == "country")
    assert country["lat"] is None
    assert data["land"]["shapes"][country["outline"]]
    south, west, north, east = data["view"]
    assert south < 44.5 < north
    assert west < 110.0 < east


def test_what_one_claimant_says_twice_is_one_line(war: Material) -> None:
    first = war.claims[0]
    again = replace(war, claims=(*war.claims, replace(first, id="c9", report="one")))
    again = replace(again, places=(replace(war.places[0], claims=("c1", "c9")), *war.places[1:]))
    again = replace(again, sentences={**war.sentences, "c9": first.span})
    data = json.loads(section(again).data)
    torvik = next(spot for spot in data["spots"] if spot["name"] == "Torvik" and spot["control"])
    assert torvik["control"][0]["said"][0]["ids"] == ["c1", "c9"]


def test_each_holder_has_a_colour_of_its_own_the_others_one_together(war: Material) -> None:
    base = war.claims[0]
    names = [f"Clan {n}" for n in range(9)]
    claims = tuple(
        replace(base, id=f"h{n}", place=f"Town {n}", details=ControlDetails(ControlAct.HELD, name))
        for n, name in enumerate(names)
    )
    places = tuple(replace(war.places[0], place=f"Town {n}", claims=(f"h{n}",)) for n in range(9))
    many = replace(war, claims=claims, places=places, ties=(), incidents=(), meetings=(), truces=())
    found = section(replace(many, sentences={one.id: one.span for one in claims}))
    assert [name for name, _ in found.holders] == names[:7]
    assert sorted(sign for _, sign in found.holders) == list(range(7))
    (spot,) = json.loads(found.data)["spots"]
    assert sorted(state[3][0] for held in spot["control"] for state in held["states"]) == [0, 1, 2, 3, 4, 5, 6, 7, 7]


def test_words_of_reports_cannot_close_the_script(war: Material) -> None:
    hostile = "</script><img src=x onerror=alert(1)>"
    spoilt = replace(war, places=(replace(war.places[0], place=hostile), *war.places[1:]))
    found = section(spoilt)
    assert "<" not in found.data
    assert hostile in {c["place"] for spot in json.loads(found.data)["spots"] for c in spot["control"]}


def test_a_stray_mark_does_not_widen_the_view(war: Material) -> None:
    towns = [replace(war.places[0], place=f"Town {n}", claims=(f"x{n}",)) for n in range(12)]
    claims = [
        replace(
            war.claims[0],
            id=f"x{n}",
            place=f"Town {n}",
            where=Located(f"Town {n}", PlaceKind.SETTLEMENT, "MNG", 45 + n / 10, 110 + n / 10, 1)
            if n
            else Located("Town 0", PlaceKind.SETTLEMENT, "CHL", -33.4, -70.6, 1),
        )
        for n in range(12)
    ]
    wide = replace(war, claims=claims, places=towns, ties=(), incidents=(), meetings=(), truces=())
    wide = replace(wide, sentences={one.id: one.span for one in claims})
    south, _, north, _ = json.loads(section(wide).data)["view"]
    assert 44 < south < north < 47


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        ([(12, 12, 12)], "12 killed"),
        ([(12, 12, 12), (9, 9, 9)], "9 to 12 killed"),
        ([(None, 31, None)], "at least 31 killed"),
        ([(0, 0, 0)], ""),
        ([(None, None, None)], ""),
        ([], ""),
    ],
)
def test_a_mark_tells_the_span_of_the_figures(figures: list[tuple[int | None, ...]], words: str) -> None:
    tolls = [
        TollDetails(Harm.KILLED, s, lo, hi, False, Status.CIVILIAN, None, None, Scope.INCIDENT, None)
        for s, lo, hi in figures
    ]
    assert toll_words(tolls) == words


def test_parts_of_a_toll_do_not_lower_it() -> None:
    whole = TollDetails(Harm.KILLED, 12, 12, 12, False, Status.CIVILIAN, None, None, Scope.INCIDENT, None)
    part = replace(whole, stated=3, low=3, high=3, part_of="12")
    assert toll_words([whole, part]) == "12 killed"


def test_a_page_has_no_more_attacks_than_can_be_read(war: Material, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(map_module, "MOST_ATTACKS", 2)
    one = war.incidents[0]
    less = [replace(one, key=f"k{n}", day=f"2031-04-0{n}", tolls=(), denials=()) for n in (1, 2, 3)]
    found = section(replace(war, incidents=(*less, one)))
    assert [row.attack.day for row in found.attacks] == ["2031-04-01", "2031-05-02"]
    assert found.left_out == (0, 2)
    assert "2 attacks of which less is said are left out" in render(build_view(replace(war, incidents=(*less, one))))


def test_without_places_and_attacks_there_is_no_map(war: Material) -> None:
    assert build_view(replace(war, places=(), incidents=())).data("map") is None


def test_places_that_no_table_has_are_listed_without_a_map(war: Material) -> None:
    claims = tuple(replace(one, where=None) for one in war.claims)
    found = section(replace(war, claims=claims))
    assert found.data == ""
    assert [row.place for row in found.places] == ["Torvik", "Dornogovi", "Mongolia"]
