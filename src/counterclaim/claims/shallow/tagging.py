"""A shallow tag for each token of a sentence, from closed classes, verb forms and neighbours."""

from __future__ import annotations

from counterclaim.claims.shallow.lists import word_set
from counterclaim.claims.shallow.words import VerbForm, words
from counterclaim.model.reading import Reading, Sentence, Token

QUOTES = frozenset("\"'“”‘’«»„`")


def tags_of(
    reading: Reading, sentence: Sentence, tokens: tuple[Token, ...], norms: list[str], dated: dict[int, int]
) -> list[str]:
    lexicon = words()
    known = lexicon.tags
    verbs = lexicon.verbs
    upos = reading.syntax.upos[sentence.first : sentence.last] if reading.syntax is not None else ()
    tags: list[str] = []
    until = -1
    for i, token in enumerate(tokens):
        norm = norms[i]
        until = max(until, dated.get(token.start, -1))
        if token.start < until:
            tags.append("Y")
            continue
        tag = known.get(norm)
        if tag is None:
            first = norm[:1]
            if first.isdigit():
                tag = "#"
            elif not first.isalpha():
                tag = "G" if norm == "'s" else "Q" if norm in QUOTES else "P"
            elif norm in lexicon.numerals:
                tag = "#"
            elif norm in verbs:
                tag = "?"
            elif norm.endswith("ly") and len(norm) > 4 and token.text.islower():
                tag = "E"
            else:
                tag = "N"
        elif token.text.isupper() and len(token.text) > 1 and norm in ("us", "it", "is") and not _shouts(tokens):
            tag = "N"  # US, IT, IS are names where the rest is not in capitals
        tags.append(tag)
    for i, tag in enumerate(tags):
        if (
            tag == "Q"
            and norms[i] in ("'", "’")
            and i
            and norms[i - 1].endswith("s")
            and tokens[i - 1].end == tokens[i].start
        ):
            tags[i] = "G"
        elif tag == "S" and norms[i] == "that" and i and (tags[i - 1] == "I" or _points(norms, i)):
            tags[i] = "D"
    _quantifiers(norms, tags)
    for i, tag in enumerate(tags):
        if tag == "?":
            given = upos[i] if upos else ""
            tags[i] = _verb_or_noun(i, norms, tags, tokens, verbs[norms[i]], given)
    return tags


def _points(norms: list[str], i: int) -> bool:
    """True for "rejected that claim": the word after "that" is a thing said, and nothing is said of it."""
    following = norms[i + 1 : i + 3]
    return bool(following) and following[0] in word_set("shallow", "pointed_at") and following[1:] in ([], ["."], [","])


_QUANTIFIERS = (
    ("at", "least"),
    ("at", "most"),
    ("more", "than"),
    ("less", "than"),
    ("fewer", "than"),
    ("up", "to"),
    ("as", "many", "as"),
    ("some",),
    ("about",),
    ("around",),
    ("over",),
)


def _quantifiers(norms: list[str], tags: list[str]) -> None:
    """Let "at least", "more than" and the like before a number belong to its noun phrase."""
    for i, tag in enumerate(tags):
        if tag != "#" or i == 0:
            continue
        for phrase in _QUANTIFIERS:
            k = i - len(phrase)
            if k >= 0 and tuple(norms[k:i]) == phrase:
                tags[k:i] = "#" * len(phrase)
                break


def _shouts(tokens: tuple[Token, ...]) -> bool:
    return sum(token.text.isupper() for token in tokens) * 2 > len(tokens)


