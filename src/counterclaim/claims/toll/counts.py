"""Counts of people in a sentence: number phrases, articles, names, each with the noun that it counts."""

from __future__ import annotations

from dataclasses import replace

from counterclaim.claims.common.once import dates_in
from counterclaim.claims.toll.count import Count, Of
from counterclaim.claims.toll.joins import with_pairs, with_parts, without_appositions, without_wholes
from counterclaim.claims.toll.lexicon import lexicon
from counterclaim.claims.toll.line import (
    AUX,
    Line,
)
from counterclaim.claims.toll.phrase import bearers, before_person, ends_phrase, goes_on, person_at, status_of
from counterclaim.claims.toll.singles import bare_person, single_person
from counterclaim.claims.toll.words import words
from counterclaim.model.claim import Status
from counterclaim.model.reading import NumberKind

_DETERMINERS = words("determiners")

_OTHER = frozenset(["other", "others", "another"])

_MORE = words("more")

_OPENERS = _DETERMINERS | {"both", "no", "zero", "nobody", "none", "'s"}

# Not "said": "among them nine women said the director" has lost its comma.
_TELLS = frozenset(["told", "tell", "tells", "recalled", "recounted"])

_HARM_NOUNS = frozenset(["deaths", "casualties", "fatalities", "injuries", "victims", "losses"])

_ORDINALS = words("ordinals")

# A noun phrase of newswire has at most a nationality, a rank and two or three attributes before its noun.
LONGEST = 9


def find_counts(line: Line) -> list[Count]:
    """The counts of a sentence in order; those of things are kept, so that no rule reaches across them."""
    found: list[Count] = []
    at = 0
    while at < len(line.words):
        plain = at not in line.numbers and line.words[at] not in _OPENERS and at not in line.persons
        count = None if plain and not line.headline else _count_at(line, at)
        if count is None:
            at += 1
            continue
        if count.single and found and _inside(line, found[-1], count):
            at += 1
            continue
        if count.of is Of.PEOPLE and line.word(count.end) in _TELLS:
            count = replace(count, of=Of.THING)  # "injured 30, two aid workers told": they speak, unhurt
        found.append(count)
        at = max(count.last, count.end if count.single else count.last, at + 1)
    return with_parts(line, with_pairs(line, without_appositions(line, without_wholes(line, found))))


def _inside(line: Line, before: Count, count: Count) -> bool:
    """True for "his entourage" in "five of his entourage": a noun that belongs to the count before it."""
    if count.first < before.end and before.of is not Of.THING:
        return True
    return line.word(count.first - 1) == "of" and count.first - 1 <= before.end and before.of is not Of.THING


def _count_at(line: Line, at: int) -> Count | None:
    number = line.numbers.get(at)
    if number is not None:
        first, last = number.first - line.first, number.last - line.first
        if number.kind is not NumberKind.CARDINAL or any(
            m.span.start < number.span.start and number.span.end <= m.span.end
            for m in dates_in(line.reading, line.sentence.span)
        ):
            return None  # the 95 of "the 1992-95 war"
        count = Count(first, last, last, number.span, number.stated, number.low, number.high, number.approx, Of.ELIDED)
        return _headed(line, count)
    word = line.words[at]
    if word in ("no", "zero") and not line.word(at + 1).startswith("longer"):
        return _none(line, at)
    if word in ("nobody", "none"):
        return Count(at, at + 1, at + 1, line.span(at, at + 1), 0, 0, 0, False, Of.ELIDED, single=True)
    if word == "both":
        return _both(line, at)
    if word == "another" and (line.word(at + 1) in AUX or line.word(at + 1) in lexicon().harm):
        return Count(at, at + 1, at + 1, line.span(at, at + 1), 1, 1, 1, False, Of.ELIDED, other=True)
    if word in ("a", "the") and line.word(at + 1) in _ORDINALS and ends_phrase(line, at + 2):
        return Count(at, at + 2, at + 2, line.span(at, at + 2), 1, 1, 1, False, Of.ELIDED)
    if word in _DETERMINERS or word == "'s":
        return single_person(line, at, at + 1)
    return bare_person(line, at)


def _both(line: Line, at: int) -> Count | None:
    """ "Both attackers were shot dead": two of them; not "both soldiers and civilians"."""
    person = person_at(line, at + 1, lexicon()) if at + 1 < len(line.words) else None
    if person is None or not person.plural or line.word(at + 2) not in AUX:
        return None
    count = Count(at, at + 1, at + 1, line.span(at, at + 1), 2, 2, 2, False, Of.ELIDED)
    return _headed(line, count)


