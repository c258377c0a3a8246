"""Which version of the program made what is in a ledger.

A version is the program's and a hash of the code and data that decide: nobody has to remember to raise a number when
a rule or a word list changes.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from counterclaim import __version__


def extraction_version(cast_path: Path | None = None) -> str:
    """Of what decides which claims a report yields, with the user's cast. A build reads reports of another version
    again and supersedes what that took from them."""
    code = _code_hash("model", "reports", "language", "claims", "data")
    if cast_path is not None:
        code = hashlib.sha256(code.encode() + cast_path.read_bytes()).hexdigest()
    return f"{__version__}+{code[:12]}"


def version_parts(cast_path: Path | None = None) -> tuple[str, str, str, str | None]:
    """What an extraction version is made of: the program's version, and hashes of the rules and lists, of the reading
    model, and of the user's cast."""
    cast = None if cast_path is None else hashlib.sha256(cast_path.read_bytes()).hexdigest()[:12]
    model = _code_hash("data/reader")[:12]
    return __version__, _code_hash("model", "reports", "language", "claims", "data")[:12], model, cast


def reconcile_version() -> str:
    """Of what decides which question a claim answers and how answers stand: derived tables of another are made anew."""
    return f"{__version__}+{_code_hash('model', 'reconcile', 'data', *_DERIVING)[:12]}"


# What decides, beside `reconcile/`, what stands in the derived tables.
_DERIVING = tuple(
    f"ledger/{name}"
    for name in (
        *("derived.sql", "making.py", "nouns.py", "origins.py", "partitions.py", "places.py", "questions.py"),
        *("said.py", "ties.py", "topics.py", "update.py", "view.py"),
    )
)


@cache
def _code_hash(*names: str) -> str:
    digest = hashlib.sha256()
    for name in names:
        found = files("counterclaim").joinpath(name)
        if found.is_dir():
            _add(digest, found, name)
        else:
            digest.update(f"{name}\0".encode() + hashlib.sha256(found.read_bytes()).digest())
    return digest.hexdigest()


def _add(digest: hashlib._Hash, folder: Traversable, name: str) -> None:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        path = f"{name}/{entry.name}"
        if entry.is_dir():
            if entry.name != "__pycache__":
                _add(digest, entry, path)
        else:
            digest.update(f"{path}\0".encode())
            digest.update(hashlib.sha256(entry.read_bytes()).digest())
