"""What a body is that is no feed, in one sentence that helps: most often the page that stands where the feed was."""

from __future__ import annotations

import re

from tui.sources.discovery import feed_links
from tui.sources.encoding import is_binary
from tui.sources.worker import called

_HEAD = 3_000
_ROOT = re.compile(r"<([A-Za-z][\w:.-]{0,60})")
_FEED = re.compile(r"<(?:[\w.-]{1,40}:)?(?:rss|rdf|feed|channel|opml)\b", re.IGNORECASE)
_PAGE = re.compile(r"<(?:!doctype\s{1,9}html|html|head|body|title|meta|script|div|p)\b", re.IGNORECASE)


def is_page(text: str) -> bool:
    """Whether something is a web page, by how it begins.

    >>> is_page("<!DOCTYPE html><title>404</title>"), is_page("<rss><channel><description><p>Two died.")
    (True, False)
    """
    head = text[:_HEAD]
    feed, page = _FEED.search(head), _PAGE.search(head)
    return bool(page and not (feed and feed.start() < page.start()))


def what_it_is(body: bytes, text: str, url: str) -> str:
    """The sentence that refuses it."""
    name, head = called(url), text[:_HEAD]
    if head.lstrip()[:1] in {"{", "["}:
        return f"{name} is JSON, but no feed."
    if is_binary(body):
        return f"{name} is no text (it looks like a picture or a program)."
    if is_page(text):
        links = feed_links(text, url)
        named = f"; it names the feed {called(links[0].url)}" if links else ", and names none"
        return f"{name} is a web page, not a feed{named}."
    if "<opml" in head.lower():
        return f"{name} is a list of feeds (OPML): import it."
    root = _ROOT.search(head)
    return f"{name} is XML, but no feed (<{root[1]}>)." if root else f"{name} is text, but no feed."
