"""The bytes of an answer to a feed, whatever its format and whatever is broken about it.

feedparser reads XML of every age; what it gives up on is mended by libxml2 and read again. JSON Feed is our own. What
is none of these is refused with a sentence that says what it is instead.
"""

from __future__ import annotations

from dataclasses import replace

from tui.sources.charset import page_text
from tui.sources.feed import Entry, Feed
from tui.sources.parsers.giants import TooManyTagsError, bounded, remark
from tui.sources.parsers.jsonfeed import read_json
from tui.sources.parsers.mending import mended, salvaged
from tui.sources.parsers.packed import unpacked
from tui.sources.parsers.refusals import is_page, what_it_is
from tui.sources.parsers.syndication import read_xml
from tui.sources.parsers.tidying import tidied
from tui.sources.worker import ParseError, called

_WIDE = {b"<\0": "utf-16-le", b"\0<": "utf-16-be"}
"""How a feed begins that is in UTF-16 without a byte-order mark."""


def parse(body: bytes, url: str, charset: str = "") -> Feed:
    """The feed that came from `url`; `charset` is what its server says.

    Raises:
        ParseError: it is none, with the reason.
    """
    body = unpacked(body, url)
    if not body.strip():
        raise ParseError(f"{called(url)} is empty.")
    text = _text(body, charset)
    feed = None
    if _is_json(text):
        feed = read_json(text, url)
    elif "<" in text and not is_page(text := tidied(text)):
        data, left_out = _bounded(text, url)
        del text  # it may take four bytes a letter, and so will feedparser's own
        feed = _read(data, url)
        feed = feed and replace(feed, note=remark(called(url), left_out))
    if feed is None:
        raise ParseError(what_it_is(body, _text(body, charset), url))
    return replace(feed, entries=tuple(entry for entry in feed.entries if _says_anything(entry)))


def _text(body: bytes, charset: str) -> str:
    wide = _WIDE.get(body[:2])
    return body.decode(wide, "replace") if wide else page_text(body, charset)


def _is_json(text: str) -> bool:
    return text[:100].lstrip("\ufeff \t\r\n").startswith(("{", "["))


def _bounded(text: str, url: str) -> tuple[bytes, int]:
    try:
        return bounded(text)
    except TooManyTagsError:
        raise ParseError(f"{called(url)} has more tags than can be read in time.") from None


def _says_anything(entry: Entry) -> bool:
    return bool(entry.title or entry.url or entry.text or entry.enclosures)


def _read(data: bytes, url: str) -> Feed | None:
    """The feed of an XML text in UTF-8: of the first form of it that gives entries."""
    found = None
    for form in (bytes, mended, salvaged):
        feed = read_xml(form(data), url)
        if feed and feed.entries:
            return feed
        found = found or feed
    return found
