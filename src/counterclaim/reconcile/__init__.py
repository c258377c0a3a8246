"""From claims of many reports to questions, series and how the answers stand to one another. Settles nothing.

Pure functions over claims: no I/O, the same result in whatever order the reports were read.
"""

from __future__ import annotations

from counterclaim.reconcile.candidate import Candidate, Utterance, belligerents_of, claimant_of
from counterclaim.reconcile.conflict import Conflicts
from counterclaim.reconcile.disputes import disputes_of
from counterclaim.reconcile.implied import bound_words, contradiction_words, implications, premise_words
from counterclaim.reconcile.placing import place_report, question_of
from counterclaim.reconcile.reconciliation import Reconciliation, reconcile
from counterclaim.reconcile.standing import standing_of, width_of

__all__ = [
    "Candidate",
    "Conflicts",
    "Reconciliation",
    "Utterance",
    "belligerents_of",
    "bound_words",
    "claimant_of",
    "contradiction_words",
    "disputes_of",
    "implications",
    "place_report",
    "premise_words",
    "question_of",
    "reconcile",
    "standing_of",
    "width_of",
]
