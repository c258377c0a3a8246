"""The section of all claims: each beside its paragraph, under its report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from counterclaim.dossier.beside import Beside, beside_of
from counterclaim.dossier.marks import Stretch, cut
from counterclaim.dossier.material import Material
from counterclaim.dossier.register import Register
from counterclaim.dossier.rows import Row
from counterclaim.model.claim import Claim, Kind, StatementDetails
from counterclaim.model.decision import Decision
from counterclaim.model.report import Report
from counterclaim.model.span import Span

# A paragraph longer than this is shown from some words before the claim's sentence to some after it.
LONGEST_PARAGRAPH = 1400
MARGIN = 300
LONGEST_TITLE = 110

# What a stretch of a paragraph is: the claim's own words, its sentence, who says so, and the words that say it is said.
WORDS, SENTENCE, SOURCE, CUE = "words", "sentence", "source", "cue"


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim in its paragraph. Each stretch of `paragraph` is marked with what it is; `cut` tells where it was cut."""

    row: Row
    title: str
    paragraph: tuple[Stretch, ...]
    cut: tuple[bool, bool]
    cue: str
    because: tuple[str, ...]
    origin: str
    beside: Beside
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    """One report, whole, with the words of its claims marked."""

    id: str
    title: str
    outlet: str
    url: str
    published: str
    stretches: tuple[Stretch, ...]
    claims: tuple[ClaimView, ...]
    statements: tuple[ClaimView, ...]
    copy_of: str  # whose words it repeats, empty where they are its own

    @property
    def ids(self) -> str:
        """The ids of its claims, apart by spaces."""
        return " ".join(claim.row.id for claim in (*self.claims, *self.statements))


@dataclass(frozen=True, slots=True)
class ClaimList:
    """Reports in the order of the register, each with its claims."""

    reports: tuple[ReportView, ...]
    left_out: int


def claim_list(register: Register) -> ClaimList:
    """Every claim of the page, under its report."""
    material = register.material
    beside = beside_of(register) if register.beside is None else register.beside
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in register.claims:
        by_report[claim.report].append(claim)
    out = []
    for name, claims in by_report.items():
        report = material.reports[name]
        statements = [claim for claim in claims if isinstance(claim.details, StatementDetails)]
        out.append(
            ReportView(
                id=name,
                title=report.title or "",
                outlet=report.outlet or "",
                url=report.url if report.url and report.url.startswith(("http://", "https://")) else "",
                published=report.published.isoformat() if report.published else "",
                stretches=cut(report.text, Span(0, len(report.text)), [(claim.span, claim.id) for claim in claims]),
                claims=_views(register, [c for c in claims if c.kind is not Kind.STATEMENT], statements, beside),
                statements=_views(register, statements, statements, beside),
                copy_of=copy_of(material, name),
            )
        )
    return ClaimList(tuple(out), register.left_out)


def _views(
    register: Register, claims: Sequence[Claim], statements: Sequence[Claim], beside: Mapping[str, Beside]
) -> tuple[ClaimView, ...]:
    return tuple(_view(register, claim, statements, beside) for claim in claims)


def _view(register: Register, claim: Claim, statements: Sequence[Claim], beside: Mapping[str, Beside]) -> ClaimView:
    material = register.material
    report = material.reports[claim.report]
    sentence = material.sentences.get(claim.id, claim.span).cover(claim.span)
    whole = paragraph_of(report, sentence)
    said = _spoken(claim, statements)
    marked = [(sentence, SENTENCE)]
    if said is not None:
        marked += [(span, SOURCE) for span in said.source_spans] + [(span, CUE) for span in said.cue_spans]
    spans = said.content_spans if said is not None and isinstance(claim.details, StatementDetails) else (claim.span,)
    marked += [(span, WORDS) for span in spans]
    origin = material.origins.get(claim.report)
    return ClaimView(
        row=register.rows[claim.id],
        title=title_of(claim, register.rows[claim.id]),
        paragraph=cut(report.text, whole, marked),
        cut=(_is_cut(report.text, whole.start - 1), _is_cut(report.text, whole.end)),
        cue=" … ".join(span.of(report.text) for span in said.cue_spans) if said is not None else "",
        because=tuple(dict.fromkeys(span.of(report.text) for span in claim.evidence)),
        origin=origin.name if origin is not None else "",
        beside=beside.get(claim.id, Beside()),
        decisions=tuple(material.decisions.get(claim.id, ())),
    )


def title_of(claim: Claim, row: Row) -> str:
    """What a claim says, in one line: of a statement, its own words, shortened."""
    if not isinstance(claim.details, StatementDetails):
        return row.gloss
    words = " ".join(claim.text.split())
    return f"“{words if len(words) <= LONGEST_TITLE else words[:LONGEST_TITLE].rsplit(' ', 1)[0] + ' …'}”"


def paragraph_of(report: Report, sentence: Span) -> Span:
    """The part of the report that the sentence stands in, cut to its surroundings where it is very long."""
    parts = [part.span for part in report.parts if part.span.overlaps(sentence)]
    whole = sentence
    for part in parts:
        whole = whole.cover(part)
    if whole.end - whole.start <= LONGEST_PARAGRAPH:
        return whole
    start, end = max(whole.start, sentence.start - MARGIN), min(whole.end, sentence.end + MARGIN)
    while start > whole.start and not report.text[start - 1].isspace() and sentence.start - start < 2 * MARGIN:
        start -= 1
    while end < whole.end and not report.text[end].isspace() and end - sentence.end < 2 * MARGIN:
        end += 1
    return Span(start, end)


def _is_cut(text: str, place: int) -> bool:
    """True where a paragraph goes on at this place."""
    return 0 <= place < len(text) and text[place] not in "\n\r"


def _spoken(claim: Claim, statements: Sequence[Claim]) -> StatementDetails | None:
    """The statement in whose content the claim's words stand, the closest one; a statement's own."""
    if isinstance(claim.details, StatementDetails):
        return claim.details
    around = []
    for one in statements:
        assert isinstance(one.details, StatementDetails)
        if one.source == claim.source and any(span.contains(claim.span) for span in one.details.content_spans):
            around.append((one.span.end - one.span.start, one.id, one.details))
    return min(around, key=lambda one: one[:2])[2] if around else None


def copy_of(material: Material, report: str) -> str:
    """“Geo.tv, 17 Oct”: the report that this one repeats, or the agency whose words it carries."""
    origin = material.origins.get(report)
    if origin is None:
        return ""
    if origin.root != report and origin.root in material.reports:
        root = material.reports[origin.root]
        return f"{root.outlet or root.id}{': ' + root.title if root.title else ''}"
    own = material.reports[report].outlet or ""
    return origin.name if origin.name and origin.name != own and origin.name != report else ""
