"""What a question in free words asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from counterclaim.model.claim import Harm, Kind, Status, TruceAct


@dataclass(frozen=True, slots=True)
class Asked:
    """“Azerbaijani military killed”: side Azerbaijan, combatants, killed. `words` are those left for full text.

    `group` narrows a status (children); `kinds` and `acts` are of claims other than tolls; `parties` all that are
    named, the `side` among them, and `by` the one that is asked to speak. `since` and `until` are the days asked for,
    ends included, and `as_of` the day whose knowledge is. `phrases` are words in quotation marks, `claims` ids of
    claims. `dated` are the words of the dates.
    """

    side: str | None
    harm: Harm | None
    status: Status | None
    words: tuple[str, ...]
    group: str | None = None
    kinds: tuple[Kind, ...] = ()
    acts: tuple[TruceAct, ...] = ()
    parties: tuple[str, ...] = ()
    by: str | None = None
    since: date | None = None
    until: date | None = None
    as_of: date | None = None
    phrases: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    dated: tuple[str, ...] = ()

    @property
    def of_tolls(self) -> bool:
        """True where questions about tolls can answer it: nothing is asked for by name that is no toll."""
        return not self.kinds or Kind.TOLL in self.kinds
