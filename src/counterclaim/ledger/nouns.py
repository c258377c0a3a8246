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


def noun_json(kind: Any, noun: object) -> str:
    """A dataclass of that type (or union of such) as one line of JSON: lists of the values of fields, in order."""
    return json.dumps(_plain(kind, noun), ensure_ascii=False, separators=(",", ":"))


def noun_of(kind: Any, text: str) -> Any:
    """The dataclass of that type from `noun_json`."""
    return _typed(kind, json.loads(text))


def _plain(kind: Any, value: Any) -> Any:
    if value is None or kind in (str, int, float, bool):
        return value
    if is_dataclass(kind):
        assert isinstance(kind, type)
        return [_plain(one, getattr(value, name)) for name, one in _fields(kind)]
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        wanted = _choices(kind)
        number = 0 if len(wanted) == 1 else next(n for n, one in enumerate(wanted) if isinstance(value, one))
        plain = _plain(wanted[number], value)
        return plain if len(wanted) == 1 else [number, plain]
    if origin is tuple:
        return [_plain(one, part) for one, part in zip(_inner(kind, len(value)), value, strict=True)]
    if origin is frozenset:
        return sorted(_plain(get_args(kind)[0], one) for one in value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _typed(kind: Any, value: Any) -> Any:
    if value is None or kind in (str, int, float, bool):
        return value
    if is_dataclass(kind):
        assert isinstance(kind, type)
        return kind(*(_typed(one, part) for (_, one), part in zip(_fields(kind), value, strict=True)))
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        wanted = _choices(kind)
        return _typed(wanted[0], value) if len(wanted) == 1 else _typed(wanted[value[0]], value[1])
    if origin is tuple:
        return tuple(_typed(one, part) for one, part in zip(_inner(kind, len(value)), value, strict=True))
    if origin is frozenset:
        return frozenset(_typed(get_args(kind)[0], one) for one in value)
    if kind is date:
        return date.fromisoformat(value)
    return kind(*value) if isinstance(value, list) else kind(value)


@cache
def _fields(kind: type) -> tuple[tuple[str, Any], ...]:
    hints = get_type_hints(kind)
    return tuple((field.name, hints[field.name]) for field in fields(kind))


@cache
def _choices(kind: Any) -> tuple[Any, ...]:
    return tuple(one for one in get_args(kind) if one is not NoneType)


def _inner(kind: Any, length: int) -> tuple[Any, ...]:
    inner = get_args(kind)
    return (inner[0],) * length if len(inner) == 2 and inner[1] is Ellipsis else inner
