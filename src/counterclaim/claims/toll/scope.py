"""Whether a toll is of one event, of a closed window, or a running total."""

from __future__ import annotations

from bisect import bisect_left

from counterclaim.claims.common.dating import date_at
from counterclaim.claims.common.once import dates_in
from counterclaim.claims.toll.line import Line
from counterclaim.claims.toll.running import recorded
from counterclaim.claims.toll.tie import Tie, Ties
from counterclaim.claims.toll.triggers import Side
from counterclaim.claims.toll.words import words
from counterclaim.model.claim import Harm, Scope, Status
from counterclaim.model.reading import DateMention, Grain

_WAR = words("war")
EVENT = words("event")
_FEW = 20
# "Officials report 400 soldiers dead": no single clash is told so
_ARMY = 100
_LONG_WAR = words("long_war")
# A thousand people who fled are told as a running figure unless an event is named.
_EXODUS = 1000


def scope_of(line: Line, tie: Tie, ties: Ties) -> Scope:
    """Whether the figure is of one event, a running total, or a closed window."""
    words = line.words
    text = " ".join(words)
    at = tie.count.first
    if _window(line, at):
        return Scope.PERIOD
    bodies = tie.count.head is not None and line.words[tie.count.head] in ("bodies", "corpses")
    if (
        ((_counts(line, at) or recorded(line, at)) and not bodies)
        or "on each side" in text
        or "on both sides" in text
        or _over_years(line)
    ):
        return Scope.CUMULATIVE
    since = _since(line) or "so far" in text or "to date" in text or "until now" in text
    war = any(w in _WAR for w in words)
    event = any(w in EVENT for w in words)
    if tie.trigger is not None and tie.trigger.side is Side.AFTER and _ranked_since(line, tie.trigger.start):
        return Scope.PERIOD
    if _of_a_rising(line, at):
        return Scope.CUMULATIVE
    if not tie.toll and any(_days(m) and not since for m in _dates(line)):
        return Scope.PERIOD
    if tie.toll:
        about = words[tie.about[0] : tie.about[1]] if tie.about else ()
        named = [w for w in about if w in EVENT]
        if not since and named and not any(w in _WAR for w in about):
            many = all(w.endswith("s") for w in named) and not any(
                m.grain in (Grain.HOUR, Grain.DAY) for m in _dates(line)
            )
            return Scope.CUMULATIVE if many else Scope.INCIDENT
        among = any(w in ("among", "amongst") for w in words[tie.about[0] : tie.about[1]]) if tie.about else False
        more = any(t.parent is not None and ties.get(t.parent) is tie and t.count.more for t in ties.values())
        if since or war or among or more:
            return Scope.CUMULATIVE
        return Scope.INCIDENT if event or _told_before(line) else Scope.CUMULATIVE
    parent = ties.get(tie.parent) if tie.parent is not None else None
    if parent is not None and parent.toll and tie.count.first < parent.count.first:
        own = "since" in words[tie.count.end : parent.about[0] if parent.about else parent.count.first]
        return Scope.CUMULATIVE if own and since else Scope.INCIDENT
    if tie.count.more and not since:
        return Scope.INCIDENT
    trigger = tie.trigger
    told_plainly = trigger is not None and trigger.side is Side.AFTER and not trigger.perfect
    if since and not (told_plainly and "since" in words[:at]) and not (told_plainly and tie.count.single):
        return Scope.CUMULATIVE
    if trigger is not None and trigger.side is Side.AFTER and (trigger.perfect or _by_war(line, trigger.start)):
        subject = words[max(0, trigger.start - 8) : trigger.start]
        if words[0] in _WAR or any(w in _LONG_WAR for w in words[: min(5, trigger.start)]):
            return Scope.CUMULATIVE  # "The civil war, now in its seventh year, has killed"
        if any(w in _WAR for w in subject) and not any(w in EVENT for w in subject):
            return Scope.CUMULATIVE
    if trigger is not None and _in_the_war(line, trigger.end) and not _dates(line):
        return Scope.CUMULATIVE
    if war and trigger is not None and trigger.perfect and _war_that_began(line):
        return Scope.CUMULATIVE
    if war and not since and any(_past(line, m) for m in _dates(line)):
        return Scope.PERIOD
    running = trigger is not None and trigger.perfect
    single = (
        any(
            w in EVENT and (not w.endswith("s") or words[max(0, i - 1)] in ("two", "three", "twin"))
            for i, w in enumerate(words)
        )
        or tie.harm is Harm.CAPTURED
    )
    plural = event and not single and not any(m.grain in (Grain.HOUR, Grain.DAY) for m in _dates(line))
    long = [m for m in _dates(line) if m.grain in _LONG and not m.duration and not _earlier(line, m)]
    deed = trigger is not None and line.words[trigger.start].startswith(_ONE_DEED)
    if not running and not war and not deed and (not event or plural) and long and tie.harm is not Harm.CAPTURED:
        return Scope.PERIOD
    if not running and not event and not _dates(line) and _past_war_before(line):
        return Scope.PERIOD
    if tie.harm is Harm.DISPLACED and not event and (tie.count.low or tie.count.stated or 0) >= _EXODUS:
        return Scope.CUMULATIVE
    few = (tie.count.stated or tie.count.low or 0) < _FEW
    undated = date_at(line.reading, tie.count.span, running=False) is None
    if trigger is not None and trigger.side is Side.BEFORE and trigger.perfect and not event and not (few and not war):
        if not undated:
            return Scope.INCIDENT
        return Scope.CUMULATIVE
    if running and plural and undated and not long and not few and trigger is not None and trigger.side is Side.BEFORE:
        return Scope.CUMULATIVE  # "72 people have been killed by rocket attacks"
    if any(w in _LONG_WAR for w in words) and any(w in _GOES_ON for w in words):
        return Scope.CUMULATIVE
    if tie.rule == "toll.noun" and not event and undated and tie.count.status is Status.COMBATANT:
        return Scope.CUMULATIVE if (tie.count.stated or tie.count.low or 0) >= _ARMY else Scope.INCIDENT
    if running and not single and "in a row" in text:
        return Scope.CUMULATIVE
    return Scope.INCIDENT


