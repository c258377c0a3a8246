"""The fields of a toll besides its figure: side, scope, blame."""

from __future__ import annotations

from bisect import bisect_left

from counterclaim.claims.common.dating import date_at
from counterclaim.claims.common.once import dates_in, spoken_in
from counterclaim.claims.toll.blame import acts, blamed_on
from counterclaim.claims.toll.count import Of
from counterclaim.claims.toll.lexicon import lexicon
from counterclaim.claims.toll.line import Line
from counterclaim.claims.toll.mentions import mentions_in, phrase_end
from counterclaim.claims.toll.phrase import complement, is_people
from counterclaim.claims.toll.tie import Tie, Ties
from counterclaim.claims.toll.triggers import Side
from counterclaim.claims.toll.words import words
from counterclaim.model.claim import Harm, Scope, Status
from counterclaim.model.reading import DateMention, Grain, PartyMention

EVENT = words("event")
_WAR = words("war")


def side_of(line: Line, tie: Tie, ties: Ties, speaker: str | None) -> str | None:
    """The party whose people they are, as the report puts it."""
    count = tie.count
    if count.of is Of.THING:
        return None
    own_noun = count.of is Of.PEOPLE and count.end > count.last
    if tie.about is not None and not own_noun:
        found = mentions_in(line.reading, line.span(*tie.about))
        own = [m for m in found if not acts(line, m) and _of_people(line, m)]
        return own[-1].party if own else None
    end = max(count.end, count.last)
    head = count.head
    if count.of is Of.HARM and line.word(end) in ("among", "on", "to"):
        end = phrase_end(line, end + 1)
        head = end - 1
    of = complement(line, head) if head is not None and count.of is Of.PEOPLE else None
    if any(w in ("nationality", "origin", "descent", "citizenship") for w in line.words[count.first : end + 4]):
        return None  # "one of Ruritanian nationality" may fight for anybody
    if of is not None:
        end = phrase_end(line, of)
        head = end - 1 if line.words[end - 1] in _GROUP_NOUNS else head
    elif (head is not None and line.word(end) == "of") or (
        line.word(end) in ("from", "with") and count.status is Status.COMBATANT
    ):
        end = phrase_end(line, end + 1)
    words = line.words[count.first : end]
    for at, word in enumerate(words):
        if word in ("their", "its", "his", "her", "our") and count.head is not None and count.first + at < count.end:
            return _owner(line, count.first, speaker, word)
    if tie.trigger is not None and line.words[tie.trigger.start] in ("lost", "losing", "loses"):
        found = mentions_in(line.reading, line.span(0, tie.trigger.start)) if tie.trigger.start else []
        if found:
            return found[-1].party
    found = mentions_in(line.reading, line.span(count.first, max(end, count.first + 1)))
    if found:
        nouns = [m for m in found if m.span.end <= line.span(0, max(count.end, count.first + 1)).end]
        return (nouns or found)[-1].party if count.status is Status.COMBATANT else (nouns or found)[0].party
    if head is None or head >= len(line.words):
        return None
    if is_people(line, head):
        return line.shown[head]
    named = _named_group(line, count.last, head) if count.status is Status.COMBATANT else None
    if named is not None:
        return named
    described = _descriptive(line, count.last, head)
    plain = (described or line.words[head]).casefold() in _GROUP_NOUNS
    if plain and count.status is Status.COMBATANT:
        return _group_meant(line, tie, ties) or described
    return described


_GROUP_NOUNS = words("group_nouns")


def _named_group(line: Line, start: int, head: int) -> str | None:
    """ "four Red Kestrel gang members": a group that no list knows, by the capitals right before what its men are."""
    lex = lexicon()
    end = head
    while end > start and not line.shown[end - 1][:1].isupper():
        end -= 1
    first = end
    while first > start and line.shown[first - 1][:1].isupper():
        first -= 1
    between = line.words[end:head]
    bodies = lex.combatant_words | lex.combatant_bodies | lex.people.keys() | words("rank_titles")
    if first == end or any(w in bodies or not w.isalpha() for w in line.words[first:end]):
        return None
    if not all(w in lex.combatant_words or w in _SUSPECTED for w in between) or "police" in line.words[first:head]:
        return None
    return line.span(first, end).of(line.reading.text)


_SUSPECTED = frozenset(["suspected", "alleged", "senior", "foreign", "armed", "gang", "group"])


def _group_meant(line: Line, tie: Tie, ties: Ties) -> str | None:
    """The armed group that "the militants" are, where the sentence, or the two before it, name one and no other."""
    if "between" in line.words:
        return None
    reading, blamed = line.reading, blamed_on(line, tie, ties)
    sentences = reading.sentences
    at = bisect_left(sentences, line.sentence.first, key=lambda s: s.first)
    for place in range(at, max(-1, at - 3), -1):
        verb = tie.trigger if place == at and tie.trigger is not None and tie.trigger.side is Side.AFTER else None
        near = line.span(max(0, verb.start - 3), verb.start) if verb is not None and verb.start else None
        named = {
            m.party
            for m in mentions_in(reading, sentences[place].span)
            if m.party in line.armed and m.party != blamed and not (near is not None and near.overlaps(m.span))
        }
        if len(named) == 1:
            return named.pop()
        if named:
            return None
    return None


