"""Writes what each folder shows into docs/architecture.md: the lines that begin with `Surface:`, from the `__all__`s.

python tools/surfaces.py
"""

from __future__ import annotations

import re
import textwrap
from importlib import import_module
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "architecture.md"
WIDTH = 120
# A section of a folder: its heading, what comes before the surface, and the surface with the lines it runs on to.
SECTION = re.compile(r"^(## (\w+)/\n(?:(?!## |Surface:).*\n)*)Surface: (?:.+\n)+", re.MULTILINE)


def surface(folder: str) -> str:
    """The surface of a folder, wrapped, ending in a line break."""
    names: list[str] = import_module(f"counterclaim.{folder}").__all__
    listed = ", ".join(f"`{name}`" for name in names)
    return textwrap.fill(f"Surface: {listed}.", WIDTH, break_on_hyphens=False) + "\n"


def main() -> None:
    """Writes the page anew; its other words stay."""
    said = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(SECTION.sub(lambda found: found[1] + surface(found[2]), said), encoding="utf-8")


if __name__ == "__main__":
    main()
