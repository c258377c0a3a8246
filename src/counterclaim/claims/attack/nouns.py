"""Attacks told by a noun: "an airstrike on a school by government jets"."""

from __future__ import annotations

from counterclaim.claims.attack.blow import Blow
from counterclaim.claims.attack.lexicon import attack_words
from counterclaim.claims.attack.means import means_among, means_of_noun
from counterclaim.claims.shallow import (
    Group,
    Line,
    Phrase,
    Scene,
    actor,
    actor_words,
    clause_end,
    denied,
    done,
    is_actor,
    named,
    phrase_right,
    subject,
    unreal_noun,
)
from counterclaim.model.claim import Means

# "an offensive to retake the city" is aimed at the city.
_TAKING = frozenset("retake recapture capture seize take reclaim liberate encircle besiege conquer reopen".split())
_OPERATIONS = frozenset(("military", "special", "ground", "offensive", "air", "naval", "drone"))
_ON = frozenset(("on", "against", "at", "targeting", "upon", "into", "toward", "towards"))
_PLACES = frozenset(
    ("in", "near", "across", "around", "outside", "inside", "along", "over", "throughout", "through", "within")
)
_OF = frozenset(("bombing", "artillery", "bombardment", "invasion", "ground"))
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
    first = _start(line, i)
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
    if unreal_noun(line, first, i) or line.question or denied(line, i):
        return None
    before = line.norms[i - 1] if i else ""
    if kind == "fire" and before not in lexicon.fire_modifiers and not _owner(scene, line, first, i):
        return None
    if kind == "fire" and before in ("under", "cease", "open", "opened", "set", "on", "a", "the", "return", "caught"):
        return None
    blow = Blow(line, first, i + 1, i, means_of_noun(line, first, i, kind), f"noun:{norm}", covers={i})
    blow.definite = line.norms[first] in _DEFINITE or (
        line.tags[first] == "D" and line.norms[first] in ("the", "this", "these")
    )
    blow.by = _modifier(scene, line, first, i)
    _complements(scene, line, blow, i, kind)
    governor = _governor(line, first, i)
    if governor is not None and governor.lemma in ("accuse", "blame", "trade") and _each_other(line, governor):
        return None
    if governor is not None and not _governed(scene, line, blow, governor):
        return None
    if not blow.by and not blow.target and not blow.victims and not blow.where and not _goes_on(line, i, kind):
        return None
    if _subsided(line, i) or _to_come(line, i):
        return None
    if kind == "bombing" and blow.means is Means.AIRSTRIKE and blow.by is None and blow.target is None:
        blow.means = Means.BOMB  # a bombing by no state, of nothing named, is a bomb's
    if kind == "blast" and not _exploded(line, blow, i):
        return None
    if kind == "operation" and (
        (blow.target is None and blow.by is None)
        or (before not in _OPERATIONS and not (governor is not None and governor.lemma in ("kill", "destroy")))
    ):
        return None
    if blow.target is None and blow.victims is None:
        _effect(line, blow, i)
    if blow.definite and blow.target is None and blow.damage is None and not _says_new(scene, line, blow, first, i):
        return None
    return blow


def _effect(line: Line, blow: Blow, i: int) -> None:
    """What the attack did: "the shelling forced residents into shelters", "caused buildings to collapse"."""
    group = _following(line, i)
    if group is None or group.passive or not done(line, group) or group.first - i > 2:
        return
    if group.lemma not in ("force", "cause", "destroy", "damage", "leave", "level", "flatten", "set"):
        return
    found = phrase_right(line, group.last)
    if found is not None:
        stop = min(clause_end(line, found.last), found.last + 6)
        while stop > found.last and line.tags[stop - 1] in "PQICT":
            stop -= 1
        blow.damage = line.words(found.first, stop)
        blow.stretch(group.first, stop)


_GOING_ON = frozenset("intensify increase continue resume escalate rage".split())
_SUBSIDED = frozenset("calm subside stop cease ease decrease decline abate halt end".split())