def struck(line: Line, tie: Tie) -> str | None:
    """The party whose force is struck and loses its men: "attacked Omani troops, killing two soldiers"."""
    trigger = tie.trigger
    if trigger is None or trigger.side is not Side.AFTER or not line.words[trigger.start].endswith("ing"):
        return None
    found = mentions_in(line.reading, line.span(0, trigger.start)) if trigger.start else []
    for mention in found:
        at = next((i for i in range(len(line.words)) if line.token(i).start >= mention.span.end), len(line.words))
        first = next((i for i in range(len(line.words)) if line.token(i).end > mention.span.start), 0)
        before = line.words[max(0, first - 3) : first]
        if any(w in _BODIES for w in line.words[at : at + 2]) and any(w in _HITS for w in before):
            return mention.party
    return None


_BODIES = words("struck_bodies")
_HITS = words("hits")


def _of_people(line: Line, mention: PartyMention) -> bool:
    """True where people, or a body of them, follow a party's name: "Omani Army death toll", "Omani civilians"."""
    at = next((i for i in range(len(line.words)) if line.token(i).start >= mention.span.end), None)
    lex = lexicon()
    return at is not None and any(
        w in lex.people or w in lex.combatant_bodies or w in ("defence", "defense", "death", "casualty")
        for w in line.words[at : at + 2]
    )


def _owner(line: Line, before: int, speaker: str | None, word: str) -> str | None:
    """Whose "their" is: who speaks; for "its" and "his", the first party of the clause that isn't who speaks."""
    found = mentions_in(line.reading, line.span(0, before)) if before > 0 else []
    if word in ("his", "her"):
        return None
    if word == "its":
        others = [m.party for m in found if m.party != speaker]
        if line.word(before - 1).endswith("ing") and found:
            return next((m.party for m in found if not _speaks(line, m)), found[0].party)
        if speaker is None and others:
            return others[0]
    return speaker or (found[-1].party if found else None)


def _speaks(line: Line, mention: PartyMention) -> bool:
    return bool(spoken_in(line.reading, mention.span))


_LOYAL = (
    "pro-government",
    "pro-regime",
    "government",
    "regime",
    "opposition",
    "pro-government",
    "anti-government",
    "loyalist",
    "rebel",
    "militant",
    "insurgent",
    "jihadist",
    "terrorist",
    "separatist",
    "takfiri",
)


def _descriptive(line: Line, start: int, head: int) -> str | None:
    person = lexicon().people.get(line.words[head])
    if line.word(head - 1) in ("gang", "cartel") and head - 1 >= start:
        return line.span(head - 1, head + 1).of(line.reading.text)
    for at in range(start, head):
        if line.words[at] in _LOYAL:
            if person is not None and person.status is Status.COMBATANT:
                return line.span(at, head + 1).of(line.reading.text)
            return line.shown[at]
    if person is not None and person.side:
        return line.shown[head]
    return None


# "Four fighters have been killed" tells of news, "633 servicemen have been killed" of a war.
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
    if _counts(line, at) or "on each side" in text or "on both sides" in text or _over_years(line):
        return Scope.CUMULATIVE
    since = _since(line) or "so far" in text or "to date" in text or "until now" in text
    war = any(w in _WAR for w in words)
    event = any(w in EVENT for w in words)
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
        return Scope.INCIDENT
    if tie.count.more and not since:
        return Scope.INCIDENT
    trigger = tie.trigger
    told_plainly = trigger is not None and trigger.side is Side.AFTER and not trigger.perfect
    if since and not (told_plainly and "since" in words[:at]) and not (told_plainly and tie.count.single):
        return Scope.CUMULATIVE
    if trigger is not None and trigger.side is Side.AFTER and trigger.perfect:
        subject = words[max(0, trigger.start - 8) : trigger.start]
        if any(w in _WAR for w in subject) and not any(w in EVENT for w in subject):
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
    if not event and not _dates(line) and _past_war_before(line):
        return Scope.PERIOD
    if tie.harm is Harm.DISPLACED and not event and (tie.count.low or tie.count.stated or 0) >= _EXODUS:
        return Scope.CUMULATIVE
    few = (tie.count.stated or tie.count.low or 0) < _FEW
    undated = date_at(line.reading, tie.count.span, running=False) is None
    if trigger is not None and trigger.side is Side.BEFORE and trigger.perfect and not event and not (few and not war):
        if not undated:
            return Scope.INCIDENT
        return Scope.CUMULATIVE
    if any(w in _LONG_WAR for w in words) and any(w in _GOES_ON for w in words):
        return Scope.CUMULATIVE
    if tie.rule == "toll.noun" and not event and undated and tie.count.status is Status.COMBATANT:
        return Scope.CUMULATIVE if (tie.count.stated or tie.count.low or 0) >= _ARMY else Scope.INCIDENT
    if running and not single and "in a row" in text:
        return Scope.CUMULATIVE
    return Scope.INCIDENT


# Verbs of one deed, which no week is needed for
_ONE_DEED = ("massacr", "execut", "behead", "slaughter", "assassinat", "abduct", "kidnap")
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
        if word in _SPANS and _over_years(line):
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
    return False
