"""Who does it by description, where no party is named: "gunmen", "suspected militants", "regime forces"."""

from __future__ import annotations

from counterclaim.claims.toll.acting import STRIKES_OUT
from counterclaim.claims.toll.line import AUX, BE, PREPOSITION, Line, is_adverb
from counterclaim.claims.toll.mentions import mentions_in
from counterclaim.claims.toll.words import words
from counterclaim.model.span import Span

_AGENTS = words("agents")
_EVENT = words("event")


def agent_at(line: Line, at: int, speaker: str | None = None) -> str:
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


def is_agent(line: Line, at: int) -> bool:
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
        if line.words[place] in STRIKES_OUT and line.words[place - 1] not in _NO_SUBJECT:
            return place
    return at


_PARTICIPLES = words("posted")
# "the number of its troops killed in": they are killed, and do not kill
_THERE = frozenset(["in", "during", "since", "on", "near"])
_NO_SUBJECT = frozenset(["the", "a", "an", "of", "by"])


def described(line: Line, start: int, end: int, harmed: list[Span]) -> str | None:
    """ "when gunmen opened fire": an agent by description before a verb of attack."""
    for at in range(start, end - 1):
        if not is_agent(line, at) or any(h.overlaps(line.token(at).span) for h in harmed):
            continue
        verb = _past_modifier(line, at + 1, end)
        passive = False
        while line.word(verb) in AUX or is_adverb(line.word(verb)):
            passive = passive or line.word(verb) in BE
            verb += 1
        if passive and not line.word(verb).endswith("ing"):
            continue  # "two soldiers were killed"
        harmed_there = line.word(verb).startswith(("kill", "wound")) and line.word(verb + 1) in _THERE
        if line.word(verb) in STRIKES_OUT and line.word(verb + 1) != "by" and not harmed_there:
            return agent_at(line, at)
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
