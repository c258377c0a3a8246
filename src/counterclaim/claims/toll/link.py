"""Who is harmed how: counts of people tied to words of harm."""

from __future__ import annotations

from dataclasses import replace

from counterclaim.claims.toll.counts import Count, Of
from counterclaim.claims.toll.lexicon import lexicon
from counterclaim.claims.toll.line import AUX, JOIN, MARK, PREPOSITION, RELATIVE, Line, is_adverb
from counterclaim.claims.toll.tie import Tie, Ties
from counterclaim.claims.toll.totals import increments, totals
from counterclaim.claims.toll.triggers import Side, Trigger, name_after
from counterclaim.claims.toll.words import words
from counterclaim.model.claim import Harm
from counterclaim.model.span import Span

_PRONOUN_LINKS = words("pronoun_links")
_LINKING = words("linking")
_BEFORE_OBJECT = words("before_object")
_OPENS_CLAUSE = words("opens_clause")
_UNREAL = words("unreal")
_TAKES = words("takes")
_CLAIMS_LIVES = words("claims_lives")

# Words of a gap that show a clause of its own between a subject and its verb.
_CLAUSE = words("clause")
_SPEECH = words("speech")


def tie(line: Line, counts: list[Count], triggers: list[Trigger]) -> Ties:
    """Every count of people that the sentence says were harmed, with the word that says so."""
    ties: Ties = {}
    totals(line, counts, ties)
    _embedded(line, counts, ties)
    for trigger in triggers:
        if trigger.side is Side.BEFORE:
            _before(line, counts, triggers, trigger, ties)
    for trigger in triggers:
        if trigger.side is Side.AFTER:
            _after(line, counts, triggers, trigger, ties)
    _among(line, counts, ties)
    _parts(line, counts, ties)
    _trailing(line, counts, ties)
    _spread(line, counts, triggers, ties)
    _share(line, counts, ties)
    for index in [i for i, found in ties.items() if found.toll]:
        increments(line, counts, ties, index)
    return ties


def _embedded(line: Line, counts: list[Count], ties: Ties) -> None:
    """ "12 deaths", "three wounded", "a wounded serviceman", "40 missing"."""
    lex = lexicon()
    for index, count in enumerate(counts):
        if index in ties:
            continue
        if count.of is Of.THING or count.agent:
            continue
        at: int | None = None
        harm: Harm | None = None
        if count.of is Of.HARM and count.head is not None:
            at, harm = count.head, lex.nouns[line.words[count.head]]
            if line.word(count.head) in ("lives",) and not _claimed(line, count):
                continue
            if line.word(count.head) in ("hostages", "captives") and not _taken(line, count):
                continue
            if line.word(count.head) in ("dead", "killed", "wounded", "injured"):
                harm = _dead_and_wounded(line, count.head, harm)
        else:
            # "12 soldiers dead", "12 wounded soldiers", "a wounded serviceman"
            inside = [i for i in range(count.last, count.end) if line.words[i] in lex.adjectives]
            after = count.end
            while is_adverb(line.word(after)) or line.word(after) in ("or", "others"):
                after += 1
            if inside and count.of is Of.PEOPLE:
                at = inside[0]
                harm = lex.adjectives[line.words[at]]
            elif count.low == 0 and count.of is Of.PEOPLE:
                continue
            elif line.word(after) in lex.adjectives and line.word(after) not in lex.harm and after - count.end <= 2:
                at = after
                harm = _dead_and_wounded(line, at, lex.adjectives[line.words[at]])
            elif line.word(after) in ("prisoner", "captive", "hostage") and _taken(line, count):
                at, harm = after, Harm.CAPTURED
            elif line.word(after) in AUX or is_adverb(line.word(after)) or line.word(after).startswith("remain"):
                at = _predicate(line, after)
                if at is not None:
                    harm = _dead_and_wounded(line, at, lex.adjectives[line.words[at]])
        if at is None or harm is None or not _stands(line, count, at):
            continue
        ties[index] = Tie(count, harm, "toll.noun", (line.span(at, at + 1),))
        if at >= count.end:
            # "leaves two soldiers and six militants dead"
            for earlier in range(index - 1, -1, -1):
                gap = line.words[counts[earlier].end : counts[earlier + 1].first]
                other = counts[earlier]
                if earlier in ties or other.of is not Of.PEOPLE or other.agent or gap not in _LISTED:
                    break
                ties[earlier] = Tie(other, harm, "toll.noun", (line.span(at, at + 1),))


