"""Who is said to have done it."""

from __future__ import annotations

from bisect import bisect_left

from counterclaim.claims.common.once import spoken_in
from counterclaim.claims.toll.accusing import accused_in
from counterclaim.claims.toll.bearing import borne_by, mutual
from counterclaim.claims.toll.lexicon import lexicon
from counterclaim.claims.toll.line import AUX, BE, PREPOSITION, Line, is_adverb, line_of
from counterclaim.claims.toll.mentions import mentions_in, phrase_end
from counterclaim.claims.toll.phrase import complement
from counterclaim.claims.toll.tie import Tie, Ties
from counterclaim.claims.toll.titled import extent
from counterclaim.claims.toll.triggers import Side
from counterclaim.claims.toll.words import words
from counterclaim.model.claim import Harm
from counterclaim.model.reading import NumberKind, PartyMention, Reading, Sentence
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


def blamed_on(line: Line, tie: Tie, ties: Ties, speaker: str | None = None, beside: bool = True) -> str | None:
    """The party that the sentence, or the next, says did it; None where neither says."""
    harmed = [_harmed(line, t) for t in ties.values()]
    start, end = _clause(line, tie.count.first)
    start = 0 if tie.count.other else start
    own = any(w in _ATTACKERS for w in line.words[tie.count.first : max(tie.count.end, tie.count.first + 1)])
    if own and not (tie.trigger is not None and tie.trigger.side is Side.AFTER):
        return _by_phrase(line, start, end, harmed)  # the dead of those who struck are not theirs
    acting = tie.trigger is not None and tie.trigger.side is Side.AFTER
    if mutual(line, start, tie.count.first if acting else end):
        return _by_phrase(line, start, end, harmed)
    if tie.toll and any(t.parent is not None and ties.get(t.parent) is tie and t.count.more for t in ties.values()):
        return None  # who killed the five of today is not said to have killed all that make the total
    accused = accused_in(line)
    if accused is not None:
        return accused
    by = _by_phrase(line, start, end, harmed)
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
        if any(h.overlaps(mention.span) for h in harmed) or _speaks(line, mention) or not acts(line, mention):
            continue
        return _whose(line, mention)
    agent = _described(line, start, end, harmed)
    if agent is not None:
        return agent
    return _foe(line, start, end, harmed) or _owned_up(line) or (_beside(line) if beside else None)


def _whose(line: Line, mention: PartyMention) -> str:
    """The party; of "a Kenyan gunman", whom no state sent, the words."""
    at = _after(line, mention)
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
        agent = next((i for i in range(at + 2, stop) if _is_agent(line, i)), None)
        if agent is not None and not any(h.overlaps(line.token(agent).span) for h in harmed):
            found = mentions_in(line.reading, line.span(at + 2, stop))
            plain = found and line.words[agent] in ("forces", "army", "troops", "police")
            return found[0].party if plain and found[0].how != "leader" else _agent(line, agent)
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


def _beside(line: Line) -> str | None:
    """Who the sentence before says struck, where this one goes on about it, or whom the next one accuses."""
    reading = line.reading
    at = bisect_left(reading.sentences, line.sentence.first, key=lambda s: s.first)
    sides = reading.sentences[at + 1 : at + 2], reading.sentences[max(0, at - 1) : at]
    after, before = ([s for s in side if s.last - s.first <= _LONGEST] for side in sides)
    for sentence in after:
        accused = accused_in(_plain(line, sentence), beside=True) if _accuses(reading, sentence) else None
        if accused is not None:
            return accused
    if _new_event(line):
        return None
    for sentence in before:
        told = _plain(line, sentence)
        if sentence.part != line.sentence.part or not any(w in ATTACK or w in _STRIKES_OUT for w in told.words):
            continue
        accused = accused_in(told, beside=True)
        return accused if accused is not None else _striker(told)
    return None


# A list without full stops is no sentence beside another.
_LONGEST = 300


def _striker(told: Line) -> str | None:
    """Who a sentence says struck; None where it names nobody, or several."""
    by = _by_phrase(told, 0, len(told.words), [])
    if by is not None:
        return by
    acting = {m.party: m for m in _mentions(told) if acts(told, m, strict=True) and not _speaks(told, m)}
    if len(acting) == 1:
        return next(iter(acting))
    return None if acting else _described(told, 0, len(told.words), [])


