"""Every benchmark, one after the other, each as its own command; a run of some hours on two cores.

    python benchmarks/all.py [SHARED] [--few]      --few: small sizes, some minutes

What each prints stands in docs/scale.md with its date. One that fails (no browser, no annotated texts) doesn't stop the
others; the exit status is then 1.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def commands(shared: str, *, few: bool) -> list[list[str]]:
    """The commands, without the interpreter."""
    sizes = ["200", "1000"] if few else ["1000", "10000", "100000"]
    claims = "10000" if few else "1000000"
    ledger = str(HERE.parent / "build" / f"desk-{claims}.db")
    return [
        ["run.py", shared],
        ["scale.py", *sizes, "--shared", shared, *(["--short"] if few else [])],
        ["stages.py", shared, "--reports", "60" if few else "300"],
        ["peers.py", shared, *(["--limit", "10"] if few else [])],
        ["ledger.py", *(["10000"] if few else ["10000", "100000", "1000000"])],
        ["desk.py", ledger, "--claims", claims],
        ["dossier.py", shared],
    ]


def main() -> int:
    """Runs them all; what each prints goes through."""
    arguments = [one for one in sys.argv[1:] if one != "--few"]
    shared = arguments[0] if arguments else str(HERE.parent.parent / "shared")
    (HERE.parent / "build").mkdir(exist_ok=True)
    failed = []
    for command in commands(shared, few="--few" in sys.argv):
        print(f"\n== benchmarks/{' '.join(command)}", flush=True)
        if subprocess.run([sys.executable, HERE / command[0], *command[1:]]).returncode:
            failed.append(command[0])
    if failed:
        print(f"\nfailed: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
