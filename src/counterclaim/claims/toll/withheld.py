"""Figures that are withheld: "has not disclosed its military casualties"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from counterclaim.claims.toll.line import Line
from counterclaim.claims.toll.secrecy import BY_A_BODY, BY_NEITHER, BY_NOBODY, HARMED_BEFORE, WITHOUT
from counterclaim.claims.toll.words import words
from counterclaim.model.claim import Harm, Status
from counterclaim.model.span import Span

_WHAT = "losses|casualties|casualty|fatalities|deaths|death toll|dead|wounded|injured|victims"
_ABOUT = (
    "any|its|their|his|the|a|details?|figures?|numbers?|information|data|count|toll|full|exact|total|precise|official|recent|"
    "own|overall|on|of|about|for|how many|military|combat|battlefield|army|troops?|civilian|battle|human"
)
_ACTIVE = re.compile(
    rf"""
    (?: (?:has|have|had|did|does|do|is|are|was|were) (?:n't|\ not|\ yet\ to|\ so\ far\ not|\ never)
        (?:\ yet|\ so\ far|\ publicly)?
      | refus(?:es|ed|ing)\ to | declin(?:es|ed|ing)\ to | without | never
    )
    \ (?:be(?:en|ing)?\ )?
    (?: disclos(?:e|ed|ing) | report(?:ed)?(?:\ on)?(?=\ (?:its|their|his|any\ figure)) | reveal(?:ed|ing)?
      | releas(?:e|ed|ing) | publish(?:ed|ing)? | provid(?:e|ed|ing) | giv(?:e|en|ing) | announc(?:e|ed|ing)
      | specif(?:y|ied|ying) | confirm(?:ed|ing)?(?=\ (?:any|its|their)) | divulg(?:e|ed|ing) | shar(?:e|ed|ing)
    )
    \ (?:(?:{_ABOUT.replace(" ", chr(92) + " ")})\ )*
    (?P<what>{_WHAT.replace(" ", chr(92) + " ")}) (?:\ (?:figures?|numbers?|tolls?|counts?))?
    (?:\ (?:among|in)\ (?:its|their)\ (?:own\ )?(?:ranks|troops|forces|soldiers|military|army))?
    """,
    re.IGNORECASE | re.VERBOSE,
)
_HOW_MANY = re.compile(
    r"""
    (?: (?:has|have|had|did|does|do) (?:n't|\ not|\ yet\ to|\ never) (?:\ yet|\ so\ far|\ publicly)?
      | refus(?:es|ed|ing)\ to | declin(?:es|ed|ing)\ to
    )
    \ (?:disclose|disclosed|say|said|reveal|revealed|report|reported|specify|specified|announce|announced)
    \ how\ many\ (?:of\ (?:its|their)\ )?(?:own\ )?(?P<who>soldiers|troops|servicemen|fighters|men|civilians|people)
    \ (?:it|they|he|have|has|had|were|are|the\ \w+)(?:\ (?:has|have|had|been))* \ (?P<what>lost|killed|died|wounded)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_NO_FIGURE = re.compile(
    r"""
    (?: (?:(?:has|have|had)\ )?
        (?:gives?|gave|given|publish(?:es|ed)?|provide[sd]?|offers?|offered|release[sd]?|disclose[sd]?)\ no
      | (?:does|do|did)\ not\ (?:give|publish|provide|release)\ (?:any|a)
      | (?:has|have|had)\ not\ (?:given|published|provided|released)\ (?:any|a)
    )
    \ (?:figures?|numbers?|toll|count|data|details)
    (?:\ (?:of|for|on|about))
    \ (?P<own>its|their|his)(?:\ own)?
    \ (?P<what>(?:military\ |combat\ |civilian\ )?(?:losses|casualties|dead|deaths|wounded|troops|soldiers|forces|army))
    """,
    re.IGNORECASE | re.VERBOSE,
)
_NO_TOLL = re.compile(
    r"""
    (?:(?:has|have|had)\ )?
    (?:gives?|gave|given|publish(?:es|ed)?|provide[sd]?|offers?|offered|release[sd]?|disclose[sd]?|issued?)\ no
    \ (?P<what>casualty|death) \ (?:figures?|numbers?|toll|tolls|count|data|details)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_PASSIVE = re.compile(
    r"""
    no\ (?:figures?|numbers?|details?|information|data|word|count|official\ (?:figures?|toll))
    (?:\ (?:of|on|about|for))? (?:\ (?:the|any|its|their|possible|military|civilian))*
    \ (?P<what>losses|casualties|fatalities|deaths|dead|wounded|injured|victims)
    [\w ]{0,20}?\ (?:has|have|was|were|is|are)(?:\ yet)?(?:\ been)?
    \ (?:released|disclosed|given|published|provided|available|announced|reported)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_BY = re.compile(
    r" by (?P<who>(?:the )?[^,.;()]{2,60}?)(?= (?:as|who|which|while|but|and|so|since|because|in|on)\b|[,.;()]|$)"
)
_COMBAT = re.compile(
    r"\b(?:military|combat|battlefield|army|troops?|soldiers|own losses|forces|ranks)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Withheld:
    """“haven't disclosed their military losses”: killed, of combatants, of those who withhold; `neither` is the subject
    of "neither side has", `nobody` is true where no body is said to withhold: "the number of dead is not known"."""

    span: Span
    harm: Harm
    status: Status
    own: bool
    passive: bool
    by: Span | None = None
    neither: Span | None = None
    nobody: bool = False


def withheld(line: Line) -> list[Withheld]:
    """The figures that the sentence says a body gives not."""
    words = line.words
    if not any(w in _KEY for w in words):
        return []
    start = line.sentence.span.start
    text = line.sentence.span.of(line.reading.text).replace("\u00a0", " ").replace("\n", " ").replace("’", "'")
    if text.isascii() and not _may_withhold(text.lower()):
        return []
    found = []
    for pattern, passive in ((_ACTIVE, False), (_PASSIVE, True)):
        for match in pattern.finditer(text):
            what = match["what"].lower()
            words_said = match.group().lower()
            if what in ("losses", "deaths", "fatalities", "dead", "death toll"):
                harm = Harm.KILLED
            elif what in ("wounded", "injured"):
                harm = Harm.INJURED
            else:
                harm = Harm.CASUALTIES
            status = Status.COMBATANT if _COMBAT.search(words_said) else Status.UNSPECIFIED
            if "civilian" in words_said:
                status = Status.CIVILIAN
            own = bool(re.search(r"\b(?:its|their|his)\b", words_said))
            by = _BY.match(text, match.end())
            teller = Span(start + by.start("who"), start + by.end("who")) if by and passive else None
            span = Span(start + match.start(), start + match.end())
            found.append(Withheld(span, harm, status, own, passive, teller))
    for pattern in (_HOW_MANY, _NO_FIGURE, _NO_TOLL):
        for match in pattern.finditer(text):
            span = Span(start + match.start(), start + match.end())
            if not any(f.span.overlaps(span) for f in found):
                found.append(_in_other_words(span, match.group().lower(), match["what"].lower()))
    found.extend(_by_secrecy(text, start, found))
    return found


# Without one of these no pattern here or in `secrecy` fits, and trying them all is slow.
_SIGNS = (
    *("not", "n't", "no ", "yet to", "never", "without", "neither", "refus", "declin", "fail", "stopped", "rarely"),
    *("seldom", "secre", "wraps", "classified", "hid", "itself", "themselves", "silent", "lipped", "mum", "quiet"),
    *("vague", "evasive", "unknown", "unclear"),
)


def _may_withhold(text: str) -> bool:
    return any(sign in text for sign in _SIGNS)


def _by_secrecy(text: str, start: int, known: list[Withheld]) -> list[Withheld]:
    """ "keeps its losses secret", "neither side has disclosed", "is not known", "without giving a figure"."""
    spans = [row.span for row in known]
    found: list[Withheld] = []

    def add(row: Withheld) -> None:
        if not any(span.overlaps(row.span) for span in spans):
            spans.append(row.span)
            found.append(row)

    for match in BY_NEITHER.finditer(text):
        what = (match["what"] or match["what2"]).lower()
        row = _in_other_words(Span(start + match.start(), start + match.end()), match.group().lower(), what)
        add(replace(row, neither=Span(start + match.start("who"), start + match.end("who"))))
    for pattern in BY_A_BODY:
        for match in pattern.finditer(text):
            add(
                _in_other_words(
                    Span(start + match.start(), start + match.end()), match.group().lower(), match["what"].lower()
                )
            )
    for pattern in BY_NOBODY:
        for match in pattern.finditer(text):
            what = next((w for w in match.groupdict().values() if w), "toll").lower()
            row = _in_other_words(Span(start + match.start(), start + match.end()), match.group().lower(), what)
            add(replace(row, passive=True, nobody=True))
    for match in WITHOUT.finditer(text):
        before = text[: match.start()]
        harms = list(HARMED_BEFORE.finditer(before))
        if harms and not any(c.isdigit() for c in before[harms[-1].start() - 20 if harms[-1].start() > 20 else 0 :]):
            harm = "casualties" if harms[-1]["casualties"] else "wounded" if harms[-1]["injured"] else "killed"
            row = _in_other_words(Span(start + match.start(), start + match.end()), before.lower(), harm)
            add(replace(row, passive=True, own=False))
    return found


def _in_other_words(span: Span, said: str, what: str) -> Withheld:
    """ "gives no figure for its own troops", "has not said how many soldiers it has lost"."""
    harm = Harm.KILLED
    if "casualt" in what:
        harm = Harm.CASUALTIES
    elif any(word in what for word in ("wounded", "injured", "hurt")):
        harm = Harm.INJURED
    elif "missing" in what:
        harm = Harm.MISSING
    combat = _COMBAT.search(said) or re.search(r"\b(?:servicemen|fighters)\b", said)
    status = Status.CIVILIAN if "civilian" in said else Status.COMBATANT if combat else Status.UNSPECIFIED
    return Withheld(span, harm, status, bool(re.search(r"\b(?:its|their|his|it has|they have|it had)\b", said)), False)


_KEY = words("key")