def _verb_or_noun(
    i: int, norms: list[str], tags: list[str], tokens: tuple[Token, ...], verb: VerbForm, given: str
) -> str:
    """V, J or N for a word that can be a verb, from its neighbours; `given` is the reading model's tag, if any."""
    lexicon = words()
    forms = verb.forms
    text = tokens[i].text
    before = _before(i, tags)
    after = tags[i + 1] if i + 1 < len(tags) else "P"
    if i and text[:1].isupper() and not text.isupper() and before not in "PQ" and tags[i - 1] not in "PQ":
        return "N"  # a name, or a headline's capitals
    if i == 0 and norms[0].endswith("ing") and norms[1:2] and norms[1] not in lexicon.noun_like:
        following = lexicon.verbs.get(norms[1])
        if following is not None and "d" in following.forms:
            return "N"  # "Shelling struck the town"
    if before in "TMX" or (before == "A" and norms[i - 1] in ("do", "does", "did", "don't", "doesn't", "didn't")):
        if before == "T" and forms <= {"d", "n", "s", "g"} and "b" not in forms:
            return "N" if "s" in forms or "g" in forms else "J"
        return "V"
    if forms <= {"s"} or forms <= {"b"} or forms <= {"b", "s"}:
        if given in ("NOUN", "PROPN", "ADJ"):
            return "N"
        if given in ("VERB", "AUX"):
            return "V"
        if before in "DG#AJI":
            return "N"
        if "b" in forms and norms[i] not in lexicon.noun_like and before in "NYSE":
            return "V"
        if before == "R":
            return "V"
        named_next = after in "D#" or (after == "N" and tokens[i + 1].text[:1].isupper())
        if i and norms[i - 1] in lexicon.modifiers and norms[i] in lexicon.noun_like and not named_next:
            return "N"
        if (
            after == "S"
            and norms[i] in lexicon.noun_like
            and "b" not in forms
            and norms[i] not in ("claims", "demands", "reports", "states")
        ):
            return "N"
        if norms[i] not in lexicon.noun_like and "s" in forms:
            return "V"
        if before in "PQ" and i and tags[i - 1] == "E" and "b" in forms and after in "D#":
            return "V"  # "Some, …, later ambush a convoy"
        if before in "PQ" or i == 0:
            return (
                "V"
                if before in "PQ" and i and "s" in forms and after in "DR#S" and norms[i] not in lexicon.noun_like
                else "N"
            )
        starts = after in "D#RNJTSEGQ?Y" and not (after == "N" and norms[i + 1] in lexicon.noun_like)
        if after == "?" and norms[i + 1] in lexicon.verbs:
            nxt = lexicon.verbs[norms[i + 1]].forms
            starts = "g" in nxt and "b" not in forms
        if after == "I":
            starts = norms[i] not in lexicon.noun_like or norms[i + 1] in ("across", "near", "into", "through")
        if before == "C" and norms[i] not in lexicon.noun_like:
            return "V" if any(t == "V" for t in tags[:i]) else "N"
        if before == "C":
            return "V" if starts and any(t == "V" for t in tags[:i]) and after in "D#" else "N"
        calling = norms[i] in ("calls", "appeals", "call", "appeal") and after == "I" and before == "N"
        if calling and (tokens[i - 1].text[:1].isupper() or not any(t in "VAM" for t in tags[:i])):
            return "V"
        left = i - 1
        while left > 0 and tags[left] in "EQ":
            left -= 1
        plural = norms[left].endswith("s") or norms[left] in lexicon.plurals
        if after in "D#" and not any(t in "VA?" for t in tags[:i]) and before == "N" and "b" in forms:
            return "V"
        if norms[left] in word_set("shallow", "arming") and norms[i] in word_set("shallow", "ammunition"):
            return "N"  # "rocket and mortar shells"
        if (
            norms[i] in ("hold", "meet")
            and tokens[left].text[:1].isupper()
            and after in "DNJ#RI"
            and _joined(left, tags)
        ):
            return "V"  # "Ann and Omani sultan Haitham hold talks"
        if "s" in forms and "b" not in forms and _object_of(left, norms, tags):
            return "N"  # "hold official talks to end the war"
        if "b" in forms and after == "T" and _plural_head(left, norms, tags):
            return "V"  # "envoys of the group plan to meet"
        if "b" in forms and _singular(left, norms, tags):
            return "N"  # "a military transport bus"
        if "b" in forms and "d" not in forms:
            if norms[i] not in lexicon.noun_like:
                return "V" if plural or before in "YSE" else "N"
            return "V" if starts and (plural or before in "YE") else "N"
        if plural and norms[left] in lexicon.plurals and not norms[left].endswith("s"):
            plural = after == "I"
        if tokens[left].text[:1].isupper() and after in "D#N":
            plural = plural and after == "N" and tokens[left].text.islower()
        return "V" if starts and not plural and after in "D#RTSNJ?Q" else "N"
    if "g" in forms:
        if given in ("NOUN", "PROPN", "ADJ"):
            return "N"
        if before == "#" and after in "NJ" and norms[i - 1] not in ("one", "hundreds", "thousands"):
            return "J"  # "150 retreating soldiers"
        if before in "DG" or (before in "NJ#" and after == "I" and norms[i + 1] in ("of", "by")):
            return "N"
        if norms[i] in lexicon.gerund_nouns and (
            (i == 0 and after == "I" and norms[i + 1] in ("by", "of", "on", "in", "from", "at", "near"))
            or (before in "NJ#" and (after not in "DNJ#RQ?" or (after == "?" and _third_or_past(norms[i + 1]))))
            or (before == "I" and after in "IPSC")
        ):
            return "N"
        return "V"
    # past or participle
    if (
        "b" in forms
        and before not in "AR"
        and norms[i] in ("read", "put", "let", "cost", "shut", "hurt")
        and before in "DGI#"
    ):
        return "N"
    if norms[i] in ("left", "lay") and before in "DGI":
        return "N"
    if given == "ADJ" or (given in ("NOUN", "PROPN")):
        return "J"
    if before == "N" and after == "N" and norms[i] in ("brokered", "mediated", "sponsored", "proposed", "backed"):
        k = i - 1
        while k >= 0 and tags[k] in "NJ":
            k -= 1
        if k >= 0 and tags[k] == "D":
            return "J"  # "a US brokered truce"
    if before in "DG" or (before in "IJ#" and after in "NJ" and norms[i - 1] not in ("after", "before")):
        return "J"
    if before == "S" and after == "N" and norms[i - 1] in ("when", "as", "while", "where") and norms[i] != "said":
        return "J"
    return "V"