# Two days are those of one night, or of a clash told on the day after.
_CLASH = 2


def _days(mention: DateMention) -> bool:
    """True for "between 8 and 11 August", "from Friday to Sunday": three days or more, by their first and last."""
    first, last = mention.interval.first, mention.interval.last
    closed = mention.grain is Grain.DAY and not mention.duration and first is not None and last is not None
    return closed and first is not None and last is not None and (last - first).days >= _CLASH


# "the heaviest since border clashes in July killed"
_RANKED = 7


def _ranked_since(line: Line, verb: int) -> bool:
    """True for "the heaviest since clashes in July killed 16": of the fighting that this one is measured by."""
    since = next((i for i in range(max(0, verb - _RANKED), verb) if line.words[i] == "since"), None)
    return (
        since is not None
        and any(w in _RANKS for w in line.words[max(0, since - 5) : since])
        and any(w in _WAR or w in EVENT for w in line.words[since:verb])
    )


def _of_a_rising(line: Line, at: int) -> bool:
    """True for "a revolt in which more than 30,000 people have died"."""
    which = next((i for i in range(max(0, at - 3), at) if line.words[i] == "which"), None)
    return which is not None and any(w in _LONG_WAR or w in _RISINGS for w in line.words[max(0, which - 3) : which])


_RISINGS = frozenset(["revolt", "rebellion", "rising", "genocide", "conflicts", "troubles", "jihad"])


def _war_that_began(line: Line) -> bool:
    """True for "the conflict, which started in 2011": from then on, not in that year."""
    for at, word in enumerate(line.words):
        if word in _LONG_WAR:
            follows = [w for w in line.words[at + 1 : at + 4] if w not in (",", "which", "that", "has", "had")]
            broke_out = word in ("fighting", "hostilities") and any(
                w in ("after", "as", "when") for w in line.words[max(0, at - 3) : at]
            )
            if follows and follows[0] in _BEGAN and not broke_out:
                return True  # "after fighting erupted on Sunday" tells of one fight
    return False


_BEGAN = frozenset(["began", "begun", "started", "erupted", "broke", "flared"])


def _in_the_war(line: Line, at: int) -> bool:
    """True for "had been killed in the war": over all of it, where no time is said."""
    return (
        line.word(at) in ("in", "during")
        and line.word(at + 1) == "the"
        and any(line.word(place) in ("war", "conflict") for place in (at + 2, at + 3))
    )


def _by_war(line: Line, verb: int) -> bool:
    """True for "the Ruritanian civil war killed", which no day is said of."""
    return line.word(verb - 1) in ("war", "conflict") and not _dates(line)


# Verbs of one deed, which no week is needed for
_ONE_DEED = ("massacr", "murder", "execut", "behead", "slaughter", "assassinat", "abduct", "kidnap")
_GOES_ON = words("goes_on")
_COUNTS = words("keeps_count")


def _counts(line: Line, at: int) -> bool:
    """ "Omani officials count 65 civilians killed": whoever counts gives a running total."""
    return any(line.word(i) in _COUNTS for i in range(max(0, at - 2), at)) or (
        line.word(at - 1) in ("and", ",") and any(line.words[i] in _COUNTS for i in range(max(0, at - 9), at))
    )


