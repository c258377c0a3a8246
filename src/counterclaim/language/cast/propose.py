"""A first draft of a conflict's own cast, from its coverage: a file for a person to edit."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from counterclaim.language.cast.atoms import atoms_of, fold
from counterclaim.language.cast.heads import any_class, words
from counterclaim.language.cast.phrase import party_of
from counterclaim.language.cast.tally import ROLES, Tally, tally
from counterclaim.model.claim import Claim
from counterclaim.model.party import Cast, Party
from counterclaim.model.reading import Reading

__all__ = ["propose_cast"]

# A person reads the file from end to end: the parties that the coverage is about, not all that it touches on.
_MOST_ROWS = 80
_MOST_NAMES = 12
_LONGEST = 120  # characters of a name; longer ones are descriptions
_KEY = {"name": "names", "demonym": "demonyms", "capital": "capitals", "leader": "leaders", "body": "bodies"}
_PLAIN = re.compile(r"[^\W\d_][\w’.-]*(?: [\w’.-]+)*")
_COMPOUND = re.compile(r"-(?:led|backed|held|linked|based|run|allied|aligned|flagged|made|supported)\b", re.I)
_NO_NAMES = frozenset(("he", "she", "they", "it", "we", "i", "you", "who", "which", "that", "those", "others"))
_YAML_WORDS = frozenset(("y", "n", "yes", "no", "true", "false", "on", "off", "null"))

_HEAD = """\
# A draft of the cast of this conflict, from {reports} reports. Edit it, and give it to the commands with --cast.
# Parties stand by how often claims name them; ×3 counts claims or mentions. What the bundled cast knows of a party is
# kept beside what stands here: a row need only add to it. Delete the rows that are no parties, join those that are one
# (put the other name under `names`), and give the new ones a kind:
# {kinds}.
# A name in {{braces}} is matched in this very spelling only.
bundled: true
parties:
"""
_DESCRIBED = """\
  # ---- Acting under no name of their own; as rows they would stand for anybody who is called so.
"""
_NEW = """\
  # ---- Not in the bundled cast: parties, bodies, or just words. Look at the place that is given before you keep one.
