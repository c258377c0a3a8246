"""One claimant under two names: made one where the report says so, and only there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model.claim import Claim, DemandDetails, Kind
from counterclaim.model.span import Span
from counterclaim.reconcile import Utterance, claimant_of, with_claimants
from counterclaim.reconcile.claimants import is_named


def say(source: str, party: str | None = None, *, origin: str | None = None, outlet: str = "Osk Post") -> Utterance:
    claim = Claim("c", "r1", Kind.DEMAND, Span(0, 1), "x", source, party, None, None, None, DemandDetails("x"))
    return Utterance(claim, date(2031, 5, 1), outlet, origin)


def names(*said: Utterance, others: Sequence[tuple[str, str | None]] = ()) -> list[str]:
    return [one.claimant for one in with_claimants(said, others)]


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Governor Talal al-Tovini", "Tovini"),
        ("Governor Talal al-Tovini", "al-Tovini"),
        ("Governor Talal al-Tovini", "Gov. Tovini"),
        ("Ilo Vant, the mayor of Tovin", "Vant"),
        ("Ilo Vant head of the political office of the rebels", "Ilo Vant"),
        ("Tovin Monitoring Network", "the network"),
        ("Tovin Monitoring Network (TMN)", "TMN"),
        ("Kestrin Observatory for Rights", "Observatory"),
        ("Kestrin Observatory for Rights", "The Observatory"),
        ("Kestrin Observatory for Rights", "Velmora-based Observatory"),
        ("Kestrin Observatory for Rights", "Observatory report"),
    ],
)
def test_a_short_form_is_the_name_that_its_report_introduces(full: str, short: str) -> None:
    one, other = names(say(full), say(short))
    assert one == other
    assert names(say(short), others=[(full, None)]) == [one]


def test_a_short_form_of_a_body_of_the_cast_is_that_body() -> None:
    monitor = "Syrian Observatory for Human Rights"
    assert names(say("Britain-based " + monitor, monitor), say("the observatory")) == [monitor, monitor]
    assert names(say("Rami Vant, the observatory's head", monitor), say("Vant")) == [monitor, monitor]


@pytest.mark.parametrize(
    ("sources", "short"),
    [
        (("Tovin Media Network", "Kestrin Rights Network"), "the network"),  # either may be meant
        (("Ilo Vant", "Mira Vant"), "Vant"),
        (("Tovin Police Command",), "police"),
        (("Osk Defence Ministry",), "the ministry"),  # an organ of any state
        (("Tovin Army Command",), "army"),
        (("Talal al-Tovini",), "Talal al-Tovino"),  # merely alike
        (("opposition activists",), "activists"),
        (("Geneva Rights Council",), "Geneva"),  # a place
        (("State media and the Observatory",), "The Observatory"),
    ],
)
def test_nothing_is_one_for_being_alike(sources: tuple[str, ...], short: str) -> None:
    found = names(*map(say, sources), say(short))
    assert found[-1] not in found[:-1]


def test_another_report_introduces_nobody() -> None:
    assert names(say("Vant")) == ["Vant"]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Tovin Governor Ilo Vant", "Ilo Vant"),
        ("Gov. Ilo Vant", "Ilo Vant"),
        ("opposition activist Mustafa al-Osk", "Mustafa al-Osk"),
        ("Artur Vantyan, the deputy defence minister", "Artur Vantyan"),
        ("Ilo Vant", "Ilo Vant"),
        ("Vant", "Vant"),
        ("Tovin Media Center director", "Tovin Media Center director"),
        ("source at Tovin Police Command", "source at Tovin Police Command"),
    ],
)
def test_a_person_has_no_title_and_a_body_stays(source: str, name: str) -> None:
    assert names(say(source)) == [name]


@pytest.mark.parametrize(
    "source",
    ["officials", "Officials", "Local sources in Tovin", "a doctor", "Military sources", "residents", "which",
     "activists in Tovin", "source in the province", "Defense Ministry", "army", "State media"],
)  # fmt: skip
def test_who_isnt_named_is_a_claimant_of_one_outlet(source: str) -> None:
    assert not is_named(source)
    one, other = claimant_of(say(source)), claimant_of(say(source, outlet="Kestrin News"))
    assert one != other
    assert one.endswith(" (in Osk Post)")
    assert claimant_of(say(source, outlet="Geo", origin="Osk Post")) == one


def test_an_outlets_own_voice_in_a_copy_is_that_of_whom_it_copies() -> None:
    assert names(say("", origin="Wire", outlet="A"), say("", origin="Wire", outlet="B")) == ["(outlet) Wire"] * 2
    assert names(say("", outlet="")) == ["(outlet) not named"]


def test_the_source_stays_as_the_report_has_it_and_a_party_given_by_a_reviewer_parts_them() -> None:
    both = with_claimants([say("Governor Ilo Vant"), say("Vant")])
    assert [one.claim.source for one in both] == ["Governor Ilo Vant", "Vant"]
    assert names(say("Governor Ilo Vant"), say("Vant", "Osk")) == ["Ilo Vant", "Osk"]


@given(st.lists(st.text(max_size=40), max_size=5))
def test_any_sources_have_claimants_in_any_order(sources: list[str]) -> None:
    found = names(*map(say, sources))
    assert all(found)
    assert dict(zip(sources, found, strict=True)) == dict(
        zip(sources[::-1], names(*map(say, sources[::-1])), strict=True)
    )
