"""Installs the package from a folder of wheels alone, in a new environment, and runs it there.

make wheelhouse-test        # makes build/wheelhouse first
python tools/wheelhouse.py FOLDER
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
STORY = "Orlenian officials said on Monday that 12 soldiers had been killed near Kestrin.\n"


def main() -> int:
    wheels = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build" / "wheelhouse").resolve()
    if not list(wheels.glob("counterclaim-*.whl")):
        print(f"no wheel of counterclaim in {wheels}: make wheelhouse", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        venv.create(place / "venv", with_pip=True)
        program = place / "venv" / "bin"
        # What a user's settings say of indexes and paths is left behind, and every proxy leads nowhere.
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "PYTHON"))}
        alone = kept | {"PIP_CONFIG_FILE": os.devnull, "HOME": folder}
        alone |= dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), "http://127.0.0.1:9")

        def run(*command: str, text: str | None = None) -> str:
            done = subprocess.run(command, cwd=place, env=alone, input=text, capture_output=True, text=True)
            if done.returncode:
                raise SystemExit(f"{' '.join(command)}: exit status {done.returncode}\n{done.stdout}{done.stderr}")
            return done.stdout

        pip = [str(program / "python"), "-m", "pip", "--disable-pip-version-check", "--no-cache-dir"]
        run(*pip, "install", "-q", "--no-index", "--find-links", str(wheels), "counterclaim")
        run(*pip, "check")
        where = run(str(program / "python"), "-c", "import counterclaim; print(counterclaim.__file__)").strip()
        assert Path(where).is_relative_to(place), where
        (place / "story.txt").write_text(STORY, encoding="utf-8")
        (place / "page.html").write_text(
            f"<html><title>News</title><article>{f'<p>{STORY}</p>' * 5}</article></html>", encoding="utf-8"
        )
        counterclaim = str(program / "counterclaim")
        found = run(counterclaim, "extract", "story.txt", "--format", "jsonl")
        assert '"low": 12' in found or '"low":12' in found, found
        run(counterclaim, "build", "story.txt", "page.html", "--ledger", "war.db", "--jobs", "2")
        run(counterclaim, "verify", "war.db")
        run(counterclaim, "dossier", "war.db", "--output", "war.html")
        run(counterclaim, "export", "war.db", "--format", "csv", "--output", "claims.csv")
        assert (place / "war.html").stat().st_size > 10_000
        version = run(counterclaim, "--version").strip()
    print(f"{len(list(wheels.glob('*.whl')))} wheels, installed without an index: {version}")
    print("extract, build, verify, dossier and export ran")
    return 0


if __name__ == "__main__":
    sys.exit(main())
