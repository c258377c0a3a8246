"""A reconciled ledger many times over, in one: a size that reconciling anew would take hours for.

    python benchmarks/multiplied.py small.db large.db --times 10

Every report and claim comes that many times under ids of its own, with the questions, places, incidents and meetings
that were made of them; names and days are the same. What is searched by words isn't copied.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

# Columns that number rows, and those that name what is made of claims.
NUMBERS = {"reports": {"number"}, "readings": {"number"}, "claims": {"number", "reading"}}
NAMES = {
    "reports": {"fingerprint"},
    "questions": {"key", "part"},
    "answers": {"question"},
    "item_keys": {"key"},
    "nouns": {"key", "part"},
    "unplaced": {"part"},
}
TABLES = (*NUMBERS, "questions", "answers", "item_keys", "nouns", "unplaced", "origins", "denials", "items", "fighting")
ID = re.compile(r"\b(?:[0-9a-f]{16}|r\d{7})\b")
# Odd, so that no two copies of an id are alike.
STEP = 0x9E3779B97F4A7C15


def multiply(small: Path, large: Path, times: int) -> None:
    """Writes `large`."""
    shutil.copyfile(small, large)
    db = sqlite3.connect(large, isolation_level=None)
    db.execute("PRAGMA journal_mode = OFF")
    db.execute("PRAGMA synchronous = OFF")
    for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        db.execute(f"DROP TRIGGER {name}")
    db.execute("BEGIN")
    (readings,) = db.execute("SELECT max(number) FROM readings").fetchone()
    for table in TABLES:
        columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
        listed = ", ".join(f'"{column}"' for column in columns)  # without those that SQLite works out itself
        rows = db.execute(f"SELECT {listed} FROM {table}").fetchall()
        most = max((row[columns.index("number")] for row in rows), default=0) if table in NUMBERS else 0
        put = f"INSERT INTO {table} ({listed}) VALUES ({', '.join('?' * len(columns))})"
        for copy in range(1, times):
            by = {"number": copy * most, "reading": copy * readings}
            db.executemany(put, (_copied(table, columns, row, copy, by) for row in rows))
    db.execute(
        "UPDATE derived_from SET report = (SELECT max(number) FROM reports),"
        " reading = (SELECT max(number) FROM readings)"
    )
    db.execute("COMMIT")
    db.close()


def _copied(table: str, columns: Sequence[str], row: Sequence[Any], copy: int, by: dict[str, int]) -> list[Any]:
    out = []
    for column, value in zip(columns, row, strict=True):
        made = value
        if column in NUMBERS.get(table, ()):
            made = value + by[column]
        elif isinstance(value, str):
            made = ID.sub(lambda found: _id(found[0], copy), value) if value else value
            if column in NAMES.get(table, ()):
                made = f"{made}|{copy}"
        out.append(made)
    return out


def _id(name: str, copy: int) -> str:
    if name.startswith("r"):
        return f"r{int(name[1:]) + copy * 1_000_000:07}"
    return f"{int(name, 16) ^ (copy * STEP & 0xFFFFFFFFFFFFFFFF):016x}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("small", type=Path)
    parser.add_argument("large", type=Path)
    parser.add_argument("--times", type=int, default=10)
    given = parser.parse_args()
    multiply(given.small, given.large, given.times)
