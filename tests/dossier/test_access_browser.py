"""What axe doesn't see of WCAG 2.2 AA, in a real browser: headings, focus, spacing, forced colours, names."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from counterclaim.dossier import write_dossier
from counterclaim.ledger import build

if TYPE_CHECKING:
    from playwright.sync_api import Page

EXAMPLE = Path(__file__).parents[2] / "examples" / "karabakh-2020" / "reports.jsonl"

Open = Callable[..., "Page"]

# Success criterion 1.4.12: what a reader's own style sheet may set.
SPACED = """() => { const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { line-height:1.5 !important; letter-spacing:.12em !important; word-spacing:.16em !important }'
        + 'p { margin-bottom:2em !important }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]; }"""


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the example's dossier."""
    home = tmp_path_factory.mktemp("access")
    build([str(EXAMPLE)], home / "war.db", jobs=1)
    return write_dossier(home / "war.db", home / "dossier.html", title="The example").as_uri()


def test_headings_go_down_by_one_level_at_a_time(open_page: Open, example: str) -> None:
    page = open_page(example)
    levels = page.eval_on_selector_all("h1, h2, h3, h4, h5, h6", "all => all.map((e) => Number(e.tagName[1]))")
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(later <= before + 1 for before, later in pairwise(levels))


def test_landmarks_are_there_and_have_names(open_page: Open, example: str) -> None:
    page = open_page(example)
    assert page.get_by_role("banner").count() == 1
    assert page.get_by_role("main").count() == 1
    assert page.get_by_role("contentinfo").count() == 1
    assert page.get_by_role("navigation", name="Sections").count() == 1
    names = page.eval_on_selector_all("main > section", "all => all.map((e) => e.getAttribute('aria-labelledby'))")
    assert len(set(names)) == len(names) >= 7


def test_every_stop_of_the_keyboard_is_seen_and_lies_clear_of_the_bar(open_page: Open, example: str) -> None:
    page = open_page(example)
    hidden: list[str] = []
    for _ in range(60):
        page.keyboard.press("Tab")
        found = page.evaluate(
            """() => { const e = document.activeElement, r = e.getBoundingClientRect(), css = getComputedStyle(e);
            const at = document.elementFromPoint(Math.min(Math.max(r.left + r.width / 2, 1), innerWidth - 1),
                Math.min(Math.max(r.top + Math.min(r.height, 600) / 2, 1), innerHeight - 1));
            // A date has fields of its own within, which the browser marks.
            const ring = e.type === 'date' || css.outlineStyle !== 'none' && parseFloat(css.outlineWidth) >= 2;
            const clear = at && (e.contains(at) || at.contains(e));
            return ring && clear ? '' : `${e.outerHTML.slice(0, 60)} ring ${ring} clear ${Boolean(clear)}`; }"""
        )
        if found:
            hidden.append(found)
    assert hidden == []


@pytest.mark.parametrize("width", [320, 1280])
def test_wider_spacing_of_text_cuts_nothing_off(open_page: Open, example: str, width: int) -> None:
    page = open_page(example, width)
    page.evaluate(SPACED)
    page.wait_for_timeout(300)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    cut = page.eval_on_selector_all(
        "main *",
        """all => all.filter((e) => { const css = getComputedStyle(e);
            return css.overflowY === 'hidden' && e.scrollHeight > e.clientHeight + 2 && e.clientHeight > 0
                && !e.closest('.map-view, svg'); }).map((e) => e.outerHTML.slice(0, 80))""",
    )
    assert cut == []


def test_forced_colours_leave_nothing_out(open_page: Open, example: str) -> None:
    page = open_page(example + "#toll")
    page.emulate_media(forced_colors="active", color_scheme="dark")
    page.reload()
    page.locator("figure.chart canvas").first.wait_for()
    drawn = page.locator("figure.chart canvas").first.evaluate(
        """e => { const all = e.getContext('2d').getImageData(0, 0, e.width, e.height).data;
            let drawn = 0;
            for (let i = 3; i < all.length; i += 4) if (all[i] > 200) drawn += 1;
            return drawn; }"""
    )
    assert drawn > 100
    pills = page.locator(".standing:visible").first.evaluate("e => getComputedStyle(e).borderTopStyle")
    assert pills != "none"
    same = page.eval_on_selector_all(
        "mark",
        "all => all.filter((e) => getComputedStyle(e).color === getComputedStyle(e).backgroundColor).length",
    )
    assert same == 0
    page.emulate_media(forced_colors="none")


def test_each_chart_says_what_it_is_and_where_its_figures_stand(open_page: Open, example: str) -> None:
    page = open_page(example)
    names = page.eval_on_selector_all("[role=img]", "all => all.map((e) => e.getAttribute('aria-label'))")
    charts = [name for name in names if name.startswith("Chart: ")]
    assert charts
    assert all("table below" in name for name in charts)
    assert page.locator(".plot").count() == page.locator(".card:has(.plot):has(details.answers table)").count()
    # The bars of the overview say their figures on hovering; the list below them says the same.
    assert page.locator("svg.bars rect").count() == page.locator(".by-day li").count()


def test_a_mark_of_the_map_too_near_to_another_has_its_like_elsewhere(open_page: Open, example: str) -> None:
    """WCAG 2.2, 2.5.8: marks stand where the places are, so some lie closer than 24 pixels. Its exception asks for a
    control of full size that does the same: an entry of the list for what stands on this day, a day of the slider for
    an earlier attack."""
    page = open_page(example + "#map")
    page.locator(".map-mark").first.wait_for()
    assert page.locator(".map-mark").count() > 5
    listed = set(page.locator("#map-list li.spot button").all_inner_texts())
    for name in page.eval_on_selector_all(".map-mark", "all => all.map((e) => e.getAttribute('aria-label'))"):
        place = name.split(":")[0]
        assert place in listed or "earlier attack" in name, name
    sizes = page.eval_on_selector_all(
        "#map-list li.spot button, .map-bar button",
        "all => all.filter((e) => e.checkVisibility()).map((e) => e.getBoundingClientRect().height)",
    )
    assert min(sizes) >= 24
    small = page.eval_on_selector_all(
        ".map-mark",
        "all => all.map((e) => e.getBoundingClientRect()).filter((r) => r.width < 24 || r.height < 24).length",
    )
    assert small == 0


def test_words_of_reports_find_their_own_direction(open_page: Open, example: str) -> None:
    page = open_page(example)
    assert page.locator("blockquote:not([dir=auto])").count() == 0
    assert page.locator("h1[dir=auto]").count() == 1


def test_nothing_moves_by_itself(open_page: Open, example: str) -> None:
    page = open_page(example)
    moving = page.evaluate("document.getAnimations().length")
    smooth = page.evaluate("getComputedStyle(document.documentElement).scrollBehavior")
    assert (moving, smooth) == (0, "auto")