def _over_years(line: Line) -> bool:
    """ "has killed thousands over more than 30 years": a time that reaches up to now."""
    for at, word in enumerate(line.words):
        if word in ("years", "decades") and line.word(at - 1) not in ("past", "last", "recent", "previous"):
            before = line.words[max(0, at - 5) : at]
            if "over" in before or ("in" in before and line.word(at + 1) == "of"):
                return not any(w in ("past", "last", "previous", "recent") for w in before)
    return False


def _earlier(line: Line, mention: DateMention) -> bool:
    """True for "earlier this week", which dates one event."""
    at = next((i for i in range(len(line.words)) if line.token(i).start >= mention.span.start), 0)
    return "earlier" in line.words[max(0, at - 2) : at + 1]


# A list without full stops tells of no war.
_LONG_SENTENCE = 300


def past_war(line: Line) -> str | None:
    """When the war was that the sentence before tells of, where it is long over."""
    sentences = line.reading.sentences
    at = bisect_left(sentences, line.sentence.first, key=lambda s: s.first) - 1
    if at < 0 or _dates(line) or not _past_war_before(line):
        return None
    return next((m.interval.iso() for m in dates_in(line.reading, sentences[at].span)), None)


def _past_war_before(line: Line) -> bool:
    """True where the sentence before tells of a war that is long over: "A war in the 1990s ended in stalemate."."""
    sentences, reading = line.reading.sentences, line.reading
    at = bisect_left(sentences, line.sentence.first, key=lambda s: s.first) - 1
    if at < 0:
        return False
    before = sentences[at]
    if before.last - before.first > _LONG_SENTENCE:
        return False
    norms = {t.norm for t in reading.tokens[before.first : before.last]}
    dates = dates_in(reading, before.span)
    return bool(norms & _LONG_WAR) and bool(dates) and all(_past(line, m) for m in dates)


_LONG = frozenset({Grain.WEEK, Grain.MONTH, Grain.SEASON, Grain.QUARTER, Grain.YEAR, Grain.DECADE})


def _past(line: Line, mention: DateMention) -> bool:
    """True for a closed month, year or decade that lies behind the report: the July clashes, a war of the 1990s."""
    last, published = mention.interval.last, line.reading.report.published
    long = mention.grain in (Grain.MONTH, Grain.YEAR, Grain.DECADE) and not mention.duration
    return long and last is not None and published is not None and last < published


def _dates(line: Line) -> list[DateMention]:
    return dates_in(line.reading, line.sentence.span)


_DAYPARTS = frozenset(["dawn", "daybreak", "midnight", "midday", "noon", "morning", "early", "sunrise"])


def _since(line: Line) -> bool:
    """True for a "since" that opens the time counted, not one that ranks ("the deadliest attack since 2014")."""
    for place, word in enumerate(line.words):
        if word == "since" and line.word(place + 1) in _DAYPARTS:
            continue  # "since dawn" is of one day
        if word == "since" and not any(w in _RANKS or w == "first" for w in line.words[max(0, place - 9) : place]):
            return True
    return False


_RANKS = words("ranks")


def _told_before(line: Line) -> bool:
    """True where the sentences just before tell of one event rather than of a war."""
    sentences = line.reading.sentences
    at = bisect_left(sentences, line.sentence.first, key=lambda s: s.first)
    for sentence in reversed(sentences[max(0, at - 3) : at]):
        words = {t.norm for t in line.reading.tokens[sentence.first : sentence.last]}
        if words & _WAR:
            return False
        if words & EVENT:
            return True
    return False


_SPANS = words("spans")


def _window(line: Line, at: int) -> bool:
    words = line.words
    for place, word in enumerate(words):
        before = words[max(0, place - 4) : place]
        if (word in _SPANS and _over_years(line)) or _of_most(words, place):
            continue
        if word in _SPANS and any(w in ("past", "last", "recent", "previous", "over", "several") for w in before):
            return True
        if (
            word in ("week", "month", "year")
            and before[-1:]
            and before[-1] in ("past", "this")
            and before[-2:-1] in (("over",), ("in",), ("during",))
        ):
            return True
        if word == "days" and line.word(place + 1) == "of":
            return True
        if word.endswith("-day") and before[-1:] == ("the",) and line.word(place + 1) in _WAR:
            return True  # "in the five-day war"
    return False


def _of_most(words: tuple[str, ...], place: int) -> bool:
    """True for the weeks of "3,000 have died, most of them in the last six weeks"."""
    before = words[max(0, place - 8) : place]
    return any(w in ("them", "whom") and before[max(0, i - 2) : i][-1:] == ("of",) for i, w in enumerate(before))
