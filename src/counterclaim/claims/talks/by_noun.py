"""Meetings told by a noun: “talks between A and B”."""

from __future__ import annotations

from counterclaim.claims.shallow import (
    Line,
    Scene,
    agent,
    denied,
    phrase_right,
    subject,
)
from counterclaim.claims.shallow.lists import word_set
from counterclaim.claims.shallow.where import place_of
from counterclaim.claims.talks.meeting import Meeting, lists_of, people, talkers, venue_of
from counterclaim.claims.talks.state import state_of_noun
from counterclaim.model.claim import TalksState


def by_noun(scene: Scene, line: Line, i: int) -> Meeting | None:
    """“talks between A and B”, “another meeting in Geneva on Thursday”, “peace negotiations collapsed”."""
    lists = lists_of()
    norms, tags = line.norms, line.tags
    norm = norms[i]
    if (
        i + 1 < len(tags)
        and tags[i + 1] in "N"
        and norms[i + 1] not in ("held", "thursday")
        and line.tokens[i + 1].text.islower()
    ):
        return None
    if norms[i + 1 : i + 2] == ["point"] or norms[i - 1 : i] in (
        ["news"],
        ["press"],
        ["town"],
        ["cabinet"],
        ["under"],
        ["video"],
    ):
        return None
    first = i
    while first > 0 and tags[first - 1] in "NJG#DQY" and i - first < 8:
        first -= 1
        if tags[first] == "D" and first > 0 and tags[first - 1] not in "D":
            break
    parties: tuple[str, ...] = ()
    last = i + 1
    for k in range(i + 1, min(i + 30, len(norms))):
        if norms[k] in ("between", "among", "with", "involving"):
            found = phrase_right(line, k + 1, joined=norms[k] != "with")
            if found is not None and (scene.mentions(line.span(found.first, found.last)) or people(scene, line, found)):
                parties = talkers(scene, line, found)
                last = found.last
            break
        if norms[k] in (";", ".", "after", "before"):
            break
    mentions = (
        tuple(dict.fromkeys(m.party for m in scene.mentions(line.span(first, i)) if m.how in ("name", "demonym")))
        if first < i
        else ()
    )
    if any(word in lists["of_peace"] for word in norms[first:i]):
        return None  # "coalition talks", "pay talks"
    mediators: tuple[str, ...] = ()
    led = next((k for k in range(first, i) if norms[k].endswith(_LED)), None)
    if led is not None:
        mediators = mentions or _leading(line, first, led)
    elif len(mentions) > 1:
        parties = tuple(dict.fromkeys((*mentions, *parties)))
    peace = any(word in word_set("talks", "earnest") for word in norms[first:i])
    if (
        norm in lists["weak_nouns"]
        and not parties
        and not peace
        and not any(m.how == "name" for m in scene.mentions(line.span(first, min(len(line.tokens), last + 6))))
        and not venue_of(scene, line, i + 1)
    ):
        return None
    if norm in lists["called"] and not any(word in lists["by_wire"] for word in norms[first:i]):
        return None  # "a call", "a conversation" are talks where they are held by wire
    governor = None
    for group in reversed(line.groups):
        if group.last <= first:
            governor = group
            break
    refused = governor is not None and governor.lemma in lists["refused"] and first - governor.last <= _REFUSED_NEAR
    if any(word in ("no", "any", "without") for word in norms[first:i]) and not refused:
        return None
    if not refused and denied(line, i):
        return None
    following = next((group for group in line.groups if group.first > i), None)
    state, rule, meeting_voices, verb = state_of_noun(scene, line, i, first, last, governor, following)
    if state is None:
        return None
    begin, stop = first, last
    if verb is not None and verb.first > i and verb.lemma in ("facilitate", "mediate", "host", "broker"):
        who = agent(line, verb) if verb.passive else subject(line, verb)
        if who is not None and who.first <= i < who.last and not verb.passive:
            named = scene.mentions(line.span(i + 1, verb.first)) if i + 1 < verb.first else []
            mediators = tuple(dict.fromkeys((*mediators, *(m.party for m in named))))  # "the talks Kenya hosted"
        elif who is not None and who.first > i:
            mediators = tuple(dict.fromkeys((*mediators, *talkers(scene, line, who))))
    if verb is not None:
        begin, stop = min(first, verb.first), max(last, verb.last if verb.first > i else 0)
        if verb.last <= first and not verb.passive:
            who = subject(line, verb)
            if who is not None and state in (
                TalksState.HELD,
                TalksState.UNDER_WAY,
                TalksState.REFUSED,
                TalksState.PLANNED,
                TalksState.FAILED,
            ):
                if people(scene, line, who):
                    names = talkers(scene, line, who)
                    if verb.lemma in ("host", "facilitate", "lead", "mediate", "broker") or (norm == "mediation"):
                        mediators = tuple(dict.fromkeys((*mediators, *names)))
                    elif verb.lemma != "announce":
                        parties = tuple(dict.fromkeys((*names, *parties)))
                if verb.lemma not in ("announce",) and first - who.first < 16:
                    begin = min(begin, who.first)
    if (
        not parties
        and not peace
        and norm not in ("talks", "negotiations", "summit")
        and state is TalksState.HELD
        and not (verb is not None and verb.passive and verb.lemma == "hold")
        and not venue_of(scene, line, last)
    ):
        return None
    if state is TalksState.PROPOSED and not parties and verb is not None and verb.to:
        asked = subject(line, verb)  # "called for A and B to open talks"
        if (
            asked is not None
            and norms[asked.first - 1 : asked.first] in (["for"], ["on"])
            and people(scene, line, asked)
        ):
            parties = talkers(scene, line, asked)
    mediators = tuple(dict.fromkeys((*mediators, *_mediated(scene, line, i))))
    meeting = Meeting(line, begin, stop, i, state, rule, parties, mediators)
    meeting.voices = meeting_voices
    meeting.venue = venue_of(scene, line, i + 1)
    if meeting.venue is None and verb is not None and verb.first > i and verb.first - i < _VENUE_NEAR:
        meeting.venue = venue_of(scene, line, verb.last)  # "talks between Kenya and Oman resumed in Vienna"
    if meeting.venue is None and verb is not None and verb.lemma in ("visit", "travel", "arrive"):
        meeting.venue = place_of(scene, line, [phrase_right(line, verb.last), phrase_right(line, verb.last + 1)])
    return meeting


def _mediated(scene: Scene, line: Line, i: int) -> tuple[str, ...]:
    """Who "talks … mediated by Senegal" names."""
    for k in range(i + 1, min(i + 12, len(line.norms) - 1)):
        if line.norms[k] in ("mediated", "brokered", "hosted", "facilitated") and line.norms[k + 1] == "by":
            found = phrase_right(line, k + 2)
            return talkers(scene, line, found) if found is not None else ()
        if line.norms[k] in (".", ";", "that"):
            break
    return ()


_LED = ("-brokered", "-mediated", "-led", "-sponsored", "-hosted", "-backed")


def _leading(line: Line, first: int, led: int) -> tuple[str, ...]:
    """The African Union, of "African Union-led talks"; nobody where no name stands before the hyphen."""
    start = led
    while start > first and line.tokens[start - 1].text[:1].isupper() and line.tags[start - 1] == "N":
        start -= 1
    name = line.words(start, led + 1).rpartition("-")[0]
    return (name,) if name[:1].isupper() else ()


# "talks between the foreign ministers of Kenya and Oman are set to begin in Vienna"
_VENUE_NEAR = 14
# "rejected new direct talks", "ruled out any negotiations": so near its noun stands a verb of refusal
_REFUSED_NEAR = 4
