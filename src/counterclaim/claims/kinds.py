"""The kinds of claim that are found, in one table: a row a finder, in the order in which they run."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from counterclaim.claims.attack import find_attacks
from counterclaim.claims.ceasefire import find_ceasefires
from counterclaim.claims.control import find_control
from counterclaim.claims.demand import find_demands
from counterclaim.claims.denial import find_denials
from counterclaim.claims.statement import find_statements
from counterclaim.claims.talks import find_talks
from counterclaim.claims.toll import find_tolls
from counterclaim.model.claim import Claim, Kind
from counterclaim.model.reading import Reading

Finder = Callable[[Reading], Iterable[Claim]]

KINDS: tuple[tuple[Kind, Finder], ...] = (
    (Kind.TOLL, find_tolls),
    (Kind.CEASEFIRE, find_ceasefires),
    (Kind.CONTROL, find_control),
    (Kind.ATTACK, find_attacks),
    (Kind.TALKS, find_talks),
    (Kind.DEMAND, find_demands),
    (Kind.DENIAL, find_denials),
    (Kind.STATEMENT, find_statements),
)
