"""Whose word counts where several feeds carry one report: the outlet's own, before that of any who pass it on.

What an aggregator says of a report is not what the report says, and anybody may name another's page.
"""

from __future__ import annotations

from tui.text.addresses import host_of


def precedence(page: str, feed: str, site: str) -> int:
    """2 where a feed comes from the host of a page, 1 where it only says that its site is there, else 0.

    >>> [precedence("https://www.a.example/x", feed, "https://a.example/") for feed in ("https://a.example/f", "/b")]
    [2, 1]
    >>> precedence("https://a.example/x", "https://b.example/f", "https://b.example/")
    0
    """
    host = _host(page)
    return 2 if host and host == _host(feed) else int(bool(host) and host == _host(site))


def _host(url: str) -> str:
    return host_of(url).removeprefix("www.")
