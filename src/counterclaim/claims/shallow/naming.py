"""Names of parties as claims write them."""

from __future__ import annotations

import re

from counterclaim.claims.shallow.fighting import actor_words
from counterclaim.claims.shallow.line import Line
from counterclaim.claims.shallow.scene import Scene
from counterclaim.claims.shallow.words import words
from counterclaim.model.reading import PartyMention

# “F-16”, “mig-29”, “su25”: types of arms, which name nobody.
_TYPE = re.compile(r"[a-z]{1,4}-?\d+[a-z]*")
# Words kept of a descriptive name: longer ones are run-on text.
LONGEST_NAME = 10


def named(scene: Scene, line: Line, first: int, last: int) -> str | None:
    """Who tokens [first, last) name, as a claim writes it: the party of a state's organs, else the words themselves."""
    found = parties_named(scene, line, first, last)
    return " and ".join(found) if found else None


def parties_named(scene: Scene, line: Line, first: int, last: int) -> tuple[str, ...]:
    """As `named`, one entry for each of the names that "and" joins."""
    while first < last and (line.tags[first] in "DEQX#P" or line.norms[first] in ("both", "dozens", "hundreds", "of")):
        first += 1
    while first < last and line.tags[last - 1] in "QGEP":
        last -= 1
    while last - first > 1 and line.tags[last - 1] == "J" and line.norms[last - 1].endswith("ed"):
        last -= 1  # "rebels armed", with machetes
    if first >= last:
        return ()
    for k in range(first, last):  # "troops in the north", "the army backed by X": the name ends there
        if line.tags[k] in "ISVM" and line.norms[k] != "of" and k > first:
            last = k
            break
    while first < last and line.tags[last - 1] in "QGEPDC":
        last -= 1
    if first >= last:
        return ()
    span = line.span(first, last)
    mentions = scene.mentions(span)
    joints = [k for k in range(first, last) if line.norms[k] in ("and", ",", "&")]
    if joints and (len(mentions) != 1 or _name_beside(line, mentions[0], joints[-1], last)):
        pieces, start = [], first
        for k in [*joints, last]:
            if start < k:
                pieces.append((start, k))
            start = k + 1
        if pieces and len(pieces) > 1:
            out: list[str] = []
            for a, b in pieces:
                for name in parties_named(scene, line, a, b):
                    if name not in out:
                        out.append(name)
            return tuple(out)
    if last - first > 2 and line.norms[first] in _COUNTING and line.norms[first + 1] == "of":
        return parties_named(scene, line, first + 2, last)  # "an array of forces"
    lexicon = actor_words()
    norms = line.norms[first:last]
    blocked = any(
        norm in lexicon.blockers
        or norm.split("-")[0] in ("pro", "anti", "non")
        or norm.rsplit("-", 1)[-1] in lexicon.blockers
        for norm in norms
    )
    owned = [m for k, m in enumerate(mentions[:-1]) if _owns(line, m, first, last)]
    mentions = [m for m in mentions if m not in owned]  # "Sudan's Rapid Support Forces" are the latter
    if len(mentions) >= 1 and not blocked:
        covered = sum(m.span.end - m.span.start for m in mentions)
        rest = [
            t.norm
            for t in line.tokens[first:last]
            if not any(m.span.start <= t.start < m.span.end for m in (*mentions, *owned))
        ]
        if covered and all(word in lexicon.organs or line_closed(word) or _TYPE.fullmatch(word) for word in rest):
            out = []
            for m in mentions:
                if m.party not in out:
                    out.append(m.party)
            head = [m for m in mentions if m.how in ("name", "demonym", "capital", "body")]
            return tuple(out[:3]) if head else (line.words(first, min(last, first + LONGEST_NAME)),)
    return (_written(scene, line.words(first, min(last, first + LONGEST_NAME))),)


def _name_beside(line: Line, mention: PartyMention, joint: int, last: int) -> bool:
    """True for "Kenya and local rebels": a name on one side of the joint alone, who fights on the other."""
    if mention.span.start < line.tokens[joint].start < mention.span.end or joint + 1 >= last:
        return False
    head = line.norms[last - 1 if mention.span.end <= line.tokens[joint].start else joint - 1]
    return head in actor_words().fighters - actor_words().organs


_COUNTING = frozenset(
    ("array", "number", "series", "majority", "handful", "variety", "pair", "couple", "remnants", "units")
)


def _owns(line: Line, mention: PartyMention, first: int, last: int) -> bool:
    """True where a genitive stands right after the mention."""
    for k in range(first, last):
        if line.tokens[k].start >= mention.span.end:
            return line.tags[k] == "G"
    return False


def _written(scene: Scene, words: str) -> str:
    from counterclaim.language.cast import party_name

    if words not in scene.written:
        scene.written[words] = party_name(words, scene.reading.cast) or words
    return scene.written[words]


def line_closed(word: str) -> bool:
    """True for a word that names nobody: an article, a preposition, a number, a mark, a genitive."""
    return not word[:1].isalpha() or words().tags.get(word, "N") in "DICGEQAX" or word in ("'s", "s")
