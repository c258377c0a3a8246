"""The statements section: who demanded, denied, met whom."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.dossier.register import Register
from counterclaim.dossier.rows import Row


@dataclass(frozen=True, slots=True)
class StatementSection:
    """“Talks, demands and denials, in the order in which they were said.”"""

    talks: tuple[Row, ...]
    demands: tuple[Row, ...]
    denials: tuple[Row, ...]


def statement_section(register: Register) -> StatementSection | None:
    """None where there are none of the three."""
    found = StatementSection(register.of_kind("talks"), register.of_kind("demand"), register.of_kind("denial"))
    return found if found.talks or found.demands or found.denials else None
