"""The layout is the road: which folder may know which, and what the package shows."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import counterclaim

PACKAGE = Path(counterclaim.__file__).parent

# Each stage and the folders it may import from, besides itself, `model`, `errors` and `data`.
MAY_KNOW = {
    "model": set[str](),
    "data": set[str](),
    "reports": set[str](),
    "language": {"reports"},
    "claims": {"language", "reports"},
    "reconcile": {"language", "claims"},
    "ledger": {"reports", "language", "claims", "reconcile"},
    "engines": {"reports", "ledger"},
    "export": {"ledger", "claims", "reconcile"},
    "dossier": {"ledger", "reconcile", "language"},
    "review": {"ledger", "dossier", "reconcile", "export", "claims", "language"},
    "cli": {"reports", "language", "claims", "reconcile", "ledger", "engines", "export", "dossier", "review"},
}


def imported(path: Path) -> set[str]:
    """The folders of the package that a file imports from, anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        for name in names:
            head, _, rest = name.partition(".")
            if head == "counterclaim" and rest:
                found.add(rest.split(".")[0])
    return found


def test_every_folder_has_its_place_on_the_road() -> None:
    folders = {p.name for p in PACKAGE.iterdir() if p.is_dir() and p.name != "__pycache__"}
    assert folders == set(MAY_KNOW)


@pytest.mark.parametrize("stage", sorted(MAY_KNOW))
def test_data_goes_one_way(stage: str) -> None:
    allowed = MAY_KNOW[stage] | {stage, "errors"} | (set() if stage in ("model", "data") else {"model", "data"})
    allowed |= {"model"} if stage == "model" else set()
    for path in (PACKAGE / stage).rglob("*.py"):
        assert imported(path) <= allowed, path


def test_the_nouns_do_no_input_or_output() -> None:
    for path in (PACKAGE / "model").rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = {n.id for n in ast.walk(tree) if isinstance(n, ast.Name)}
        assert not names & {"open", "print", "Path"}, path


def test_the_library_never_prints() -> None:
    for path in PACKAGE.rglob("*.py"):
        if "cli" in path.parts or path.name == "__main__.py":
            continue
        calls = [n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.Call)]
        assert not [c for c in calls if isinstance(c.func, ast.Name) and c.func.id == "print"], path


def test_the_public_names_are_there() -> None:
    for name in counterclaim.__all__:
        assert getattr(counterclaim, name) is not None
    with pytest.raises(AttributeError):
        _ = counterclaim.nothing_of_that_name


def test_a_fresh_import_loads_nothing_heavy() -> None:
    heavy = {"onnxruntime", "numpy", "typer", "rich", "starlette", "trafilatura", "jinja2", "sqlite3"}
    code = f"import sys, counterclaim; print(sorted(set(sys.modules) & {heavy!r}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_an_exception_to_a_security_rule_has_its_reason_beside_it() -> None:
    for path in PACKAGE.rglob("*.py"):
        for line in path.read_text(encoding="utf-8").splitlines():
            if found := re.search(r"# noqa:.*\bS\d{3}\b(.*)", line):
                assert re.search(r"\w{2,}.*\w{2,}", found[1]), f"{path}: {line.strip()}"
