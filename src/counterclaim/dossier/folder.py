"""A large dossier as a folder: a first page, a page each for its longest sections, and pages of claims by month and of
questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from counterclaim.dossier.beside import beside_of
from counterclaim.dossier.days import MONTHS
from counterclaim.dossier.material import Material
from counterclaim.dossier.page import environment, page_policy, render
from counterclaim.dossier.register import Register, register_of
from counterclaim.dossier.sections import SECTIONS, Section
from counterclaim.dossier.view import View, view_of
from counterclaim.model.claim import Claim

# A page of so many claims is about a megabyte and opens within a second.
PAGE_CLAIMS = 400
PAGE_QUESTIONS = 400
# Claims are found by the first letters of their ids, in so many pages of links: 256 of 400 for 100,000 claims.
SHARD = 2
# Sections that make a large dossier's first page slow: measured on 31,694 claims, three quarters of its 5 MB.
OWN_PAGE = frozenset({"truces", "map", "statements", "methods"})


@dataclass(frozen=True, slots=True)
class Leaf:
    """“claims/2020-10-2.html: claims said in October 2020, 2 of 3.” Of claims, or of questions by their anchors."""

    path: str
    heading: str
    claims: tuple[Claim, ...] = ()
    anchors: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Contents:
    """The section of the first page that leads to all others."""

    claims: tuple[tuple[str, str, int], ...]  # heading, address, number
    questions: tuple[tuple[str, str, int], ...]


def folder(material: Material) -> Iterator[tuple[str, str]]:
    """The files of the folder, one at a time: path and HTML. The first is `index.html`."""
    register = register_of(material)
    leaves = [*_claim_pages(register), *_question_pages(register)]
    pages = {claim.id: leaf.path for leaf in leaves for claim in leaf.claims}
    pages.update((anchor, leaf.path) for leaf in leaves for anchor in leaf.anchors)
    pages.update((anchor, "index.html") for anchor in register.here)
    register = replace(register, pages=pages, page="index.html", beside=beside_of(register))
    contents = Contents(
        claims=tuple((leaf.heading, leaf.path, len(leaf.claims)) for leaf in leaves if leaf.claims),
        questions=tuple((leaf.heading, leaf.path, len(leaf.anchors)) for leaf in leaves if leaf.anchors),
    )
    here = [section for section in SECTIONS if section.id not in OWN_PAGE]
    first = view_of(register, [_contents(contents) if section.id == "claims" else section for section in here])
    alone = [view_of(_at(register, f"{s.id}.html"), [s]) for s in SECTIONS if s.id in OWN_PAGE]
    nav = _nav([("index.html", first), *((f"{view.nav[0][0]}.html", view) for view in alone if view.sections)])
    yield "index.html", render(replace(first, find="find/", nav=_seen(nav, "index.html")))
    for view in alone:
        for name, title, _ in view.nav:
            page = f"{name}.html"
            whole = replace(view, heading=title, pager=(("The dossier", "index.html"),), find="find/")
            yield page, render(replace(whole, nav=_seen(nav, page)))
    by_id = {section.id: section for section in SECTIONS}
    for number, leaf in enumerate(leaves):
        of_leaf = replace(register, claims=leaf.claims, here=leaf.anchors, page=leaf.path, base="../")
        view = view_of(of_leaf, [by_id["claims" if leaf.claims else "toll"]])
        yield (
            leaf.path,
            render(replace(view, heading=leaf.heading, pager=_pager(leaves, number), find="../find/")),
        )
    yield from _finder(pages, register)


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
    if number > 0:
        links.append((f"← {leaves[number - 1].heading}", f"../{leaves[number - 1].path}"))
    if number + 1 < len(leaves):
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
    starts = range(0, len(rest), PAGE_QUESTIONS)
    for number, start in enumerate(starts, start=1):
        anchors = frozenset(q.anchor for q in rest[start : start + PAGE_QUESTIONS])
        yield Leaf(f"questions/{number}.html", f"Further questions, {number} of {len(starts)}", anchors=anchors)


def _finder(pages: dict[str, str], register: Register) -> Iterator[tuple[str, str]]:
    """Pages that know where every claim stands, so that INDEX#claim-ID leads to it."""
    shards: dict[str, list[tuple[str, str]]] = {}
    for claim in register.rows:
        if claim in pages:
            shards.setdefault(claim[:SHARD], []).append((claim, pages[claim]))
    template = environment().get_template("find.html.j2")
    from counterclaim.dossier.page import asset

    script, style = asset("find.js"), asset("page.css")
    policy = page_policy([style], [script])
    for shard, found in sorted(shards.items()):
        yield f"find/{shard}.html", template.render(found=found, script=script, style=style, policy=policy)
