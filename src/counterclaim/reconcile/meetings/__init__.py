"""Meetings: what reports tell of one meeting before and after it, grouped across reports."""

from __future__ import annotations

from counterclaim.reconcile.meetings.gathering import meetings_of
from counterclaim.reconcile.meetings.notices import Noticed, notice_of
from counterclaim.reconcile.meetings.words import meeting_words

__all__ = ["Noticed", "meeting_words", "meetings_of", "notice_of"]
