"""A user's cast file as rows with their lines, or an error that says what to mend.

The file is read node by node, never built into objects: a hostile file can name no class, and anchors that multiply
are refused before they are followed.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counterclaim.errors import CastError
from counterclaim.language.cast.atoms import atoms_of
from counterclaim.model.party import Party, PartyKind

__all__ = ["Document", "read_document"]

_MAX_BYTES = 1 << 18  # some 2,000 rows; the bundled tables together are smaller
_MAX_LENGTH = 200
_MAX_DEPTH = 5  # a list in a row in a list in the file is four
_LISTS = ("names", "demonyms", "capitals", "leaders", "bodies")
_TEXTS = ("name", "kind", "parent", "iso3", "origin")
_FIELDS = (*_TEXTS, *_LISTS)
_TOP = ("parties", "bundled")


@dataclass(frozen=True, slots=True)
class Document:
    """Rows of a cast file with their lines; `kind_given` are the lines of rows that say their kind."""

    rows: tuple[tuple[Party, int], ...]
    bundled: bool
    kind_given: frozenset[int]


def read_document(path: Path) -> Document:
    """The rows of the file at `path`. Raises CastError (CC301 to CC306)."""
    return _Reader(path).read()


class _Reader:
    def __init__(self, path: Path) -> None:
        self.path = path

    def fail(self, code: str, what: str, mend: str, line: int | None = None) -> CastError:
        where = f"{self.path}:{line}" if line else str(self.path)
        return CastError(code, what, where=where, mend=mend)

    def read(self) -> Document:
        import yaml

        text = self._text()
        # Composed, not constructed: the nodes know their lines.
        try:
            depth = 0
            for event in yaml.parse(text, Loader=yaml.SafeLoader):
                depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
                if isinstance(event, yaml.AliasEvent) or depth > _MAX_DEPTH:
                    mark = event.start_mark
                    raise self.fail(
                        "CC303",
                        "it is nested too deep." if depth > _MAX_DEPTH else "anchors and aliases are not read.",
                        "Write rows of names, as in the example in docs/formats.md.",
                        mark.line + 1 if mark else None,
                    )
            root = yaml.compose(text, Loader=yaml.SafeLoader)
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else None
            raise self.fail(
                "CC303", f"this is no YAML: {error.problem or error}.", "See the example in docs/formats.md.", line
            ) from None
        except (yaml.YAMLError, RecursionError, ValueError) as error:
            reason = (
                "it is nested too deep" if isinstance(error, RecursionError) else "it holds characters YAML forbids"
            )
            raise self.fail("CC303", f"this is no YAML: {reason}.", "See the example in docs/formats.md.") from None
        if root is None:
            raise self.fail("CC304", "the file is empty.", "Start it with `parties:` and a list of rows.")
        top = self._mapping(root, _TOP)
        bundled = True
        if "bundled" in top:
            value = str(getattr(top["bundled"], "value", "")).casefold()
            if value not in ("true", "false"):
                raise self.fail(
                    "CC306", "`bundled` is neither true nor false.", "Write one of them.", _line(top["bundled"])
                )
            bundled = value == "true"
        if "parties" not in top or not isinstance(top["parties"], yaml.SequenceNode):
            raise self.fail(
                "CC304", "there is no list `parties`.", "Start the file with `parties:` and a list of rows."
            )
        rows, given = [], set()
        for node in top["parties"].value:
            fields = self._mapping(node, _FIELDS)
            rows.append((self._party(node, fields), _line(node)))
            if "kind" in fields:
                given.add(_line(node))
        return Document(tuple(rows), bundled, frozenset(given))

    def _text(self) -> str:
        try:
            with self.path.open("rb") as stream:
                raw = stream.read(_MAX_BYTES + 1)
        except OSError as error:
            reason = error.strerror or str(error)
            raise self.fail("CC301", f"the cast can't be read: {reason}.", "Check the path and its rights.") from None
        if len(raw) > _MAX_BYTES:
            raise self.fail(
                "CC302", f"the cast is larger than {_MAX_BYTES} bytes.", "Keep the parties of one conflict in a file."
            )
        try:
            return raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
            raise self.fail("CC301", "the cast is not in UTF-8.", "Save it as UTF-8.", line) from None

    def _mapping(self, node: Any, allowed: tuple[str, ...]) -> dict[str, Any]:
        """The fields of a mapping node, by name."""
        import yaml

        if not isinstance(node, yaml.MappingNode):
            raise self.fail("CC304", "fields were expected here.", f"Write `{allowed[0]}: …`.", _line(node))
        fields: dict[str, Any] = {}
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else ""
            if name not in allowed:
                raise self.fail(
                    "CC305",
                    f"there is no field {str(name)[:40]!r}.",
                    f"The fields are {', '.join(allowed)}.",
                    _line(key),
                )
            if name in fields:
                raise self.fail("CC305", f"the field {name!r} stands twice.", "Join the two.", _line(key))
            fields[name] = value
        return fields

    def _party(self, node: Any, fields: dict[str, Any]) -> Party:
        texts = {name: self._word(fields[name]) for name in _TEXTS if name in fields}
        lists = {name: self._words(fields[name]) for name in _LISTS if name in fields}
        if "name" not in texts:
            raise self.fail("CC306", "a party has no name.", "Give it a `name`, as claims shall write it.", _line(node))
        try:
            kind = PartyKind(texts.get("kind", PartyKind.OTHER))
        except ValueError:
            kinds = ", ".join(PartyKind)
            raise self.fail(
                "CC306", f"there is no kind {texts['kind']!r}.", f"The kinds are {kinds}.", _line(fields["kind"])
            ) from None
        return Party(
            name=texts["name"],
            kind=kind,
            names=lists.get("names", ()),
            demonyms=lists.get("demonyms", ()),
            capitals=lists.get("capitals", ()),
            leaders=lists.get("leaders", ()),
            bodies=lists.get("bodies", ()),
            parent=texts.get("parent"),
            iso3=texts.get("iso3"),
            origin=texts.get("origin", str(self.path)),
        )

    def _words(self, node: Any) -> tuple[str, ...]:
        """A list of names; one name alone is a list of one."""
        import yaml

        if isinstance(node, yaml.ScalarNode):
            return (self._word(node),) if node.value else ()
        if not isinstance(node, yaml.SequenceNode):
            raise self.fail("CC306", "a list of names was expected here.", "Write `[one, two]`.", _line(node))
        return tuple(self._word(item) for item in node.value)

    def _word(self, node: Any) -> str:
        import yaml

        if not isinstance(node, yaml.ScalarNode):
            raise self.fail("CC306", "a name was expected here.", "Write a plain word or phrase.", _line(node))
        word = " ".join(node.value.split())
        if any(unicodedata.category(c) in ("Cc", "Cs", "Co") for c in word):
            raise self.fail("CC306", "a name holds control characters.", "Take them out.", _line(node))
        if len(word) > _MAX_LENGTH:
            raise self.fail("CC306", f"a name is longer than {_MAX_LENGTH} characters.", "Shorten it.", _line(node))
        if not atoms_of(word):
            raise self.fail("CC306", "a name has no letters.", "Write the name, or leave the field out.", _line(node))
        return word


def _line(node: Any) -> int:
    return int(node.start_mark.line) + 1
