from __future__ import annotations

import json
import re
import threading
from pathlib import Path
from typing import TextIO

import pytest
from starlette.testclient import TestClient

from counterclaim.errors import LedgerError
from counterclaim.ledger import Ledger, Review
from counterclaim.ledger.queries import claim
from counterclaim.ledger.queue import alike
from counterclaim.model.claim import TollDetails
from counterclaim.review import create_app
from counterclaim.review.figures import figure_in
from counterclaim.review.guard import LOOPBACK, Guard
from counterclaim.review.pages import log
from counterclaim.review.sending import sent

HOME = "http://127.0.0.1:8412"


@pytest.fixture
def desk(ledger_path: Path) -> TestClient:
    return TestClient(create_app(ledger_path, who="R. Reader"), base_url=HOME)


def form_key(desk: TestClient) -> str:
    found = re.search(r'name="key" value="([^"]+)"', desk.get("/").text)
    assert found
    return found.group(1)


def post(desk: TestClient, address: str, **data: str) -> str:
    return desk.post(address, data={"key": form_key(desk), **data}).text


def leads_to(desk: TestClient, address: str, **data: str) -> str:
    return desk.post(address, data={"key": form_key(desk), **data}, follow_redirects=False).headers["location"]


def state(path: Path, name: str = "c1") -> Review:
    with Ledger.open(path, readonly=True) as ledger:
        found = claim(ledger, name)
    assert found
    return found.review


def fields(desk: TestClient, page: str) -> dict[str, str]:
    """What the form of a claim would send as it stands."""
    form = re.search(r'<form[^>]*class="fields".*?</form>', desk.get(page).text, re.DOTALL)
    assert form
    text = form.group()
    sent = dict(re.findall(r'<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"', text))
    sent |= dict(re.findall(r'<input type="radio"[^>]*name="([^"]+)" value="([^"]*)" checked', text))
    for name, inside in re.findall(r'<select[^>]*name="([^"]+)".*?>(.*?)</select>', text, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', inside)
        sent[name] = chosen.group(1) if chosen else ""
    return {name: value for name, value in sent.items() if not name.endswith(".open")}


def test_the_doubtful_come_first_and_the_page_says_why(desk: TestClient) -> None:
    page = desk.get("/").text
    assert re.findall(r'class="go"[^>]*href="/claim/(\w+)', page) == ["c1", "c3", "c2"]
    assert "others give another figure" in page
    assert "a figure in the tens" in page


def test_the_queue_drops_what_is_decided_and_the_next_claim_comes_at_once(desk: TestClient, ledger_path: Path) -> None:
    assert leads_to(desk, "/claim/c1/decide", verb="accept", next="c3") == "/claim/c3?did=1"
    assert state(ledger_path) is Review.ACCEPTED
    assert 'href="/claim/c1' not in desk.get("/").text
    assert 'href="/claim/c1' in desk.get("/?state=accepted").text
    assert "Done: accepted" in " ".join(desk.get("/claim/c3?did=1").text.split())


@pytest.mark.parametrize(
    ("query", "claims"),
    [
        ("kind=toll", {"c1", "c2", "c3"}),
        ("kind=attack", set()),
        ("party=Upper+Osk", {"c3"}),
        ("party=Nobody", set()),
        ("outlet=Harbour+%22Courier%22", {"c3"}),
        ("since=2031-05-02", set()),
        ("until=2031-05-01", {"c1", "c2", "c3"}),
        ("standing=contested", {"c1", "c3"}),
        ("state=accepted", set()),
        ("words=missing", {"c1", "c2"}),
        ("words=%22dead+soldiers%22", {"c3"}),
        ("words=nurses", set()),
        ("words=nurses&in=reports", {"c3"}),
        ("words=nur*&in=reports", {"c3"}),
        ("words=NOT+OR+NEAR(", set()),
        ("reviewer=R.+Reader", set()),
    ],
)
def test_filters_and_search(desk: TestClient, query: str, claims: set[str]) -> None:
    assert set(re.findall(r'class="go"[^>]*href="/claim/(\w+)', desk.get(f"/?{query}").text)) == claims
    taken = desk.get(f"/take/claims.jsonl?{query}").text.splitlines()
    assert {json.loads(line)["id"] for line in taken} == claims


def test_marks_show_words_source_and_cue(desk: TestClient) -> None:
    page = desk.get("/claim/c1").text
    assert re.search(r'class="m-words m-content "[^>]*>40</mark>', page)
    assert re.search(r'class="m-source "[^>]*>Lower Osk</mark>', page)
    assert re.search(r'class="m-cue "[^>]*>said</mark>', page)
    assert re.search(r'<a class="m-other" href="/claim/c2[^>]*>7</a>', page)


def test_undo_goes_to_the_claim_that_it_is_about_and_redo_too(desk: TestClient, ledger_path: Path) -> None:
    post(desk, "/claim/c1/decide", verb="reject", why="of another war", next="c2")
    post(desk, "/claim/c2/decide", verb="accept")
    assert leads_to(desk, "/back/undo").startswith("/claim/c2?")
    assert leads_to(desk, "/back/undo").startswith("/claim/c1?")
    assert (state(ledger_path), state(ledger_path, "c2")) == (Review.UNREVIEWED, Review.UNREVIEWED)
    assert "nothing of yours to undo" in post(desk, "/back/undo", **{"from": "c1"})
    assert leads_to(desk, "/back/redo").startswith("/claim/c1?")
    assert leads_to(desk, "/back/redo").startswith("/claim/c2?")
    assert (state(ledger_path), state(ledger_path, "c2")) == (Review.REJECTED, Review.ACCEPTED)
    history = desk.get("/claim/c1").text
    assert "of another war" in history
    assert "took back decision 1" in history


def test_an_edit_keeps_what_was_and_shows_both(desk: TestClient, ledger_path: Path) -> None:
    form = {**fields(desk, "/claim/c1"), "f.low": "39", "f.date.first": "2031-04-30", "why": "of yesterday"}
    page = post(desk, "/claim/c1/edit", **form)
    assert state(ledger_path) is Review.EDITED
    assert "<del>40</del>" in page
    with Ledger.open(ledger_path, readonly=True) as ledger:
        row = claim(ledger, "c1")
    assert row is not None
    assert isinstance(row.claim.details, TollDetails)
    assert (row.claim.details.low, row.claim.date, row.raw.date) == (39, "2031-04-30", None)
    assert [one.field for one in row.decisions] == ["low", "date"]


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("f.low", "forty", "a whole number"),
        ("f.low", "90", "CC212"),
        ("f.harm", "bored", "one of killed"),
        ("f.date.first", "yesterday", "CC212"),
    ],
)
def test_an_edit_that_does_not_fit_says_why_and_keeps_what_was_typed(
    desk: TestClient, ledger_path: Path, name: str, value: str, says: str
) -> None:
    answer = desk.post("/claim/c1/edit", data={"key": form_key(desk), **fields(desk, "/claim/c1"), name: value})
    assert answer.status_code == 422
    assert says in answer.text
    assert state(ledger_path) is Review.UNREVIEWED


