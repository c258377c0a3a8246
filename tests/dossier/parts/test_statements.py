from __future__ import annotations

from dataclasses import replace

from counterclaim.dossier import Material, build_view
from counterclaim.dossier.statements import SHOWN, StatementSection


def section(material: Material) -> StatementSection:
    found = build_view(material).data("statements")
    assert isinstance(found, StatementSection)
    return found


def test_speakers_come_with_what_they_demand_and_deny(war: Material) -> None:
    velor, karsa = section(war).speakers
    assert (velor.name, velor.denials, velor.demands, velor.meets) == ("Velor", (("Karsa", 2),), (), (("Karsa", 1),))
    assert (karsa.name, karsa.demands) == ("Karsa", (("Velor", 1),))
    assert [u.row.id for u in velor.utterances] == ["d1", "d2"]


def test_a_denial_names_the_claim_that_it_is_tied_to(war: Material) -> None:
    velor = section(war).speakers[0]
    (denied,) = velor.utterances[0].denied
    assert (denied.claim, denied.who, denied.says, denied.across) == ("c1", "Karsa", "Karsa captured Torvik", False)
    untied = section(replace(war, ties=())).speakers[0].utterances[0]
    assert (untied.denied, untied.of) == ((), "Torvik had fallen")


def test_the_same_words_of_several_reports_are_told_once(war: Material) -> None:
    denial = next(claim for claim in war.claims if claim.id == "d1")
    again = replace(denial, id="d9")
    more = replace(war, claims=(*war.claims, again), sentences={**war.sentences, "d9": again.span})
    velor = section(more).speakers[0]
    assert [(u.row.id, u.also) for u in velor.utterances] == [("d1", ("d9",)), ("d2", ())]


def test_a_meeting_is_told_from_plan_to_outcome(war: Material) -> None:
    (meeting,) = section(war).meetings
    assert (meeting.day, meeting.parties, meeting.venue, meeting.state) == (
        "2031-05-05",
        ("Karsa", "Velor"),
        "Lutz",
        "held",
    )
    assert [(n.who, n.state) for n in meeting.notices] == [
        ("Steppe Post, own voice", "planned"),
        ("Steppe Post, own voice", "held"),
    ]
    assert section(war).talks == ()


def test_talks_of_no_meeting_stay_listed(war: Material) -> None:
    assert [row.id for row in section(replace(war, meetings=())).talks] == ["k1", "k2"]


def test_who_demands_in_the_outlets_own_voice_is_named(war: Material) -> None:
    claims = tuple(replace(claim, source="", source_party=None) if claim.id == "m1" else claim for claim in war.claims)
    names = [speaker.name for speaker in section(replace(war, claims=claims)).speakers]
    assert names == ["Velor", "Karsa"]


def test_without_statements_there_is_no_section(war: Material) -> None:
    kept = tuple(claim for claim in war.claims if claim.kind.value not in ("demand", "denial", "talks"))
    assert build_view(replace(war, claims=kept, meetings=(), ties=())).data("statements") is None


def test_who_says_least_is_folded_away(war: Material) -> None:
    demand = next(claim for claim in war.claims if claim.id == "m1")
    more = tuple(replace(demand, id=f"m{n}", source=f"Speaker {n}", source_party=f"Speaker {n}") for n in range(10, 40))
    crowd = replace(war, claims=(*war.claims, *more), sentences={**war.sentences, **{c.id: c.span for c in more}})
    found = section(crowd)
    assert (len(found.speakers), len(found.rest)) == (SHOWN, 32 - SHOWN)
    assert found.speakers[0].name == "Velor"
