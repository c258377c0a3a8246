"""Files that say that they are ledgers, and casts that say that they are casts."""

# ruff: noqa: E501  # a bait a line is easier to read than one broken in three
from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from tests.trust.ground import built, decided_ledger, ran_here, write_reports
from tests.trust.shown import MARKUP, STEERING
from tests.trust.trial import Outcome, told, trial

from counterclaim.errors import CastError
from counterclaim.language.cast import load_cast

GROUP = "Ledgers and casts"
LARGE = "x" * 5_000_000

# What is done to a good ledger, by anybody who can write SQL.
CHANGES = {
    "another schema": "DROP TABLE claims; CREATE TABLE claims (a)",
    "no tables": "DROP VIEW current_claims; DROP TABLE decisions; DROP TABLE refusals; DROP TABLE superseded",
    "a view for a table": "ALTER TABLE reports RENAME TO kept; CREATE VIEW reports AS SELECT * FROM kept",
    "a view that never ends": "ALTER TABLE reports RENAME TO kept; CREATE VIEW reports AS WITH RECURSIVE r(n) AS (SELECT 1"
    " UNION ALL SELECT n + 1 FROM r) SELECT kept.* FROM r, kept",
    "a view that reads itself": "DROP VIEW current_claims; CREATE VIEW current_claims AS SELECT * FROM current_claims",
    "a trigger that deletes": "CREATE TRIGGER evil AFTER INSERT ON decisions BEGIN DELETE FROM refusals; END",
    "a trigger that fails": "CREATE TRIGGER evil BEFORE INSERT ON readings BEGIN SELECT RAISE(ABORT, 'no'); END",
    "another version": "PRAGMA user_version = 99",
    "a version below nought": "PRAGMA user_version = -1",
    "another program's": "PRAGMA application_id = 1",
    "a blob for a text": "UPDATE reports SET text = x'fffe00'",
    "a blob for an id": "UPDATE claims SET id = x'00ff' WHERE number = 1",
    "a number for a text": "UPDATE reports SET title = 5, outlet = 1.5, url = x'ff'",
    "a span that is none": "UPDATE claims SET start = -5, end = 99999999",
    "a span of words": "UPDATE claims SET start = 'one', end = 'two'",
    "a span without end": "UPDATE claims SET end = 9223372036854775807",
    "JSON of another shape": "UPDATE claims SET details = '[1, 2]'",
    "JSON that is null": "UPDATE claims SET details = 'null', evidence = 'null'",
    "JSON of other types": "UPDATE claims SET details = json_set(details, '$.low', 'many', '$.harm', 5)",
    "a figure without end": "UPDATE claims SET details = json_set(details, '$.low', 1e300, '$.stated', 1e300)",
    "evidence that is none": 'UPDATE claims SET evidence = \'[[1], ["a", "b"], 5]\'',
    "a place that is none": 'UPDATE claims SET located = \'{"lat": "north"}\'',
    "parts that are none": "UPDATE reports SET parts = '[[\"body\", 5]]'",
    "parts of a kind that is none": "UPDATE reports SET parts = '[[\"oracle\", 0, 5, null, null, null]]'",
    "derived JSON that is none": "UPDATE items SET value = '{'; UPDATE nouns SET value = '['",
    "derived JSON of another shape": "UPDATE items SET value = '[1, 2]'; UPDATE wars SET belligerents = '{'",
    "a derived kind that is none": "UPDATE items SET kind = 'oracles'; UPDATE nouns SET kind = 'oracles'",
    "a kind that is none": "UPDATE claims SET kind = 'oracle'",
    "a day that is none": "UPDATE reports SET published = 'soon'; UPDATE claims SET date = '2019-99-99/yesterday'",
    "a verb that is none": "PRAGMA ignore_check_constraints = 1; UPDATE decisions SET verb = 'burn'",
    "an edit that doesn't fit": "UPDATE decisions SET field = 'low', new = '\"many\"' WHERE verb = 'edit'",
    "an edit that is no JSON": "UPDATE decisions SET field = 'date', new = '{' WHERE verb = 'edit'",
    "undos in a ring": "UPDATE decisions SET verb = 'undo', undoes = 41 - number",
    "a text of five megabytes": f"UPDATE claims SET source = '{LARGE}' WHERE number = 1",
    "a claim of another report": "UPDATE claims SET report = 'nobody' WHERE number = 1",
    "script everywhere": f"UPDATE reports SET title = '{MARKUP[0]}', outlet = '{MARKUP[2]}', url = 'javascript:alert(1)';"
    f" UPDATE claims SET source = '{MARKUP[0]}', place = '{MARKUP[2]}', rule = '{MARKUP[0]}'",
    "escapes everywhere": f"UPDATE reports SET title = '{STEERING['escape']}', outlet = '{STEERING['bidi']}';"
    f" UPDATE claims SET source = '{STEERING['escape']}', rule = '{STEERING['escape']}'",
}


