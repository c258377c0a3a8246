"""The side of `peers.py` that runs where textacy is installed: texts with a parse in, quotations out, both as JSON."""

from __future__ import annotations

import json
import sys
import time

import spacy
from spacy.tokens import Doc
from textacy.extract.triples import direct_quotations


def main() -> None:
    rows = json.load(sys.stdin)
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    lemmas = spacy.blank("en")
    lemmatizer = lemmas.add_pipe("lemmatizer", config={"mode": "lookup"})
    lemmas.initialize()
    made = {"raw": {}, "parsed": {}, "refused": 0}
    start = time.process_time()
    for row in rows:
        doc = nlp(row["text"])
        places = [(token.idx, token.idx + len(token)) for token in doc]
        made["raw"][row["doc"]] = quotations(doc, places, row["text"])[0]
    made["raw_s"] = time.process_time() - start
    start = time.process_time()
    for row in rows:
        try:
            doc = parsed(nlp.vocab, row)
        except ValueError as error:  # spaCy takes no tree that isn't one
            print(row["doc"], error, file=sys.stderr)
            continue
        found, refused = quotations(lemmatizer(doc), row["words"], row["text"])
        made["parsed"][row["doc"]] = found
        made["refused"] += refused
    made["parsed_s"] = time.process_time() - start
    json.dump(made, sys.stdout)


def quotations(doc, places, text):
    """The quotations of a text, and whether it was refused as a whole."""
    try:
        return [row_of(one, places) for one in direct_quotations(doc)], 0
    except ValueError:
        found, first = [], 0
        ends = [n for n in range(1, len(doc)) if "\n" in text[places[n - 1][1] : places[n][0]] + doc[n].text]
        for at in [*ends, len(doc)]:
            part, offset = doc[first:at].as_doc(), first
            first = at
            try:
                found += [row_of(one, places[offset:]) for one in direct_quotations(part)]
            except ValueError:
                continue
        return found, 1


def row_of(one, places):
    return {
        "source": [list(places[token.i]) for token in one.speaker],
        "content": [[places[one.content[0].i][0], places[one.content[-1].i][1]]],
    }


def parsed(vocab, row):
    """The text with a parse."""
    words = [row["text"][start:end] for start, end in row["words"]]
    deps = [name.split(":")[0] for name in row["deprel"]]
    return Doc(vocab, words=words, pos=row["upos"], heads=row["head"], deps=deps)


if __name__ == "__main__":
    main()
