"""Counts that go with another: parts of it, its rest, its list by place."""

from __future__ import annotations

from dataclasses import replace

from counterclaim.claims.toll.binding import joins_counts
from counterclaim.claims.toll.count import Count, Of
from counterclaim.claims.toll.lexicon import lexicon
from counterclaim.claims.toll.line import AUX, JOIN, MARK, PREPOSITION, Line, is_adverb
from counterclaim.claims.toll.tie import Tie, Ties
from counterclaim.claims.toll.triggers import Side, Trigger
from counterclaim.claims.toll.words import words
from counterclaim.model.claim import Harm
from counterclaim.model.span import Span

_PRONOUN_LINKS = words("pronoun_links")

_LINKING = words("linking")

# "the dead", "those wounded": the harm of a group already told of, beside the adjectives of the lexicon
_GROUPS = {
    "killed": Harm.KILLED,
    "deceased": Harm.KILLED,
    "slain": Harm.KILLED,
    "victims": Harm.KILLED,
    "fatalities": Harm.KILLED,
    "deaths": Harm.KILLED,
    "bodies": Harm.KILLED,
    "casualties": Harm.CASUALTIES,
    "toll": Harm.KILLED,
    "captured": Harm.CAPTURED,
}


_BEFORE_GROUP = frozenset(["the", "those", "death", "dead", "and", "as", "of"])


def _group(word: str) -> Harm | None:
    return _GROUPS.get(word) or lexicon().adjectives.get(word)


def tie_among(line: Line, counts: list[Count], ties: Ties) -> None:
    """ "Among the dead were 22 children", "those killed included six women", "A woman was also among the dead"."""
    for index, count in enumerate(counts[:-1]):
        whole = ties.get(index + 1)
        if index in ties or count.of is Of.THING or whole is None:
            continue
        gap = line.words[count.end : counts[index + 1].first]
        if gap[-1:] and gap[-1] in ("among", "amongst") and len(gap) <= 3:
            ties[index] = Tie(count, whole.harm, "toll.among", whole.evidence, whole.trigger, parent=index + 1)
    for index, count in enumerate(counts):
        if index in ties or count.of is Of.THING:
            continue
        if count.child and any(earlier < index for earlier in ties):
            continue  # "the death toll rose to 43, including 14 children": of the 43
        harm = _among_before(line, count) or _among_after(line, count)
        if harm is None:
            continue
        span, found = harm
        ties[index] = Tie(count, found, "toll.among", (span,), parent=-1)
        for later in range(index + 1, len(counts)):
            gap = line.words[counts[later - 1].end : counts[later].first]
            if later in ties or counts[later].of is Of.THING or not joins_counts(line, gap):
                break
            ties[later] = Tie(counts[later], found, "toll.among", (span,), parent=-1)


def _among_before(line: Line, count: Count) -> tuple[Span, Harm] | None:
    at = count.first - 1
    while at >= 0 and (is_adverb(line.words[at]) or line.words[at] in ("the", "also", "at", "least")):
        at -= 1
    verb = line.word(at)
    if verb not in _LINKING:
        return None
    for place in range(at - 1, max(-1, at - 12), -1):
        word = line.words[place]
        harm = _group(word)
        if harm is not None and (
            line.word(place - 1) in ("the", "those", "death", "dead", "and", "as", "of")
            or line.word(place - 2) == "among"
        ):
            opens = line.words[max(0, place - 4) : place]
            if verb in ("were", "was", "are", "is") and "among" not in opens and not count.name:
                return None
            if "those" in opens or "the" in opens or "among" in opens:
                return line.span(place, place + 1), harm
            return None
        if word in AUX or word in (".", ";"):
            return None
    return None


def _among_after(line: Line, count: Count) -> tuple[Span, Harm] | None:
    for place in range(count.end, min(count.end + 8, len(line.words) - 2)):
        if line.words[place] in ("among", "amongst"):
            for later in range(place + 1, min(place + 4, len(line.words))):
                harm = _group(line.words[later])
                if harm is not None and line.words[later - 1] in ("the", "those", "at", "least"):
                    return line.span(later, later + 1), harm
            return None
    return None


def tie_parts(line: Line, counts: list[Count], ties: Ties) -> None:
    """Ties the parts of a count: "including 11 children and five women", "three of them soldiers"."""
    for index, count in enumerate(counts):
        if not count.child or count.of is Of.THING or (index in ties and ties[index].parent is not None):
            continue
        parent = next((i for i in range(index - 1, -1, -1) if i in ties and not counts[i].child), None)
        if parent is None:
            parent = next((i for i in range(index - 1, -1, -1) if i in ties), None)
        if parent is None:
            continue
        if index in ties:
            if ties[parent].harm is ties[index].harm:
                ties[index].parent = parent
            continue
        whole = ties[parent]
        part = count
        if count.of in (Of.ELIDED, Of.UNKNOWN):
            part = of_them(line, count)
        if part.of is Of.THING:
            continue
        ties[index] = Tie(part, whole.harm, "toll.part", whole.evidence, whole.trigger, parent=parent)


