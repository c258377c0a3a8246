"""The page in a real browser: Debian's Chromium, driven by Playwright (`apt-get install chromium`)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from counterclaim.dossier import Material, build_view, render
from counterclaim.dossier.folder import folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Page


@pytest.fixture
def page_file(material: Material, tmp_path: Path) -> Path:
    dispute = material.disputes[0]
    first = dispute.series[0]
    more = replace(first, answers=(*first.answers, replace(first.answers[0], said="2031-05-03", low=44, high=44)))
    path = tmp_path / "dossier.html"
    charted = replace(material, disputes=(replace(dispute, series=(more, dispute.series[1])),))
    path.write_text(render(build_view(charted)), encoding="utf-8")
    return path


def test_the_page_draws_its_chart_and_asks_nobody_for_anything(browser: BrowserContext, page_file: Path) -> None:
    page = browser.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(page_file.as_uri())
    page.locator("#toll").scroll_into_view_if_needed()  # charts are drawn when they come near
    page.wait_for_selector("figure.chart canvas")
    assert asked == [page_file.as_uri()]
    assert said == []
    assert page.locator("figure.chart canvas").count() == 1
    page.close()


def test_a_claim_leads_into_its_folded_report_and_back(browser: BrowserContext, page_file: Path) -> None:
    page = browser.new_page()
    page.goto(page_file.as_uri())
    page.locator("#claim-cc a", has_text="in the report").click()
    page.wait_for_function("document.getElementById('w-cc').closest('details').open")
    page.locator("details[open] .text a.m").first.click()
    assert page.url.endswith("#claim-cc")
    page.close()


@pytest.mark.parametrize("width", [320, 390, 1200])
def test_the_page_never_scrolls_sideways(browser: BrowserContext, page_file: Path, width: int) -> None:
    page = browser.new_page()
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(page_file.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_hostile_words_do_not_run(browser: BrowserContext, material: Material, tmp_path: Path) -> None:
    hostile = "<img src=x onerror=\"document.title='run'\"><script>document.title='run'</script>"
    one = material.reports["one"]
    spoilt = replace(one, text=one.text + hostile, title=hostile, outlet=hostile)
    path = tmp_path / "hostile.html"
    path.write_text(
        render(build_view(replace(material, title=hostile, reports={**material.reports, "one": spoilt}))), "utf-8"
    )
    page = browser.new_page()
    page.goto(path.as_uri())
    assert page.title().startswith("<img src=x")
    assert page.locator("img").count() == 0
    page.close()


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_keeps_to_wcag(
    open_page: Callable[..., Page], axe: Callable[[Page], list[str]], page_file: Path, width: int, scheme: str
) -> None:
    assert axe(open_page(page_file.as_uri(), width, scheme)) == []


def test_the_address_of_a_section_leads_to_its_page(
    open_page: Callable[..., Page], material: Material, tmp_path: Path
) -> None:
    for name, html in folder(material):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(html, encoding="utf-8")
    page = open_page((tmp_path / "index.html").as_uri() + "#map?asof=2031-05-01")
    page.wait_for_url("**/map.html#map?asof=2031-05-01")
    assert page.locator("nav.toc [aria-current]").inner_text() == "Map"
    page.locator("nav.toc a", has_text="Truces").click()
    page.wait_for_url("**/truces.html#truces?asof=2031-05-01")
    page.locator("nav.toc a", has_text="Toll").click()
    page.wait_for_url("**/index.html#toll?asof=2031-05-01")


def test_filters_are_kept_in_the_address(open_page: Callable[..., Page], page_file: Path) -> None:
    page = open_page(page_file.as_uri())
    page.locator("#filter > summary").click()
    page.select_option("#filters select[name=party]", "Upper Osk")
    assert page.evaluate("location.hash") == "#?party=Upper+Osk"
    assert page.locator(".claim:visible").count() == 3
    again = open_page(page.url.replace("#?", "#claims?"))
    assert again.locator("#filters select[name=party]").input_value() == "Upper Osk"
    assert again.locator(".claim:visible").count() == 3
    again.locator("nav.toc a", has_text="Toll").click()
    again.wait_for_function("location.hash === '#toll?party=Upper+Osk'")