def _following(line: Line, i: int) -> Group | None:
    return next((group for group in line.groups if group.first > i and group.first - i < 6 and group.finite), None)


def _goes_on(line: Line, i: int, kind: str) -> bool:
    """True for "aerial bombardment had intensified": a means, and a verb that tells that it goes on."""
    group = _following(line, i)
    return (
        kind in ("airstrike", "artillery", "bombing", "strike")
        and group is not None
        and group.lemma in _GOING_ON
        and done(line, group)
    )


def _to_come(line: Line, i: int) -> bool:
    """True for "the bombing will continue": the noun is the subject of what is yet to come."""
    group = _following(line, i)
    return group is not None and group.modal is not None and not group.perfect


def _subsided(line: Line, i: int) -> bool:
    group = _following(line, i)
    return group is not None and group.lemma in _SUBSIDED and not group.negated and group.modal is None


def _each_other(line: Line, group: Group) -> bool:
    tail = line.norms[group.last : group.last + 5]
    return ("each" in tail and "other" in tail) or ("one" in tail and "another" in tail) or "accusations" in tail


def _start(line: Line, i: int) -> int:
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
        if line.norms[j - 1] == "of" and j > 1 and line.norms[j - 2] in _COUNTERS:
            j -= 2
            continue
        break
    return j


# "a series of airstrikes": the phrase begins before the counter.
_COUNTERS = frozenset(
    "series number wave waves spate string campaign days hours weeks hundreds dozens scores barrage rounds round volley volleys pair".split()
)


def _adjective_pair(line: Line, joint: int) -> bool:
    """True for "Russian and Syrian airstrikes": capitals on both sides, and no verb's object to the left."""
    left, right = line.tokens[joint - 1].text, line.tokens[joint + 1].text
    return left[:1].isupper() == right[:1].isupper() and (
        left[:1].isupper()
        or line.norms[joint - 1].endswith("e")
        or line.norms[joint - 1] in attack_words().fire_modifiers
    )


def _owner(scene: Scene, line: Line, first: int, i: int) -> bool:
    return _modifier(scene, line, first, i) is not None


# "a military operation", "a terrorist attack": these words name nobody.
_NO_OWNER = frozenset(
    "military security terrorist ground police men suicide bomber mob crowd resistance special group".split()
)


def _modifier(scene: Scene, line: Line, first: int, i: int) -> str | None:
    """Who the words before the noun name: "Israeli", "the regime's", "rebel"."""
    if first >= i:
        return None
    mentions = [m for m in scene.mentions(line.span(first, i)) if m.how != "leader"]
    genitive = next((k for k in range(i - 1, first, -1) if line.tags[k] == "G"), None)
    if genitive is not None and line.tags[genitive - 1] != "Y":
        return named(scene, line, first, genitive)
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
        if norm in _NO_OWNER:
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


