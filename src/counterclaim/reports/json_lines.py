"""JSON Lines of reports: one object a line, each a Record or a refusal."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Final

from counterclaim.errors import RefusedReport
from counterclaim.reports.limits import MAX_LINE_BYTES
from counterclaim.reports.lines import bounded_lines
from counterclaim.reports.record import Record
from counterclaim.reports.refusals import no_day, refuse

# What `FILE` looks like when it was written for people to read: one refusal for the file, not one a line.
_INDENTED: Final = (b"[", b"{")


class _DuplicateKeyError(ValueError):
    pass


def read_json_lines(
    read: Callable[[int], bytes],
    name: str,
    refused: Callable[[RefusedReport], None],
    head: bytes = b"",
    *,
    before: int = 0,
) -> Iterator[Record]:
    """The records of a stream. `name` goes before the line number in `where`; `before` is how many lines of the file
    stand before the stream. Raises what `read` raises."""
    empty = first = not before
    for place, line in bounded_lines(read, MAX_LINE_BYTES, head):
        number = before + place
        where = f"{name}:{number}"
        if line is None:
            empty = False
            refused(refuse("CC110", f"the line is longer than {MAX_LINE_BYTES:,} bytes.", where=where))
            continue
        stripped = line.strip()
        if number == 1:
            stripped = stripped.removeprefix(b"\xef\xbb\xbf")
        if not stripped:
            continue
        if empty and stripped in _INDENTED:
            refused(refuse("CC112", "the JSON runs over several lines.", where=where, mend=_mend_indented(stripped)))
            return
        empty = False
        try:
            fields = _object(stripped, where)
            if first and (notice := no_day(fields, where)):
                refused(notice)
            first = False
            yield _record(fields, where)
        except RefusedReport as error:
            refused(error)
    if empty:
        refused(refuse("CC102", where=name))


def _mend_indented(line: bytes) -> str:
    command = "jq -c '.[]' FILE" if line == b"[" else "jq -c . FILE"
    return f"Write one JSON object a line; {command} does so."


def _record(fields: dict[str, object], where: str) -> Record:
    for name in ("id", "text"):
        if name not in fields:
            raise refuse("CC120", f"`{name}` is missing.", where=where, mend=_mend_names(fields))
    identifier, text = fields["id"], fields["text"]
    if identifier is None or identifier == "":
        raise refuse("CC120", "`id` is empty.", where=where)
    if text is None:
        raise refuse("CC122", "`text` is null.", where=where)
    if not isinstance(identifier, str):
        raise _wrong_type("id", identifier, where)
    if not isinstance(text, str):
        raise _wrong_type("text", text, where)
    return Record(
        id=identifier,
        text=text,
        origin=where,
        published=_optional(fields, "published", where),
        title=_optional(fields, "title", where),
        outlet=_optional(fields, "outlet", where),
        url=_optional(fields, "url", where),
        licence=_optional(fields, "licence", where),
    )


def _mend_names(fields: dict[str, object]) -> str:
    """What the record's own fields are called, beside what they should be."""
    own = ", ".join(ascii(name[:30]) for name in list(fields)[:8]) or "none"
    return f"Call the report's own name `id`, its words `text`, its day `published`; the fields here are {own}."


def _optional(fields: dict[str, object], name: str, where: str) -> str | None:
    value = fields.get(name)
    if value is not None and not isinstance(value, str):
        raise _wrong_type(name, value, where)
    return value or None


def _wrong_type(name: str, value: object, where: str) -> RefusedReport:
    sort = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return refuse("CC121", f"`{name}` is {sort.get(type(value), 'null')}, no string.", where=where)


def _object(line: bytes, where: str) -> dict[str, object]:
    try:
        parsed: object = _DECODER.decode(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise refuse("CC111", f"byte {error.start + 1} of the line is not UTF-8.", where=where) from None
    except _DuplicateKeyError as error:
        raise refuse("CC114", f"the key {str(error)[:60]!r} stands twice.", where=where) from None
    except RecursionError:
        raise refuse("CC115", where=where) from None
    except json.JSONDecodeError as error:
        raise refuse("CC112", f"no JSON: {error.msg} at column {error.colno}.", where=where) from None
    except ValueError as error:  # NaN and infinities, integers of thousands of digits
        raise refuse("CC112", f"no JSON: {str(error)[:80]}.", where=where) from None
    if not isinstance(parsed, dict):
        raise refuse("CC113", where=where)
    return parsed


def _pairs(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    if len(made) != len(pairs):
        seen: set[str] = set()
        raise _DuplicateKeyError(next(key for key, _ in pairs if key in seen or seen.add(key)))  # type: ignore[func-returns-value]
    return made


def _constant(name: str) -> object:
    raise ValueError(f"{name} is no JSON number")


_DECODER: Final = json.JSONDecoder(object_pairs_hook=_pairs, parse_constant=_constant)
