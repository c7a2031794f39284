"""The feeds that a page names: in links of its head first, and then in those of its text that look like one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tui.sources.parsers.fragment import line_of
from tui.sources.parsers.links import absolute
from tui.sources.worker import FeedLink

if TYPE_CHECKING:
    from collections.abc import Iterator

_KINDS = re.compile(r"application/(?:rss|atom|rdf|feed)\+(?:xml|json)|(?:application|text)/(?:xml|json|rss|atom)\b")
_LOOKS = re.compile(
    r"/(?:feeds?|rss|atom)(?:/|$)|/(?:rss|atom|feed|index|news)\.(?:xml|rdf|rss|atom|json)$|\.(?:rss|atom|rdf)$",
    re.IGNORECASE,
)
_COMMENTS = re.compile(r"\bcomments?\b|/comments/", re.IGNORECASE)
_MOST = 30
_HEAD = 500_000
"""Letters of a page in which feeds are looked for."""


def feed_links(text: str, url: str) -> list[FeedLink]:
    """The feeds that a page at `url` names, the likeliest first: those of comments last.

    >>> feed_links('<link rel="alternate" type="application/rss+xml" title="News" href="/rss">', "https://a.example")
    [FeedLink(url='https://a.example/rss', title='News')]
    """
    from lxml import etree  # type: ignore[import-untyped]

    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        tree = etree.fromstring(text[:_HEAD].encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        tree = None
    if tree is None:
        return []
    bases = [absolute(url, node.get("href") or "") for node in tree.iter("base")]
    base = next(filter(None, bases), url)
    found: dict[str, FeedLink] = {}
    for link in (*_declared(tree, base), *_looking_so(tree, base)):
        found.setdefault(link.url, link)
    return sorted(found.values(), key=lambda link: bool(_COMMENTS.search(f"{link.title} {link.url}")))[:_MOST]


def _declared(tree: Any, base: str) -> Iterator[FeedLink]:  # noqa: ANN401 - lxml comes without types
    """`<link rel="alternate" type="application/rss+xml">` and its like."""
    for node in tree.iter("link"):
        rel = (node.get("rel") or "").lower().split()
        kind = (node.get("type") or "").strip().lower()
        if ("alternate" in rel and _KINDS.match(kind)) or "feed" in rel:
            address = absolute(base, node.get("href") or "")
            if address and "/wp-json/" not in address and "oembed" not in address:
                yield FeedLink(address, line_of(node.get("title") or ""))


def _looking_so(tree: Any, base: str) -> Iterator[FeedLink]:  # noqa: ANN401 - as above
    """Links of the text whose address is one that feeds have."""
    for node in tree.iter("a"):
        address = absolute(base, node.get("href") or "")
        if _LOOKS.search(address.partition("?")[0]):
            yield FeedLink(address, " ".join("".join(node.itertext()).split())[:200])
