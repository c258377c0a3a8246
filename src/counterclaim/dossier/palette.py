"""A sign for each claimant, a shape and a colour: the same everywhere for those who answer most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from counterclaim.dossier.material import Material

# More shapes than these can't be told apart at a glance; everybody else has the sign of the others.
SIGNS = 7
OTHERS = SIGNS
# Where there are more claimants than signs, so many keep theirs everywhere; the rest of the signs are given anew in
# each question to who has none.
EVERYWHERE = 4
# An answer to a question that several answer is drawn beside others; one that stands alone needs no sign.
TOGETHER = 5

_OUTLET = "(outlet) "


@dataclass(frozen=True, slots=True)
class Palette:
    """“Azerbaijan: sign 0.” Signs by the claimants that have one of their own everywhere."""

    signs: Mapping[str, int]

    def sign(self, claimant: str) -> int:
        """From 0 to 6, or 7 for all others."""
        return self.signs.get(claimant, OTHERS)

    def among(self, claimants: Sequence[str]) -> Mapping[str, int]:
        """The signs of these claimants, set against each other: who has none of its own gets one that is free here."""
        free = iter(range(len(self.signs), SIGNS))
        return {name: self.signs[name] if name in self.signs else next(free, OTHERS) for name in claimants}


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
    kept = ranked if len(ranked) <= SIGNS else ranked[:EVERYWHERE]
    return Palette({name: sign for sign, name in enumerate(kept)})
