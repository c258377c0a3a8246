from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from counterclaim.errors import LedgerError
from counterclaim.ledger import Ledger, Review
from counterclaim.ledger.queries import claim
from counterclaim.review import create_app
from counterclaim.review.guard import LOOPBACK, Guard

HOME = "http://127.0.0.1:8412"


@pytest.fixture
def desk(ledger_path: Path) -> TestClient:
    return TestClient(create_app(ledger_path, who="R. Reader"), base_url=HOME)


def form_key(desk: TestClient, name: str = "c1") -> str:
    found = re.search(r'name="key" value="([^"]+)"', desk.get(f"/claim/{name}").text)
    assert found
    return found.group(1)


def state(path: Path, name: str = "c1") -> Review:
    with Ledger.open(path, readonly=True) as ledger:
        found = claim(ledger, name)
    assert found
    return found.review


def test_the_queue_shows_what_waits_and_drops_what_is_decided(desk: TestClient, ledger_path: Path) -> None:
    assert desk.get("/").text.count('href="/claim/') == 2
    answer = desk.post(
        "/claim/c1/decide",
        data={"key": form_key(desk), "verb": "accept", "next": "c2", "query": "state=unreviewed"},
        follow_redirects=False,
    )
    assert answer.headers["location"] == "/claim/c2?state=unreviewed"
    assert state(ledger_path) is Review.ACCEPTED
    assert 'href="/claim/c1' not in desk.get("/").text
    assert 'href="/claim/c1' in desk.get("/?state=accepted").text


def test_an_undo_takes_back_the_last_decision_and_the_history_keeps_both(desk: TestClient, ledger_path: Path) -> None:
    key = form_key(desk)
    desk.post("/claim/c1/decide", data={"key": key, "verb": "reject", "why": "of another war"})
    desk.post("/claim/c1/decide", data={"key": key, "verb": "undo"})
    assert state(ledger_path) is Review.UNREVIEWED
    history = desk.get("/claim/c1").text
    assert "R. Reader: reject: of another war" in history
    assert "undo (decision 1)" in history


def test_an_edit_keeps_the_old_value(desk: TestClient, ledger_path: Path) -> None:
    data = {"key": form_key(desk), "verb": "edit", "field": "side", "new": "Lower Osk"}
    assert "from null to &#34;Lower Osk&#34;" in desk.post("/claim/c1/decide", data=data).text
    assert state(ledger_path) is Review.EDITED


def test_an_edit_that_does_not_fit_says_why_and_writes_nothing(desk: TestClient, ledger_path: Path) -> None:
    data = {"key": form_key(desk), "verb": "edit", "field": "harm", "new": "bored"}
    assert "CC212" in desk.post("/claim/c1/decide", data=data).text
    assert state(ledger_path) is Review.UNREVIEWED


def test_words_of_reports_are_escaped_and_pages_keep_to_themselves(desk: TestClient) -> None:
    page = desk.get("/claim/c1")
    assert "<script>alert" not in page.text
    assert "&lt;script&gt;alert" in page.text
    assert "<b>Title" not in page.text
    assert "default-src 'none'" in page.headers["content-security-policy"]


def test_a_form_without_this_desks_key_decides_nothing(desk: TestClient, ledger_path: Path) -> None:
    assert desk.post("/claim/c1/decide", data={"key": "x", "verb": "reject"}).status_code == 403
    assert desk.post("/claim/c1/decide", data={"verb": "reject"}).status_code == 403
    assert state(ledger_path) is Review.UNREVIEWED


def test_another_sites_form_and_another_host_name_are_refused(desk: TestClient) -> None:
    data = {"key": form_key(desk), "verb": "reject"}
    assert desk.post("/claim/c1/decide", data=data, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert desk.get("/", headers={"host": "evil.example:8412"}).status_code == 403


def test_beyond_loopback_every_request_needs_the_token(ledger_path: Path) -> None:
    app = create_app(ledger_path, guard=Guard(LOOPBACK | {"10.0.0.7"}, token="secret"))
    desk = TestClient(app, base_url="http://10.0.0.7:8412")
    assert desk.get("/").status_code == 403
    assert desk.get("/?token=wrong").status_code == 403
    assert desk.get("/?token=secret").status_code == 200
    assert desk.get("/").status_code == 200  # the cookie that the first visit left


@pytest.mark.parametrize("name", ["../app.py", "desk.html.j2", "%2e%2e/app.py", "nothing"])
def test_only_the_desks_own_files_are_served(desk: TestClient, name: str) -> None:
    assert desk.get(f"/files/{name}").status_code == 404


@pytest.mark.parametrize("query", ["page=-1", "page=999999999999", "kind=<x>", "state=x&words=%00'\"", "page=٣"])
def test_any_address_is_answered(desk: TestClient, query: str) -> None:
    assert desk.get(f"/?{query}").status_code == 200


def test_an_unknown_claim_is_not_found(desk: TestClient) -> None:
    assert desk.get("/claim/nobody").status_code == 404


def test_a_file_that_is_no_ledger_is_refused_at_the_start(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    path.write_text("not a ledger")
    with pytest.raises(LedgerError, match="CC201"):
        create_app(path)
