from __future__ import annotations

import re
from pathlib import Path

from counterclaim.export import COLUMNS
from counterclaim.ledger import Ledger

TOP = Path(__file__).parents[2]
FORMATS = (TOP / "docs" / "formats.md").read_text(encoding="utf-8")


def test_every_error_code_is_documented() -> None:
    sources = (
        path for folder in ("ledger", "cli", "export") for path in (TOP / "src/counterclaim" / folder).glob("*.py")
    )
    used = {code for path in sources for code in re.findall(r'"(CC\d{3})"', path.read_text(encoding="utf-8"))}
    assert len(used) > 15
    assert used == set(re.findall(r"^\| (CC(?:15|2[01]|22)\d) ", FORMATS, re.MULTILINE))


def test_every_table_and_column_is_documented(tmp_path: Path) -> None:
    with Ledger.create(tmp_path / "war.db") as ledger:
        tables = [row[0] for row in ledger.db.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")]
        named = [name for name in tables if not name.startswith(("sqlite_", "claim_words_", "report_words_"))]
        columns = [row[1] for table in ("reports", "claims", "decisions", "refusals", "runs")
                   for row in ledger.db.execute(f"PRAGMA table_xinfo({table})")]  # fmt: skip
    missing = {name for name in (*named, *columns) if f"`{name}`" not in FORMATS}
    assert missing <= {"number", "program", "reading", "run"}


def test_every_column_of_a_csv_is_documented() -> None:
    assert ", ".join(COLUMNS) in " ".join(FORMATS.split())
