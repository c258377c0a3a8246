"""A large dossier as a folder: a first page, a page each for its longest sections, and pages of claims by month and of
questions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeVar

from counterclaim.dossier.asked import trimmed
from counterclaim.dossier.beside import beside_of
from counterclaim.dossier.days import MONTHS, plain_day
from counterclaim.dossier.map import map_of, map_rows
from counterclaim.dossier.map_rows import MapRows
from counterclaim.dossier.material import Material
from counterclaim.dossier.page import asset, environment, page_policy, render
from counterclaim.dossier.register import MOST_QUESTIONS, Register, register_of
from counterclaim.dossier.sections import SECTIONS, Section
from counterclaim.dossier.view import View, view_of
from counterclaim.model.claim import Claim

T = TypeVar("T")

# A page of so many claims is about a megabyte and opens within a second.
PAGE_CLAIMS = 400
# Of one question, and on one page of them: each answer is told in its sentence, some 700 bytes.
QUESTION_ANSWERS = 60
PAGE_ANSWERS = 700
# Of one place, and on one page: a row is some 400 bytes, of an attack twice that.
PLACE_WORDS = 200
PAGE_WORDS = 1000
PAGE_ATTACKS = 500
# Claims are found by the first letters of their ids, in so many pages of links: 256 of 400 for 100,000 claims.
SHARD = 2
# Sections that make a large dossier's first page slow: measured on 31,694 claims, three quarters of its 5 MB.
OWN_PAGE = frozenset({"truces", "map", "statements", "methods"})


@dataclass(frozen=True, slots=True)
class Leaf:
    """“claims/2020-10-2.html: claims said in October 2020, 2 of 3.” Of claims, of questions by their anchors, or of
    places or attacks on the map."""

    path: str
    heading: str
    claims: tuple[Claim, ...] = ()
    anchors: frozenset[str] = frozenset()
    rows: MapRows | None = None

    @property
    def size(self) -> int:
        """How many it has of what it lists."""
        if self.rows is not None:
            return len(self.rows.places) + len(self.rows.attacks)
        return len(self.claims) + len(self.anchors)

    @property
    def section(self) -> Section:
        """What shows it."""
        rows = self.rows
        if rows is not None:
            partial = "places" if rows.places else "attacks"
            return Section("map", "Map", lambda _: rows, styles=("sections/map.css",), partial=partial)
        return next(one for one in SECTIONS if one.id == ("claims" if self.claims else "toll"))


@dataclass(frozen=True, slots=True)
class Contents:
    """The section of the first page that leads to all others."""

    claims: tuple[tuple[str, str, int], ...]  # heading, address, number
    questions: tuple[tuple[str, str, int], ...]


def folder(material: Material) -> Iterator[tuple[str, str]]:
    """The files of the folder, one at a time: path and HTML. The first is `index.html`."""
    register = register_of(material)
    beside = beside_of(register)
    questions = tuple(trimmed(question, QUESTION_ANSWERS) for question in register.questions)
    register = replace(register, beside=beside, questions=questions, page="index.html")
    register = replace(register, here=_first_questions(register))
    drawn = map_rows(register)
    leaves = [*_claim_pages(register), *_question_pages(register), *_place_pages(drawn), *_attack_pages(drawn)]
    pages = {claim.id: leaf.path for leaf in leaves for claim in leaf.claims}
    pages.update((anchor, leaf.path) for leaf in leaves for anchor in leaf.anchors)
    pages.update((anchor, "index.html") for anchor in register.here)
    register = replace(register, pages=pages)
    contents = Contents(claims=_links(leaves, "claims/"), questions=_links(leaves, "questions/"))
    tables = (*_links(leaves, "places/"), *_links(leaves, "attacks/"))
    here = [section for section in SECTIONS if section.id not in OWN_PAGE]
    first = view_of(register, [_contents(contents) if section.id == "claims" else section for section in here])
    own = [_mapped(section, drawn, tables) for section in SECTIONS if section.id in OWN_PAGE]
    alone = [view_of(_at(register, f"{section.id}.html"), [section]) for section in own]
    nav = _nav([("index.html", first), *((f"{view.nav[0][0]}.html", view) for view in alone if view.sections)])
    yield "index.html", render(replace(first, find="find/", nav=_seen(nav, "index.html")))
    for view in alone:
        for name, title, _ in view.nav:
            page = f"{name}.html"
            whole = replace(view, heading=title, pager=(("The dossier", "index.html"),), find="find/")
            yield page, render(replace(whole, nav=_seen(nav, page)))
    for number, leaf in enumerate(leaves):
        of_leaf = replace(register, claims=leaf.claims, here=leaf.anchors, page=leaf.path, base="../")
        view = view_of(of_leaf, [leaf.section])
        yield (
            leaf.path,
            render(replace(view, heading=leaf.heading, pager=_pager(leaves, number), find="../find/")),
        )
    yield from _finder(pages, register)


def _first_questions(register: Register) -> frozenset[str]:
    """Those that several answer or somebody denies, then the others in their order: as many as one page shows."""
    ordered = sorted(register.questions, key=lambda q: len(q.claimants) < 2 and not q.denials)
    kept, room = list[str](), PAGE_ANSWERS
    for question in ordered[:MOST_QUESTIONS]:
        room -= len(question.answers)
        if room < 0:
            break
        kept.append(question.anchor)
    return frozenset(kept)


def _links(leaves: Sequence[Leaf], folder: str) -> tuple[tuple[str, str, int], ...]:
    """Heading, address and size of the pages in a folder."""
    return tuple((leaf.heading, leaf.path, leaf.size) for leaf in leaves if leaf.path.startswith(folder))


def _mapped(section: Section, drawn: MapRows, tables: Sequence[tuple[str, str, int]]) -> Section:
    """The map without its tables, which have pages of their own."""
    if section.id != "map":
        return section
    return replace(section, build=lambda register: map_of(register, drawn, tables))


def _at(register: Register, page: str) -> Register:
    """The register as a page beside the first one sees it: no question stands there."""
    return replace(register, page=page, here=frozenset())


def _nav(pages: Sequence[tuple[str, View]]) -> tuple[tuple[str, str, str, str], ...]:
    """Of each section, in the order of the page: its id, title, page and place there."""
    found = {name: (name, title, page, place) for page, view in pages for name, title, place in view.nav}
    return tuple(found[section.id] for section in SECTIONS if section.id in found)


def _seen(nav: Sequence[tuple[str, str, str, str]], here: str) -> tuple[tuple[str, str, str], ...]:
    return tuple((name, title, at if page == here else f"{page}{at}") for name, title, page, at in nav)


def _contents(contents: Contents) -> Section:
    return Section("claims", "Claims", lambda register: contents, partial="contents")


def _pager(leaves: Sequence[Leaf], number: int) -> tuple[tuple[str, str], ...]:
    links = [("The dossier", "../index.html")]
    folder = leaves[number].path.partition("/")[0]
    if folder in ("places", "attacks"):
        links.append(("Map", "../map.html"))
    if number > 0 and leaves[number - 1].path.startswith(f"{folder}/"):
        links.append((f"← {leaves[number - 1].heading}", f"../{leaves[number - 1].path}"))
    if number + 1 < len(leaves) and leaves[number + 1].path.startswith(f"{folder}/"):
        links.append((f"{leaves[number + 1].heading} →", f"../{leaves[number + 1].path}"))
    return tuple(links)


def _claim_pages(register: Register) -> Iterator[Leaf]:
    """By month of publication; a report's claims stay together."""
    rows = register.rows
    for month, members in groupby(register.claims, key=lambda claim: rows[claim.id].said[:7]):
        pages: list[list[Claim]] = [[]]
        for _, claims in groupby(members, key=lambda claim: claim.report):
            if len(pages[-1]) >= PAGE_CLAIMS:
                pages.append([])
            pages[-1].extend(claims)
        when = f"said in {MONTHS[int(month[5:]) - 1]} {month[:4]}" if month else "of no known day"
        for number, page in enumerate(pages, start=1):
            count = f", {number} of {len(pages)}" if len(pages) > 1 else ""
            yield Leaf(f"claims/{month or 'undated'}-{number}.html", f"Claims {when}{count}", tuple(page))


