"""Words inside a paragraph that are no running text: credits, sign-offs, page furniture."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.model.report import PartKind


@dataclass(frozen=True, slots=True)
class Marker:
    """“(AP Photo)” at [620, 630): a credit, and what stands before it is a caption.

    `captions_before` is true where the words can only stand behind a caption, None where they may (`(Reuters)`), and
    false elsewhere. `captions_after` is true where they open a caption (`Image caption`).
    """

    start: int
    end: int
    kind: PartKind
    captions_before: bool | None = False
    captions_after: bool = False
