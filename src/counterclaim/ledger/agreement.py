"""How far reviewers agree, over the claims that several of them decided on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from counterclaim.ledger.codec import to_json
from counterclaim.ledger.database import Ledger
from counterclaim.ledger.decisions import decisions_of
from counterclaim.ledger.stands import Stand, stands_of
from counterclaim.model.decision import Verb

Verdicts = Mapping[str, str]
"""What each reviewer of one claim says of it, by name."""


@dataclass(frozen=True, slots=True)
class PairAgreement:
    """“A and B decided both on 40 claims and agree on 36.” `kappa` is None where chance alone would agree on all."""

    one: str
    other: str
    claims: int
    agreed: int
    kappa: float | None

    @property
    def percent(self) -> float:
        """Of the claims that both decided on, 0 to 100."""
        return 100 * self.agreed / self.claims


@dataclass(frozen=True, slots=True)
class Agreement:
    """“Two or more reviewers decided on 60 claims; alpha is 0.71.” `blind` counts the claims on which all but the
    first decided without seeing the others' decisions; `alpha` is None where there is nothing to compare."""

    reviewers: tuple[tuple[str, int], ...]  # with how many claims each decided on
    claims: int
    blind: int
    pairs: tuple[PairAgreement, ...]
    alpha: float | None


def agreement(ledger: Ledger) -> Agreement:
    """Agreement on what is said of claims: accepted, rejected, unsure, or edited to the same values.

    Each reviewer counts with what they hold now, undone decisions are none.
    """
    found = [
        [(stand.who, verdict_of(stand), stand.blind) for stand in stands_of(history)]
        for history in decisions_of(ledger.db).values()
    ]
    return measured(Counter(one[0] for said in found for one in said), [said for said in found if len(said) > 1])


def measured(decided: Mapping[str, int], several: Sequence[Sequence[tuple[str, str, bool]]]) -> Agreement:
    """The figures: on how many claims each reviewer `decided`, and, for each claim that several decided on, who said
    what, and whether blind, in the order in which they did."""
    verdicts = [{who: verdict for who, verdict, _ in said} for said in several]
    pairs = []
    for one, other in combinations(sorted(decided), 2):
        both = [(said[one], said[other]) for said in verdicts if one in said and other in said]
        if both:
            agreed = sum(first == second for first, second in both)
            pairs.append(PairAgreement(one, other, len(both), agreed, kappa(both)))
    return Agreement(
        reviewers=tuple(sorted(decided.items())),
        claims=len(several),
        blind=sum(all(blind for _, _, blind in said[1:]) for said in several),
        pairs=tuple(pairs),
        alpha=alpha(verdicts),
    )


def verdict_of(stand: Stand) -> str:
    """What a reviewer says of a claim, to be compared: two edits are the same where they set the same values."""
    match stand.verdict:
        case Verb.EDIT:
            return f"edit {to_json(dict(stand.edits))}"
        case Verb.ACCEPT | Verb.ADD:
            # Accepted after an edit of their own, the edit is what they hold.
            return f"edit {to_json(dict(stand.edits))}" if stand.edits else "accept"
        case Verb.REJECT | Verb.UNSURE:
            return stand.verdict.value
        case Verb.MOVE | Verb.JOIN | Verb.UNDO:
            raise AssertionError("these say nothing of the claim")


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa: (p_o - p_e) / (1 - p_e), with p_o the share of pairs that agree and p_e the share that would if
    each of the two drew from their own verdicts by chance (J. Cohen, "A coefficient of agreement for nominal scales",
    Educational and Psychological Measurement 20, 1960). None for no pairs, and where p_e is 1."""
    if not pairs:
        return None
    number = len(pairs)
    observed = sum(one == other for one, other in pairs) / number
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    expected = sum(first[verdict] * second[verdict] for verdict in first) / number**2
    return None if expected == 1 else (observed - expected) / (1 - expected)


def alpha(claims: Iterable[Verdicts]) -> float | None:
    """Krippendorff's alpha for nominal data, any number of reviewers, not all on each claim: 1 - D_o / D_e over the
    coincidences of verdicts, where a claim with m verdicts gives each of its m (m - 1) ordered pairs the weight
    1 / (m - 1) (K. Krippendorff, Content Analysis, 2004, chapter 11). None where there are no pairs or no two verdicts
    differ anywhere."""
    total: Counter[str] = Counter()
    observed, number = 0.0, 0
    for said in claims:
        counted = Counter(said.values())
        several = sum(counted.values())
        if several < 2:
            continue
        number += several
        total.update(counted)
        agreeing = sum(times * (times - 1) for times in counted.values())
        observed += (several * (several - 1) - agreeing) / (several - 1)
    if number < 2:
        return None
    expected = (number**2 - sum(times**2 for times in total.values())) / (number - 1)
    return None if expected == 0 else 1 - observed / expected
