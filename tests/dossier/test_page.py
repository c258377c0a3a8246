from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from counterclaim.dossier import Material, Refused, build_view, render, view
from counterclaim.dossier.map import MapSection
from counterclaim.dossier.material import Made, PlaceGroup
from counterclaim.dossier.overview import Overview
from counterclaim.dossier.tolls import TollSection
from counterclaim.model.bound import Bound, Cell, Contradiction, Implications, Premise
from counterclaim.model.claim import Harm, Status
from counterclaim.model.decision import Decision, Verb
from counterclaim.model.denial import Tie
from counterclaim.model.origin import Origin
from counterclaim.model.question import Standing
from counterclaim.model.span import Span
from counterclaim.reconcile import Change

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'&{{7*7}}"


def page(material: Material) -> str:
    return render(build_view(material))


def test_every_claim_stands_beside_its_sentence_and_in_its_report(material: Material) -> None:
    html = page(material)
    for claim in material.claims:
        assert f'id="claim-{claim.id}"' in html
        assert f'id="w-{claim.id}"' in html
        assert f'href="#w-{claim.id}"' in html
    assert "<mark>over 50</mark>" in html


def inside(html: str) -> tuple[set[str], set[str]]:
    """The links within a page and its anchors, without those in scripts."""
    html = re.sub(r"<script>.*?</script>", "", html, flags=re.DOTALL)
    return set(re.findall(r'href="#([^"?]+)', html)), set(re.findall(r'id="([^"]+)"', html))


def test_every_link_inside_the_page_has_its_target(material: Material) -> None:
    links, anchors = inside(page(material))
    assert links <= anchors


def test_the_dispute_is_summed_up_and_the_place_is_contested(material: Material) -> None:
    shown = build_view(material)
    overview, places = shown.data("overview"), shown.data("map")
    assert isinstance(overview, Overview)
    assert isinstance(places, MapSection)
    assert [(w.asked.standing, w.asked.width) for w in overview.wide] == [("contested", 11)]
    assert [c.name for c in overview.wide[0].asked.claimants] == ["Lower Osk", "Upper Osk"]
    assert [(p.place, p.standing, [w.claim for w in p.words]) for p in places.places] == [
        ("Brenn", "contested", ["bb", "dd"])
    ]


def test_the_order_of_claims_and_reports_does_not_matter(material: Material) -> None:
    turned = replace(
        material, claims=tuple(reversed(material.claims)), reports=dict(reversed(list(material.reports.items())))
    )
    assert page(turned) == page(material)


def test_nothing_hostile_runs(material: Material) -> None:
    one = material.reports["one"]
    spoilt = replace(one, text=one.text + HOSTILE, title=HOSTILE, outlet=HOSTILE, url="javascript:alert(3)")
    claims = [replace(c, source=HOSTILE, source_party=HOSTILE, place=HOSTILE, via=HOSTILE) for c in material.claims]
    series = [replace(s, claimant=HOSTILE) for s in material.disputes[0].series]
    dispute = replace(material.disputes[0], series=tuple(series))
    html = page(
        replace(
            material,
            title=HOSTILE,
            reports={**material.reports, "one": spoilt},
            claims=claims,
            disputes=(dispute,),
        )
    )
    assert html.count("<script") == clean_count(material)
    assert "<img" not in html
    assert "javascript:" not in html
    assert "49" not in html.split("</head>")[1].split("<script>")[0]


def clean_count(material: Material) -> int:
    return page(material).count("<script")


def test_only_the_scripts_named_by_hash_may_run_and_nothing_is_fetched(material: Material) -> None:
    html = page(material)
    found = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert found
    policy = found.group(1).replace("&#39;", "'")
    assert "default-src 'none'" in policy
    blocks = re.findall(r"<script>(.*?)</script>", html, re.S) + re.findall(r"<style>(.*?)</style>", html, re.S)
    assert len(blocks) == policy.count("'sha256-") > 4
    for block in blocks:
        assert f"'sha256-{base64.b64encode(hashlib.sha256(block.encode()).digest()).decode()}'" in policy
    assert not re.search(r'<(?:link|script|img|iframe)[^>]+(?:src|href)="http', html)
    assert ' style="' not in html


def test_a_chart_carries_bounds_as_bounds(material: Material) -> None:
    dispute = material.disputes[0]
    first = dispute.series[0]
    more = replace(first, answers=(*first.answers, replace(first.answers[0], said="2031-05-03", low=44, high=44)))
    shown = build_view(replace(material, disputes=(replace(dispute, series=(more, dispute.series[1])),)))
    toll = shown.data("toll")
    assert isinstance(toll, TollSection)
    chart = json.loads(toll.cards[0].chart)
    assert [p["v"] for p in chart["series"][0]["points"]] == [40, 44]
    assert (chart["series"][1]["points"][0]["low"], chart["series"][1]["points"][0]["high"]) == (51, None)
    said = toll.cards[0].asked.claimants[0].said
    assert [(s.change, s.by) for s in said] == [(Change.FIRST, None), (Change.RAISED, 4)]