def tie_out_of(line: Line, counts: list[Count], ties: Ties) -> None:
    """ "Of the 43 dead, 14 were children": a part of the whole that the words before the comma give."""
    for index in range(1, len(counts)):
        count, whole = counts[index], counts[index - 1]
        if index in ties or index - 1 not in ties or count.of is Of.THING or count.agent:
            continue
        if line.words[max(0, whole.first - 2) : whole.first] not in (("of", "the"), ("of", "those"), ("of",)):
            continue
        gap = line.words[whole.end : count.first]
        if gap[-1:] != (",",) or len(gap) > _OUT_OF or line.word(count.end) not in ("were", "are", "was"):
            continue
        part = of_them(line, count) if count.of in (Of.ELIDED, Of.UNKNOWN) else count
        tied = ties[index - 1]
        ties[index] = Tie(part, tied.harm, "toll.part", tied.evidence, tied.trigger, parent=index - 1)


# "Of the 43 people killed in the raid, 14 were"
_OUT_OF = 7


def of_them(line: Line, count: Count) -> Count:
    """ "16 of whom are servicemen", "three of them children", "one a child": the noun stands after the pronoun."""
    at = count.end
    while line.word(at) in _PRONOUN_LINKS:
        at += 1
    lex = lexicon()
    for place in range(at, min(at + 4, len(line.words))):
        if line.words[place] in MARK or line.words[place] in PREPOSITION or line.words[place] in AUX:
            break
        person = lex.people.get(line.words[place])
        if person is not None:
            return replace(count, of=Of.PEOPLE, head=place, status=person.status)
    return count


def tie_trailing(line: Line, counts: list[Count], ties: Ties) -> None:
    """ "633 servicemen have been killed, and 36 civilians": a count at the end of the clause shares the verb."""
    for index in range(1, len(counts)):
        count, before = counts[index], ties.get(index - 1)
        if index in ties or before is None or before.trigger is None or before.trigger.side is not Side.BEFORE:
            continue
        if count.of is not Of.PEOPLE or count.child or count.agent:
            continue
        after = line.word(count.end)
        gap = line.words[before.trigger.end : count.first] if before.trigger.end <= count.first else ("x",)
        if gap in (
            (",", "and"),
            ("and",),
            (",", "as", "well", "as"),
            ("as", "well", "as"),
            ("along", "with"),
            (",", "along", "with"),
            (",", "plus"),
        ) and (not after or after in MARK or after in ("and", "in", "since", "so")):
            ties[index] = Tie(count, before.harm, "toll.trailing", before.evidence, before.trigger)


def tie_company(line: Line, counts: list[Count], ties: Ties) -> None:
    """ "was killed by a shell along with his wife and three children"."""
    for index in range(1, len(counts)):
        count = counts[index]
        if index in ties or count.of is not Of.PEOPLE or count.agent:
            continue
        before = line.words[max(0, count.first - 2) : count.first]
        with_them = before in (("along", "with"), ("together", "with"))
        after_one = (
            index - 1 in ties and ties[index - 1].rule == "toll.company" and count.first - counts[index - 1].end == 1
        )
        whole = next((ties[i] for i in range(index - 1, -1, -1) if i in ties and ties[i].trigger is not None), None)
        if whole is not None and (with_them or (after_one and line.word(count.first - 1) in ("and", ","))):
            ties[index] = Tie(count, whole.harm, "toll.company", whole.evidence, whole.trigger)


def share_qualifiers(line: Line, counts: list[Count], ties: Ties) -> None:
    """A qualifier before two numbers in one breath holds for both: "some 120 fighters and 60 mercenaries"."""
    for index in range(1, len(counts)):
        here, before = ties.get(index), ties.get(index - 1)
        if here is None or before is None or here.trigger is None or here.trigger is not before.trigger:
            continue
        mine, theirs = counts[index], counts[index - 1]
        if line.words[theirs.end : mine.first] not in (("and",), ("or",)) or mine.single or mine.low != mine.high:
            continue
        if mine.stated is None or theirs.stated is None or theirs.low is not None:
            continue
        low = None if theirs.low is None else mine.low
        high = None if theirs.high is None else mine.high
        here.count = replace(here.count, low=low, high=high, approx=theirs.approx)


