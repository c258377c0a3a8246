"""Captions of pictures in a page: trafilatura drops figures with their captions, so they are made paragraphs first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # lxml ships no types

# figcaption, and what pages without it call their captions: wp-caption-text, image-caption, media__caption, ...
_CAPTION_CLASS = re.compile(r"(?:^|[\s_-])caption(?:[\s_-]+text|__text|-text)?(?:\s|$)", re.IGNORECASE)
_LONGEST = 2_000  # characters; what is longer is no caption but an article in a figure
_MOST = 500  # captions of a page; the longest picture galleries have some 100
_BLOCKS = frozenset(("p", "div", "section", "article", "table", "ul", "ol", "figure"))


def drop_scripts(tree: HtmlElement) -> None:
    """Take scripts and styles out of the tree: titles would take their words in. JSON-LD stays, it names the date."""
    for element in list(tree.iter("script", "style")):
        if "ld+json" not in (element.get("type") or ""):
            element.drop_tree()


def keep_captions(tree: HtmlElement) -> frozenset[str]:
    """Put each caption of the page into a paragraph of its own, in its place, and say what they are.

    The tree is changed. A figure without a caption stays as it is.
    """
    captions: set[str] = set()
    for element in list(tree.iter("figcaption", "p", "div", "span")):
        if len(captions) == _MOST:
            break
        if element.tag != "figcaption" and not _CAPTION_CLASS.search(element.get("class") or ""):
            continue
        if next(element.iterancestors("figcaption"), None) is not None:
            continue
        words = " ".join(element.text_content().split())
        if not words or len(words) > _LONGEST:
            continue
        if element.tag != "figcaption" and sum(child.tag in _BLOCKS for child in element.iter()) > 3:
            continue
        captions.add(words)
        _make_paragraph(element, words)
    return frozenset(captions)


def _make_paragraph(element: HtmlElement, words: str) -> None:
    """A paragraph with these words in the place of the figure around the element, or of the element itself."""
    figure = next(element.iterancestors("figure"), None)
    tail = element.tail
    element.clear()
    element.tag, element.text, element.tail = "p", words, tail
    if figure is not None and figure.getparent() is not None:
        # What followed the figure follows the caption. (`addnext` takes no time, where an index has to be counted.)
        after, figure.tail = figure.tail, None
        element.tail = None
        figure.addnext(element)
        element.tail = after
