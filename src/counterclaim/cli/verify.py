"""`counterclaim verify`: does every claim still stand where it says it does?"""

from __future__ import annotations

from counterclaim.cli.main import Exit
from counterclaim.cli.options import LedgerFile
from counterclaim.cli.output import say

SHOWN = 20


def verify(ledger: LedgerFile) -> int:
    """Check every report and claim of a ledger against the reports' texts. Exit status 1 where one doesn't hold.

    \b
    Example:
      counterclaim verify war.db
    """
    from counterclaim.ledger import Ledger
    from counterclaim.ledger.verify import verify as verify_ledger

    with Ledger.open(ledger, readonly=True) as opened:
        result = verify_ledger(opened)
    for failure in result.failures[:SHOWN]:
        where = " ".join(filter(None, (failure.report, failure.claim and f"claim {failure.claim}")))
        say(f"{where or ledger}: {failure.what}")
    if result.failed > SHOWN:
        say(f"… and {result.failed - SHOWN:,} more")
    verdict = "all hold" if result.holds else f"{result.failed:,} failures"
    print(f"{result.reports:,} reports and {result.claims:,} claims checked: {verdict}")
    return Exit.FINE if result.holds else Exit.VERIFY_FAILED
