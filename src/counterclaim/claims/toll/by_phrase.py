"""Who a "by" says did it: "killed by Omani shelling", "an attack by gunmen"."""

from __future__ import annotations

from counterclaim.claims.toll.acting import ATTACK, STRIKES_OUT
from counterclaim.claims.toll.agents import agent_at, is_agent
from counterclaim.claims.toll.lexicon import lexicon
from counterclaim.claims.toll.line import Line
from counterclaim.claims.toll.mentions import mentions_in, phrase_end
from counterclaim.claims.toll.words import words
from counterclaim.model.span import Span

_AGENTS = words("agents")


def by_phrase(line: Line, start: int, end: int, harmed: list[Span]) -> str | None:
    """ "killed by Omani shelling", "an attack by gunmen", "strikes carried out by the coalition"."""
    for at in range(start + 1, end - 1):
        if line.words[at] != "by":
            continue
        before = line.words[max(start, at - 3) : at]
        means = any(w in ATTACK and w not in _AGENTS for w in line.words[at + 1 : at + 4])
        if (
            not means
            and not any(w in ATTACK or w in STRIKES_OUT or w in _DONE_BY or w in lexicon().harm for w in before)
            and not _past_place(line, start, at)
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
        agent = next((i for i in range(at + 1, stop) if is_agent(line, i)), None)
        if agent is not None:
            return agent_at(line, agent)
    return None


def _past_place(line: Line, start: int, by: int) -> bool:
    """True for "beheaded in the north of the country by": between the verb and its "by" stands a place alone."""
    for at in range(by - 1, max(start, by - _PLACE), -1):
        if line.words[at] in _IN:
            return line.word(at - 1) in lexicon().harm or line.word(at - 1) in STRIKES_OUT
        if not (line.shown[at][:1].isupper() or line.words[at] in ("the", "of") or line.words[at].endswith("ern")):
            return False
    return False


# "in the northern province of Western Zenda"
_PLACE = 8
_IN = frozenset(["in", "near", "at", "outside"])
_NO_HARM = words("no_harm")
_DONE_BY = words("done_by")