def _question_pages(register: Register) -> Iterator[Leaf]:
    """Those that the first page has no room for, in order of time."""
    rest = [q for q in register.questions if q.anchor not in register.here]
    rest.sort(key=lambda q: (q.question.date or q.answers[0].said or "9999", q.anchor))
    pages = _filled(rest, lambda q: len(q.answers), PAGE_ANSWERS)
    for number, page in enumerate(pages, start=1):
        anchors = frozenset(q.anchor for q in page)
        yield Leaf(f"questions/{number}.html", f"Further questions, {number} of {len(pages)}", anchors=anchors)


def _place_pages(drawn: MapRows) -> Iterator[Leaf]:
    """Every place, by name; of one that much is said of, what was said last."""
    rows = [
        replace(row, words=row.words[-PLACE_WORDS:], earlier=max(0, len(row.words) - PLACE_WORDS))
        for row in drawn.places
    ]
    pages = _filled(rows, lambda row: len(row.words), PAGE_WORDS)
    for number, page in enumerate(pages, start=1):
        names = page[0].place if len(page) == 1 else f"{page[0].place} to {page[-1].place}"
        yield Leaf(f"places/{number}.html", f"Who is said to hold what: {names}", rows=MapRows(tuple(page), ()))


def _attack_pages(drawn: MapRows) -> Iterator[Leaf]:
    """Every attack, by day."""
    pages = _filled(drawn.attacks, lambda row: 1 + len(row.attack.claims) // 4, PAGE_ATTACKS)
    for number, page in enumerate(pages, start=1):
        first, last = page[0].attack.day, page[-1].attack.day
        days = " to ".join(dict.fromkeys(plain_day(day) for day in (first, last) if day)) or "on no known day"
        loose = drawn.loose if number == len(pages) else 0
        yield Leaf(f"attacks/{number}.html", f"Attacks, {days}", rows=MapRows((), tuple(page), loose))


def _filled(rows: Sequence[T], weight: Callable[[T], int], most: int) -> list[list[T]]:
    """Pages of rows that weigh no more together, or of one row."""
    pages: list[list[T]] = []
    room = 0
    for row in rows:
        room -= weight(row)
        if room < 0 or not pages:
            pages.append([])
            room = most - weight(row)
        pages[-1].append(row)
    return pages


def _finder(pages: dict[str, str], register: Register) -> Iterator[tuple[str, str]]:
    """Pages that know where every claim stands, so that INDEX#claim-ID leads to it."""
    shards: dict[str, list[tuple[str, str]]] = {}
    for claim in register.rows:
        if claim in pages:
            shards.setdefault(claim[:SHARD], []).append((claim, pages[claim]))
    template = environment().get_template("find.html.j2")
    script, style = asset("find.js"), asset("page.css")
    policy = page_policy([style], [script])
    for shard, found in sorted(shards.items()):
        yield f"find/{shard}.html", template.render(found=found, script=script, style=style, policy=policy)
