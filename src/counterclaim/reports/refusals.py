"""Why a report is refused: one table of codes, with what each means and how to mend it.

A code never changes once it is released. `docs/formats.md` prints this table, and a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from counterclaim.errors import RefusedReport


@dataclass(frozen=True, slots=True)
class Refusal:
    """“CC112: a line is no JSON. Write one JSON object a line.”"""

    code: str
    meaning: str
    mend: str


_TABLE = (
    # files
    Refusal("CC101", "the file or folder cannot be read", "Check the path and its permissions."),
    Refusal("CC102", "the file is empty", "Nothing to mend unless a report was expected in it."),
    Refusal("CC103", "the file is binary, no text", "Convert it to UTF-8 text, HTML or JSON Lines."),
    Refusal("CC104", "the type of the file is not known by its name", "Name it .jsonl, .csv, .txt, .html or .parquet."),
    Refusal("CC105", "the file is compressed", "Unpack it first, for instance: gunzip FILE"),
    Refusal("CC106", "files of other types in a folder were passed over", "Rename those that are reports."),
    Refusal("CC107", "the page is too large", "Save the article alone, or copy its text to a .txt file."),
    Refusal("CC108", "the folder holds no report files", "Reports are .jsonl, .csv, .txt, .html and .parquet files."),
    Refusal("CC109", "the Parquet file cannot be read", "Write it anew; its columns are those of a JSON Lines record."),
    # lines
    Refusal(
        "CC110",
        "a line is longer than a record may be",
        "Split the record; one report is at most 5 million characters.",
    ),
    Refusal("CC111", "the text is not UTF-8", "Save it as UTF-8."),
    Refusal("CC112", "a line is no JSON", "Write one JSON object a line; jq -c . FILE does so."),
    Refusal("CC113", "a line is JSON but no object", "Write one JSON object a line; jq -c '.[]' FILE unpacks a list."),
    Refusal("CC114", "a key stands twice in one object", "Keep one of the two."),
    Refusal("CC115", "the JSON is nested too deeply", "Write a flat object."),
    Refusal(
        "CC116",
        "a row of a CSV cannot be read",
        "Double a quotation mark inside a cell; close every cell that one opens.",
    ),
    Refusal("CC117", "a row of a CSV has more cells than the first row", "Quote cells that hold the delimiter."),
    # records
    Refusal(
        "CC118",
        "no field is called `published`, but another may be the day of publication",
        "Call it `published`: without it, days like “on Thursday” stay open.",
    ),
    Refusal("CC120", "a field is missing", "Give every record an id and a text."),
    Refusal("CC121", "a field has the wrong type", "Write it as a string."),
    Refusal("CC122", "there is no text", "Give the text of the report; without it there is nothing to read."),
    Refusal("CC123", "the text is too long", "Split it; one report is at most 5 million characters."),
    Refusal("CC124", "there are characters that no text has", "Remove NUL characters and lone surrogates."),
    Refusal("CC125", "the date cannot be read", "Write it as YYYY-MM-DD, or leave it out."),
    Refusal("CC126", "the date lies in the future", "Correct it, or leave it out."),
    Refusal("CC130", "the id was used before, for another text", "Give every report an id of its own."),
    Refusal("CC131", "the report was read before: same id, same text", "Nothing to mend; it is read once."),
    # pages
    Refusal(
        "CC140", "no article text was found in the page", "Save the article itself, or copy its text to a .txt file."
    ),
    Refusal("CC141", "the page cannot be parsed", "Save the page again, or copy its text to a .txt file."),
    Refusal("CC142", "the library that reads pages is not installed whole", "pip install trafilatura lxml_html_clean"),
    Refusal("CC143", "the library that reads Parquet is not installed", "pip install 'counterclaim[parquet]'"),
)

REFUSALS: dict[str, Refusal] = {row.code: row for row in _TABLE}
"""Every refusal by its code, in order."""


def no_day(names: Iterable[str], where: str) -> RefusedReport | None:
    """What to say of fields none of which is `published`, where one of them looks as if it should be. The report is
    read all the same."""
    if "published" in names:
        return None
    alike = [name for name in names if "date" in name.lower() or "publi" in name.lower()]
    if not alike:
        return None
    return refuse(
        "CC118", f"no field is called `published`; there is {', '.join(ascii(n[:30]) for n in alike[:4])}.", where=where
    )


def refuse(code: str, what: str = "", *, where: str = "", mend: str = "") -> RefusedReport:
    """The error to raise or hand on. `what` and `mend` default to those of the table."""
    row = REFUSALS[code]
    return RefusedReport(code, what or f"{row.meaning}.", where=where, mend=mend or row.mend)
