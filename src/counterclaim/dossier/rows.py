"""Rows of the page's lists: a claim with its sentence, its report and the day on which it was said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.dossier.gloss import gloss
from counterclaim.dossier.marks import Stretch, cut
from counterclaim.dossier.material import Material
from counterclaim.model.claim import Claim
from counterclaim.model.report import PartKind, Report
from counterclaim.model.span import Span
from counterclaim.reconcile import Utterance, with_claimants

# A sentence longer than this is shown from a little before the claim's words to a little after them.
LONGEST_SENTENCE = 700
MARGIN = 250


@dataclass(frozen=True, slots=True)
class Row:
    """ "On 26 October AP wrote: According to … **974** of their troops …". `said` is the ISO day of publication."""

    id: str
    kind: str
    gloss: str
    who: str
    party: str | None
    via: str | None
    said: str
    when: str
    place: str
    outlet: str
    report: str
    sentence: tuple[Stretch, ...]
    rule: str
    part: str  # headline, caption … where it is not the body
    claimant: str = ""  # as `reconcile` names who answers: the party, else the source, else the outlet


def shown(whole: Span, claim: Span) -> Span:
    """The sentence as it is shown: whole, or cut near the claim's words where it is very long."""
    whole = whole.cover(claim)
    if whole.end - whole.start <= LONGEST_SENTENCE:
        return whole
    return Span(max(whole.start, claim.start - MARGIN), min(whole.end, claim.end + MARGIN))


def part_name(report: Report, span: Span) -> str:
    """What stretch of the report the claim stands in, empty for the body."""
    for part in report.parts:
        if part.span.overlaps(span):
            return "" if part.kind is PartKind.BODY else part.kind.value
    return ""


def _claimants(material: Material, claims: Sequence[Claim]) -> dict[str, str]:
    """Who says each claim, by its id: named as fully as the report of it does."""
    by_report: dict[str, list[Utterance]] = {}
    for claim in claims:
        report = material.reports[claim.report]
        origin = material.origins.get(claim.report)
        said = Utterance(claim, report.published, report.outlet, origin.name if origin else None)
        by_report.setdefault(claim.report, []).append(said)
    return {one.claim.id: one.claimant for said in by_report.values() for one in with_claimants(said)}


def rows_of(material: Material, claims: Sequence[Claim]) -> tuple[Row, ...]:
    """Rows for these claims, by the day on which they were said, then by report and place in it."""
    out = []
    speakers = _claimants(material, claims)
    for claim in claims:
        report = material.reports[claim.report]
        out.append(
            Row(
                id=claim.id,
                kind=claim.kind.value,
                gloss=gloss(claim),
                who=claim.source or report.outlet or "the outlet",
                party=claim.source_party,
                via=claim.via,
                said=report.published.isoformat() if report.published else "",
                when=claim.date or "",
                place=claim.place or "",
                outlet=report.outlet or "",
                report=claim.report,
                sentence=cut(
                    report.text,
                    shown(material.sentences.get(claim.id, claim.span), claim.span),
                    [(claim.span, claim.id)],
                ),
                rule=claim.rule,
                part=part_name(report, claim.span),
                claimant=speakers[claim.id],
            )
        )
    spans = {claim.id: claim.span for claim in claims}
    return tuple(sorted(out, key=lambda row: (row.said or "9999", row.report, spans[row.id], row.id)))
