"""What `ask` understands of a question, form by form."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.ledger.ask_lexicon import lexicon, names_of, only_speaks, parties
from counterclaim.ledger.ask_words import understand
from counterclaim.ledger.asked import Asked
from counterclaim.model.claim import Harm, Kind, Status, TruceAct

LATEST = date(2031, 11, 10)


def of(question: str) -> Asked:
    return understand(question, LATEST)


@pytest.mark.parametrize("truce", ["truce", "ceasefire", "cease-fire", "cease fire", "armistice", "Truces"])
def test_every_word_for_a_truce(truce: str) -> None:
    asked = of(f"who broke the {truce} in Tovin?")
    assert (asked.kinds, asked.acts, asked.words) == ((Kind.CEASEFIRE,), (TruceAct.VIOLATED,), ("tovin",))


@pytest.mark.parametrize(
    ("question", "kinds", "acts", "words"),
    [
        ("breaches near Tovin", (Kind.CEASEFIRE,), (TruceAct.VIOLATED,), ("tovin",)),
        ("is the truce kept", (Kind.CEASEFIRE,), (TruceAct.COMPLIED,), ()),
        ("was the ceasefire extended", (Kind.CEASEFIRE,), (TruceAct.EXTENDED,), ()),
        ("did the ceasefire take effect", (Kind.CEASEFIRE,), (TruceAct.IN_FORCE,), ("take",)),
        ("who holds Tovin now", (Kind.CONTROL,), (), ("tovin",)),
        ("who captured Tovin", (Kind.CONTROL,), (), ("tovin",)),
        ("talks in Velor about prisoners", (Kind.TALKS,), (), ("velor", "prisoners")),
        ("attacks on hospitals", (Kind.ATTACK,), (), ("hospitals",)),
        ("attacks on civilians", (Kind.ATTACK,), (), ("civilians",)),
        ("shelling of Tovin", (Kind.ATTACK,), (), ("shelling", "tovin")),
        ("who denied the shelling of Tovin", (Kind.DENIAL,), (), ("shelling", "tovin")),
        ("who demanded the withdrawal", (Kind.DEMAND,), (), ("withdrawal",)),
        ("violations of human rights", (), (), ("violations", "human", "rights")),
    ],
)
def test_kinds_other_than_tolls(
    question: str, kinds: tuple[Kind, ...], acts: tuple[TruceAct, ...], words: tuple[str, ...]
) -> None:
    asked = of(question)
    assert (asked.kinds, asked.acts, asked.words, asked.harm) == (kinds, acts, words, None)


@pytest.mark.parametrize(
    ("question", "harm", "status", "group", "words"),
    [
        ("how many civilians were killed in Tovin", Harm.KILLED, Status.CIVILIAN, None, ("tovin",)),
        ("children killed in Tovin", Harm.KILLED, None, "children", ("tovin",)),
        ("how many soldiers were captured", Harm.CAPTURED, Status.COMBATANT, None, ()),
        ("military losses", Harm.KILLED, Status.COMBATANT, None, ()),
        ("how many journalists were hurt", Harm.INJURED, None, "journalists", ()),
        ("killed in attacks on Tovin", Harm.KILLED, None, None, ("tovin",)),
        ("prisoners exchanged", None, None, None, ("prisoners", "exchanged")),
    ],
)
def test_whom_a_toll_counts(
    question: str, harm: Harm | None, status: Status | None, group: str | None, words: tuple[str, ...]
) -> None:
    asked = of(question)
    assert (asked.harm, asked.status, asked.group, asked.words) == (harm, status, group, words)
    assert asked.of_tolls


@pytest.mark.parametrize(
    ("question", "party"),
    [
        ("who broke the truce", None),
        ("WHO BROKE THE TRUCE", None),
        ("what does the WHO count", "World Health Organization"),
        ("is the truce kept", None),
        ("fighters of IS killed", "Islamic State"),
        ("tell us the toll", None),
        ("soldiers of the US killed", "United States"),
        ("idf soldiers killed", "Israel"),
        ("what did the un say", "United Nations"),
        ("let the truce hold", None),
        ("a strike at dawn", None),
    ],
)
def test_abbreviations_that_are_words_need_capitals(question: str, party: str | None) -> None:
    assert of(question).parties == ((party,) if party else ())


@pytest.mark.parametrize(
    ("question", "by", "side"),
    [
        ("what did Azerbaijan say about its losses", "Azerbaijan", "Azerbaijan"),
        ("what does Armenia say about Azerbaijani losses", "Armenia", "Azerbaijan"),
        ("what did the Armenian defence ministry say about Tovin", "Armenia", None),
        ("according to Russia, how many were killed", "Russia", None),
        ("what was denied by Armenia", "Armenia", None),
        ("Armenia denied striking Tovin", "Armenia", None),
        ("Armenian soldiers killed by Azerbaijan", None, "Armenia"),
        ("deaths counted by Human Rights Watch", "Human Rights Watch", None),
        ("Human Rights Watch civilians killed", "Human Rights Watch", None),
        ("Azerbaijani military killed", None, "Azerbaijan"),
    ],
)
def test_who_is_asked_to_speak(question: str, by: str | None, side: str | None) -> None:
    asked = of(question)
    assert (asked.by, asked.side) == (by, side)
    assert not {"defence", "ministry", "say"} & set(asked.words)


@pytest.mark.parametrize(
    ("question", "since", "until", "as_of"),
    [
        ("killed in Tovin in October 2031", "2031-10-01", "2031-10-31", None),
        ("killed in tovin in october", "2031-10-01", "2031-10-31", None),
        ("killed on 2031-10-04", "2031-10-04", "2031-10-04", None),
        ("killed since 27 September", "2031-09-27", None, None),
        ("killed after 3 October", "2031-10-03", None, None),
        ("killed until 5 October 2031", None, "2031-10-05", None),
        ("killed by October 5", None, "2031-10-05", None),
        ("killed before October 2031", None, "2031-09-30", None),
        ("breaches between 10 and 12 October", "2031-10-10", "2031-10-12", None),
        ("attacks from Oct. 1 to Oct. 5", "2031-10-01", "2031-10-05", None),
        ("attacks in 2030", "2030-01-01", "2030-12-31", None),
        ("killed as of 5 November", None, None, "2031-11-05"),
        ("killed since 1 October as of 5 November 2031", "2031-10-01", None, "2031-11-05"),
        ("who may hold Tovin", None, None, None),
        ("the march on Tovin", None, None, None),
    ],
)
def test_days(question: str, since: str | None, until: str | None, as_of: str | None) -> None:
    asked = of(question)
    found = tuple(day and day.isoformat() for day in (asked.since, asked.until, asked.as_of))
    assert found == (since, until, as_of)
    assert bool(asked.dated) == any(found)
    assert not {"october", "september", "november", "2031", "2030"} & set(asked.words)


def test_a_date_without_its_year_is_left_as_words_where_the_ledger_has_no_days() -> None:
    asked = understand("killed since 27 September and in 2031")
    assert (asked.since, asked.until) == (date(2031, 1, 1), date(2031, 12, 31))
    assert "september" in asked.words


def test_phrases_and_ids() -> None:
    asked = of('who said "over 30 civilians" or “in their sleep” of #claim-0123456789abcdef')
    assert asked.phrases == ("over 30 civilians", "in their sleep")
    assert asked.claims == ("0123456789abcdef",)
    assert asked.words == ()
    assert of("0123456789abcdef").claims == ("0123456789abcdef",)
    assert of("claim-12").claims == ()


@pytest.mark.parametrize("question", ["", "???", "“”", '"', "what was said?", "\x00"])
def test_nothing(question: str) -> None:
    assert of(question) == Asked(None, None, None, ())


@given(st.text(max_size=200))
def test_any_text_is_understood_somehow(question: str) -> None:
    asked = of(question)
    assert understand(question, LATEST) == asked
    assert asked.since is None or asked.until is None or asked.dated


def test_the_lists_name_no_party_by_a_word_of_questions() -> None:
    lists = lexicon()
    words = {*lists.harm, *lists.status, *lists.kind, *lists.act, *lists.say, *lists.idle, *lists.organ}
    assert {word for word in words if word in parties()} <= lists.also_words
    assert all(isinstance(word, str) for word in (*words, *lists.also_words))


def test_names_of_a_party() -> None:
    assert {"United States", "American"} <= set(names_of("United States"))
    assert names_of("Nobody at All") == ("Nobody at All",)
    assert only_speaks("Human Rights Watch")
    assert not only_speaks("Armenia")
