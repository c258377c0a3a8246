"""Meetings told by a noun: “talks between A and B”."""

from __future__ import annotations

from counterclaim.claims.common.voice import Voice
from counterclaim.claims.shallow import (
    Group,
    Line,
    Scene,
    agent,
    denied,
    done,
    phrase_right,
    planned,
    subject,
)
from counterclaim.claims.shallow.lists import word_set
from counterclaim.claims.shallow.saying import voices_of
from counterclaim.claims.shallow.speakers import speakers
from counterclaim.claims.shallow.where import place_of
from counterclaim.claims.talks.meeting import Meeting, governor_of, lists_of, people, talkers, venue_of
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
    mediators: tuple[str, ...] = ()
    if any(
        word.endswith(("-brokered", "-mediated", "-led", "-sponsored", "-hosted", "-backed")) for word in norms[first:i]
    ):
        mediators = mentions
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
    state, rule, meeting_voices, verb = _state_of_noun(scene, line, i, first, last, governor, following)
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


def _state_of_noun(
    scene: Scene, line: Line, i: int, first: int, last: int, governor: Group | None, following: Group | None
) -> tuple[TalksState | None, str, tuple[Voice, ...], Group | None]:
    lists = lists_of()
    norms = line.norms
    near = (
        governor is not None
        and first - governor.last <= (12 if "for" in norms[governor.last : governor.last + 5] else 6)
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
        and governor.lemma == "be"
        and not governor.negated
        and governor.modal is None
        and norms[governor.last : governor.last + 1] in (["ready"], ["open"], ["prepared"], ["willing"])
        and set(norms[governor.last + 1 : first]) & {"for", "to"}
    ):
        said = tuple(voice for voice in voices_of(scene, line, line.span(first, last)) if voice.source)
        who = subject(line, governor)
        return TalksState.PROPOSED, "ready-for", said or speakers(scene, line, who), governor
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
        if lemma in lists["leaving"] and lead[-1:] in (["of"], ["from"]) and done(line, governor):
            return TalksState.FAILED, f"noun:{lemma}", (), governor  # "pulled out of the talks"
        outer = governor_of(line, governor) if governor.to else None
        if outer is not None and outer.lemma in ("refuse", "decline") and not outer.negated and outer.modal is None:
            return TalksState.REFUSED, f"noun:{outer.lemma}", speakers(scene, line, subject(line, outer)), outer
        if lemma in lists["stressing"] and set(lead) & lists["needs"] and done(line, governor):
            said = tuple(voice for voice in voices_of(scene, line, line.span(first, last)) if voice.source)
            return TalksState.PROPOSED, f"noun:{lemma}", said or speakers(scene, line, who), governor
        if governor.to and _called_by_noun(line, governor):
            return TalksState.PROPOSED, "calls-for", (), governor
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


# "talks between the foreign ministers of Kenya and Oman are set to begin in Vienna"
_VENUE_NEAR = 14
# "rejected new direct talks", "ruled out any negotiations": so near its noun stands a verb of refusal
_REFUSED_NEAR = 4
_CONVENING = frozenset(("attend", "join", "participate", "take", "enter", "engage", "negotiate", "return", "send"))


def _called_by_noun(line: Line, group: Group) -> bool:
    """True for "calls for Kenya and Sudan to open talks"."""
    for k in range(group.first - 1, max(group.first - 9, 0), -1):
        if line.norms[k] == "for":
            return (
                line.norms[k - 1] in ("calls", "call", "appeals", "appeal", "pleas", "plea") and line.tags[k - 1] == "N"
            )
        if line.tags[k] in "VSP":
            return False
    return False


def _asking(line: Line, group: Group) -> Group | None:
    """The verb that asks for talks: the governor itself, or what governs its infinitive."""
    lists = lists_of()
    if group.lemma in lists["proposed"] and not group.negated and not group.to and group.modal is None:
        return group
    if group.to:
        before = governor_of(line, group)
        if before is not None and before.lemma in lists["proposed"] and not before.negated:
            return before
    return None
