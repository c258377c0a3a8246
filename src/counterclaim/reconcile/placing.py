"""Which question a toll answers: claims of unlike things are never set against each other.

Two tolls answer the same question only where harm, status and scope are equal and the side, the place and the time
are the same, as far as they are said:

- a **running total** (`cumulative`): side and place; the side's own land, or a whole state or a region without
  borders, as place adds nothing to a side. Where neither side nor place is said, the total is of the one war that the
  reports are of, if they are of one; else two belligerents of its report must be shared (`conflict`). Totals since
  different days are different questions; a total with no start joins the one told most often, but at a town it is of
  the attack in the news, and is compared with those of the same days alone. So are totals of those whom different
  parties killed, and totals of sizes that one series can't have (`sizes`). A total a hundred times smaller than most
  others is taken to count something else (`disputes`).
- an **incident**: side, a place narrower than a state or region, and a common day. Where no day is said, the day of
  publication stands in for it, for the comparison only. Of those, only such as something says to be of one use of
  force: a common target, quarter or rare means, or like figures (`occasions`).
- a **period**: side and place (one of them said) and exactly the same first and last day.

Children, medics and the like alone are a question of their own: they are some of all civilians (`wording`).

Two tolls touch one another only where their `base` is equal, and running totals also where their circle is
(`settling.circle_of`): a new report touches the questions of its own bases alone.

What can't be placed by these rules is kept and listed with the reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.model.claim import AttackDetails, Claim, Harm, Means, Scope, Status, TollDetails
from counterclaim.model.question import Answer, Unplaced
from counterclaim.reconcile.candidate import Candidate, Utterance, belligerents_of, claimant_of, origin_of
from counterclaim.reconcile.intervals import days_of
from counterclaim.reconcile.names import is_land, is_large, is_name, is_wide, name_key, where_key
from counterclaim.reconcile.scenes import attack_of
from counterclaim.reconcile.traits import Traits, traits_of

# An incident's date of more days than these (a night, a week-end) tells no incident from another.
INCIDENT_DAYS = 3
# A war is said to have displaced hundreds of thousands, or millions; one flight of people, thousands.
MANY = 100_000
_ARTICLES = frozenset({"a", "an"})
NO_NUMBER = "no number is said"
PART = "a part of a larger figure of the same people: the fields don't tell which part"
BESIDE = "an incident beside another of the same report: the fields don't tell which"
NO_PLACE = "an incident with no place"
WIDE_PLACE = "an incident whose place is a whole state or region"
NO_DAY = "neither a day of the incident nor a day of publication is known"
LONG = f"an incident whose date spans more than {INCIDENT_DAYS} days"
OPEN_PERIOD = "a period with no first or last day"
NOBODY_NOWHERE = "neither a side nor a place is said"
OTHER_COUNT = "a hundred times smaller than most answers to the question: it must count something else"
NO_CONFLICT = "neither a side nor a place is said, nor in which of several wars"


def place_report(utterances: Sequence[Utterance], others: Sequence[Claim] = ()) -> list[Candidate | Unplaced]:
    """Places the tolls of one report: `utterances` are its claims, of all kinds where the attacks that the tolls are of
    shall tell them apart; `others` its claims of other kinds, for the belligerents."""
    tolls = [utterance for utterance in utterances if isinstance(utterance.claim.details, TollDetails)]
    belligerents = belligerents_of([*(toll.claim for toll in tolls), *others])
    wholes = [toll.claim for toll in tolls]
    attacks = [utterance for utterance in utterances if isinstance(utterance.claim.details, AttackDetails)]
    return [_with_event(question_of(toll, wholes, belligerents), toll, attacks) for toll in tolls]


def _with_event(placed: Candidate | Unplaced, toll: Utterance, attacks: Sequence[Utterance]) -> Candidate | Unplaced:
    """The candidate with the use of force that it is of, by the nearest attack of its report and by its own words."""
    if isinstance(placed, Unplaced) or not placed.narrow:
        return placed
    found = attack_of(toll, attacks)
    means: list[Means] = []
    bare, told = True, Traits()
    if found is not None:
        attack = found.claim
        assert isinstance(attack.details, AttackDetails)
        means = [attack.details.means]
        bare = found.sentence != toll.sentence
        told = traits_of(f"{attack.text} {attack.details.target or ''}", means, near=attack)
    own = traits_of(toll.wording.around, () if bare else means, near=toll.claim).without_refuges()
    return replace(
        placed,
        traits=own.filled(told).words(),
        event="" if found is None else found.claim.id,
        bare=bare and not own.means and not own.targets,
        spread=toll.wording.spread,
        earlier=toll.wording.earlier,
        large=is_large(toll.claim),
        sentence=toll.sentence,
    )


def question_of(
    utterance: Utterance, beside: Sequence[Claim] = (), belligerents: tuple[str, ...] = ()
) -> Candidate | Unplaced:
    """The question that a toll answers, as a candidate whose `base` holds all fields that must be equal.

    `beside` are the tolls of the same report. The module's text says which fields make the question.
    """
    claim, details = utterance.claim, _toll(utterance.claim)
    reason = _reason(utterance, beside)
    if reason is not None:
        return Unplaced(claim.id, reason)
    wording = utterance.wording
    group = wording.group
    increase = _increase(claim, beside)
    side = name_key(details.side)
    place = where_key(claim)
    when = ""
    match details.scope:
        case Scope.CUMULATIVE:
            if side and (is_land(claim.place, claim.where) or place == side):
                place = ""
        case Scope.INCIDENT:
            pass  # the day is matched within the base, by `disputes`
        case Scope.PERIOD:
            when = claim.date or ""
    fields = (
        details.scope.value,
        details.harm.value,
        f"{details.status.value} {group}".rstrip(),
        side,
        place,
        when,
        "",
    )  # the last: by whom counted
    base = "".join(field.replace("|", "/") + "|" for field in fields)
    return Candidate(
        base=base,
        answer=Answer(
            claim=claim.id,
            question="",
            claimant=claimant_of(utterance),
            said=utterance.said.isoformat() if utterance.said else None,
            stated=details.stated,
            low=details.low,
            high=details.high,
            disclosed=details.disclosed,
            approx=details.approx,
            part=details.part_of is not None or wording.part or wording.earlier or _is_one_of(claim, beside),
            origin=origin_of(utterance),
            increase=None if increase is None else _toll(increase).stated,
            increase_claim=None if increase is None else increase.id,
        ),
        side=details.side,
        harm=details.harm.value,
        status=details.status.value,
        scope=details.scope.value,
        date=claim.date,
        place=claim.place if place else None,
        report=claim.report,
        start=claim.span.start,
        belligerents=belligerents,
        blamed=name_key(details.blamed),
        named=is_name(details.blamed or ""),
        narrow=bool(place) and not is_wide(claim.place, claim.where),
        own_start=wording.own_start and not claim.date,
        group=group or None,
        parts=tuple(sorted({_toll(other).stated or 0 for other in beside if _toll(other).part_of == claim.text} - {0})),
    )


def _toll(claim: Claim) -> TollDetails:
    if not isinstance(claim.details, TollDetails):
        raise TypeError(f"only tolls answer questions, not a claim of kind {claim.kind.value}")
    return claim.details


def _reason(utterance: Utterance, beside: Sequence[Claim]) -> str | None:
    """Why a toll can't be placed; None where it can."""
    claim, details = utterance.claim, _toll(utterance.claim)
    if details.disclosed and details.stated is None and details.low is None and details.high is None:
        return NO_NUMBER
    if details.part_of is not None and any(_is_whole(claim, other) or _is_sibling(claim, other) for other in beside):
        return PART
    first, last = days_of(claim.date)
    match details.scope:
        case Scope.CUMULATIVE:
            # A total with neither side nor place waits for what the other reports are of: `conflict`. “Thousands fled”
            # is of people who went from somewhere in particular.
            vague = details.disclosed and details.stated is None and (details.low or 0) < MANY
            if details.harm is Harm.DISPLACED and vague and not details.side and not claim.place:
                return NOBODY_NOWHERE
        case Scope.INCIDENT:
            if utterance.wording.beside and details.harm is Harm.KILLED:
                return BESIDE  # of the injured, "and 20 others" are others than the dead
            if not claim.place:
                return NO_PLACE
            if is_wide(claim.place, claim.where):
                return WIDE_PLACE
            if (first is None or last is None) and utterance.said is None:
                return NO_DAY
            if claim.date and (first is None or last is None or (last - first).days >= INCIDENT_DAYS):
                return LONG
        case Scope.PERIOD:
            if first is None or last is None:
                return OPEN_PERIOD
            if not details.side and not claim.place:
                return NOBODY_NOWHERE
    return None


