"""The fields of a claim as inputs of a form: which there are, what they take, and what was typed into them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from counterclaim.claims import claim_record
from counterclaim.dossier.visible import visible
from counterclaim.model.claim import (
    Claim,
    ControlAct,
    Harm,
    Kind,
    Means,
    Scope,
    Status,
    TalksState,
    TruceAct,
)


class Input(StrEnum):
    """What a field takes, and so what a form shows for it."""

    TEXT = "text"
    PARTY = "party"  # text, with the parties of the ledger to choose from
    NAMES = "names"  # one a line
    NUMBER = "number"
    CHOICE = "choice"
    FLAG = "flag"
    DATE = "date"
    WHERE = "where"


@dataclass(frozen=True, slots=True)
class Field:
    """“status: choice of civilian, combatant, unspecified.” `value` is what the claim has, as the record writes it,
    `help` says what the words of the field mean, `error` what is wrong with what was typed."""

    name: str
    label: str
    input: Input
    choices: tuple[str, ...] = ()
    help: str = ""
    value: object = None
    error: str = ""

    @property
    def shown(self) -> str:
        """The value as a reader sees it."""
        match self.value:
            case None | "" | []:
                return "not said"
            case bool():
                return "yes" if self.value else "no"
            case int():
                return f"{self.value:,}"
            case list():
                return ", ".join(str(one) for one in self.value)
            case dict():
                return str(self.value.get("name") or "")
            case _:
                return str(self.value).replace("_", " ")


def _choices(values: type[StrEnum]) -> tuple[str, ...]:
    return tuple(str(one.value) for one in values)


_COMMON = (
    Field("source", "Source", Input.TEXT, help="In words of the report; empty in the outlet's own voice."),
    Field("source_party", "Speaks for", Input.PARTY),
    Field("via", "Via", Input.TEXT, help="The inner source, where a source quotes one."),
    Field("date", "When", Input.DATE, help="Of what is claimed, not of the report."),
    Field("place", "Place", Input.TEXT, help="In words of the report."),
)
_WHERE = Field("where", "Lies at", Input.WHERE)
_OF_KIND: dict[Kind, tuple[Field, ...]] = {
    Kind.TOLL: (
        Field("harm", "Harm", Input.CHOICE, _choices(Harm)),
        Field("status", "Who", Input.CHOICE, _choices(Status)),
        Field("side", "Of side", Input.PARTY),
        Field("stated", "Number as written", Input.NUMBER),
        Field("low", "At least", Input.NUMBER),
        Field("high", "At most", Input.NUMBER),
        Field("approx", "A rough figure", Input.FLAG),
        Field("disclosed", "A figure is given", Input.FLAG),
        Field("scope", "Counts", Input.CHOICE, _choices(Scope)),
        Field("part_of", "Part of the figure", Input.TEXT, help="Words of the larger figure in the same report."),
        Field("blamed", "Blamed", Input.PARTY),
    ),
    Kind.CEASEFIRE: (
        Field("act", "Act", Input.CHOICE, _choices(TruceAct)),
        Field("by", "By", Input.NAMES),
        Field("against", "Against", Input.PARTY),
        Field("mediator", "Mediator", Input.NAMES),
    ),
    Kind.CONTROL: (
        Field("act", "Act", Input.CHOICE, _choices(ControlAct)),
        Field("holder", "Who", Input.PARTY),
        Field("from", "From", Input.PARTY),
    ),
    Kind.ATTACK: (
        Field("means", "Means", Input.CHOICE, _choices(Means)),
        Field("by", "By", Input.PARTY),
        Field("target", "Target", Input.TEXT),
        Field("damage", "Damage", Input.TEXT),
    ),
    Kind.TALKS: (
        Field("state", "State", Input.CHOICE, _choices(TalksState)),
        Field("parties", "Parties", Input.NAMES),
        Field("venue", "Venue", Input.TEXT),
        Field("mediator", "Mediator", Input.NAMES),
    ),
    Kind.DEMAND: (Field("by", "By", Input.PARTY), Field("to", "To", Input.PARTY)),
    Kind.DENIAL: (Field("of", "Denies", Input.TEXT, help="What is denied, in words of the report."),),
    Kind.STATEMENT: (),
}
# What a form for a new claim begins with, where that isn't nothing.
_BEGINS: dict[str, object] = {
    "harm": Harm.KILLED.value, "status": Status.UNSPECIFIED.value, "scope": Scope.INCIDENT.value, "approx": False,
    "disclosed": True, "by": None, "act": None, "means": Means.OTHER.value, "state": TalksState.HELD.value,
}  # fmt: skip


def fields_of(claim: Claim) -> tuple[Field, ...]:
    """The fields of a claim with their values, those of its kind first."""
    record = claim_record(claim)
    return tuple(
        replace(field, value=record.get(field.name)) for field in (*_OF_KIND[claim.kind], *_COMMON, _WHERE)
    )  # fmt: skip


def new_fields(kind: Kind) -> tuple[Field, ...]:
    """The fields of a claim that is to be made."""
    return tuple(
        replace(field, value=[] if field.input is Input.NAMES else _BEGINS.get(field.name))
        for field in (*_OF_KIND[kind], *_COMMON)
    )


def with_record(fields: tuple[Field, ...], record: Mapping[str, object]) -> tuple[Field, ...]:
    """The fields with the values of another record, where it has them."""
    return tuple(replace(field, value=record[field.name]) if field.name in record else field for field in fields)


def typed(fields: tuple[Field, ...], form: Mapping[str, str]) -> tuple[Field, ...]:
    """The fields with what was typed into the form; what doesn't fit stands as it was typed, with an error."""
    return tuple(_typed(field, form) for field in fields)


