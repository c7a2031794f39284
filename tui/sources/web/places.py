"""Which places are private: this machine and its network, by their addresses or by names that are nobody else's."""

from __future__ import annotations

import contextlib
import socket
from enum import IntEnum
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

_OURS = (".local", ".internal", ".intranet", ".lan", ".home.arpa")
"""Names below these never mean a place on the public network (RFC 6762, 8375; ICANN keeps "internal" free)."""
_GLOBAL = IPv6Network("2000::/3")
_NAT64 = IPv6Network("64:ff9b::/96")
_SPECIAL = IPv4Network("192.0.0.0/24"), IPv6Network("3fff::/20")  # which not every Python knows for what they are


class Depth(IntEnum):
    """How far inside a place is: the three "address spaces" that browsers know too (Private Network Access)."""

    PUBLIC = 0
    NETWORK = 1
    """A private network, or no place of one machine at all."""
    MACHINE = 2
    """This very machine."""


def depth(address: str) -> Depth:
    """How far inside an address is, also by way of a tunnel; public is one unicast address on the public network alone.

    >>> [depth(one).name for one in ("93.184.216.34", "2606:2800::1", "10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::a00:1")]
    ['PUBLIC', 'PUBLIC', 'NETWORK', 'MACHINE', 'NETWORK']
    """
    found = ip_address(address.partition("%")[0])
    inner = _carried(found) if isinstance(found, IPv6Address) else None
    if inner is not None:
        return depth(str(inner))
    if found.is_loopback or found.is_unspecified:
        return Depth.MACHINE
    special = any(found in network for network in _SPECIAL) or (found.version == 6 and found not in _GLOBAL)
    if special or not found.is_global or found.is_multicast or found.is_reserved:
        return Depth.NETWORK
    return Depth.PUBLIC


def _carried(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 address leads to: mapped, 6to4, NAT64. Teredo's are no longer routed by anybody."""
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.ipv4_mapped or address.sixtofour


def spelt(host: str) -> str:
    """The address that a host is, in any of the spellings that systems take for one; "" for a name.

    >>> [spelt(host) for host in ("127.1", "0x7f.1", "2130706433", "0177.0.0.1.", "::1", "a.example")]
    ['127.0.0.1', '127.0.0.1', '127.0.0.1', '127.0.0.1', '::1', '']
    """
    bare = host.strip("[]").rstrip(".")
    if ":" not in bare and not bare.rpartition(".")[2][:1].isdigit():
        return ""  # as most are; to try costs more
    with contextlib.suppress(ValueError):
        return str(ip_address(bare))
    with contextlib.suppress(OSError, ValueError):
        return socket.inet_ntoa(socket.inet_aton(bare)) if bare[:1].isdigit() else ""
    return ""


def depth_by_name(host: str) -> Depth:
    """How far inside a host is by its name alone, or by the address that it is.

    >>> [depth_by_name(host).name for host in ("localhost.", "printer", "nas.local", "0x7f.1", "a.example")]
    ['MACHINE', 'NETWORK', 'NETWORK', 'MACHINE', 'PUBLIC']
    """
    if address := spelt(host):
        return depth(address)
    name = host.lower().rstrip(".")
    if f".{name}".endswith(".localhost"):
        return Depth.MACHINE
    return Depth.NETWORK if "." not in name or name.endswith(_OURS) else Depth.PUBLIC


def is_our_own(host: str) -> bool:
    """Whether a host is private by its name alone, or by the address that it is."""
    return depth_by_name(host) > Depth.PUBLIC
