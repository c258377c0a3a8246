"""Whose people a toll counts, as the report puts it."""

from __future__ import annotations

from bisect import bisect_left

from counterclaim.claims.common.once import spoken_in
from counterclaim.claims.toll.acting import acts
from counterclaim.claims.toll.bearing import borne_by
from counterclaim.claims.toll.blame import blamed_on
from counterclaim.claims.toll.count import Of
from counterclaim.claims.toll.lexicon import lexicon
from counterclaim.claims.toll.line import Line
from counterclaim.claims.toll.mentions import mentions_in, phrase_end
from counterclaim.claims.toll.phrase import complement, is_people
from counterclaim.claims.toll.running import on_own_side
from counterclaim.claims.toll.tie import Tie, Ties
from counterclaim.claims.toll.triggers import Side
from counterclaim.claims.toll.words import words
from counterclaim.model.claim import Status
from counterclaim.model.reading import PartyMention


def side_of(line: Line, tie: Tie, ties: Ties, speaker: str | None) -> str | None:
    """The party whose people they are, as the report puts it."""
    count = tie.count
    if count.of is Of.THING:
        return None
    if speaker is not None and on_own_side(line, count.end):
        return speaker
    own_noun = count.of is Of.PEOPLE and count.end > count.last
    lost = tie.about is not None and "losses" in line.words[slice(*tie.about)]
    if tie.about is not None and (not own_noun or lost):
        found = mentions_in(line.reading, line.span(*tie.about))
        own = [m for m in found if not acts(line, m) and _of_people(line, m)]
        if own or not own_noun:
            return own[-1].party if own else None
    end = max(count.end, count.last)
    head = count.head
    if count.of is Of.HARM and line.word(end) in ("among", "on", "to"):
        end = phrase_end(line, end + 1)
        head = end - 1
    of = complement(line, head) if head is not None and count.of is Of.PEOPLE else None
    if any(w in ("nationality", "origin", "descent", "citizenship") for w in line.words[count.first : end + 4]):
        return None  # "one of Ruritanian nationality" may fight for anybody
    if of is not None:
        end = phrase_end(line, of)
        head = end - 1 if line.words[end - 1] in _GROUP_NOUNS else head
    elif (head is not None and line.word(end) == "of") or (
        line.word(end) in ("from", "with") and count.status is Status.COMBATANT
    ):
        end = phrase_end(line, end + 1)
    words = line.words[count.first : end]
    for at, word in enumerate(words):
        if word in ("their", "its", "his", "her", "our") and count.head is not None and count.first + at < count.end:
            return _owner(line, count.first, speaker, word)
    if tie.trigger is not None and line.words[tie.trigger.start] in ("lost", "losing", "loses"):
        found = mentions_in(line.reading, line.span(0, tie.trigger.start)) if tie.trigger.start else []
        if found:
            return found[-1].party
    borne = borne_by(line, count)
    if borne:  # "the Omani army suffered 33 fatalities"
        found = mentions_in(line.reading, line.span(max(0, borne - _BEARER), borne))
        if found:
            return found[-1].party
    found = mentions_in(line.reading, line.span(count.first, max(end, count.first + 1)))
    against = head is not None and any(w in _AGAINST for w in line.words[count.last : head + 1])
    if head is not None and against and found and all(m.how == "demonym" for m in found):
        return _descriptive(line, count.last, head)  # "Omani rebels" are no side of Oman
    if found:
        nouns = [m for m in found if m.span.end <= line.span(0, max(count.end, count.first + 1)).end]
        return (nouns or found)[-1].party if count.status is Status.COMBATANT else (nouns or found)[0].party
    if head is None or head >= len(line.words):
        return None
    if is_people(line, head):
        return line.shown[head]
    named = _named_group(line, count.last, head) if count.status is Status.COMBATANT else None
    if named is not None:
        return named
    described = _descriptive(line, count.last, head)
    plain = (described or line.words[head]).casefold() in _GROUP_NOUNS
    if plain and count.status is Status.COMBATANT:
        return _group_meant(line, tie, ties) or described
    return described


# "the armed forces of Oman have": a subject
_BEARER = 7
_GROUP_NOUNS = words("group_nouns")
_AGAINST = words("against_the_state")


