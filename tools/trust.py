"""Makes every trial of `tests/trust/` as often as its row says, and prints the table of docs/trust.md.

make trust                                  # all of them: some half an hour of two cores
python tools/trust.py --few                 # as often as the tests do
python tools/trust.py --only "SIGKILL" --write
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
PAGE = ROOT / "docs" / "trust.md"
HEAD = "| what was done | tried | what happened |\n|---|---:|---|\n"
ROW = re.compile(r"^\| (?P<name>[^|]+) \| (?P<tried>[^|]+) \| (?P<happened>.+) \|$", re.MULTILINE)


def tables(rows: dict[str, str]) -> str:
    """The rows under the headings of their groups, in the order of the trials."""
    from tests.trust.table import TRIALS

    text = ""
    for group in dict.fromkeys(trial.group for trial in TRIALS):
        lines = [rows[trial.name] for trial in TRIALS if trial.group == group and trial.name in rows]
        if lines:
            text += f"### {group}\n\n{HEAD}" + "\n".join(lines) + "\n\n"
    return text


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--few", action="store_true", help="as often as the tests do")
    parser.add_argument("--only", default="", help="trials with these words in their names")
    parser.add_argument("--write", action="store_true", help="put the rows into docs/trust.md")
    args = parser.parse_args()
    from tests.trust.table import TRIALS
    from tests.trust.trial import CannotTryError

    rows: dict[str, str] = {}
    wrong = 0
    for trial in TRIALS:
        if args.only not in trial.name:
            continue
        begun = time.monotonic()
        with tempfile.TemporaryDirectory() as folder:
            try:
                outcome = trial.run(Path(folder), trial.few if args.few else trial.many)
                tried, happened = f"{outcome.tried:,}", outcome.happened
                wrong += len(outcome.wrong)
                for fault in outcome.wrong:
                    print(f"WRONG: {trial.name}: {fault}", file=sys.stderr)
                if outcome.wrong:
                    happened = f"**{len(outcome.wrong)} did not hold.** {happened}"
            except CannotTryError as error:
                tried, happened = "0", f"could not be tried here: {error}"
        rows[trial.name] = f"| {trial.name} | {tried} | {happened} |".replace("||", "|")
        print(f"{rows[trial.name]} {time.monotonic() - begun:.0f} s", file=sys.stderr, flush=True)
    print(tables(rows))
    if args.write:
        before, _, rest = PAGE.read_text("utf-8").partition("<!-- trials -->\n")
        old, _, after = rest.partition("<!-- end of trials -->")
        kept = {found["name"]: found.group() for found in ROW.finditer(old)}
        PAGE.write_text(f"{before}<!-- trials -->\n{tables(kept | rows)}<!-- end of trials -->{after}", "utf-8")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