def _mentions(line: Line) -> list[PartyMention]:
    return mentions_in(line.reading, line.sentence.span)


def _accuses(reading: Reading, sentence: Sentence) -> bool:
    return any(t.norm in _ACCUSING for t in reading.tokens[sentence.first : sentence.last])


_ACCUSING = words("accuses") | words("attributes")


def _plain(line: Line, sentence: Sentence) -> Line:
    return line_of(line.reading, sentence, {}, {}, line.armed, False)


def _new_event(line: Line) -> bool:
    """True where a sentence opens an event of its own: "in a car bombing", "elsewhere"."""
    for at, word in enumerate(line.words):
        if word in _ELSEWHERE:
            return True
        if word in _EVENT and not any(w in _THAT for w in line.words[max(0, at - 4) : at]):
            return True
    return any(w in _WARS for w in line.words)


_WARS = words("war")
_EVENT = words("event")
_ELSEWHERE = words("elsewhere")
_THAT = frozenset(["the", "this", "that", "these", "those", "both"])


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
        means = any(w in ATTACK and w not in _AGENTS for w in line.words[at + 1 : at + 4])
        if not means and not any(
            w in ATTACK or w in _STRIKES_OUT or w in _DONE_BY or w in lexicon().harm for w in before
        ):
            continue
        if any(w in _NO_HARM for w in before):
            continue
        stop = phrase_end(line, at + 1)
        if stop <= at + 1:
            continue
        found = mentions_in(line.reading, line.span(at + 1, stop))
        if (
            not found
            and line.word(stop) in ("from", "of", "in")
            and any(w in ATTACK for w in line.words[at + 1 : stop])
        ):
            # "by missiles from Oman"
            found = mentions_in(line.reading, line.span(at + 1, max(stop + 1, phrase_end(line, stop + 1))))
        if found and not any(h.overlaps(found[0].span) for h in harmed):
            return found[0].party
        agent = next((i for i in range(at + 1, stop) if _is_agent(line, i)), None)
        if agent is not None:
            return _agent(line, agent)
    return None


_NO_HARM = words("no_harm")
_DONE_BY = words("done_by")


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
        return _whose(line, agents[0 if line.words[verb].endswith("ing") else -1])
    if line.word(verb - 1) == "and":
        shared = [m for m in mentions_in(line.reading, line.span(start, verb)) if not _speaks(line, m)]
        opens = bool(shared) and line.token(min(start + 2, verb)).end >= shared[0].span.start
        opens = opens and line.word(_after(line, shared[0])) not in (
            "'s",
            "'",
        )  # "Kenya's war has killed and displaced"
        if opens and not _place_like(line, shared[0], _after(line, shared[0])) and shared[0].how != "demonym":
            return shared[0].party  # "The Red Hand took the post and killed nine"
    for at in range(verb - 1, max(start - 1, verb - 12), -1):
        if not _is_agent(line, at) or any(h.overlaps(line.token(at).span) for h in harmed):
            continue
        if line.word(at + 1) in lexicon().things:
            continue  # "army positions"
        if not any(line.word(i) in _ASIDE for i in range(at - 3, at)):
            return _agent(line, at, speaker)
    return None


# A noun behind these is no subject: "hits a base of the Home Guard, killing one"
_ASIDE = frozenset(["of", "against", "on", "with", "between", "at", "near", "from", "to", "in"])


def _after(line: Line, mention: PartyMention) -> int:
    return next((i for i in range(len(line.words)) if line.token(i).start >= mention.span.end), len(line.words))


def _agent(line: Line, at: int, speaker: str | None = None) -> str:
    """ "regime forces", "suspected militants": an agent by description, with the word before it."""
    before = line.word(at - 1)
    if before in ("its", "their", "his", "our"):
        owners = mentions_in(line.reading, line.span(0, at - 1)) if at > 1 else []
        armed = [m.party for m in owners if m.party in line.armed]
        return armed[0] if armed else speaker or line.shown[at]
    counted = any(first <= at - 1 < number.last - line.first for first, number in line.numbers.items())
    plain = counted or before in AUX or before in PREPOSITION or not before.isalpha() or before in _NO_MODIFIER
    return line.span(at if plain else at - 1, at + 1).of(line.reading.text)


