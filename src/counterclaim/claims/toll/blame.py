"""Who is said to have done it."""

from __future__ import annotations

from counterclaim.claims.common.apart import apart_from
from counterclaim.claims.toll.accusing import accused_in
from counterclaim.claims.toll.acting import acts, after_mention, place_like, speaks
from counterclaim.claims.toll.agents import agent_at, described, is_agent
from counterclaim.claims.toll.bearing import borne_by, mutual
from counterclaim.claims.toll.beside import beside_it, owned_up
from counterclaim.claims.toll.by_phrase import by_phrase
from counterclaim.claims.toll.lexicon import lexicon
from counterclaim.claims.toll.line import Line
from counterclaim.claims.toll.mentions import mentions_in, phrase_end
from counterclaim.claims.toll.phrase import complement
from counterclaim.claims.toll.tie import Tie, Ties
from counterclaim.claims.toll.titled import extent
from counterclaim.claims.toll.triggers import Side
from counterclaim.claims.toll.words import words
from counterclaim.model.claim import Harm
from counterclaim.model.party import PartyKind
from counterclaim.model.reading import PartyMention
from counterclaim.model.span import Span

_PRONOUNS = frozenset(["it", "they", "he", "we"])
_TURNS = frozenset([";", "while", "whereas", "but"])


def blamed_on(line: Line, tie: Tie, ties: Ties, speaker: str | None = None, beside: bool = True) -> str | None:
    """The party that the sentence, or the next, says did it; None where neither says."""
    harmed = [_harmed(line, t) for t in ties.values()]
    start, end = _clause(line, tie.count.first)
    start = 0 if tie.count.other else start
    own = any(w in _ATTACKERS for w in line.words[tie.count.first : max(tie.count.end, tie.count.first + 1)])
    if own and not (tie.trigger is not None and tie.trigger.side is Side.AFTER):
        return by_phrase(line, start, end, harmed)  # the dead of those who struck are not theirs
    acting = tie.trigger is not None and tie.trigger.side is Side.AFTER
    if mutual(line, start, tie.count.first if acting else end):
        return by_phrase(line, start, end, harmed)
    if tie.toll and any(
        t.parent is not None and ties.get(t.parent) is tie and not t.count.child for t in ties.values()
    ):
        return None  # who killed the five of today is not said to have killed all that make the total
    accused = accused_in(line)
    if accused is not None:
        return accused
    by = by_phrase(line, start, end, harmed)
    if by is not None:
        return by
    active = tie.trigger is not None and tie.trigger.side is Side.AFTER
    if tie.trigger is not None and line.word(tie.trigger.start) in ("lost", "losing", "loses", "loss"):
        return None
    if borne_by(line, tie.count) is not None:
        return _foe(line, start, end, harmed)
    if active and tie.trigger is not None:
        subject = _subject(line, start, tie.trigger.start, harmed, speaker)
        if subject is not None:
            return subject
    if tie.harm is Harm.DISPLACED:
        return None
    for mention in mentions_in(line.reading, line.span(start, end)):
        if any(h.overlaps(mention.span) for h in harmed) or speaks(line, mention) or not acts(line, mention):
            continue
        return _whose(line, mention)
    agent = described(line, start, end, harmed)
    if agent is not None:
        return agent
    found = _foe(line, start, end, harmed) or owned_up(line)
    if found is None and beside:
        found = beside_it(line)
        own = any(w in _OF_THE_STATE for w in line.words[tie.count.first : max(tie.count.end, tie.count.first + 1)])
        if own and any(p.name == found and p.kind is PartyKind.STATE for p in line.reading.cast.parties):
            return None  # "Omani jets bombed a camp. Five government troops were hurt": by those whom they bombed
    return found


_OF_THE_STATE = frozenset(["government", "army", "security", "federal", "regime", "national"])


def _whose(line: Line, mention: PartyMention) -> str:
    """The party; of "a Kenyan gunman", whom no state sent, the words."""
    at = after_mention(line, mention)
    if mention.how != "demonym" or line.word(at) not in _IRREGULARS:
        return mention.party
    return Span(mention.span.start, line.token(at).end).of(line.reading.text)


_IRREGULARS = words("irregulars")


_ATTACKERS = frozenset(("attackers", "assailants", "bombers", "attacker", "assailant", "bomber", "hijackers"))


def _foe(line: Line, start: int, end: int, harmed: list[Span]) -> str | None:
    """ "in clashes with Omani forces": the other side of a fight, where it is a party or an armed body."""
    for at in range(start, end - 2):
        if line.words[at] not in _FIGHTS or line.words[at + 1] not in ("with", "against"):
            continue
        stop = phrase_end(line, at + 2)
        agent = next((i for i in range(at + 2, stop) if is_agent(line, i)), None)
        if agent is not None and not any(h.overlaps(line.token(agent).span) for h in harmed):
            found = mentions_in(line.reading, line.span(at + 2, stop))
            plain = found and line.words[agent] in ("forces", "army", "troops", "police")
            return found[0].party if plain and found[0].how != "leader" else agent_at(line, agent)
    return None


_FIGHTS = words("fights")


def _harmed(line: Line, tie: Tie) -> Span:
    """The words for those harmed, with what hangs on them: "16 soldiers of the Omani army"."""
    count = tie.count
    if count.name:
        return line.span(*extent(line, count))
    end = max(count.end, count.first + 1)
    of = complement(line, count.head) if count.head is not None else None
    return line.span(count.first, end if of is None else max(end, phrase_end(line, of)))


def _clause(line: Line, at: int) -> tuple[int, int]:
    """The words around `at` up to a turn of the sentence ("while", "but", a semicolon) or to another event's time."""
    start = next((i + 1 for i in range(at - 1, -1, -1) if line.words[i] in _TURNS), 0)
    end = next((i for i in range(at + 1, len(line.words)) if line.words[i] in _TURNS), len(line.words))
    claim = line.span(at, at + 1)
    for other in apart_from(line.reading, claim, line.sentence.span):
        if other.start >= claim.end:
            end = min(end, next(i for i in range(at, len(line.words)) if line.token(i).start >= other.start))
        else:
            start = max(start, next(i for i in range(at + 1) if line.token(i).start >= other.end))
    return start, end


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
        if acts(line, m) and not any(h.overlaps(m.span) for h in harmed) and not speaks(line, m)
    ]
    if agents:
        return _whose(line, agents[0 if line.words[verb].endswith("ing") else -1])
    if line.word(verb - 1) == "and":
        shared = [m for m in mentions_in(line.reading, line.span(start, verb)) if not speaks(line, m)]
        opens = bool(shared) and line.token(min(start + 2, verb)).end >= shared[0].span.start
        opens = opens and line.word(after_mention(line, shared[0])) not in (
            "'s",
            "'",
        )  # "Kenya's war has killed and displaced"
        if opens and not place_like(line, shared[0], after_mention(line, shared[0])) and shared[0].how != "demonym":
            return shared[0].party  # "The Red Hand took the post and killed nine"
    for at in range(verb - 1, max(start - 1, verb - 12), -1):
        if not is_agent(line, at) or any(h.overlaps(line.token(at).span) for h in harmed):
            continue
        if line.word(at + 1) in lexicon().things:
            continue  # "army positions"
        if not any(line.word(i) in _ASIDE for i in range(at - 3, at)):
            return agent_at(line, at, speaker)
    return None


# A noun behind these is no subject: "hits a base of the Home Guard, killing one"
_ASIDE = frozenset(["of", "against", "on", "with", "between", "at", "near", "from", "to", "in"])
