"""The statements section: who demanded what of whom, who denied what, who met whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from counterclaim.dossier.palette import claimant_words
from counterclaim.dossier.register import Register
from counterclaim.dossier.rows import Row
from counterclaim.dossier.statement_meetings import MeetingRow, meeting_rows
from counterclaim.model.claim import Claim, DemandDetails, DenialDetails
from counterclaim.model.denial import Tie

_OUTLET = "(outlet) "
# Who says most is shown at once, the others in a fold.
SHOWN = 12
# On the page of a folder: what one speaker says, all speakers, and rows of the tables. What was said last is listed.
MOST_OF_ONE = 40
MOST_OF_ALL = 400
MOST_ROWS = 200
MOST_AGAIN = 5


@dataclass(frozen=True, slots=True)
class Denied:
    """“Azerbaijan, 9 October: Azerbaijan captured Hadrut.” What is denied; `across` where another report has it."""

    claim: str
    who: str
    says: str
    said: str
    across: bool


@dataclass(frozen=True, slots=True)
class Utterance:
    """“9 October: Armenia denies that Hadrut was taken.” A demand or a denial; `kind` is one of the two.

    `to` is of whom something is demanded; `of` what is denied, in the report's words; `denied` the claims that it is
    tied to. `also` are further claims with the same words.
    """

    kind: str
    row: Row
    to: str
    of: str
    denied: tuple[Denied, ...]
    also: tuple[str, ...]
    again: int = 0  # how many more there are, which the page doesn't list


@dataclass(frozen=True, slots=True)
class Speaker:
    """“Armenia: one demand, twelve denials”, in the order in which they were said. `demands` and `denials` are of
    whom, how often; `meets` with whom."""

    anchor: str
    name: str
    sign: int
    utterances: tuple[Utterance, ...]
    demands: tuple[tuple[str, int], ...]
    denials: tuple[tuple[str, int], ...]
    meets: tuple[tuple[str, int], ...]
    earlier: int = 0  # demands and denials that the page doesn't list, said before the others


@dataclass(frozen=True, slots=True)
class StatementSection:
    """Speakers, those who say most first, `rest` those who say least; meetings by day; talks that are of no meeting.
    `left_out` counts speakers, meetings and talks that the page has no room for."""

    speakers: tuple[Speaker, ...]
    rest: tuple[Speaker, ...]
    meetings: tuple[MeetingRow, ...]
    talks: tuple[Row, ...]
    left_out: tuple[int, int, int] = (0, 0, 0)


def statement_section(register: Register) -> StatementSection | None:
    """None where nobody demands, denies or meets."""
    claims = {claim.id: claim for claim in register.claims}
    meetings = meeting_rows(register)
    told = {notice.claim for meeting in meetings for notice in meeting.notices}
    talks = tuple(row for row in register.of_kind("talks") if row.id not in told)
    speakers = _speakers(register, claims, meetings)
    shown = speakers if len(speakers) <= SHOWN + 2 else speakers[:SHOWN]
    found = StatementSection(shown, speakers[len(shown) :], meetings, talks)
    if not (speakers or meetings or talks):
        return None
    return _trimmed(found) if register.pages else found


def _trimmed(found: StatementSection) -> StatementSection:
    """As much of it as one page of a folder shows quickly."""
    room, kept = MOST_OF_ALL, list[Speaker]()
    every = (*found.speakers, *found.rest)
    for one in every:
        said = tuple(
            replace(u, also=u.also[:MOST_AGAIN], again=max(0, len(u.also) - MOST_AGAIN))
            for u in (one.utterances[-min(MOST_OF_ONE, room) :] if room else ())
        )
        room -= len(said)
        if said:
            kept.append(replace(one, utterances=said, earlier=len(one.utterances) - len(said)))
    shown = len(found.speakers)
    return StatementSection(
        tuple(kept[:shown]),
        tuple(kept[shown:]),
        found.meetings[-MOST_ROWS:],
        found.talks[-MOST_ROWS:],
        (
            len(every) - len(kept),
            max(0, len(found.meetings) - MOST_ROWS),
            max(0, len(found.talks) - MOST_ROWS),
        ),
    )


def _speakers(register: Register, claims: Mapping[str, Claim], meetings: Sequence[MeetingRow]) -> tuple[Speaker, ...]:
    ties: dict[str, list[Tie]] = defaultdict(list)
    for tie in register.material.ties:
        ties[tie.denial].append(tie)
    said: dict[str, list[tuple[Row, Claim]]] = defaultdict(list)
    for row in register.of_kind("demand", "denial"):
        said[_speaker(row, claims[row.id])].append((row, claims[row.id]))
    met = _met(meetings)
    found = []
    for name, spoken in said.items():
        utterances = _utterances(spoken, ties, register)
        found.append((name, utterances))
    found.sort(key=lambda item: (item[0].startswith(_OUTLET), -len(item[1]), item[0]))
    return tuple(
        Speaker(
            anchor=f"speaker-{number}",
            name=claimant_words(name),
            sign=register.palette.sign(name),
            utterances=utterances,
            demands=_most(u.to or "nobody named" for u in utterances if u.kind == "demand"),
            denials=_most(denied.who for u in utterances for denied in u.denied),
            meets=_most(met.get(name, ())),
        )
        for number, (name, utterances) in enumerate(found, 1)
    )


def _speaker(row: Row, claim: Claim) -> str:
    """The party that speaks; in an outlet's own voice, who is said to demand."""
    if row.party is None and not claim.source and isinstance(claim.details, DemandDetails) and claim.details.by:
        return claim.details.by
    return row.claimant or row.who


def _utterances(
    spoken: Sequence[tuple[Row, Claim]], ties: Mapping[str, Sequence[Tie]], register: Register
) -> tuple[Utterance, ...]:
    """In order of time; what is said in the same words in several reports is one."""
    same: dict[tuple[str, str], list[tuple[Row, Claim]]] = {}
    for row, claim in spoken:
        same.setdefault((row.kind, " ".join(claim.text.casefold().split())), []).append((row, claim))
    out = []
    for (kind, _), group in same.items():
        row, claim = group[0]
        details = claim.details
        denied: dict[str, Denied] = {}
        for one, _claim in group:
            for tie in ties.get(one.id, ()):
                if tie.denied in register.rows:
                    denied.setdefault(tie.denied, _denied(register.rows[tie.denied], across=tie.across))
        out.append(
            Utterance(
                kind=kind,
                row=row,
                to=(details.to or "") if isinstance(details, DemandDetails) else "",
                of=(details.of or "") if isinstance(details, DenialDetails) else "",
                denied=_once(denied.values()),
                also=tuple(other.id for other, _ in group[1:]),
            )
        )
    return tuple(out)


def _denied(row: Row, *, across: bool) -> Denied:
    return Denied(row.id, claimant_words(row.claimant or row.who), row.gloss, row.said, across)


def _once(denied: Iterable[Denied]) -> tuple[Denied, ...]:
    """The first of each claimant's same words."""
    first: dict[tuple[str, str], Denied] = {}
    for one in denied:
        first.setdefault((one.who, one.says), one)
    return tuple(first.values())


def _met(meetings: Sequence[MeetingRow]) -> dict[str, list[str]]:
    met: dict[str, list[str]] = defaultdict(list)
    for meeting in meetings:
        for party in meeting.parties:
            met[party] += [other for other in meeting.parties if other != party]
    return met


def _most(names: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(names).items(), key=lambda item: (-item[1], item[0])))
