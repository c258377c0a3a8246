"""The columns of Parquet files with claims, typed. They are listed in docs/formats.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.errors import FatalError

if TYPE_CHECKING:
    import pyarrow as pa

TEXT, WHOLE, DEGREES, FLAG, DAY, TEXTS, SPANS, PLACES = (
    *("string", "int32", "double", "bool", "date32", "list<string>", "list<list<int32>>", "places"),
)

# What all kinds share, then the fields of each kind, as in a CSV.
CLAIM: dict[str, str] = {
    **dict.fromkeys(("id", "report", "kind", "text"), TEXT),
    **dict.fromkeys(("start", "end"), WHOLE),
    **dict.fromkeys(("source", "source_party", "via", "date"), TEXT),
    "date_prec": WHOLE,
    **dict.fromkeys(("place", "where_name", "where_kind", "country"), TEXT),
    **dict.fromkeys(("latitude", "longitude"), DEGREES),
    "where_prec": WHOLE,
    "where_others": PLACES,
    "harm": TEXT,
    **dict.fromkeys(("stated", "low", "high"), "int64"),
    "approx": FLAG,
    **dict.fromkeys(("status", "side", "part_of", "scope", "blamed"), TEXT),
    "disclosed": FLAG,
    "act": TEXT,
    "by": TEXTS,
    "against": TEXT,
    "mediator": TEXTS,
    **dict.fromkeys(("holder", "from", "means", "target", "damage", "state"), TEXT),
    "parties": TEXTS,
    **dict.fromkeys(("venue", "to", "of", "quotation"), TEXT),
    **dict.fromkeys(("source_spans", "cue_spans", "content_spans"), SPANS),
}

EXTRACTED: dict[str, str] = {
    **CLAIM,
    "rule": TEXT,
    "evidence": SPANS,
    **dict.fromkeys(("sentence_start", "sentence_end"), WHOLE),
}
"""The claims of a partition: with the rule and words that made each, and the sentences that hold it."""

REPORT: dict[str, str] = {
    "id": TEXT,
    "published": DAY,
    **dict.fromkeys(("outlet", "url", "title", "licence"), TEXT),
    "text": TEXT,
    **dict.fromkeys(("fingerprint", "raw_fingerprint", "origin", "parts"), TEXT),
}
"""The reports of a partition; `parts` is JSON, as in the ledger."""

REFUSED: dict[str, str] = dict.fromkeys(("code", "where", "what", "mend"), TEXT)
"""What a partition refused, and why."""


def arrow(columns: dict[str, str]) -> pa.Schema:
    """The columns as pyarrow has them. FatalError CC245 where it isn't installed."""
    import_pyarrow()
    import pyarrow as pa

    place = pa.struct(
        [(name, pa.string()) for name in ("name", "kind", "country")] + [("lat", pa.float64()), ("lon", pa.float64())]
    )
    types = {
        TEXT: pa.string(),
        WHOLE: pa.int32(),
        "int64": pa.int64(),
        DEGREES: pa.float64(),
        FLAG: pa.bool_(),
        DAY: pa.date32(),
        TEXTS: pa.list_(pa.string()),
        SPANS: pa.list_(pa.list_(pa.int32())),
        PLACES: pa.list_(place),
    }
    return pa.schema([(name, types[kind]) for name, kind in columns.items()])


def import_pyarrow() -> None:
    """FatalError CC245 where pyarrow isn't installed."""
    try:
        import pyarrow  # noqa: F401
    except ImportError as error:
        raise not_installed("pyarrow", "parquet") from error


def not_installed(library: str, extra: str) -> FatalError:
    return FatalError(
        "CC245",
        f"{library} is not installed, which this needs.",
        mend=f"Install it: pip install 'counterclaim[{extra}]'",
    )
