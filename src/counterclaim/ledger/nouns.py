"""Nouns to lines of JSON and back, by the types of their fields. For what is derived, and so safe to make anew.

How a type is turned is worked out once: a derivation turns each item several times, and asking types what they are for
every value took a fifth of it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

_Turn = Callable[[Any], Any]
_AS_THEY_ARE = (str, int, float, bool)
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def noun_json(kind: Any, noun: object) -> str:
    """A dataclass of that type (or union of such) as one line of JSON: lists of the values of fields, in order."""
    return _encode(_turns(kind)[0](noun))


def noun_of(kind: Any, text: str) -> Any:
    """The dataclass of that type from `noun_json`."""
    return _turns(kind)[1](json.loads(text))


@cache
def _turns(kind: Any) -> tuple[_Turn, _Turn]:
    """To plain values and back, for a type that is asked for by name."""
    return _plain(kind), _typed(kind)


@cache
def _field_turns(kind: type) -> tuple[tuple[str, _Turn | None, _Turn | None], ...]:
    """The fields of a dataclass, each with how it is made plain and back; None for what stays as it is."""
    hints = get_type_hints(kind)
    return tuple(
        (one.name, None, None) if (of := hints[one.name]) in _AS_THEY_ARE else (one.name, _plain(of), _typed(of))
        for one in fields(kind)
    )


def _plain(kind: Any) -> _Turn:
    origin = get_origin(kind)
    if kind in _AS_THEY_ARE:
        return _same
    if is_dataclass(kind):
        assert isinstance(kind, type)
        return _plain_fields(kind)
    if origin in (Union, UnionType):
        return _plain_choice(_choices(kind))
    if origin is tuple:
        inner = get_args(kind)
        if _is_run(inner):
            each = _plain(inner[0])
            return lambda value: None if value is None else [each(part) for part in value]
        turns = [_plain(one) for one in inner]
        return lambda value: (None if value is None else [turn(part) for turn, part in zip(turns, value, strict=True)])
    if origin is frozenset:
        of = _plain(get_args(kind)[0])
        return lambda value: None if value is None else sorted(of(one) for one in value)
    return _plain_leaf


def _same(value: Any) -> Any:
    return value


def _plain_leaf(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _plain_fields(kind: type) -> _Turn:
    def turn(value: Any) -> Any:
        if value is None:
            return None
        plain = []
        for name, inner, _ in _field_turns(kind):
            part = getattr(value, name)
            plain.append(part if inner is None or part is None else inner(part))
        return plain

    return turn


def _plain_choice(wanted: tuple[Any, ...]) -> _Turn:
    turns = [_plain(one) for one in wanted]
    if len(wanted) == 1:
        return turns[0]

    def turn(value: Any) -> Any:
        if value is None:
            return None
        number = next(n for n, one in enumerate(wanted) if isinstance(value, one))
        return [number, turns[number](value)]

    return turn


def _typed(kind: Any) -> _Turn:
    origin = get_origin(kind)
    if kind in _AS_THEY_ARE:
        return _same
    if is_dataclass(kind):
        assert isinstance(kind, type)
        return _typed_fields(kind)
    if origin in (Union, UnionType):
        wanted = [_typed(one) for one in _choices(kind)]
        if len(wanted) == 1:
            return wanted[0]
        return lambda value: None if value is None else wanted[value[0]](value[1])
    if origin is tuple:
        inner = get_args(kind)
        if _is_run(inner):
            each = _typed(inner[0])
            return lambda value: None if value is None else tuple([each(part) for part in value])
        turns = [_typed(one) for one in inner]
        return lambda value: (
            None if value is None else tuple([turn(part) for turn, part in zip(turns, value, strict=True)])
        )
    if origin is frozenset:
        of = _typed(get_args(kind)[0])
        return lambda value: None if value is None else frozenset([of(one) for one in value])
    if kind is date:
        return lambda value: None if value is None else date.fromisoformat(value)
    return lambda value: None if value is None else kind(*value) if isinstance(value, list) else kind(value)


def _typed_fields(kind: type) -> _Turn:
    def turn(value: Any) -> Any:
        if value is None:
            return None
        made = zip(_field_turns(kind), value, strict=True)
        return kind(*[part if inner is None or part is None else inner(part) for (_, _, inner), part in made])

    return turn


def _choices(kind: Any) -> tuple[Any, ...]:
    return tuple(one for one in get_args(kind) if one is not NoneType)


def _is_run(inner: tuple[Any, ...]) -> bool:
    """True for `tuple[X, ...]`."""
    return len(inner) == 2 and inner[1] is Ellipsis
