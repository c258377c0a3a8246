"""Who acts: whom a phrase names, and what its pronoun stands for."""

from __future__ import annotations

from bisect import bisect_left

from counterclaim.claims.shallow.fighting import actor_words
from counterclaim.claims.shallow.line import Line
from counterclaim.claims.shallow.naming import LONGEST_NAME, named
from counterclaim.claims.shallow.phrases import Phrase
from counterclaim.claims.shallow.roles import subject
from counterclaim.claims.shallow.scene import Scene

_PRONOUNS = frozenset(
    [
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "them",
        "him",
        "us",
        "me",
        "itself",
        "themselves",
        "himself",
        "herself",
        "who",
        "which",
        "whom",
    ]
)
_SINGULAR = frozenset(("it", "itself"))


def actor(scene: Scene, line: Line, phrase: Phrase | None, *, depth: int = 0) -> str | None:
    """Who a phrase names; a pronoun is resolved to the speaker whose words it stands in, or to who acted last."""
    if phrase is None:
        return None
    if phrase.last - phrase.first == 1 and line.norms[phrase.first] in _PRONOUNS:
        return antecedent(scene, line, phrase.first) if depth < 2 else None
    first = phrase.first
    if line.norms[first] in ("its", "their", "his", "her", "our", "my"):
        owner = antecedent(scene, line, first)
        head = line.norms[phrase.core - 1] if phrase.core > first else ""
        if owner is not None and (head in actor_words().organs or head in actor_words().fighters):
            return owner
    body = _members_of(scene, line, phrase)
    if body is not None:
        return body
    stop = _core(scene, line, phrase)
    if stop < phrase.last and line.norms[stop] in ("and", ","):
        stop = phrase.last  # joint perpetrators are one name
    return named(scene, line, first, stop)


_FROM = (("from",), ("of",), ("belonging", "to"), ("affiliated", "with"), ("with",))


def _members_of(scene: Scene, line: Line, phrase: Phrase) -> str | None:
    """The armed group of "fighters from the Red Hand", "members of the Red Hand"; None for anything else."""
    core = phrase.core
    if core <= phrase.first or line.norms[core - 1] not in actor_words().fighters | _MEMBERS:
        return None
    for words_ in _FROM:
        if tuple(line.norms[core : core + len(words_)]) != words_ or scene.mentions(line.span(phrase.first, core)):
            continue
        after = core + len(words_)
        while after < len(line.norms) and line.norms[after] in ("the", "al-qaeda-linked", "so-called"):
            after += 1
        if after >= len(line.norms):
            return None
        start = line.tokens[after].start
        for mention in scene.mentions(line.span(after, min(after + LONGEST_NAME, len(line.norms)))):
            if mention.span.start == start and mention.party in scene.armed():
                return mention.party
    return None


_MEMBERS = frozenset(("members", "member", "elements", "supporters", "loyalists", "combatants"))


def antecedent(scene: Scene, line: Line, i: int) -> str | None:
    """Who the pronoun at token `i` stands for, as a claim writes it; None where it can't be told."""
    at = line.tokens[i].span
    norm = line.norms[i]
    best: tuple[int, str] | None = None
    for number, piece in scene.nearby.contents.over(at):
        attribution = scene.reading.attributions[number]
        if attribution.source[0].start <= at.start and piece.contains(at):
            size = piece.end - piece.start
            if best is None or size < best[0]:
                best = (size, attribution.party or attribution.speaker)
    if best is not None and (norm in ("we", "our", "us", "i", "my", "me") or _first_pronoun(line, i)):
        return best[1]
    for group in reversed([g for g in line.groups if g.head < i]):
        who = subject(line, group)
        if who is not None and who.first < i and line.norms[who.first] not in _PRONOUNS:
            name = named(scene, line, who.first, who.core)
            if name is not None and _acts(scene, line, who):
                return name
    for other in _before(scene, line):
        for group in other.groups:
            who = subject(other, group)
            if who is not None and _acts(scene, other, who):
                return named(scene, other, who.first, who.core)
        return None
    return best[1] if best is not None else None


def _first_pronoun(line: Line, i: int) -> bool:
    """True for the first word of a reported clause: "said they", "announced that its"."""
    j = i - 1
    while j >= 0 and line.tags[j] in "SEQ":
        j -= 1
    return j < 0 or line.tags[j] in "VP"


def _before(scene: Scene, line: Line) -> list[Line]:
    k = bisect_left(scene.lines, line.index, key=lambda other: other.index)
    return scene.lines[k - 1 : k] if k else []


def _core(scene: Scene, line: Line, phrase: Phrase) -> int:
    """Where the phrase's own noun ends: past "of the Congo" where a party's name holds it."""
    if phrase.core + 1 >= phrase.last or line.norms[phrase.core] != "of":
        return phrase.core
    end = line.tokens[phrase.core - 1].end
    for mention in scene.mentions(line.span(phrase.first, phrase.last)):
        if mention.span.start < end < mention.span.end and mention.party not in scene.armed():
            return bisect_left(line.tokens, mention.span.end, key=lambda token: token.start)
    return phrase.core


def _acts(scene: Scene, line: Line, phrase: Phrase) -> bool:
    """True where a phrase names a party or somebody who fights."""
    if scene.mentions(line.span(phrase.first, _core(scene, line, phrase))):
        return True
    lexicon = actor_words()
    return any(norm in lexicon.fighters for norm in line.norms[phrase.first : phrase.core])


def is_actor(scene: Scene, line: Line, phrase: Phrase | None) -> bool:
    """True where a phrase names a party, a fighting body, or is a pronoun."""
    if phrase is None:
        return False
    if phrase.last - phrase.first == 1 and line.norms[phrase.first] in _PRONOUNS:
        return True
    return _acts(scene, line, phrase)
