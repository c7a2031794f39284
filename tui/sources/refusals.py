"""What a body is that is no feed, in one sentence that helps: most often the page that stands where the feed was."""

from __future__ import annotations

import re

from tui.sources.discovery import feed_links
from tui.sources.encoding import is_binary
from tui.text import clean_line

_ROOT = re.compile(r"<([A-Za-z][\w:.-]{0,60})")
_PAGE = re.compile(r"<(?:!doctype\s{1,9}html|html|head|body|title|meta|div|p)\b", re.IGNORECASE)


def what_it_is(body: bytes, text: str, name: str, url: str) -> str:
    """The sentence that refuses it; `name` is what the feed is called."""
    head = text[:2000]
    if text.lstrip()[:1] in {"{", "["}:
        return f"{name} is JSON, but no feed."
    if is_binary(body):
        return f"{name} is no text (it looks like a picture or a program)."
    if "<opml" in head.lower():
        return f"{name} is a list of feeds (OPML): import it."
    if _PAGE.search(head):
        links = feed_links(text, url)
        named = f"; it names the feed {clean_line(links[0].url, 200)}" if links else ", and names none"
        return f"{name} is a web page, not a feed{named}."
    root = _ROOT.search(head)
    return f"{name} is XML, but no feed (<{root[1]}>)." if root else f"{name} is text, but no feed."
