"""XML that feedparser gives up on, in forms that it may read: the same elements, or at least the entries."""

from __future__ import annotations

import re

_LOCAL = re.compile(r"[}:]")
_TROUBLES = frozenset(
    "box chapter chapters credit exterior height interior license line linearring linestring player point polygon pos "
    "poslist rating restriction source textinput thumbnail valid where width".split()
)
"""What feedparser trips over when it stands in a place where it should not; nothing that we read."""
_ENTRY = re.compile(rb"<(?:(item)|entry)[\s>]|</(?:item|entry)\s{0,9}>", re.IGNORECASE)
_TITLE = re.compile(rb"<title[^<>]{0,200}>[^<>]{0,500}</title>", re.IGNORECASE)
_RSS = b"""<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom"
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"><channel>%b%b</channel></rss>"""
_ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">%b%b</feed>"""


def mended(data: bytes) -> bytes:
    """The same, well-formed: libxml2 closes what is open, and leaves out what makes no sense."""
    from lxml import etree  # type: ignore[import-untyped]

    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return b""
    if root is None:
        return b""
    for node in list(root.iter("*")):
        if _LOCAL.split(node.tag)[-1].lower() in _TROUBLES and node.getparent() is not None:
            node.getparent().remove(node)
    made: bytes = etree.tostring(root, encoding="utf-8")
    return made


def salvaged(data: bytes) -> bytes:
    """Its entries in a feed of their own, where what stands around them cannot be read.

    >>> salvaged(b'<rss xm<channel><title>N</title><!-- <item>1</item> <item>2').partition(b"><channel>")[2]
    b'<title>N</title><item>1</item></channel></rss>'
    """
    pieces: list[bytes] = []
    frame = _ATOM
    start = -1
    for tag in _ENTRY.finditer(data):
        if tag[0][1:2] != b"/":
            start = tag.start()
            frame = _RSS if tag[1] else frame
        elif start >= 0:
            pieces.append(data[start : tag.end()])
            start = -1
    if not pieces:
        return b""
    title = _TITLE.search(data, 0, data.find(pieces[0]))
    return frame % (title[0] if title else b"", b"".join(pieces))
