"""Words of reports in every place where they are shown: terminal, pages, tables for a spreadsheet."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections.abc import Iterable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from tests.trust.trial import Outcome, trial

from counterclaim.cli import run
from counterclaim.cli.export import Form

GROUP = "What is shown"


def write_rows(path: Path, rows: Iterable[Mapping[str, object]]) -> Path:
    """Reports as JSON Lines."""
    with path.open("w", encoding="utf-8") as stream:
        for row in rows:
            stream.write(json.dumps({"published": "2021-04-05", **row}) + "\n")
    return path


def said_by(*arguments: object) -> tuple[int, str]:
    """Exit status and all that a command line prints, on both streams."""
    out = io.StringIO()
    with redirect_stdout(out), redirect_stderr(out):
        status = run([str(argument) for argument in arguments])
    return status, out.getvalue()


# What steers a terminal, turns the direction of what follows, or can't be seen.
STEERING = {
    "escape": "\x1b[31;1mred\x1b[2J\x1b]0;title\x07\x1b]52;c;ZXZpbA==\x07\x1b]8;;http://evil.example\x07link\x1b]8;;\x07",
    "C1": "\x9b31mred\x9d0;title\x9c",
    "return": "shown\rhidden\x08\x08\x7f",
    "bidi": "\u202eKestrin\u202c \u2066Lom\u2069 \u200fOsk\u200e",
    "unseen": "Kes\u200btrin\u2060 \ufeffLo\u00adm \U000e0041\u200d",
    "surrounded": "\x00\x01\x02\x0b\x0c\x1c\x85",
}
TERMINAL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\u00ad\U000e0000-\U000e007f]"
)
TEXT = "{} officials said on Monday that 12 soldiers had been killed near {}. “We hold {},” said Ilo {} Vant. {}"


def _commands(reports: Path, ledger: Path, page: Path) -> list[tuple[object, ...]]:
    return [
        ("extract", reports, "--format", "table", "--explain", "--jobs", 1),
        ("show", reports, "--explain", "--kind", "statement", "--kind", "toll"),
        ("build", reports, "--ledger", ledger, "--jobs", 1),
        ("ask", ledger, "soldiers killed"),
        ("ask", ledger, f"{STEERING['escape']} killed"),
        ("changes", ledger),
        ("verify", ledger),
        ("dossier", ledger, "--output", page),
    ]


@trial(GROUP, "Escape sequences, control, bidirectional and unseen characters in every field, in a terminal")
def terminal(folder: Path, times: int) -> Outcome:
    wrong: list[str] = []
    tried = 0
    for name, bait in STEERING.items():
        bait = bait.replace("\x00", "")
        rows = [
            {"id": f"one {bait}", "title": f"Title {bait}", "outlet": f"Osk {bait} Post", "url": f"http://a/{bait}",
             "text": TEXT.replace("{}", bait)},
            {"id": f"two {bait}", "text": TEXT.replace("{}", "Orlenian")},
            {"id": f"two {bait}", "text": "another text"},
            {"id": f"{bait}", "text": "\x00", "published": f"soon {bait}"},
            {"id": f"x{bait}", "text": "b", "published": f"soon {bait}"},
        ]  # fmt: skip
        reports = write_rows(folder / f"{name}.jsonl", rows)
        with reports.open("a", encoding="utf-8") as stream:
            stream.write(json.dumps({"id": "x", bait: 1})[:-1] + f", {json.dumps(bait)}: 2}}\n{bait}\n")
        place = folder / f"{name} {bait.replace('/', '')[:30]}"
        place.mkdir()
        (place / f"a{bait.replace('/', '')[:30]}.txt").write_text("Orlenian officials said 12 soldiers were killed.")
        for command in (
            *_commands(reports, folder / f"{name}.db", folder / f"{name}.html"),
            ("extract", place, "--format", "table"),
            ("extract", place / "none", "--format", "table"),
            ("ask", place / "none.db", "x"),
            ("dossier", folder / f"{name}.db", "--output", place / "no" / "page.html"),
        ):
            status, said = said_by(*command)
            tried += 1
            if found := TERMINAL.search(said):
                at = found.start()
                wrong.append(f"{command[0]} with {name}: {found.group()!r} in {said[max(0, at - 60) : at + 20]!r}")
            if "Traceback" in said or status not in (0, 3, 4):
                wrong.append(f"{command[0]} with {name}: exit status {status}, {said[-200:]!r}")
    return Outcome(tried, "commands; not one such character reached the terminal", tuple(wrong))


MARKUP = (
    "<script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "]]><svg onload=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    "</title><base href=//evil.example>",
    "<style>*{display:none}</style>",
    "</textarea></select><iframe src=javascript:alert(1)>",
    "&lt;script&gt;",
    "\u2028\u2029</script>",
)
ADDRESSES = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "//evil.example/x",
    "http:javascript:alert(1)",
    'http://a.example/"onmouseover="alert(1)',
    "https://user:pass@evil.example/\u202e",
    "../../etc/passwd",
)
OWN = re.compile(r"<(script|style)[^>]*>(.*?)</\1>", re.DOTALL)


@trial(GROUP, "Script and markup in every field, and addresses that are none, in the dossier and the marked page")
def pages(folder: Path, times: int) -> Outcome:
    wrong: list[str] = []
    rows = [
        {"id": f"m{n} {bait}", "title": bait, "outlet": bait, "url": bait, "text": TEXT.replace("{}", bait)}
        for n, bait in enumerate(MARKUP)
    ]
    rows += [{"id": url, "title": url, "url": url, "text": TEXT.replace("{}", "Orlenian")} for url in ADDRESSES]
    rows += [{"id": f"s-{name}", "title": bait, "outlet": bait, "text": TEXT.replace("{}", bait)}
             for name, bait in ((name, bait.replace("\x00", "")) for name, bait in STEERING.items())]  # fmt: skip
    reports, ledger = write_rows(folder / "reports.jsonl", rows), folder / "war.db"
    for command in (
        ("build", reports, "--ledger", ledger, "--jobs", 1),
        ("dossier", ledger, "--output", folder / "dossier.html", "--title", MARKUP[0]),
        ("show", reports, "--format", "html", "--output", folder / "marked.html"),
    ):
        status, said = said_by(*command)
        if status:
            wrong.append(f"{command[0]}: {said[-200:]}")
    for name in ("dossier.html", "marked.html"):
        page = (folder / name).read_text("utf-8")
        wrong += [f"{name}: {fault}" for fault in page_faults(page)]
    return Outcome(
        len(rows), "reports; their words stood there as words, and links lead to http and https only", tuple(wrong)
    )


def page_faults(page: str) -> list[str]:
    """What a browser would run or load that is not the page's own, and characters that turn or hide words."""
    wrong = []
    bare = OWN.sub("", page)
    for tag in re.findall(r"<([a-zA-Z]+)", bare):
        if tag.lower() in ("script", "style", "base", "iframe", "object", "embed", "form", "frame", "applet"):
            if tag.lower() == "form" and re.search(r"form-action '(?:none|self)'", html.unescape(page[:4000])):
                continue  # one that sends nothing anywhere, or to the desk itself
            wrong.append(f"an element <{tag}>")
    for tag in re.findall(r"<[a-zA-Z][^>]*>", bare):
        attributes = re.sub(r"\"[^\"]*\"|'[^']*'", '""', tag)
        if re.search(r"\son\w+\s*=", attributes):
            wrong.append(f"a handler: {tag[:80]}")
        for kind, target in re.findall(r"\b(href|src|action)\s*=\s*\"([^\"]*)\"", tag):
            target = html.unescape(target)
            if not re.match(r"(?:https?://|#|/(?!/)|\?|data:image/|data:,$)", target):
                wrong.append(f"{kind} leads to {target[:60]!r}")
    if found := re.search("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page):
        at = found.start()
        wrong.append(f"{found.group()!r} in {page[max(0, at - 60) : at + 20]!r}")
    return wrong


FORMULAS = (
    '=cmd|" /C calc"!A0', "+1+1", "-2+3", "@SUM(1)", "\t=1", "\r=1", "=HYPERLINK(\"http://evil.example\")", "＝1+1",
)  # fmt: skip


@trial(GROUP, "Formulas in the fields of a CSV: cells that begin with = + - @ or a tab")
def formulas(folder: Path, times: int) -> Outcome:
    rows = [
        {"id": bait + str(n), "title": bait, "outlet": bait, "url": bait,
         "text": f"{bait} said on Monday that 12 soldiers had been killed near Tovin. Ilo {bait}."}
        for n, bait in enumerate(FORMULAS)
    ]  # fmt: skip
    reports, ledger, output = write_rows(folder / "r.jsonl", rows), folder / "war.db", folder / "claims.csv"
    wrong: list[str] = []
    for command in (("build", reports, "--ledger", ledger, "--jobs", 1), ("export", ledger, "-f", "csv", "-o", output)):
        status, said = said_by(*command)
        if status:
            wrong.append(f"{command[0]}: {said[-200:]}")
    with output.open(encoding="utf-8", newline="") as stream:
        for row in csv.reader(stream):
            wrong += [f"a cell {cell[:40]!r}" for cell in row if re.match(r"[=+@\t\r＝＋＠]|-(?!\d+(?:\.\d+)?$)", cell)]
    return Outcome(len(FORMULAS), "formulas; no cell begins like one", tuple(dict.fromkeys(wrong)))


CLIMBING = (
    "../../escaped",
    "/tmp/escaped-by-an-id",
    "..\\..\\escaped",
    "a/../../../escaped",
    "~/escaped",
    "%2e%2e%2fescaped",
    "..",
    ".",
    "CON",
    "nul.txt",
    "a\nb/../../escaped",
    "./-rf",
    "file:///escaped",
    "x" * 3000,
    "escaped\u202egpj.exe",
)


@trial(GROUP, "Path names for ids, outlets and titles: in a dossier of many pages, exports of each format, partitions")
def path_names(folder: Path, times: int) -> Outcome:
    inner = folder / "a" / "b" / "c"
    inner.mkdir(parents=True)
    rows = [
        {"id": f"{name}", "title": name, "outlet": name,
         "text": f"Officials of {name} said on Monday that {n + 2} soldiers had been killed near Tovin."}
        for n, name in enumerate(CLIMBING)
    ]  # fmt: skip
    reports, ledger = write_rows(inner / "r.jsonl", rows), inner / "war.db"
    wrong: list[str] = []
    for command in (
        ("build", reports, "--ledger", ledger, "--jobs", 1),
        ("dossier", ledger, "--split", "--output", inner / "dossier"),
        ("extract", reports, "--out", inner / "parts", "--jobs", 1),
        *(("export", ledger, "-f", form.value, "-o", inner / f"claims.{form.value}") for form in Form),
    ):
        status, said = said_by(*command)
        if status:
            wrong.append(f"{command[0]}: {said[-200:]}")
    for path in folder.rglob("*"):
        inside = path.is_relative_to(inner) or path in (folder / "a", folder / "a" / "b")
        if not inside or "escaped" in path.name or path.is_symlink():
            wrong.append(f"it wrote {path.relative_to(folder)}")
    if Path("/tmp/escaped-by-an-id").exists():
        wrong.append("it wrote to /tmp")
    return Outcome(len(rows), "ids; nothing was written but the files that were asked for", tuple(wrong))
