"""Whole reports: repeats, what the next sentence borrows, and who is asked."""

from __future__ import annotations

from datetime import date

from counterclaim.claims import extract_claims
from counterclaim.language import read
from counterclaim.model.claim import Claim, Kind, Scope, Status, TollDetails
from counterclaim.model.report import Part, PartKind, Report
from counterclaim.model.span import Span


def tolls(text: str, parts: tuple[Part, ...] = ()) -> list[Claim]:
    report = Report(id="r", text=text, published=date(2025, 3, 12), parts=parts)
    return list(extract_claims(read(report, attributor="rules"), [Kind.TOLL]))


def details(claim: Claim) -> TollDetails:
    assert isinstance(claim.details, TollDetails)
    return claim.details


def test_headline_gives_way_to_the_body() -> None:
    headline, body = "Bakery strike kills 14", "A strike on a bakery in Velm killed 14 people on Monday."
    text = f"{headline}\n\n{body}"
    parts = (
        Part(PartKind.HEADLINE, Span(0, len(headline))),
        Part(PartKind.BODY, Span(len(headline) + 2, len(text))),
    )
    assert [claim.span.start for claim in tolls(text, parts)] == [text.rindex("14")]


def test_headline_alone_is_kept() -> None:
    text = "Bakery strike kills 14"
    assert [claim.text for claim in tolls(text, (Part(PartKind.HEADLINE, Span(0, len(text))),))] == ["14"]


def test_headline_that_adds_the_body_up_gives_way() -> None:
    headline, body = "Blasts kill, injure 70", "Two blasts killed 43 people and injured 28 in Velm."
    text = f"{headline}\n\n{body}"
    parts = (
        Part(PartKind.HEADLINE, Span(0, len(headline))),
        Part(PartKind.BODY, Span(len(headline) + 2, len(text))),
    )
    assert [claim.text for claim in tolls(text, parts)] == ["43", "28"]


def test_repeated_caption_is_read_once() -> None:
    caption = "Mourners bury six people killed in Velm."
    text = f"{caption}\n{caption}"
    parts = (
        Part(PartKind.CAPTION, Span(0, len(caption))),
        Part(PartKind.CAPTION, Span(len(caption) + 1, len(text)), repeats=0),
    )
    assert len(tolls(text, parts)) == 1


def test_others_borrow_the_noun_of_the_sentence_before() -> None:
    first, second = tolls("Five Kenyan soldiers were killed in Velm. At least nine others were wounded.")
    assert details(first).side == details(second).side == "Kenya"
    assert details(second).status is Status.COMBATANT
    assert second.place == first.place


def test_the_dead_told_apart_are_part_of_the_figure_before() -> None:
    whole, *parts = tolls("A mortar strike killed 18 people in Velm. Among the dead were four women and a priest.")
    assert [details(p).part_of for p in parts] == [whole.text, whole.text]


def test_toll_of_one_strike_is_no_running_total() -> None:
    _, toll = tolls(
        "A missile hit a market on Sunday, killing 20 people. The death toll has since reached 26, medics said."
    )
    assert details(toll).high == 26
    one = tolls("A missile hit a market on Sunday. The death toll reached 26.")
    assert [details(c).scope for c in one] == [Scope.INCIDENT]


def test_two_sources_give_two_rows() -> None:
    found = tolls("The mayor said seven people were killed. The army said four people were killed.")
    assert [(claim.source.removeprefix("The "), details(claim).stated) for claim in found] == [
        ("mayor", 7),
        ("army", 4),
    ]


def test_running_total_is_dated_from_the_start_of_the_fighting() -> None:
    text = "The fighting that began on March 2 has not let up. The army says the fighting has killed 40 civilians."
    (claim,) = tolls(text)
    assert claim.date == "2025-03-02/2025-03-12"


def test_evidence_is_what_fired() -> None:
    (claim,) = tolls("Three miners were killed.")
    assert claim.rule == "toll.passive"
    assert [span.of("Three miners were killed.") for span in claim.evidence] == ["killed"]
