"""The bytes of an answer to a feed, whatever its format and whatever is broken about it.

feedparser reads XML of every age; what it gives up on is mended by libxml2 and read again. JSON Feed is our own. What is
none of these is refused with a sentence that says what it is instead.
"""

from __future__ import annotations

from dataclasses import replace

from tui.sources.charset import page_text
from tui.sources.encoding import is_binary
from tui.sources.feed import Feed
from tui.sources.giants import ENTRIES, TooManyTagsError, bounded
from tui.sources.jsonfeed import read_json
from tui.sources.refusals import what_it_is
from tui.sources.stubs import is_truncated
from tui.sources.syndication import read_xml
from tui.sources.worker import ParseError
from tui.text import clean_line

_WIDE = {b"<\0": "utf-16-le", b"\0<": "utf-16-be"}
"""How a feed begins that is in UTF-16 without a byte-order mark."""


def parse(body: bytes, url: str, charset: str = "") -> Feed:
    """The feed that came from `url`; `charset` is what its server says.

    Raises:
        ParseError: it is none, with the reason.
    """
    name = clean_line(url, 200) or "The feed"
    if not body.strip():
        raise ParseError(f"{name} is empty.")
    text = body.decode(_WIDE[body[:2]], "replace") if body[:2] in _WIDE else page_text(body, charset)
    if text.lstrip("\ufeff \t\r\n")[:1] in {"{", "["}:
        feed = read_json(text, url)
    elif "<" in text and not is_binary(text[:1000].encode("utf-8", "replace")):
        feed = _read(text, name, url)
    else:
        feed = None
    if feed is None:
        raise ParseError(what_it_is(body, text, name, url))
    return replace(feed, truncated=is_truncated(feed.entries))


def _read(text: str, name: str, url: str) -> Feed | None:
    """The feed of an XML text."""
    try:
        text, cut = bounded(text)
    except TooManyTagsError:
        raise ParseError(f"{name} has more tags than can be read.") from None
    data = text.encode("utf-8", "replace")
    feed = read_xml(data, url)
    if feed is None or not feed.entries:
        feed = read_xml(_mended(data), url) or feed
    if feed and cut:
        return replace(feed, note=f"{name} has {cut + ENTRIES:,} entries; the first {ENTRIES:,} were read.")
    return feed


def _mended(data: bytes) -> bytes:
    """XML that is well-formed, of what was not: libxml2 closes what is open and leaves out what makes no sense."""
    from lxml import etree  # type: ignore[import-untyped]

    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return b""
    mended: bytes = b"" if root is None else etree.tostring(root, encoding="utf-8")
    return mended
