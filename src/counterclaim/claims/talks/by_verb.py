"""Meetings told by a verb: “met his counterpart in”."""

from __future__ import annotations

from counterclaim.claims.shallow import (
    Group,
    Line,
    Phrase,
    Scene,
    done,
    object_,
    phrase_right,
    planned,
    subject,
)
from counterclaim.claims.shallow.lists import word_set
from counterclaim.claims.shallow.saying import voices_of
from counterclaim.claims.shallow.speakers import speakers
from counterclaim.claims.shallow.where import place_of
from counterclaim.claims.talks.meeting import Meeting, governor_of, lists_of, people, plural, talkers, venue_of
from counterclaim.model.claim import TalksState


def _state_of_verb(scene: Scene, line: Line, group: Group) -> tuple[TalksState | None, Group]:
    lists = lists_of()
    governor = governor_of(line, group)
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


def _offered(scene: Scene, line: Line, group: Group) -> Meeting | None:
    """ "Senegal offered to mediate between Kenya and Oman"."""
    offer = governor_of(line, group)
    if offer is None or offer.negated or offer.modal is not None or offer.to or offer.lemma not in ("offer", "propose"):
        return None
    who = subject(line, offer)
    if who is None or offer.passive or not people(scene, line, who):
        return None
    between = next(
        (k for k in range(group.last, min(group.last + 6, len(line.norms))) if line.norms[k] == "between"), -1
    )
    found = phrase_right(line, between + 1, joined=True) if between >= 0 else None
    last = found.last if found is not None else group.last
    first = who.first if offer.first - who.first < 20 else offer.first
    meeting = Meeting(
        line, first, last, group.head, TalksState.PROPOSED, "verb:mediate", mediators=talkers(scene, line, who)
    )
    if found is not None:
        meeting.parties = talkers(scene, line, found)
    meeting.voices = speakers(scene, line, who)
    return meeting


def _by_wire(line: Line, i: int) -> int:
    """Behind "by phone", "on the telephone", "via video link" at `i`; `i` where none stands there."""
    wires = lists_of()["by_wire"]
    if line.norms[i : i + 1] not in (["by"], ["on"], ["over"], ["via"], ["in"]):
        return i
    for k in range(i + 1, min(i + 4, len(line.norms))):
        if line.norms[k] in wires:
            return k + 1 + (line.norms[k + 1 : k + 2] in (["link"], ["call"], ["conference"]))
        if line.tags[k] not in "DJ":
            break
    return i


def _called_each_other(scene: Scene, line: Line, group: Group, who: Phrase, last: int) -> Meeting | None:
    """ "The leaders of Kenya and Oman spoke by telephone"."""
    state, anchor = _state_of_verb(scene, line, group)
    if state is None:
        return None
    first = min(anchor.first, who.first if group.first - who.first < 20 else group.first)
    return Meeting(line, first, last, group.head, state, f"verb:{group.lemma}", talkers(scene, line, who))


def by_verb(scene: Scene, line: Line, group: Group) -> Meeting | None:
    """“met his counterpart in Geneva”, “refuses to negotiate with”, “had talked to the ministers by phone”."""
    norms = line.norms
    i = group.last
    after = norms[i : i + 3]
    if group.form == "b" and group.to and group.lemma == "mediate" and not group.passive:
        return _offered(scene, line, group)
    if group.passive:
        return None
    if (
        group.lemma == "mediate"
        and group.first
        and line.norms[group.first - 1] in ("that", "which", "he", "she", "it", "they")
    ):
        return None
    if group.lemma in ("reconcile", "resolve"):
        governor = governor_of(line, group)
        trying = (
            governor is not None
            and group.to
            and (
                governor.lemma in ("try", "attempt", "seek")
                or (governor.lemma == "help" and governor_of(line, governor) is not None)
            )
        )
        if not trying or governor is None:
            return None
        who = subject(line, governor if governor.lemma != "help" else (governor_of(line, governor) or governor))
        if who is None:
            return None
        whom = object_(line, group)
        return Meeting(
            line,
            min(who.first, group.first),
            whom.last if whom else group.last,
            group.head,
            TalksState.UNDER_WAY,
            f"verb:{group.lemma}",
            mediators=talkers(scene, line, who),
        )
    who = subject(line, group)
    if group.lemma in ("talk", "speak"):
        if (wire := _by_wire(line, i)) > i and who is not None:
            i, after = wire, norms[wire : wire + 3]
            if (
                (not after or after[0] not in ("to", "with"))
                and plural(line, who)
                and len(talkers(scene, line, who)) > 1
            ):
                return _called_each_other(scene, line, group, who, wire)
        if not after or after[0] not in ("to", "with") or not people(scene, line, phrase_right(line, i + 1)):
            return None
        if group.lemma == "speak" and "phone" not in norms[i : i + 16] and after[0] != "with":
            return None
        if who is None or not people(scene, line, who):
            return None
    if group.lemma == "meet":
        found = object_(line, group)
        if found is not None and any(
            norm in word_set("talks", "met_things") for norm in norms[found.first : found.last]
        ):
            return None
    if who is None or not (people(scene, line, who) or line.tags[who.first] == "R"):
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
        and not plural(line, who)
        and not any(
            norm in ("council", "cabinet", "ministers", "leaders", "envoys", "officials", "session", "summit")
            for norm in norms[who.first : i + 8]
        )
    ):
        return None
    parties = talkers(scene, line, who)
    mediators: tuple[str, ...] = ()
    if any(norm in ("mediators", "mediator", "co-chairs") for norm in line.norms[who.first : who.last]):
        named = scene.mentions(line.span(who.first, who.last))
        mediators, parties = (parties, ()) if named else ((), ())
    if other is not None:
        parties = tuple(dict.fromkeys((*parties, *talkers(scene, line, other))))
    last = max(group.last, other.last if other is not None and other.last - group.last < 24 else 0)
    if other is None or other.last <= group.last:
        last = max(last, _for_talks(line, group.last))
    first = min(group.first, anchor.first, who.first if group.first - who.first < 20 else group.first)
    meeting = Meeting(line, first, last, group.head, state, f"verb:{group.lemma}", parties, mediators)
    if state in (TalksState.REFUSED, TalksState.PROPOSED):
        speaker = subject(line, anchor)
        said = [voice for voice in voices_of(scene, line, line.span(anchor.head, anchor.head + 1)) if voice.source]
        meeting.voices = tuple(said) or (speakers(scene, line, speaker) if state is TalksState.PROPOSED else ())
    meeting.venue = venue_of(scene, line, group.last)
    if meeting.venue is None and group.to and anchor is not group and anchor.lemma in _TRAVELLING:
        bound = [k for k in range(anchor.last, group.first) if line.norms[k] in ("to", "for")]
        meeting.venue = place_of(scene, line, [phrase_right(line, bound[0] + 1)]) if bound else None
    return meeting


def _for_talks(line: Line, i: int) -> int:
    """Behind the "for peace talks" of "met for peace talks", which is the one meeting; `i` where none stands there."""
    if line.norms[i : i + 1] != ["for"]:
        return i
    thing = phrase_right(line, i + 1)
    return thing.core if thing is not None and line.norms[thing.core - 1] in lists_of()["nouns"] else i


_TRAVELLING = frozenset(("travel", "fly", "go", "head", "come"))
