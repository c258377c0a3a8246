"""From a ledger file to the page beside it, or to a folder of pages."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from counterclaim.dossier.folder import folder
from counterclaim.dossier.gather import material_of
from counterclaim.dossier.page import pieces
from counterclaim.dossier.redact import redacted
from counterclaim.dossier.view import MOST_CLAIMS, build_view
from counterclaim.errors import FatalError
from counterclaim.ledger import Ledger

# Above this a file is slow to open: some 2.5 kB a claim, and a browser reads 8 MB in about a second.
MOST_IN_ONE_FILE = 3000

_MADE_BY = 'name="generator" content="Counterclaim'


def write_dossier(
    ledger: str | Path,
    output: str | Path,
    *,
    as_of: date | None = None,
    since: date | None = None,
    title: str | None = None,
    redact: bool = False,
    split: bool | None = None,
) -> Path:
    """Writes the dossier of `ledger`, whole or not at all; an older one there is replaced. Gives its first page.

    `split` writes a folder, named like `output` without its suffix; None does so above MOST_IN_ONE_FILE claims. What
    there is no room for, the page says.
    `redact` replaces the names of private persons.

    LedgerError where the ledger can't be read; FatalError CC230 where the page can't be written, CC231 where a folder
    of that name holds something else than a dossier.
    """
    with Ledger.open(ledger, readonly=True) as opened:
        most = MOST_CLAIMS if split is False else None
        material = material_of(opened, as_of=as_of, since=since, title=title, most=most)
    if redact:
        material = redacted(material)
    path = Path(output)
    try:
        if split or (split is None and len(material.claims) > MOST_IN_ONE_FILE):
            return _write_folder(path.with_suffix(""), folder(material))
        _write_file(path, pieces(build_view(material)))
    except OSError as error:
        raise FatalError(
            "CC230",
            f"the dossier can't be written ({error.strerror}).",
            where=str(path),
            mend="Name another file with -o, or free some space.",
        ) from error
    return path


def _write_file(path: Path, html: Iterable[str]) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".dossier-", suffix=".html")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.writelines(html)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _write_folder(path: Path, files: Iterable[tuple[str, str]]) -> Path:
    if path.exists() and not _is_dossier(path):
        raise FatalError(
            "CC231",
            "there is something of that name that is no dossier.",
            where=str(path),
            mend="Name another folder with -o.",
        )
    new = Path(tempfile.mkdtemp(dir=path.parent, prefix=".dossier-"))
    try:
        for name, html in files:
            (new / name).parent.mkdir(exist_ok=True)
            (new / name).write_text(html, encoding="utf-8")
        new.chmod(0o755)
        if path.exists():
            shutil.rmtree(path)
        new.rename(path)
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise
    return path / "index.html"


def _is_dossier(path: Path) -> bool:
    """True for an empty folder, and one whose first page this program wrote."""
    if not path.is_dir():
        return False
    first = path / "index.html"
    if not first.is_file():
        return not any(path.iterdir())
    with first.open(encoding="utf-8", errors="replace") as file:
        return _MADE_BY in file.read(20_000)
