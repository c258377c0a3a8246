"""Talks: held, planned, proposed, under way, failed or refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

from counterclaim.claims.common.dating import date_at
from counterclaim.claims.common.voice import Voice
from counterclaim.claims.make import make_claim
from counterclaim.claims.shallow import (
    Group,
    Line,
    Phrase,
    Scene,
    agent,
    denied,
    done,
    object_,
    parties_named,
    phrase_right,
    planned,
    scene_of,
    subject,
)
from counterclaim.claims.shallow.saying import voices_of
from counterclaim.claims.shallow.speakers import speakers
from counterclaim.claims.shallow.where import place_of
from counterclaim.data import load_yaml
from counterclaim.model.claim import Claim, TalksDetails, TalksState
from counterclaim.model.reading import Reading


@cache
def _lists() -> dict[str, frozenset[str]]:
    data = cast("dict[str, str]", load_yaml("claims/talks.yaml"))
    return {name: frozenset(value.split()) for name, value in data.items()}


@dataclass(slots=True)
class _Meeting:
    """“the ministers | met | in Geneva”, in a line."""

    line: Line
    first: int
    last: int
    trigger: int
    state: TalksState
    rule: str
    parties: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    venue: str | None = None
    voices: tuple[Voice, ...] = ()


def find_talks(reading: Reading) -> Iterator[Claim]:
    """The claims about meetings and mediation in a report."""
    scene = scene_of(reading)
    told: set[tuple[str, str, tuple[str, ...], str | None]] = set()
    for line in scene.lines:
        if line.question:
            continue
        last = -1
        for meeting in sorted(_meetings(scene, line), key=lambda m: (m.first, m.trigger)):
            if meeting.trigger < last:
                continue
            last = meeting.last
            span = line.span(meeting.first, meeting.last)
            venue = meeting.venue
            date = date_at(reading, span)
            for voice in meeting.voices or voices_of(scene, line, span):
                key = (meeting.state.value, voice.source, meeting.parties, venue or date)
                if key in told:
                    continue
                told.add(key)
                yield make_claim(
                    reading,
                    span,
                    TalksDetails(meeting.state, meeting.parties, venue, meeting.mediators),
                    voice,
                    date=date,
                    place=venue,
                    rule=f"talks/{meeting.rule}",
                    evidence=(line.tokens[meeting.trigger].span,),
                )


def _meetings(scene: Scene, line: Line) -> Iterator[_Meeting]:
    lists = _lists()
    for group in line.groups:
        if group.lemma in ("meet", "confer", "negotiate", "mediate", "talk", "speak", "reconcile", "resolve"):
            meeting = _by_verb(scene, line, group)
            if meeting is not None:
                yield meeting
    for group in line.groups:
        if group.lemma in ("fail", "mediate") and group.finite and done(line, group) and not group.passive:
            who = subject(line, group)
            if group.lemma == "fail" and who is not None and _mediates(line, who):
                yield _Meeting(
                    line,
                    who.first,
                    group.last,
                    group.head,
                    TalksState.FAILED,
                    "mediators-failed",
                    mediators=parties_named(scene, line, who.first, who.core),
                )
    if line.vocabulary.isdisjoint(lists["nouns"]):
        return
    for i, norm in enumerate(line.norms):
        if norm in lists["nouns"] and line.tags[i] in "NJ":
            meeting = _by_noun(scene, line, i)
            if meeting is not None:
                yield meeting


def _mediates(line: Line, phrase: Phrase) -> bool:
    return any(
        norm in ("mediators", "mediator", "mediation", "envoys", "negotiators")
        for norm in line.norms[phrase.first : phrase.last]
    )


def _governor(line: Line, group: Group) -> Group | None:
    found = None
    for other in line.groups:
        if other.head >= group.head:
            break
        found = other
    return found


def _state_of_verb(scene: Scene, line: Line, group: Group) -> tuple[TalksState | None, Group]:
    lists = _lists()
    governor = _governor(line, group)
    if group.to and governor is not None:
        lemma = governor.lemma
        if lemma in ("refuse", "decline") and not governor.negated:
            return TalksState.REFUSED, governor
        if lemma in lists["proposed"] and not governor.negated:
            return TalksState.PROPOSED, governor
        if lemma in ("attempt", "try", "seek") or (lemma == "help"):
            return TalksState.UNDER_WAY, governor
        if planned(line, group) or lemma in lists["planned"] or lemma in ("travel", "visit", "arrive"):
            return TalksState.PLANNED, governor
    if group.modal in ("will", "'ll", "shall") and not group.negated:
        return TalksState.PLANNED, group
    if group.negated or not done(line, group):
        return None, group
    return TalksState.HELD, group


def _by_verb(scene: Scene, line: Line, group: Group) -> _Meeting | None:
    """“met his counterpart in Geneva”, “refuses to negotiate with”, “had talked to the ministers by phone”."""
    norms = line.norms
    i = group.last
    after = norms[i : i + 3]
    if group.passive or group.form == "b" and group.to and (group.lemma == "mediate"):
        return None
    if (
        group.lemma == "mediate"
        and group.first
        and line.norms[group.first - 1] in ("that", "which", "he", "she", "it", "they")
    ):
        return None
    if group.lemma in ("reconcile", "resolve"):
        governor = _governor(line, group)
        trying = (
            governor is not None
            and group.to
            and (
                governor.lemma in ("try", "attempt", "seek")
                or (governor.lemma == "help" and _governor(line, governor) is not None)
            )
        )
        if not trying or governor is None:
            return None
        who = subject(line, governor if governor.lemma != "help" else (_governor(line, governor) or governor))
        if who is None:
            return None
        whom = object_(line, group)
        return _Meeting(
            line,
            min(who.first, group.first),
            whom.last if whom else group.last,
            group.head,
            TalksState.UNDER_WAY,
            f"verb:{group.lemma}",
            mediators=_talkers(scene, line, who),
        )
    who = subject(line, group)
    if group.lemma in ("talk", "speak"):
        if not after or after[0] not in ("to", "with") or not _people(scene, line, phrase_right(line, i + 1)):
            return None
        if group.lemma == "speak" and "phone" not in norms[i : i + 16] and after[0] != "with":
            return None
        if who is None or not _people(scene, line, who):
            return None
    if group.lemma == "meet":
        found = object_(line, group)
        if found is not None and any(
            norm
            in (
                "demand",
                "demands",
                "target",
                "targets",
                "conditions",
                "needs",
                "criteria",
                "deadline",
                "goal",
                "goals",
                "requirements",
                "resistance",
                "fate",
                "end",
                "obligations",
                "reporters",
                "residents",
            )
            for norm in norms[found.first : found.last]
        ):
            return None
    if who is None or not (_people(scene, line, who) or line.tags[who.first] == "R"):
        return None
    state, anchor = _state_of_verb(scene, line, group)
    if state is None:
        return None
    other: Phrase | None = None
    if group.lemma == "meet" and object_(line, group) is not None:
        other = object_(line, group)
    for k in range(i, min(i + 14, len(norms))):
        if norms[k] in ("with", "to") and other is None:
            other = phrase_right(line, k + 1)
            break
        if line.tags[k] in "VS" or norms[k] in (";", "."):
            break
    if (
        group.lemma == "meet"
        and other is None
        and not _plural(line, who)
        and not any(
            norm in ("council", "cabinet", "ministers", "leaders", "envoys", "officials", "session", "summit")
            for norm in norms[who.first : i + 8]
        )
    ):
        return None
    parties = _talkers(scene, line, who)
    if other is not None:
        parties = tuple(dict.fromkeys((*parties, *_talkers(scene, line, other))))
    last = max(group.last, other.last if other is not None and other.last - group.last < 24 else 0)
    first = min(group.first, anchor.first, who.first if group.first - who.first < 20 else group.first)
    meeting = _Meeting(line, first, last, group.head, state, f"verb:{group.lemma}", parties)
    if state in (TalksState.REFUSED, TalksState.PROPOSED):
        speaker = subject(line, anchor)
        said = [voice for voice in voices_of(scene, line, line.span(anchor.head, anchor.head + 1)) if voice.source]
        meeting.voices = tuple(said) or (speakers(scene, line, speaker) if state is TalksState.PROPOSED else ())
    meeting.venue = _venue(scene, line, group.last)
    return meeting


def _talkers(scene: Scene, line: Line, phrase: Phrase) -> tuple[str, ...]:
    """Who meets: the parties that the whole phrase names ("diplomats from A and B"), else the words themselves."""
    if line.tags[phrase.first] == "R":
        return parties_named(scene, line, phrase.first, phrase.core)
    mentions = [m for m in scene.mentions(line.span(phrase.first, phrase.last)) if m.how != "leader"]
    leaders = [m for m in scene.mentions(line.span(phrase.first, phrase.last)) if m.how == "leader"]
    if mentions:
        return tuple(dict.fromkeys(m.party for m in sorted([*mentions, *leaders], key=lambda m: m.span.start)))
    return parties_named(scene, line, phrase.first, phrase.core)


def _plural(line: Line, phrase: Phrase) -> bool:
    return "and" in line.norms[phrase.first : phrase.last] or line.norms[phrase.core - 1].endswith("s")


def _people(scene: Scene, line: Line, phrase: Phrase | None) -> bool:
    """True where a phrase names a party, a leader or an office."""
    if phrase is None:
        return False
    if scene.mentions(line.span(phrase.first, phrase.last)):
        return True
    return any(
        norm
        in (
            "president",
            "minister",
            "ministers",
            "leader",
            "leaders",
            "envoy",
            "envoys",
            "diplomats",
            "officials",
            "delegation",
            "delegations",
            "negotiators",
            "mediators",
            "council",
            "counterpart",
            "counterparts",
            "countries",
            "governments",
            "parties",
            "sides",
            "rebels",
            "representatives",
            "group",
            "chief",
            "secretary",
        )
        for norm in line.norms[phrase.first : phrase.last]
    )


def _venue(scene: Scene, line: Line, start: int) -> str | None:
    """“in Geneva”, “at the White House”, “visited Washington for”."""
    for k in range(start, min(start + 30, len(line.norms))):
        if line.norms[k] in ("in", "at") and k + 1 < len(line.tags) and line.tags[k + 1] in "NDJ":
            found = phrase_right(line, k + 1, of=False, lists=False)
            if found is not None and line.tokens[found.core - 1].text[:1].isupper():
                place = place_of(scene, line, [found])
                if place is not None:
                    return place
        if line.norms[k] in (";", ".", "after", "before", "when") or (
            line.tags[k] == "V"
            and k > start + 2
            and line.group_at(k) is not None
            and getattr(line.group_at(k), "finite", False)
        ):
            return None
    return None


def _by_noun(scene: Scene, line: Line, i: int) -> _Meeting | None:
    """“talks between A and B”, “another meeting in Geneva on Thursday”, “peace negotiations collapsed”."""
    lists = _lists()
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
            if found is not None and (
                scene.mentions(line.span(found.first, found.last)) or _people(scene, line, found)
            ):
                parties = _talkers(scene, line, found)
                last = found.last
            break
        if norms[k] in (";", ".", "after", "before"):
            break
    mentions = (
        tuple(dict.fromkeys(m.party for m in scene.mentions(line.span(first, i)) if m.how in ("name", "demonym")))
        if first < i
        else ()
    )
    mediators: tuple[str, ...] = ()
    if any(
        word.endswith(("-brokered", "-mediated", "-led", "-sponsored", "-hosted", "-backed")) for word in norms[first:i]
    ):
        mediators = mentions
    elif len(mentions) > 1:
        parties = tuple(dict.fromkeys((*mentions, *parties)))
    peace = any(
        word
        in (
            "peace",
            "ceasefire",
            "truce",
            "nuclear",
            "bilateral",
            "trilateral",
            "direct",
            "indirect",
            "intensive",
            "fresh",
            "high-level",
            "emergency",
        )
        for word in norms[first:i]
    )
    if (
        norm in lists["weak_nouns"]
        and not parties
        and not peace
        and not any(m.how == "name" for m in scene.mentions(line.span(first, min(len(line.tokens), last + 6))))
        and not _venue(scene, line, i + 1)
    ):
        return None
    if any(word in ("no", "any", "without") for word in norms[first:i]) or denied(line, i):
        return None
    governor = None
    for group in reversed(line.groups):
        if group.last <= first:
            governor = group
            break
    following = next((group for group in line.groups if group.first > i), None)
    state, rule, meeting_voices, verb = _state_of_noun(scene, line, i, first, last, governor, following)
    if state is None:
        return None
    begin, stop = first, last
    if verb is not None and verb.first > i and verb.lemma in ("facilitate", "mediate", "host", "broker"):
        who = agent(line, verb) if verb.passive else subject(line, verb)
        if who is not None and who.first > i:
            mediators = tuple(dict.fromkeys((*mediators, *_talkers(scene, line, who))))
    if verb is not None:
        begin, stop = min(first, verb.first), max(last, verb.last if verb.first > i else 0)
        if verb.last <= first and not verb.passive:
            who = subject(line, verb)
            if who is not None and state in (
                TalksState.HELD,
                TalksState.UNDER_WAY,
                TalksState.REFUSED,
                TalksState.PLANNED,
            ):
                if _people(scene, line, who):
                    names = _talkers(scene, line, who)
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
        and not _venue(scene, line, last)
    ):
        return None
    meeting = _Meeting(line, begin, stop, i, state, rule, parties, mediators)
    meeting.voices = meeting_voices
    meeting.venue = _venue(scene, line, i + 1)
    if meeting.venue is None and verb is not None and verb.lemma in ("visit", "travel", "arrive"):
        meeting.venue = place_of(scene, line, [phrase_right(line, verb.last), phrase_right(line, verb.last + 1)])
    return meeting


def _state_of_noun(
    scene: Scene, line: Line, i: int, first: int, last: int, governor: Group | None, following: Group | None
) -> tuple[TalksState | None, str, tuple[Voice, ...], Group | None]:
    lists = _lists()
    norms = line.norms
    near = (
        governor is not None
        and first - governor.last <= 6
        and not any(
            word
            in (
                ",",
                ";",
                "that",
                "after",
                "despite",
                "following",
                "during",
                "since",
                "amid",
                "while",
                "when",
                "as",
                "but",
            )
            for word in norms[governor.last : first]
        )
    )
    if (
        governor is not None
        and near
        and governor.to
        and norms[max(governor.first - 1, 0)] in ("ready", "willing", "prepared", "open", "readiness", "willingness")
    ):
        said = tuple(voice for voice in voices_of(scene, line, line.span(first, last)) if voice.source)
        return TalksState.PROPOSED, "ready", said, governor
    if governor is not None and near:
        lemma = governor.lemma
        lead = norms[governor.last : first]
        who = subject(line, governor) if not governor.passive else None
        if (
            lemma in lists["refused"]
            and not governor.negated
            and (lemma not in ("rule", "turn") or set(lead) & {"out", "down"})
        ):
            if governor.modal is None and not governor.to:
                return TalksState.REFUSED, f"noun:{lemma}", speakers(scene, line, who), governor
            return None, "", (), None
        if lemma in ("suspend", "cancel", "postpone", "walk", "quit", "abandon", "halt") and done(line, governor):
            return TalksState.FAILED, f"noun:{lemma}", (), governor
        asked = _asking(line, governor)
        if asked is not None:
            who = subject(line, asked)
            said = tuple(voice for voice in voices_of(scene, line, line.span(first, last)) if voice.source)
            return TalksState.PROPOSED, f"noun:{asked.lemma}", said or speakers(scene, line, who), governor
        if lemma == "announce" and not governor.negated:
            return TalksState.PLANNED, "noun:announce", (), governor
        convening = lemma in lists["held"] | lists["under_way"] | lists["planned"] | _CONVENING
        if convening and (planned(line, governor) or (lemma in lists["planned"] and done(line, governor))):
            return TalksState.PLANNED, f"noun:{lemma}", (), governor
        if lemma in lists["held"] and not governor.negated:
            if not done(line, governor):
                return None, "", (), None
            if lemma in ("continue", "resume", "begin", "start") or (
                governor.form == "s" and norms[governor.head].endswith("ing")
            ):
                return TalksState.UNDER_WAY, f"noun:{lemma}", (), governor
            return TalksState.HELD, f"noun:{lemma}", (), governor
        if governor.modal in ("could", "would", "may", "might") or governor.negated:
            return None, "", (), None
    if (
        following is not None
        and following.first - last <= 12
        and not any(tag == "S" for tag in line.tags[last : following.first])
    ):
        lemma = following.lemma
        if lemma in ("facilitate", "mediate", "host", "broker") and following.first - i <= 4 and done(line, following):
            return TalksState.HELD, f"talks:{lemma}", (), following  # "negotiations Washington facilitated"
        if following.modal in ("will", "'ll") and not following.negated and (lemma != "be" or following.passive):
            return TalksState.PLANNED, f"talks:{lemma}", (), following
        if lemma == "be" and norms[following.last : following.last + 1] in (
            ["due"],
            ["scheduled"],
            ["planned"],
            ["expected"],
        ):
            return TalksState.PLANNED, "talks:due", (), following
        if following.passive and lemma in lists["planned"]:
            return TalksState.PLANNED, f"talks:{lemma}", (), following
        if following.to and following.passive:
            return TalksState.PLANNED, f"talks:{lemma}", (), following  # "a summit to be held"
        if following.negated or following.modal is not None:
            return None, "", (), None
        if lemma in lists["failed"] and done(line, following):
            if lemma == "end" and not set(norms[following.last : following.last + 4]) & {
                "without",
                "no",
                "inconclusively",
                "deadlock",
            }:
                return TalksState.HELD, f"talks:{lemma}", (), following
            return TalksState.FAILED, f"talks:{lemma}", (), following
        if lemma in lists["under_way"] or (
            lemma == "be" and set(norms[following.last : following.last + 2]) & {"underway", "under", "ongoing"}
        ):
            return TalksState.UNDER_WAY, f"talks:{lemma}", (), following
        if (
            (following.passive and lemma in ("hold", "conclude", "conduct", "host", "facilitate"))
            or (lemma == "take" and "place" in norms[following.last : following.last + 2])
            or lemma == "conclude"
        ):
            return TalksState.HELD, f"talks:{lemma}", (), following
    after = next(
        (
            group
            for group in line.groups
            if group.head in (last, last + 1) or (group.first > i and group.first <= i + 3 and group.reduced)
        ),
        None,
    )
    if after is not None and after.lemma in ("facilitate", "mediate", "host", "broker", "hold"):
        return TalksState.HELD, f"talks:{after.lemma}", (), after
    if (
        governor is not None
        and norms[max(first - 1, 0)] == "for"
        and governor.lemma in ("visit", "travel", "arrive", "meet", "fly", "gather", "convene", "send")
    ):
        if planned(line, governor):
            return TalksState.PLANNED, f"noun:{governor.lemma}", (), governor
        return (TalksState.HELD if done(line, governor) else None), f"noun:{governor.lemma}", (), governor
    return None, "", (), None


_CONVENING = frozenset(("attend", "join", "participate", "take", "enter", "engage", "negotiate", "return", "send"))


def _asking(line: Line, group: Group) -> Group | None:
    """The verb that asks for talks: the governor itself, or what governs its infinitive."""
    lists = _lists()
    if group.lemma in lists["proposed"] and not group.negated and not group.to and group.modal is None:
        return group
    if group.to:
        before = _governor(line, group)
        if before is not None and before.lemma in lists["proposed"] and not before.negated:
            return before
    return None
