"""Running figures by noun: "the death toll rose to 12", "bringing the total to 40"."""

from __future__ import annotations

from dataclasses import replace

from counterclaim.claims.toll.count import Count, Of
from counterclaim.claims.toll.lexicon import lexicon
from counterclaim.claims.toll.line import AUX, Line, is_adverb
from counterclaim.claims.toll.tie import Tie, Ties
from counterclaim.claims.toll.words import words
from counterclaim.model.claim import Harm, Status
from counterclaim.model.span import Span

_NEARING = words("nearing")
_COUNTED_AT = words("counted_at")

_BRING = words("bring")
# From a toll's noun to its figure may stand a whole "from a missile attack on the market of the town the day before".
_REACH = 28


def totals(line: Line, counts: list[Count], ties: Ties) -> None:
    """Adds the figures of tolls; a count of the day that brings a total is a part of it."""
    table = lexicon().tolls
    for index, count in enumerate(counts):
        _turned(line, count, index, ties)
    at = 0
    while at < len(line.words):
        candidates = table.get(line.words[at])
        match = next(((w, h) for w, h in candidates if line.has(at, w)), None) if candidates else None
        if match is None:
            match = _put_at(line, at) or _losses(line, at)
        if match is None and line.words[at] in _TOTALS:
            match = _total(line, at)
        if match is None:
            at += 1
            continue
        words, harm = match
        if any(
            found.toll and found.about is not None and found.about[0] <= at < found.about[1] for found in ties.values()
        ):
            at += 1
            continue
        _figure(line, counts, ties, at, at + len(words), harm)
        at += len(words)


def _turned(line: Line, count: Count, index: int, ties: Ties) -> None:
    """ "brings to 1,081 the number of soldiers who have died": the figure before its noun."""
    if line.word(count.first - 1) != "to" or line.word(count.first - 2) not in _BRING or line.word(count.last) != "the":
        return
    noun = next((i for i in range(count.last + 1, count.last + 4) if line.word(i) in _TOTALS | {"toll"}), None)
    if noun is None:
        return
    end = min(noun + _TURNED, len(line.words))
    named = next((h for i in range(noun, end) if (h := _harm_named(line.words[i])) is not None), None)
    told = next((h for w in line.words[: count.first] if (h := _harm_named(w)) is not None), None)
    harm = Harm.KILLED if line.words[noun] == "toll" and named is None else named or told
    if harm is not None:
        whose = replace(count, of=Of.ELIDED, end=count.last, head=None, status=None)
        status = next(
            (p.status for i in range(noun, end) if (p := lexicon().people.get(line.words[i])) is not None), None
        )
        ties[index] = Tie(
            replace(whose, status=status), harm, "toll.total", (line.span(noun, noun + 1),), toll=True,
            about=(noun - 1, end),
        )  # fmt: skip


# "the number of U.S. military personnel who have died"
_TURNED = 10
_FORCE = words("event")
_PUTS = words("puts")
_ARMIES = frozenset(["army", "military", "troops", "soldiers", "combat", "battlefield"])
_MEN_LOST = words("men_lost")
# "put the number of its own military dead in the fighting since Sunday at"
_PUT_REACH = 14


def _put_at(line: Line, at: int) -> tuple[tuple[str, ...], Harm] | None:
    """ "put the wounded at 35": a noun of harm between such a verb and an "at", also of a second one beside it."""
    harm = lexicon().nouns.get(line.words[at]) or lexicon().adjectives.get(line.words[at])
    if harm is None or line.words[at] in ("lives", "death", "body", "killing"):
        return None
    if line.word(at + 1) not in ("at", "in", "since", "among", "on", "of"):
        return None
    if not any(line.words[i] in _PUTS for i in range(max(0, at - _PUT_REACH), at)):
        return None
    to = next((i for i in range(at + 1, min(at + _PUT_REACH, len(line.words))) if line.words[i] == "at"), None)
    if to is None or any(i in line.numbers for i in range(at + 1, to)):
        return None
    return line.words[at : to + 1], harm


def _losses(line: Line, at: int) -> tuple[tuple[str, ...], Harm] | None:
    """ "bringing its military losses to 873", "losses stand at 90": men lost, not machines."""
    if line.words[at] != "losses" or line.word(at + 1) not in lexicon().reaching | {"have"}:
        return None
    before = line.words[max(0, at - 4) : at]
    if line.word(at + 1) in ("of", "in") or not any(w in _MEN_LOST or w in _BRING for w in before):
        return None
    return (line.words[at],), Harm.KILLED


_TOTALS = frozenset(["total", "tally", "count", "number", "figure"])


