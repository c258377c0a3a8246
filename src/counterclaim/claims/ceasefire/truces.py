"""Where a line names a truce, and who made it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.claims.ceasefire.lexicon import truce_words
from counterclaim.claims.shallow import Line, Phrase, Scene, actor, parties_named, phrase_right
from counterclaim.claims.shallow.lists import word_set


@dataclass(slots=True)
class Truce:
    """“a week-old Russian-brokered truce between A and B”: tokens [first, last), head at `head`."""

    first: int
    head: int
    last: int
    parties: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    proposed_by: tuple[str, ...] = ()
    described: bool = False


def truces(scene: Scene, line: Line) -> Iterator[Truce]:
    """The truces that a line names, in order."""
    words = truce_words()
    norms, tags = line.norms, line.tags
    if line.vocabulary.isdisjoint(words.nouns | words.pause_nouns | words.deal_nouns | _ZONES):
        return
    seen = -1
    for i, norm in enumerate(norms):
        if i <= seen:
            continue
        head = None
        if norm in words.nouns:
            head = i + 1 if norms[i + 1 : i + 2] and norms[i + 1] in words.deal_nouns else i
        elif norm in words.deal_nouns:
            left = norms[max(i - 2, 0) : i]
            pointed = norms[i - 1] in ("the", "this", "that") and _broken(line, i)
            if pointed or any(word in words.deal_modifiers for word in left) or _ends_war(line, i):
                head = i
        elif norm in words.pause_nouns and tags[i] in "NJ":
            if (
                _lull(line, i)
                or any(word in words.pause_modifiers for word in norms[max(i - 2, 0) : i])
                or any(
                    word in words.pause_objects
                    for word in norms[i + 1 : i + 4]
                    if norms[i + 1 : i + 2] and norms[i + 1] in ("in", "of", "to")
                )
            ):
                head = i
        elif norm in ("de-escalation", "deconfliction") and any(
            word in ("zone", "zones", "agreement", "area") for word in norms[i + 1 : i + 3]
        ):
            head = next(
                k for k in range(i + 1, min(i + 3, len(norms))) if norms[k] in ("zone", "zones", "agreement", "area")
            )
        if head is None or (norms[head + 1 : head + 2] and norms[head + 1] in word_set("ceasefire", "about")):
            continue
        truce = _truce(scene, line, i, head)
        seen = max(truce.head, head)
        yield truce


_ZONES = frozenset(("de-escalation", "deconfliction"))


def _lull(line: Line, i: int) -> bool:
    """True for "a week-long lull", "a window of silence": a pause of so long, and of nothing but fighting."""
    norms = line.norms
    if norms[i] == "silence":
        return i > 1 and norms[i - 1] == "of" and norms[i - 2] in word_set("ceasefire", "silences")
    if norms[i] not in word_set("ceasefire", "lulls") or norms[i + 1 : i + 2] in (["in"], ["of"], ["to"]):
        return False
    return any(word.endswith(tuple(word_set("ceasefire", "durations"))) for word in norms[max(i - 3, 0) : i])


def _broken(line: Line, i: int) -> bool:
    """True for "violating the deal": an agreement that is broken or kept as truces are."""
    group = line.group_at(i - 2) if i > 1 else None
    return group is not None and group.lemma in ("violate", "breach") and not group.passive


def _ends_war(line: Line, i: int) -> bool:
    """True for "a deal … to end the war": a stop to the fighting within a few words."""
    norms = line.norms
    for k in range(i + 1, min(i + 12, len(norms) - 1)):
        if norms[k] == "to" and norms[k + 1] in ("end", "halt", "stop", "cease"):
            return any(
                word in truce_words().pause_objects or word in ("conflict", "hostilities")
                for word in norms[k + 2 : k + 6]
            )
        if norms[k] in (".", ";", ","):
            return False
    return False


def _truce(scene: Scene, line: Line, i: int, head: int) -> Truce:
    tags, norms = line.tags, line.norms
    first = i
    while first > 0 and i - first < 10 and tags[first - 1] in "NJG#DQY":
        if tags[first - 1] == "Y" and not (
            tags[first] == "G" or norms[first - 1].endswith(("-old", "s", "-long", "-day"))
        ):
            break
        first -= 1
        if tags[first] == "D":
            break
        if (
            first > 1
            and norms[first - 1] == "and"
            and tags[first - 2] in "NJ"
            and line.tokens[first - 2].text.islower()
        ):
            first -= 1  # "an immediate and unconditional ceasefire"
            if first > 0 and tags[first - 1] in "NJ":
                first -= 1
    last = head + 1
    if norms[last : last + 1] in (["of"], ["in"]) and norms[head] in truce_words().pause_nouns:
        found = phrase_right(line, last + 1)
        last = found.last if found is not None else last
    if norms[head] == "end" and norms[last : last + 1] == ["to"]:
        found = phrase_right(line, last + 1)
        last = found.last if found is not None else last
    truce = Truce(first, head, last)
    words = truce_words()
    for k in range(first, head):
        parts = norms[k].rsplit("-", 1)
        if len(parts) == 2 and parts[1] in words.mediated:
            # "United States-brokered": the name may begin a token or two before
            near = scene.mentions(line.span(max(first, k - 2), k + 1))
            truce.mediators += tuple(m.party for m in near if m.span.end > line.tokens[k].start) or (
                line.tokens[k].text.rsplit("-", 1)[0],
            )
            truce.described = True
        elif len(parts) == 2 and parts[1] == "proposed":
            truce.proposed_by += tuple(m.party for m in scene.mentions(line.span(k, k + 1))) or (
                line.tokens[k].text.rsplit("-", 1)[0],
            )
        elif (
            norms[k].endswith(("-old", "-day", "-week", "-month", "-year", "-hour", "-lived"))
            or norms[k] in word_set("ceasefire", "describing")
            or tags[k] == "Y"
        ):
            truce.described = True
    if any(norms[k] == "and" for k in range(first, head)) or not truce.parties:
        named = [
            m.party
            for m in scene.mentions(line.span(first, head))
            if m.how in ("name", "demonym")
            and "-" not in m.span.of(line.reading.text)[len(m.span.of(line.reading.text)) - 1 :]
        ]
        pair = [norm for norm in norms[first:head] if norm.count("-") == 1 or norm.count("–") == 1]
        if len(named) >= 2 and not truce.mediators:
            truce.parties = tuple(dict.fromkeys(named))
        elif pair and not truce.mediators:
            truce.parties = tuple(dict.fromkeys(named)) if len(named) >= 2 else ()
    _tail(scene, line, truce)
    if not truce.parties:
        truce.parties = _elsewhere(scene, line, truce)
    new = norms[first] in ("a", "an", "another", "several") or tags[first] == "#"
    placed = any(tag == "Y" for tag in tags[truce.last : truce.last + 5]) or norms[truce.last : truce.last + 1] == [
        "in"
    ]
    if new and placed and norms[max(first - 1, 0)] not in ("for", "of", "on", "about", "towards", "toward", "to"):
        truce.described = True
    return truce


def _tail(scene: Scene, line: Line, truce: Truce) -> None:
    """“brokered by the US”, “between A and B”, “with rebels” after the noun."""
    tags, norms = line.tags, line.norms
    words = truce_words()
    k = truce.last
    stop = min(len(norms), truce.last + 18)
    while k < stop:
        norm = norms[k]
        if norm in words.mediated and norms[k + 1 : k + 2] == ["by"]:
            found = phrase_right(line, k + 2)
            if found is not None:
                truce.mediators += parties_named(scene, line, found.first, found.last)
                truce.described = True
                k = found.last
                if "after" not in norms[truce.last : k]:  # "agreed to a truce after talks mediated by C"
                    truce.last = k
                continue
        elif norm in ("between", "among") or (norm == "with" and not truce.parties):
            found = phrase_right(line, k + 1, joined=norm != "with")
            if found is not None:
                names = _between(scene, line, found)
                truce.parties = tuple(dict.fromkeys((*truce.parties, *names)))
                truce.described = truce.described or norm != "with"
                truce.last = k = found.last
                continue
        elif norm in ("reached", "agreed", "signed", "declared", "announced") and tags[k] == "V":
            group = line.group_at(k)
            if group is None or not (
                group.reduced or norms[k + 1 : k + 2] in (["between"], ["by"], ["with"], ["under"])
            ):
                break
            truce.described = True
            if norms[k + 1 : k + 2] == ["by"]:
                found = phrase_right(line, k + 2)
                if found is not None:
                    truce.parties = tuple(
                        dict.fromkeys((*truce.parties, *parties_named(scene, line, found.first, found.last)))
                    )
                    truce.last = k = found.last
                    continue
            truce.last = k + 1
        elif norm in ("in", "on", "for", "over", "from", "at", "along") and k + 1 < len(tags):
            found = phrase_right(line, k + 1)
            k = found.last if found is not None else k + 1
            continue
        elif tags[k] in "PVSAMC" and norm not in ("zone",):
            break
        k += 1


def _elsewhere(scene: Scene, line: Line, truce: Truce) -> tuple[str, ...]:
    """Who made it where the sentence tells of talks "between A and B" about it."""
    for k in range(truce.last, len(line.norms)):
        if line.norms[k] in ("between", "among"):
            found = phrase_right(line, k + 1, joined=True)
            if found is None:
                continue
            names = tuple(
                dict.fromkeys(m.party for m in scene.mentions(line.span(found.first, found.last)) if m.how != "leader")
            )
            if len(names) >= 2:
                return names
    return ()


def _between(scene: Scene, line: Line, phrase: Phrase) -> tuple[str, ...]:
    """The names of a "between" phrase; a place that stays after "residents of" belongs to its name."""
    names = parties_named(scene, line, phrase.first, phrase.last)
    return names or tuple(name for name in [actor(scene, line, phrase)] if name)
