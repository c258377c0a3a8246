"""When what is claimed at a span happened."""

from __future__ import annotations

from datetime import date

from counterclaim.claims.common.once import dates_in
from counterclaim.claims.common.sentences import sentence_at, token_at, words_before
from counterclaim.claims.common.words import words
from counterclaim.model.reading import DateMention, Grain, Reading, Sentence
from counterclaim.model.span import Span

_SPEECH = words("speech")
_BESIDE_SPEECH = words("beside_speech")
_BREAKS = words("breaks_subject")
_BEGINS = words("begins")
_WARS = words("wars")
_AFTER_A_YEAR = words("after_a_year")
_COMPARES = words("compares")


def date_at(reading: Reading, span: Span, *, running: bool | None = None) -> str | None:
    """The ISO date or interval of the claim at `span`, from the dates of its sentence; None where nothing dates it.

    A date of speaking ("said on Monday") dates no event. An open date ("since 2011", "so far") dates a running total
    (`running` true) and no single event (`running` false); None takes any date. A running
    total without one is dated from the start of the fighting, where the
    report gives it, to the report.
    """
    sentence = sentence_at(reading, span)
    if sentence is None:
        return None
    inside = dates_in(reading, sentence.span)
    mentions = [
        m
        for m in inside
        if not (_of_speaking(reading, sentence, m) or _of_a_name(reading, m) or _of_dateline(reading, sentence, m))
        and not _of_a_part(reading, sentence, m)
    ]
    if running:
        return _running(
            reading,
            [
                m
                for m in mentions
                if _open(m)
                and not (_of_earlier_fighting(reading, sentence, m) or _of_a_silence(reading, sentence, m, span))
            ],
        )
    if running is not None:
        mentions = [m for m in mentions if not (_open(m) or _lasting(reading, m) or _of_a_start(reading, sentence, m))]
    if not mentions:
        return None
    return min(mentions, key=lambda m: _distance(m.span, span) + _aside(reading, sentence, m.span, span)).interval.iso()


def _of_a_part(reading: Reading, sentence: Sentence, mention: DateMention) -> bool:
    """True for a time that only some of them have, or that is compared with: "most of them in the last six weeks",
    "similar to the same period in 2018"."""
    before = words_before(reading, mention.span.start, _ASIDE_WORDS, sentence.first)
    them = any(w in ("them", "whom") and before[max(0, i - 1) : i] == ["of"] for i, w in enumerate(before))
    several = them and any(w in _SOME for w in before)
    return several or any(w in _AGAINST for w in before)


_ASIDE_WORDS = 7
_SOME = frozenset(["most", "many", "half", "majority", "some"])
_AGAINST = frozenset(["similar", "compared", "same", "versus", "against"])


def _lasting(reading: Reading, mention: DateMention) -> bool:
    """True for "for 26 days", how long a thing has gone on."""
    return mention.duration and words_before(reading, mention.span.start, 1) == ["for"]


def _of_a_start(reading: Reading, sentence: Sentence, mention: DateMention) -> bool:
    """True for the year of "the worst attack since the revolt began in 1989"."""
    before = words_before(reading, mention.span.start, _SINCE, sentence.first)
    return "since" in before[:-2] and any(w in _BEGINS and w != "since" for w in before[-3:])


# "since the revolt, in which more than 30,000 people have died, began in"
_SINCE = 16


def _of_a_silence(reading: Reading, sentence: Sentence, mention: DateMention, span: Span) -> bool:
    """True for "has admitted 40 dead and has not changed that number since March 2": of what was not said since."""
    if mention.span.start < span.end:
        return False
    before = words_before(reading, mention.span.start, _SILENT, max(sentence.first, token_at(reading, span.end)))
    turn = max((i for i, w in enumerate(before) if w in ("and", "but", ",", ";")), default=None)
    said = before[turn:] if turn is not None else []
    return any(w in ("has", "have", "had") for w in said) and any(w in _NOT for w in said)


# "and has in all these weeks of war not once updated that number since"
_SILENT = 14
_NOT = frozenset(["not", "no", "nothing", "never", "none", "n't"])


def _open(mention: DateMention) -> bool:
    return mention.grain is Grain.OPEN or mention.interval.first is None or mention.interval.last is None


def _running(reading: Reading, mentions: list[DateMention]) -> str | None:
    since = next((m for m in mentions if m.interval.first is not None), None)
    if since is not None:
        return since.interval.iso()
    start, published = war_start(reading), reading.report.published
    if start is not None and published is not None and start <= published:
        return f"{start.isoformat()}/{published.isoformat()}"
    return mentions[0].interval.iso() if mentions else None


def war_start(reading: Reading) -> date | None:
    """The day on which the fighting began, where the report says so ("fighting that began Sept. 27")."""
    for mention in reading.dates:
        if mention.interval.first is None or mention.grain not in (Grain.DAY, Grain.MONTH, Grain.YEAR, Grain.OPEN):
            continue
        sentence = sentence_at(reading, mention.span)
        if sentence is None:
            continue
        if _of_earlier_fighting(reading, sentence, mention) or _of_an_end(reading, sentence, mention):
            continue
        before = words_before(reading, mention.span.start, _BEGUN, sentence.first)
        before = before[max((i + 1 for i, w in enumerate(before) if w in (",", ";")), default=0) :]
        inside = [t.norm for t in reading.tokens[sentence.first : sentence.last] if mention.span.contains(t.span)]
        if any(w in _BEGINS for w in (*before, *inside)):
            whole = {t.norm for t in reading.tokens[sentence.first : sentence.last]}
            if whole & _WARS:
                return mention.interval.first
    return None


