"""Meetings in the statements section: who met whom, when, where, through whom, and what was said of it before."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.dossier.palette import claimant_words
from counterclaim.dossier.register import Register

_STATES = {
    "held": "held",
    "planned": "planned",
    "proposed": "proposed",
    "under_way": "under way",
    "failed": "failed",
    "refused": "refused",
}


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """“26 October: AP, own voice: planned.”"""

    said: str
    who: str
    state: str
    day: str
    claim: str


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """“23 October, Washington: Armenia, Azerbaijan and the United States, held.” `day` is an ISO date or interval,
    empty where nobody gives one."""

    day: str
    parties: tuple[str, ...]
    mediators: tuple[str, ...]
    venue: str
    state: str
    standing: str
    notices: tuple[NoticeRow, ...]
    denials: tuple[tuple[str, str], ...]  # who, the claim
    origins: int

    @property
    def claims(self) -> tuple[str, ...]:
        """Ids of all claims about it."""
        return tuple(dict.fromkeys((*(one.claim for one in self.notices), *(claim for _, claim in self.denials))))


def meeting_rows(register: Register) -> tuple[MeetingRow, ...]:
    """By day, those of no known day last; without meetings of which the page has no claim."""
    rows = []
    for one in register.material.meetings:
        notices = tuple(
            NoticeRow(
                notice.said or "",
                claimant_words(notice.claimant),
                _STATES.get(notice.state.value, notice.state.value),
                notice.day or "",
                notice.claim,
            )
            for notice in one.notices
            if notice.claim in register.rows
        )
        if not notices:
            continue
        rows.append(
            MeetingRow(
                day=one.day or "",
                parties=one.parties,
                mediators=one.mediators,
                venue=one.venue or "",
                state=_STATES.get(one.state.value, one.state.value),
                standing=one.standing.value,
                notices=notices,
                denials=tuple(
                    dict.fromkeys(
                        (claimant_words(tie.denier), tie.denial) for tie in one.denials if tie.denial in register.rows
                    )
                ),
                origins=len(one.origins),
            )
        )
    return tuple(sorted(rows, key=lambda row: (row.day or "9999", row.parties, row.notices[0].claim)))
