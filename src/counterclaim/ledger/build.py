"""Reports into a ledger: resumable, in parallel, one report with all its claims at a time or not at all."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from counterclaim import __version__
from counterclaim.errors import CounterclaimError, RefusedReport
from counterclaim.ledger.carried import carry_over
from counterclaim.ledger.codec import to_json
from counterclaim.ledger.database import Ledger
from counterclaim.ledger.derived import derive
from counterclaim.ledger.extracted import is_folder, plan_of, taken_in
from counterclaim.ledger.extracted.folder import check_version
from counterclaim.ledger.extraction import MakeExtract, make_extract
from counterclaim.ledger.lock import build_lock
from counterclaim.ledger.pool import TIMEOUT_SECONDS, Outcome, Pool
from counterclaim.ledger.store import current_reading, put_reading, put_report
from counterclaim.ledger.versions import extraction_version, version_parts
from counterclaim.model.report import Report

# What one transaction holds: a commit costs some milliseconds, a stopped build loses at most this much work.
BATCH_REPORTS = 200
BATCH_SECONDS = 1.0
# How many examples of each refusal code are kept in memory; all of them stand in the ledger.
EXAMPLES = 3
# What is said of a report beside its text.
_SAID_OF = ("published", "outlet", "url", "title", "licence")
_IN_LEDGER = f"SELECT fingerprint, {', '.join(_SAID_OF)} FROM reports WHERE id = ?"  # noqa: S608  # names of ours


@dataclass(slots=True)
class BuildResult:
    """“120 reports written with 900 claims, 40 passed over, 2 refused.” Also what progress is told while it runs.

    `refused` counts by code, `examples` holds the first messages of each code.
    """

    written: int = 0
    reread: int = 0  # of the written: were in, read by another version
    passed_over: int = 0
    claims: int = 0
    refused: dict[str, int] = field(default_factory=dict)
    examples: dict[str, list[str]] = field(default_factory=dict)

    @property
    def seen(self) -> int:
        """Reports written or found in the ledger as they are."""
        return self.written + self.passed_over

    @property
    def refusals(self) -> int:
        return sum(self.refused.values())

    def refuse(self, error: CounterclaimError) -> None:
        """Counts a refusal and keeps it as an example while there are few of its code."""
        self.refused[error.code] = self.refused.get(error.code, 0) + 1
        examples = self.examples.setdefault(error.code, [])
        if len(examples) < EXAMPLES:
            examples.append(str(error))


Progress = Callable[[BuildResult], None]


def build(
    paths: Iterable[str | Path],
    ledger_path: str | Path,
    *,
    progress: Progress | None = None,
    jobs: int | None = None,
    cast_path: Path | None = None,
    make: MakeExtract = make_extract,
    version: str | None = None,
    timeout: float = TIMEOUT_SECONDS,
    reread: bool = False,
) -> BuildResult:
    """Reads reports into a ledger, made where there is none, and reconciles it.

    A path may be a folder of partitions that `counterclaim extract --out` wrote: their claims are taken in as they are.
    Those of another version are refused (CC241), or with `reread` their reports read again.

    May be stopped at any moment and run again: what is in with the same text and extraction `version` is passed
    over, and the end is the same. A report whose id is in with another text is refused (CC153), and so is one of
    which something else is said (CC155). `progress` is called with the result so far; `jobs` is the number of
    processes, by default one a core; `make` and `version` are for another extraction than the program's own; `timeout`
    is in seconds, for one report.

    Raises LedgerError, CastError or FatalError where it can't go on; what was written before stands.
    """
    from counterclaim.reports import read_reports

    paths, ledger_path = list(paths), Path(ledger_path)
    version = version or extraction_version(cast_path)
    result = BuildResult()
    folders = [Path(path) for path in paths if is_folder(path)]
    files = [path for path in paths if not is_folder(path)]
    if not reread:
        for folder in folders:
            check_version(folder, plan_of(folder).version, version)
    with build_lock(ledger_path), Ledger.open_or_create(ledger_path) as ledger:
        writer = _Writer(ledger, version, [str(path) for path in paths], result, progress)
        writer.note_version(version_parts(cast_path))
        with Pool(jobs, make=make, cast_path=cast_path, timeout=timeout) as pool:
            for folder in folders:
                found = taken_in(folder, writer.refuse)
                if plan_of(folder).version == version:
                    found = (outcome for outcome in found if writer.wants(outcome.report))
                else:
                    found = pool.run(writer.not_in_yet(outcome.report for outcome in found))
                for outcome in found:
                    writer.add(outcome)
                writer.flush()
            reports = read_reports(files, refused=writer.refuse)
            for outcome in pool.run(writer.not_in_yet(reports)):
                writer.add(outcome)
        writer.flush()
        derive(ledger)
        writer.finish()
    return result


class _Writer:
    """Writes outcomes in batches, in the order in which they come."""

    def __init__(
        self, ledger: Ledger, version: str, sources: list[str], result: BuildResult, progress: Progress | None
    ) -> None:
        self._ledger = ledger
        self._version = version
        self._result = result
        self._progress = progress
        self._pending: list[Outcome | RefusedReport] = []
        self._flushed = time.monotonic()
        with ledger.writing() as db:
            self._run = db.execute(
                "INSERT INTO runs (sources, version, program, started) VALUES (?, ?, ?, ?)",
                (to_json(sources), version, __version__, _now()),
            ).lastrowid

    def note_version(self, parts: tuple[str, str, str, str | None]) -> None:
        """Keeps what the extraction version is made of."""
        with self._ledger.writing() as db:
            db.execute("INSERT OR IGNORE INTO versions VALUES (?, ?, ?, ?, ?)", (self._version, *parts))

    def not_in_yet(self, reports: Iterable[Report]) -> Iterator[Report]:
        """The reports that this version has still to read; the others are counted, or refused."""
        for report in reports:
            if self.wants(report):
                yield report

    def wants(self, report: Report) -> bool:
        """False where a report is in: with the same text and version, which is counted, or another text, refused."""
        row = self._ledger.db.execute(_IN_LEDGER, (report.id,)).fetchone()
        if row is None:
            return True
        if row["fingerprint"] != report.fingerprint:
            self.refuse(_other_text(report))
            return False
        if other := [name for name in _SAID_OF if row[name] != _kept(getattr(report, name))]:
            self.refuse(_said_otherwise(report, other))
            return False
        reading = current_reading(self._ledger.db, report.id)
        if reading is None or reading[1] != self._version:
            return True
        self._result.passed_over += 1
        self._tell()
        return False

    def refuse(self, error: RefusedReport) -> None:
        """Notes a refusal; it is written with the next batch."""
        self._result.refuse(error)
        self._hold(error)

    def add(self, outcome: Outcome) -> None:
        """Notes a report with its claims; it is written with the next batch."""
        if outcome.refused is not None:
            self.refuse(outcome.refused)
        else:
            self._hold(outcome)

    def _hold(self, item: Outcome | RefusedReport) -> None:
        self._pending.append(item)
        if len(self._pending) >= BATCH_REPORTS or time.monotonic() - self._flushed > BATCH_SECONDS:
            self.flush()

    def flush(self) -> None:
        """Writes what is pending in one transaction."""
        failed: list[RefusedReport] = []
        with self._ledger.writing():
            for item in self._pending:
                if isinstance(item, RefusedReport):
                    self._put_refusal(item)
                else:
                    self._put(item, failed)
            for error in failed:
                self._put_refusal(error)
        for error in failed:
            self._result.refuse(error)
        self._pending.clear()
        self._flushed = time.monotonic()
        self._tell()

    def finish(self) -> None:
        """Marks the run as finished."""
        with self._ledger.writing() as db:
            db.execute("UPDATE runs SET finished = ? WHERE number = ?", (_now(), self._run))

    def _put(self, outcome: Outcome, failed: list[RefusedReport]) -> None:
        report, claims, db = outcome.report, outcome.claims or (), self._ledger.db
        assert self._run is not None
        try:
            reread = db.execute("SELECT 1 FROM reports WHERE id = ?", (report.id,)).fetchone() is not None
            _encodable(report)
            unique = list({claim.id: (claim, sentence) for claim, sentence in reversed(claims)}.values())[::-1]
        except (ValueError, TypeError) as error:
            failed.append(_unfit(report, error))
            return
        if not reread:
            put_report(db, report)
        before = current_reading(db, report.id)
        reading = put_reading(db, report.id, self._version, self._run, unique, report.text)
        if before is not None:
            carry_over(db, report.id, before[0], reading, [claim for claim, _ in unique])
        self._result.written += 1
        self._result.reread += reread
        self._result.claims += len(unique)

    def _put_refusal(self, error: RefusedReport) -> None:
        row = (self._run, error.code, error.where, error.what, error.mend)
        self._ledger.db.execute(
            'INSERT INTO refusals (run, code, "where", what, mend) VALUES (?, ?, ?, ?, ?)',
            tuple(value.encode("utf-8", "replace").decode() if isinstance(value, str) else value for value in row),
        )

    def _tell(self) -> None:
        if self._progress is not None:
            self._progress(self._result)


def _encodable(report: Report) -> None:
    """Raises UnicodeEncodeError where a text holds half a character, which SQLite can't keep."""
    for text in (report.id, report.text, report.title, report.outlet, report.url, report.licence, report.origin):
        (text or "").encode("utf-8")


def _kept(value: date | str | None) -> str | None:
    return value.isoformat() if isinstance(value, date) else value


def _said_otherwise(report: Report, names: list[str]) -> RefusedReport:
    return RefusedReport(
        "CC155",
        f"the report {report.id!r} is in the ledger with another {', '.join(names)}, which is kept.",
        where=report.origin,
        mend="Build a new ledger of the corrected reports; or give it an id of its own.",
    )


def _other_text(report: Report) -> RefusedReport:
    return RefusedReport(
        "CC153",
        f"the id {report.id!r} is in the ledger with another text, which is kept.",
        where=report.origin,
        mend="Give a changed report an id of its own.",
    )


def _unfit(report: Report, error: Exception) -> RefusedReport:
    return RefusedReport(
        "CC154",
        f"the report can't be kept ({error}).",
        where=report.origin.encode("utf-8", "replace").decode(),
        mend="Remove characters that are no text.",
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