def _third_or_past(norm: str) -> bool:
    """True for a form that only a verb has: "a bombing kills", "the shelling wounded"."""
    forms = words().verbs[norm].forms
    return norm.endswith(("ing", "ed")) or (forms == {"s"} and norm not in words().noun_like)


def _object_of(left: int, norms: list[str], tags: list[str]) -> bool:
    """True where the words up to `left` only describe the object of the verb right before them."""
    j = left
    while j >= 0 and tags[j] in "NJ" and left - j < 4:
        j -= 1
    if j < 0 or tags[j] != "V" or j == left:
        return False
    return words().verbs[norms[j]].lemma not in word_set("shallow", "saying")


def _plural_head(left: int, norms: list[str], tags: list[str]) -> bool:
    """True where the noun phrase up to `left` opens the sentence with a plural that a preposition follows."""
    first = next((k for k in range(left) if tags[k] not in "DJ#QG"), left)
    while first + 1 < left and tags[first] == "N" and tags[first + 1] == "N":
        first += 1
    plural = norms[first].endswith("s") or norms[first] in words().plurals
    return plural and tags[first : first + 2] == ["N", "I"] and not set(tags[:left]) & set("VAMP?")


def _joined(left: int, tags: list[str]) -> bool:
    """True where "and" joins the name that ends at `left` to another, with no verb before."""
    lead = tags[max(left - 12, 0) : left]
    return "C" in lead and "V" not in tags[:left]


def _singular(left: int, norms: list[str], tags: list[str]) -> bool:
    """True where the noun phrase that ends at `left` opens with "a" or "an"."""
    while left >= 0 and tags[left] in "NJ":
        left -= 1
    return left >= 0 and norms[left] in ("a", "an", "this", "each", "every")


def _before(i: int, tags: list[str]) -> str:
    """The tag before `i`, looking past adverbs and quotation marks."""
    j = i - 1
    while j >= 0 and tags[j] in "EQ":
        j -= 1
    return tags[j] if j >= 0 else "P"