_NO_MODIFIER = frozenset(["the", "and", "of", "by", "that", "a", "an"])


def _is_agent(line: Line, at: int) -> bool:
    """True for "gunmen", and for "groups" that are told to be armed."""
    return line.words[at] in _AGENTS or (line.words[at] in _GROUPS and line.word(at - 1) in _ARMED)


_GROUPS = words("groups")
_ARMED = words("armed")
# "positioned in the hills above the eastern town": what may stand between an agent and its verb
_MODIFIER = 9


def _past_modifier(line: Line, at: int, end: int) -> int:
    """Past "located in Barn and Tesk" in "militants located in Barn and Tesk fired shells"."""
    if line.word(at) not in _PARTICIPLES and line.word(at) not in ("in", "from", "near"):
        return at
    for place in range(at + 1, min(at + _MODIFIER, end)):
        if line.words[place] in (",", ";", "who", "which", "that"):
            return at
        if line.words[place] in _STRIKES_OUT and line.words[place - 1] not in _NO_SUBJECT:
            return place
    return at


_PARTICIPLES = words("posted")
_NO_SUBJECT = frozenset(["the", "a", "an", "of", "by"])


def _described(line: Line, start: int, end: int, harmed: list[Span]) -> str | None:
    """ "when gunmen opened fire": an agent by description before a verb of attack."""
    for at in range(start, end - 1):
        if not _is_agent(line, at) or any(h.overlaps(line.token(at).span) for h in harmed):
            continue
        verb = _past_modifier(line, at + 1, end)
        passive = False
        while line.word(verb) in AUX or is_adverb(line.word(verb)):
            passive = passive or line.word(verb) in BE
            verb += 1
        if passive and not line.word(verb).endswith("ing"):
            continue  # "two soldiers were killed"
        if line.word(verb) in _STRIKES_OUT and line.word(verb + 1) != "by":
            return _agent(line, at)
    for at in range(start, end - 1):
        if line.words[at] in _ADJECTIVES and not any(h.overlaps(line.token(at).span) for h in harmed):
            for place in range(at + 1, min(at + 4, end)):
                if line.words[place] in _EVENT:
                    return line.shown[at] + "s"  # "in terrorist rocket attacks"
                if not line.words[place].isalpha() or line.words[place] in PREPOSITION or line.words[place] in AUX:
                    break
    return None


# Nouns of fighters that stand as adjectives before their deeds: "rebel shelling"
_ADJECTIVES = frozenset(["rebel", "militant", "terrorist", "insurgent", "jihadist", "separatist", "settler"])


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
    return bool(spoken_in(line.reading, mention.span))


def acts(line: Line, mention: PartyMention, strict: bool = False) -> bool:
    """True where a word of attack follows a party closely: "an Israeli drone strike", "Russia shelled".

    `strict` asks of "Omani fighters" that they do something.
    """
    at = next((i for i in range(len(line.words)) if line.token(i).start >= mention.span.end), None)
    if at is None or _place_like(line, mention, at):
        return False
    if line.words[at] == "(" and ")" in line.words[at : at + _BRACKET]:
        at = line.words.index(")", at) + 1  # "Red Hand (formerly the Black Hand) mortar fire"
    for place in range(at, min(at + _NEAR, len(line.words))):
        word = line.words[place]
        if word in ("has", "have", "had") and line.word(place + 1) in _STRIKES_OUT:
            continue
        if word in PREPOSITION or word in AUX or word in _SPEECH or word in _STOPS:
            return False
        if strict and word in _AGENTS:
            continue
        counted = place in line.numbers and line.numbers[place].kind is NumberKind.CARDINAL
        if counted or word in _COUNTS or word in _LONG_WAR:
            return False
        if word in ATTACK or word in _STRIKES_OUT:
            return line.word(place + 1) != "by" and not (word in _AGENTS and line.word(place + 1) in _STRUCK)
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


_BRACKET = 8
_LONG_WAR = words("long_war") - {"offensive", "onslaught"}
_STRUCK = words("struck_bodies")
_COUNTS = words("keeps_count")
_STOPS = frozenset([",", ".", ";", ":", "(", ")", "its", "their", "the", "a", "an", "and", "or"])
