"""Denials told by a sentence that says no: “had not attacked”, “no strike took place”, “the claims are false”."""

from __future__ import annotations

from counterclaim.claims.denial.words import Denial, answered, judged, lists_of, points_back, stop_of
from counterclaim.claims.shallow import Group, Line, Phrase, Scene, phrase_right, subject
from counterclaim.claims.shallow.saying import voices_of
from counterclaim.claims.shallow.speakers import sayers

_SELF = frozenset(("it", "they", "we", "its", "their", "our", "he", "she", "his", "i"))


def not_done(scene: Scene, line: Line, group: Group) -> Denial | None:
    """“says its own forces are not involved”, “insisted that they had not attacked”: a party about itself."""
    if group.modal is not None or group.to:
        return None
    who = subject(line, group)
    if who is None:
        return None
    first = who.first if who.last <= group.first and group.first - who.first < 12 else group.first
    voices = tuple(voice for voice in voices_of(scene, line, line.span(group.first, group.last)) if voice.source)
    if not voices:
        return None
    own = line.norms[who.first] in _SELF
    same = any(m.party == voice.party for voice in voices for m in scene.mentions(line.span(who.first, who.core)))
    if not own and not same:
        return None
    if group.first > who.last and line.tags[group.first - 1] == "C":
        first = group.first
    stop = stop_of(line, group.last)
    return Denial(line, first, stop, group.head, voices, line.words(group.head, stop) or None, f"not:{group.lemma}")


def no_share(scene: Scene, line: Line, group: Group) -> Denial | None:
    """“said it had nothing to do with the blast”, “had no hand in”, “played no part in”: a party about itself."""
    if group.modal is not None or group.to or group.negated:
        return None
    norms, k = line.norms, group.last
    if norms[k : k + 4] == ["nothing", "to", "do", "with"]:
        begin = k + 4
    elif norms[k : k + 1] == ["no"] and set(norms[k + 1 : k + 3]) & lists_of()["shares"]:
        begin = k + 2
        while begin < len(norms) and line.tags[begin] in "NJ":
            begin += 1
        if norms[begin : begin + 1] not in (["in"], ["of"], ["for"], ["to"], ["with"]):
            return None
        begin += 1
    else:
        return None
    return _of_itself(scene, line, group, begin, f"no-share:{group.lemma}")


def _of_itself(scene: Scene, line: Line, group: Group, begin: int, rule: str) -> Denial | None:
    """The denial of a group whose subject is its speaker; what is denied begins at token `begin`."""
    who = subject(line, group)
    voices = tuple(voice for voice in voices_of(scene, line, line.span(group.first, group.last)) if voice.source)
    if who is None or not voices:
        return None
    named = scene.mentions(line.span(who.first, who.core))
    if line.norms[who.first] not in _SELF and not any(m.party == voice.party for voice in voices for m in named):
        return None
    first = who.first if who.last <= group.first and group.first - who.first < 12 else group.first
    stop = stop_of(line, begin)
    return Denial(line, first, stop, group.head, voices, line.words(begin, stop) or None, rule)


def no_truth(scene: Scene, line: Line, group: Group) -> Denial | None:
    """“said there was no truth in reports that”, “has no basis”: a claim that has nothing to it."""
    lists = lists_of()
    norms, k = line.norms, group.last
    if group.lemma != "be" or group.negated or group.modal is not None or norms[k : k + 1] != ["no"]:
        return None
    if not set(norms[k + 1 : k + 3]) & lists["truths"]:
        return None
    thing = next(
        (phrase_right(line, j + 1) for j in range(k + 1, min(k + 5, len(norms))) if line.tags[j] in "IT"), None
    )
    if thing is None or not any(norm in lists["claims"] for norm in norms[thing.first : thing.last]):
        return None
    first = group.first - (norms[group.first - 1 : group.first] == ["there"])
    voices = tuple(voice for voice in voices_of(scene, line, line.span(group.first, group.last + 1)) if voice.source)
    stop = stop_of(line, thing.last)
    begin = thing.last + 1 if norms[thing.last : thing.last + 1] == ["that"] else thing.first
    return Denial(line, first, stop, group.head, voices, line.words(begin, stop) or None, "no-truth")