def test_a_claim_is_added_by_words_found_in_code_points(desk: TestClient, ledger_path: Path) -> None:
    page = desk.get("/add/two?look=Four&kind=toll").text
    start = re.search(r'name="start" value="(\d+)"', page)
    assert start
    form = fields(desk, "/add/two?look=Four&kind=toll")
    form |= {"f.stated": "4", "f.low": "4", "f.high": "4", "f.source": "", "f.source_party": "", "f.place": "Mel"}
    page = post(desk, "/add/two", **form)
    assert "added the claim" in page
    lines = [json.loads(line) for line in desk.get("/take/claims.jsonl?state=accepted").text.splitlines()]
    assert [(line["text"], line["place"], line["review"]) for line in lines] == [("Four", "Mel", "accepted")]
    answer = desk.post("/add/two", data={"key": form_key(desk), **form})
    assert "CC217" in answer.text


def test_a_claim_is_replaced_where_its_words_are_wrong(desk: TestClient, ledger_path: Path) -> None:
    form = {**fields(desk, "/add/one?replaces=c2&look=7+were&kind=toll"), "f.harm": "missing"}
    post(desk, "/add/one", **form)
    assert state(ledger_path, "c2") is Review.REJECTED


def test_questions_are_split_and_joined(desk: TestClient) -> None:
    assert "1 other answer" in desk.get("/claim/c1").text
    page = post(desk, "/claim/c1/decide", verb="apart", why="another war")
    assert "it has a question of its own" in page
    page = desk.get("/claim/c1").text  # reconciled by now
    assert "0 other answers" in page
    assert re.search(r'<option value="c3">Combatants of Lower Osk killed', page)
    post(desk, "/claim/c1/decide", verb="join", other="c3")
    assert "1 other answer" in desk.get("/claim/c1").text
    assert "CC216" in post(desk, "/claim/c1/decide", verb="join", other_id="c1")
    assert "Choose another question" in post(desk, "/claim/c1/decide", verb="move")


