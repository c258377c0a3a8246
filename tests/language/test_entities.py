"""Mentions of one person, body or place are united; pronouns and bare titles find whom they stand for."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.language.cast import bundled_cast, find_parties
from counterclaim.language.entities import resolve_bare, unite
from counterclaim.language.names import find_names
from counterclaim.language.sentences import split
from counterclaim.language.tokens import tokenize
from counterclaim.model.reading import Entity, NameMention
from counterclaim.model.report import Part, PartKind, Report
from counterclaim.model.span import Span


def _read(text: str) -> tuple[tuple[NameMention, ...], tuple[Entity, ...]]:
    parts = tuple(Part(PartKind.BODY, Span(*m.span())) for m in re.finditer(r"\S(?:[^\n]*\S)?", text))
    tokens = tokenize(text)
    sentences = split(Report("r", text, parts=parts), tokens)
    cast = bundled_cast()
    mentions = find_parties(text, tokens, cast)
    names = find_names(text, tokens, sentences, mentions, None, cast)
    return unite(text, tokens, sentences, names, mentions, cast)


def _mentions(text: str) -> dict[str, list[str]]:
    names, entities = _read(text)
    out: dict[str, list[str]] = {e.name: [] for e in entities}
    for m in names:
        out[entities[m.entity].name].append(m.span.of(text))
    return out


@pytest.mark.parametrize(
    ("text", "name", "mentions"),
    [
        (
            "Ghanaian President Kofi Ansah spoke. Ansah left.",
            "Ghanaian President Kofi Ansah",
            ["Kofi Ansah", "Ansah"],
        ),
        (
            "Ansah left early. The Ghanaian President Kofi Ansah had spoken.",
            "Ghanaian President Kofi Ansah",
            ["Ansah", "Kofi Ansah"],
        ),
        (
            "Prime Minister Aram Petrosian spoke. A day later Aram Petrosyan left.",
            "Prime Minister Aram Petrosian",
            ["Aram Petrosian", "Aram Petrosyan"],
        ),
        (
            "Libya's leader Moammar Gadhafi spoke. Muammar Qaddafi said no.",
            "Libya's leader Moammar Gadhafi",
            ["Moammar Gadhafi", "Muammar Qaddafi"],
        ),
        (
            "Commander Salim Abdul Rahman spoke. Salim Abdulrahman said no.",
            "Commander Salim Abdul Rahman",
            ["Salim Abdul Rahman", "Salim Abdulrahman"],
        ),
        (
            "The Kordofan Lawyers Association (KLA) met. The KLA voted.",
            "Kordofan Lawyers Association",
            ["Kordofan Lawyers Association", "KLA", "KLA"],
        ),
        (
            "The Tawila Observatory for Civilians wrote it down. Nobody called the Observatory.",
            "Tawila Observatory for Civilians",
            ["Tawila Observatory for Civilians", "Observatory"],
        ),
        ("ISIS came. Islamic State left.", "Islamic State", ["ISIS", "Islamic State"]),
    ],
)
def test_mentions_are_united(text: str, name: str, mentions: list[str]) -> None:
    assert _mentions(text)[name] == mentions


@pytest.mark.parametrize(
    "text",
    [
        "Ahmed Hassan spoke. Ali Hassan left.",
        "Omar Hassan spoke. Amir Hassan left.",
        "Rami Saleh spoke. Rima Saleh left.",
        "Niger and Nigeria signed.",
        "Iran and Iraq signed.",
        "The Kremlin and Moscow agreed.",
        "Sergei Ivanov met Anna Ivanova.",
    ],
)
def test_what_differs_stays_apart(text: str) -> None:
    assert len(_read(text)[1]) == 2


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Malian army spokesman Oumar Dao spoke.", "Mali"),
        ("Jan Kowalski, the president of Benin, spoke.", "Benin"),
        ("UN envoy Lars Holm spoke.", "United Nations"),
        ("Vladimir Putin spoke.", "Russia"),
        ("Jan Kowalski spoke.", None),
        ("Kenyan journalist Jane Mwangi spoke.", None),
    ],
)
def test_the_party_of_a_person(text: str, party: str | None) -> None:
    assert _read(text)[1][0].party == party


@pytest.mark.parametrize(
    ("text", "phrase", "name"),
    [
        ("Ghanaian President Kofi Ansah met Queen Maude Larsen.", "he", "Ghanaian President Kofi Ansah"),
        ("Ghanaian President Kofi Ansah met Queen Maude Larsen.", "the president", "Ghanaian President Kofi Ansah"),
        ("Ghanaian President Kofi Ansah met Queen Maude Larsen.", "she", "Queen Maude Larsen"),
        ("The Kordofan Lawyers Association met Jon Abel.", "the association", "Kordofan Lawyers Association"),
        ("The Kordofan Lawyers Association met Jon Abel.", "the group", "Kordofan Lawyers Association"),
        ("The Kordofan Lawyers Association met Jon Abel.", "it", "Kordofan Lawyers Association"),
        ("Malian Prime Minister Oumar Dao left Togo.", "the premier", "Malian Prime Minister Oumar Dao"),
        ("Malian Prime Minister Oumar Dao left Togo.", "the country", "Togo"),
        ("Malian Prime Minister Oumar Dao left Togo.", "the ministry", None),
        ("Nobody came.", "they", None),
        ("Jon Abel came.", "", None),
    ],
)
def test_a_pronoun_or_title_finds_its_entity(text: str, phrase: str, name: str | None) -> None:
    names, entities = _read(text)
    found = resolve_bare(phrase, len(text), names, entities)
    assert (found.name if found else None) == name


def test_what_comes_later_is_no_antecedent() -> None:
    text = "He spoke. President Kofi Ansah left."
    assert resolve_bare("He", 0, *_read(text)) is None


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_united(text: str) -> None:
    names, entities = _read(text)
    assert {m.entity for m in names} == set(range(len(entities)))
    assert all(e.name for e in entities)
