"""Denials: who says that something is not so, and what it answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

from counterclaim.claims.common.voice import Voice
from counterclaim.claims.make import make_claim
from counterclaim.claims.shallow import Group, Line, Scene, agent, done, phrase_right, scene_of, subject
from counterclaim.claims.shallow.saying import voices_of
from counterclaim.claims.shallow.speakers import speakers
from counterclaim.claims.shallow.when import when
from counterclaim.claims.shallow.where import place_beside
from counterclaim.data import load_yaml
from counterclaim.model.claim import Claim, DenialDetails
from counterclaim.model.reading import Reading

# Code points between a claim and the denial that points at it, and of the claim's own words: a paragraph.
_REACH = 600


@cache
def _lists() -> dict[str, frozenset[str]]:
    data = cast("dict[str, str]", load_yaml("claims/denial.yaml"))
    return {str(name).lower(): frozenset(value.split()) for name, value in data.items()}


@dataclass(slots=True)
class _Denial:
    """“Ankara | denies | the charge”, in a line; `of` are the tokens of what is denied, where the line names it."""

    line: Line
    first: int
    last: int
    trigger: int
    voices: tuple[Voice, ...]
    of: str | None
    rule: str


def find_denials(reading: Reading) -> Iterator[Claim]:
    """The denials in a report."""
    scene = scene_of(reading)
    for line in scene.lines:
        if line.question:
            continue
        for denial in _denials(scene, line):
            span = line.span(denial.first, denial.last)
            for voice in denial.voices:
                yield make_claim(
                    reading,
                    span,
                    DenialDetails(denial.of),
                    voice,
                    date=when(scene, line, span),
                    place=place_beside(scene, line, denial.first, denial.trigger + 1),
                    rule=f"denial/{denial.rule}",
                    evidence=(line.tokens[denial.trigger].span,),
                )


def _denials(scene: Scene, line: Line) -> Iterator[_Denial]:
    lists = _lists()
    for group in line.groups:
        found = None
        if group.lemma in lists["verbs"]:
            found = _denied(scene, line, group)
        elif group.lemma in lists["with_claim"]:
            found = _dismissed(scene, line, group)
        elif group.negated and group.lemma in lists["deeds"]:
            found = _not_done(scene, line, group)
        elif group.lemma in ("be", "call", "describe", "brand", "label", "decry", "denounce"):
            found = _false(scene, line, group)
        if found is None and group.lemma in lists["taking_place"]:
            found = _none_took_place(scene, line, group)
        if found is not None and found.voices:
            yield found


def _stop(line: Line, start: int) -> int:
    """Where what is denied ends."""
    i = start
    while i < len(line.tags) and i - start < 45:
        norm = line.norms[i]
        if norm in (".", ";", "!", "—", "–") or (
            norm in ("but", "while", "saying", "adding", "calling", "insisting", "claiming", "although") and i > start
        ):
            break
        if (
            norm == ","
            and line.norms[i + 1 : i + 2]
            and (
                line.norms[i + 1]
                in (
                    "but",
                    "and",
                    "saying",
                    "adding",
                    "calling",
                    "insisting",
                    "while",
                    "claiming",
                    "with",
                    "which",
                    "although",
                )
                or line.tags[i + 1] == "V"
            )
        ):
            break
        if norm == "and" and line.group_at(i + 1) is not None and getattr(line.group_at(i + 1), "finite", False):
            break
        i += 1
    while i > start and line.tags[i - 1] in "QP":
        i -= 1
    return i


def _content_start(line: Line, start: int) -> int:
    """Where what is denied begins: behind "that", and behind the day on which it was denied."""
    k = start
    while k < len(line.tags) and line.tags[k] in "IYE" and k - start < 5:
        k += 1
    if k < len(line.tags) and line.norms[k] == "that":
        return k + 1
    return start


def _denied(scene: Scene, line: Line, group: Group) -> _Denial | None:
    """“denied that”, “denies carrying out the strike”, “charges both A and B deny”, “was denied by”."""
    lists = _lists()
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
    voices = speakers(scene, line, who)
    stop = _stop(line, start)
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
        if _pointer(line, start, stop):
            of = _answered(scene, line, group.first, voices) or of
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
        ):
            first = who.first
    else:  # "charges both Ankara and Baku deny"
        of = _answered(scene, line, who.first if who is not None else group.first, voices)
        first = who.first if who is not None else first
        j = first
        if j > 0 and line.norms[j - 1] in ("which", "that"):
            j -= 1
        while j > 0 and line.norms[j - 1] in ("both", ","):
            j -= 1
        if j > 0 and line.norms[j - 1] in lists["claims"]:
            first = j - 1
        stop = group.last
    return _Denial(line, min(first, group.first), max(stop, group.last), group.head, voices, of, f"verb:{group.lemma}")


def _pointer(line: Line, start: int, stop: int) -> bool:
    """True for "the allegation", "it", "any involvement", "the strike", "responsibility": what was said before."""
    norms = line.norms[start:stop]
    if not norms:
        return True
    if norms[0] in ("it", "this", "that", "them", "those", "these", "responsibility") and len(norms) < 4:
        return True
    return len(norms) < 4 and any(
        norm in _lists()["claims"] or norm in ("involvement", "responsibility", "incident", "attack", "strike")
        for norm in norms
    )


def _answered(scene: Scene, line: Line, before: int, voices: tuple[Voice, ...]) -> str | None:
    """The words of the claim that a pointer points at: the last content of another speaker before it."""
    at = line.tokens[before].start
    speakers_ = {voice.source for voice in voices}
    for number in scene.nearby.ending_before(at + 2, _REACH):
        attribution = scene.reading.attributions[number]
        first, last = attribution.content[0].start, attribution.content[-1].end
        if attribution.speaker not in speakers_ and " " in scene.reading.text[first:last].strip():
            return scene.reading.text[first : min(attribution.content[-1].end, first + _REACH)]
    return None


def _dismissed(scene: Scene, line: Line, group: Group) -> _Denial | None:
    """“rejected the allegations”, “dismissed the report as fake”: only with a claim as what is rejected."""
    lists = _lists()
    if group.negated or group.modal is not None:
        return None
    if group.passive:
        thing, who = subject(line, group), agent(line, group)
    else:
        thing, who = phrase_right(line, group.last), subject(line, group)
    if (
        thing is None
        or who is None
        or not any(norm in lists["claims"] for norm in line.norms[thing.first : thing.core + 1])
    ):
        return None
    if line.norms[thing.core - 1] in ("claim", "claims") and line.norms[thing.core : thing.core + 1] == ["to"]:
        return None  # a claim to rule is no report
    voices = speakers(scene, line, who)
    stop = _stop(line, group.last)
    end = next((k for k in range(thing.core, stop - 1) if line.norms[k] == "as" and _judged(line, k + 1, stop)), stop)
    of = line.words(thing.first, end) if not group.passive else line.words(thing.first, thing.last)
    if _pointer(line, thing.first, thing.last):
        of = _answered(scene, line, group.first, voices) or of
    first = min(group.first, thing.first, who.first if group.first - who.first in range(1, 12) else group.first)
    return _Denial(line, first, max(stop, group.last), group.head, voices, of, f"verb:{group.lemma}")


def _judged(line: Line, start: int, stop: int) -> bool:
    """True behind the "as" of "dismissed the report as false"."""
    return any(norm in _lists()["false"] | _lists()["judging"] for norm in line.norms[start : min(start + 4, stop)])


_SELF = frozenset(("it", "they", "we", "its", "their", "our", "he", "she", "his", "i"))


def _not_done(scene: Scene, line: Line, group: Group) -> _Denial | None:
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
    stop = _stop(line, group.last)
    return _Denial(line, first, stop, group.head, voices, line.words(group.head, stop) or None, f"not:{group.lemma}")


def _none_took_place(scene: Scene, line: Line, group: Group) -> _Denial | None:
    """“said no strike took place”, “said there was no shelling of the town”: a deed that a source says was none."""
    lists = _lists()
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
    return _Denial(line, first, last, group.head, voices, of, f"no:{group.lemma}")


def _false(scene: Scene, line: Line, group: Group) -> _Denial | None:
    """“said the reports were false”, “called the claims baseless”, “this is not true”."""
    lists = _lists()
    norms = line.norms
    tail = norms[group.last : group.last + 8]
    if group.modal is not None or group.to:
        return None
    if group.lemma == "be":
        value = next((norm for norm in tail[:4] if norm in lists["false"]), None)
        untrue = group.negated and any(norm in ("true", "correct", "accurate") for norm in tail[:3])
        if not untrue and (value is None or group.negated):
            return None
        who = subject(line, group)
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
        if not any(norm in lists["false"] for norm in norms[about_.first : about_.last + 4]) and not any(
            norms[k] == "as" and _judged(line, k + 1, len(norms)) for k in range(about_.core, _stop(line, about_.core))
        ):
            return None
        voices = speakers(scene, line, subject(line, group))
        about = about_
    reach = _stop(line, group.last) if group.lemma == "describe" else min(about.last + 4, len(norms))
    word = next((k for k in range(group.last, reach) if norms[k] in lists["false"]), 0)
    last = min(max(about.last, group.last + 3, word + 1), len(norms))
    while last > group.last and line.tags[last - 1] in "PQ":
        last -= 1
    of = line.words(about.first, about.last)
    if _pointer(line, about.first, about.last):
        of = _answered(scene, line, about.first, voices) or of
    return _Denial(line, min(about.first, group.first), last, group.head, voices, of, "false")