_LISTED = (("and",), (",",), (",", "and"), ("as", "well", "as"), ("or",))


def _dead_and_wounded(line: Line, at: int, harm: Harm) -> Harm:
    """ "60 dead and wounded" are counted together."""
    other = lexicon().adjectives.get(line.word(at + 2))
    if line.word(at + 1) in ("and", "or") and other is not None and {harm, other} == {Harm.KILLED, Harm.INJURED}:
        return Harm.CASUALTIES
    return harm


_PREDICATES = words("predicates")


def _predicate(line: Line, at: int) -> int | None:
    """ "three people are dead", "four remain missing", "two were found dead"."""
    for place in range(at, min(at + 5, len(line.words))):
        word = line.words[place]
        if word in lexicon().adjectives and word not in lexicon().harm:
            return place
        if word in AUX or is_adverb(word) or word in _PREDICATES:
            continue
        return None
    return None


def _claimed(line: Line, count: Count) -> bool:
    return any(w in _CLAIMS_LIVES for w in line.words[max(0, count.first - 6) : count.first])


def _taken(line: Line, count: Count) -> bool:
    near = line.words[max(0, count.first - 6) : count.end + 4]
    return any(w in _TAKES for w in near)


_LOOSED = words("loosed")


def _stands(line: Line, count: Count, at: int) -> bool:
    """False where the words are a plan, a denial, or about people already counted ("treated 12 wounded")."""
    for place in range(max(0, count.first - 4), count.first):
        word = line.words[place]
        if word in _UNREAL:
            return False
    if line.words[at] in ("missing", "captive") and line.word(at + 1) in ("from", "in") and count.of is Of.UNKNOWN:
        return False
    return True


def _free(line: Line, index: int, counts: list[Count], ties: Ties) -> bool:
    count = counts[index]
    return index not in ties and count.of is not Of.THING and not count.agent


def _before(line: Line, counts: list[Count], triggers: list[Trigger], trigger: Trigger, ties: Ties) -> None:
    """Ties the subject of a passive or of "died" to its verb."""
    if not trigger.real:
        return
    if any(i in ties and counts[i].first <= trigger.start < counts[i].end for i in ties):
        return
    verb = trigger.start
    while verb > 0 and (line.words[verb - 1] in AUX or is_adverb(line.words[verb - 1]) or _raised(line, verb)):
        verb -= 1
    subject: int | None = None
    edge = verb
    for index in range(len(counts) - 1, -1, -1):
        count = counts[index]
        if count.end > trigger.start:
            continue
        if _barred(line, triggers, trigger, count.end, edge):
            break
        if (
            count.of is Of.THING
            or count.agent
            or (count.child and index and verb - count.end > 0 | 1 and _has_parent(line, counts, index, ties))
        ):
            continue
        if index in ties:
            if verb - count.end <= 1 and ties[index].rule != "toll.noun":
                break
            continue
        if not _fits(line, count, trigger, verb):
            continue
        subject = index
        if not (count.child and _has_parent(line, counts, index, ties)):
            break
    if subject is None:
        return
    if any(w in ("if", "unless") for w in line.words[max(0, counts[subject].first - 4) : counts[subject].first]):
        return
    better = _outer(line, counts, subject, ties)
    subject = subject if better is None else better
    _bind(line, counts, subject, trigger, ties, "toll.passive")
    # The subjects before it: "974 troops and over 30 civilians have been killed"
    for index in range(subject - 1, -1, -1):
        gap = line.words[counts[index].end : counts[index + 1].first]
        if index in ties:
            break
        elided = counts[index].of is Of.ELIDED and not gap
        if counts[index].child and _part_of_another(counts, index, triggers, trigger):
            break
        if (
            counts[index].of is Of.THING
            or counts[index].agent
            or elided
            or not _coordinated(line, gap)
            or "with" in gap[-1:]
        ):
            if counts[index + 1].child and counts[index].of is not Of.THING and _plain(line, gap):
                _bind(line, counts, index, trigger, ties, "toll.passive")
                continue
            break
        _bind(line, counts, index, trigger, ties, "toll.passive")


_RAISING = words("raising")


def _raised(line: Line, verb: int) -> bool:
    """True for "confirmed to" in "is confirmed to have died"."""
    word = line.word(verb - 1)
    return (word == "to" and line.word(verb - 2) in _RAISING) or (word in _RAISING and line.word(verb) == "to")


