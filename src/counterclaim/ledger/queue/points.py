"""How doubtful a claim is: points by which it is asked about, each with its reason.

Three things make a claim worth a reviewer's minute, and their points are added: **disagreement** (others contradict
it), **impact** (much is said by it, or its place is in many mouths) and the **extractor's doubt** (what the rules know
to go wrong). The same figures stand in docs/desk.md.
"""

from __future__ import annotations

from counterclaim.ledger.rows import Review
from counterclaim.model.claim import Kind
from counterclaim.model.question import Standing

# Numbers of the queue's columns; they are never reused.
KINDS: dict[Kind, int] = {
    Kind.TOLL: 1,
    Kind.CEASEFIRE: 2,
    Kind.CONTROL: 3,
    Kind.ATTACK: 4,
    Kind.TALKS: 5,
    Kind.DEMAND: 6,
    Kind.DENIAL: 7,
}
STANDINGS: dict[Standing, int] = {
    Standing.CONTESTED: 1,
    Standing.DENIED: 2,
    Standing.WITHHELD: 3,
    Standing.UNCORROBORATED: 4,
    Standing.AGREED: 5,
    Standing.SUPERSEDED: 6,
}
REVIEWS: dict[Review, int] = {review: number for number, review in enumerate(Review)}

# Disagreement. A contested figure is two steps of ten in its size; a withheld one is one.
BY_STANDING = {Standing.CONTESTED: 50, Standing.DENIED: 40, Standing.WITHHELD: 20}
DENIED = 40  # of kinds that answer no question: somebody denies it
ANOTHER_HOLDER = 30  # another party is said to hold the same place
AT_ODDS = 60  # reviewers are
ASKS_AGAIN = 60  # a later reading of words that were decided on
# Impact: for each digit of the figure, and for each digit of the number of claims that name its place.
DIGIT = 10
PLACE_DIGIT = 6
# The extractor's doubt.
PLACES = 8  # several places bear the name
NO_DAY = 4
ROUGH = 3  # about, nearly, some
SECOND_HAND = 3  # the source quotes another
RULE = 20  # times the share of the rule's claims that reviewers rejected
# As if this many more had been decided and none rejected: one rejection condemns no rule.
RULE_PRIOR = 4
# In steps: else each few decisions would move all claims of a rule.
RULE_STEP = 5


def of_rule(rejected: int, decided: int) -> int:
    """The points of a claim whose rule was rejected so often."""
    return RULE * rejected // (decided + RULE_PRIOR) // RULE_STEP * RULE_STEP
