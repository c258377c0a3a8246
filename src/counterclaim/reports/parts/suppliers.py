"""Who supplied a picture, by the words of its caption or credit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from counterclaim.reports.parts.names import agency_pattern


@dataclass(frozen=True, slots=True)
class Supplier:
    """“Provided by the army's press service”, which is no agency."""

    name: str
    by_party: bool


# Not "taken by", which names the photographer, nor "obtained by", which names who has the picture now.
_PROVIDED: Final = (
    r"(?:provided|supplied|released|distributed|issued|shared|published|posted|made available|handed out|uploaded"
    r"|broadcast)"
)
# "photo", "handout picture", "frame grab from video", … then "provided [on Monday] by".
_BY = re.compile(
    r"\b(?:photo|photograph|picture|image|handout|grab|screengrab|screenshot|still|video|footage|frame|file)s?\b"
    rf"(?:[^\n]{{0,80}}?)\b(?:{_PROVIDED}(?: [\w.]+,?){{0,6}}? by|obtained from) ",
)
_OFFICIAL_SITE = re.compile(
    r"\b(?:made available|posted|published|released) (?:on|to|through) the (?:official )?"
    r"(?:web ?site|[A-Z]\w+ (?:account|page|channel)|Telegram channel|social media(?: accounts?)?) of "
)
_NAME_STOPS = re.compile(
    r",|;|\.(?=\s|$)|\(|\)|\n| via | on (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
    r"|\d|social|its|their|his|her)| (?:shows?|showed|showing|purport\w*|alleg\w*|appears?|is|are|was|were|which|that"
    r"|who|as|in (?:19|20)\d\d|at|and (?:shows|taken|released|obtained|dated))\b| [-–—] "
)
_VIA = re.compile(r"^(?P<from>.+?)\s*(?:/(?P<through>[^/]+?))?\s+via\s+(?P<agency>.+)$", re.IGNORECASE)
_HANDOUT = re.compile(r"\bhandout\b", re.IGNORECASE)
_COURTESY = re.compile(r"\b(?:courtesy(?: of)?|handout(?: from| by)|provided by|supplied by)[: ]+", re.IGNORECASE)
_FURNITURE = re.compile(
    r"\b(?:handout|pool photo|pool|file photo|file|photos?|images?|screen ?grab|courtesy(?: of)?|via)\b[.:]?",
    re.IGNORECASE,
)
_MAX_NAME: Final = 120
_MAX_CREDIT = 500  # characters; a credit with four names and two agencies has some 120


def supplier_of_caption(text: str) -> Supplier | None:
    """Who provided, handed out or released the picture, by the words of the caption."""
    match = _BY.search(text) or _OFFICIAL_SITE.search(text)
    if match is None:
        return None
    stop = _NAME_STOPS.search(text, match.end())
    name = text[match.end() : stop.start() if stop else len(text)].strip()
    name = name.removeprefix("the ")
    # "taken from video", "obtained by" a person in lower case: no name, no supplier.
    if not name or len(name) > _MAX_NAME or not any(letter.isupper() for letter in name):
        return None
    return Supplier(name, not is_agency(name))


def supplier_of_credit(credit: str) -> Supplier | None:
    """Who supplied the picture, by its credit: `(Jane Doe, Navy Press Service/PAN Photo via AP)`, `Handout/X`."""
    # One space for many: the patterns below try every place in a run of them.
    inner = " ".join(credit.split()).strip("()[] ").rstrip(".")
    if len(inner) > _MAX_CREDIT:
        return None
    if match := _COURTESY.search(inner):
        return _named(re.split(r" via |/", inner[match.end() :])[0])
    if match := _VIA.match(inner):
        through = match["through"]
        # "Jane Doe/Sputnik via AP" is an agency's; "Jane Doe, Navy Press Service/PAN Photo via AP" the navy's
        if through and is_agency(through) and "," not in match["from"]:
            return Supplier(through.strip(), False)
        return _named(match["from"] if not through or is_agency(through) else f"{match['from']}/{through}")
    if _HANDOUT.search(inner):
        return _named(inner)
    return None


def is_agency(name: str) -> bool:
    """True where the name is that of a news or picture agency and nothing else."""
    name = name.removeprefix("the ").removeprefix("The ").strip()
    match = agency_pattern().match(name)
    if match is None:
        return False
    rest = name[match.end() :].strip(" ,./")
    return rest.lower() in ("", "news agency", "agency", "photo", "images", "news", "tv", "pictures")


def _named(written: str) -> Supplier | None:
    """The body in a list of names parted by commas and slashes: the last that is no agency, else the last agency.

    A person's name comes before that of the body.
    """
    pieces = [_FURNITURE.sub("", piece).strip(" .:,-–—") for piece in re.split(r"[,/|]", written)]
    names = [re.sub(r"^(?:Photo |Image )?by ", "", piece).removeprefix("the ") for piece in pieces if piece]
    names = [name for name in names if name and name[0].isupper() and len(name) <= _MAX_NAME]
    if not names:
        return None
    bodies = [name for name in names if not is_agency(name)]
    agencies = [name for name in names if is_agency(name)]
    # `Jane Doe/Sputnik via AP`: a photographer of an agency.
    if agencies and len(bodies) <= 1 and names[-1] in agencies:
        return Supplier(agencies[-1], False)
    if bodies:
        return Supplier(bodies[-1], True)
    return Supplier(agencies[-1], False)