def _none(line: Line, at: int) -> Count | None:
    if line.word(at + 1) in ("one", "people", "person"):
        return Count(at, at + 2, at + 2, line.span(at, at + 2), 0, 0, 0, False, Of.PEOPLE, head=at + 1, single=True)
    count = Count(at, at + 1, at + 1, line.span(at, at + 1), 0, 0, 0, False, Of.ELIDED)
    headed = _headed(line, count)
    return headed if headed.of in (Of.PEOPLE, Of.HARM) else None


def _headed(line: Line, count: Count) -> Count:
    """The count with its noun: the last noun of people before a word that ends the noun phrase."""
    lex, words = lexicon(), line.words
    at = count.last
    other = line.word(count.first - 1) in _OTHER or line.word(count.first) in _OTHER
    more = line.word(count.first - 1) in _MORE
    head: int | None = None
    last_content: int | None = None
    status: Status | None = None
    of_seen = False
    while at < len(words) and at - count.last < LONGEST:
        word = words[at]
        if word in _OTHER or word in _MORE:
            other, more = other or word in _OTHER, more or word in _MORE
            if head is not None:
                break
            at += 1
            continue
        if word == "of":
            if head is not None or of_seen or last_content is not None:
                break
            of_seen = True
            at += 1
            continue
        if word == "'s" and head is not None and head == at - 1 and at + 1 < len(words):
            head, at = None, at + 1  # "a doctor's children"
            continue
        if word == "the" and not of_seen and (other or more):
            break
        if word == "'s" or word in ("the", "its", "their", "his", "her", "our", '"', "'"):
            if head is not None:
                break
            at += 1
            continue
        if word in ("them", "us", "whom", "those", "these", "which") and of_seen:
            at += 1
            break
        if ends_phrase(line, at):
            break
        if word.endswith("ing") and word in lex.nouns and not count.single and (count.low or 2) > 1:
            break  # "four shells killing eight": no four killings
        if word in lex.nouns and head is None and not before_person(line, at):
            if (
                of_seen
                and word in ("dead", "wounded", "injured", "killed")
                and line.word(at + 1) in ("were", "are", "was")
            ):
                whose = person_at(line, at + 2, lex) if at + 2 < len(words) else None
                if whose is not None:  # "three of the dead were women"
                    status = whose.status
            if line.word(at + 1) in ("among", "on", "to") and word in (
                "casualties",
                "deaths",
                "fatalities",
                "injuries",
            ):
                status = bearers(line, at + 2)
            if status is None and word in _HARM_NOUNS and at > count.last and not of_seen:
                status = status_of(line, count.last, at)  # "50 military deaths"
            return replace(count, end=at + 1, of=Of.HARM, head=at, status=status, other=other, more=more)
        if word in _HARM_NOUNS and head is not None and head == at - 1:
            # "1,383 civilian deaths", "no military casualties"
            return replace(
                count, end=at + 1, of=Of.HARM, head=at, status=status_of(line, count.last, head), other=other, more=more
            )
        person = person_at(line, at, lex)
        if person is not None and (count.single or person.plural or count.stated in (1, None) or last_content is None):
            head, at = at, at + 1
            last_content = head
            continue
        if person is not None:
            last_content, at = at, at + 1
            continue
        if head is not None and not (goes_on(line, at) and words[at] not in lex.harm):
            break
        if at in line.numbers and line.numbers[at].kind is NumberKind.CARDINAL:
            break
        if words[at] in lex.harm and words[at] not in lex.adjectives:
            break
        if words[at] in lex.adjectives and not before_person(line, at):
            break
        last_content, at = at, at + 1
    if head is not None:
        return replace(
            count,
            end=head + 1,
            of=Of.PEOPLE,
            head=head,
            status=status_of(line, count.last, head),
            other=other,
            more=more,
        )
    if (
        last_content is None
        and of_seen
        and words[at - 1] in ("whom", "them", "those", "which")
        and line.word(at) in AUX
    ):
        # "of whom 16 are servicemen"
        copula = _headed(line, replace(count, last=at + 1))
        if copula.of is Of.PEOPLE:
            return replace(copula, last=count.last, span=count.span)
    if last_content is None and line.word(count.last) in ("were", "are") and line.word(count.first - 1) == "whom":
        copula = _headed(line, replace(count, last=count.last + 1))
        if copula.of is Of.PEOPLE:
            return replace(copula, last=count.last, span=count.span)
    if last_content is None:
        end = at if of_seen else count.last
        return replace(count, end=max(end, count.last), of=Of.ELIDED, other=other, more=more)
    thing = words[last_content] in lex.things or any(words[i] in lex.things for i in range(count.last, last_content))
    return replace(
        count,
        end=last_content + 1,
        of=Of.THING if thing else Of.UNKNOWN,
        head=last_content,
        status=status_of(line, count.last, last_content) if not thing else None,
        other=other,
        more=more,
    )
