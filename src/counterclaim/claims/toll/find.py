"""The finder of tolls."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from counterclaim.claims.common.once import dates_in
from counterclaim.claims.common.voice import OUTLET, Voice, voices_at
from counterclaim.claims.make import make_claim
from counterclaim.claims.toll.blame import blamed_on
from counterclaim.claims.toll.count import Of
from counterclaim.claims.toll.counts import find_counts
from counterclaim.claims.toll.finding import finder
from counterclaim.claims.toll.giving import counter, giver
from counterclaim.claims.toll.labelled import header_date
from counterclaim.claims.toll.lexicon import lexicon
from counterclaim.claims.toll.line import Line, line_of
from counterclaim.claims.toll.link import tie
from counterclaim.claims.toll.mentions import mentions_in, phrase_end
from counterclaim.claims.toll.phrase import complement
from counterclaim.claims.toll.pronouns import tie_pronoun
from counterclaim.claims.toll.repeats import without_repeats
from counterclaim.claims.toll.running import adds_to_running
from counterclaim.claims.toll.scope import scope_of
from counterclaim.claims.toll.set_right import corrected, own_words
from counterclaim.claims.toll.setting import Setting
from counterclaim.claims.toll.side import side_of, struck
from counterclaim.claims.toll.tie import Tie, Ties
from counterclaim.claims.toll.titled import standing
from counterclaim.claims.toll.told_out import with_parts_told_out
from counterclaim.claims.toll.triggers import find_triggers
from counterclaim.claims.toll.withholding import withheld_claims
from counterclaim.claims.toll.words import words
from counterclaim.model.claim import Claim, Harm, Scope, Status, TollDetails
from counterclaim.model.party import PartyKind
from counterclaim.model.reading import NameKind, Reading, Sentence
from counterclaim.model.report import PartKind
from counterclaim.model.span import Span

_UNREAD = frozenset({PartKind.BYLINE, PartKind.CREDIT, PartKind.BOILERPLATE})


def find_tolls(reading: Reading) -> Iterable[Claim]:
    """Every number of people harmed that the report gives or says is withheld, plain repeats once."""
    return with_parts_told_out(reading, without_repeats(reading, list(_all(reading))))


def _all(reading: Reading) -> Iterator[Claim]:
    numbers = {n.first: n for n in reading.numbers}
    persons = {n.span.start: n.span for n in reading.names if n.kind is NameKind.PERSON}
    words = _keys()
    armed = frozenset(p.name for p in reading.cast.parties if p.kind is PartyKind.ARMED_GROUP)
    carried: _Carried | None = None
    told_until = -1
    setting = Setting(reading)
    for sentence in _pieces(reading):
        part = reading.part_of(sentence)
        if part.kind in _UNREAD or part.repeats is not None:
            continue
        norms = {t.norm for t in reading.tokens[sentence.first : sentence.last]}
        setting.enter(reading, sentence, norms)
        if norms.isdisjoint(words):
            continue
        after = sentence.first == told_until
        line = line_of(
            reading, sentence, numbers, persons, armed, part.kind is PartKind.HEADLINE or sentence.first == 0
        )
        ties = _ties(line)
        if after and carried is not None and not any(t.parent is None for t in ties.values()):
            tie_pronoun(line, find_counts(line), ties, carried.harm)
        rows = _rows(line, ties, carried, setting)
        if rows:
            told_until = sentence.last
        carried = _main(rows) or carried
        withheld = list(withheld_claims(line))
        for row in rows:
            yield from (claim for claim in row.claims if _numbered(claim) and not _inside(claim, withheld))
        yield from withheld


# No sentence of newswire is as long; lists and tables without full stops are, and are read in pieces.
_LONGEST = 300


def _pieces(reading: Reading) -> Iterator[Sentence]:
    """The sentences, the endless ones in pieces, so that the work grows with the length of the text and no faster."""
    for sentence in reading.sentences:
        if sentence.last - sentence.first <= _LONGEST:
            yield sentence
            continue
        for first in range(sentence.first, sentence.last, _LONGEST):
            last = min(first + _LONGEST, sentence.last)
            span = Span(reading.tokens[first].start, reading.tokens[last - 1].end)
            yield Sentence(span, first, last, sentence.part)


def _numbered(claim: Claim) -> bool:
    """False for "a large number", which commits a speaker to nothing: no number, no row."""
    details = claim.details
    return isinstance(details, TollDetails) and (details.stated, details.low, details.high) != (None, None, None)


def _inside(claim: Claim, withheld: list[Claim]) -> bool:
    """True for the "no" of "gave no casualty figures", which is no count."""
    return any(other.span.contains(claim.span) for other in withheld)


def _keys() -> frozenset[str]:
    """The words without one of which no sentence holds a toll."""
    return _KEYS or _build()


_KEYS: frozenset[str] = frozenset()


def _build() -> frozenset[str]:
    global _KEYS
    lex = lexicon()
    _KEYS = frozenset(
        [*lex.harm, *lex.adjectives, *lex.nouns, *lex.tolls, "losses", "victims", "total", "figure", "figures", "them"]
    )
    return _KEYS


def _ties(line: Line) -> Ties:
    counts = find_counts(line)
    return tie(line, counts, find_triggers(line, counts))


_ADJECTIVES = frozenset(["dead", "killed", "wounded", "injured", "missing"])


def _voices(line: Line, found: Tie, evidence: list[Span]) -> tuple[Voice, ...]:
    """Who says it; "claimed" in "claimed the lives of" is no word of speech."""
    given = giver(line, found)
    if given is not None:
        return (given,)
    voices = voices_at(line.reading, found.count.span)
    index = voices[0].attribution
    if index is not None and any(cue.overlaps(e) for cue in line.reading.attributions[index].cue for e in evidence):
        return (OUTLET,)
    if voices == (OUTLET,):
        return (finder(line, found) or counter(line, found),)
    return voices


@dataclass(frozen=True, slots=True)
class _Carried:
    """What a count without noun borrows from the one before it."""

    status: Status
    side: str | None
    scope: Scope
    harm: Harm
    text: str


@dataclass(frozen=True, slots=True)
class _Row:
    claims: list[Claim]
    carried: _Carried
    part: bool


def _rows(line: Line, ties: Ties, carried: _Carried | None, setting: Setting) -> list[_Row]:
    rows: list[_Row] = []
    known: dict[int, _Carried] = {}
    told_by: dict[int | None, tuple[Voice, ...]] = {}
    evidence = [span for found in ties.values() for span in found.evidence if found.trigger is not None]
    for index in sorted(ties):
        found = ties[index]
        voices = _voices(line, found, evidence)
        if voices == (OUTLET,) and found.parent in told_by:
            voices = told_by[found.parent]  # the part of a figure is of whoever found the whole
        told_by[index] = voices
        before = _model(ties, index, known, carried)
        status, side = _people(line, found, ties, voices[0], before, carried)
        if found.toll:
            brought = next((known[i] for i in known if ties[i].parent == index), None)
            if (
                brought is not None
                and status is Status.UNSPECIFIED
                and (_of_the_same(line, found) or found.count.status is None)
            ):
                status = brought.status
        if found.toll and side is None:
            side = brought.side if brought is not None and brought.status is status else None
        scope = _scope(line, found, ties, before, bool(known))
        if carried is not None and carried.scope is Scope.CUMULATIVE and adds_to_running(line, found):
            scope = Scope.CUMULATIVE
        if setting.since is not None and not dates_in(line.reading, line.sentence.span):
            scope = Scope.CUMULATIVE
        mine = _Carried(status, side, scope, found.harm, found.count.span.of(line.reading.text))
        if found.rule == "toll.figure" and carried is not None:
            status = carried.status if status is Status.UNSPECIFIED else status
            scope = carried.scope
            mine = _Carried(status, side, scope, found.harm, mine.text)
        elif found.rule == "toll.labelled":
            header = header_date(line)
            scope = Scope.PERIOD if header is not None and "/" in header else scope
        known[index] = mine
        whole = _whole(line, found, ties, carried)
        details = TollDetails(
            harm=found.harm,
            stated=found.count.stated,
            low=found.count.low,
            high=found.count.high,
            approx=found.count.approx,
            status=status,
            side=side,
            part_of=whole,
            scope=scope,
            blamed=None
            if found.count.low == found.count.high == 0
            else blamed_on(line, found, ties, voices[0].party, scope is not Scope.CUMULATIVE),
        )
        span = found.count.span
        near = found.evidence[0] if found.count.name and found.evidence else span
        when, where = setting.of(line.reading, near, scope, whole is not None, own_words(line, found, scope))
        when, where = corrected(line, found, scope, when, where)
        claims = [
            make_claim(
                line.reading,
                span,
                details,
                voice,
                date=when,
                place=where,
                rule=found.rule,
                evidence=found.evidence,
            )
            for voice in voices
        ]
        rows.append(_Row(claims, mine, found.parent is not None))
    return rows


def _main(rows: list[_Row]) -> _Carried | None:
    """The first count of a sentence that is no part of another: what the next sentence goes on about."""
    return next((row.carried for row in rows if not row.part), None)


def _of_the_same(line: Line, found: Tie) -> bool:
    """True for "bringing the total to": a total of those just counted, where "the death toll" may be of all."""
    return any(line.span(at, at + 1) in found.evidence for at, w in enumerate(line.words) if w in _TOTAL_NOUNS)


_TOTAL_NOUNS = frozenset(["total", "tally", "count", "number", "figure"])


def _scope(line: Line, found: Tie, ties: Ties, before: _Carried | None, same_sentence: bool) -> Scope:
    own = scope_of(line, found, ties)
    if before is None or own is not Scope.INCIDENT or found.toll or found.count.more:
        return own
    whole = ties.get(found.parent) if found.parent is not None else None
    if found.parent is not None and (whole is None or not whole.toll or found.count.child):
        return before.scope
    adjective = (
        found.count.of is Of.HARM and found.count.head is not None and line.word(found.count.head) in _ADJECTIVES
    )
    if (found.count.of is Of.ELIDED or adjective) and (same_sentence or found.count.other):
        return before.scope
    return own


def _whole(line: Line, found: Tie, ties: Ties, carried: _Carried | None) -> str | None:
    """The words of the larger figure that a count is a part of."""
    if found.parent is None:
        return None
    whole = ties.get(found.parent)
    if whole is not None:
        return whole.count.span.of(line.reading.text)
    return carried.text if carried is not None and carried.harm is found.harm else None


def _model(ties: Ties, index: int, known: dict[int, _Carried], carried: _Carried | None) -> _Carried | None:
    found = ties[index]
    if found.parent is not None and found.parent in known:
        return known[found.parent]
    if found.parent == -1 and not any(ties[i].parent is None for i in known):
        return carried
    if known:
        whole = [i for i in known if ties[i].parent is None or ties[i].toll]
        return known[max(whole or known)]
    return carried if found.count.other else None


def _people(
    line: Line, found: Tie, ties: Ties, voice: Voice, before: _Carried | None, carried: _Carried | None = None
) -> tuple[Status, str | None]:
    """Status and side of those counted; a count without noun has those of the count before it."""
    count = found.count
    noun = line.word(count.head) if count.head is not None else ""
    bare = count.of is Of.ELIDED or (count.of is Of.HARM and noun in _ADJECTIVES)
    side = side_of(line, found, ties, voice.party)
    if bare and before is not None and count.low != 0 and count.status is None and not found.toll:
        if count.child:
            return before.status, before.side
        return before.status, side or before.side
    status = count.status
    if status is Status.UNSPECIFIED and noun in ("officer", "officers") and _with_soldiers(found, ties):
        status = Status.COMBATANT
    if found.toll and status is None and line.word(0) in ("it", "they", "he", "she") and before is None and carried:
        status = carried.status  # "It put the wounded at 35", of those told of just before
    led = any(w in _LED for w in line.words[count.first : max(count.end, count.first + 1)])
    his = led and "his" in line.words[count.first : count.end + 1]
    if his and before is not None and before.status is Status.COMBATANT and status in (None, Status.UNSPECIFIED):
        return before.status, side or before.side  # "a commander as well as five of his entourage"
    told_out = found.parent is not None and count.of is Of.HARM and before is not None
    if told_out and before is not None and status is None and not found.toll:
        status = before.status  # "8,239 civilian casualties (2,563 deaths"
    part = before if count.child and found.parent is not None else None
    bare_part = part is not None and count.of is not Of.PEOPLE
    if part is not None and status in (None, Status.UNSPECIFIED) and (bare_part or part.status is Status.COMBATANT):
        return part.status, part.side if bare_part else side or part.side
    if part is not None and before is not None and side is None:
        side = None if before.status is Status.COMBATANT and status is Status.CIVILIAN else before.side
    if status is None or status is Status.UNSPECIFIED:
        near = mentions_in(line.reading, line.span(count.first, max(count.end, count.first + 1)))
        if side in line.armed or any(m.party in line.armed for m in near):
            status = Status.COMBATANT
    if status in (None, Status.UNSPECIFIED) and _police(line, found) and not _among_people(found, ties):
        status = Status.COMBATANT
    if side is None and status is Status.COMBATANT and not count.name and found.trigger is not None:
        side = struck(line, found)
    if count.name:
        known, whose = standing(line, count)
        status, side = known or status, side or whose
    return status or Status.UNSPECIFIED, side


def _with_soldiers(found: Tie, ties: Ties) -> bool:
    """True for the officer of "an officer and three soldiers"."""
    return any(
        other.trigger is found.trigger and other.count.status is Status.COMBATANT
        for other in ties.values()
        if other is not found and found.trigger is not None
    )


_LED = words("led_men")
_POLICE = words("police")


def _police(line: Line, found: Tie) -> bool:
    """True for police who are counted on their own in a sentence of force: those harmed while on duty."""
    count = found.count
    of = complement(line, count.head) if count.head is not None else None
    end = max(count.end, count.first + 1) if of is None else phrase_end(line, of)
    first = found.about[0] if found.about is not None else count.first
    if not any(w in _POLICE for w in line.words[first:end]):
        return False
    return any(w in _FORCE for w in line.words) or not any(w in _ACCIDENTS for w in line.words)


_ACCIDENTS = words("accidents")
_FORCE = (words("event") | words("war") | words("agents") | words("attack")) - _ACCIDENTS - _POLICE


def _among_people(found: Tie, ties: Ties) -> bool:
    """True for "three policemen" that a report tells out of a whole of people of all kinds."""
    whole = ties.get(found.parent) if found.parent is not None else None
    return found.parent is not None and (whole is None or whole.count.status is not Status.COMBATANT)
