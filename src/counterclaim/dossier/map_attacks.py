"""Attacks on the map: what is said to have happened where and when, who is blamed, and how many were harmed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from counterclaim.dossier.palette import claimant_words
from counterclaim.dossier.register import Register
from counterclaim.dossier.rows import Row
from counterclaim.model.claim import Claim, Harm, Scope, TollDetails
from counterclaim.model.incident import Incident
from counterclaim.reconcile.intervals import days_of

# What goes without saying beside an attack.
_ONE_INCIDENT = " (in one incident)"
# What is shown of a mark; the table has the rest.
_SHOWN = (Harm.KILLED, Harm.CASUALTIES, Harm.INJURED)


@dataclass(frozen=True, slots=True)
class BlameRow:
    """“Azerbaijan and Human Rights Watch blame Armenia.” `claims` are those that the page has."""

    blamed: str
    claimants: tuple[str, ...]
    claims: tuple[str, ...]
    origins: int


@dataclass(frozen=True, slots=True)
class Line:
    """“Azerbaijan: 12 civilians killed”, in the words of the page; the claims that say so, by id, the first first."""

    who: str
    says: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attack:
    """“11 Oct, Ganja: missile, on an apartment building; 9 to 10 killed; Azerbaijan blames Armenia, Armenia denies it.”

    `day` and `last` are ISO days, empty where none is known; `dated` is false where no claim gives the day and that of
    the first word of it stands in its place. `toll` is short, for the mark; `tolls` are the claims that count its
    harmed, `accounts` those that tell of it and `denials` those that deny it. `claims` are ids of all.
    """

    key: str
    day: str
    last: str
    dated: bool
    place: str
    what: str
    toll: str
    standing: str
    accounts: tuple[Line, ...]
    blames: tuple[BlameRow, ...]
    tolls: tuple[Line, ...]
    denials: tuple[Line, ...]
    claims: tuple[str, ...]


def attacks_of(incidents: Sequence[Incident], register: Register) -> tuple[Attack, ...]:
    """Attacks by day, those of no known day last."""
    claims = {claim.id: claim for claim in register.claims}
    found = [_attack(one, claims, register.rows) for one in incidents]
    kept = [one for one in found if one.claims]
    return tuple(sorted(kept, key=lambda one: (one.day or "9999", one.place, one.key)))


def _attack(one: Incident, claims: Mapping[str, Claim], rows: Mapping[str, Row]) -> Attack:
    first, last = days_of(one.day)
    said = min((account.said for account in one.accounts if account.said), default="")
    day = first or last

    def lines(said_by: Iterable[tuple[str, str]]) -> tuple[Line, ...]:
        """What one claimant says in the same words is one line."""
        grouped: dict[tuple[str, str], list[str]] = {}
        for who, claim in said_by:
            grouped.setdefault((claimant_words(who), rows[claim].gloss.removesuffix(_ONE_INCIDENT)), []).append(claim)
        return tuple(Line(who, says, tuple(dict.fromkeys(ids))) for (who, says), ids in grouped.items())

    counted = [c for c in one.tolls if c in rows and _counts_it(claims[c])]
    accounts = lines((account.claimant, account.claim) for account in one.accounts if account.claim in rows)
    tolls = lines((rows[c].party or rows[c].claimant, c) for c in counted)
    denials = lines((tie.denier, tie.denial) for tie in one.denials if tie.denial in rows)

    return Attack(
        key=one.key,
        day=day.isoformat() if day else said,
        last=(last or first or day).isoformat() if day else said,
        dated=day is not None,
        place=one.place or (one.where.name if one.where else ""),
        what=_what(one),
        toll=toll_words([details for c in counted if isinstance(details := claims[c].details, TollDetails)]),
        standing=one.standing.value,
        accounts=accounts,
        blames=tuple(
            BlameRow(
                blame.blamed,
                tuple(map(claimant_words, blame.claimants)),
                tuple(c for c in blame.claims if c in rows),
                len(blame.origins),
            )
            for blame in one.blames
        ),
        tolls=tolls,
        denials=denials,
        claims=tuple(dict.fromkeys(c for line in (*accounts, *tolls, *denials) for c in line.claims)),
    )


def _counts_it(claim: Claim) -> bool:
    """Not a running total that a report gives beside the attack."""
    return isinstance(claim.details, TollDetails) and claim.details.scope is not Scope.CUMULATIVE


def _what(one: Incident) -> str:
    """\"missile, artillery: an apartment building\"."""
    means = ", ".join(means.value for means in one.means if means.value != "other") or "attack"
    targets = [target for target in one.targets if target.casefold() != one.place.casefold()]
    return f"{means}: {', '.join(targets)}" if targets else means


def toll_words(tolls: Sequence[TollDetails]) -> str:
    """\"9 to 10 killed\", \"at least 12 killed\": from the lowest to the highest figure that anybody gives."""
    for harm in _SHOWN:
        counted = [one for one in tolls if one.harm is harm and one.disclosed]
        whole = [one for one in counted if one.part_of is None] or counted
        figures = [n for one in whole for n in (one.stated, one.low, one.high) if n is not None]
        if not figures:
            continue
        low, high = min(figures), max(figures)
        if high == 0:
            continue
        floor = all(one.high is None for one in whole)
        amount = f"at least {low:,}" if floor and low == high else f"{low:,}" if low == high else f"{low:,} to {high:,}"
        return f"{amount} {'killed or injured' if harm is Harm.CASUALTIES else harm.value}"
    return ""
