"""The map, the lines of truces and the statements in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from counterclaim.dossier import Material, build_view, render

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

HOSTILE = "<img src=x onerror=\"document.title='run'\"></script><script>document.title='run'</script>"


@pytest.fixture
def war_page(war: Material, tmp_path: Path) -> str:
    path = tmp_path / "war.html"
    path.write_text(render(build_view(war)), encoding="utf-8")
    return path.as_uri()


def test_the_map_asks_nobody_for_anything_and_breaks_no_rule(browser: BrowserContext, war_page: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(war_page)
    page.wait_for_selector(".map-mark")
    assert asked == [war_page]
    assert said == []
    assert page.locator(".map-view path.leaflet-interactive").count() == 0
    assert page.locator(".map-view svg path").count() > 3
    page.close()


def test_the_slider_moves_the_day_by_keyboard(open_page: Callable[..., Page], war_page: str) -> None:
    page = open_page(war_page)
    assert page.locator("#map-date").inner_text() == "6 May 2031"
    assert page.locator("#map-next").is_disabled()
    page.locator("#map-day").focus()
    for _ in range(4):
        page.keyboard.press("ArrowLeft")
    assert page.locator("#map-day").get_attribute("aria-valuetext") == "2 May 2031"
    assert "9 to 12 killed" in page.locator("#map-list").inner_text()
    page.keyboard.press("Home")
    words = page.locator("#map-list").inner_text()
    assert "killed" not in words
    assert "Karsa captured Torvik" in words
    assert "contested" in words
    assert page.locator("#map-back").is_disabled()


def test_play_goes_from_day_to_day_and_stops(open_page: Callable[..., Page], war_page: str) -> None:
    page = open_page(war_page)
    page.locator("#map-play").click()
    assert page.locator("#map-play").inner_text() == "Stop"
    page.locator("#map-date", has_text="2 May 2031").wait_for()
    page.locator("#map-play").click()
    assert page.locator("#map-play").inner_text() == "Play"


def test_each_mark_is_reached_by_keyboard_and_leads_to_its_words(open_page: Callable[..., Page], war_page: str) -> None:
    page = open_page(war_page)
    marks = page.locator(".map-mark")
    names = [marks.nth(i).get_attribute("aria-label") or "" for i in range(marks.count())]
    assert any("Torvik: said to be held by Karsa, contested (a known point)" in name for name in names)
    assert all(marks.nth(i).get_attribute("tabindex") == "0" for i in range(marks.count()))
    page.locator(".map-mark[aria-label*='contested']").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Torvik"
    assert page.locator("#map-list li.here").count() == 1


def test_an_earlier_attack_leads_to_its_day(open_page: Callable[..., Page], war: Material, tmp_path: Path) -> None:
    path = tmp_path / "attacks.html"
    path.write_text(render(build_view(replace(war, places=war.places[1:]))), encoding="utf-8")
    page = open_page(path.as_uri())
    mark = page.locator(".map-mark[aria-label*='1 earlier attack, the last on 2 May 2031']")
    mark.focus()
    page.keyboard.press("Enter")
    assert page.locator("#map-date").inner_text() == "2 May 2031"


def test_a_country_is_an_outline_and_never_a_point(open_page: Callable[..., Page], war_page: str) -> None:
    page = open_page(war_page)
    labels = page.locator(".map-mark").evaluate_all("all => all.map((e) => e.getAttribute('aria-label'))")
    assert not any(label.startswith("Mongolia") for label in labels)
    assert "known to the country" in page.locator("#map-list").inner_text()


def test_the_filters_hold_for_the_map(open_page: Callable[..., Page], war_page: str) -> None:
    page = open_page(war_page + "#map?party=Velor")
    assert "Dornogovi" in page.locator("#map-list").inner_text()
    assert "Mongolia" not in page.locator("#map-list").inner_text()
    early = open_page(war_page + "#map?asof=2031-05-02")
    assert early.locator("#map-date").inner_text() == "2 May 2031"


def test_without_script_the_tables_stay(browser: BrowserContext, war_page: str) -> None:
    path = Path(war_page.removeprefix("file://"))
    bare = path.with_name("bare.html")
    bare.write_text(re.sub(r"<script>.*?</script>", "", path.read_text("utf-8"), flags=re.DOTALL), encoding="utf-8")
    page = browser.new_page()
    page.goto(bare.as_uri())
    assert not page.locator("#map-part").is_visible()
    assert page.locator("#control").is_visible()
    assert page.locator("tr[data-c='c1']").first.is_visible()
    assert page.locator("svg.truce-line a").count() == 4
    page.close()


def test_a_sign_on_a_truce_leads_to_its_claim(open_page: Callable[..., Page], war_page: str) -> None:
    page = open_page(war_page)
    page.locator("svg.truce-line a[href='#claim-t4']").focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#claim-t4")


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_the_parts_keep_to_wcag(
    open_page: Callable[..., Page], axe: Callable[[Page], list[str]], war_page: str, width: int, scheme: str
) -> None:
    page = open_page(war_page, width, scheme)
    page.wait_for_selector(".map-mark")
    page.locator("#map-back").click()
    for fold in page.locator("details.answers").all():
        fold.evaluate("e => e.open = true")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_twice_the_size_fits_a_narrow_window(open_page: Callable[..., Page], war_page: str) -> None:
    page = open_page(war_page, 640)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640


def test_hostile_words_in_places_and_statements_do_not_run(
    open_page: Callable[..., Page], war: Material, tmp_path: Path
) -> None:
    places = tuple(replace(place, place=HOSTILE) for place in war.places)
    incidents = tuple(replace(one, place=HOSTILE, targets=(HOSTILE,)) for one in war.incidents)
    meetings = tuple(replace(one, venue=HOSTILE, parties=(HOSTILE,)) for one in war.meetings)
    truces = tuple(replace(one, mediators=(HOSTILE,)) for one in war.truces)
    claims = tuple(replace(one, place=HOSTILE, source=HOSTILE, source_party=HOSTILE) for one in war.claims)
    path = tmp_path / "hostile.html"
    spoilt = replace(war, places=places, incidents=incidents, meetings=meetings, truces=truces, claims=claims)
    path.write_text(render(build_view(spoilt)), encoding="utf-8")
    page = open_page(path.as_uri())
    page.wait_for_selector(".map-mark")
    page.locator("#map-back").click()
    page.locator(".map-mark").first.hover(force=True)
    assert page.title() == "The steppe war: who claims what"
    assert page.locator("img").count() == 0
    assert HOSTILE in page.locator("#map-list").inner_text()


def test_words_from_right_to_left_stand_apart(open_page: Callable[..., Page], war: Material, tmp_path: Path) -> None:
    arabic = "مدينة توروفيك"
    path = tmp_path / "rtl.html"
    path.write_text(
        render(build_view(replace(war, places=tuple(replace(one, place=arabic) for one in war.places)))), "utf-8"
    )
    page = open_page(path.as_uri())
    assert page.locator(".map-label b", has_text=arabic).first.evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert page.locator("#map-list button bdi", has_text=arabic).count() > 0
