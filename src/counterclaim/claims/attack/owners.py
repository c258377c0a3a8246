"""Whose attack it was, by the words before the noun or after "by"."""

from __future__ import annotations

from counterclaim.claims.attack.lexicon import attack_words
from counterclaim.claims.shallow import (
    Line,
    Phrase,
    Scene,
    actor,
    actor_words,
    named,
)
from counterclaim.claims.shallow.lists import word_set
from counterclaim.claims.shallow.where import place_nouns


def noun_start(line: Line, i: int) -> int:
    """Where the noun phrase of the noun at `i` starts."""
    j = i
    while j > 0 and i - j < 12:
        tag = line.tags[j - 1]
        if tag in "NJG#Y" or (tag == "D" and (j == i or line.tags[j] != "D")) or (tag == "Q" and j < i):
            if tag == "Y" and not (
                line.tags[j] == "G"
                or line.norms[j - 1].endswith(("'s", "s", "-old"))
                or line.norms[j - 1] in ("overnight",)
            ):
                break
            j -= 1
            if tag == "D":
                if j > 0 and line.tags[j - 1] in "D":
                    continue
                break
            continue
        if (
            tag == "C"
            and line.norms[j - 1] == "and"
            and j > 1
            and line.tags[j - 2] in "NJ"
            and _adjective_pair(line, j - 1)
        ):
            j -= 1
            continue
        if tag == "P" and line.norms[j - 1] in ("-", "–") and j > 1:
            j -= 1
            continue
        if line.norms[j - 1] == ")" and j > 3 and line.norms[j - 3] == "(" and line.tokens[j - 2].text.isupper():
            j -= 3  # "a Rapid Support Forces (RSF) strike"
            continue
        if line.norms[j - 1] == "of" and j > 1 and line.norms[j - 2] in word_set("attack", "counters"):
            j -= 2
            continue
        break
    return j


def _adjective_pair(line: Line, joint: int) -> bool:
    """True for "Russian and Syrian airstrikes": capitals on both sides, and no verb's object to the left."""
    left, right = line.tokens[joint - 1].text, line.tokens[joint + 1].text
    return left[:1].isupper() == right[:1].isupper() and (
        left[:1].isupper()
        or line.norms[joint - 1].endswith("e")
        or line.norms[joint - 1] in attack_words().fire_modifiers
    )


def owner_before(scene: Scene, line: Line, first: int, i: int) -> str | None:
    """Who the words before the noun name: "Israeli", "the regime's", "rebel"."""
    if first >= i:
        return None
    mentions = [m for m in scene.mentions(line.span(first, i)) if m.how != "leader"]
    genitive = next((k for k in range(i - 1, first, -1) if line.tags[k] == "G"), None)
    if genitive is not None and line.norms[genitive - 1] in place_nouns() | word_set("attack", "suffering"):
        first, mentions = genitive + 1, []  # "the country's worst attack" is one on it
    elif genitive is not None and line.tags[genitive - 1] != "Y":
        return named(scene, line, first, genitive)
    if bombed_state(scene, line, first, i) is not None:
        return None
    lexicon = actor_words()
    stop = i
    while stop > first and (
        line.norms[stop - 1] in lexicon.weapons
        or line.norms[stop - 1] in ("major", "heavy", "fresh", "new", "deadly", "overnight", "air", "ground")
    ):
        stop -= 1
    blocked = any(norm.endswith(("-led", "-backed")) for norm in line.norms[first:stop])
    if (
        mentions
        and not blocked
        and any(m.how in ("name", "demonym", "body") or m.span.end == line.tokens[stop - 1].end for m in mentions)
    ):
        kept = [m for m in mentions if m.how != "capital" or line.norms[first:stop].count("and")]
        if kept:
            return " and ".join(dict.fromkeys(m.party for m in kept))
        return None
    for k in range(stop - 1, first - 1, -1):
        norm = line.norms[k]
        if norm in word_set("attack", "no_owner"):
            continue
        if norm in lexicon.fighters or norm.rstrip("s") in lexicon.fighters or norm.endswith("-led"):
            start = k
            while (
                start > first
                and line.tags[start - 1] in "NJ"
                and line.norms[start - 1] not in ("major", "heavy", "deadly", "new")
            ):
                start -= 1
            stop_at = k + 1
            while stop_at < stop and line.norms[stop_at] in lexicon.fighters:
                stop_at += 1
            return named(scene, line, start, stop_at)
    if blocked:
        return named(scene, line, first, stop)
    return None


def bombed_state(scene: Scene, line: Line, first: int, i: int) -> Phrase | None:
    """Iraq, of "Iraq car bombs kill 20": a state's name before a bomb that no state plants is where it went off."""
    if "G" in line.tags[first:i] or not word_set("attack", "planted") & set(line.norms[first : i + 1]):
        return None
    for mention in scene.mentions(line.span(first, i)) if first < i else []:
        if mention.how == "name" and mention.party not in scene.armed():
            last = next((k for k in range(first, i) if line.tokens[k].end >= mention.span.end), first)
            return Phrase(first, last + 1, last + 1)
    return None


def doer_by(scene: Scene, line: Line, phrase: Phrase) -> str | None:
    """Who a "by" phrase names; of "by Russian warplanes" the state whose they are, of "by warplanes" nobody."""
    head = line.norms[phrase.core - 1]
    if head in actor_words().weapons and actor_words().weapons[head] != "ground" and head not in ("bomber", "bombers"):
        mentions = [m for m in scene.mentions(line.span(phrase.first, phrase.core)) if m.how != "leader"]
        if mentions:
            return " and ".join(dict.fromkeys(m.party for m in mentions))
        return owner_before(scene, line, phrase.first, phrase.core - 1)
    return actor(scene, line, phrase)
