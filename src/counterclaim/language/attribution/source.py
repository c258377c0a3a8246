"""The words of a source without what hangs on them: “the spokesman, Ara Simonyan, 41, said” to “Ara Simonyan”."""

from __future__ import annotations

import re

from counterclaim.language.attribution.lexicon import words

__all__ = ["is_handed_out", "is_pronoun", "naked", "split_joined", "trim"]

_ARTICLE = re.compile(r"^(?:the|a|an|\d+-year-old)\s+", re.IGNORECASE)
_OPENING = re.compile(
    r"^(?:but|and|while|as|so|meanwhile|however|earlier|later|also|separately|elsewhere|on\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|for\s+(?:his|her|its|their)\s+part)(?![-\w])[\s,]*",
    re.IGNORECASE,
)
# Patterns that begin with white space begin at the first of a run (`(?<!\s)`), so that a long run is tried once.
_TIME = re.compile(
    r"(?<![\s,])[\s,]+(?:(?:late|early|earlier|later)\s+)?(?:on\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday"
    r"|in\s+turn|meanwhile|however|also|too|both|each|all|there|(?:for\s+(?:his|her|its|their)\s+part))$",
    re.IGNORECASE,
)
_PAPERS = (
    r"(?:information|data|figures?|estimates?|count|tally|toll|account|numbers?|statistics|reports?|claims?|version"
    r"|statements?|communiqu[eé]|dispatch(?:es)?|updates?|bulletin|press release|letter|posts?)"
)
# "Moscow's information", "the Observatory's figures", "an AFP tally": who gives them
_GIVES = re.compile(
    rf"^(?P<who>.+?)(?:(?:['’]s?|(?<=s))\s+(?:own\s+|latest\s+|official\s+|daily\s+)?|(?<=[A-Z])\s+){_PAPERS}$",
    re.DOTALL,
)
# "a statement from the army carried by state media", "figures compiled by Reuters"
_GIVEN_BY = re.compile(
    rf"^(?:[a-z]+\s+){{0,2}}{_PAPERS}\s+(?:issued\s+|released\s+|compiled\s+|published\s+|posted\s+|given\s+)?"
    r"(?:from|by)\s+(?P<who>.+?)(?:\s+(?:carried|posted|published|quoted|released|cited|seen)\s.*)?$",
    re.DOTALL,
)
_SHOWN = (
    r"(?:videos?|footage|images?|photo(?:graph)?s?|pictures?|stills?|clips?|recordings?|grabs?|screenshots?|leaflets?)"
)
_HANDED_OUT = (
    r"(?:released|published|posted|shared|provided|distributed|issued|circulated|aired|broadcast|made\s+available)"
)
# "an image taken from a video released by the army", "footage made available on the website of the ministry"
_SHOWN_BY = re.compile(
    rf"^(?:[\w-]+\s+){{0,3}}?{_SHOWN}\s+(?:[a-z]+\s+){{0,7}}?{_HANDED_OUT}\s+(?:online\s+|[a-z]+day\s+)?"
    r"(?:by|on\s+the\s+(?:official\s+)?(?:web\s?site|page|account|channel)\s+of)\s+(?P<who>[^,]+?)"
    r"(?:,?\s+(?:on|in|via|dated|from)\s.*)?$",
    re.DOTALL | re.IGNORECASE,
)
_QUOTED_BY = re.compile(r"(?<!\s)\s+(?:quoted|cited|carried)\s+(?:by|in|on)\s.*$", re.DOTALL)
_INITIALS = re.compile(r"(?:^|\s)(?:[A-Z]\.)+[A-Z]$")
_MARKS = " \t\r\n,;:.-–—\"“”'‘’«»"
_WHO = re.compile(
    r"(?<!\s)\s+(?:(?:who|which|whose|speaking|writing|posting)\s|(?:[-–—]|--)\s+(?=[a-z])).*$",
    re.DOTALL | re.IGNORECASE,
)
_JOIN = re.compile(
    r"(?:(?<!\s)\s++)?+,(?:\s++(?:and|&|as well as)\s++|\s*+)|(?<!\s)\s++(?:and|&|as well as)\s++", re.IGNORECASE
)
_AND = re.compile(r"\s(?:and|&|as well as)\s", re.IGNORECASE)
# Behind a person's name and a comma, this says who it is
_APPOSITIVE = re.compile(r",\s+(?:a|an|the|his|her|its|their|one)\s+(?=[a-z])")
_BOTH = re.compile(r"^both\s+(?:of\s+)?(?:the\s+)?", re.IGNORECASE)