def _named_group(line: Line, start: int, head: int) -> str | None:
    """ "four Red Kestrel gang members": a group that no list knows, by the capitals right before what its men are."""
    lex = lexicon()
    end = head
    while end > start and not line.shown[end - 1][:1].isupper():
        end -= 1
    first = end
    while first > start and line.shown[first - 1][:1].isupper():
        first -= 1
    between = line.words[end:head]
    bodies = lex.combatant_words | lex.combatant_bodies | lex.people.keys() | words("rank_titles")
    if first == end or any(w in bodies or not w.isalpha() for w in line.words[first:end]):
        return None
    if not all(w in lex.combatant_words or w in _SUSPECTED for w in between) or "police" in line.words[first:head]:
        return None
    return line.span(first, end).of(line.reading.text)


_SUSPECTED = frozenset(["suspected", "alleged", "senior", "foreign", "armed", "gang", "group"])


def _group_meant(line: Line, tie: Tie, ties: Ties) -> str | None:
    """The armed group that "the militants" are, where the sentence, or the two before it, name one and no other."""
    if "between" in line.words:
        return None
    reading, blamed = line.reading, blamed_on(line, tie, ties)
    sentences = reading.sentences
    at = bisect_left(sentences, line.sentence.first, key=lambda s: s.first)
    for place in range(at, max(-1, at - 3), -1):
        verb = tie.trigger if place == at and tie.trigger is not None and tie.trigger.side is Side.AFTER else None
        near = line.span(max(0, verb.start - 3), verb.start) if verb is not None and verb.start else None
        named = {
            m.party
            for m in mentions_in(reading, sentences[place].span)
            if m.party in line.armed and m.party != blamed and not (near is not None and near.overlaps(m.span))
        }
        if len(named) == 1:
            return named.pop()
        if named:
            return None
    return None


def struck(line: Line, tie: Tie) -> str | None:
    """The party whose force is struck and loses its men: "attacked Omani troops, killing two soldiers"."""
    trigger = tie.trigger
    if trigger is None or trigger.side is not Side.AFTER or not line.words[trigger.start].endswith("ing"):
        return None
    found = mentions_in(line.reading, line.span(0, trigger.start)) if trigger.start else []
    for mention in found:
        at = next((i for i in range(len(line.words)) if line.token(i).start >= mention.span.end), len(line.words))
        first = next((i for i in range(len(line.words)) if line.token(i).end > mention.span.start), 0)
        before = line.words[max(0, first - 3) : first]
        if any(w in _BODIES for w in line.words[at : at + 2]) and any(w in _HITS for w in before):
            return mention.party
    return None


_BODIES = words("struck_bodies")
_HITS = words("hits")


def _of_people(line: Line, mention: PartyMention) -> bool:
    """True where people, or a body of them, follow a party's name: "Omani Army death toll", "Omani civilians"."""
    at = next((i for i in range(len(line.words)) if line.token(i).start >= mention.span.end), None)
    lex = lexicon()
    return at is not None and any(
        w in lex.people or w in lex.combatant_bodies or w in _OF_LOSSES for w in line.words[at : at + 2]
    )


_OF_LOSSES = frozenset(["defence", "defense", "death", "deaths", "casualty", "casualties", "losses", "fatalities"])


def _owner(line: Line, before: int, speaker: str | None, word: str) -> str | None:
    """Whose "their" is: who speaks; for "its" and "his", the first party of the clause that isn't who speaks."""
    found = mentions_in(line.reading, line.span(0, before)) if before > 0 else []
    if word in ("his", "her"):
        return None
    if word == "its":
        others = [m.party for m in found if m.party != speaker]
        if line.word(before - 1).endswith("ing") and found:
            return next((m.party for m in found if not _speaks(line, m)), found[0].party)
        if speaker is None and others:
            return others[0]
    return speaker or (found[-1].party if found else None)


def _speaks(line: Line, mention: PartyMention) -> bool:
    return bool(spoken_in(line.reading, mention.span))


_LOYAL = (
    "pro-government",
    "pro-regime",
    "government",
    "regime",
    "opposition",
    "pro-government",
    "anti-government",
    "loyalist",
    "rebel",
    "militant",
    "insurgent",
    "jihadist",
    "terrorist",
    "separatist",
    "takfiri",
)


def _descriptive(line: Line, start: int, head: int) -> str | None:
    person = lexicon().people.get(line.words[head])
    if line.word(head - 1) in ("gang", "cartel") and head - 1 >= start:
        return line.span(head - 1, head + 1).of(line.reading.text)
    for at in range(start, head):
        if line.words[at] in _LOYAL:
            if person is not None and person.status is Status.COMBATANT:
                return line.span(at, head + 1).of(line.reading.text)
            return line.shown[at]
    if person is not None and person.side:
        return line.shown[head]
    return None


# "Four fighters have been killed" tells of news, "633 servicemen have been killed" of a war.
