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


def reconcile_version() -> str:
    """Of what decides which question a claim answers and how answers stand: derived tables of another are made anew."""
    return f"{__version__}+{_code_hash('model', 'reconcile', 'data')[:12]}"


@cache
def _code_hash(*folders: str) -> str:
    digest = hashlib.sha256()
    for folder in folders:
        _add(digest, files("counterclaim").joinpath(folder), folder)
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
