"""The documentation against the program: what it lists is all there is, what it links is there, what it shows runs."""

from __future__ import annotations

import ast
import json
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from importlib import import_module
from itertools import islice
from pathlib import Path

import pytest
import typer

import counterclaim
from counterclaim.claims.kinds import KINDS
from counterclaim.cli import run
from counterclaim.cli.app import make_app
from counterclaim.cli.demo import example_reports
from counterclaim.cli.main import Exit
from counterclaim.export import COLUMNS as CSV_COLUMNS
from counterclaim.language.cast import load_cast
from counterclaim.ledger import Ledger
from counterclaim.model import claim as nouns

TOP = Path(__file__).parents[1]
PACKAGE = Path(counterclaim.__file__).parent
DOCS = TOP / "docs"
FORMATS = (DOCS / "formats.md").read_text(encoding="utf-8")
COMMANDS = (DOCS / "commands.md").read_text(encoding="utf-8")
PAGES = sorted(
    {
        path
        for pattern in ("*.md", "*/*.md", "docs/**/*.md", "examples/**/*.md")
        for path in TOP.glob(pattern)
        if not any(part.startswith(".") for part in path.relative_to(TOP).parts)
    }
)

# A fenced block: what stands behind the fence, then its lines.
FENCE = re.compile(r"^ *```([^\n]*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^()\s]+)\)")
CODE = re.compile(r"CC\d{3}")


def blocks(page: str, language: str) -> list[str]:
    """The fenced blocks of a page whose fence says `language`, and perhaps a file's name."""
    return [text for info, text in FENCE.findall(page) if info.split()[:1] == [language]]


def section(page: str, heading: str) -> str:
    """What stands below a heading, down to the next one."""
    _, found, rest = page.partition(f"\n{heading}\n")
    assert found, heading
    return re.split(r"^##", rest, maxsplit=1, flags=re.MULTILINE)[0]


# commands


