"""What a body is that is no feed, in one sentence that helps: most often the page that stands where the feed was."""

from __future__ import annotations

import re

from tui.sources.encoding import is_binary
from tui.sources.parsers.discovery import feed_links
from tui.sources.worker import called

_HEAD = 3_000
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_ROOT = re.compile(r"<([A-Za-z][\w:.-]{0,60})")
_PAGE = frozenset("html head body title meta link script style div p h1 center table".split())


def is_page(text: str) -> bool:
    """Whether something is a web page, by the element that it begins with.

    >>> is_page("<!DOCTYPE html><title>404</title>"), is_page("<!-- <p> --><rss><channel><description><p>Two died.")
    (True, False)
    """
    return _root(text).lower() in _PAGE


def _root(text: str) -> str:
    root = _ROOT.search(_COMMENT.sub("", text[:_HEAD]))
    return root[1] if root else ""


def what_it_is(body: bytes, text: str, url: str) -> str:
    """The sentence that refuses it."""
    name, head = called(url), text[:_HEAD]
    if head.lstrip()[:1] in {"{", "["}:
        return f"{name} is JSON, but no feed."
    if is_binary(body):
        return f"{name} is no text (it looks like a picture or a program)."
    if is_page(text):
        links = [link for link in feed_links(text, url) if link.url != url]
        named = f"; it names the feed {called(links[0].url)}" if links else ", and names none"
        return f"{name} is a web page, not a feed{named}."
    root = _root(text)
    if root.lower() == "opml":
        return f"{name} is a list of feeds (OPML): import it."
    return f"{name} is XML, but no feed (<{root}>)." if root else f"{name} is text, but no feed."
