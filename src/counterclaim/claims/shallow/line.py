"""A sentence with a shallow tag on each token and its verb groups.

Tags: D determiner, A auxiliary, M modal, T "to", X negation, I preposition, S subordinator, R pronoun, C conjunction,
E adverb, # number, Y date, G genitive 's, P punctuation, Q quotation mark, V verb, J participle before its noun,
N everything else: nouns, adjectives, names.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from counterclaim.claims.shallow.words import VerbForm, words
from counterclaim.model.reading import Reading, Sentence, Token
from counterclaim.model.span import Span

QUOTES = frozenset("\"'“”‘’«»„`")
# Nouns before which a comma or bracket may stand without ending the phrase to its left.
NOMINAL = "NJ#DYGR"


@dataclass(frozen=True, slots=True)
class Group:
    """“had been hit”: tokens [first, last), main verb at `head`.

    `form` is b, s, d (past), n (participle) or g; `passive` where be, get or nothing stands before a participle;
    `reduced` where nothing does ("villages taken by"); `to` where it is an infinitive with "to".
    """

    first: int
    head: int
    last: int
    lemma: str
    form: str
    passive: bool
    negated: bool
    modal: str | None
    to: bool
    reduced: bool
    perfect: bool = False
    be: bool = False

    @property
    def finite(self) -> bool:
        """True where it can be the main verb of its clause."""
        return not self.to and not self.reduced and self.form != "g"


@dataclass(slots=True)
class Line:
    """A sentence, its tokens, a tag for each, and its verb groups in order. Indices are of the sentence's tokens."""

    reading: Reading
    sentence: Sentence
    index: int
    tokens: tuple[Token, ...]
    norms: list[str]
    tags: list[str]
    groups: tuple[Group, ...] = field(default=())
    vocabulary: frozenset[str] = frozenset()  # the norms: a finder looks here before it looks closer

    def span(self, first: int, last: int) -> Span:
        """The span of tokens [first, last)."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def words(self, first: int, last: int) -> str:
        """The words of tokens [first, last), verbatim."""
        return self.span(first, last).of(self.reading.text) if first < last else ""

    def group_at(self, i: int) -> Group | None:
        """The verb group that holds token `i`."""
        for group in self.groups:
            if group.first <= i < group.last:
                return group
        return None

    @property
    def question(self) -> bool:
        """True where the sentence ends with a question mark."""
        return any(norm == "?" for norm in self.norms[-3:])


def make_line(reading: Reading, index: int, dated: dict[int, int]) -> Line:
    """The line of sentence `index`. `dated` maps the start of each date mention to its end."""
    sentence = reading.sentences[index]
    tokens = reading.tokens[sentence.first : sentence.last]
    norms = [token.norm.replace("’", "'") for token in tokens]
    line = Line(reading, sentence, index, tokens, norms, _tags(reading, sentence, tokens, norms, dated))
    line.groups = _groups(line)
    line.vocabulary = frozenset(norms)
    return line


def _tags(
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
        elif tag == "S" and norms[i] == "that" and i and tags[i - 1] == "I":
            tags[i] = "D"
    _quantifiers(norms, tags)
    for i, tag in enumerate(tags):
        if tag == "?":
            given = upos[i] if upos else ""
            tags[i] = _verb_or_noun(i, norms, tags, tokens, verbs[norms[i]], given)
    return tags


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
            and norms[i] not in ("claims", "reports", "states")
        ):
            return "N"
        if norms[i] not in lexicon.noun_like and "s" in forms:
            return "V"
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
        if before in "DG" or (before in "NJ#" and after == "I" and norms[i + 1] in ("of", "by")):
            return "N"
        if norms[i] in lexicon.gerund_nouns and (
            (before in "NJ#" and (after not in "DNJ#RQ?" or (after == "?" and norms[i + 1].endswith(("ing", "ed")))))
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


def _before(i: int, tags: list[str]) -> str:
    """The tag before `i`, looking past adverbs and quotation marks."""
    j = i - 1
    while j >= 0 and tags[j] in "EQ":
        j -= 1
    return tags[j] if j >= 0 else "P"


def _groups(line: Line) -> tuple[Group, ...]:
    lexicon = words()
    tags, norms = line.tags, line.norms
    out: list[Group] = []
    n = len(tags)
    harmed = False
    for i in range(n):
        tag = tags[i]
        if tag != "V":
            if tag == "A" and not _main_verb_follows(i, tags):
                out.append(_group(line, i, None))
            continue
        group = _group(line, i, lexicon.verbs[norms[i]])
        if (
            harmed
            and group.form == "d"
            and group.first == i
            and i > 1
            and "and" in norms[max(i - 8, 0) : i]
            and not _takes_object(tags, i + 1)
        ):
            # "ten were killed and five wounded": the second is passive as well
            group = replace(group, passive=True, form="n")
        if group.form == "b" and not group.to and group.modal is None and out and i and tags[group.first - 1] == "C":
            # "managed to win the north and take the south": the second infinitive stands under the first's "to"
            before = next((other for other in reversed(out) if other.form == "b"), None)
            if before is not None:
                group = replace(group, to=before.to, modal=before.modal, negated=group.negated or before.negated)
        if group.form == "d" and not group.passive and out and _describes_object(out[-1], group, tags):
            group = replace(group, passive=True, reduced=True, form="n")
        harmed = group.passive
        out.append(group)
    return tuple(out)


# Verbs whose participle may describe the object before it: "inspect a car destroyed in the raid".
_UNDERGONE = frozenset(
    ("destroy", "damage", "hit", "kill", "wound", "injure", "bomb", "shell", "attack", "burn", "hold", "occupy", "strike", "target")
)  # fmt: skip
_SAYING = frozenset(("say", "report", "claim", "state", "add", "tell", "announce", "confirm", "know", "believe"))


def _describes_object(before: Group, group: Group, tags: list[str]) -> bool:
    """True where a bare participle stands between a finite verb's object and a preposition."""
    if group.lemma not in _UNDERGONE or group.last >= len(tags) or tags[group.last] != "I":
        return False
    between = tags[before.last : group.first]
    return (
        before.finite
        and not before.passive
        and before.lemma not in _SAYING
        and bool(between)
        and set(between) <= set("DNJ#GQ")
    )


