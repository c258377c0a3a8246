"""Asks whether anything that is known speaks against the pinned packages: pip-audit over constraints.txt.

    make audit

pip-audit asks a service on the network, PyPI's or OSV's. Where neither answers, this says so in plain words and is no
failure: nothing was audited then, for good or ill. A known weakness is one (exit status 1), with what mends it.
"""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
# Of its own: it brings some twenty packages that nothing else needs.
PLACE = ROOT / ".venv-audit"
PIP_AUDIT = "pip-audit==2.10.1"
SERVICES = ("pypi", "osv")
# Seconds for all packages of one service; a machine without a network is told so at once, one behind a wall is not.
PATIENCE = 180


def ready() -> str:
    """Installs pip-audit where it isn't there. Why that can't be, or an empty line."""
    if (PLACE / "bin" / "pip-audit").exists():
        return ""
    if not (PLACE / "bin" / "python").exists():
        venv.create(PLACE, with_pip=True)
    command = [str(PLACE / "bin" / "python"), "-m", "pip", "install", "-q", "--disable-pip-version-check", PIP_AUDIT]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return f"pip could not install it in {PATIENCE} s"
    return "" if done.returncode == 0 else f"pip could not install it: {_last(done.stderr)}"


@dataclass(frozen=True, slots=True)
class Audited:
    """“Of 83 packages these 81 were audited.” `why` says why none was."""

    packages: tuple[dict[str, Any], ...]
    of: int
    why: str = ""


def asked(service: str) -> Audited:
    """What a service says of each package."""
    command = [str(PLACE / "bin" / "pip-audit"), "-r", str(ROOT / "constraints.txt"), "--no-deps", "--disable-pip"]
    command += ["-s", service, "-f", "json", "--progress-spinner", "off", "--timeout", "10"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return Audited((), 0, f"it gave no answer in {PATIENCE} s")
    return answer_of(done.stdout, done.stderr)


def answer_of(out: str, said: str) -> Audited:
    """What pip-audit prints (JSON) and says beside it."""
    try:
        packages = json.loads(out)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return Audited((), 0, _last(said))
    found = tuple(one for one in packages if "skip_reason" not in one)
    why = "" if found else packages[0]["skip_reason"] if packages else "no packages"
    return Audited(found, len(packages), why)


def _last(said: str) -> str:
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return lines[-1][:200] if lines else "it said nothing"


def main() -> int:
    if why := ready():
        print(f"Not audited: {why}")
        return 0
    silent = []
    for service in SERVICES:
        answer = asked(service)
        if not answer.packages:
            silent.append(f"{service}: {answer.why}")
            continue
        weak = [one for one in answer.packages if one["vulns"]]
        for one in weak:
            for found in one["vulns"]:
                mended = ", ".join(found["fix_versions"]) or "no version"
                print(f"{one['name']} {one['version']}: {found['id']}, mended in {mended}")
        known = f"{len(answer.packages)} of {answer.of} packages audited, {len(weak)} with a known weakness."
        print(f"{service}: {known}")
        return 1 if weak else 0
    print("Not audited, for no service could be reached:", *silent, sep="\n  ")
    return 0


if __name__ == "__main__":
    sys.exit(main())
