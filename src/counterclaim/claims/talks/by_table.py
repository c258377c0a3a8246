"""Talks told by their table: “urged both to return to the negotiating table”, “left the negotiating table”."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.claims.shallow import Group, Line, Scene, done, subject
from counterclaim.claims.shallow.lists import word_set
from counterclaim.claims.shallow.saying import voices_of
from counterclaim.claims.shallow.speakers import speakers
from counterclaim.claims.talks.meeting import Meeting, governor_of, lists_of, people, talkers, venue_of
from counterclaim.model.claim import TalksState

_COMING = frozenset(("return", "come", "go", "sit"))
_LEAVING = frozenset(("leave", "quit", "abandon", "walk"))
# Tokens from the verb to "table": "to return immediately to the negotiating table".
_NEAR = 6


def at_the_table(scene: Scene, line: Line) -> Iterator[Meeting]:
    """The talks that a line tells by "the negotiating table"."""
    for k, norm in enumerate(line.norms):
        if norm != "table" or line.norms[k - 1] not in word_set("talks", "tables"):
            continue
        group = next((g for g in reversed(line.groups) if g.last <= k), None)
        if group is not None and k - group.last < _NEAR:
            meeting = _meeting(scene, line, group, k)
            if meeting is not None:
                yield meeting


def _meeting(scene: Scene, line: Line, group: Group, k: int) -> Meeting | None:
    who = subject(line, group)
    if who is None or not people(scene, line, who) or group.lemma not in _COMING | _LEAVING:
        return None
    over = governor_of(line, group) if group.to else None
    state: TalksState | None = None
    asker = None
    if over is not None and over.lemma in ("refuse", "decline") and group.lemma in _COMING:
        state = TalksState.REFUSED
    elif over is not None and over.lemma in lists_of()["proposed"] and group.lemma in _COMING and not over.negated:
        state, asker = TalksState.PROPOSED, over
    elif over is not None and over.lemma in ("agree", "promise", "pledge", "vow") and group.lemma in _COMING:
        state = TalksState.PLANNED
    elif done(line, group):
        state = TalksState.FAILED if group.lemma in _LEAVING else TalksState.UNDER_WAY
    if state is None:
        return None
    first = min(group.first, over.first if over is not None else group.first)
    meeting = Meeting(line, first, k + 1, group.head, state, f"table:{group.lemma}", talkers(scene, line, who))
    meeting.venue = venue_of(scene, line, k + 1)
    if asker is not None:
        said = tuple(voice for voice in voices_of(scene, line, line.span(first, k + 1)) if voice.source)
        meeting.voices = said or speakers(scene, line, subject(line, asker))
    return meeting
