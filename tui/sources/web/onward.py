"""Where a question may go first, and where an answer may send it on to.

To hosts, by http and https alone, and never from https back to http. How far inside they may be, `network` says.
"""

from __future__ import annotations

import re

import httpx2

from tui.sources.web.mishaps import Mishap

CHECK = "Check the address with a browser."
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_HOST = re.compile(r"[a-z0-9_.:-]+")


def begin(told: str) -> httpx2.URL:
    """The address that is asked first.

    Raises:
        Mishap: what was given is none.
    """
    try:
        url = httpx2.URL(told.strip())
    except (httpx2.InvalidURL, ValueError):
        url = httpx2.URL()
    if url.scheme not in {"http", "https"} or not _is_host(url):
        raise Mishap("is no address that can be fetched", "It begins with https:// or http://, and then names a host.")
    return _bare(url)


def onward(url: httpx2.URL, response: httpx2.Response) -> httpx2.URL | None:
    """Where an answer sends on to; None where it does not.

    Raises:
        Mishap: it sends on to where nobody follows.
    """
    if response.status_code not in _REDIRECTS:
        return None
    told = response.headers.get("location", "").strip()
    try:
        to = url.join(told)
    except (httpx2.InvalidURL, ValueError):
        to = httpx2.URL()
    if to.scheme in {"http", "https"} and told and _is_host(to):
        if url.scheme == "https" and to.scheme == "http":
            raise Mishap("sends on from https to http, where others could listen in or answer", CHECK)
        return _bare(to)
    raise Mishap("sends on to what is no address on the web", CHECK)


def _is_host(url: httpx2.URL) -> bool:
    """Whether an address names a host that can be asked."""
    port = 80 if url.port is None else url.port
    return bool(_HOST.fullmatch(host(url))) and 0 < port < 65_536


def host(url: httpx2.URL) -> str:
    """The host as it is looked up: what letters beyond ASCII stand for is decided once, by httpx2 (IDNA 2008)."""
    return url.raw_host.decode("ascii")


def _bare(url: httpx2.URL) -> httpx2.URL:
    """An address without names and passwords, which are not sent by way of one, and without a fragment."""
    return url.copy_with(username=None, password=None, fragment=None)
