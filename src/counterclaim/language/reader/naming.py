"""From the scores of name tags to names: first where a name is, then what it names, from all of its words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from counterclaim.language.reader.decoding import Run, best_tags, probable, runs_of
from counterclaim.model.span import Span

Floats = NDArray[np.float32]

_GOES_ON = frozenset({2})  # of O, B-name, I-name


def names_of(scores: Floats, labels: Sequence[str], words: Sequence[Sequence[str]]) -> list[list[tuple[Run, str]]]:
    """The names of every row of a batch with the label of each (`PER`), left to right.

    Tagged word by word, "Nagorno-Karabakh" came out as a person, nothing and a place.
    """
    p = probable(scores)
    begins = [i for i, label in enumerate(labels) if label.startswith("B-")]
    goes_on = [labels.index(f"I-{labels[i][2:]}") for i in begins]
    opening, following = p[:, :, begins], p[:, :, goes_on]
    plain = np.stack([p[:, :, 0], np.add.reduce(opening, -1), np.add.reduce(following, -1)], -1)
    tags = best_tags(np.log(np.maximum(plain, 1e-9)), _GOES_ON).tolist()
    kinds = opening + following
    out: list[list[tuple[Run, str]]] = []
    for row, forms in enumerate(words):
        names: list[tuple[Run, str]] = []
        for run in runs_of(tags[row][: len(forms)], 1):
            # A name has a capital or a figure somewhere, or is in a script without them.
            if not all(form.islower() or not any(map(str.isalnum, form)) for form in forms[run.first : run.last]):
                best = int(kinds[row, run.first : run.last].sum(0).argmax())
                names.append((run, labels[begins[best]][2:]))
        out.append(names)
    return out


def whole(names: Sequence[tuple[Run, str]], forms: Sequence[str], spans: Sequence[Span]) -> list[tuple[Run, str]]:
    """Names that a hyphen has cut, put together: "Mrauk-" and "U", and the "-U" that was left out."""
    out: list[tuple[Run, str]] = []
    for run, label in names:
        if out and run.first < out[-1][0].last:
            continue
        if out and out[-1][0].last == run.first and forms[run.first - 1] == "-" and _inside(spans, run.first - 1):
            first, before = out.pop()
            run, label = Run(first.first, run.last), label if label == "LOC" else before
        k = run.last
        if forms[k : k + 1] == ["-"] and _inside(spans, k) and len(forms[k + 1]) == 1 and forms[k + 1].isupper():
            run, label = Run(run.first, k + 2), "LOC" if label == "PER" else label  # nobody is called so
        out.append((run, label))
    return out


def _inside(spans: Sequence[Span], k: int) -> bool:
    """True where word `k` touches the words on both sides."""
    return 0 < k < len(spans) - 1 and spans[k - 1].end == spans[k].start and spans[k].end == spans[k + 1].start