def _total(line: Line, at: int) -> tuple[tuple[str, ...], Harm] | None:
    """ "bringing the total to": a total of what was just counted."""
    if line.words[at] == "number" and line.word(at + 1) == "of":
        # "the number of civilians killed ... rises to"
        for place in range(at + 2, min(at + 8, len(line.words))):
            harm = _harm_named(line.words[place])
            if harm is not None:
                return line.words[at : place + 1], harm
            if line.words[place] in AUX:
                break
    if not any(w in _BRING for w in line.words[max(0, at - 4) : at]):
        return None
    told = {h for w in line.words[:at] if (h := _harm_named(w)) is not None}
    named = {h for w in line.words[at + 1 : at + 8] if (h := _harm_named(w)) is not None}
    harms = named or told
    if not harms:
        return None
    return (line.words[at],), Harm.KILLED if Harm.KILLED in harms else next(iter(sorted(harms)))


def _harm_named(word: str) -> Harm | None:
    lex = lexicon()
    for harm in (h for h in lex.harm.get(word, ()) if h.words == (word,)):
        return harm.harm
    return lex.nouns.get(word)


def _figure(line: Line, counts: list[Count], ties: Ties, start: int, end: int, harm: Harm) -> None:
    for index, count in enumerate(counts):
        if count.first < end or count.first - end > _REACH:
            continue
        gap = line.words[end : count.first]
        if line.word(end - 1) == "at" and gap and len(gap) > 2:
            return
        before = next(
            (w for w in reversed(gap) if not is_adverb(w) and w not in ("least", "the", "about", "a", "now", '"')), ""
        )
        if before == "at" and len(gap) >= 2 and gap[-1] == "least":
            before = "to"
        if any(w in (";", "but", "while", "because") for w in gap):
            return
        if count.of is Of.THING or before in ("from", "in", "on", "by", "than", "for", "over"):
            continue
        if gap and before not in lexicon().reaching:
            if count.stated is not None and _comparing(line, count):
                pass
            else:
                continue
        if (
            not gap
            and count.of is not Of.PEOPLE
            and line.words[start] in ("deaths", "fatalities", "injuries", "casualties")
        ):
            return
        if line.words[start] in ("deaths", "fatalities", "injuries", "casualties") and before in _COUNTED_AT:
            return
        told = _told_of(line, count, start)
        _list(line, counts, ties, index, harm, line.span(start, end))
        about = (max(max(0, start - 4), _past_verb(line, start)), count.first)
        ties[index] = Tie(told, harm, "toll.total", (line.span(start, end),), toll=True, about=about)
        return


def _list(line: Line, counts: list[Count], ties: Ties, index: int, harm: Harm, evidence: Span) -> None:
    """ "the death toll rises to eight soldiers, eleven civilians and four medics"."""
    for later in range(index + 1, len(counts)):
        gap = line.words[counts[later - 1].end : counts[later].first]
        if counts[later].single or counts[later].of is not Of.PEOPLE or gap not in ((",",), ("and",), (",", "and")):
            return
        ties[later] = Tie(counts[later], harm, "toll.total", (evidence,), toll=True)


def _past_verb(line: Line, start: int) -> int:
    """Where the words begin that say whose toll it is: those behind the verb of "the army put that toll at"."""
    return next((i + 1 for i in range(start - 1, max(-1, start - 4), -1) if line.word(i) in _PUTS), 0)


def _told_of(line: Line, count: Count, start: int) -> Count:
    """The count with the status that the toll's own words give: "the death toll among the fighters"."""
    if count.status not in (None, Status.UNSPECIFIED):
        return count
    opens = max(_past_verb(line, start), start - 3)
    people = [
        person
        for at in range(opens, count.first)
        if (person := lexicon().people.get(line.words[at])) is not None
        and not any(w in _FORCE for w in line.words[at + 1 : at + 3])
    ]
    bodies = any(
        w in ("army", "military", "troops", "soldiers", "combat", "battlefield")
        for w in line.words[opens : min(start + 2, count.first)]  # "combat losses" may be one entry
    )
    status = next((p.status for p in people if p.status is not Status.UNSPECIFIED), None)
    if status is None and bodies:
        status = Status.COMBATANT
    return replace(count, status=status or count.status)


def _comparing(line: Line, count: Count) -> bool:
    """ "the toll was nearing 5,000": the verb is in the number phrase."""
    return line.word(count.first) in _NEARING


def increments(line: Line, counts: list[Count], ties: Ties, total: int) -> None:
    """Makes the counts that bring a total parts of it: "40 more were killed, bringing the total to 673"."""
    about = ties[total].about
    start = about[0] + 4 if about else counts[total].first
    bring = next((i for i in range(start, max(-1, start - 8), -1) if line.word(i) in _BRING), None)
    if bring is None:
        return
    if line.words[bring] in ("put", "puts"):
        return  # "a local source put the toll at 138": another's figure
    reached = ties[total].count.stated
    for index in range(total):
        found = ties.get(index)
        if found is not None and reached is not None and (found.count.stated or 0) > reached:
            continue  # "raising an earlier toll of 40"
        if found is None or found.toll or found.parent is not None or found.harm is not ties[total].harm:
            continue
        if counts[index].end <= bring:
            found.parent = total