def tie_told_out(line: Line, counts: list[Count], ties: Ties) -> None:
    """ "40 casualties (12 deaths and 28 injuries)", "the names of 97 dead: 39 civilians and 58 soldiers": figures that
    make up the one before them are its parts."""
    for whole in [i for i, found in ties.items() if found.count.stated]:
        last = whole
        while last + 1 < len(counts) and last - whole < _MANY_PARTS:
            gap = line.words[counts[last].end : counts[last + 1].first]
            opens = last == whole and any(w in _TELLS_OUT for w in gap) and len(gap) <= _LEAD
            if not opens and not (last > whole and len(gap) <= _LEAD and any(w in JOIN for w in gap)):
                break
            if counts[last + 1].of is Of.THING or not counts[last + 1].stated:
                break
            last += 1
        parts = range(whole + 1, last + 1)
        if len(parts) < 2 or sum(counts[i].stated or 0 for i in parts) != counts[whole].stated:
            continue
        tied = ties[whole]
        for index in parts:
            if index not in ties:
                ties[index] = Tie(counts[index], tied.harm, "toll.told_out", tied.evidence, tied.trigger, parent=whole)
            elif ties[index].parent is None and not ties[index].toll:
                ties[index].parent = whole


_TELLS_OUT = frozenset([":", "(", "-", "\u2013", "\u2014", "--"])
_MANY_PARTS = 5
# "people killed in the war of 1992-95:"
_LEAD = 8
_SPREADS = words("spreads")
# "Four were killed in Old Bardo and five in Zenda": a locative, a name of a word or three, "and"
_PLACED = 6


def tie_gapped(line: Line, counts: list[Count], ties: Ties) -> None:
    """ "Four were killed in Bardo and five in Zenda": the second count shares the verb, and is no part of the first."""
    for index in range(1, len(counts)):
        count = counts[index]
        last = next((i for i in range(index - 1, -1, -1) if i not in ties or ties[i].parent is None), index - 1)
        before = ties.get(last)
        if index in ties or before is None or before.trigger is None or before.parent is not None:
            continue
        stop = counts[last + 1].first if last + 1 < index else count.first
        gap = line.words[max(before.trigger.end, before.count.end) : stop]
        if last + 1 < index:
            if line.words[counts[index - 1].end : count.first][-2:] != (",", "and"):
                continue
            gap = (*gap, "and")  # "nine killed in Bardo, four of them women, and five in Zenda"
        if count.of is not Of.ELIDED or count.agent or line.word(count.end) not in ("in", "near", "at", "outside"):
            continue
        placed = (
            gap[:1]
            and gap[0] in ("in", "near", "at", "outside")
            and "," not in gap[:-2]
            and (gap[-1] == "and" or (gap[-1] == "," and _told_apart(line, counts, index)))
        )
        named = any(w[:1].isupper() for w in line.shown[stop - len(gap) : stop])
        capital = line.shown[count.end + 1 : count.end + 2]
        there = bool(capital) and (capital[0][:1].isupper() or (last + 1 < index and capital[0] == "the"))
        if placed and named and len(gap) <= _PLACED and there:
            ties[index] = Tie(count, before.harm, "toll.gapped", before.evidence, before.trigger)


def _told_apart(line: Line, counts: list[Count], index: int) -> bool:
    """True for "four were killed in Bardo, seven in Zenda and two in Corva": more places follow, and the figures behind
    the first do not add up to it."""
    listed = [counts[index]]
    for count in counts[index + 1 :]:
        gap = line.words[listed[-1].end : count.first]
        if count.of is not Of.ELIDED or len(gap) > _PLACED or gap[-1:] not in (("and",), (",",)):
            break
        listed.append(count)
    whole = counts[index - 1].stated
    return len(listed) > 1 and None not in {c.stated for c in listed} and sum(c.stated or 0 for c in listed) != whole


def tie_spread(line: Line, counts: list[Count], triggers: list[Trigger], ties: Ties) -> None:
    """ "three were killed, one in Homs and two near Hama": the whole told out by place or by state."""
    for index, count in enumerate(counts):
        if index == 0 or index in ties or count.of is not Of.ELIDED or count.agent or count.stated is None:
            continue
        after = line.word(count.end)
        if after not in _SPREADS:
            continue
        before = line.word(count.first - 1)
        if before in PREPOSITION or before in AUX:
            continue
        parent = next((i for i in range(index - 1, -1, -1) if i in ties and ties[i].rule != "toll.spread"), None)
        if parent is None or count.first - counts[parent].end > 30:
            continue
        whole = ties[parent].count
        if (whole.low is not None and count.stated >= whole.low) or whole.low == 0:
            continue
        if any(
            t.start > (ties[parent].trigger or t).start and counts[parent].end < t.start < count.first for t in triggers
        ):
            continue
        ties[index] = Tie(
            count, ties[parent].harm, "toll.spread", ties[parent].evidence, ties[parent].trigger, parent=parent
        )
