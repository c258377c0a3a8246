"""One meeting, as the reports tell of it before and after."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.model.claim import TalksState
from counterclaim.model.denial import Tie
from counterclaim.model.place import Located
from counterclaim.model.question import Standing


@dataclass(frozen=True, slots=True)
class Notice:
    """“On 9 May 2031 Osk said that Karsa and Velor will meet in Lutz on the 11th.” One claim of a meeting.

    `claim` is the id of the claim. `claimant` is the party of the source; the source where it has none; the outlet in
    its own voice. `said` is the ISO day of publication, `day` what the claim gives as the meeting's, `origin` whose
    words they are.
    """

    claim: str
    claimant: str
    said: str | None
    state: TalksState
    day: str | None
    parties: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    venue: str | None = None
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """“Karsa and Velor, through Osk, in Lutz on 11 May 2031: planned on the 9th, held, failed, says Velor.”

    `key` tells it from all others, and is the same in whatever order the reports were read. `day` is an ISO date or
    interval, None where nobody gives one. `notices` are in the order in which they were said. `state` is the latest
    state that is claimed, of several of that day what comes last of: proposed, planned, under way, held, failed,
    refused. `origins` are all whose words tell of it.
    """

    key: str
    day: str | None
    parties: tuple[str, ...]
    mediators: tuple[str, ...]
    venue: str | None
    where: Located | None
    notices: tuple[Notice, ...]
    state: TalksState
    standing: Standing
    denials: tuple[Tie, ...] = ()
    origins: tuple[str, ...] = ()
