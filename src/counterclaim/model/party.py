"""Who takes part in a conflict, and by which names the coverage knows them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PartyKind(StrEnum):
    """What sort of actor a party is."""

    STATE = "state"
    REGION = "region"  # de-facto states, autonomous and occupied regions
    ARMED_GROUP = "armed_group"
    INTERNATIONAL_BODY = "international_body"
    MONITOR = "monitor"  # observatories, human-rights groups, rescue services
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Party:
    """“Azerbaijan: a state; Azerbaijani, Azeri; Baku; its president is Ilham Aliyev.”

    `name` is how claims write it. `names` are other full names and initials, `demonyms` its adjectives and nouns
    of people, `capitals` cities that speak for it, `leaders` persons who speak for it, `bodies` further names of
    its organs that do not show the party by themselves (`Kremlin`, `Pentagon`, `IDF`), `parent` the party it
    belongs to. `origin` says where the row comes from.
    """

    name: str
    kind: PartyKind
    names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    leaders: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    parent: str | None = None
    iso3: str | None = None
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Cast:
    """“The parties of this conflict.” Bundled rows, with a user's own rows before them."""

    parties: tuple[Party, ...] = ()