def _part_of_another(counts: list[Count], index: int, triggers: list[Trigger], trigger: Trigger) -> bool:
    """True for "a child" in "two were killed, including a child, and 12 were injured": part of those of another verb."""
    whole = next((i for i in range(index - 1, -1, -1) if not counts[i].child and counts[i].of is not Of.THING), None)
    return whole is not None and any(
        t is not trigger and counts[whole].end <= t.start < counts[index].first for t in triggers
    )


def _has_parent(line: Line, counts: list[Count], index: int, ties: Ties) -> bool:
    """True where a count further left may be the whole of which this one is a part."""
    return any(c.of is not Of.THING and not c.child for c in counts[:index])


def _outer(line: Line, counts: list[Count], index: int, ties: Ties) -> int | None:
    """ "Two soldiers in a group of 12 men were killed": the count that the found one hangs on by a preposition."""
    count = counts[index]
    if index == 0 or index - 1 in ties or line.word(count.first - 1) not in ("of", "in", "from", "with", "to"):
        return None
    before = counts[index - 1]
    if before.of is Of.THING or before.agent or before.child:
        return None
    gap = line.words[before.end : count.first]
    return index - 1 if len(gap) <= 5 and not any(w in MARK or w in JOIN or w in AUX for w in gap) else None


def _barred(line: Line, triggers: list[Trigger], trigger: Trigger, start: int, end: int) -> bool:
    """True where the words `[start, end)` hold another verb, so that what stands before is not its subject."""
    gap = line.words[start:end]
    relative = any(w in RELATIVE for w in gap)
    if any(t is not trigger and start <= t.start < end for t in triggers) and not relative:
        return True
    return any(w in AUX for w in gap) and not relative


# Fewer people who leave a place are no displacement unless the report calls it one.
_CROWD = 50


def _fits(line: Line, count: Count, trigger: Trigger, verb: int) -> bool:
    gap = line.words[count.end : verb]
    if count.name and (
        trigger.harm in (Harm.DISPLACED, Harm.MISSING) or line.word(count.first - 1) in ("of", "the", "'s", "as")
    ):
        return False
    if trigger.many and (count.low or count.stated or 0) < _CROWD:
        return False
    if trigger.people_only and count.of not in (Of.PEOPLE, Of.ELIDED):
        return False
    if trigger.people_only and count.of is Of.ELIDED and gap:
        return False
    limit = 25 if trigger.full else 10
    if count.single:
        limit = 14 if trigger.full else 5
    if len(gap) > limit:
        return False
    if any(w in (";", ":") for w in gap) or any(w in _SPEECH for w in gap):
        return False
    gerund = line.word(verb) == "being" and gap[-1:] and gap[-1] in _CLAUSE
    if any(w in _CLAUSE for w in gap) and not gerund:
        return False
    if count.single and "that" in gap:
        return False
    if (
        count.of in (Of.ELIDED, Of.UNKNOWN)
        and line.word(count.first) == "one"
        and line.word(count.first - 1).endswith("s")
    ):
        return False  # "three militants, one identified as"
    if count.single and line.word(count.first - 1) in PREPOSITION and line.word(count.first - 1) not in _OPENS_CLAUSE:
        return False
    if gap and gap[0] in (",",) and gap[-1] not in (",",) and not trigger.full:
        return False
    return not (gap and gap[-1] in ("and", "or") and not trigger.full and len(gap) > 1)


def _coordinated(line: Line, gap: tuple[str, ...]) -> bool:
    """True where the gap between two counts joins them into one list."""
    if any(w in AUX for w in gap) or any(w in _SPEECH for w in gap) or len(gap) > 14:
        return False
    if not gap:
        return True
    tail = [w for w in gap[-4:] if not is_adverb(w) and w not in ("the", "a", "another", "some", "at", "least", "more")]
    if not tail:
        return any(w in JOIN for w in gap)
    return (
        tail[-1] in JOIN
        or tail[-2:] in (["well", "as"], ["along", "with"], ["together", "with"])
        or tail[-1] in ("plus", "alongside", "with")
    )


def _plain(line: Line, gap: tuple[str, ...]) -> bool:
    return not any(w in AUX for w in gap) and len(gap) <= 6


def _bind(line: Line, counts: list[Count], index: int, trigger: Trigger, ties: Ties, rule: str) -> None:
    count = counts[index]
    if index not in ties and not (count.name and trigger.harm is Harm.DISPLACED):
        ties[index] = Tie(count, trigger.harm, rule, (line.span(trigger.start, trigger.end),), trigger)


