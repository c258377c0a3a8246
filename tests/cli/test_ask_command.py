"""What `counterclaim ask` prints: first what it understood, and what it didn't."""

from __future__ import annotations

import pytest

from counterclaim.cli.ask import understood
from counterclaim.ledger.ask_words import understand


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("who broke the truce in Tovin", ["claims of ceasefire (violated)", "with the words tovin"]),
        ("children killed in Tovin", ["killed, children alone", "with the words tovin"]),
        (
            "what did Armenia say about Azerbaijani losses on 2031-05-02",
            ["killed", "of or in Azerbaijan", "said by Armenia", "of 2031-05-02 (“2031-05-02”)"],
        ),
        ("Armenia Azerbaijan", ["about Armenia", "with Azerbaijan"]),
        ("killed before May 2031", ["killed", "of … to 2031-04-30 (“before May 2031”)"]),
        ('"in their sleep"', ["with the phrase “in their sleep”"]),
        ("claim-0123456789abcdef", ["the claim 0123456789abcdef"]),
        ("?", []),
    ],
)
def test_what_was_understood_is_said_in_words(question: str, words: list[str]) -> None:
    assert list(understood(understand(question))) == words
