"""Harm that stands in the counted noun or beside it: "12 deaths", "three wounded", "two were found dead"."""

from __future__ import annotations

from counterclaim.claims.toll.count import Count, Of
from counterclaim.claims.toll.lexicon import lexicon
from counterclaim.claims.toll.line import AUX, Line, is_adverb
from counterclaim.claims.toll.tie import Tie, Ties
from counterclaim.claims.toll.words import words
from counterclaim.model.claim import Harm

_UNREAL = words("unreal")

_TAKES = words("takes")

_CLAIMS_LIVES = words("claims_lives")


def tie_nouns(line: Line, counts: list[Count], ties: Ties) -> None:
    """ "12 deaths", "three wounded", "a wounded serviceman", "40 missing"."""
    lex = lexicon()
    for index, count in enumerate(counts):
        if index in ties:
            continue
        if count.of is Of.THING or count.agent:
            continue
        at: int | None = None
        harm: Harm | None = None
        if count.of is Of.HARM and count.head is not None:
            at, harm = count.head, lex.nouns.get(line.words[count.head], Harm.CASUALTIES)  # "losses" leaves open which
            if line.words[count.head] in _COUNTED and _among_counted(line, count):
                continue  # "one of the bodies", "15 of the wounded": of those already counted
            if line.word(count.head) in ("lives",) and not _claimed(line, count):
                continue
            if line.word(count.head) in ("hostages", "captives", "prisoners") and not _taken(line, count):
                continue
            if line.word(count.head) in ("dead", "killed", "wounded", "injured"):
                harm = _dead_and_wounded(line, count.head, harm)
        else:
            # "12 soldiers dead", "12 wounded soldiers", "a wounded serviceman"
            inside = [i for i in range(count.last, count.end) if line.words[i] in lex.adjectives]
            after = count.end
            while is_adverb(line.word(after)) or line.word(after) in ("or", "others", "more"):
                after += 1
            if inside and count.of is Of.PEOPLE and _killed_after(line, count.end):
                continue  # "a wounded man died"
            if inside and count.of is Of.PEOPLE:
                at = inside[0]
                harm = lex.adjectives[line.words[at]]
            elif count.low == 0 and count.of is Of.PEOPLE:
                continue
            elif line.word(after) in lex.adjectives and line.word(after) not in lex.harm and after - count.end <= 2:
                at = after
                harm = _dead_and_wounded(line, at, lex.adjectives[line.words[at]])
            elif line.word(after) in ("prisoner", "captive", "hostage") and _taken(line, count):
                at, harm = after, Harm.CAPTURED
            elif line.word(after) in AUX or is_adverb(line.word(after)) or line.word(after).startswith("remain"):
                at = _predicate(line, after)
                if at is not None:
                    harm = _dead_and_wounded(line, at, lex.adjectives[line.words[at]])
        if at is None or harm is None or not _stands(line, count, at):
            continue
        ties[index] = Tie(count, harm, "toll.noun", (line.span(at, at + 1),))
        if at >= count.end:
            # "leaves two soldiers and six militants dead"
            for earlier in range(index - 1, -1, -1):
                gap = line.words[counts[earlier].end : counts[earlier + 1].first]
                other = counts[earlier]
                if earlier in ties or other.of is not Of.PEOPLE or other.agent or gap not in _LISTED:
                    break
                ties[earlier] = Tie(other, harm, "toll.noun", (line.span(at, at + 1),))


def _killed_after(line: Line, at: int) -> bool:
    """True where those told to be hurt are killed by the verb behind them."""
    while line.word(at) in AUX or is_adverb(line.word(at)):
        at += 1
    return any(w.harm is Harm.KILLED and line.has(at, w.words) for w in lexicon().harm.get(line.word(at), ()))


_LISTED = (("and",), (",",), (",", "and"), ("as", "well", "as"), ("or",))


_COUNTED = frozenset(["bodies", "remains", "wounded", "injured"])
# "15 of the wounded were in a critical condition": how badly they are hurt is a count of its own
_BADLY = frozenset(["critical", "critically", "serious", "seriously", "grave", "severe", "severely"])


def _among_counted(line: Line, count: Count) -> bool:
    """True for "of the wounded"; not where it says who they were: "15 of the wounded were children"."""
    if count.head is None or "of" not in line.words[count.last : count.head]:
        return False
    if line.words[count.head] in ("bodies", "remains"):
        return True
    return count.status is None and not any(w in _BADLY for w in line.words[count.head + 1 : count.head + 6])


def _dead_and_wounded(line: Line, at: int, harm: Harm) -> Harm:
    """ "60 dead and wounded" are counted together."""
    other = lexicon().adjectives.get(line.word(at + 2))
    if line.word(at + 1) in ("and", "or") and other is not None and {harm, other} == {Harm.KILLED, Harm.INJURED}:
        return Harm.CASUALTIES
    return harm


_PREDICATES = words("predicates")


def _predicate(line: Line, at: int) -> int | None:
    """ "three people are dead", "four remain missing", "two were found dead"."""
    for place in range(at, min(at + 5, len(line.words))):
        word = line.words[place]
        if word in lexicon().adjectives and word not in lexicon().harm:
            return place
        if word in AUX or is_adverb(word) or word in _PREDICATES:
            continue
        return None
    return None


def _claimed(line: Line, count: Count) -> bool:
    return any(w in _CLAIMS_LIVES for w in line.words[max(0, count.first - 6) : count.first])


def _taken(line: Line, count: Count) -> bool:
    near = line.words[max(0, count.first - 6) : count.end + 4]
    return any(w in _TAKES for w in near)


def _stands(line: Line, count: Count, at: int) -> bool:
    """False where the words are a plan, a denial, or about people already counted ("treated 12 wounded")."""
    for place in range(max(0, count.first - 4), count.first):
        word = line.words[place]
        if word in _UNREAL:
            return False
    return not (
        line.words[at] in ("missing", "captive") and line.word(at + 1) in ("from", "in") and count.of is Of.UNKNOWN
    )
