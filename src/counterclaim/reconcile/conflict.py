"""In which war a total was counted that names neither a side nor a place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from counterclaim.model.claim import Status
from counterclaim.model.question import Unplaced
from counterclaim.reconcile.candidate import Candidate
from counterclaim.reconcile.names import name_key
from counterclaim.reconcile.placing import NO_CONFLICT

# Two reports that name two common belligerents are of one conflict; one alone may fight in several.
SHARED_BELLIGERENTS = 2
# A ledger is of one war where this share of the reports that name belligerents names one of its two main ones.
# Coverage of one war keeps some room for reports on its neighbours.
ONE_WAR = 0.8
# Who is named as fighting in this share of the reports counts its own people when it counts nobody else's by name.
OFTEN = 0.1


@dataclass(frozen=True, slots=True)
class War:
    """“Of the reports, most are of Karsa and Velor; Osk is named in one of five.” `main` are the two main belligerents
    where the reports are of one war, `often` all that are named often; folded names."""

    main: tuple[str, ...] = ()
    often: frozenset[str] = frozenset()


def waits(candidate: Candidate) -> bool:
    """True for a total that says neither side nor place: which war it is of, the other reports tell."""
    return candidate.scope == "cumulative" and not candidate.side and not candidate.place


def settle(candidate: Candidate, war: War) -> Candidate | Unplaced:
    """A total that waited: under the one war of the reports, where they are of one and the total's own report names
    nobody else alone; else under its own belligerents, or unplaced where these are fewer than two."""
    candidate = _apart(candidate, war.often)
    own = set(candidate.belligerents)
    if war.main and (not own or own & set(war.main)):
        return replace(candidate, belligerents=war.main)
    if len(own) >= SHARED_BELLIGERENTS:
        return candidate
    return Unplaced(candidate.answer.claim, NO_CONFLICT)


class Conflicts:
    """Counts who fights in the reports as they go by, and then places the totals that had to wait for it."""

    def __init__(self) -> None:
        self._reports: Counter[tuple[str, ...]] = Counter()
        self._waiting: list[Candidate] = []

    def count(self, belligerents: tuple[str, ...], reports: int = 1) -> None:
        """So many reports more, by the belligerents that they name."""
        if belligerents:
            self._reports[belligerents] += reports

    def waits(self, candidate: Candidate) -> bool:
        """True, and kept, for a total that says neither side nor place."""
        if waits(candidate):
            self._waiting.append(candidate)
            return True
        return False

    def settle(self) -> Iterator[Candidate | Unplaced]:
        """The totals that waited, each settled."""
        war = self.war()
        for candidate in self._waiting:
            yield settle(candidate, war)

    def war(self) -> War:
        """What the reports counted so far are of."""
        return War(self._main(), self._often())

    def _often(self) -> frozenset[str]:
        named = Counter[str]()
        for belligerents, reports in self._reports.items():
            for name in set(belligerents):
                named[name] += reports
        often = OFTEN * self._reports.total()
        return frozenset(name for name, reports in named.items() if reports >= often)

    def _main(self) -> tuple[str, ...]:
        """Who is named in most reports and whom most of these name beside it, where the reports are of one war."""
        first = self._commonest(())
        second = self._commonest(first)
        if not second:
            return ()
        main = {*first, *second}
        theirs = sum(reports for belligerents, reports in self._reports.items() if not main.isdisjoint(belligerents))
        return tuple(sorted(main)) if theirs >= ONE_WAR * self._reports.total() else ()

    def _commonest(self, beside: tuple[str, ...]) -> tuple[str, ...]:
        """The belligerent in most of the reports that name all of `beside`; of equals the first in the alphabet."""
        named = Counter[str]()
        for belligerents, reports in self._reports.items():
            if set(beside) <= set(belligerents):
                for name in set(belligerents) - set(beside):
                    named[name] += reports
        return (min(named, key=lambda name: (-named[name], name)),) if named else ()


def _apart(candidate: Candidate, fighting: frozenset[str]) -> Candidate:
    """Civilians or soldiers whose side isn't said, counted by somebody who fights: a question of its own.

    Each belligerent counts those whom it can count: two such figures are of different people.
    """
    claimant = candidate.answer.claimant
    key = name_key(claimant)
    if candidate.status == Status.UNSPECIFIED.value or key not in fighting | set(candidate.belligerents):
        return candidate
    return replace(candidate, base=f"{candidate.base[:-1]}by {key.replace('|', '/')}|", counted_by=claimant)