def _after(line: Line, counts: list[Count], triggers: list[Trigger], trigger: Trigger, ties: Ties) -> None:
    """Ties the objects of an active verb to it: "killed 65 civilians and two soldiers"."""
    if not trigger.real:
        return
    start = next((i for i, c in enumerate(counts) if c.first >= trigger.end), None)
    if start is None or (start in ties and ties[start].rule != "toll.noun"):
        return
    first = counts[start]
    gap = line.words[trigger.end : first.first]
    if first.name and name_after(line, trigger.end) == first.first:
        gap = ()
    if len(gap) > 4 or any(w in AUX or (w in MARK and w != '"') or w in RELATIVE for w in gap):
        return
    if any(w in PREPOSITION for w in gap) and gap not in (("as", "many", "as"), ("up", "to")):
        return
    if any(not (is_adverb(w) or w in _BEFORE_OBJECT) for w in gap):
        return
    if first.of is Of.THING or first.agent:
        return
    if first.name and trigger.harm is Harm.DISPLACED:
        return
    if trigger.people_only and first.of is not Of.PEOPLE and not first.other:
        return
    if first.of is Of.HARM and start in ties:
        return
    _bind(line, counts, start, trigger, ties, "toll.active")
    for index in range(start + 1, len(counts)):
        count = counts[index]
        gap = line.words[counts[index - 1].end : count.first]
        if index in ties or count.agent:
            break
        if any(counts[index - 1].end <= t.start < count.first for t in triggers):
            break
        if count.of is Of.THING:
            break
        if count.child:
            continue
        if not _coordinated(line, gap):
            break
        if any(t.side is Side.BEFORE and t.real and count.end <= t.start <= count.end + 3 for t in triggers):
            break
        if line.word(count.end) in AUX:
            break
        if trigger.people_only and count.of not in (Of.PEOPLE, Of.ELIDED):
            break
        _bind(line, counts, index, trigger, ties, "toll.active")


_DEAD = {"dead": Harm.KILLED, "killed": Harm.KILLED, "deceased": Harm.KILLED, "victims": Harm.KILLED, "fatalities": Harm.KILLED,
         "casualties": Harm.CASUALTIES, "wounded": Harm.INJURED, "injured": Harm.INJURED, "deaths": Harm.KILLED,
         "missing": Harm.MISSING, "slain": Harm.KILLED, "bodies": Harm.KILLED, "captured": Harm.CAPTURED, "displaced": Harm.DISPLACED}  # fmt: skip


def _among(line: Line, counts: list[Count], ties: Ties) -> None:
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
        harm = _among_before(line, count) or _among_after(line, count)
        if harm is None:
            continue
        span, found = harm
        ties[index] = Tie(count, found, "toll.among", (span,), parent=-1)
        for later in range(index + 1, len(counts)):
            gap = line.words[counts[later - 1].end : counts[later].first]
            if later in ties or counts[later].of is Of.THING or not _coordinated(line, gap):
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
        if word in _DEAD and (
            line.word(place - 1) in ("the", "those", "dead", "and", "as", "of")
            or line.word(place - 2) in ("among", "the")
        ):
            opens = line.words[max(0, place - 4) : place]
            if verb in ("were", "was", "are", "is") and "among" not in opens:
                return None
            if "those" in opens or "the" in opens or "among" in opens:
                return line.span(place, place + 1), _DEAD[word]
            return None
        if word in AUX or word in (".", ";"):
            return None
    return None


def _among_after(line: Line, count: Count) -> tuple[Span, Harm] | None:
    for place in range(count.end, min(count.end + 8, len(line.words) - 2)):
        if line.words[place] in ("among", "amongst"):
            for later in range(place + 1, min(place + 4, len(line.words))):
                if line.words[later] in _DEAD and line.words[later - 1] in ("the", "those", "at", "least"):
                    return line.span(later, later + 1), _DEAD[line.words[later]]
            return None
    return None


def _parts(line: Line, counts: list[Count], ties: Ties) -> None:
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
            part = _of_them(line, count)
        if part.of is Of.THING:
            continue
        ties[index] = Tie(part, whole.harm, "toll.part", whole.evidence, whole.trigger, parent=parent)


def _of_them(line: Line, count: Count) -> Count:
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


def _trailing(line: Line, counts: list[Count], ties: Ties) -> None:
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


def _share(line: Line, counts: list[Count], ties: Ties) -> None:
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


_SPREADS = words("spreads")


def _spread(line: Line, counts: list[Count], triggers: list[Trigger], ties: Ties) -> None:
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
