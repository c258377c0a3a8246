"""docs/trust.md has rows of trials only; `make trust` writes them, those that did not hold as well."""

from __future__ import annotations

import re
from pathlib import Path

from tests.trust.table import TRIALS

PAGE = (Path(__file__).parents[2] / "docs" / "trust.md").read_text("utf-8")


def test_the_table_is_of_trials() -> None:
    table = PAGE.partition("<!-- trials -->")[2].partition("<!-- end of trials -->")[0]
    rows = re.findall(r"^\| ([^|]+) \| [\d,]+ \| [^|]+ \|$", table, re.MULTILINE)
    assert rows
    assert set(rows) <= {trial.name for trial in TRIALS}
