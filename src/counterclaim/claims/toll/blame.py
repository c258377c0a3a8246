"""Who is said to have done it."""

from __future__ import annotations

from bisect import bisect_left

from counterclaim.claims.toll.line import AUX, PREPOSITION, Line, is_adverb
from counterclaim.claims.toll.mentions import mentions_in, phrase_end
from counterclaim.claims.toll.tie import Tie, Ties
from counterclaim.claims.toll.triggers import Side
from counterclaim.claims.toll.words import words
from counterclaim.model.reading import PartyMention
from counterclaim.model.span import Span

_PLACING = words("placing")

ATTACK = words("attack")
_STRIKES_OUT = words("strikes_out")
_AGENTS = words("agents")
_SPEECH = words("speech")
_PRONOUNS = frozenset(["it", "they", "he", "we"])
_TURNS = frozenset([";", "while", "whereas", "but"])
# A party and its word of attack stand close: "a Russian guided aerial bomb attack".
_NEAR = 5


def blamed_on(line: Line, tie: Tie, ties: Ties, speaker: str | None = None) -> str | None:
    """The party that the sentence, or the next, says did it; None where neither says."""
    harmed = [line.span(t.count.first, max(t.count.end, t.count.first + 1)) for t in ties.values()]
    start, end = _clause(line, tie.count.first)
    by = _by_phrase(line, start, end, harmed)
    if by is not None:
        return by
    active = tie.trigger is not None and tie.trigger.side is Side.AFTER
    if tie.trigger is not None and line.word(tie.trigger.start) in ("lost", "losing", "loses", "loss"):
        return None
    if active and tie.trigger is not None:
        subject = _subject(line, start, tie.trigger.start, harmed, speaker)
        if subject is not None:
            return subject
    for mention in mentions_in(line.reading, line.span(start, end)):
        if not any(h.overlaps(mention.span) for h in harmed) and acts(line, mention):
            return mention.party
    if not active:
        agent = _described(line, start, end, harmed)
        if agent is not None:
            return agent
    return _owned_up(line)


def _clause(line: Line, at: int) -> tuple[int, int]:
    """The words around `at` up to a turn of the sentence: "while", "but", a semicolon."""
    start = next((i + 1 for i in range(at - 1, -1, -1) if line.words[i] in _TURNS), 0)
    end = next((i for i in range(at + 1, len(line.words)) if line.words[i] in _TURNS), len(line.words))
    return start, end


def _by_phrase(line: Line, start: int, end: int, harmed: list[Span]) -> str | None:
    """ "killed by Omani shelling", "an attack by gunmen", "strikes carried out by the coalition"."""
    for at in range(start + 1, end - 1):
        if line.words[at] != "by":
            continue
        before = line.words[max(start, at - 3) : at]
        if not any(
            w in ATTACK or w in _STRIKES_OUT or w.endswith("ed") or w in ("out", "slain", "dead") for w in before
        ):
            continue
        if any(w in _NO_HARM for w in before):
            continue
        stop = phrase_end(line, at + 1)
        if stop <= at + 1:
            continue
        found = mentions_in(line.reading, line.span(at + 1, stop))
        if found and not any(h.overlaps(found[0].span) for h in harmed):
            return found[0].party
        agent = next((i for i in range(at + 1, stop) if line.words[i] in _AGENTS), None)
        if agent is not None:
            return _agent(line, agent)
    return None


_NO_HARM = words("no_harm")


def _subject(line: Line, start: int, verb: int, harmed: list[Span], speaker: str | None) -> str | None:
    """Who does it, before an active verb: "Rebels killed", "an Omani strike, killing"."""
    if verb <= start:
        return None
    if line.word(verb - 1) == "of":
        accused = mentions_in(line.reading, line.span(start, verb))
        return accused[-1].party if accused else None  # "accuses the Taliban of kidnapping"
    if any(line.word(i) in _PRONOUNS for i in (verb - 1, verb - 2)) and speaker is not None:
        return speaker
    agents = [
        m
        for m in mentions_in(line.reading, line.span(start, verb))
        if acts(line, m) and not any(h.overlaps(m.span) for h in harmed) and not _speaks(line, m)
    ]
    if agents:
        return agents[0 if line.words[verb].endswith("ing") else -1].party
    for at in range(verb - 1, max(start - 1, verb - 12), -1):
        if line.words[at] not in _AGENTS or any(h.overlaps(line.token(at).span) for h in harmed):
            continue
        if not any(line.word(i) in _ASIDE for i in range(at - 3, at)):
            return _agent(line, at, speaker)
    return None


