"""A day in the page's address shows no standing and no figure that the dossier written as of that day doesn't show."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from counterclaim.dossier import write_dossier
from counterclaim.ledger import build

if TYPE_CHECKING:
    from playwright.sync_api import Page

EXAMPLE = Path(__file__).parents[2] / "examples" / "karabakh-2020" / "reports.jsonl"
DAYS = ("2020-09-28", "2020-10-08", "2020-10-17", "2020-10-23", "2020-10-28", "2020-11-10")

# By question: its standing, how far apart, and each claimant's latest figure, wherever the page tells them.
TOLD = """() => {
  const seen = (e) => !e.closest("[hidden]");
  const told = {};
  const of = (q) => (told[q] ??= { standings: [], widths: [], figures: [] });
  for (const e of document.querySelectorAll("[data-q]")) if (seen(e)) of(e.dataset.q).standings.push(e.textContent);
  for (const e of document.querySelectorAll("[data-width]"))
    if (seen(e)) of(e.dataset.width).widths.push(e.querySelector("b").textContent);
  for (const card of document.querySelectorAll("article.card, table.lines tbody tr")) {
    const q = card.id || card.querySelector("h3").id;
    if (seen(card)) for (const li of card.querySelectorAll("ul.latest > li")) {
      const figure = li.querySelector(".fig");
      const name = li.querySelector(".name").textContent;
      if (seen(li) && seen(figure)) of(q).figures.push(name + ": " + figure.textContent);
    }
  }
  for (const one of Object.values(told)) for (const key in one) one[key] = [...new Set(one[key])].sort();
  return told;
}"""
# Everything else that tells a standing: of places, attacks and meetings.
OTHERS = """() => [...document.querySelectorAll(".standing:not([data-q])")].filter((e) => e.checkVisibility())
  .map((e) => (e.closest("li.spot, tr") || e).textContent.replace(/\\s+/g, " ").trim())"""


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("asof")
    build([str(EXAMPLE)], home / "war.db", jobs=1)
    return home / "war.db"


@pytest.fixture
def told(open_page: Callable[..., Page]) -> Callable[..., Any]:
    def of(address: str, script: str = TOLD) -> Any:
        page = open_page(address)
        page.evaluate(
            "document.querySelectorAll('.part, .report').forEach((e) => { e.style.contentVisibility = 'visible'; })"
        )
        return page.evaluate(script)

    return of


@pytest.mark.parametrize("day", DAYS)
def test_a_day_in_the_address_is_that_day(ledger: Path, told: Callable[..., Any], tmp_path: Path, day: str) -> None:
    whole = write_dossier(ledger, tmp_path / "whole.html").as_uri()
    then = write_dossier(ledger, tmp_path / "then.html", as_of=date.fromisoformat(day)).as_uri()
    shown, right = told(f"{whole}#toll?asof={day}"), told(then)
    shown = {name: one for name, one in shown.items() if one["standings"] and one["standings"] != ["not asked yet"]}
    assert set(shown) <= set(right)
    for name, one in shown.items():
        assert one == right[name], name
    # A question that had other answers then is shown without a standing; most are what they were, on the first days
    # of a war all but one.
    assert len(shown) >= min(0.8 * len(right), len(right) - 1)


def test_what_rests_on_later_claims_is_hidden_and_it_is_said(
    ledger: Path, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    page = open_page(write_dossier(ledger, tmp_path / "whole.html").as_uri() + "#toll?asof=2020-10-08")
    line = page.locator("#filtered").inner_text()
    assert "Standings and figures of questions are those of that day" in line
    assert "counterclaim dossier --as-of 2020-10-08" in line
    assert page.locator("[data-whole]:visible").count() == 0
    page.locator("#filtered button").click()
    assert page.locator("[data-whole]:visible").count() > 0
    assert page.locator("aside.implied:visible").count() >= 1


@pytest.mark.parametrize("day", DAYS[1:4])
def test_the_map_shows_no_standing_that_rests_on_what_was_said_later(
    ledger: Path, told: Callable[..., Any], tmp_path: Path, day: str
) -> None:
    listed = """() => [...document.querySelectorAll("#map-list li.spot")].map((e) => [
      e.querySelector("button").textContent, (e.querySelector(".standing") || {}).textContent || ""])"""
    whole = write_dossier(ledger, tmp_path / "whole.html").as_uri()
    then = write_dossier(ledger, tmp_path / "then.html", as_of=date.fromisoformat(day)).as_uri()
    right = {tuple(one) for one in told(f"{then}#map?asof={day}", listed)}
    shown = {tuple(one) for one in told(f"{whole}#map?asof={day}", listed) if one[1]}
    assert shown <= right


def test_a_folder_says_that_it_does_not_know(ledger: Path, open_page: Callable[..., Page], tmp_path: Path) -> None:
    first = write_dossier(ledger, tmp_path / "folder.html", split=True).as_uri()
    page = open_page(f"{first}#toll?asof=2020-10-08")
    assert "How questions stood that day is not worked out" in page.locator("#filtered").inner_text()
    assert page.locator(".standing:visible").count() == 0
    assert page.locator("article.card:visible").count() > 0
