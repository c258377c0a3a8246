"""How many of the places that the reports of a war name are known: each by name and the country that it names."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from counterclaim.language.places import Setting, locate

WARS = yaml.safe_load(Path(__file__).with_name("wars.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("war", sorted(WARS))
def test_places_of_a_war_are_located(war: str) -> None:
    country, names = WARS[war]["country"], WARS[war]["names"]
    setting = Setting(frozenset({country}))
    found = {name: locate(name, setting=setting) for name in names}
    missed = {
        name: where
        for name, where in found.items()
        if where is None or where.latitude is None or where.country != country
    }
    assert not missed


def test_there_are_enough_of_them() -> None:
    assert len(WARS) >= 12
    assert sum(len(war["names"]) for war in WARS.values()) >= 150
