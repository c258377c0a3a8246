"""Nouns to lines of JSON and back, by the types of their fields. For what is derived, and so safe to make anew."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def noun_json(noun: object) -> str:
    """A dataclass as one line of JSON: a list of the values of its fields, in their order."""
    return json.dumps(_plain(noun), ensure_ascii=False, separators=(",", ":"))


def noun_of(kind: type[T], text: str) -> T:
    """The dataclass of that type from `noun_json`."""
    found: T = _typed(kind, json.loads(text))
    return found


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return [_plain(getattr(value, field.name)) for field in fields(value)]
    if isinstance(value, (tuple, list)):
        return [_plain(one) for one in value]
    if isinstance(value, (set, frozenset)):
        return sorted(_plain(one) for one in value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return value


def _typed(kind: Any, value: Any) -> Any:
    if value is None or kind in (str, int, float, bool):
        return value
    if is_dataclass(kind):
        assert isinstance(kind, type)
        return kind(*(_typed(one, part) for one, part in zip(_types(kind), value, strict=True)))
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        wanted = [one for one in get_args(kind) if one is not NoneType]
        if len(wanted) > 1:
            raise TypeError(f"{kind} could be several things")
        return _typed(wanted[0], value)
    if origin is tuple:
        inner = get_args(kind)
        if len(inner) == 2 and inner[1] is Ellipsis:
            return tuple(_typed(inner[0], one) for one in value)
        return tuple(_typed(one, part) for one, part in zip(inner, value, strict=True))
    if origin is frozenset:
        return frozenset(_typed(get_args(kind)[0], one) for one in value)
    if kind is date:
        return date.fromisoformat(value)
    return kind(value)


@cache
def _types(kind: type) -> tuple[Any, ...]:
    hints = get_type_hints(kind)
    return tuple(hints[field.name] for field in fields(kind))  # type: ignore[arg-type]