def test_reviewers_disagree_and_the_figures_say_how_much(desk: TestClient, ledger_path: Path) -> None:
    post(desk, "/claim/c1/decide", verb="accept")
    post(desk, "/claim/c2/decide", verb="accept")
    assert desk.post("/name", data={"key": form_key(desk), "who": "S. <Second> é"}).status_code == 200
    post(desk, "/claim/c1/decide", verb="reject")
    post(desk, "/claim/c2/decide", verb="accept")
    assert state(ledger_path) is Review.DISPUTED
    page = desk.get("/?state=disputed").text
    assert "reviewers are at odds" in page
    assert "S. &lt;Second&gt; é" in page
    agreed = desk.get("/agreement").text
    assert ">50<" in agreed
    assert "nothing of yours" not in post(desk, "/back/undo")


def test_blind_reviewers_see_others_only_after_deciding(ledger_path: Path) -> None:
    first = TestClient(create_app(ledger_path, who="A"), base_url=HOME)
    post(first, "/claim/c1/decide", verb="reject", why="a secret reason")
    blind = TestClient(create_app(ledger_path, who="B", blind=True), base_url=HOME)
    for page in ("/", "/?state=all", "/claim/c1", "/log", "/take/decisions.csv", "/?state=rejected"):
        assert "a secret reason" not in blind.get(page).text
    assert 'class="state s-rejected"' not in blind.get("/?state=all").text
    assert 'href="/claim/c1' in blind.get("/").text
    post(blind, "/claim/c1/decide", verb="accept")
    page = blind.get("/claim/c1").text
    assert "a secret reason" in page
    assert "disputed" in page
    assert ">1 claim was<" not in page
    assert "on 1 of them" in blind.get("/agreement").text


def test_decisions_are_taken_away_with_all_that_was_written(desk: TestClient) -> None:
    post(desk, "/claim/c1/decide", verb="reject", why='=HYPERLINK("x"), "quoted"')
    post(desk, "/back/undo")
    rows = [json.loads(line) for line in desk.get("/take/decisions.jsonl").text.splitlines()]
    assert [(row["verb"], row["old"], row["new"], row["undoes"]) for row in rows] == [
        ("reject", "unreviewed", "rejected", None),
        ("undo", None, None, 1),
    ]
    table = desk.get("/take/decisions.csv")
    assert table.headers["content-type"].startswith("text/csv")
    assert table.text.count("\n") == 3


def test_a_form_without_this_desks_key_decides_nothing(desk: TestClient, ledger_path: Path) -> None:
    for address in ("/claim/c1/decide", "/claim/c1/edit", "/add/one", "/back/undo", "/name", "/refresh"):
        assert desk.post(address, data={"key": "x", "verb": "reject"}).status_code == 403
        assert desk.post(address, data={"verb": "reject"}).status_code == 403
    assert state(ledger_path) is Review.UNREVIEWED


def test_another_sites_form_and_another_host_name_are_refused(desk: TestClient) -> None:
    data = {"key": form_key(desk), "verb": "reject"}
    assert desk.post("/claim/c1/decide", data=data, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert desk.get("/", headers={"host": "evil.example:8412"}).status_code == 403


def test_beyond_loopback_every_request_needs_the_token(ledger_path: Path) -> None:
    app = create_app(ledger_path, guard=Guard(LOOPBACK | {"10.0.0.7"}, token="secret"))
    desk = TestClient(app, base_url="http://10.0.0.7:8412")
    for page in ("/", "/take/claims.csv", "/files/desk.js", "/log", "/?token=wrong"):
        assert desk.get(page).status_code == 403
    assert desk.get("/?token=secret").status_code == 200
    assert desk.get("/").status_code == 200  # the cookie that the first visit left


@pytest.mark.parametrize("name", ["../app.py", "base.html.j2", "%2e%2e/app.py", "nothing"])
def test_only_the_desks_own_files_are_served(desk: TestClient, name: str) -> None:
    assert desk.get(f"/files/{name}").status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/?after=x.y", "/?after=-1.2.3", "/?before=9999999999999999999999.1", "/?kind=<x>", "/?state=x&words=%00'\"",
        "/?since=0000-00-00&until=x", "/?words=\"", "/?words=*", "/log?before=x", "/claim/c1?at=x&did=999",
        "/add/one?start=5&end=1", "/add/one?start=0&end=99999", "/add/one?look=zzz&time=0", "/add/one?kind=statement",
    ],
)  # fmt: skip
def test_any_address_is_answered(desk: TestClient, address: str) -> None:
    assert desk.get(address).status_code == 200


