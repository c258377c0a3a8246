"""From claims of many reports to questions, series and how the answers stand to one another. Settles nothing.

Pure functions over claims: no I/O, the same result in whatever order the reports were read.
"""

from __future__ import annotations

from counterclaim.reconcile.candidate import Candidate, Utterance, belligerents_of, claimant_of, heard
from counterclaim.reconcile.claimants import with_claimants
from counterclaim.reconcile.clock import clock_of
from counterclaim.reconcile.conflict import Conflicts
from counterclaim.reconcile.denials import Ties, by_denied
from counterclaim.reconcile.disputes import disputes_of
from counterclaim.reconcile.holding import latest_holders, standing_of_place
from counterclaim.reconcile.implied import bound_words, contradiction_words, implications, premise_words
from counterclaim.reconcile.incidents import accounts_of, incident_words, incidents_of
from counterclaim.reconcile.meetings import meeting_words, meetings_of, notice_of
from counterclaim.reconcile.placing import place_report, question_of
from counterclaim.reconcile.reconciliation import Reconciliation, reconcile
from counterclaim.reconcile.settling import denials_of, settled
from counterclaim.reconcile.standing import Pair, compared, standing_of, width_of
from counterclaim.reconcile.steps import Change, Figure, Step, figures_of, steps_of

__all__ = [
    "Candidate",
    "Change",
    "Conflicts",
    "Figure",
    "Pair",
    "Reconciliation",
    "Step",
    "Ties",
    "Utterance",
    "accounts_of",
    "belligerents_of",
    "bound_words",
    "by_denied",
    "claimant_of",
    "clock_of",
    "compared",
    "contradiction_words",
    "denials_of",
    "disputes_of",
    "figures_of",
    "heard",
    "implications",
    "incident_words",
    "incidents_of",
    "latest_holders",
    "meeting_words",
    "meetings_of",
    "notice_of",
    "place_report",
    "premise_words",
    "question_of",
    "reconcile",
    "settled",
    "standing_of",
    "standing_of_place",
    "steps_of",
    "width_of",
    "with_claimants",
]