def _complements(scene: Scene, line: Line, blow: Blow, i: int, kind: str) -> None:
    """Targets, places and perpetrators that follow the noun."""
    tags, norms = line.tags, line.norms
    stop = clause_end(line, i + 1)
    k = i + 1
    used = 0
    while k < stop:
        norm = norms[k]
        if norm in _ON or (norm == "of" and (kind in _OF or norms[i] in ("shelling", "bombing", "bombings"))):
            found = phrase_right(line, k + 1)
            if found is not None and norm in ("at", "into") and tags[found.first] == "#":
                found = None
            if found is not None and found.core > found.first and blow.target is None and not _dateish(line, found):
                blow.target = found
                blow.stretch(k, found.last)
                k = found.last
                continue
        elif norm == "by" and k + 1 < len(tags) and tags[k + 1] in "NJDR#":
            found = phrase_right(line, k + 1)
            if found is not None and blow.by is None:
                blow.by = _doer(scene, line, found)
                flown = means_among(line, found.first, found.last)
                if flown in (Means.AIRSTRIKE, Means.DRONE) and blow.means in (Means.ARTILLERY, Means.OTHER):
                    blow.means = flown  # "bombardment by warplanes"
                blow.stretch(k, found.last)
                k = found.last
                continue
        elif norm in _PLACES and k + 1 < len(tags) and tags[k + 1] in "NJD":
            found = phrase_right(line, k + 1)
            if found is not None:
                blow.where.append(found)
                if used < 2:
                    blow.stretch(k, found.last)
                used += 1
                k = found.last
                continue
        elif norm == "from" and kind in ("other", "fire", "strike") and blow.by is None:
            found = phrase_right(line, k + 1)
            if found is not None and is_actor(scene, line, found):
                blow.by = actor(scene, line, found)
                blow.stretch(k, found.last)
                k = found.last
                continue
        elif tags[k] == "T" and kind == "ground" and blow.target is None:
            aim = line.group_at(k)
            found = phrase_right(line, aim.last) if aim is not None and aim.lemma in _TAKING else None
            if found is not None:
                blow.target = found
                blow.stretch(k, found.last)
            break
        elif tags[k] == "V" and line.group_at(k) is not None:
            group = line.group_at(k)
            if group is None or not (group.reduced or group.form == "g"):
                break
            if group.lemma in ("target", "hit", "strike") and group.form == "g":
                found = phrase_right(line, k + 1)
                if found is not None and blow.target is None:
                    blow.target = found
                    blow.covers.add(k)
                    blow.stretch(k, found.last)
                    k = found.last
                    continue
            elif (
                group.lemma
                not in ("carry", "launch", "conduct", "claim", "stage", "perpetrate", "blame", "commit", "mount")
                and group.form == "g"
            ):
                break
        elif norms[k] in (",", ";", "-", "–"):
            if norms[k] != "," or not (blow.where or blow.target) or k + 1 >= len(tags) or tags[k + 1] != "N":
                break
        k += 1


def _doer(scene: Scene, line: Line, phrase: Phrase) -> str | None:
    """Who a "by" phrase names; of "by Russian warplanes" the state whose they are, of "by warplanes" nobody."""
    head = line.norms[phrase.core - 1]
    if head in actor_words().weapons and actor_words().weapons[head] != "ground" and head not in ("bomber", "bombers"):
        mentions = [m for m in scene.mentions(line.span(phrase.first, phrase.core)) if m.how != "leader"]
        if mentions:
            return " and ".join(dict.fromkeys(m.party for m in mentions))
        return _modifier(scene, line, phrase.first, phrase.core - 1)
    return actor(scene, line, phrase)


def _dateish(line: Line, phrase: Phrase) -> bool:
    return all(tag in "YD#" for tag in line.tags[phrase.first : phrase.core])


def _governor(line: Line, first: int, i: int) -> Group | None:
    """The verb group whose object, subject or adjunct the noun is: the nearest on its left in the clause, else right."""
    for group in reversed(line.groups):
        if group.last <= first:
            between = line.tags[group.last : first]
            words = line.norms[group.last : first]
            if any(tag == "S" for tag in between) or any(
                word in (";", ":", "but", "after", "when", "while") for word in words
            ):
                return None
            return group
    return None


