"""Denials told in apposition to the claim: “…, a charge the army dismissed as propaganda”."""

from __future__ import annotations

from counterclaim.claims.denial.words import Denial, answered, judged, lists_of
from counterclaim.claims.shallow import Group, Line, Phrase, Scene, phrase_right
from counterclaim.claims.shallow.speakers import speakers

# Words back from the verb in which its claim stands: "an allegation that the foreign ministry in the capital has".
_REACH = 14


def apposed(scene: Scene, line: Line, group: Group) -> Denial | None:
    """“…, a claim Chad called baseless”, “…, accusations the group rejects”, “…, a charge dismissed by the army”."""
    if group.negated or group.modal is not None or group.to:
        return None
    noun = _claim(line, group.first)
    if noun is None:
        return None
    end = _verdict(line, group)
    if end is None:
        return None
    if group.passive:
        by = next((k for k in range(group.last, min(end + 1, len(line.norms))) if line.norms[k] == "by"), None)
        who = phrase_right(line, by + 1) if by is not None and noun + 3 > group.first else None
        end = max(end, who.last) if who is not None else end
    else:
        first = noun + 1 + (line.norms[noun + 1] in ("that", "which"))
        found = phrase_right(line, first)
        who = Phrase(first, min(found.core, group.first), min(found.last, group.first)) if found is not None else None
    if who is None or who.first >= who.core or (not group.passive and who.last < group.first - 2):
        return None
    voices = speakers(scene, line, who)
    of = answered(scene, line, _opening(line, noun), voices)
    return Denial(line, _opening(line, noun), end, group.head, voices, of, f"apposed:{group.lemma}")


def _claim(line: Line, stop: int) -> int | None:
    """The noun of a claim that a comma sets off before token `stop`."""
    for k in range(stop - 1, max(stop - _REACH, 1), -1):
        if line.norms[k] in lists_of()["claims"] and line.tags[k] in "NV":
            lead = _opening(line, k)
            return k if lead > 0 and line.norms[lead - 1] in (",", "-", "–", "—") else None
        if line.tags[k] == "P":
            return None
    return None


def _opening(line: Line, noun: int) -> int:
    """Where the phrase of the noun begins."""
    k = noun
    while k > 0 and line.tags[k - 1] in "DNJ#" and noun - k < 4:
        k -= 1
    return k


def _verdict(line: Line, group: Group) -> int | None:
    """Where the words end that reject the claim; None where the verb does not reject it."""
    lists = lists_of()
    norms, end = line.norms, group.last
    near = min(end + 8 if group.passive else end + 4, len(norms))
    value = next((k for k in range(end, near) if norms[k] in lists["false"] | lists["judging"]), None)
    if group.lemma in lists["with_claim"] | lists["verbs"]:
        told = next((k for k in range(end, near) if norms[k] == "as" and judged(line, k + 1, len(norms))), None)
        return value + 1 if told is not None and value is not None else end
    if group.lemma in lists["calling"] and value is not None:
        return value + 1
    return None
