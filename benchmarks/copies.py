"""Makes as many reports as are wanted of some that are there: each a copy with its own id, day, figures and words.

    python benchmarks/copies.py 10000 [SHARED] > reports.jsonl

Every eighth word in small letters becomes another one of the same corpus, and every figure another of as many digits:
so no two copies are near-copies of each other, which would be put together as one wire story, and the claims differ. A
copy of a copy lies some years back, so that ten times as many reports are ten times as many days. The same for the same
numbers.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

TOP = Path(__file__).resolve().parent.parent
EXAMPLE = TOP / "examples" / "karabakh-2020" / "reports.jsonl"
WORD = re.compile(r"\b[a-z]{4,12}\b|\b[1-9]\d{0,2}\b")
EVERY = 8
# The first copies' days, and how far back each further round lies: the longest of the corpora spans some seven years.
BACK = timedelta(days=2700)
EARLIEST = date(1000, 1, 1)


def originals(shared: Path, *, short: bool = False) -> list[dict[str, Any]]:
    """The reports of SHARED/corpus, or the bundled ones where there is none. `short` leaves out those of more than 400
    characters."""
    files = sorted((shared / "corpus").glob("*.jsonl")) or [EXAMPLE]
    found: dict[str, dict[str, Any]] = {}
    for path in files:
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            if record.get("text") and record.get("published") and not (short and len(record["text"]) > 400):
                found.setdefault(record["id"], record)
    return list(found.values())


def copies(count: int, shared: Path, *, short: bool = False) -> Iterator[dict[str, Any]]:
    """`count` records of reports; every original once before any comes again."""
    records = originals(shared, short=short)
    random.Random(0).shuffle(records)
    words = sorted({word for record in records for word in WORD.findall(record["text"]) if word.isalpha()})
    for number in range(count):
        turn, place = divmod(number, len(records))
        record = records[place]
        chance = random.Random(number)
        day = max(EARLIEST, date.fromisoformat(record["published"][:10]) - turn * BACK)
        yield {
            "id": f"copy-{number}",
            "published": day.isoformat(),
            "outlet": record.get("outlet"),
            "title": None,
            "text": _altered(record["text"], words, chance),
        }


def _altered(text: str, words: list[str], chance: random.Random) -> str:
    return WORD.sub(lambda found: _other(found.group(), words, chance), text)


def _other(word: str, words: list[str], chance: random.Random) -> str:
    if word.isdigit():
        return str(chance.randrange(10 ** (len(word) - 1), 10 ** len(word)))
    return chance.choice(words) if chance.randrange(EVERY) == 0 else word


def write(path: Path, count: int, shared: Path, *, short: bool = False) -> int:
    """Writes the copies as JSON Lines and gives how many words they have."""
    total = 0
    with path.open("w", encoding="utf-8") as stream:
        for record in copies(count, shared, short=short):
            total += len(re.findall(r"\w+", record["text"]))
            stream.write(json.dumps(record, ensure_ascii=False) + "\n")
    return total


if __name__ == "__main__":
    home = Path(sys.argv[2]) if len(sys.argv) > 2 else TOP.parent / "shared"
    for made in copies(int(sys.argv[1]), home):
        sys.stdout.write(json.dumps(made, ensure_ascii=False) + "\n")
