"""What state a noun of talks is told in: by the verb before it, or the verb after it."""

from __future__ import annotations

from counterclaim.claims.common.voice import Voice
from counterclaim.claims.shallow import Group, Line, Scene, done, planned, subject
from counterclaim.claims.shallow.lists import word_set
from counterclaim.claims.shallow.saying import voices_of
from counterclaim.claims.shallow.speakers import speakers
from counterclaim.claims.talks.meeting import governor_of, lists_of
from counterclaim.model.claim import TalksState

_BREAKING_OFF = frozenset(("suspend", "cancel", "postpone", "walk", "quit", "abandon", "halt"))
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


def _stuck(line: Line, k: int) -> bool:
    """True for "on hold", "deadlocked", "at an impasse"."""
    return bool(set(line.norms[k : k + 3]) & word_set("talks", "stuck"))


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


def state_of_noun(
    scene: Scene, line: Line, i: int, first: int, last: int, governor: Group | None, following: Group | None
) -> tuple[TalksState | None, str, tuple[Voice, ...], Group | None]:
    lists = lists_of()
    norms = line.norms
    near = (
        governor is not None
        and first - governor.last <= (12 if "for" in norms[governor.last : governor.last + 7] else 6)
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
                said = () if lemma in ("boycott", "skip") else speakers(scene, line, who)  # who stays away says nothing
                return TalksState.REFUSED, f"noun:{lemma}", said, governor
            return None, "", (), None
        if (
            lemma == "be"
            and not governor.negated
            and norms[governor.last : governor.last + 1] in (["due"], ["expected"])
        ):
            return TalksState.PLANNED, "noun:due", (), governor  # "are due in Geneva for talks"
        off = lemma == "call" and lead[:1] == ["off"]
        if (off or lemma in _BREAKING_OFF) and done(line, governor):
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
            if lemma in ("continue", "resume", "begin", "start", "open") or (
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
        if lemma in ("be", "remain") and _stuck(line, following.last):
            return TalksState.FAILED, "talks:stuck", (), following
        if lemma == "call" and following.passive and norms[following.last : following.last + 1] == ["off"]:
            return TalksState.FAILED, "talks:call-off", (), following
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
            lemma in ("be", "get")
            and set(norms[following.last : following.last + 2]) & {"underway", "under", "ongoing"}
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
