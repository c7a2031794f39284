"""Web addresses from outside: which of them may be opened, and how they are shown before they are.

An address is a target for a browser and a promise to a reader. As a target it is plain ASCII (RFC 3986), so that
neither a terminal nor a command line finds anything in it to obey. As a promise its host is shown in the letters of
its country only where these cannot be taken for others; else as the "xn--…" that a registrar sold.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST = 2048
"""Characters of an address; browsers and servers agree on about as many."""
_HOST_SHOWN = 45
"""Characters of a host, with which it stands in a foot line of 80 cells."""
_SAFE = "%/?:@&=+,;-._~"
"""What need not be in per cent. Without the rest of RFC 3986's marks (`!$'()*`), in which shells find commands: an
address may go through one on its way to the browser, as it does where Windows is asked to open it."""
_ADDRESS = re.compile(r"(https?)://([^/?#]*)([^?#]*)(\?[^#]*)?(#.*)?", re.IGNORECASE | re.DOTALL)
_HOST = re.compile(r"(?:\[([0-9a-f:.]{2,45})\]|([^\[\]:@%\\]{1,253}?)\.?)(?::([0-9]{0,5}))?", re.IGNORECASE)
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_QUAD = re.compile(r"(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\.(?!$)|$)){4}")


def safe_url(url: str) -> str | None:
    """The address in the one form that may be opened, linked and copied; None for what must not be. Idempotent.

    Only http and https with a host. No controls, spaces or backslashes, which programs read in different ways; no user
    name, which is only ever there to pass for a host; no number in place of a host but an IP address in full.

    >>> safe_url("HTTPS://Münster.example/Grüße?a=[1]")
    'https://xn--mnster-3ya.example/Gr%C3%BC%C3%9Fe?a=%5B1%5D'
    >>> safe_url("javascript:alert(1)"), safe_url("https://bbc.example@evil.example/"), safe_url("--new-window")
    (None, None, None)
    """
    parts = _ADDRESS.fullmatch(url) if len(url) <= LONGEST and url.isprintable() else None
    if not parts or " " in url or "\\" in url or not (host := _host(parts[2])):
        return None
    from urllib.parse import quote

    path, query, fragment = (quote(part or "", safe=_SAFE) for part in (parts[3], parts[4], (parts[5] or "")[1:]))
    made = f"{parts[1].lower()}://{host}{path or '/'}{query}{'#' + fragment if parts[5] else ''}"
    return made if len(made) <= LONGEST else None


def shown_url(url: str) -> str:
    """A safe address as a reader is shown it: its host in letters of its own where that misleads nobody.

    Of a host that is longer than any outlet's the end is shown, since that says whose it is.

    >>> shown_url("https://xn--mnster-3ya.example/x"), shown_url("https://xn--80ak6aa92e.com/")
    ('https://münster.example/x', 'https://xn--80ak6aa92e.com/')
    >>> shown_url("https://www.bbc.example.and.very.much.more.of.that.evil.example/")
    'https://…mple.and.very.much.more.of.that.evil.example/'
    """
    scheme, _, rest = url.partition("://")
    host, slash, path = rest.partition("/")
    if "xn--" in host:
        from tui.text.lookalikes import readable

        name, colon, port = host.partition(":")
        host = f"{readable(name)}{colon}{port}"
    return f"{scheme}://{host if len(host) <= _HOST_SHOWN else '…' + host[1 - _HOST_SHOWN :]}{slash}{path}"


def _host(found: str) -> str:
    """Host and port in ASCII; "" where they are none."""
    parts = _HOST.fullmatch(unicodedata.normalize("NFKC", found))
    if not parts or (parts[3] and not 0 < int(parts[3]) < 65536):
        return ""
    port = f":{int(parts[3])}" if parts[3] else ""
    if parts[1]:
        name = _sixth(parts[1])
    else:
        labels = [_label(label) for label in parts[2].replace("。", ".").split(".")]
        name = ".".join(labels) if all(labels) else ""
        if _NUMBER.fullmatch(labels[-1]) and not _QUAD.fullmatch(name):
            return ""
    return name + port if 0 < len(name) <= 253 else ""


def _label(label: str) -> str:
    """One label of a host in ASCII, as RFC 3492 writes letters that are none of it; "" for what is no label."""
    label = unicodedata.normalize("NFC", label.lower())
    if not label.isascii() and all(unicodedata.category(char)[0] in "LM" or char in _LETTERLIKE for char in label):
        label = f"xn--{label.encode('punycode').decode('ascii')}" if unicodedata.category(label[0]) != "Mn" else ""
    return label if _LABEL.fullmatch(label) else ""


_LETTERLIKE = frozenset("0123456789-·・")


def _sixth(found: str) -> str:
    """An IPv6 address in brackets, in its short form."""
    from ipaddress import AddressValueError, IPv6Address

    try:
        return f"[{IPv6Address(found).compressed}]"
    except AddressValueError:
        return ""