def commands(path: Path, folder: Path) -> tuple[tuple[object, ...], ...]:
    """Every command that reads a ledger."""
    return (
        ("verify", path),
        ("ask", path, "killed"),
        ("changes", path),
        ("export", path, "--format", "csv"),
        ("export", path, "--format", "geojson"),
        ("dossier", path, "--output", folder / "page.html"),
        ("build", folder / "first.jsonl", "--ledger", path, "--jobs", "1"),
    )


def _faults(path: Path, folder: Path, name: str, counts: dict[str, int], turns: range) -> list[str]:
    from tests.trust.road import TooLongError, at_most
    from tests.trust.shown import TERMINAL, page_faults

    wrong = []
    (folder / "page.html").unlink(missing_ok=True)
    for number, command in enumerate(commands(path, folder)):
        if number not in turns and number + 7 not in turns:
            continue
        try:
            with at_most(20):
                status, said = ran_here(*command)
        except TooLongError as error:
            wrong.append(f"{command[0]} of {name}: {error}")
            continue
        except Exception as error:
            wrong.append(f"{command[0]} of {name}: {type(error).__name__}: {str(error)[:150]}")
            continue
        counts[{0: "commands went on", 1: "verify said that it doesn't hold"}.get(status, "refused in words")] += 1
        if "Traceback" in said or status not in (0, 1, 3, 4):
            wrong.append(f"{command[0]} of {name}: exit status {status}, {said[-200:]}")
        if found := TERMINAL.search(said):
            wrong.append(f"{command[0]} of {name}: {found.group()!r} in what it says")
    if (folder / "page.html").exists():
        wrong += [f"dossier of {name}: {fault}" for fault in page_faults((folder / "page.html").read_text("utf-8"))]
    return wrong


def _tried(folder: Path, made: dict[str, Callable[[Path], None]], commands_each: int) -> Outcome:
    """Each ledger is met by so many of the commands, the next one by the next ones."""
    base, _ = decided_ledger(folder)
    counts = dict.fromkeys(("commands went on", "verify said that it doesn't hold", "refused in words"), 0)
    wrong: list[str] = []
    for turn, (name, change) in enumerate(made.items()):
        path = folder / "hostile.db"
        for file in folder.glob("hostile.db*"):
            file.unlink()
        shutil.copy(base, path)
        change(path)
        wrong += _faults(path, folder, name, counts, range(turn % 7, turn % 7 + commands_each))
    return Outcome(len(made), f"ledgers: {told(counts)}; no command crashed or hung", tuple(wrong))


