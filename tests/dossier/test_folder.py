"""A dossier as a folder: every claim on one page, and every link of every page with a target."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest

from counterclaim.dossier import Material, folder, write
from counterclaim.dossier.folder import folder as files_of
from counterclaim.errors import FatalError


def ids(html: str) -> set[str]:
    return set(re.findall(r' id="([^"]+)"', html))


def test_every_claim_has_its_page_and_every_link_its_target(
    material: Material, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "PAGE_CLAIMS", 1)
    files = dict(files_of(material))
    assert next(iter(files)) == "index.html"
    assert {name for name in files if name.startswith("claims/")} == {"claims/2031-05-1.html", "claims/2031-05-2.html"}
    for claim in material.claims:
        (home,) = [name for name, html in files.items() if f'id="claim-{claim.id}"' in html and "find/" not in name]
        assert f'href="../{home}#claim-{claim.id}"' in files[f"find/{claim.id[:2]}.html"]
    for name, html in files.items():
        for address in re.findall(r' href="([^"]*)"', html):
            if address.startswith("http"):
                continue
            path, _, anchor = address.partition("#")
            target = resolved(PurePosixPath(name).parent, path) if path else name
            assert target in files, (name, address)
            anchor = anchor.partition("?")[0]
            assert not anchor or anchor in ids(files[target]), (name, address)


def resolved(base: PurePosixPath, path: str) -> str:
    parts: list[str] = []
    for part in (base / path).parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


def test_long_sections_have_pages_of_their_own(material: Material) -> None:
    files = dict(files_of(material))
    for name in ("truces", "map", "methods"):
        assert f'href="{name}.html#{name}"' in files["index.html"]
        assert name not in ids(files["index.html"])
        assert {name, "overview"} & ids(files[f"{name}.html"]) == {name}
        assert 'href="index.html#overview"' in files[f"{name}.html"]
    assert "map.html" not in dict(files_of(replace(material, places=(), claims=material.claims[:1])))


def test_questions_that_the_first_page_has_no_room_for_have_pages(
    material: Material, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "PAGE_ANSWERS", 0)
    files = dict(files_of(material))
    assert "Combatants of Lower Osk killed" in files["questions/1.html"]
    assert "left out" not in "".join(files.values())
    assert 'href="questions/1.html' in files["index.html"]


def test_a_page_of_the_folder_runs_nothing_but_its_own_scripts(material: Material) -> None:
    for html in dict(files_of(replace(material, title="<script>alert(1)</script>"))).values():
        assert "<script>alert" not in html
        assert "default-src &#39;none&#39;" in html or "default-src 'none'" in html


def test_only_a_dossier_is_replaced(tmp_path: Path) -> None:
    home = tmp_path / "war"
    first = write._write_folder(home, [("index.html", '<meta name="generator" content="Counterclaim 1">')])
    assert first == home / "index.html"
    write._write_folder(home, [("index.html", "new")])
    assert first.read_text() == "new"
    with pytest.raises(FatalError, match="CC231"):
        write._write_folder(home, [("index.html", "newer")])
    assert first.read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["war"]
