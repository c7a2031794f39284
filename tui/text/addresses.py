"""What is an address on the web, and what a file or a key."""

from __future__ import annotations

WEB = ("http://", "https://")


def is_web(address: str) -> bool:
    """Whether it is meant for the web.

    >>> is_web("https://a.example/feed"), is_web("/home/me/https"), is_web("HTTP://A.EXAMPLE")
    (True, False, True)
    """
    return address[:8].lower().startswith(WEB)