"""


def propose_cast(coverage: Iterable[tuple[Reading, Sequence[Claim]]], cast: Cast) -> str:
    """The draft as YAML that `load_cast` reads: readings with their claims in, text out; a pure function.

    `cast` is the cast that the readings were made with. Whom it knows stands first, marked as known, with the names,
    people and bodies that the coverage uses; then who it doesn't know, as rows of kind `other` with a place (report
    and span) where each stands. No sentence of a report is in it.
    """
    seen: set[str] = set()
    found = tally(_watched(coverage, seen))
    known = {party.name: party for party in cast.parties}
    ranked = sorted(found.items(), key=lambda item: (-item[1].weight, item[0]))
    draft = _Draft(known)
    rows = [draft.known(known[name], one) for name, one in ranked if name in known][:_MOST_ROWS]
    # “President Mira Tolan” and “the Nusra Front” are of a party that has its row.
    others = [(n, one) for n, one in ranked if n not in known and _is_name(n) and party_of(n, cast) not in known]
    new = [row for name, one in others if _is_proper(name) and (row := draft.new(name, one))][:_MOST_ROWS]
    described = [f"  #   {_comment(name)}: {_summary(one)}\n" for name, one in others if not _is_proper(name)]
    kinds = ", ".join(dict.fromkeys(kind.value for kind in type(cast.parties[0].kind))) if cast.parties else "other"
    head = _HEAD.format(reports=f"{len(seen):,}", kinds=kinds)
    if not rows and not new:
        head = head.replace("parties:\n", "parties: []\n")
    draft_of_new = _NEW + "".join(new) if new else ""
    draft_of_described = _DESCRIBED + "".join(described[:_MOST_ROWS]) if described else ""
    return head + "".join(rows) + draft_of_new + draft_of_described


def _watched(
    coverage: Iterable[tuple[Reading, Sequence[Claim]]], seen: set[str]
) -> Iterator[tuple[Reading, Sequence[Claim]]]:
    """The coverage, with the reports passed by written down: readings are not kept."""
    for reading, claims in coverage:
        seen.add(reading.report.id)
        yield reading, claims


class _Draft:
    """Rows of the file; a name stands in one of them only, for it shows one party or none."""

    def __init__(self, known: dict[str, Party]) -> None:
        self._taken: dict[str, str] = {}
        for party in known.values():
            for name in (party.name, *party.names, *party.demonyms, *party.capitals, *party.bodies):
                self._taken.setdefault(fold(name.strip("{}")), party.name)

    def known(self, party: Party, one: Tally) -> str:
        lines = [f"  - name: {_scalar(party.name)}  # in the bundled cast; {_summary(one)}"]
        lines.append(f"    kind: {party.kind.value}")
        for how, key in _KEY.items():
            if how != "leader":
                lines += self._list(key, self._own(party.name, one.words[how], besides=party.name))
        lines += self._people(party, one)
        lines += _speakers(one)
        return "\n".join(lines) + "\n"

    def new(self, name: str, one: Tally) -> str:
        key = fold(name)
        if key in self._taken:
            return ""
        self._taken[key] = name
        lines = [f"  - name: {_scalar(name)}  # new; {_summary(one)}"]
        if one.place is not None:
            report, span = one.place
            lines.append(f"    # for instance in {_comment(report)}, {span.start} to {span.end}")
        lines.append("    kind: other")
        lines += self._people(None, one)
        lines += _speakers(one)
        return "\n".join(lines) + "\n"

    def _own(self, party: str, seen: Counter[str], besides: str) -> list[tuple[str, int]]:
        kept: dict[str, tuple[str, int]] = {}
        for word, count in seen.most_common():
            key = fold(word)
            if key != fold(besides) and _is_name(word) and self._taken.setdefault(key, party) == party:
                first, before = kept.get(key, (word, 0))
                kept[key] = (first, before + count)
        # Initials in this very spelling: {US} is never “us”.
        own = [(f"{{{word}}}" if word.isupper() and word.isalpha() else word, count) for word, count in kept.values()]
        return own[:_MOST_NAMES]

    def _list(self, key: str, names: Sequence[tuple[str, int]]) -> list[str]:
        if not names:
            return []
        return [f"    {key}:", *(f"      - {_scalar(name)}  # ×{count}" for name, count in names)]

    def _people(self, party: Party | None, one: Tally) -> list[str]:
        bundled = {fold(name) for name in party.leaders} if party else set()
        lines: list[str] = []
        for name, titles in sorted(one.people.items(), key=lambda item: (-item[1].total(), item[0]))[:_MOST_NAMES]:
            if not _is_name(name):
                continue
            title = next((title for title, _ in titles.most_common() if title), "")
            mark = "in the bundled cast" if fold(name) in bundled else "new"
            said = ", ".join(filter(None, (mark, _comment(title), f"in {titles.total()} report(s)")))
            lines.append(f"      - {_scalar(name)}  # {said}")
        return ["    leaders:", *lines] if lines else []


def _speakers(one: Tally) -> list[str]:
    """Who speaks for it, as a comment: most of these show their party by themselves."""
    said = [f"{_comment(name)} ×{count}" for name, count in one.speakers.most_common(6) if name]
    return [f"    # speaks as: {'; '.join(said)}"] if said else []


def _summary(one: Tally) -> str:
    roles = [f"{role} ×{one.roles[role]}" for role in ROLES if one.roles[role]]
    return f"{', '.join(roles)}; in {len(one.reports)} report(s)"


def _is_name(word: str) -> bool:
    """True for what `load_cast` takes for a name."""
    return bool(atoms_of(word)) and len(word) <= _LONGEST and not any(_steers(c) for c in word) and "{" not in word


def _is_proper(name: str) -> bool:
    """True for a name of its own (“Liwa al-Quds”), not a description (“ethnic Armenian forces”, “Gunmen”)."""
    pieces = name.removeprefix("The ").removeprefix("the ").split()
    own = [piece for piece in pieces if piece not in words("particles") and piece not in words("prepositions")]
    if not own or name.casefold() in _NO_NAMES or _COMPOUND.search(name):
        return False
    if not all(piece[0].isupper() or piece[:3] in ("al-", "el-") for piece in own):
        return False
    return any(not any_class(piece) and not any_class(piece.casefold()) for piece in own)


def _steers(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")


def _scalar(word: str) -> str:
    """A name as YAML has it: plain where that is safe, else in double quotes."""
    word = " ".join(word.split())
    if _PLAIN.fullmatch(word) and word.casefold() not in _YAML_WORDS:
        return word
    return '"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _comment(text: str) -> str:
    """Words of a report on one line of a comment, without what could end it."""
    return " ".join("".join(" " if _steers(c) else c for c in text).split())[:_LONGEST]
