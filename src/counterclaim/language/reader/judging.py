"""How likely a link is right, from how sure the model was of its parts and how often its cue is one at all.

A link may hang together badly where each word was likely. Seven weights, fitted by `training/judge.py`, weigh that.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

# Cues that PolNeAR's train split never or hardly has, as log-odds: what the rare ones of its list have
_UNHEARD = -5.0
# Keeps the log-odds of what the model is wholly sure of within bounds
_FLOOR = 0.01


class Judge(NamedTuple):
    """Log-odds of being a cue by word, and a weight for each of the `signs`, the constant first."""

    words: Mapping[str, float]
    weights: Sequence[float]

    def likely(self, signs: Sequence[float]) -> float:
        """How likely source, cue and content are all right, in (0, 1)."""
        total = self.weights[0] + sum(w * s for w, s in zip(self.weights[1:], signs, strict=True))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))

    def signs(
        self, forms: Sequence[str], cue: float, content: float, words: int, source: float | None
    ) -> tuple[float, ...]:
        """The signs of one link: mean sureness of its cue, of its content of so many words, and of its source if any.

        `forms` are the words of the cue.
        """
        heard = max(self.words.get(form.lower(), _UNHEARD) for form in forms)
        return (
            _odds(cue),
            _odds(content),
            float(source is None),
            0.0 if source is None else _odds(source),
            math.log(words),
            heard,
        )


def _odds(p: float) -> float:
    return math.log((p + _FLOOR) / (1 - p + _FLOOR))
