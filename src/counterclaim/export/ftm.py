"""Claims as FollowTheMoney entities, for Aleph and its kin: what was published, and notes on it; never what is claimed
as a fact (docs/decisions/0007-followthemoney-notes.md)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import Any, TextIO

from counterclaim.ledger import LedgerClaim
from counterclaim.ledger.rows import ReportMeta

# Fields of a record that name who speaks, acts or is acted on.
_NAMES = (
    "source",
    "source_party",
    "via",
    "side",
    "blamed",
    "by",
    "against",
    "mediator",
    "holder",
    "from",
    "parties",
    "to",
)
_WEB = ("http://", "https://")

Record = Callable[[LedgerClaim], dict[str, object]]


def write_ftm(rows: Iterable[LedgerClaim], stream: TextIO, record: Record) -> int:
    """Writes an `Article` for each report, a `Note` on it for each claim and a `Mention` for each name in its claims,
    one JSON object a line; gives the number of claims. `record` makes the record of a claim, which each note holds."""
    written = 0
    article, told = "", set[str]()
    for row in rows:
        if article != article_id(row.report.id):
            article, told = article_id(row.report.id), set()
            _put(stream, article, "Article", _article(row.report))
        made = record(row)
        names = names_in(made)
        _put(stream, f"claim-{row.claim.id}", "Note", _note(row, made, article, names))
        for name in names:
            if name not in told:
                told.add(name)
                key = _hash(f"{row.report.id}\0{name}")
                _put(stream, f"mention-{key}", "Mention", {"document": [article], "name": [name]})
        written += 1
    return written


def article_id(report: str) -> str:
    """The id of a report's entity: always the same, in the letters that ids of entities may have."""
    return f"report-{_hash(report)}"


def names_in(record: dict[str, object]) -> list[str]:
    """The names that a claim's record has, each once, in the order of its fields."""
    found: dict[str, None] = {}
    for field in _NAMES:
        value = record.get(field)
        for name in value if isinstance(value, list) else [value]:
            if isinstance(name, str) and name.strip():
                found[name.strip()] = None
    return list(found)


def _article(report: ReportMeta) -> dict[str, list[str | None]]:
    published = report.published.isoformat() if report.published else None
    return {
        "title": [report.title],
        "publisher": [report.outlet],
        "publishedAt": [published],
        "sourceUrl": [_web(report.url)],
        "fileName": [report.id],
    }


def _note(row: LedgerClaim, record: dict[str, object], article: str, names: list[str]) -> dict[str, list[Any]]:
    who = row.claim.source or row.report.outlet or "an outlet not named"
    return {
        "name": [f"Claim of {who} ({row.claim.kind.value})"],
        "description": [row.context],
        "entity": [article],
        "proof": [article],
        "publisher": [row.report.outlet],
        "sourceUrl": [_web(row.report.url)],
        "namesMentioned": names,
        "locationMentioned": [row.claim.place],
        "keywords": ["claim", row.claim.kind.value, row.review.value],
        "notes": [json.dumps(record, ensure_ascii=False)],
    }


def _put(stream: TextIO, name: str, schema: str, properties: dict[str, list[Any]]) -> None:
    given = {key: [one for one in values if one] for key, values in properties.items()}
    entity = {"id": name, "schema": schema, "properties": {key: values for key, values in given.items() if values}}
    stream.write(json.dumps(entity, ensure_ascii=False) + "\n")


def _web(url: str | None) -> str | None:
    return url if url and url.startswith(_WEB) else None


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
