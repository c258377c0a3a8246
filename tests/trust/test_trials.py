"""Every trial, a few times; `make trust` makes them often, and prints the table of docs/trust.md."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.trust.table import TRIALS
from tests.trust.trial import CannotTryError, Trial


@pytest.mark.parametrize("trial", TRIALS, ids=lambda trial: trial.name)
def test_it_holds(trial: Trial, tmp_path: Path) -> None:
    try:
        outcome = trial.run(tmp_path, trial.few)
    except CannotTryError as error:
        pytest.skip(str(error))
    assert outcome.wrong == ()
    assert outcome.tried >= 1
    assert outcome.happened
