"""Every view of the bundled example's dossier, clicked through in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from counterclaim.dossier import write_dossier
from counterclaim.ledger import build

if TYPE_CHECKING:
    from playwright.sync_api import Page

EXAMPLE = Path(__file__).parents[2] / "examples" / "karabakh-2020" / "reports.jsonl"
# What the bundled example's page may weigh.
MOST_BYTES = 2_000_000

Open = Callable[..., "Page"]


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the example's dossier."""
    home = tmp_path_factory.mktemp("example")
    build([str(EXAMPLE)], home / "war.db", jobs=1)
    return write_dossier(home / "war.db", home / "dossier.html", title="The example").as_uri()


def test_the_page_is_small_enough_to_send(example: str) -> None:
    assert Path(example.removeprefix("file://")).stat().st_size < MOST_BYTES


# One width a scheme: the page of the small war beside this file is checked in all four.
@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_every_view_keeps_to_wcag(
    open_page: Open, axe: Callable[..., list[str]], example: str, width: int, scheme: str
) -> None:
    page = open_page(example, width, scheme)
    # One fold of each sort: all of them would take axe a minute.
    page.evaluate(
        "for (const kind of ['#filter', '.answers', '.matrix details', '.statements', '.whole', '.bound details',"
        " '.prose details']) { const e = document.querySelector(kind); if (e) e.open = true; }"
    )
    # What is not laid out before it is scrolled to would seem to lie over what comes after it.
    page.evaluate(
        "document.querySelectorAll('.part, .report').forEach((e) => { e.style.contentVisibility = 'visible'; })"
    )
    # Marks of the map stand where the places are, as near to one another; its tables have the same links.
    assert axe(page, ".leaflet-marker-icon") == []


def test_each_link_of_the_navigation_leads_to_its_view(open_page: Open, example: str) -> None:
    page = open_page(example)
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    names = page.eval_on_selector_all("nav.toc a", "all => all.map((a) => a.hash)")
    assert len(names) >= 7
    for name in names:
        page.locator(f"nav.toc a[href='{name}']").click()
        heading = page.locator(f"h2{name}")
        heading.scroll_into_view_if_needed()
        box = heading.bounding_box()
        assert box is not None
        assert -5 <= box["y"] < 900, name
    assert said == []


def test_a_figure_of_the_overview_opens_its_claim_and_a_rival_stands_beside_it(open_page: Open, example: str) -> None:
    page = open_page(example)
    page.locator("table.wide .fig a").first.click()
    claim = page.locator("article.claim:target")
    assert claim.count() == 1
    assert claim.locator("mark").count() >= 1
    rival = claim.locator(".rivals a").first
    href = rival.get_attribute("href")
    rival.click()
    assert page.url.endswith(href or "nowhere")
    assert page.locator("article.claim:target").is_visible()


def test_a_cell_of_the_matrix_opens_its_claims(open_page: Open, example: str) -> None:
    page = open_page(example)
    cell = page.locator("table.matrix details").first
    cell.locator("summary").click()
    assert cell.locator("li a").first.is_visible()
    assert cell.locator("li a").count() > 1


def test_as_of_a_day_shows_what_was_said_by_then(open_page: Open, example: str) -> None:
    page = open_page(example + "#toll?asof=2020-09-28")
    shown = page.locator("article.claim:visible")
    assert 0 < shown.count() < page.locator("article.claim").count()
    assert "As of 28 Sep 2020".casefold() in page.locator("#filtered").inner_text().casefold()
    assert "contested" not in page.locator("article.card:visible .standing[data-q]").all_inner_texts()
    page.locator("#filtered button").click()
    assert page.evaluate("location.hash") == "#toll"
    assert page.locator("#filtered").is_hidden()


def test_since_a_day_tells_what_changed_after_it(open_page: Open, example: str) -> None:
    page = open_page(example)
    late = page.locator("#changes li:visible").count()
    page.locator("#changes input").fill("2020-09-20")
    page.locator("#changes input").dispatch_event("change")
    assert page.locator("#changes li:visible").count() > late
    assert "since=2020-09-20" in page.url


def test_words_are_searched_in_the_claims_of_the_page(open_page: Open, example: str) -> None:
    page = open_page(example + "#claims?words=mediat")
    texts = page.eval_on_selector_all(
        "article.claim", "all => all.filter((e) => e.checkVisibility()).map((e) => e.textContent)"
    )
    assert texts
    assert all("mediat" in text.casefold() for text in texts)


def test_the_filters_are_reached_and_set_by_keys_alone(open_page: Open, example: str) -> None:
    page = open_page(example)
    page.locator("#filter > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "kind"
    page.keyboard.type("toll")
    page.keyboard.press("Tab")
    assert "kind=toll" in page.url


def test_a_chart_is_drawn_when_it_comes_near_and_has_its_table(open_page: Open, example: str) -> None:
    page = open_page(example + "#toll")
    card = page.locator("article.card").first
    card.locator("figure.chart canvas").wait_for()
    card.locator("details.answers > summary").click()
    assert card.locator("details.answers tbody tr").count() > 1
    assert page.locator("aside.implied").count() >= 1


def test_print_has_all_claims_and_no_controls(open_page: Open, example: str) -> None:
    page = open_page(example)
    page.emulate_media(media="print")
    assert page.locator(".bar-top").is_hidden()
    assert page.locator("article.claim").first.is_visible()
    page.emulate_media(media="screen")


@pytest.mark.parametrize("width", [320, 390, 720, 1440])
def test_no_view_scrolls_the_page_sideways(open_page: Open, example: str, width: int) -> None:
    page = open_page(example, width)
    page.evaluate("document.querySelectorAll('details').forEach((e) => { e.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