def none_took_place(scene: Scene, line: Line, group: Group) -> Denial | None:
    """“said no strike took place”, “said there was no shelling of the town”: a deed that a source says was none."""
    lists = lists_of()
    if group.modal is not None or group.to or group.negated:
        return None
    norms = line.norms
    if group.lemma == "be" and "there" in norms[max(group.first - 1, 0) : group.head]:
        thing = phrase_right(line, group.last)
        first = group.first - (norms[group.first] != "there")
    elif group.lemma == "be" and not group.passive:
        return None
    else:
        thing = subject(line, group)
        first = thing.first if thing is not None else 0
    if (
        thing is None
        or norms[thing.first] != "no"
        or not any(n in lists["done"] for n in norms[thing.first : thing.core])
    ):
        return None
    last = max(group.last, thing.last)
    if norms[last : last + 1] == ["place"]:
        last += 1
    voices = tuple(voice for voice in voices_of(scene, line, line.span(first, last)) if voice.source)
    of = line.words(thing.first + 1, thing.last) or None
    return Denial(line, first, last, group.head, voices, of, f"no:{group.lemma}")


def false(scene: Scene, line: Line, group: Group) -> Denial | None:
    """“said the reports were false”, “called the claims baseless”, “this is not true”."""
    lists = lists_of()
    norms = line.norms
    tail = norms[group.last : group.last + 8]
    if group.modal is not None or group.to:
        return None
    if group.lemma == "be":
        value = next((norm for norm in tail[:4] if norm in lists["false"]), None)
        untrue = group.negated and any(norm in ("true", "correct", "accurate") for norm in tail[:3])
        if not untrue and (value is None or group.negated):
            return None
        who = _with_clause(line, group) or subject(line, group)
        if who is None or not (
            any(
                norm
                in lists["claims"] | {"it", "this", "that", "they", "information", "news", "story", "video", "images"}
                for norm in norms[who.first : who.core]
            )
        ):
            return None
        voices = tuple(
            voice for voice in voices_of(scene, line, line.span(group.first, group.last + 1)) if voice.source
        )
        about = who
    else:
        about_ = phrase_right(line, group.last)
        if about_ is None or not any(norm in lists["claims"] for norm in norms[about_.first : about_.last]):
            return None
        clause = norms[about_.last : about_.last + 1] == ["that"]
        near = stop_of(line, about_.last) if clause else about_.last + 4
        if not any(norm in lists["false"] for norm in norms[about_.first : near]) and not any(
            norms[k] == "as" and judged(line, k + 1, len(norms)) for k in range(about_.core, stop_of(line, about_.core))
        ):
            return None
        voices = sayers(scene, line, group)
        about = about_
    clause = norms[about.last : about.last + 1] == ["that"]
    far = group.lemma == "describe" or (clause and group.lemma != "be")
    reach = stop_of(line, group.last) if far else min(about.last + 4, len(norms))
    word = next((k for k in range(group.last, reach) if norms[k] in lists["false"]), 0)
    last = min(max(about.last, group.last + 3, word + 1), len(norms))
    while last > group.last and line.tags[last - 1] in "PQ":
        last -= 1
    of = line.words(about.first, about.last)
    if points_back(line, about.first, about.last):
        of = answered(scene, line, about.first, voices) or of
    return Denial(line, min(about.first, group.first), last, group.head, voices, of, "false")


def _with_clause(line: Line, group: Group) -> Phrase | None:
    """The claim noun of “allegations that its men had burned the village were untrue”; None where none is."""
    for k in range(group.first - 1, max(group.first - _CLAUSE, 0), -1):
        if line.norms[k] == "that" and line.norms[k - 1] in lists_of()["claims"]:
            return Phrase(k - 1, k, k)
        if line.norms[k] in (",", ";", "."):
            return None
    return None


# Tokens of "that its fighters had burned down the village of …" and the like before "were untrue".
_CLAUSE = 24
