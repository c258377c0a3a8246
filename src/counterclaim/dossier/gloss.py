"""One plain line that says what a claim says: what stands in lists beside the report's own words."""

from __future__ import annotations

from typing import assert_never

from counterclaim.model.claim import (
    AttackDetails,
    CeasefireDetails,
    Claim,
    ControlAct,
    ControlDetails,
    DemandDetails,
    DenialDetails,
    Harm,
    Scope,
    StatementDetails,
    Status,
    TalksDetails,
    TalksState,
    TollDetails,
    TruceAct,
)

_TRUCE = {
    TruceAct.PROPOSED: "proposed a truce",
    TruceAct.CALLED_FOR: "called for a truce",
    TruceAct.AGREED: "agreed to a truce",
    TruceAct.IN_FORCE: "truce in force",
    TruceAct.COMPLIED: "kept the truce",
    TruceAct.VIOLATED: "broke the truce",
    TruceAct.EXTENDED: "extended the truce",
    TruceAct.REJECTED: "rejected a truce",
    TruceAct.ENDED: "ended the truce",
}
CONTROL_WORDS = {
    ControlAct.CAPTURED: "captured",
    ControlAct.HELD: "holds",
    ControlAct.LOST: "lost",
    ControlAct.WITHDREW: "withdrew from",
    ControlAct.BESIEGED: "besieged",
    ControlAct.ADVANCED: "advanced on",
}
_TALKS = {
    TalksState.HELD: "talks held",
    TalksState.PLANNED: "talks planned",
    TalksState.PROPOSED: "talks proposed",
    TalksState.UNDER_WAY: "talks under way",
    TalksState.FAILED: "talks failed",
    TalksState.REFUSED: "talks refused",
}
_STATUS = {Status.CIVILIAN: "civilians", Status.COMBATANT: "combatants", Status.UNSPECIFIED: "people"}
_ONE = {Status.CIVILIAN: "civilian", Status.COMBATANT: "combatant", Status.UNSPECIFIED: "person"}
_SCOPE = {Scope.INCIDENT: "in one incident", Scope.CUMULATIVE: "running total", Scope.PERIOD: "in a period"}


def question_subject(side: str | None, harm: Harm, status: Status, group: str | None = None) -> str:
    """ "Combatants of Azerbaijan killed": what a toll question counts; of a `group` alone: "Children killed"."""
    whose = f" of {side}" if side else ""
    what = "killed or injured" if harm is Harm.CASUALTIES else harm.value
    who = group or _STATUS[status]
    return f"{who[:1].upper()}{who[1:]}{whose} {what}"


def question_title(side: str | None, harm: Harm, status: Status, scope: Scope, group: str | None = None) -> str:
    """\"Combatants of Azerbaijan killed, running total\": a heading for a toll question; of children alone, where it
    counts no others (`group`)."""
    whose = f" of {side}" if side else ""
    what = "casualties (killed and injured together)" if harm is Harm.CASUALTIES else harm.value
    who = group or _STATUS[status]
    return f"{who[:1].upper()}{who[1:]}{whose} {what}, {_SCOPE[scope]}"


def amount(low: int | None, high: int | None, stated: int | None, *, disclosed: bool = True) -> str:
    """\"more than 30\", \"at most 5,000\", \"974\": a figure with its bounds, for a table cell.

    A bound beside the number as written is told by that number: 31 or more, written as 30, is "more than 30".
    """
    if not disclosed:
        return "withheld"
    if low is not None and low == high:
        return f"{low:,}"
    if low is not None and high is not None:
        return f"{low:,} to {high:,}"
    if low is not None:
        return f"more than {stated:,}" if stated == low - 1 else f"{low:,} or more"
    if high is not None:
        if stated == high + 1:
            return f"fewer than {stated:,}"
        return f"at most {high:,}"
    return f"about {stated:,}" if stated is not None else "no number"


def gloss(claim: Claim) -> str:
    """What the claim says, in the program's words."""
    match claim.details:
        case TollDetails() as d:
            figure = amount(d.low, d.high, d.stated)
            whose = f" of {d.side}" if d.side else ""
            harm = "killed or injured" if d.harm is Harm.CASUALTIES else d.harm.value
            blamed = f", by {d.blamed}" if d.blamed else ""
            people = (_ONE if d.low == d.high == 1 else _STATUS)[d.status]
            if not d.disclosed:
                return f"no figure given for {people}{whose} {harm} ({_SCOPE[d.scope]})"
            return f"{figure} {people}{whose} {harm}{blamed} ({_SCOPE[d.scope]})"
        case CeasefireDetails() as d:
            by = " and ".join(d.by)
            against = f", against {d.against}" if d.against else ""
            mediator = f", through {' and '.join(d.mediator)}" if d.mediator else ""
            return f"{by + ': ' if by else ''}{_TRUCE[d.act]}{against}{mediator}"
        case ControlDetails() as d:
            taken = f" from {d.taken_from}" if d.taken_from else ""
            return f"{d.holder or 'not said who'} {CONTROL_WORDS[d.act]} {claim.place or 'a place not named'}{taken}"
        case AttackDetails() as d:
            target = f" on {d.target}" if d.target else ""
            by = f" by {d.by}" if d.by else ""
            means = "attack" if d.means.value == "other" else f"attack ({d.means.value})"
            return f"{means}{target}{by}{', ' + d.damage if d.damage else ''}"
        case TalksDetails() as d:
            who = f": {', '.join(d.parties)}" if d.parties else ""
            venue = f", in {d.venue}" if d.venue else ""
            mediator = f", through {' and '.join(d.mediator)}" if d.mediator else ""
            return f"{_TALKS[d.state]}{who}{venue}{mediator}"
        case DemandDetails() as d:
            return f"{d.by} demands{' of ' + d.to if d.to else ''}"
        case DenialDetails() as d:
            return f"denies: {d.of}" if d.of else "denies"
        case StatementDetails() as d:
            return f"{d.quotation.value} speech"
        case never:
            assert_never(never)
