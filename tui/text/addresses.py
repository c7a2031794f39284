"""What is an address on the web, and what a file or a key; and what of an address is nobody's business.

Feeds and their articles are known by their addresses, so a password in one would stand in every list, file and export:
it is taken out wherever an address comes in. How to be let in is said in `wireside.toml`.
"""

from __future__ import annotations

import re

WEB = ("http://", "https://")
LOGIN = 'Names and passwords are not kept in addresses; [logins."https://…"] in wireside.toml says how to be let in.'
_AUTHORITY = re.compile(r"//[^/?#]*@")


def is_web(address: str) -> bool:
    """Whether it is meant for the web.

    >>> is_web("https://a.example/feed"), is_web("/home/me/https"), is_web("HTTP://A.EXAMPLE")
    (True, False, True)
    """
    return address[:8].lower().startswith(WEB)


def host_of(address: str) -> str:
    """The host of an address, in small letters; "" where the address makes no sense.

    >>> host_of("https://A.example:8443/f"), host_of("http://[x/f"), host_of("/home/me")
    ('a.example', '', '')
    """
    from urllib.parse import urlsplit  # which a file can do without

    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def site_of(address: str) -> str:
    """The scheme, host and port of an address, as they are written.

    >>> site_of("https://a.example:8443/f/g"), site_of("https://a.example")
    ('https://a.example:8443', 'https://a.example')
    """
    return "/".join(address.split("/", 3)[:3])


def without_login(address: str) -> str:
    """An address as it is without the name and password that stand before its host.

    >>> without_login("https://me:secret@a.example/@you"), without_login("exec:curl http://me@a.example/")
    ('https://a.example/@you', 'exec:curl http://a.example/')
    """
    return _AUTHORITY.sub("//", address)


def shown(told: str) -> str:
    """What was given for an address, to be shown, though nothing is known of its make.

    >>> shown("ftp://me:hid/den@a.example/"), shown("me:hidden@a.example")
    ('ftp://a.example/', 'a.example')
    """
    scheme, slashes, rest = told.rpartition("@")[0].partition("//")
    return (scheme + slashes if slashes and rest else "") + told.rpartition("@")[2]
