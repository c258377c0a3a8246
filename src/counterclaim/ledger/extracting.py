"""Claims of reports, without a ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from pathlib import Path

from counterclaim.errors import RefusedReport
from counterclaim.ledger.extraction import MakeExtract, make_extract
from counterclaim.ledger.pool import TIMEOUT_SECONDS, TIMEOUT_SECONDS_A_CHAR, Outcome, Pool, refusal
from counterclaim.ledger.timing import TooLongError, within
from counterclaim.model.report import Report

# Starting a second process takes as long as reading some dozens of short reports.
FEW_REPORTS = 20
FEW_CHARS = 100_000


def extract_reports(
    paths: Iterable[str | Path],
    *,
    refused: Callable[[RefusedReport], None],
    jobs: int | None = None,
    cast_path: Path | None = None,
    make: MakeExtract = make_extract,
    timeout: float = TIMEOUT_SECONDS,
) -> Iterator[Outcome]:
    """The reports with their claims, lazily and in order; what can't be read goes to `refused`.

    With one job, or few reports, all is read in this process; else by a pool. `timeout` is what one report may take
    besides a share for its length (`timing.py` says where it can't be held in this process). CastError for a bad cast
    file.
    """
    from counterclaim.reports import read_reports

    reports = read_reports(paths, refused=refused)
    first = _few(reports)
    if jobs == 1 or (len(first) < FEW_REPORTS and sum(len(report.text) for report in first) < FEW_CHARS):
        outcomes = _here(chain(first, reports), make, cast_path, timeout)
        yield from (outcome for outcome in outcomes if _readable(outcome, refused))
        return
    with Pool(jobs, make=make, cast_path=cast_path, timeout=timeout) as pool:
        yield from (outcome for outcome in pool.run(chain(first, reports)) if _readable(outcome, refused))


def _few(reports: Iterator[Report]) -> list[Report]:
    found: list[Report] = []
    chars = 0
    for report in islice(reports, FEW_REPORTS):
        found.append(report)
        chars += len(report.text)
        if chars >= FEW_CHARS:
            break
    return found


def _here(reports: Iterable[Report], make: MakeExtract, cast_path: Path | None, timeout: float) -> Iterator[Outcome]:
    extract = make(cast_path)
    for report in reports:
        limit = timeout + len(report.text) * TIMEOUT_SECONDS_A_CHAR
        claims, refused = None, None
        try:
            with within(limit):
                claims = tuple(extract(report))
        except TooLongError:
            refused = refusal("CC152", f"reading it took more than {round(limit)} s.", report)
        except Exception as error:
            refused = refusal("CC150", f"reading it failed ({type(error).__name__}: {error}).", report)
        yield Outcome(report, claims, refused)


def _readable(outcome: Outcome, refused: Callable[[RefusedReport], None]) -> bool:
    if outcome.refused is None:
        return True
    refused(outcome.refused)
    return False
