"""The parts of a text."""

# ruff: noqa: E501 (a text and its parts are easier to compare unbroken)

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model.report import PartKind
from counterclaim.reports import find_parts
from counterclaim.reports.dates import date_header

Show = Callable[..., list[tuple[str, str]]]
BODY = "The governor of Velmora said that nobody had slept."


def kinds(pairs: list[tuple[str, str]]) -> str:
    return " ".join(kind for kind, _ in pairs)


@pytest.mark.parametrize(
    "dateline",
    [
        "VELMORA, Sandavia (AP) —",
        "VELMORA, Oct 26 (Reuters) -",
        "VELMORA/PORT SELIM (Reuters) -",
        "Velmora (AFP) –",
        "(Reuters) -",
        "VELMORA, Sandavia —",
        "Velmora, Xinhua –",
        "VELMORA:",
        "Velmora, 26 October 2021 -",
        "PORT SELIM, Sandavia, Oct. 26, 2021 (AP) --",
    ],
)
def test_datelines(show: Show, dateline: str) -> None:
    assert show(f"{dateline} {BODY}") == [("dateline", dateline), ("body", BODY)]


@pytest.mark.parametrize(
    "text",
    [
        "NATO–led troops left the hills.",
        "The governor (AFP) said so.",
        "Velmora - the old capital - was quiet.",
        "He said: Nobody slept.",
        "Officials, in Velmora, said: We lost two men.",
        "By Friday the hills were quiet.",
        "Oct. 23, 2020 was a quiet day.",
        "Photographs of the dead were published by both sides.",
        "A credit of 3 million was granted to Velmora.",
        "The images were shown (pictures followed) on state television.",
        "Comments by the mayor cost three men their lives.",
        "Advertisement sellers were among the nine dead.",
        "Recommended routes were mined, he said.",
        "Read the ministry's statement: two men were lost.",
    ],
)
def test_running_text_stays_running_text(show: Show, text: str) -> None:
    assert show(text) == [("body", text)]


def test_a_headline_is_a_first_line_without_a_stop(show: Show) -> None:
    assert kinds(show(f"Velmora shelled again\n\n{BODY}")) == "headline body"
    assert kinds(show(f"Velmora was shelled again.\n{BODY}")) == "body body"
    assert kinds(show("Velmora shelled again")) == "body"


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        (f"Velmora's 'iron gate' falls {BODY}", "Velmora’s “iron gate” falls", "headline body"),
        (f"Velmoras iron gate falls {BODY}", "Velmora's iron gate falls - World - Harbour Times", "headline body"),
        (f"Wed 7 Apr 2021 Iron gate falls. {BODY}", "Iron gate falls", "dateline headline body"),
        (f"Iron gate falls AFP Wednesday 7 Apr 2021 {BODY}", "Iron gate falls", "headline dateline body"),
        (f"UPDATE 2 - Iron gate falls {BODY}", "Iron gate falls", "headline body"),
        ("Iron gate falls down on three men.", "Iron gate falls", "body"),
        ("Velmora Council met again.", "Velmora", "body"),
        ("Iron gate falls", "Iron gate falls", "body"),
        (
            f"Iron gate falls\nBy Anna Keller\n7 April 2021\nVELMORA (AP) — {BODY}",
            None,
            "headline byline dateline dateline body",
        ),
    ],
)
def test_glued_heads(show: Show, text: str, title: str | None, expected: str) -> None:
    assert kinds(show(text, title)) == expected


CAPTION = "Women queue for bread in Velmora, Tuesday, April 6, 2021."


@pytest.mark.parametrize(
    "credit",
    [
        "(AP Photo)",
        "(AP Photo/Jane Doe, File)",
        "[Jane Doe/Reuters]",
        "(Reuters)",
        "(Photo by Jane Doe / AFP)",
        "(Photo: EPA)",
        "(File photo)",
        "REUTERS/Jane Doe",
        "Credit: Jane Doe",
        "Photo: Jane Doe/Reuters",
        "Photograph by Jane Doe",
        "Jane Doe/AFP/Getty Images",
        "AP Photo/Jane Doe",
        "(Jane Doe/Pool Photo via AP)",
        "(Handout via Reuters)",
        "(Wire and Agencies)",
    ],
)
def test_a_credit_makes_a_caption_of_its_paragraph(show: Show, credit: str) -> None:
    assert show(f"{BODY}\n{CAPTION} {credit}\n{BODY}") == [
        ("body", BODY),
        ("caption", CAPTION),
        ("credit", credit),
        ("body", BODY),
    ]


def test_captions_and_credits_run_together(show: Show) -> None:
    second = "Smoke stands over Port Selim. The harbour was hit twice."
    text = f"{BODY}\n\n{CAPTION} (AP Photo) Credit: Uncredited Credit: Uncredited {second} (AP Photo/J. Doe) Credit: J. Doe"
    assert show(text)[1:] == [
        ("caption", CAPTION),
        ("credit", "(AP Photo)"),
        ("credit", "Credit: Uncredited"),
        ("credit", "Credit: Uncredited"),
        ("caption", second),
        ("credit", "(AP Photo/J. Doe)"),
        ("credit", "Credit: J. Doe"),
    ]


def test_body_glued_to_a_credit(show: Show) -> None:
    text = f"{BODY}\n{CAPTION} REUTERS/Jane DoeBoth sides kept quiet.\n{BODY}"
    assert show(text)[1:4] == [("caption", CAPTION), ("credit", "REUTERS/Jane Doe"), ("body", "Both sides kept quiet.")]
    assert ("credit", "REUTERS/Ian McDonald") in show(f"{CAPTION} REUTERS/Ian McDonald")


