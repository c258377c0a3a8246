"""What `make audit` makes of pip-audit's answers: audited, a weakness, or nobody there to ask."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

TOOL = Path(__file__).parents[1] / "tools" / "audit.py"
GOOD = {"name": "good", "version": "1.0", "vulns": []}
WEAK = {"name": "weak", "version": "1.0", "vulns": [{"id": "PYSEC-2031-1", "fix_versions": ["1.1"]}]}
UNKNOWN = {"name": "unknown", "skip_reason": "Dependency not found on PyPI and could not be audited: unknown (1.0)"}


@pytest.fixture
def audit(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location("audit", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "audit", module)  # where dataclasses look for names
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "ready", lambda: "")
    return module


@pytest.mark.parametrize(
    ("packages", "status", "said"),
    [
        ([GOOD, GOOD], 0, "pypi: 2 of 2 packages audited, 0 with a known weakness."),
        ([GOOD, UNKNOWN], 0, "pypi: 1 of 2 packages audited, 0 with a known weakness."),
        ([GOOD, WEAK], 1, "weak 1.0: PYSEC-2031-1, mended in 1.1"),
        ([UNKNOWN], 0, "Not audited, for no service could be reached:"),
    ],
)
def test_what_is_said(
    audit: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    packages: list[dict[str, object]],
    status: int,
    said: str,
) -> None:
    answer = audit.answer_of(json.dumps({"dependencies": packages, "fixes": []}), "")
    monkeypatch.setattr(audit, "asked", lambda service: answer)
    assert audit.main() == status
    assert said in capsys.readouterr().out.splitlines()


def test_no_network_is_no_failure(audit: ModuleType) -> None:
    audited = audit.answer_of("", "Traceback …\n  …\nConnectionError: no route to api.osv.dev\n")
    assert audited == audit.Audited((), 0, "ConnectionError: no route to api.osv.dev")


def test_what_cannot_be_installed_is_said(
    audit: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(audit, "ready", lambda: "pip could not install it: no index")
    assert audit.main() == 0
    assert capsys.readouterr().out == "Not audited: pip could not install it: no index\n"