def test_the_page_of_commands_is_current() -> None:
    ran = subprocess.run([sys.executable, TOP / "tools" / "commands.py", "--check"], capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr


def test_every_command_and_option_is_documented() -> None:
    # Asked of the parser itself, so that the page's own maker may be wrong.
    group = typer.main.get_command(make_app())
    commands = getattr(group, "commands")  # noqa: B009  # typed by typer as a plain command
    assert len(commands) > 5
    for name, command in commands.items():
        said = section(COMMANDS, f"## counterclaim {name}")
        assert f"$ counterclaim {name}" in said
        for parameter in command.params:
            for option in (*parameter.opts, *parameter.secondary_opts):
                if option.startswith("-") and option not in ("--help", "-h"):
                    assert re.search(rf"[`/]{re.escape(option)}[` /]", said), (name, option)


# codes


@cache
def codes_in_source() -> frozenset[str]:
    """Codes in the strings of the package, docstrings aside: these tell of codes that others raise."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
                found.add(node.value)
    return frozenset(found)


def test_every_code_is_documented_and_no_other() -> None:
    used = codes_in_source()
    listed = re.findall(r"^\| `?(CC\d{3})`? \|", FORMATS, re.MULTILINE)
    assert len(used) > 50
    assert set(listed) - used == set()
    assert used - set(listed) == set()
    assert len(listed) == len(set(listed))


def test_no_page_names_a_code_that_there_is_not() -> None:
    for page in PAGES:
        assert set(CODE.findall(page.read_text(encoding="utf-8"))) <= codes_in_source(), page


def test_every_exit_status_is_documented() -> None:
    listed = re.findall(r"^\| (\d+) \|", section(FORMATS, "## Exit statuses"), re.MULTILINE)
    assert [int(number) for number in listed] == sorted(Exit)


# links


def anchors(page: Path) -> set[str]:
    """The headings of a page as the places that links may lead to, the way GitHub makes them."""
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


def links(page: Path) -> Iterator[str]:
    for target in LINK.findall(FENCE.sub("", page.read_text(encoding="utf-8"))):
        if not re.match(r"[a-z]+:", target):
            yield target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(TOP)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in links(page):
        file, _, place = target.partition("#")
        path = (page.parent / file) if file else page
        assert path.exists(), target
        if place:
            assert place in anchors(path), target


def test_the_pages_name_files_that_are_there() -> None:
    for page in (*DOCS.glob("*.md"), TOP / "CONTRIBUTING.md"):
        named = re.findall(r"`((?:src|tests|tools|training|examples|docs)/[\w./-]+)`", page.read_text(encoding="utf-8"))
        for name in named:
            assert (TOP / name).exists(), (page.name, name)


# layout

STAGES = sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py"))


@pytest.mark.parametrize("stage", STAGES)
def test_the_surface_of_a_folder_is_documented(stage: str) -> None:
    said = section((DOCS / "architecture.md").read_text(encoding="utf-8"), f"## {stage}/")
    listed = re.findall(r"`(\w+)`", said.partition("\nSurface: ")[2])
    shown = getattr(import_module(f"counterclaim.{stage}"), "__all__", [])
    assert listed == shown, f"docs/architecture.md, {stage}/: python tools/surfaces.py"


# formats


@pytest.mark.parametrize("kind", [kind.value for kind, _ in KINDS])
def test_every_field_of_a_kind_is_documented_with_an_example(kind: str) -> None:
    heading = next(line for line in FORMATS.splitlines() if line.startswith(f"### `{kind}`"))
    said = section(FORMATS, heading)
    details = getattr(nouns, f"{kind.capitalize()}Details")
    for field in fields(details):
        name = "from" if field.name == "taken_from" else field.name  # a Python keyword
        assert f"`{name}`" in said, name
        assert name in CSV_COLUMNS, f"{name} is no column of a CSV"
        values = getattr(nouns, str(field.type), None) if isinstance(field.type, str) else None
        for value in values or ():
            assert f"`{value.value}`" in said, value
    assert json.loads(blocks(said, "json")[0])["kind"] == kind


def test_every_column_of_the_ledger_is_documented(tmp_path: Path) -> None:
    said = FORMATS[FORMATS.index("\n## The ledger\n") : FORMATS.index("\n## Exit statuses\n")]
    with Ledger.create(tmp_path / "war.db") as ledger:
        names = [row[0] for row in ledger.db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        tables = [name for name in names if not name.startswith(("sqlite_", "claim_words_", "report_words_"))]
        for table in tables:
            (row,) = (line for line in said.splitlines() if line.startswith(f"| `{table}` |"))
            for column in ledger.db.execute(f"SELECT name FROM pragma_table_info('{table}')"):
                assert f"`{column[0]}`" in row or column[0] == "number", (table, column[0])


# examples


def written(page: str, folder: Path) -> list[Path]:
    """The files that a page prints whole, with their names behind the fence, written into a folder."""
    made = []
    for info, text in FENCE.findall(page):
        if len(info.split()) == 2:
            path = folder / info.split()[1]
            path.write_text(text, encoding="utf-8")
            made.append(path)
    return made


# Of the bundled reports: enough for every command to have something to do. `tests/cli` runs the demo on all of them.
SOME = 16


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the examples name: the bundled reports, a ledger of them, and the pages' own files."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "reports").mkdir()
    with example_reports().open(encoding="utf-8") as stream:
        rows = "".join(islice(stream, SOME))
    for path in (folder / "reports.jsonl", folder / "reports" / "karabakh.jsonl"):
        path.write_text(rows, encoding="utf-8")
    assert run(["build", str(folder / "reports.jsonl"), "--ledger", str(folder / "war.db")]) == 0
    for page in PAGES:
        written(page.read_text(encoding="utf-8"), folder)
    # The demo finds its ledger made and passes over the reports.
    for place in (folder / "counterclaim-demo", folder / "tmp" / "demo"):
        place.mkdir(parents=True)
        shutil.copy(folder / "war.db", place / "war.db")
    return folder


EXAMPLES = sorted(
    {
        line.removeprefix("$ ")
        for page in PAGES
        for text in blocks(page.read_text(encoding="utf-8"), "console")
        for line in map(str.strip, text.splitlines())
        if re.match(r"\$ (cat \S+ \| )?counterclaim ", line)
    }
)


def arguments_of(line: str) -> tuple[list[str], str | None]:
    """The arguments of the one `counterclaim` in a line, globs expanded, and the file that `cat` feeds it."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars="|>")
    lexer.whitespace_split = True
    stages: list[list[str]] = [[]]
    for token in lexer:
        if token == "|":
            stages.append([])
        else:
            stages[-1].append(token)
    fed = stages[0][1] if stages[0][0] == "cat" else None
    (words,) = (stage for stage in stages if stage[0] == "counterclaim")
    words = words[1 : words.index(">")] if ">" in words else words[1:]
    words = [word.removeprefix("/") if word.startswith("/tmp/") else word for word in words]
    return [one for word in words for one in (sorted(map(str, Path().glob(word))) if "*" in word else [word])], fed


def needed(line: str) -> list[str]:
    """The examples that make what this one reads and what isn't there: they may have run elsewhere, or not yet."""
    makers = {made[1]: one for one in EXAMPLES if (made := re.search(r"--ledger (\S+)", one))}
    read = [word for word in arguments_of(line)[0] if word in makers and not Path(word).exists()]
    return [makers[word] for word in read if makers[word] != line]


@pytest.mark.parametrize("line", EXAMPLES)
def test_examples_run(
    line: str, desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(desk)
    monkeypatch.setattr("counterclaim.cli.browser.open_page", lambda address: False)
    monkeypatch.setattr("counterclaim.cli.demo.example_reports", lambda: desk / "reports.jsonl")
    monkeypatch.setattr("counterclaim.review.serve", lambda ledger, **options: None)
    for one in (*needed(line), line):
        arguments, fed = arguments_of(one)
        with Path(fed or "story.txt").open(encoding="utf-8") as stream:
            monkeypatch.setattr("sys.stdin", stream)
            status = run(arguments)
        assert (one, status, "Traceback" in capsys.readouterr().err) == (one, 0, False)


def test_there_are_examples_of_every_command() -> None:
    shown = {line.split("counterclaim ", 1)[1].split()[0] for line in EXAMPLES}
    assert shown >= {"demo", "extract", "show", "build", "dossier", "review", "ask", "export", "verify"}


def test_the_records_shown_are_those_printed(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story, cast = str(desk / "story.txt"), str(desk / "cast.yaml")
    capsys.readouterr()
    assert run(["extract", story, "--cast", cast, "--format", "jsonl", "--explain"]) == 0
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    printed = {(record["kind"], *record["span"]): record for record in records}
    shown = [json.loads(text) for text in blocks(FORMATS, "json")]
    assert {record["kind"] for record in shown} == {kind.value for kind, _ in KINDS}
    for record in shown:
        found = dict(printed[record["kind"], *record["span"]])
        for name in ("rule", "evidence"):
            if name not in record:
                del found[name]
        assert record == found


def test_the_cast_shown_is_read(desk: Path) -> None:
    names = [party.name for party in load_cast(desk / "cast.yaml").parties]
    assert names[:3] == ["Sandavia", "Orlenia", "Kestrin Brigade"]
    assert "Kenya" in names
