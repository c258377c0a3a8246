"""Counts beside one another: wholes, appositions, pairs and parts."""

from __future__ import annotations

from dataclasses import replace

from counterclaim.claims.toll.count import Count, Of
from counterclaim.claims.toll.lexicon import lexicon
from counterclaim.claims.toll.line import (
    INCLUDING,
    Line,
)
from counterclaim.model.claim import Status


def without_wholes(line: Line, counts: list[Count]) -> list[Count]:
    """ "87 of the 180 people on board": the whole is not counted, its noun is the part's."""
    found: list[Count] = []
    for count in counts:
        before = found[-1] if found else None
        gap = line.words[before.last : count.first] if before is not None else ()
        if before is not None and gap in (("of",), ("of", "the"), ("of", "its"), ("of", "their")) and not count.single:
            if before.of is not Of.THING:
                found[-1] = replace(before, end=max(before.end, count.end), status=count.status or before.status)
            continue
        found.append(count)
    return found


def without_appositions(line: Line, counts: list[Count]) -> list[Count]:
    """ "Armen Petrosyan, a commander, was killed": who is named and what he is are one person."""
    found: list[Count] = []
    for count in counts:
        before = found[-1] if found else None
        apposed = (
            before is not None
            and (before.name or line.word(before.first) == "the")
            and line.word(count.first) in ("a", "an", "the")
            and line.words[before.end : count.first] == (",",)
        )
        after_name = before is not None and before.name and line.words[before.end : count.first] == (",",)
        bare = after_name and count.single and not count.name and count.first == count.last
        named = (
            before is not None
            and count.name
            and before.single
            and not before.name
            and line.words[before.end : count.first] in ((",",), ())
        )
        told = (
            before is not None
            and count.single
            and not before.single
            and line.words[before.last : before.last + 2] in (("of", "them"), ("of", "whom"))
            and line.words[before.last + 2 : count.first] in ((), ("was",), ("is",))
        )
        if named and before is not None:
            found[-1] = replace(count, first=before.first)
        elif not apposed and not bare and not told:
            found.append(count)
    return found


def with_pairs(line: Line, counts: list[Count]) -> list[Count]:
    """ "a woman and a child", "a woman and child": two persons of one kind, told in one breath, are one count."""
    found: list[Count] = []
    at = 0
    while at < len(counts):
        here = counts[at]
        after = counts[at + 1] if at + 1 < len(counts) else None
        if (
            after is not None
            and here.single and after.single and here.stated == after.stated == 1
            and line.word(here.first) in ("a", "an") and line.word(here.end) == "and"
            and (after.first == here.end + 1)
            and here.status is after.status is Status.CIVILIAN
        ):  # fmt: skip
            found.append(
                replace(
                    here, end=after.end, last=after.last, span=line.span(here.first, after.end), stated=2, low=2, high=2
                )
            )
            at += 2
            continue
        family = after is not None and _family(line, here, after)
        if family and after is not None:
            number = 1 + (after.stated or 0)
            status = here.status if here.status is after.status else Status.UNSPECIFIED
            found.append(
                replace(
                    here, end=after.end, last=after.last, span=line.span(here.first, after.end), stated=number,
                    low=number, high=number, status=status,
                )
            )  # fmt: skip
            at += 2
            continue
        found.append(here)
        at += 1
    return found


def _family(line: Line, here: Count, after: Count) -> bool:
    """True for "a mother and her two sons", told in one breath: one count of three."""
    return (
        here.single and here.stated == 1 and line.word(here.first) in ("a", "an")
        and line.words[here.end : after.first] in (("and", "her"), ("and", "his"))
        and after.of is Of.PEOPLE and after.stated is not None and after.low == after.high == after.stated
        and here.status is not Status.COMBATANT and after.status is Status.CIVILIAN
    )  # fmt: skip


def with_parts(line: Line, counts: list[Count]) -> list[Count]:
    """Marks parts of other counts, and agents."""
    found: list[Count] = []
    for place, count in enumerate(counts):
        child = _opens_part(line, count)
        if not child and place and found[-1].child and count.of is not Of.HARM:
            gap = line.words[found[-1].end : count.first]
            spread = found[-1].of is Of.ELIDED and count.of is Of.ELIDED and gap[-1:] == ("and",) and "," not in gap
            after = line.word(count.end)
            child = (_lists_on(gap) or spread) and not (count.of is Of.ELIDED and after in lexicon().harm)
        agent = line.word(count.first - 1) == "by" and line.word(count.first - 2) not in ("rose", "risen", "up")
        found.append(replace(count, child=child, agent=agent) if child or agent else count)
    return found


_COMPLEMENT = 6


def _lists_on(gap: tuple[str, ...]) -> bool:
    people = lexicon().people
    while len(gap) > 1 and gap[0] in people:
        gap = gap[1:]  # "40 of them civilians and 23 fighters"
    if gap[:1] == ("of",) and gap[-1:] == ("and",) and len(gap) <= _COMPLEMENT and "," not in gap:
        return True  # "12 staff of the Zenda Clinic and seven patients"
    return gap in ((), ("and",), (",",), ("as", "well", "as"), ("or",), ("plus",))


def _opens_part(line: Line, count: Count) -> bool:
    before = line.words[max(0, count.first - 3) : count.first]
    if count.name:
        at = count.first - 1
        while at > count.first - 7 and at >= 0 and line.words[at].isalpha() and line.words[at] not in INCLUDING:
            at -= 1
        return line.word(at) in INCLUDING
    if count.single and line.word(count.first) == "the":
        return bool(before) and before[-1] in INCLUDING
    if before and (before[-1] in INCLUDING or before[-1:] == ("them",) or before[-2:] == ("of", "whom")):
        return True
    if before[-2:] in (("among", "them"), ("among", "whom"), ("including", "at"), ("including", "the")):
        return True
    if (
        len(before) == 3
        and before[0] in INCLUDING | {"whom", "them"}
        and before[1] in ("the", "at", "is", "are", "were", "was", ",")
    ):
        return True
    if (
        len(before) >= 2
        and before[-2] in INCLUDING | {"whom"}
        and before[-1] in ("the", "some", "also", "were", "are", "a", "reportedly", ",")
    ):
        return True
    after = line.words[count.last : count.last + 2]
    return after in (("of", "them"), ("of", "whom"), ("of", "those"), ("of", "which"))
