"""Reads the training sets from a folder into windows of words, as the run-time reader sees them."""

from __future__ import annotations

import json
import random
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from counterclaim.language.reader.features import features_of
from counterclaim.language.reader.pieces import Pieces
from counterclaim.language.reader.windows import windows_of
from counterclaim.language.reader.words import words_of

ROLES = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
LINKED = ("O", "B-source", "I-source", "B-content", "I-content")
NAMES = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
UPOS = (
    *("ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM"),
    *("PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"),
)
IGNORE = -100
MOST_PIECES = 254  # in training; the reader cuts long paragraphs shorter still


@dataclass(slots=True)
class Window:
    """A stretch of words with whatever labels its source has; an absent layer is None."""

    words: list[str]
    features: list[int]
    pieces: list[tuple[int, ...]]
    roles: list[int] | None = None
    # one attribution: cue [start, end) in words and the linked tag of every word
    attributions: list[tuple[int, int, list[int]]] = field(default_factory=list)
    names: list[int] | None = None
    upos: list[int] | None = None
    heads: list[int] | None = None  # -1 for a root
    deprel: list[int] | None = None

    @property
    def size(self) -> int:
        return sum(map(len, self.pieces)) + 2


def paragraphs(text: str) -> list[tuple[int, str]]:
    """Start and text of every paragraph that isn't blank."""
    out, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            out.append((at, line))
        at += len(line) + 1
    return out


def read_polnear(path: Path, pieces: Pieces) -> list[Window]:
    """PolNeAR articles as windows of paragraphs with the attributions whose cue stands in the window."""
    out: list[Window] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for start, text in paragraphs(row["text"]):
            spans = words_of(text)
            words = [s.of(text) for s in spans]
            ids = [pieces.of(w) for w in words]
            features = features_of(words)
            for first, last in windows_of(words, [len(i) for i in ids], MOST_PIECES):
                here = [(s.start + start, s.end + start) for s in spans[first:last]]
                out.append(
                    _attributed(words[first:last], features[first:last], ids[first:last], here, row["attributions"])
                )
    return out


def _attributed(words, features, ids, spans, attributions) -> Window:
    window = Window(words, features, ids)
    roles = [0] * len(words)
    for row in attributions:
        cue = _covered(row["cue"], spans)
        if not cue:
            continue
        linked = [0] * len(words)
        for name in ("source", "content"):
            b = LINKED.index(f"B-{name}")
            for covered in _runs(_covered(row[name], spans)):
                for k, i in enumerate(covered):
                    linked[i] = b if k == 0 else b + 1
                    if not roles[i] or name == "source":
                        roles[i] = ROLES.index(f"B-{name}") + (k > 0)
        for k, i in enumerate(cue):
            roles[i] = ROLES.index("B-cue") + (k > 0)
            linked[i] = 0
        window.attributions.append((cue[0], cue[-1] + 1, linked))
    window.roles = roles
    return window


def _covered(pieces, spans) -> list[int]:
    """Words more than half of which lies in one of the pieces."""
    out = []
    for s, e in pieces:
        for i, (a, b) in enumerate(spans):
            if a < e and s < b and 2 * (min(b, e) - max(a, s)) > b - a:
                out.append(i)
    return sorted(set(out))


def _runs(indices: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for i in indices:
        if runs and runs[-1][-1] == i - 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs


@dataclass(slots=True)
class Sentence:
    """A treebank sentence: its text, the words' places in it, and the layers."""

    text: str
    spans: list[tuple[int, int]]
    upos: list[str]
    heads: list[int]
    deprel: list[str]
    names: list[str] | None
    document: str


def read_treebank(path: Path, names: Path | None = None) -> list[Sentence]:
    """The sentences of a CoNLL-U file whose words can be found in their text, with names from an IOB2 file."""
    tags = _read_names(names) if names else {}
    out: list[Sentence] = []
    document = ""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        ident, text, rows = "", "", []
        for line in block.split("\n"):
            if line.startswith("# newdoc id = "):
                document = line[14:]
            elif line.startswith("# sent_id = "):
                ident = line[12:]
            elif line.startswith("# text = "):
                text = line[9:]
            elif line and line[0].isdigit():
                cells = line.split("\t")
                if cells[0].isdigit():
                    rows.append(cells)
        spans = align([r[1] for r in rows], text)
        if not rows or spans is None:
            continue
        out.append(
            Sentence(
                text,
                spans,
                [r[3] for r in rows],
                [int(r[6]) - 1 for r in rows],
                [r[7].split(":")[0] for r in rows],
                tags.get(ident),
                document,
            )
        )
    return out


def align(forms: list[str], text: str) -> list[tuple[int, int]] | None:
    spans, at = [], 0
    for form in forms:
        start = text.find(form, at)
        if start < 0 or text[at:start].strip():
            return None
        at = start + len(form)
        spans.append((start, at))
    return spans


def _read_names(path: Path) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    ident = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# sent_id = "):
            ident = line[12:]
            out[ident] = []
        elif line and line[0].isdigit():
            tag = line.split("\t")[2]
            out[ident].append(tag if tag in NAMES else "O")
    return out


def deprels(sentences: list[Sentence]) -> list[str]:
    """The relations without their subtypes, commonest first."""
    return [r for r, _ in Counter(d for s in sentences for d in s.deprel).most_common()]


def group(sentences: list[Sentence], pieces: Pieces, relations: list[str], rng: random.Random | None) -> list[Window]:
    """One to four neighbouring sentences a window (one, without `rng`), so that paragraphs are seen in training."""
    out: list[Window] = []
    known = {r: i for i, r in enumerate(relations)}
    i = 0
    while i < len(sentences):
        most = rng.choice((1, 1, 2, 3, 4)) if rng else 1
        words, heads, upos, deprel, names, size = [], [], [], [], [], 2
        ids: list[tuple[int, ...]] = []
        named = sentences[i].names is not None
        document = sentences[i].document
        for s in sentences[i : i + most]:
            forms = [s.text[a:b] for a, b in s.spans]
            cut = [pieces.of(f) for f in forms]
            if words and (s.document != document or size + sum(map(len, cut)) > 150 or (s.names is not None) != named):
                break
            size += sum(map(len, cut))
            heads += [h + len(words) if h >= 0 else -1 for h in s.heads]
            words += forms
            ids += cut
            upos += [UPOS.index(u) if u in UPOS else IGNORE for u in s.upos]
            deprel += [known.get(d, IGNORE) for d in s.deprel]
            names += [NAMES.index(t) for t in s.names] if s.names is not None else []
            i += 1
        if size > 256 or (named and len(names) != len(words)):
            continue
        out.append(Window(words, features_of(words), ids, None, [], names if named else None, upos, heads, deprel))
    return out


def batches(windows: list[Window], most: int, rng: random.Random) -> list[list[Window]]:
    """Batches of windows of near-equal length, shuffled, none over `most` padded pieces."""
    order = sorted(windows, key=lambda w: (w.size + rng.randrange(8), rng.random()))
    out: list[list[Window]] = [[]]
    longest = 0
    for w in order:
        longest = max(longest, w.size)
        if out[-1] and longest * (len(out[-1]) + 1) > most:
            out.append([])
            longest = w.size
        out[-1].append(w)
    rng.shuffle(out)
    return out