def _by_sql(sql: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        with closing(sqlite3.connect(path)) as db:
            for (trigger,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                db.execute(f"DROP TRIGGER {trigger}")
            db.execute("PRAGMA foreign_keys = OFF")
            db.executescript(sql)
            db.commit()

    return change


@trial(
    GROUP,
    "Ledgers of another schema, with triggers, endless views, wrong types, JSON of another shape, script",
    few=3,
    many=7,
    cost=50,
)
def changed_ledgers(folder: Path, commands_each: int) -> Outcome:
    return _tried(folder, {name: _by_sql(sql) for name, sql in CHANGES.items()}, commands_each)


@trial(GROUP, "Ledgers with bytes overwritten, pages swapped or the end cut off, at random", few=6, many=150, cost=100)
def damaged_ledgers(folder: Path, times: int) -> Outcome:
    chance = random.Random(9)

    def damage(path: Path) -> None:
        content = bytearray(path.read_bytes())
        match chance.randrange(3):
            case 0:
                for _ in range(chance.randrange(1, 60)):
                    content[chance.randrange(len(content))] = chance.randrange(256)
            case 1:
                one, other = (4096 * chance.randrange(len(content) // 4096) for _ in range(2))
                content[one : one + 4096], content[other : other + 4096] = (
                    content[other : other + 4096],
                    content[one : one + 4096],
                )
            case _:
                del content[chance.randrange(len(content)) :]
        path.write_bytes(content)

    return _tried(folder, {f"damage {number}": damage for number in range(times)}, 7)


CASTS = {
    "a YAML bomb": "a: &a [x, x]\n" + "\n".join(f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]" for n in range(20)),
    "an alias to itself": "parties: &a [*a]",
    "a merge": "base: &b {name: Osk}\nparties:\n  - <<: *b",
    "a Python object": "parties:\n  - !!python/object/apply:os.system ['true']",
    "a Python name": "parties: !!python/name:os.system",
    "another tag": "parties:\n  - !evil {name: Osk}",
    "binary": "parties:\n  - name: !!binary aGVsbG8=",
    "two documents": "parties: []\n---\nparties: []",
    "nested without end": "[" * 100_000,
    "a file without end": "parties:\n" + "  - name: Osk\n" * 50_000,
    "a name without end": "parties:\n  - name: " + "a" * 100_000,
    "a name of nothing": "parties:\n  - name: ''",
    "a name of spaces": "parties:\n  - name: '   '",
    "the same twice": "parties:\n  - name: Osk\n  - name: OSK",
    "a parent in a ring": "parties:\n  - {name: Osk, parent: Lom}\n  - {name: Lom, parent: Osk}",
    "its own parent": "parties:\n  - {name: Osk, parent: Osk}",
    "a pattern for a name": "parties:\n  - name: '(a+)+$'\n    names: ['.*', '[', '(', '\\\\', '{', '{}', '{name}', '^$', '|']",
    "numbers for names": "parties:\n  - name: 5\n    names: [1.5, true, null, 2020-01-01]",
    "a key that is a list": "parties:\n  - [a]: b",
    "a key twice": "parties: []\nparties: []",
    "control characters": 'parties:\n  - name: "\\x1b[31mOsk\\u202e"',
    "half a character": 'parties:\n  - name: "\\ud800"',
    "no mapping": "- a\n- b",
    "nothing": "",
    "a NUL": "parties:\n  - name: a\0b",
    "tabs": "parties:\n\t- name: Osk",
    "two thousand parties": "parties:\n" + "".join(f"  - {{name: Party {n}, names: [P{n} A, P{n} B]}}\n" for n in range(2000)),
}  # fmt: skip


@trial(GROUP, "Cast files: YAML bombs, aliases in a ring, Python tags, patterns for names, rings of parents")
def casts(folder: Path, times: int) -> Outcome:
    from tests.trust.road import at_most

    reports = write_reports(folder / "r.jsonl", 1)
    counts = {"read": 0, "refused with their line": 0}
    wrong: list[str] = []
    for name, text in CASTS.items():
        path = folder / "cast.yaml"
        path.write_text(text, "utf-8")
        try:
            with at_most(20):
                load_cast(path)
                status, said = ran_here("extract", reports, "--cast", path, "--jobs", "1")
            counts["read"] += 1
            if status or "Traceback" in said:
                wrong.append(f"{name}: exit status {status}, {said[-200:]}")
        except CastError as error:
            counts["refused with their line"] += 1
            if not error.code.startswith("CC3") or not error.mend:
                wrong.append(f"{name}: {error}")
        except Exception as error:
            wrong.append(f"{name}: {type(error).__name__}: {error}")
    built(reports, folder / "war.db")
    return Outcome(len(CASTS), told(counts) + "; nothing was run", tuple(wrong))
