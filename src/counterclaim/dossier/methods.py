"""The methods section: how the page was made, what was refused, what it can't see."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from counterclaim.dossier.material import Made, Refused
from counterclaim.dossier.register import Register
from counterclaim.dossier.rows import Row

# What is listed of each reason; the rest is counted.
MOST_OF_A_REASON = 60


@dataclass(frozen=True, slots=True)
class Rule:
    """“toll.passive found 41 of these claims.”"""

    name: str
    kind: str
    claims: int


@dataclass(frozen=True, slots=True)
class Reason:
    """“An incident with no place: 11 claims.”"""

    why: str
    count: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class CardPart:
    """A heading of the model card with its lines: paragraphs, table rows (split in cells) and list items."""

    title: str
    paragraphs: tuple[str, ...]
    table: tuple[tuple[str, ...], ...]
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Methods:
    """Everything that a reader needs to doubt the page."""

    made: Made
    with_claims: int
    undated: int
    copies: int
    refused: tuple[Refused, ...]
    rules: tuple[Rule, ...]
    reasons: tuple[Reason, ...]
    unlocated: int
    undated_claims: int
    own_voice: int
    card: tuple[CardPart, ...]
    redacted: int | None


def methods(register: Register) -> Methods:
    """Always there."""
    material = register.material
    reasons: dict[str, list[str]] = defaultdict(list)
    for claim, why in material.unplaced:
        reasons[why].append(claim)
    ruled = Counter((claim.rule, claim.kind.value) for claim in material.claims if claim.rule)
    return Methods(
        made=material.made,
        with_claims=len(material.reports),
        undated=sum(1 for report in material.reports.values() if report.published is None),
        copies=sum(1 for origin in material.origins.values() if origin.root != origin.report),
        refused=tuple(material.refused),
        rules=tuple(Rule(*named, number) for named, number in sorted(ruled.items(), key=lambda i: (-i[1], i[0]))),
        reasons=tuple(
            Reason(why, len(ids), tuple(register.rows[c] for c in ids if c in register.rows)[:MOST_OF_A_REASON])
            for why, ids in sorted(reasons.items(), key=lambda item: (-len(item[1]), item[0]))
        ),
        unlocated=sum(
            1 for claim in material.claims if claim.place and (claim.where is None or not claim.where.country)
        ),
        undated_claims=sum(1 for claim in material.claims if not claim.date),
        own_voice=sum(1 for claim in material.claims if not claim.source),
        card=model_card(),
        redacted=material.redacted,
    )


@cache
def model_card() -> tuple[CardPart, ...]:
    """The reading model's card, as it ships with the model, read as the little Markdown that it is written in."""
    out, title = [], ""
    lines: list[str] = []
    text = files("counterclaim.data").joinpath("reader", "MODEL_CARD.md").read_text(encoding="utf-8")
    for line in [*text.splitlines(), "# "]:
        if not line.startswith("#"):
            lines.append(line)
            continue
        if any(lines):
            out.append(_card_part(title, "\n".join(lines)))
        title, lines = line.lstrip("# ").strip(), []
    return tuple(out)


def _card_part(title: str, text: str) -> CardPart:
    paragraphs, table, items = [], [], []
    for block in text.split("\n\n"):
        lines = [line for line in block.splitlines() if line.strip()]
        if not lines:
            continue
        if lines[0].startswith("|"):
            cells = [tuple(_plain(cell) for cell in line.strip("| ").split("|")) for line in lines]
            table += [row for row in cells if not set("".join(row)) <= set("- :")]
        elif lines[0].startswith("- "):
            joined = " ".join(line.strip() for line in lines)
            items += [_plain(item) for item in f" {joined}".split(" - ") if item.strip()]
        else:
            paragraphs.append(_plain(" ".join(lines)))
    return CardPart(title, tuple(paragraphs), tuple(table), tuple(items))


def _plain(text: str) -> str:
    return text.replace("**", "").replace("`", "").strip()
