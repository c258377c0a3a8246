"""One partition: a folder with the reports, claims and refusals of one slice, there as a whole or not at all."""

from __future__ import annotations

import json
import os
import shutil
import uuid
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from counterclaim.errors import FatalError, RefusedReport
from counterclaim.ledger.codec import to_json
from counterclaim.ledger.extracted.rows import claim_of, claim_row
from counterclaim.ledger.extracted.schema import EXTRACTED, REFUSED, REPORT, arrow
from counterclaim.ledger.pool import Outcome
from counterclaim.ledger.store import parts_json, parts_of
from counterclaim.model.report import Report
from counterclaim.model.span import Span

COUNTS = "partition.json"
REPORTS_FILE, CLAIMS_FILE, REFUSED_FILE = "reports.parquet", "claims.parquet", "refused.parquet"
# Reports read at a time, with their claims: some megabytes.
_BATCH = 500
_EXAMPLES = 3


@dataclass(slots=True)
class Counts:
    """“2,000 reports with 7,100 claims, 3 refused”, of one partition; `examples` are first messages of each code."""

    version: str
    reports: int = 0
    claims: int = 0
    refused: dict[str, int] = field(default_factory=dict)
    examples: dict[str, list[str]] = field(default_factory=dict)


def partition_path(folder: Path, key: str) -> Path:
    """Where a partition stands once it is complete."""
    return folder / f"part-{key}"


def counts_of(folder: Path, key: str) -> Counts | None:
    """What a partition holds; None where it isn't complete. FatalError CC243 where it is damaged."""
    path = partition_path(folder, key) / COUNTS
    try:
        return Counts(**json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError) as error:
        raise _damaged(path, error) from error


def write_partition(
    folder: Path, key: str, version: str, outcomes: Iterable[Outcome], refusals: Sequence[RefusedReport]
) -> Counts:
    """Writes a partition under another name and renames it when all of it has reached the disk; `refusals` may grow
    while outcomes are drawn. Where it was written meanwhile by somebody else, theirs stands. OSError where it can't."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    draft = folder / f".part-{key}.{os.getpid()}.{uuid.uuid4().hex[:8]}"
    draft.mkdir(parents=True)
    counts = Counts(version)
    errors: list[RefusedReport] = []
    try:
        with (
            pq.ParquetWriter(
                draft / REPORTS_FILE, arrow(REPORT), compression="zstd", write_page_checksum=True
            ) as reports,
            pq.ParquetWriter(
                draft / CLAIMS_FILE, arrow(EXTRACTED), compression="zstd", write_page_checksum=True
            ) as claims,
        ):
            for batch in _batches(outcomes):
                read = [outcome for outcome in batch if outcome.refused is None]
                errors += [outcome.refused for outcome in batch if outcome.refused is not None]
                rows = [_found_row(claim, sentence) for outcome in read for claim, sentence in outcome.claims or ()]
                reports.write_table(pa.Table.from_pylist([_report_row(one.report) for one in read], arrow(REPORT)))
                claims.write_table(pa.Table.from_pylist(rows, arrow(EXTRACTED)))
                counts.reports += len(read)
                counts.claims += len(rows)
        errors = [*refusals, *errors]
        rows = [{name: getattr(error, name) for name in REFUSED} for error in errors]
        table = pa.Table.from_pylist(rows, arrow(REFUSED))
        pq.write_table(table, draft / REFUSED_FILE, compression="zstd", write_page_checksum=True)
        counts.refused = dict(sorted(Counter(error.code for error in errors).items()))
        for error in errors:
            examples = counts.examples.setdefault(error.code, [])
            if len(examples) < _EXAMPLES:
                examples.append(str(error))
        (draft / COUNTS).write_text(to_json(asdict(counts)) + "\n", encoding="utf-8")
        for path in (*draft.iterdir(), draft):
            _to_disk(path)
        try:
            draft.rename(partition_path(folder, key))
        except OSError:
            if counts_of(folder, key) is None:
                raise
        _to_disk(folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return counts


def read_partition(folder: Path, key: str) -> Iterator[Outcome]:
    """The reports of a partition with their claims, in order. FatalError CC243 where it is damaged."""
    path = partition_path(folder, key)
    try:
        found = _rows(path / CLAIMS_FILE)
        waiting = next(found, None)
        for row in _rows(path / REPORTS_FILE):
            report, claims = _report_of(row), []
            while waiting is not None and waiting["report"] == report.id:
                claims.append((claim_of(waiting), Span(waiting["sentence_start"], waiting["sentence_end"])))
                waiting = next(found, None)
            yield Outcome(report, tuple(claims))
        if waiting is not None:
            raise ValueError(f"claim {waiting['id']} is of no report here")
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise _damaged(path, error) from error


def refusals_of(folder: Path, key: str) -> list[RefusedReport]:
    """What a partition refused. FatalError CC243 where it is damaged."""
    path = partition_path(folder, key)
    try:
        rows = list(_rows(path / REFUSED_FILE))
        return [RefusedReport(row["code"], row["what"], where=row["where"], mend=row["mend"]) for row in rows]
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise _damaged(path, error) from error


def _batches(outcomes: Iterable[Outcome]) -> Iterator[list[Outcome]]:
    batch: list[Outcome] = []
    for outcome in outcomes:
        batch.append(outcome)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    import pyarrow.parquet as pq

    for batch in pq.ParquetFile(path, page_checksum_verification=True).iter_batches(batch_size=_BATCH):
        yield from batch.to_pylist()


def _found_row(claim: Any, sentence: Span) -> dict[str, Any]:
    evidence = [list(span) for span in claim.evidence]
    return {
        **claim_row(claim),
        "rule": claim.rule,
        "evidence": evidence,
        "sentence_start": sentence.start,
        "sentence_end": sentence.end,
    }


def _report_row(report: Report) -> dict[str, Any]:
    return {name: getattr(report, name) for name in REPORT} | {"parts": parts_json(report.parts)}


def _report_of(row: dict[str, Any]) -> Report:
    return Report(**{**row, "parts": parts_of(row["parts"])})


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _damaged(path: Path, error: Exception) -> FatalError:
    return FatalError(
        "CC243",
        f"the partition is damaged ({str(error)[:200]}).",
        where=str(path),
        mend="Delete it and run the same `counterclaim extract` again: it alone is made anew.",
    )