# The time at which an entry of a live blog opens: "10:42 Rebels", "[8.15am] Residents"
_CLOCK = re.compile(
    r"^\[?(?:\d{1,2}:\d\d(?:\s?(?:[ap]m|gmt|utc|h))?|\d{1,2}[.h]\d\d\s?(?:[ap]m|gmt|utc))\b\]?[\s|:\u2013\u2014-]*",
    re.IGNORECASE,
)


def is_pronoun(phrase: str) -> bool:
    """True for “he”, “they”, “itself”."""
    word = phrase.strip(_MARKS).casefold()
    return word in words().pronouns or word in words().object_pronouns or word in ("his", "its", "their")


def _strip(phrase: str) -> str:
    """Without outer marks and white space; "U.N." keeps its last stop."""
    bare = phrase.strip(_MARKS)
    end = phrase.find(bare) + len(bare)
    return bare + "." if _INITIALS.search(bare) and phrase[end : end + 1] == "." else bare


def naked(phrase: str) -> str:
    """`phrase` without articles, outer marks, and what opens or dates its clause. Its words stay verbatim."""
    phrase = _strip(phrase)
    for _ in range(3):
        shorter = _strip(_ARTICLE.sub("", _TIME.sub("", _OPENING.sub("", _CLOCK.sub("", phrase)))))
        if shorter == phrase or not shorter:
            break
        phrase = shorter
    return phrase


def trim(phrase: str) -> str:
    """The name or noun phrase at the heart of a source: without appositives, relative clauses and articles.

    Sources that are joined ("France, Britain and Germany") stay joined.
    """
    phrase = naked(phrase)
    head = phrase
    if "," in phrase and not _is_list(phrase):
        first, _, rest = phrase.partition(",")
        rest = rest.strip(_MARKS)
        # "The ministry's spokesman, Ara Simonyan" is named behind the comma
        named = naked(rest.split(",")[0])
        head = named if _described(first) and _is_name(named) else first
    head = _WHO.sub("", head)
    given = _GIVEN_BY.match(naked(head)) or _SHOWN_BY.match(naked(phrase)) or _GIVES.match(head)
    head = given["who"] if given else _QUOTED_BY.sub("", head)
    return naked(head) or phrase


def is_handed_out(phrase: str) -> bool:
    """True for “a video released by the army”: what it shows is shown by the army."""
    return _SHOWN_BY.match(naked(phrase)) is not None


def _is_list(phrase: str) -> bool:
    """True for "A, B and C", a list of short names, not for a name with appositives."""
    pieces = [p for p in _JOIN.split(phrase) if p]
    return (
        len(pieces) > 2
        and re.search(r"\s(?:and|&)\s", phrase.rsplit(",", 1)[-1]) is not None
        and len(pieces[-1].split()) <= 5
        and all((len(p.split()) <= 4 and not _ARTICLE.match(p)) or _is_name(_ARTICLE.sub("", p)) for p in pieces[1:-1])
        and (len(pieces[0].split()) <= 4 or re.search(r"\sof\s", pieces[0]) is not None)
        and (not _ARTICLE.match(pieces[0]) or _is_name(_ARTICLE.sub("", pieces[0])))
    )


def _described(phrase: str) -> bool:
    """A description and no name: its last word bears no capital."""
    tail = phrase.split()[-1:] or [""]
    return tail[0][:1].islower() or naked(phrase)[:1].islower()


def _is_name(phrase: str) -> bool:
    """Two to five words, nearly all with capitals."""
    found = phrase.split()
    return 1 < len(found) <= 5 and all(w[:1].isupper() or w in ("al", "de", "of", "bin", "van", "von") for w in found)


def split_joined(phrase: str) -> list[str]:
    """“Both Armenia and Azerbaijan” to the two; a single source to itself.

    "the Ministry of Health and Sport" and other names with an "and" inside are one: all pieces must look alike.
    """
    phrase = _BOTH.sub("", phrase.strip(_MARKS))
    raw = _JOIN.split(phrase)
    pieces = [naked(p) for p in raw]
    pieces = [p for p in pieces if p]
    if len(pieces) < 2:
        return [phrase] if phrase else []
    if _AND.search(phrase) is None or (_is_name(raw[0]) and _APPOSITIVE.match(phrase, phrase.find(","))):
        return [phrase]  # "Ilo Vant, the mayor and police chief"
    if any(re.search(r"\b(?:of|for|between|from|among)\b", p) for p in pieces[:-1]):
        return [phrase]
    return pieces
