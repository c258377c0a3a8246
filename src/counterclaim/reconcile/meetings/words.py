"""A meeting in one line."""

from __future__ import annotations

from counterclaim.model.meeting import Meeting


def meeting_words(meeting: Meeting) -> str:
    """“meeting of Karsa, Velor, in Lutz, 2031-05-11: Osk: planned (2031-05-09); Karsa: held (2031-05-11)”."""
    who = f" of {', '.join(meeting.parties)}" if meeting.parties else ""
    through = f", through {', '.join(meeting.mediators)}" if meeting.mediators else ""
    where = f", in {meeting.venue}" if meeting.venue else ""
    told = "; ".join(f"{one.claimant}: {one.state.value.replace('_', ' ')} ({one.said})" for one in meeting.notices)
    return f"meeting{who}{through}{where}, {meeting.day or 'no day'}: {told}"
