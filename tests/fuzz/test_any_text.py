"""Any text at all, down the whole road and into every parser: nothing is raised, spans hold, twice gives the same."""

from __future__ import annotations

import importlib.util
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.trust.baits import RUNS, SENTENCES
from tests.trust.road import faults_on_the_road

from counterclaim.claims import claim_record, extract_claims
from counterclaim.errors import CastError
from counterclaim.language import read
from counterclaim.language.cast import load_cast
from counterclaim.ledger import Ledger, ask
from counterclaim.model.report import Report
from counterclaim.reports.dates import parse_published

ROAD = settings.get_profile("road")
FUZZER = Path(__file__).parents[2] / "tools" / "fuzz_reports.py"

WORDS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(RUNS),
    st.sampled_from([word for sentence in SENTENCES for word in sentence.replace("{}", " ").split(" ")]),
    st.integers(-10, 10**30).map(str),
    st.dates().map(str),
    st.sampled_from([*"“”\"'()[].,:;—-\n", "\n\n", "\u202e", "\u00a0", "\U0001f3f4"]),
)
TEXTS = st.one_of(
    st.text(max_size=300), st.lists(WORDS, max_size=60).map(" ".join), st.lists(WORDS, max_size=60).map("".join)
)

YAML = (
    *(
        "parties:",
        "\n  - name: ",
        "\n    names: ",
        "bundled: ",
        "kind: state",
        "Osk",
        "\n",
        "---",
        "\t",
        "# ",
        ": ",
        "? ",
        "- ",
    ),
    *("[", "]", "{", "}", "&a", "*a", "<<: ", "!!python/name:os", "|", ">", "'", '"'),
)


@settings(ROAD)
@given(TEXTS, st.one_of(st.none(), st.text(max_size=60)))
def test_the_road_holds_for_any_text(text: str, title: str | None) -> None:
    assert faults_on_the_road(text, title) == ""


@settings(ROAD, max_examples=ROAD.max_examples // 4)
@given(TEXTS)
def test_the_road_gives_the_same_twice(text: str) -> None:
    report = Report(id="any", text=text, published=date(2021, 4, 5))
    once, again = ([claim_record(claim, explain=True) for claim in extract_claims(read(report))] for _ in range(2))
    assert once == again


@settings(ROAD)
@given(st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=8).map(" ".join)))
def test_a_day_is_a_day_or_none(written: str) -> None:
    assert parse_published(written) is None or isinstance(parse_published(written), date)


@settings(ROAD)
@given(st.one_of(st.text(max_size=300), st.lists(st.sampled_from(YAML), max_size=30).map("".join)))
def test_a_cast_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_text(text, "utf-8", newline="")
    try:
        load_cast(path)
    except CastError as error:
        code, mend = error.code, error.mend
    else:
        code, mend = "CC3", "none is needed"
    assert code.startswith("CC3")
    assert mend


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ask") / "war.db"
    Ledger.create(path).close()
    return path


@settings(ROAD)
@given(st.one_of(st.text(max_size=100), st.lists(WORDS, max_size=12).map(" ".join)))
def test_any_question_is_answered(empty: Path, words: str) -> None:
    with Ledger.open(empty, readonly=True) as ledger:
        assert ask(ledger, words).claims == ()


@pytest.fixture(scope="module")
def fuzzer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fuzz_reports", FUZZER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_what_the_fuzzer_starts_from_is_read(fuzzer: ModuleType, tmp_path: Path) -> None:
    for seed in fuzzer.SEEDS:
        assert fuzzer.problem_of(seed, tmp_path) == ""


@settings(ROAD)
@given(kind=st.integers(0, 5), data=st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(
    fuzzer: ModuleType, tmp_path_factory: pytest.TempPathFactory, kind: int, data: bytes
) -> None:
    assert fuzzer.problem_of(bytes([kind]) + data, tmp_path_factory.getbasetemp()) == ""