def _takes_object(tags: list[str], i: int) -> bool:
    return i < len(tags) and tags[i] in "DN#JR"


def _main_verb_follows(i: int, tags: list[str]) -> bool:
    """True where the auxiliary at `i` helps a later verb or a later auxiliary."""
    j = i + 1
    while j < len(tags) and tags[j] in "EXQYA":
        if tags[j] == "A":
            return True
        j += 1
    return j < len(tags) and tags[j] == "V"


def _group(line: Line, head: int, verb: VerbForm | None) -> Group:
    lexicon = words()
    tags, norms = line.tags, line.norms
    first = head
    be = have = negated = to = False
    modal: str | None = None
    j = head - 1
    pending = head
    while j >= 0 and tags[j] in "AMXETQY":
        norm = norms[j]
        if tags[j] == "A":
            be = be or norm in lexicon.be
            have = have or norm in lexicon.have
            first = j
        elif tags[j] == "M":
            modal = norm
            first = j
        elif tags[j] == "X":
            negated = True
            first = j
        elif tags[j] == "T":
            to = True
            first = j
            if norms[j - 1 : j] == ["not"]:
                negated = True
                first = j - 1
            break
        pending = first
        if norm in lexicon.negations:
            negated = True
        j -= 1
    first = min(first, pending)
    while first > 0 and tags[first - 1] == "E":
        first -= 1
    # a bare "no longer" before the verb is a negation too
    if verb is None:
        norm = norms[head]
        return Group(
            first,
            head,
            head + 1,
            "be" if norm in lexicon.be else "have" if norm in lexicon.have else "do",
            "d" if norm in ("was", "were", "had", "did") else "s",
            False,
            negated or norm in lexicon.negations,
            modal,
            to,
            False,
            have,
            True,
        )
    forms = verb.forms
    if "g" in forms and len(forms) == 1:
        form = "g"
    elif "n" in forms and (be or have):
        form = "n"
    elif (to or modal) and "b" in forms:
        form = "b"
    elif "d" in forms:
        form = "d"
    elif "n" in forms:
        form = "n"
    elif "s" in forms:
        form = "s"
    else:
        form = "b"
    if form == "g" and be:
        form = "s"
    passive = be and form == "n"
    reduced = False
    if form in "dn" and not be and not have and not modal and "n" in forms:
        reduced = _reduced(line, head, first, form)
        passive = passive or reduced
        if reduced:
            form = "n"
    return Group(first, head, head + 1, verb.lemma, form, passive, negated, modal, to, reduced, have, be)


def _reduced(line: Line, head: int, first: int, form: str) -> bool:
    """True where a bare participle modifies the noun before it: "villages taken by rebels"."""
    tags, norms = line.tags, line.norms
    after = tags[head + 1] if head + 1 < len(tags) else "P"
    before = tags[first - 1] if first else "P"
    if (
        before == "S"
        and norms[first - 1] in ("when", "while", "after", "as", "if")
        and norms[head + 1 : head + 2] == ["by"]
    ):
        return True
    if before in "RSC" and not (before == "C" and norms[head + 1 : head + 2] == ["by"]):
        return False
    if form == "n":
        return True  # "taken" without an auxiliary
    if norms[head + 1 : head + 2] == ["by"]:
        return True
    if after in "DNJR#G":
        return False
    # "the base attacked on Monday was …": another finite verb follows with no subject of its own
    for j in range(head + 1, min(len(tags), head + 14)):
        if tags[j] in "S":
            return False
        if tags[j] in "AM":
            k = j - 1
            return any(t in "NJ" for t in tags[head + 1 : k + 1]) and not any(t in "PC" for t in tags[head + 1 : j])
    return False
