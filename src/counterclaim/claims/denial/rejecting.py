"""Denials told by a verb with a claim as its object: “denied that”, “dismissed the report as fake”."""

from __future__ import annotations

from counterclaim.claims.denial.words import Denial, answered, judged, lists_of, points_back, stop_of
from counterclaim.claims.shallow import Group, Line, Scene, agent, done, phrase_right, subject
from counterclaim.claims.shallow.speakers import joined, sayers, speakers


def _content_start(line: Line, start: int) -> int:
    """Where what is denied begins: behind "that", and behind the day on which it was denied."""
    k = start
    while k < len(line.tags) and line.tags[k] in "IYE" and k - start < 5:
        k += 1
    if k < len(line.tags) and line.norms[k] == "that":
        return k + 1
    return start


def denied(scene: Scene, line: Line, group: Group) -> Denial | None:
    """“denied that”, “denies carrying out the strike”, “charges both A and B deny”, “was denied by”."""
    lists = lists_of()
    norms = line.norms
    if group.negated or group.modal is not None or (group.to and not done(line, group)):
        return None
    who = agent(line, group) if group.passive else subject(line, group)
    start = group.last
    thing = phrase_right(line, start) if start < len(norms) else None
    if thing is not None and any(norm in lists["refused"] for norm in norms[thing.first : thing.last]):
        return None
    if (
        thing is not None
        and thing.last < len(norms)
        and phrase_right(line, thing.last) is not None
        and any(norm in lists["refused"] for norm in norms[thing.last : thing.last + 3])
    ):
        return None
    if group.passive and who is None:
        return None
    voices = speakers(scene, line, who) if group.passive else sayers(scene, line, group)
    stop = stop_of(line, start)
    of: str | None
    first = group.first
    if group.passive:
        about = subject(line, group)
        of = line.words(about.first, about.last) if about is not None else None
        first = about.first if about is not None else first
        stop = who.last if who is not None else stop
    elif stop > start and norms[start] not in (",", "-"):
        begin = _content_start(line, start)
        of = line.words(begin, stop) or None
        if points_back(line, start, stop):
            of = answered(scene, line, group.first, voices) or of
        elif (
            thing is not None
            and norms[thing.last : thing.last + 1] == ["that"]
            and any(norm in lists["claims"] for norm in norms[thing.first : thing.last])
        ):
            of = line.words(thing.last + 1, stop) or of
        if (
            who is not None
            and 0 <= group.first - who.last < 3
            and group.first - who.first < 12
            and line.tags[who.first] != "R"
            and not joined(line, group)
        ):
            first = who.first
    else:  # "charges both Ankara and Baku deny"
        of = answered(scene, line, who.first if who is not None else group.first, voices)
        first = who.first if who is not None else first
        j = first
        if j > 0 and line.norms[j - 1] in ("which", "that"):
            j -= 1
        while j > 0 and line.norms[j - 1] in ("both", ","):
            j -= 1
        if j > 0 and line.norms[j - 1] in lists["claims"]:
            first = j - 1
        stop = group.last
    return Denial(line, min(first, group.first), max(stop, group.last), group.head, voices, of, f"verb:{group.lemma}")


def dismissed(scene: Scene, line: Line, group: Group) -> Denial | None:
    """“rejected the allegations”, “dismissed the report as fake”: only with a claim as what is rejected."""
    lists = lists_of()
    if group.negated or group.modal is not None:
        return None
    if group.passive:
        thing, who = subject(line, group), agent(line, group)
    else:
        thing, who = phrase_right(line, _past_judgement(line, group.last)), subject(line, group)
    if (
        thing is None
        or who is None
        or not any(norm in lists["claims"] for norm in line.norms[thing.first : thing.core + 1])
    ):
        return None
    if line.norms[thing.core - 1] in ("claim", "claims") and line.norms[thing.core : thing.core + 1] == ["to"]:
        return None  # a claim to rule is no report
    voices = speakers(scene, line, who) if group.passive else sayers(scene, line, group)
    stop = stop_of(line, group.last)
    end = next((k for k in range(thing.core, stop - 1) if line.norms[k] == "as" and judged(line, k + 1, stop)), stop)
    of = line.words(thing.first, end) if not group.passive else line.words(thing.first, thing.last)
    if points_back(line, thing.first, thing.last):
        of = answered(scene, line, group.first, voices) or of
    first = min(group.first, thing.first)
    if group.first - who.first in range(1, 12) and not joined(line, group):
        first = min(first, who.first)
    return Denial(line, first, max(stop, group.last), group.head, voices, of, f"verb:{group.lemma}")


def _past_judgement(line: Line, start: int) -> int:
    """Behind the "as fake" of "dismissed as fake the reports"; `start` where no judgement comes first."""
    if line.norms[start : start + 1] != ["as"]:
        return start
    judgements = lists_of()["false"] | lists_of()["judging"]
    return next(
        (k + 1 for k in range(start + 1, min(start + 4, len(line.norms))) if line.norms[k] in judgements), start
    )
