"""One sign for each claimant, the same in every chart and table of the page: a shape and a colour."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from counterclaim.dossier.material import Material

# More shapes than these can't be told apart at a glance; everybody else has the sign of the others.
SIGNS = 7
OTHERS = SIGNS
# An answer to a question that several answer is drawn beside others; one that stands alone needs no sign.
TOGETHER = 5

_OUTLET = "(outlet) "


@dataclass(frozen=True, slots=True)
class Palette:
    """“Azerbaijan: sign 0.” Signs by the claimants that have one of their own."""

    signs: Mapping[str, int]

    def sign(self, claimant: str) -> int:
        """From 0 to 6, or 7 for all others."""
        return self.signs.get(claimant, OTHERS)


def claimant_words(claimant: str) -> str:
    """\"(outlet) Reuters\", who answers in its own voice, as \"Reuters, own voice\"; a party as it is."""
    return f"{claimant.removeprefix(_OUTLET)}, own voice" if claimant.startswith(_OUTLET) else claimant


def palette_of(material: Material) -> Palette:
    """The signs go to who answers most where others answer too; to outlets in their own voice last."""
    weights: Counter[str] = Counter()
    for dispute in material.disputes:
        for series in dispute.series:
            weights[series.claimant] += len(series.answers) * (TOGETHER if len(dispute.series) > 1 else 1)
    ranked = sorted(weights, key=lambda name: (name.startswith(_OUTLET), -weights[name], name))
    return Palette({name: sign for sign, name in enumerate(ranked[:SIGNS])})