def test_a_caption_inside_one_long_paragraph(show: Show) -> None:
    text = f"{BODY} {BODY} {CAPTION} (Reuters) Later the guns fell silent."
    assert show(text) == [
        ("body", f"{BODY} {BODY}"),
        ("caption", CAPTION),
        ("credit", "(Reuters)"),
        ("body", "Later the guns fell silent."),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "In this photo released by the army, a gun is moved",
        "FILE - A gun is moved near Velmora",
        "The mayor (pictured) met the troops",
        "Pictured: a gun near Velmora",
        "A frame grab from video shows a gun near Velmora",
        "An image grab taken from a video of the ministry",
    ],
)
def test_lines_that_say_they_are_captions(show: Show, line: str) -> None:
    assert show(f"{BODY}\n{line}\n{BODY}")[1] == ("caption", line)


@pytest.mark.parametrize(
    ("caption", "supplier", "by_party"),
    [
        (
            "In this photo provided by the Sandavian Navy Press Service via PAN Photo, a boat is seen. (AP)",
            "Sandavian Navy Press Service",
            True,
        ),
        (
            "In this image taken from video released on Monday by Port Authority, a boat burns. (AP)",
            "Port Authority",
            True,
        ),
        ("A handout photo made available by Xinhua News Agency shows a boat. (EPA)", "Xinhua News Agency", False),
        ("A boat burns, April 6, 2021. (Jane Doe, Navy Press Service/PAN Photo via AP)", "Navy Press Service", True),
        ("A boat burns, April 6, 2021. (Ministry of Ports via AP)", "Ministry of Ports", True),
        ("A boat burns, April 6, 2021. (Jane Doe/Sputnik via AP)", "Sputnik", False),
        ("A boat burns, April 6, 2021. (Courtesy of Harbour Rescue)", "Harbour Rescue", True),
        ("A boat burns, April 6, 2021. (AP Photo/Jane Doe)", None, False),
    ],
)
def test_suppliers(caption: str, supplier: str | None, by_party: bool) -> None:
    part = next(p for p in find_parts(f"{BODY}\n{caption}", None) if p.kind is PartKind.CAPTION)
    assert (part.supplier, part.supplied_by_party) == (supplier, by_party)


@pytest.mark.parametrize(
    "line",
    [
        "By Anna Keller",
        "By Anna Keller and Tom Reed, Harbour Times",
        "Anna Keller in Velmora and Tom Reed in Port Selim contributed to this report.",
        "Associated Press writers Anna Keller in Velmora and Tom Reed in Port Selim contributed to this report.",
        "Additional reporting by Anna Keller; Writing by Tom Reed; Editing by Ann Lee",
        "(Reporting by Anna Keller; Editing by Tom Reed)",
        "Anna Keller reported from Velmora.",
        "- REUTERS",
    ],
)
def test_bylines(show: Show, line: str) -> None:
    assert show(f"{BODY}\n{line}") == [("body", BODY), ("byline", line)]
    if not line.startswith(("By", "Anna Keller reported")):
        assert show(f"{BODY} {line}") == [("body", BODY), ("byline", line)]


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Talks collapse",
        "Sign up for our newsletter",
        "Follow us on Facebook",
        "© 2021 Harbour Times. All rights reserved.",
        "Related: Talks collapse",
        "This story has been corrected to show that 12 boats were lost, not 21.",
        "Our Standards: The Thomson Reuters Trust Principles.",
        "* * *",
        "Comments",
        "RELATED:",
    ],
)
def test_boilerplate(show: Show, line: str) -> None:
    assert show(f"{BODY}\n{line}") == [("body", BODY), ("boilerplate", line)]


def test_a_caption_printed_twice_points_at_the_first() -> None:
    text = f"{BODY}\n{CAPTION} (AP Photo)\n{BODY} Yes.\n{CAPTION.upper()} (AP Photo)"
    parts = find_parts(text, None)
    assert [part.repeats for part in parts] == [None, None, None, None, 1, None]


def test_lines_wrapped_at_a_width_are_one_paragraph(show: Show) -> None:
    block = "The governor of Velmora said on Monday that none of the\nmen who had been sent into the hills had returned, and that\nno more would go."
    assert show(f"{block}\n\n{block}\n") == [("body", block), ("body", block)]


# fmt: off
WORDS = st.sampled_from([
    "(AP Photo)", "Credit:", "Uncredited", "REUTERS/", "Jane Doe", "\n", " ", ".", "(", "[", "]", ")", "Photo:", "—", "-",
    "Getty Images", "By ", "VELMORA", "date 2020-10-26", "Oct. 23, 2020", "Reporting by ", "contributed to this report",
    "All rights reserved", "Image caption", "via AP", "\u2028", "\u00a0", "\u200f", "\U0001f468\u200d\U0001f467", "é", "/",
])
# fmt: on


@given(
    st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=30).map("".join)),
    st.one_of(st.none(), st.text(max_size=20)),
)
def test_parts_are_in_order_apart_and_whole(text: str, title: str | None) -> None:
    parts = find_parts(text, None, title)
    header = date_header(text)
    place = header[0].end if header else 0
    for index, part in enumerate(parts):
        assert place <= part.span.start < part.span.end <= len(text)
        assert not text[place : part.span.start].strip()
        assert part.span.of(text) == part.span.of(text).strip()
        assert part.repeats is None or part.repeats < index
        place = part.span.end
    assert not text[place:].strip()


@pytest.mark.parametrize(
    "unit", ["(", "Credit: ", "A. ", "By A ", "REUTERS/", "Ab ", "a", "In this a ", "(AP) ", "- ", "photo provided "]
)
def test_long_monotonous_text_is_read(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    assert sum(part.span.end - part.span.start for part in find_parts(text, None, "Ab ab ab ab")) > 0