def _is_sibling(part: Claim, other: Claim) -> bool:
    """True for two parts of one figure that can't be told apart: “10 people, four of them children and two women”."""
    mine, theirs = _toll(part), _toll(other)
    return (
        theirs.part_of == mine.part_of
        and (theirs.low, theirs.high) != (mine.low, mine.high)
        and theirs.harm is mine.harm
        and theirs.status is mine.status
        and theirs.scope is mine.scope
        and name_key(theirs.side) == name_key(mine.side)
        and where_key(other) == where_key(part)
    )


def _is_whole(part: Claim, other: Claim) -> bool:
    """True where `other` is the larger figure that `part` is included in, of people of the same side and status."""
    mine, theirs = _toll(part), _toll(other)
    return (
        other.id != part.id
        and other.text == mine.part_of
        and theirs.harm is mine.harm
        and theirs.status is mine.status
        and name_key(theirs.side) == name_key(mine.side)
    )


def _is_one_of(claim: Claim, beside: Sequence[Claim]) -> bool:
    """True for one person of an incident in whose report more are counted: “a teacher was among them”; also for “a
    woman”: an article is no count."""
    mine = _toll(claim)
    if mine.scope is not Scope.INCIDENT or (mine.low, mine.high) != (1, 1):
        return False
    if claim.text.casefold().partition(" ")[0] in _ARTICLES:
        return True
    return any(
        (_toll(other).low or 0) > 1
        and _toll(other).scope is Scope.INCIDENT
        and _toll(other).harm is mine.harm
        and where_key(other) == where_key(claim)
        for other in beside
    )


def _increase(total: Claim, beside: Sequence[Claim]) -> Claim | None:
    """The increment that the report says brought a running total to its figure: “40 more, … to 673”."""
    details = _toll(total)
    if details.scope is not Scope.CUMULATIVE:
        return None
    found = [
        other
        for other in beside
        if _toll(other).scope is Scope.INCIDENT
        and _toll(other).part_of == total.text
        and _toll(other).harm is details.harm
        and _toll(other).status in (details.status, Status.UNSPECIFIED)
        and _toll(other).stated is not None
        and name_key(_toll(other).side) in ("", name_key(details.side))
    ]
    return found[0] if len(found) == 1 else None
