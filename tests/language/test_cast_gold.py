"""How often `party_of` agrees with careful readers, over the gold rows beside the checkout."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from counterclaim.language.cast import bundled_cast, party_name, party_of, same_party

GOLD = Path(__file__).parents[2] / ".." / "shared" / "gold"
FLOOR = 0.93
_NAMED = ("side", "by", "holder", "from", "against", "mediator", "parties", "to", "blamed")


def _rows(name: str) -> list[dict[str, object]]:
    path = GOLD / name
    if not path.exists():
        pytest.skip(f"the gold rows {name} are not beside this checkout")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


@pytest.mark.parametrize("name", ["seed.jsonl", "karabakh-2020.jsonl", "syria.jsonl"])
def test_sources_speak_for_their_party(name: str) -> None:
    cast = bundled_cast()
    rows = [(str(r["source"]), r["source_party"]) for r in _rows(name) if r.get("source")]
    right = 0
    for source, party in rows:
        found = party_of(source, cast)
        right += found == party or (found is not None and isinstance(party, str) and same_party(found, party, cast))
    assert right / len(rows) >= FLOOR, f"{right} of {len(rows)}"


@pytest.mark.parametrize("name", ["seed.jsonl", "karabakh-2020.jsonl", "syria.jsonl"])
def test_the_written_name_is_the_same_party(name: str) -> None:
    cast = bundled_cast()
    values = [v for r in _rows(name) for key in _NAMED for v in _listed(r.get(key))]
    kept = sum(same_party(value, party_name(value, cast), cast) for value in values)
    assert kept == len(values)


def _listed(value: object) -> list[str]:
    if isinstance(value, list):
        return [str(v) for v in value]
    return [value] if isinstance(value, str) else []