# "started as a peaceful movement of protest in"
_BEGUN = 7
# "the worst fighting in the whole of the region since": how far before a date its comparison may stand.
_COMPARED = 12


def _of_earlier_fighting(reading: Reading, sentence: Sentence, mention: DateMention) -> bool:
    """True for a time of another war: a decade ("went to war in the 1990s"), or the end of a comparison ("the worst
    clashes since 2016")."""
    if mention.grain is Grain.DECADE or mention.span.of(reading.text).endswith("0s"):
        return True
    within = [t.norm for t in reading.tokens[sentence.first : sentence.last] if mention.span.contains(t.span)]
    before = words_before(reading, mention.span.start, _COMPARED, sentence.first)
    if any(word in _BEGINS and word != "since" for word in (*before[-5:], *within)):
        return False  # "the worst shelling since the war began in 2011": of this war
    return "since" in (*before[-2:], *within) and bool(set(before) & _COMPARES)


def _of_an_end(reading: Reading, sentence: Sentence, mention: DateMention) -> bool:
    """True for when a war was over: "since the war ended in 1994", "since 1994 at the end of a war"."""
    first, last = token_at(reading, mention.span.start), token_at(reading, mention.span.end)
    near = [t.norm for t in reading.tokens[max(sentence.first, first - _END) : min(sentence.last, last + _END)]]
    return any(w in _ENDED for w in near) and any(w in _WARS for w in near)


_ENDED = frozenset(["ended", "ends", "end", "ending"])
# "since a full-scale war of secession ended in", "at the end of a long war"
_END = 8


def _of_speaking(reading: Reading, sentence: Sentence, mention: DateMention) -> bool:
    """True for the date on which somebody spoke: "told the agency on Friday", "On Sunday the ministry said"."""
    tokens = reading.tokens
    at = token_at(reading, mention.span.start)
    noun = _described(reading, sentence, at, mention)
    if noun:
        return noun in _UTTERANCES
    for place in range(at - 1, max(sentence.first, at - _BESIDE) - 1, -1):
        token = tokens[place]
        if token.norm in _SPEECH:
            return True
        if not (token.norm in _BESIDE_SPEECH or token.text[:1].isupper()) or token.norm in ("that", ","):
            break
    opens = [t.norm for t in tokens[sentence.first : at] if t.norm not in ("on", "late", "early", "earlier", '"')]
    if opens:
        return False
    after = token_at(reading, mention.span.end)
    while after < sentence.last and tokens[after].start < mention.span.end:
        after += 1
    for place in range(after, min(after + _SUBJECT, sentence.last)):
        norm = tokens[place].norm
        if norm in _SPEECH and norm not in ("reported", "reports", "statement", "spoke"):
            return True
        if norm in _BREAKS or norm[:1].isdigit():
            return False
    return False


def _described(reading: Reading, sentence: Sentence, at: int, mention: DateMention) -> str:
    """The noun that a date behind an article describes: "said it carried out a March 3 raid", "in a Monday address"."""
    if at <= sentence.first or reading.tokens[at - 1].norm not in ("a", "an"):
        return ""
    after = token_at(reading, mention.span.end)
    while after < sentence.last and reading.tokens[after].start < mention.span.end:
        after += 1
    noun = reading.tokens[after].norm if after < sentence.last else ""
    return noun if noun.isalpha() and (noun in _UTTERANCES or noun not in _BESIDE_SPEECH) else ""


_UTTERANCES = words("utterances")


# "told a news conference in the capital late on Friday"
_BESIDE = 9
# "On Sunday Ruritanian Defence Ministry spokesman Karim Haddad said"
_SUBJECT = 10


def _of_dateline(reading: Reading, sentence: Sentence, mention: DateMention) -> bool:
    """True for "ZENDA, October 18 (Agency) -": when a report was filed."""
    at = token_at(reading, mention.span.end)
    while at < sentence.last and reading.tokens[at].start < mention.span.end:
        at += 1
    following = [t.text for t in reading.tokens[at : at + 2]]
    before = reading.tokens[sentence.first : token_at(reading, mention.span.start)]
    capitals = [t for t in before if t.text.isupper() and len(t.text) > 2]
    return bool(capitals) and len(before) <= _DATELINE and following[:1] in (["("], ["-"], ["\u2014"], ["\u2013"])


# A dateline has a city or two and a country before its date.
_DATELINE = 30


def _of_a_name(reading: Reading, mention: DateMention) -> bool:
    """True for a time that only tells a thing from others: "the 2025 ceasefire", "a week-old truce"."""
    if mention.span.of(reading.text).casefold().endswith("-old"):
        return True
    if mention.grain is not Grain.YEAR or not mention.span.of(reading.text).isdigit():
        return False
    at = token_at(reading, mention.span.end)
    following = reading.tokens[at].norm if at < len(reading.tokens) else ""
    return following.isalpha() and following not in _AFTER_A_YEAR


# A date of an aside before the claim gives way to one within a clause behind it.
_ASIDE = 60


def _aside(reading: Reading, sentence: Sentence, mention: Span, span: Span) -> int:
    """What is added to the distance of a date inside an aside: "who led the raids of 2018, was killed"."""
    if mention.end > span.start or mention.start - sentence.span.start < 8:
        return 0
    return _ASIDE if "," in reading.text[mention.end : span.start] else 0


def _distance(mention: Span, span: Span) -> int:
    """Characters between; a date before the claim counts as somewhat farther than one behind it."""
    if mention.start >= span.end:
        return mention.start - span.end
    return 2 * max(span.start - mention.end, 0)