def _governed(scene: Scene, line: Line, blow: Blow, group: Group) -> bool:
    """Fill roles from the verb that governs the noun; False where that verb says that nothing happened."""
    lexicon = attack_words()
    between = line.norms[group.last : blow.first]
    direct = len(between) <= 1 and (not between or between[0] in ("out", "up", "its", "their", "his", "down", "on"))
    who = subject(line, group)
    if direct and group.lemma in lexicon.light | {
        "plan",
        "claim",
        "order",
        "vow",
        "threaten",
        "repel",
        "thwart",
        "foil",
    }:
        if not done(line, group) and not (group.form == "g" and not group.negated and done(line, group)):
            return False
        if group.lemma in ("repel", "thwart", "foil"):
            return True
        if group.lemma in ("claim", "plan", "order", "vow", "threaten"):
            return group.lemma in ("claim", "order")
        acting = is_actor(scene, line, who) or (who is not None and _armed_head(line, who))
        if line.norms[blow.trigger] == "strike" and blow.target is None and not acting and not group.passive:
            return False  # teachers strike too
        if blow.by is None and who is not None and not group.passive:
            blow.by = actor(scene, line, who)
        if who is not None and not group.passive and who.last <= blow.first and blow.first - who.first < 16:
            blow.stretch(who.first, blow.last)
        else:
            blow.stretch(group.first, blow.last)
        return True
    if direct and group.negated and not group.passive:
        return False
    if group.lemma in ("back", "support", "accompany", "precede") and "by" in between:
        return False
    if group.lemma in ("be", "remain") and "under" in between and who is not None:
        if group.negated or group.modal is not None:
            return False
        blow.victims = who
        blow.stretch(who.first, blow.last)
        return True
    harmed = group.lemma in ("kill", "injure", "wound", "destroy", "massacre", "slaughter", "capture")
    if harmed and not group.passive and any(word in ("in", "during") for word in between[-2:]):
        if who is not None and is_actor(scene, line, who) and done(line, group):
            blow.by = blow.by or actor(scene, line, who)
            return True
    if (
        any(word in ("in", "by", "during", "from", "under", "to") for word in between[-2:])
        and group.passive
        and who is not None
    ):
        if group.negated or group.modal is not None:
            return False
        if blow.target is None and group.lemma in (
            "kill",
            "injure",
            "wound",
            "hit",
            "strike",
            "damage",
            "destroy",
            "target",
            "die",
            "hurt",
            "martyr",
            "level",
            "flatten",
            "lose",
        ):
            blow.victims = who
            blow.stretch(who.first, blow.last)
            blow.covers.add(group.head)
            blow.where += _between(line, group.last, blow.first)
        return True
    if (group.lemma in ("die", "come") and who is not None and between and between[-1] in ("in", "under", "by")) or (
        group.lemma == "come" and "under" in between
    ):
        if not done(line, group):
            return False
        if who is not None and blow.target is None:
            blow.victims = who
            blow.stretch(who.first, blow.last)
        return True
    return not (group.negated and direct)


def _armed_head(line: Line, phrase: Phrase) -> bool:
    head = line.norms[phrase.core - 1]
    return head in actor_words().organs or head in actor_words().weapons


def _between(line: Line, first: int, last: int) -> list[Phrase]:
    for k in range(first, last):
        if line.norms[k] in _PLACES:
            found = phrase_right(line, k + 1)
            if found is not None and found.last <= last:
                return [found]
    return []


def _exploded(line: Line, blow: Blow, i: int) -> bool:
    """True where an explosion is an attack: a bomb, a bomber, something hit; not one merely heard or reported."""
    words = line.norms[max(blow.first - 6, 0) : min(blow.last + 6, len(line.norms))]
    if any(
        word in ("heard", "gas", "accidental", "accident", "factory", "boiler", "cylinder", "reported", "report")
        for word in words
    ):
        return False
    bomb = any(
        word
        in (
            "bomb",
            "suicide",
            "car",
            "bomber",
            "ied",
            "mine",
            "landmine",
            "explosive",
            "device",
            "grenade",
            "roadside",
            "truck",
        )
        for word in line.norms[blow.first : i]
    )
    return (
        bomb
        or blow.by is not None
        or any(
            word in ("hit", "struck", "ripped", "tore", "targeted", "targeting", "occurred", "rocked", "claimed")
            for word in words
        )
    )


def _says_new(scene: Scene, line: Line, blow: Blow, first: int, i: int) -> bool:
    """True where "the attack" names who did it or where: something that the first telling may not have."""
    return (blow.by is not None and bool(blow.where)) or (blow.by is not None and i - first > 2)
