"""The work of the finders grows with the length of a report, not with its square: counted in calls, not in seconds."""

from __future__ import annotations

import sys
from datetime import date
from types import FrameType

import pytest

from counterclaim.claims.kinds import KINDS
from counterclaim.language import read
from counterclaim.model.claim import Kind
from counterclaim.model.report import Report

_FINDERS = [finder for kind, finder in KINDS if kind is not Kind.TOLL]
_PROSE = (
    "Kenya said on Monday that rebels shelled the town of Karsun{n}. Sudan denied the claim. The army captured "
    "Velmora{n} from the militia, officials said, and they accused each other of violating the truce. Envoys of "
    "Kenya and Sudan met in Nairobi. Kenya urged Sudan to withdraw its troops from the town. "
)
_RUN_ON = (
    "rebels shelled Karsun{n} and the army said it captured Velmora{n} while Kenya denied that it broke the truce "
)


def _calls(text: str) -> int:
    """Python calls that all finders but the toll's make on a reading of the text."""
    reading = read(Report(id="r", text=text, published=date(2024, 6, 12)))
    count = 0

    def tally(frame: FrameType, event: str, arg: object) -> None:
        nonlocal count
        count += event == "call" or event == "c_call"

    sys.setprofile(tally)
    try:
        for finder in _FINDERS:
            for _ in finder(reading):
                pass
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "piece",
    [_PROSE, _RUN_ON, _RUN_ON.upper(), "truce ", "airstrike ", "said ", '“ " ', "and ", "17 "],
    ids=["prose", "run-on", "capitals", "truce", "airstrike", "cue", "quotes", "and", "numbers"],
)
def test_work_is_linear(piece: str) -> None:
    few = max(4000 // len(piece), 8)
    once = _calls("".join(piece.replace("{n}", chr(97 + n % 26)) for n in range(few)))
    fourfold = _calls("".join(piece.replace("{n}", chr(97 + n % 26)) for n in range(4 * few)))
    assert fourfold < 6 * once
