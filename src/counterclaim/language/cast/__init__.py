"""The cast of a conflict: whose names stand for which party, and for whom a noun phrase speaks.

`bundled_cast` and `load_cast` give a `Cast`; `find_parties` finds its names in a text; `party_of`, `party_name` and
`same_party` read noun phrases.
"""

from __future__ import annotations

from counterclaim.language.cast.bundle import bundled_cast
from counterclaim.language.cast.find import find_parties
from counterclaim.language.cast.load import load_cast
from counterclaim.language.cast.phrase import party_of
from counterclaim.language.cast.propose import propose_cast
from counterclaim.language.cast.same import same_party
from counterclaim.language.cast.written import party_name

__all__ = ["bundled_cast", "find_parties", "load_cast", "party_name", "party_of", "propose_cast", "same_party"]
