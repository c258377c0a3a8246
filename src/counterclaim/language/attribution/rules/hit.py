"""What the rules pass on among themselves."""

from __future__ import annotations

from dataclasses import dataclass, field

from counterclaim.language.attribution.lexicon import Cue

__all__ = ["Hit", "Range", "Verb"]

Range = tuple[int, int]


@dataclass(slots=True)
class Hit:
    """An attribution in tokens, before it becomes spans. `kinds` are the classes of its cue; `shared` is true where
    its source was taken over from an attribution before it."""

    source: Range | None
    cue: Range
    content: list[Range]
    rule: str
    kinds: frozenset[str] = field(default_factory=frozenset)
    shared: bool = False


@dataclass(slots=True)
class Verb:
    """“has also said”: a cue verb at token `at`, in its group [start, end) of auxiliaries, adverbs and particles.

    `form` is `finite`, `passive`, `participle` or `infinitive`; [lo, hi) is the sentence, or the quotation in which
    the verb stands.
    """

    cue: Cue
    at: int
    start: int
    end: int
    form: str
    lo: int
    hi: int

    @property
    def group(self) -> Range:
        return self.start, self.end

    @property
    def tells(self) -> bool:
        return "tell" in self.cue.kinds