def _typed(field: Field, form: Mapping[str, str]) -> Field:
    text = form.get(f"f.{field.name}", "").strip()
    if isinstance(field.value, str | list) and _lines(text) == visible(_as_input(field.value)).strip():
        return field  # a form shows characters that can't be seen by their numbers: left as it was, it is as it was
    match field.input:
        case Input.TEXT | Input.PARTY:
            return replace(field, value=text if field.name == "source" else text or None)
        case Input.NAMES:
            return replace(field, value=[name.strip() for name in text.splitlines() if name.strip()])
        case Input.NUMBER:
            figures = text.replace(",", "").replace("\u202f", "")
            if not figures:
                return replace(field, value=None)
            if not (figures.isascii() and figures.isdecimal() and len(figures) <= 12):
                return replace(field, value=text, error="a whole number, or nothing")
            return replace(field, value=int(figures))
        case Input.CHOICE:
            fits = text in field.choices
            return replace(field, value=text, error="" if fits else f"one of {', '.join(field.choices)}")
        case Input.FLAG:
            return replace(field, value=text == "yes")
        case Input.DATE:
            return _date(field, form)
        case Input.WHERE:
            return replace(field, value=_where(text, field))


def _as_input(value: str | list[object]) -> str:
    """A value as it stands in its input."""
    return value if isinstance(value, str) else "\n".join(str(one) for one in value)


def _lines(text: str) -> str:
    """What a form sends, with ends of lines as they were in it."""
    return text.replace("\r\n", "\n")


def _date(field: Field, form: Mapping[str, str]) -> Field:
    first, last = (form.get(f"f.{field.name}.{end}", "").strip() for end in ("first", "last"))
    is_open = form.get(f"f.{field.name}.open") == "yes"
    if is_open and first and last:
        return replace(field, value=f"{first}/{last}", error="an open interval has no last day")
    if not first and not last:
        return replace(field, value=None)
    if is_open or (last and last != first):
        return replace(field, value=f"{first}/{last}")
    return replace(field, value=first)


def _where(text: str, field: Field) -> object:
    """The chosen place: as it is, none, or one of those that bear the name."""
    if text == "none":
        return None
    if not isinstance(field.value, dict) or not text.isascii() or not text.isdecimal():
        return field.value
    others = field.value.get("others") or []
    if int(text) >= len(others):
        return field.value
    one = others[int(text)]
    # UCDP GED's where_prec 1: the exact place is known. A reviewer who chooses it says so.
    return {**one, "where_prec": 1, "others": others}


def errors_in(fields: tuple[Field, ...]) -> tuple[str, ...]:
    """What doesn't fit, a line a field."""
    return tuple(f"{field.label}: {field.error}." for field in fields if field.error)


def values_of(fields: tuple[Field, ...]) -> dict[str, object]:
    """The values by the names of the record."""
    return {field.name: field.value for field in fields}


def as_json(value: object) -> str:
    """One value for a reader of the history."""
    return "nothing" if value is None else json.dumps(value, ensure_ascii=False)
