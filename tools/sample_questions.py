"""Prints questions, and pairs of claims set against each other, of a ledger, with their sentences, to be read by hand.

    python tools/sample_questions.py war.db                     # 50 questions and 50 pairs
    python tools/sample_questions.py war.db --seed 7 -n 20 --only pairs

A question is drawn from those that two claims or more answer (one claim alone can't be grouped wrongly): it is right
where all its claims speak of the same people, harm, event and time, as far as the reports tell. A pair is
two claimants' figures, one pair of a question: first all that can't both be right, then a sample of such as can; it is
right where the two do speak of the same thing. The same ledger and seed give the same sample.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from datetime import date
from itertools import combinations

from counterclaim.ledger import Ledger, disputes, queries
from counterclaim.model.question import Answer, Dispute
from counterclaim.reconcile import compared

# So many words of a sentence are printed around a figure: sentences of stripped texts run on.
WORDS = 45
# Of a question with more answers than these, a sample is printed.
ANSWERS = 12


def main() -> None:
    """Reads the arguments and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger")
    parser.add_argument("-n", type=int, default=50, help="how many of each")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=["questions", "pairs"])
    parser.add_argument("--as-of", type=date.fromisoformat, default=None)
    asked = parser.parse_args()
    with Ledger.open(asked.ledger, readonly=True) as ledger:
        every = sorted(disputes(ledger, asked.as_of), key=lambda one: one.question.key)
        several = [one for one in every if sum(len(series.answers) for series in one.series) > 1]
        against = [(one, pairs) for one in every if (pairs := list(_pairs(one, exclude=True)))]
        agreeing = [(one, pairs) for one in every if (pairs := list(_pairs(one, exclude=False)))]
        print(
            f"{len(every)} questions, {len(several)} of several claims, {len(against)} with figures that exclude others"
        )
        if asked.only != "pairs":
            chance = random.Random(asked.seed)
            for number, one in enumerate(chance.sample(several, min(asked.n, len(several))), 1):
                answers = [answer for series in one.series for answer in series.answers]
                shown = answers if len(answers) <= ANSWERS else chance.sample(answers, ANSWERS)
                print(f"\nQ{number} {_title(one)} — {one.standing.value}, {len(answers)} claims")
                _print(ledger, shown)
        if asked.only != "questions":
            chance = random.Random(asked.seed)
            drawn = chance.sample(against, min(asked.n, len(against)))
            drawn += chance.sample(agreeing, min(asked.n - len(drawn), len(agreeing)))
            for number, (one, pairs) in enumerate(drawn, 1):
                print(f"\nP{number} {_title(one)} — {one.standing.value}")
                _print(ledger, chance.choice(pairs))


def _pairs(dispute: Dispute, *, exclude: bool) -> Iterator[tuple[Answer, Answer]]:
    """The pairs of answers, of two claimants each, that are compared: those that can't both be right, or the others."""
    for one, other in combinations(dispute.series, 2):
        pair = compared(dispute.question, one, other)
        if pair is not None and bool(pair.gap) is exclude:
            yield pair.one, pair.other


def _title(dispute: Dispute) -> str:
    asked = dispute.question
    words = f"{asked.group or asked.status.value} of {asked.side} {asked.harm.value}, {asked.scope.value}"
    return f"{words} | place {asked.place} | date {asked.date} | {asked.key}"


def _print(ledger: Ledger, answers: tuple[Answer, ...] | list[Answer]) -> None:
    rows = queries.claims_by_id(ledger, [one.claim for one in answers])
    for one in sorted(answers, key=lambda one: (one.said or "", one.claim)):
        row = rows[one.claim]
        start = row.claim.span.start - row.sentence.start
        before, after = row.context[:start].split(), row.context[start + len(row.claim.text) :].split()
        sentence = " ".join((*before[-WORDS:], f"[[{row.claim.text}]]", *after[:WORDS]))
        figure = "withheld" if not one.disclosed else f"{one.low}..{one.high}" if one.low != one.high else one.low
        print(f"  - {figure} | {one.claimant} | said {one.said} | of {row.claim.date} | at {row.claim.place}")
        print(f"    {row.report.id} ({row.report.title or ''}): {sentence}")


if __name__ == "__main__":
    main()
