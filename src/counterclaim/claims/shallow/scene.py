"""A report as lines, and who acts in it: names of parties as claims write them, pronouns resolved."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import cast

from counterclaim.claims.shallow.line import Group, Line
from counterclaim.claims.shallow.making import make_lines
from counterclaim.claims.shallow.nearby import Nearby
from counterclaim.claims.shallow.phrases import Phrase
from counterclaim.claims.shallow.roles import subject
from counterclaim.claims.shallow.words import words
from counterclaim.data import load_yaml
from counterclaim.model.party import PartyKind
from counterclaim.model.reading import DateMention, NameMention, PartyMention, Reading
from counterclaim.model.report import PartKind
from counterclaim.model.span import Span

# “F-16”, “mig-29”, “su25”: types of arms, which name nobody.
_TYPE = re.compile(r"[a-z]{1,4}-?\d+[a-z]*")
# Words kept of a descriptive name: longer ones are run-on text.
LONGEST_NAME = 10
# Code points of "between 24 and 25 September 2020", with room.
LONGEST_DATE = 36


@dataclass(frozen=True, slots=True)
class ActorWords:
    organs: frozenset[str]
    fighters: frozenset[str]
    blockers: frozenset[str]
    weapons: dict[str, str]  # word -> means


@cache
def actor_words() -> ActorWords:
    """The nouns of those who fight and of what they fight with."""
    data = cast("dict[str, str]", load_yaml("claims/actors.yaml"))
    weapons: dict[str, str] = {}
    for means, names in cast("dict[str, dict[str, str]]", load_yaml("claims/actors.yaml"))["weapons"].items():
        for name in names.split():
            weapons.setdefault(name, means)
    return ActorWords(
        organs=frozenset(data["organs"].split()),
        fighters=frozenset(data["fighters"].split()),
        blockers=frozenset(data["blockers"].split()),
        weapons=weapons,
    )


@dataclass(slots=True)
class Scene:
    """All lines of a reading that are read for claims, with its party mentions at hand."""

    reading: Reading
    lines: list[Line]
    starts: list[int] = field(default_factory=list)
    name_starts: list[int] = field(default_factory=list)
    written: dict[str, str] = field(default_factory=dict)  # names as claims write them, by their words
    nearby: Nearby = field(default_factory=lambda: Nearby(()))
    foes: tuple[str, ...] | None = None  # the belligerents, once they are asked for
    named_by: frozenset[str] | None = None  # the words that name parties, once they are asked for
    groups: frozenset[str] | None = None  # the armed groups of the cast, once they are asked for

    def mentions(self, span: Span) -> list[PartyMention]:
        """The party mentions that lie in `span`, in order."""
        all_ = self.reading.party_mentions
        out = []
        for k in range(bisect_left(self.starts, span.start), len(all_)):
            if all_[k].span.start >= span.end:
                break
            if all_[k].span.end <= span.end:
                out.append(all_[k])
        return out

    def names_in(self, span: Span) -> list[NameMention]:
        """The names that begin in `span`, in order."""
        names = self.reading.names
        at = bisect_left(self.name_starts, span.start)
        return list(names[at : bisect_left(self.name_starts, span.end, at)])

    def dates_in(self, span: Span) -> list[DateMention]:
        """The date mentions that lie in `span`, in order."""
        dates = self.reading.dates
        at = bisect_left(dates, span.start, key=lambda date: date.span.start)
        end = bisect_left(dates, span.end, at, key=lambda date: date.span.start)
        return [date for date in dates[at:end] if date.span.end <= span.end]

    def party_words(self) -> frozenset[str]:
        """The words by which the report names parties."""
        if self.named_by is None:
            text = self.reading.text
            self.named_by = frozenset(mention.span.of(text) for mention in self.reading.party_mentions)
        return self.named_by

    def armed(self) -> frozenset[str]:
        """The names of the armed groups of the cast."""
        if self.groups is None:
            parties = self.reading.cast.parties
            self.groups = frozenset(party.name for party in parties if party.kind is PartyKind.ARMED_GROUP)
        return self.groups

    def belligerents(self) -> tuple[str, ...]:
        """The two parties that the report names most: "both sides" where no two are named beside it."""
        if self.foes is None:
            counted = Counter(mention.party for mention in self.reading.party_mentions)
            self.foes = tuple(party for party, _ in counted.most_common(2)) if len(counted) >= 2 else ()
        return self.foes


def _tells(words_: str) -> bool:
    """True for "since seizing the city in 2021": a date that is told by what happened."""
    lexicon = words()
    return any(
        word in lexicon.verbs and word not in lexicon.noun_like and word not in _OF_DATES
        for word in words_.casefold().split()
    )


_OF_DATES = frozenset(("last", "may", "ending", "starting", "beginning", "ended", "started", "following", "coming"))
_SKIPPED = frozenset((PartKind.CREDIT, PartKind.BYLINE, PartKind.BOILERPLATE, PartKind.DATELINE))
_last: list[Scene] = []


def scene_of(reading: Reading) -> Scene:
    """The scene of a reading. The last one is kept, as several finders ask for the same."""
    if _last and _last[0].reading is reading:
        return _last[0]
    # A mention may take in a whole clause ("since rebels took the town in April"): that one is no date phrase.
    dated = {
        mention.span.start: mention.span.end
        for mention in reading.dates
        if not mention.duration
        and mention.span.end - mention.span.start <= LONGEST_DATE
        and not _tells(mention.span.of(reading.text))
    }
    lines: list[Line] = []
    parts = reading.report.parts
    for index, sentence in enumerate(reading.sentences):
        if parts and (parts[sentence.part].kind in _SKIPPED or parts[sentence.part].repeats is not None):
            continue
        if sentence.last > sentence.first:
            lines.extend(make_lines(reading, index, dated))
    scene = Scene(reading, lines, [mention.span.start for mention in reading.party_mentions])
    scene.name_starts = [name.span.start for name in reading.names]
    scene.nearby = Nearby(reading.attributions)
    _last[:] = [scene]
    return scene


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


def group_words(line: Line, group: Group) -> str:
    """The words of a verb group, for messages and evidence."""
    return line.words(group.first, group.last)