@pytest.mark.parametrize("address", ["/claim/nobody", "/add/nothing", "/take/decisions.geojson", "/take/passwd"])
def test_what_is_not_there_is_not_found(desk: TestClient, address: str) -> None:
    assert desk.get(address).status_code == 404


def test_a_file_that_is_no_ledger_is_refused_at_the_start(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    path.write_text("not a ledger")
    with pytest.raises(LedgerError, match="CC201"):
        create_app(path)


def test_claims_that_say_the_same_are_decided_together(desk: TestClient, ledger_path: Path) -> None:
    """Lower Osk's 40 again, in the second report: one look is enough, and each has its own line in the history."""
    form = {**fields(desk, "/add/two?look=61&kind=toll"), "f.stated": "40", "f.low": "40", "f.high": "40"}
    form |= {"f.source": "Lower Osk", "f.source_party": "Lower Osk", "f.side": "Lower Osk", "f.status": "combatant"}
    same = leads_to(desk, "/add/two", **{**form, "f.scope": "cumulative"})[len("/claim/") :].partition("?")[0]
    post(desk, f"/claim/{same}/decide", verb="unsure")
    with Ledger.open(ledger_path, readonly=True) as ledger:
        assert alike(ledger, same, "R. Reader") == ("c1",)
        assert alike(ledger, "c1", "R. Reader") == ()  # decided on
        assert alike(ledger, "c1", "S. Second", blind=True) == (same,)
        assert alike(ledger, "c3", "R. Reader") == ()
    assert "also the 1 other claim in which the same source gives this figure" in desk.get(f"/claim/{same}").text
    assert leads_to(desk, f"/claim/{same}/decide", verb="accept", alike="yes", next="c1").startswith("/claim/c3?")
    assert (state(ledger_path, same), state(ledger_path)) == (Review.ACCEPTED, Review.ACCEPTED)
    assert f"says the same as {same}" in desk.get("/claim/c1").text
    post(desk, "/back/undo")
    assert state(ledger_path) is Review.ACCEPTED
    post(desk, "/back/undo")
    assert state(ledger_path) is Review.UNREVIEWED


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        ("more than 300 soldiers", ("300", "301", "")),
        ("between 40 and 50", ("", "40", "50")),
        ("two dozen", ("24", "24", "24")),
        ("nobody at all", ("", "", "")),
    ],
)
def test_a_figure_in_the_chosen_words_need_not_be_typed(words: str, figures: tuple[str, str, str]) -> None:
    found = figure_in(words)
    assert tuple("" if found.get(name) is None else str(found[name]) for name in ("stated", "low", "high")) == figures


def test_the_form_of_a_new_claim_has_the_figure_of_its_words(desk: TestClient) -> None:
    form = fields(desk, "/add/two?look=61+dead&kind=toll")
    assert (form["f.stated"], form["f.low"], form["f.high"], form["f.source"]) == ("61", "61", "61", "Upper Osk")


def test_what_is_not_there_is_said_on_a_page_of_the_desk(desk: TestClient) -> None:
    page = desk.get("/claim/nobody").text
    assert "No such claim in this ledger" in page
    assert 'href="/?state=all"' in page
    assert desk.get("/claim/c1/decide", follow_redirects=False).headers["location"] == "/claim/c1"


def test_a_download_that_breaks_off_is_no_short_file(desk: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(ledger: Ledger, form: str, stream: TextIO, who: str | None) -> None:
        stream.write("number\n")
        raise OSError("the disk is gone")

    monkeypatch.setitem(log.take.__globals__, "write_decisions", fails)
    with pytest.raises(OSError, match="the disk is gone"):
        desk.get("/take/decisions.csv")


def test_a_file_is_sent_while_it_is_written() -> None:
    taken, go_on = [], threading.Event()

    def write(stream: TextIO) -> None:
        stream.write("head\n")
        assert go_on.wait(60)
        for number in range(5000):
            stream.write(f"line {number} é\n")

    pieces = sent(write)
    taken.append(next(pieces))
    assert taken == [b"head\n"]
    go_on.set()
    taken += pieces
    assert b"".join(taken).decode().splitlines() == ["head", *(f"line {number} é" for number in range(5000))]


def test_who_takes_no_more_stops_the_writing() -> None:
    stopped = threading.Event()

    def write(stream: TextIO) -> None:
        try:
            while True:
                stream.write("line\n" * 1000)
        finally:
            stopped.set()

    pieces = sent(write)
    next(pieces)
    pieces.close()
    assert stopped.wait(60)
