"""Talks: held, planned, proposed, under way, failed or refused."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.claims.make import make_claim
from counterclaim.claims.shallow import (
    Group,
    Line,
    Phrase,
    Scene,
    done,
    parties_named,
    phrase_right,
    scene_of,
    subject,
)
from counterclaim.claims.shallow.lists import word_set
from counterclaim.claims.shallow.peace import of_peace
from counterclaim.claims.shallow.saying import voices_of
from counterclaim.claims.shallow.when import when
from counterclaim.claims.talks.by_noun import by_noun
from counterclaim.claims.talks.by_table import at_the_table
from counterclaim.claims.talks.by_verb import by_verb
from counterclaim.claims.talks.meeting import Meeting, lists_of, talkers, venue_of
from counterclaim.model.claim import Claim, TalksDetails, TalksState
from counterclaim.model.reading import Reading


def find_talks(reading: Reading) -> Iterator[Claim]:
    """The claims about meetings and mediation in a report."""
    scene = scene_of(reading)
    told: set[tuple[str, str, tuple[str, ...], str | None]] = set()
    for line in scene.lines:
        if line.question or of_peace(line):
            continue
        last = -1
        for meeting in sorted(_meetings(scene, line), key=lambda m: (m.first, m.trigger)):
            if meeting.trigger < last:
                continue
            last = meeting.last
            span = line.span(meeting.first, meeting.last)
            venue = meeting.venue
            date = when(scene, line, span)
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


def _meetings(scene: Scene, line: Line) -> Iterator[Meeting]:
    lists = lists_of()
    for group in line.groups:
        if group.lemma in ("meet", "confer", "negotiate", "mediate", "talk", "speak", "reconcile", "resolve"):
            meeting = by_verb(scene, line, group)
            if meeting is not None:
                yield meeting
    for group in line.groups:
        if group.lemma in ("fail", "mediate") and group.finite and done(line, group) and not group.passive:
            who = subject(line, group)
            if group.lemma == "fail" and who is not None and (_mediates(line, who) or _efforts(line, who, group)):
                yield Meeting(
                    line,
                    who.first,
                    group.last,
                    group.head,
                    TalksState.FAILED,
                    "mediators-failed",
                    mediators=_whose(scene, line, who),
                )
            if (
                group.lemma == "fail"
                and who is not None
                and len(talkers(scene, line, who)) > 1
                and _no_deal(line, group)
            ):
                yield _without_deal(scene, line, group, who)
    if "table" in line.vocabulary:
        yield from at_the_table(scene, line)
    if line.vocabulary.isdisjoint(lists["nouns"]):
        return
    for i, norm in enumerate(line.norms):
        if norm in lists["nouns"] and line.tags[i] in "NJ":
            meeting = by_noun(scene, line, i)
            if meeting is not None:
                yield meeting


def _no_deal(line: Line, group: Group) -> bool:
    """True for "failed to reach an agreement", "failed to agree on terms"."""
    aim = line.group_at(group.last + 1)
    if aim is None or not aim.to or aim.lemma not in word_set("talks", "bringing"):
        return False
    return aim.lemma == "agree" or bool(set(line.norms[aim.last : aim.last + 6]) & word_set("talks", "agreements"))


def _without_deal(scene: Scene, line: Line, group: Group, who: Phrase) -> Meeting:
    """ "Kenya and Oman failed to reach an agreement in Geneva"."""
    aim = line.group_at(group.last + 1)
    end = aim.last if aim is not None else group.last
    thing = phrase_right(line, end)
    last = thing.last if thing is not None else end
    meeting = Meeting(line, who.first, last, group.head, TalksState.FAILED, "no-deal", talkers(scene, line, who))
    meeting.venue = venue_of(scene, line, end)
    return meeting


def _whose(scene: Scene, line: Line, phrase: Phrase) -> tuple[str, ...]:
    """Senegal, of "Senegal's efforts"; else the words."""
    named = dict.fromkeys(m.party for m in scene.mentions(line.span(phrase.first, phrase.last)))
    if named:
        return tuple(named)
    return parties_named(scene, line, phrase.first, phrase.core) if _mediates(line, phrase) else ()


def _efforts(line: Line, phrase: Phrase, group: Group) -> bool:
    """True for "efforts have failed to clinch a deal"."""
    aim = line.group_at(group.last + 1)
    brings = aim is not None and aim.to and aim.lemma in word_set("talks", "bringing")
    return brings and any(norm in word_set("talks", "efforts") for norm in line.norms[phrase.first : phrase.last])


def _mediates(line: Line, phrase: Phrase) -> bool:
    return any(
        norm in ("mediators", "mediator", "mediation", "envoys", "negotiators")
        for norm in line.norms[phrase.first : phrase.last]
    )
