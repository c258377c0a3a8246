"""Who agreed to a truce, and from when it holds."""

from __future__ import annotations

from counterclaim.claims.ceasefire.deed import Deed
from counterclaim.claims.ceasefire.truces import Truce
from counterclaim.claims.shallow import (
    Group,
    Line,
    Phrase,
    Scene,
)
from counterclaim.claims.shallow.speakers import speakers


def agreement_by(scene: Scene, line: Line, truce: Truce, group: Group, deed: Deed, who: Phrase | None) -> Deed | None:
    """Who agreed: the subject with the truce's own parties; a mediator's verb names the mediator."""
    others = deed.by and truce.parties and not set(deed.by) & set(truce.parties)
    brokers = group.lemma in ("broker", "mediate", "facilitate") and group.passive
    if brokers or (group.lemma in ("broker", "mediate", "negotiate", "secure", "facilitate") and others):
        truce.mediators = tuple(dict.fromkeys((*truce.mediators, *deed.by)))
        deed.by = truce.parties
    elif group.lemma in ("announce", "confirm", "declare", "approve", "endorse", "back") and truce.parties:
        deed.voices = speakers(scene, line, who) if group.lemma in ("announce", "confirm") else ()
        alone = len(truce.parties) == 1  # "announced a truce with rebels": the announcer is the other party
        own = deed.by if alone or group.lemma == "declare" else ()
        deed.by = tuple(dict.fromkeys((*own, *truce.parties)))
    elif group.lemma in ("announce", "confirm"):
        deed.voices = speakers(scene, line, who)
        if group.lemma == "confirm" or (
            len(deed.by) == 1 and not any(word in ("unilateral",) for word in line.norms[truce.first : truce.head])
        ):
            deed.by = deed.by if group.lemma == "announce" else ()
    else:
        deed.by = tuple(dict.fromkeys((*deed.by, *truce.parties)))
    return deed


def start_date(line: Line, truce: Truce) -> int | None:
    """The end of "from midnight", "by Tuesday morning", "starting at noon" after the truce; None where none is."""
    for k in range(truce.last, min(truce.last + 14, len(line.norms) - 1)):
        if line.norms[k] in ("from", "starting", "beginning", "by", "effective") and (
            line.tags[k + 1] == "Y"
            or (line.tags[k + 1] == "#" and line.norms[k] != "by")
            or line.norms[k + 1] in ("midnight", "noon", "at", "on", "dawn")
        ):
            j = k + 1
            while j < len(line.tags) and (
                line.tags[j] in "Y#" or line.norms[j] in ("midnight", "noon", "at", "on", "dawn")
            ):
                j += 1
            return j
        if (line.tags[k] == "V" and line.norms[k] not in ("starting", "beginning", "end", "brokered")) or line.norms[
            k
        ] in (".", ";"):
            return None
    return None
