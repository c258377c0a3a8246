"""`counterclaim show`: reports with their claims marked where they stand."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from counterclaim.cli.main import Exit
from counterclaim.cli.options import CastFile, Kinds, Reports
from counterclaim.cli.output import writing_text
from counterclaim.cli.refusals import print_refusals
from counterclaim.model.claim import Kind

if TYPE_CHECKING:  # imported late: `--help` needs none of it
    from rich.console import Console

    from counterclaim.dossier.marked import MarkedReport, Note, Paragraph


class Form(StrEnum):
    """How marked reports are shown."""

    TEXT = "text"
    HTML = "html"


def show(
    reports: Reports,
    form: Annotated[
        Form, typer.Option("--format", "-f", help="Text for a terminal or a pipe, or a page that needs no network.")
    ] = Form.TEXT,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The file to write.", show_default="standard output")
    ] = None,
    kinds: Kinds = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say which rule found each claim, by which words.")
    ] = False,
    cast: CastFile = None,
) -> int:
    """Print reports with the words of each claim marked, and what each claim says below its paragraph.

    Words of a claim stand in brackets with its number behind them; in a terminal they are marked as well. Statements
    are left out unless asked for with --kind statement.

    \b
    Example:
      counterclaim show story.txt
      counterclaim show reports.jsonl --kind toll --explain | less
      counterclaim show reports.jsonl --format html -o marked.html
    """
    from counterclaim.dossier.marked import mark, render_marked
    from counterclaim.ledger.build import BuildResult
    from counterclaim.ledger.extracting import extract_reports

    result = BuildResult()
    wanted = set(kinds) if kinds else set(Kind) - {Kind.STATEMENT}

    def marked() -> Iterator[MarkedReport]:
        for outcome in extract_reports(reports, refused=result.refuse, jobs=1, cast_path=cast):
            result.written += 1
            claims = [claim for claim, _ in outcome.claims or () if claim.kind in wanted]
            yield mark(outcome.report, claims, result.written)

    def write(stream: TextIO) -> None:
        if form is Form.HTML:
            stream.writelines(render_marked(marked(), explain=explain))
        else:
            _print(stream, marked(), explain=explain)

    if output is None:
        write(sys.stdout)
        sys.stdout.flush()
    else:
        with writing_text(output) as stream:
            write(stream)
    print_refusals(result.refused, result.examples)
    return Exit.ALL_REFUSED if result.refused and not result.written else Exit.FINE


def _print(stream: TextIO, reports: Iterator[MarkedReport], *, explain: bool) -> None:
    from rich.console import Console
    from rich.padding import Padding

    from counterclaim.cli.tables import plain

    out = Console(file=stream, highlight=False, markup=False, emoji=False)
    for report in reports:
        out.print(plain(report.head), style="bold")
        for paragraph in report.paragraphs:
            _paragraph(out, paragraph)
            for note in paragraph.notes:
                told = plain(_told(note, explain))
                if out.is_terminal:
                    out.print(Padding(told, (0, 0, 0, 4), expand=False), style="dim")
                else:  # a line a claim, for grep
                    out.print("    ", told, sep="", soft_wrap=True)
            out.print()


def _paragraph(out: Console, paragraph: Paragraph) -> None:
    """The text with marks: brackets and numbers stay where colours don't."""
    from rich.text import Text

    from counterclaim.dossier.visible import visible

    line = Text()
    for stretch in paragraph.stretches:
        alone = stretch.begins == stretch.ends  # these words are all of them: [974]3,4
        line.append("[" * (min(1, len(stretch.begins)) if alone else len(stretch.begins)), style="bold")
        line.append(visible(stretch.text), style="reverse" if stretch.claims and out.is_terminal else "")
        numbers = [name.rpartition("-")[2] for name in stretch.ends]
        if alone and numbers:
            line.append(f"]{','.join(numbers)}", style="bold")
        else:
            line.append("".join(f"]{number}" for number in numbers), style="bold")
    out.print(line, soft_wrap=not out.is_terminal)


def _told(note: Note, explain: bool) -> str:
    parts = [f"{note.number} {note.kind}: {note.says}", note.source, note.date, note.where]
    if explain and note.rule:
        parts.append(" ".join((note.rule, *(f"“{words}”" for words in note.because))))
    return " · ".join(filter(None, parts))
