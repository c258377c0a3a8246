"""Attacks told by a noun: "an airstrike on a school by government jets"."""

from __future__ import annotations

from counterclaim.claims.attack.blow import Blow
from counterclaim.claims.attack.complements import complements
from counterclaim.claims.attack.governed import each_other, governed, governor_of
from counterclaim.claims.attack.lexicon import attack_words
from counterclaim.claims.attack.means import means_of_noun
from counterclaim.claims.attack.outcome import averted, effect, exploded, goes_on, harms, says_new, subsided, to_come
from counterclaim.claims.attack.owners import bombed_state, noun_start, owner_before
from counterclaim.claims.shallow import (
    Group,
    Line,
    Scene,
    actor_words,
    denied,
    unreal_noun,
)
from counterclaim.claims.shallow.lists import word_set
from counterclaim.model.claim import Means

_OPERATIONS = frozenset(("military", "special", "ground", "offensive", "air", "naval", "drone"))


_DEFINITE = frozenset(("the", "this", "that", "these", "those", "such", "its", "their", "both"))


def noun_blow(scene: Scene, line: Line, i: int) -> Blow | None:
    """The attack that the noun at token `i` tells; None where it tells none."""
    lexicon = attack_words()
    norm = line.norms[i]
    kind = lexicon.nouns[norm]
    after = line.norms[i + 1] if i + 1 < len(line.norms) else ""
    if after in lexicon.described or (
        i + 1 < len(line.tags)
        and line.tags[i + 1] == "N"
        and line.tokens[i + 1].text.islower()
        and after not in lexicon.nouns
        and norm not in ("air", "attack")
    ):
        return None
    if after in actor_words().organs and line.tags[i + 1] == "N" and after not in lexicon.nouns:
        return None  # "Air Assault Brigade"
    if i + 1 < len(line.norms) and after in lexicon.nouns and line.tags[i + 1] != "V":
        return None  # "shelling attack": the last noun tells it
    first = noun_start(line, i)
    if (
        i - first >= 4
        and all(line.tokens[k].text[:1].isupper() for k in range(first, i))
        and not set(line.tags[first:i]) & set("DG#")
    ):
        return None  # a row of keywords
    if "tags" in line.norms[max(first - 1, 0) : i]:
        return None
    if any(word in lexicon.peaceful for word in line.norms[first:i]):
        return None
    if norm in ("strike", "strikes") and first == i and i and line.norms[i - 1] == "on":
        return None  # "went on strike"
    if unreal_noun(line, first, i) or line.question or denied(line, i):
        return None
    before = line.norms[i - 1] if i else ""
    came_under = before == "under" and line.norms[i - 2 : i - 1] in (["came"], ["come"], ["comes"]) and after == "from"
    if kind == "fire" and not came_under and before not in lexicon.fire_modifiers and not _owner(scene, line, first, i):
        return None
    if (
        norm == "invasion"
        and line.norms[first] == "the"
        and after == "of"
        and (i < 2 or line.norms[first - 1] in ("of", "since", "from", "to", "by"))
    ):
        return None  # "as a result of the Russian invasion of Ukraine" is a war, no use of force
    if (
        kind == "fire"
        and not came_under
        and before in ("under", "cease", "open", "opened", "set", "on", "a", "the", "return", "caught")
    ):
        return None
    over = governor_of(line, first, i)
    laid = over is not None and first - over.last <= 1 and not over.passive
    if laid and over is not None and (over.lemma, after) in (("blame", "on"), ("attribute", "to")):
        return None  # "blamed the attack on rebels": on whom, not on what
    blow = Blow(line, first, i + 1, i, means_of_noun(line, first, i, kind), f"noun:{norm}", covers={i})
    blow.definite = line.norms[first] in _DEFINITE or (
        line.tags[first] == "D" and line.norms[first] in ("the", "this", "these")
    )
    blow.by = owner_before(scene, line, first, i)
    if (site := bombed_state(scene, line, first, i)) is not None:
        blow.where.append(site)
    complements(scene, line, blow, i, kind)
    governor = governor_of(line, first, i)
    if governor is not None and governor.lemma in ("accuse", "blame", "trade") and each_other(line, governor):
        return None
    if governor is not None and not governed(scene, line, blow, governor):
        return None
    if kind == "fire" and _exchanged(line, first, governor):
        return None  # a mutual clash
    if blow.by is not None and "G" in line.tags[first:i] and not _warring(scene, line, first, i):
        blow.by = None if blow.by in line.words(first, i) else blow.by
    told = blow.by or blow.target or blow.struck or blow.victims or blow.where
    if not told and not goes_on(line, i, kind) and not harms(line, i):
        return None
    if subsided(line, i) or to_come(line, i) or averted(line, i):
        return None
    if kind == "bombing" and blow.means is Means.AIRSTRIKE and blow.by is None and blow.target is None:
        blow.means = Means.BOMB  # a bombing by no state, of nothing named, is a bomb's
    if kind == "blast" and not exploded(line, blow, i):
        return None
    if kind == "operation" and (
        (blow.target is None and blow.by is None)
        or (before not in _OPERATIONS and not (governor is not None and governor.lemma in ("kill", "destroy")))
    ):
        return None
    if blow.target is None and blow.struck is None and blow.victims is None:
        effect(line, blow, i)
    if norm.startswith("raid") and blow.means is Means.AIRSTRIKE and _on_foot(blow):
        blow.means = Means.GROUND
    if blow.definite and blow.target is None and blow.damage is None and not says_new(scene, line, blow, first, i):
        return None
    return blow


def _exchanged(line: Line, first: int, governor: Group | None) -> bool:
    """True for "exchanged artillery fire", "an exchange of mortar fire"."""
    if line.norms[max(first - 2, 0) : first] in (["exchange", "of"], ["exchanges", "of"]):
        return True
    return governor is not None and governor.lemma in ("exchange", "trade", "swap") and first - governor.last < 3


def _on_foot(blow: Blow) -> bool:
    """True where those who raid are fighters, with no aircraft named."""
    named = set((blow.by or "").casefold().split())
    if blow.who is not None:
        named.add(blow.line.norms[blow.who.core - 1])
    return bool(named & actor_words().fighters) and not named & word_set("attack", "airborne")


def _warring(scene: Scene, line: Line, first: int, i: int) -> bool:
    """False for "United's attack", "the visitors' attack": an owner that no list takes for one who fights."""
    if scene.mentions(line.span(first, i)):
        return True
    lexicon = actor_words()
    capitals = sum(token.text[:1].isupper() for token in line.tokens[first:i])
    return capitals > 1 or any(norm in lexicon.fighters or norm in lexicon.organs for norm in line.norms[first:i])


def _owner(scene: Scene, line: Line, first: int, i: int) -> bool:
    return owner_before(scene, line, first, i) is not None
