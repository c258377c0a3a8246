from __future__ import annotations

import pytest

from counterclaim.dossier.gloss import amount, gloss, question_title
from counterclaim.model.claim import Claim, Harm, Kind, Scope, Status, TollDetails
from counterclaim.model.span import Span


@pytest.mark.parametrize(
    ("low", "high", "stated", "disclosed", "words"),
    [
        (974, 974, 974, True, "974"),
        (31, None, 30, True, "more than 30"),
        (31, None, 31, True, "31 or more"),
        (20, None, None, True, "20 or more"),
        (None, 29, 30, True, "fewer than 30"),
        (None, 5000, 5000, True, "at most 5,000"),
        (20, 30, None, True, "20 to 30"),
        (None, None, 100, True, "about 100"),
        (None, None, None, True, "no number"),
        (None, None, None, False, "withheld"),
        (0, 0, 0, True, "0"),
    ],
)
def test_amounts_say_their_bounds(
    low: int | None, high: int | None, stated: int | None, disclosed: bool, words: str
) -> None:
    assert amount(low, high, stated, disclosed=disclosed) == words


def test_a_question_without_a_side_names_none() -> None:
    assert question_title(None, Harm.KILLED, Status.CIVILIAN, Scope.INCIDENT) == "Civilians killed, in one incident"


def test_one_person_is_not_people() -> None:
    claim = Claim(
        "x",
        "r",
        Kind.TOLL,
        Span(0, 1),
        "a",
        "",
        None,
        None,
        None,
        None,
        TollDetails(Harm.KILLED, 1, 1, 1, False, Status.COMBATANT, "Osk", None, Scope.INCIDENT, "Brenn"),
    )
    assert gloss(claim) == "1 combatant of Osk killed, by Brenn (in one incident)"
