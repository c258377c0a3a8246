"""What follows an attack noun: targets, places, perpetrators."""

from __future__ import annotations

from counterclaim.claims.attack.blow import Blow
from counterclaim.claims.attack.means import means_among
from counterclaim.claims.attack.owners import doer_by
from counterclaim.claims.shallow import (
    Line,
    Phrase,
    Scene,
    actor,
    clause_end,
    is_actor,
    phrase_right,
)
from counterclaim.claims.shallow.lists import word_set
from counterclaim.model.claim import Means

_ON = frozenset(("on", "against", "at", "targeting", "upon", "into", "toward", "towards"))


PLACES = frozenset(
    ("in", "near", "across", "around", "outside", "inside", "along", "over", "throughout", "through", "within")
)


_TIMES = frozenset(
    ("dawn", "daybreak", "dusk", "midday", "midnight", "night", "nightfall", "noon", "sunrise", "sunset")
)
_OF = frozenset(("bombing", "artillery", "bombardment", "invasion", "ground"))


def complements(scene: Scene, line: Line, blow: Blow, i: int, kind: str) -> None:
    """Targets, places and perpetrators that follow the noun."""
    tags, norms = line.tags, line.norms
    stop = clause_end(line, i + 1)
    k = i + 1
    used = 0
    while k < stop:
        norm = norms[k]
        if norm in ("on", "to") and norms[k - 1] in ("blamed", "attributed", "pinned"):
            found = phrase_right(line, k + 1)
            if found is not None and blow.by is None:
                blow.by = actor(scene, line, found)  # "a strike blamed on rebels": at whom is not said
                blow.stretch(k, found.last)
            k = found.last if found is not None else k + 1
            continue
        if norm in _ON or (
            norm == "of" and k == i + 1 and (kind in _OF or norms[i] in ("shelling", "bombing", "bombings"))
        ):
            found = phrase_right(line, k + 1)
            if (
                found is not None
                and norm in ("at", "into")
                and tags[found.first] == "#"
                and norms[found.first][0].isdigit()
            ):
                found = None
            if found is not None and norm == "at" and norms[found.core - 1] in _TIMES:
                found = None  # "raids at dawn on a hospital"
            if found is not None and found.core > found.first and blow.target is None and not _dateish(line, found):
                blow.target = found
                blow.stretch(k, found.last)
                k = found.last
                continue
        elif norm == "by" and k + 1 < len(tags) and tags[k + 1] in "NJDR#":
            found = phrase_right(line, k + 1)
            if found is not None and blow.by is None:
                blow.by = doer_by(scene, line, found)
                flown = means_among(line, found.first, found.last)
                if flown in (Means.AIRSTRIKE, Means.DRONE) and blow.means in (Means.ARTILLERY, Means.OTHER):
                    blow.means = flown  # "bombardment by warplanes"
                blow.stretch(k, found.last)
                k = found.last
                continue
        elif norm == "outside" and norms[k + 1 : k + 2] == ["of"]:
            k += 1
            if (found := phrase_right(line, k + 1)) is not None:
                blow.where.append(found)
                blow.stretch(k, found.last)
                k = found.last
                continue
        elif norm in PLACES and k + 1 < len(tags) and tags[k + 1] in "NJD":
            found = phrase_right(line, k + 1)
            if found is not None:
                blow.where.append(found)
                if used < 2:
                    blow.stretch(k, found.last)
                used += 1
                k = found.last
                continue
        elif (
            norm in ("with", "using") and blow.means is Means.OTHER and (found := phrase_right(line, k + 1)) is not None
        ):
            blow.means = means_among(line, found.first, found.last) or blow.means  # "an attack with artillery"
            k = found.last
            continue
        elif norm == "from" and kind in ("other", "fire", "strike") and blow.by is None:
            found = phrase_right(line, k + 1)
            where = found is not None and norms[found.core - 1] in ("territory", "soil", "airspace", "waters")
            if found is not None and not where and is_actor(scene, line, found):
                blow.by = actor(scene, line, found)
                blow.stretch(k, found.last)
                k = found.last
                continue
        elif tags[k] == "T" and kind in ("ground", "other") and blow.target is None:
            aim = line.group_at(k)
            if aim is not None and aim.lemma in ("try", "attempt") and norms[aim.last : aim.last + 1] == ["to"]:
                aim = line.group_at(aim.last)
            found = (
                phrase_right(line, aim.last) if aim is not None and aim.lemma in word_set("attack", "taking") else None
            )
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
            elif group.lemma not in word_set("attack", "carried_out") and group.form == "g":
                break
        elif norms[k] in (",", ";", "-", "–"):
            if norms[k] != "," or not (blow.where or blow.target) or k + 1 >= len(tags) or tags[k + 1] != "N":
                break
        k += 1


def _dateish(line: Line, phrase: Phrase) -> bool:
    return all(tag in "YD#" for tag in line.tags[phrase.first : phrase.core])
