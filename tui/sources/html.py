"""HTML to a document: trafilatura finds the report in the page and what the page says of it.

Headings and list items stay blocks of their own. Where trafilatura finds no report (a page of a few lines), every
paragraph of the page is taken.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

from tui.sources.document import Document, iso_date
from tui.text.article import moment

_BLOCKS = {"p", "head", "item", "quote", "row", "code", "div", "list", "table", "body"}
_BREAK = "\v"  # a line break asked for, apart from those of the source
_BETWEEN = {"lb": _BREAK, "cell": " "}
_PARAGRAPHS = "//body//*[self::p or self::h2 or self::h3 or self::li or self::blockquote]"
_PUBLISHED = (
    "//meta[@property='article:published_time' or @name='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//meta[@name='date' or @name='pubdate' or @name='DC.date.issued' or @name='parsely-pub-date']/@content",
    "//time[@itemprop='datePublished' or @pubdate]/@datetime",
)
_JSON_PUBLISHED = re.compile(r'"datePublished"\s?:\s?"([^"]{8,40})"')


def read_html(data: bytes, url: str = "") -> Document:
    """A page as a document. Bytes are decoded as the page's own declaration says. Costs 0.4 s of imports at first."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it reports on pages; a reader's screen is no place
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    tree = trafilatura.load_html(data)
    if tree is None:  # a piece of a page
        tree = trafilatura.load_html(b"<html><body>" + data)
    if tree is None:
        return Document(text="")
    dates = list(_dates(tree))
    found: Any = trafilatura.bare_extraction(tree, url=url or None, include_comments=False, with_metadata=True)
    text = "" if found is None else "\n\n".join(_blocks(found.body))
    if not text:
        text = "\n\n".join(" ".join(node.text_content().split()) for node in tree.xpath(_PARAGRAPHS))
    if found is None:
        found = trafilatura.extract_metadata(tree, default_url=url or None)
    return Document(
        text=text,
        title=found.title or "",
        source=found.sitename or found.hostname or "",
        byline=found.author or "",
        published=next(filter(moment, [*dates, found.date or ""]), ""),
        url=found.url or url,
    )


def _dates(tree: Any) -> Iterator[str]:  # noqa: ANN401 - lxml comes without types
    """What a page gives as its time of publication, with the hour (trafilatura gives a day only)."""
    for path in _PUBLISHED:
        yield from (iso_date(str(value).strip()) for value in tree.xpath(path))
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        yield from _JSON_PUBLISHED.findall(script)


def _blocks(body: Any) -> Iterator[str]:  # noqa: ANN401 - lxml comes without types
    """The text of every block below trafilatura's body, in order."""
    from lxml.etree import iterwalk  # type: ignore[import-untyped]

    pieces: list[str] = []
    bullet = ""
    for event, node in iterwalk(body, events=("start", "end")):
        if node.tag in _BLOCKS:
            if text := _set_out("".join(pieces)):
                yield bullet + text
                bullet = ""
            pieces = []
        if event == "start":
            bullet = "• " if node.tag == "item" else bullet
            pieces += (_BETWEEN.get(node.tag, ""), node.text or "")
        else:
            pieces.append(node.tail or "")


def _set_out(block: str) -> str:
    """White space of the source as single spaces; a line break that the page asked for stays."""
    return "\n".join(" ".join(line.split()) for line in block.split(_BREAK)).strip()
