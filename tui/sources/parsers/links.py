"""Addresses as feeds and pages give them: relative, with blanks, of any scheme, the same one twice."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

_LONGEST = 2_048
_MOST = 20


def absolute(base: str, link: str) -> str:
    """A link as an address on the web; "" for what leads anywhere else.

    >>> absolute("https://a.example/news/", " ../b?c "), absolute("https://a.example", "javascript:alert(1)")
    ('https://a.example/b?c', '')
    """
    link = "".join(link.split("\n")).strip()
    if not link or len(link) > _LONGEST:
        return ""
    try:
        joined = urljoin(base, link.replace(" ", "%20"))
        parts = urlsplit(joined)
        known = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return ""
    return joined if known and len(joined) <= _LONGEST else ""


def distinct(found: Iterable[str]) -> tuple[str, ...]:
    """What is not empty, once each, in order; no more than anybody lists."""
    return tuple(dict.fromkeys(filter(None, found)))[:_MOST]