def test_what_is_left_out_is_said(material: Material, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(view, "MOST_CLAIMS", 3)
    shown = build_view(material)
    assert shown.register.left_out == 2
    assert "2 further claims are left out" in render(shown)


def test_what_figures_imply_stands_with_its_premises(material: Material) -> None:
    total = Premise(("cc",), ("Upper Osk",), Cell(None, None), None, 90)
    part = Premise(("aa",), ("Lower Osk",), Cell("Lower Osk", Status.COMBATANT), 40, 40, read_as="its own soldiers")
    bound = Bound("w", Harm.KILLED, "2031-05-02", (Cell("Upper Osk", Status.COMBATANT),), True, None, 50, (total, part))
    clash = Contradiction("w", Harm.KILLED, None, (total, part), 7)
    html = page(replace(material, implications=Implications((bound,), (clash,))))
    assert "at most 50" in html
    assert "combatants of Upper Osk, and any whom no figure counts, killed" in html
    assert "Lower Osk: 40 combatants of Lower Osk" in html
    assert "(its own soldiers)" in html
    assert "they miss each other by 7" in html
    links, anchors = inside(html)
    assert links <= anchors


def test_a_copy_names_what_it_copies(material: Material) -> None:
    html = page(replace(material, origins={"two": Origin("two", "one", "Osk Gazette")}))
    assert "same words as <bdi>Osk Gazette: Title one</bdi>" in html


def attributes(html: str) -> set[str]:
    """The names of all attributes of a page, as a browser reads them."""
    found = set[str]()

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.update(name for name, _ in attrs)

    Reader().feed(html)
    return found


def test_hostile_words_stay_words_in_every_view(material: Material) -> None:
    decision = Decision(1, "aa", Verb.EDIT, HOSTILE, "2031-06-01T00:00:00Z", HOSTILE, "place", HOSTILE, HOSTILE)
    dispute = material.disputes[0]
    question = replace(
        dispute.question, side=HOSTILE, place=HOSTILE, setting=HOSTILE.casefold(), counted_by=HOSTILE, key=HOSTILE
    )
    answers = [
        replace(s, claimant=HOSTILE, answers=tuple(replace(a, origin=HOSTILE, increase=3) for a in s.answers))
        for s in dispute.series
    ]
    premise = Premise(("cc",), (HOSTILE,), Cell(HOSTILE, None), None, 90, read_as=HOSTILE)
    bound = Bound("w", Harm.KILLED, "2031-05-02", (Cell(HOSTILE, Status.COMBATANT),), True, None, 50, (premise,))
    spoilt = replace(
        material,
        claims=[replace(c, source=HOSTILE, rule=HOSTILE, evidence=(Span(0, 5),)) for c in material.claims],
        disputes=(replace(dispute, question=question, series=tuple(answers)),),
        unplaced=(("aa", HOSTILE),),
        refused=(Refused(HOSTILE, 2, HOSTILE),),
        implications=Implications((bound,), (Contradiction("w", Harm.KILLED, None, (premise, premise), 7),)),
        origins={name: Origin(name, "one", HOSTILE) for name in material.reports},
        decisions={"aa": [decision]},
        ties=(Tie("dd", "bb", HOSTILE, True, "2031-05-02"),),
        places=(PlaceGroup(HOSTILE, (HOSTILE,), Standing.CONTESTED, ("bb",)),),
        made=Made(extraction=(HOSTILE,), reconciliation=HOSTILE),
    )
    html = page(spoilt)
    assert html.count("<script") == clean_count(material)
    assert not re.search(r"<(?:img|iframe|object|embed|base|form action|link)\b", html)
    shown = re.sub(r"<script.*?</script>|<style.*?</style>", "", html, flags=re.S)
    assert not [name for name in attributes(html) if name.startswith("on") or name == "style"]
    assert HOSTILE not in html
    assert set(re.findall(r'href="#([^"?]+)', shown)) <= set(re.findall(r'id="([^"]+)"', shown))


def test_reports_of_other_scripts_keep_their_direction(material: Material) -> None:
    two = material.reports["two"]
    text = two.text + " قال المتحدث إن القرية صامدة."
    html = page(
        replace(
            material, reports={**material.reports, "two": replace(two, text=text, title="עיר הנמל", outlet="صحيفة")}
        )
    )
    assert re.search(r'<h3><bdi>עיר הנמל</bdi> <span class="soft"><bdi>صحيفة</bdi>', html)
    assert html.count('<blockquote dir="auto">') >= len(material.claims)
    assert "<blockquote>" not in html
