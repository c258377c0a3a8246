"""A shallow chunker: verb groups, their subjects and objects, who acts, and whether it is said to have happened."""

from __future__ import annotations

from counterclaim.claims.shallow.acting import actor, antecedent, is_actor
from counterclaim.claims.shallow.fighting import actor_words
from counterclaim.claims.shallow.line import Group, Line
from counterclaim.claims.shallow.naming import named, parties_named
from counterclaim.claims.shallow.phrases import Phrase, phrase_left, phrase_right
from counterclaim.claims.shallow.reality import denied, done, planned, unreal_noun
from counterclaim.claims.shallow.roles import after, agent, beside, clause_end, object_, subject
from counterclaim.claims.shallow.scene import Scene, scene_of

__all__ = [
    "Group",
    "Line",
    "Phrase",
    "Scene",
    "actor",
    "actor_words",
    "after",
    "agent",
    "antecedent",
    "beside",
    "clause_end",
    "denied",
    "done",
    "is_actor",
    "named",
    "object_",
    "parties_named",
    "phrase_left",
    "phrase_right",
    "planned",
    "scene_of",
    "subject",
    "unreal_noun",
]