# A noun behind these is no subject: "hits a base of the Home Guard, killing one"
_ASIDE = frozenset(["of", "against", "on", "with", "between", "at", "near", "from", "to", "in"])


def _agent(line: Line, at: int, speaker: str | None = None) -> str:
    """ "regime forces", "suspected militants": an agent by description, with the word before it."""
    before = line.word(at - 1)
    if before in ("its", "their", "his", "our"):
        return speaker or line.shown[at]
    counted = any(first <= at - 1 < number.last - line.first for first, number in line.numbers.items())
    plain = counted or before in AUX or before in PREPOSITION or not before.isalpha() or before in _NO_MODIFIER
    return line.span(at if plain else at - 1, at + 1).of(line.reading.text)


_NO_MODIFIER = frozenset(["the", "and", "of", "by", "that", "a", "an"])


def _described(line: Line, start: int, end: int, harmed: list[Span]) -> str | None:
    """ "when gunmen opened fire": an agent by description before a verb of attack."""
    for at in range(start, end - 1):
        if line.words[at] not in _AGENTS or any(h.contains(line.token(at).span) for h in harmed):
            continue
        verb = at + 1
        while line.word(verb) in AUX or is_adverb(line.word(verb)):
            verb += 1
        if line.word(verb) in _STRIKES_OUT:
            return _agent(line, at)
    return None


def _owned_up(line: Line) -> str | None:
    """Who claims responsibility in this sentence or the next."""
    reading = line.reading
    at = bisect_left(reading.sentences, line.sentence.first, key=lambda s: s.first)
    for sentence in reading.sentences[at : at + 2]:
        norms = [t.norm for t in reading.tokens[sentence.first : sentence.last]]
        if "responsibility" not in norms:
            continue
        place = norms.index("responsibility")
        if not any(w in ("claim", "claims", "claimed", "claiming") for w in norms[max(0, place - 3) : place]):
            continue
        if any(w in ("no", "nobody", "not", "yet") for w in norms[:place]):
            continue
        stop = reading.tokens[sentence.first + place].start
        found = mentions_in(reading, Span(sentence.span.start, stop))
        if found:
            return found[-1].party
    return None


def _speaks(line: Line, mention: PartyMention) -> bool:
    return any(mention.span.overlaps(s) for a in line.reading.attributions for s in a.source)


def acts(line: Line, mention: PartyMention) -> bool:
    """True where a word of attack follows a party closely: "an Israeli drone strike", "Russia shelled"."""
    at = next((i for i in range(len(line.words)) if line.token(i).start >= mention.span.end), None)
    if at is None or _place_like(line, mention, at):
        return False
    for place in range(at, min(at + _NEAR, len(line.words))):
        word = line.words[place]
        if word in PREPOSITION or word in AUX or word in _SPEECH or word in _STOPS:
            return False
        if word in ATTACK or word in _STRIKES_OUT:
            return line.word(place + 1) != "by"
    return False


def _place_like(line: Line, mention: PartyMention, after: int) -> bool:
    """True where a name stands for a place: "in Damascus central district"."""
    first = after - 1
    while first > 0 and line.token(first).start > mention.span.start:
        first -= 1
    while line.word(first - 1) in ("the", "northern", "southern", "eastern", "western", "central"):
        first -= 1
    before = line.word(first - 1)
    return before in _PLACING and mention.how != "demonym"


_STOPS = frozenset([",", ".", ";", ":", "(", ")", "its", "their", "the", "a", "an", "and", "or"])
