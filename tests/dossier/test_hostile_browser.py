"""Words that try to be markup or script, in every field of what a dossier is made from, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from counterclaim.dossier import Material, build_view, material_of, render
from counterclaim.dossier.folder import folder
from counterclaim.dossier.redact import Redactor, _each
from counterclaim.ledger import Ledger, build
from counterclaim.model.decision import Decision, Verb

if TYPE_CHECKING:
    from playwright.sync_api import Page

EXAMPLE = Path(__file__).parents[2] / "examples" / "karabakh-2020" / "reports.jsonl"
HOSTILE = (
    ' </script><script>window.ran=1</script><img src=x onerror="window.ran=2"><svg/onload=window.ran=3>'
    "\"'><a href=javascript:window.ran=4>x</a>${window.ran=5}{{ 7*7 }}</bdi></table></div></textarea></style>\u202e"
)
# Ids, days, versions of days, codes of countries: what the program itself looks up.
KEPT = re.compile(r"[0-9a-f]{16}|[0-9]{4}-[-0-9/T:.Z]*|[0-9-]*/[0-9-]*|[A-Z]{3}|")
STATE = """() => {
  const all = (css, bad = () => true) => [...document.querySelectorAll(css)].filter(bad).length;
  return {
    ran: window.ran, alien: all("img, iframe, object, embed, base, form[action]"),
    handlers: all("*", (e) => [...e.attributes].some((a) => a.name.startsWith("on"))),
    links: all("a[href]", (a) => !/^(#|https?:[/]{2}|([.]{2}[/])*[\\w/-]+[.]html)/.test(a.getAttribute("href"))),
  };
}"""
CLEAN = {"ran": None, "alien": 0, "handlers": 0, "links": 0}


class Spoiler:
    """Adds the hostile words to every text."""

    def words(self, text: str) -> str:
        return text if KEPT.fullmatch(text) else text + HOSTILE


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Material:
    """The example with hostile words behind each text of reports, claims, questions, places, and a decision."""
    path = tmp_path_factory.mktemp("hostile") / "war.db"
    build([str(EXAMPLE)], path, jobs=1)
    with Ledger.open(path) as ledger:
        material = material_of(ledger)
    claim = next(one.id for one in material.claims if one.place)
    made = Decision(1, claim, Verb.EDIT, "J. Doe", "2031-06-01T00:00:00Z", "why", "place", '"old"', '"new"')
    material = replace(material, decisions={claim: [made]}, unplaced=[*material.unplaced, (claim, "a reason")])
    return _each(material, cast("Redactor", Spoiler()))


def opened(open_page: Callable[..., Page], address: str) -> tuple[Page, list[str]]:
    page = open_page(address)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.reload()
    return page, said


def test_nothing_runs_in_one_file(spoilt: Material, open_page: Callable[..., Page], tmp_path: Path) -> None:
    path = tmp_path / "hostile.html"
    path.write_text(render(build_view(spoilt)), encoding="utf-8")
    page, said = opened(open_page, path.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach((e) => { e.open = true; })")
    page.locator("#map").scroll_into_view_if_needed()
    page.locator("#map-back").click()
    page.locator("#map-list button").first.click()  # what a popup would be
    page.locator("#filters select[name=outlet]").select_option(index=1)
    assert page.evaluate(STATE) == CLEAN
    assert page.locator("#filtered").inner_text().count("<img") == 1
    page.locator("#toll").scroll_into_view_if_needed()
    assert page.evaluate(STATE) == CLEAN
    assert said == []


def test_nothing_runs_in_a_folder(spoilt: Material, open_page: Callable[..., Page], tmp_path: Path) -> None:
    seen = dict[str, Path]()
    for name, html in folder(spoilt):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(html, encoding="utf-8")
        seen.setdefault(name.partition("/")[0], path)  # one of each sort
    assert {"index.html", "map.html", "truces.html", "statements.html", "methods.html", "claims", "places"} <= set(seen)
    for name, path in seen.items():
        page, said = opened(open_page, path.as_uri())
        if name == "map.html":
            page.locator("#map-back").click()
            page.locator("#map-list button").first.click()
        assert page.evaluate(STATE) == CLEAN, name
        assert said == [], name
        page.close()
