"""The guard at the door to the network: which hosts are private, and what is connected to."""

from __future__ import annotations

import asyncio
import socket
import time
from ipaddress import IPv4Address, IPv6Address

import httpcore2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.elsewhere import Dialler
from tests.elsewhere import Names as Table
from tests.web import Web, page
from tui.sources.web.network import Door, Names, PrivatePlaceError, resolved
from tui.sources.web.places import Depth, depth, depth_by_name, spelt

PUBLIC = "93.184.216.34"


# -- addresses
@pytest.mark.parametrize(
    "address",
    [
        *("0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.255.255.254", "169.254.169.254", "172.31.0.1"),
        *("192.0.0.8", "192.0.2.1", "192.168.1.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255"),
        *("::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12:3456::1", "fec0::1", "ff02::1", "2001:db8::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "2002:7f00:1::1", "2002:c0a8:101::1"),
        *("64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b:1::1", "2001:0:7f00:1::1", "100::1"),
    ],
)
def test_an_address_is_private(address: str) -> None:
    assert depth(address) > Depth.PUBLIC


@pytest.mark.parametrize(
    "address",
    [
        *("1.1.1.1", PUBLIC, "172.32.0.1", "100.128.0.1", "2606:4700::1111"),
        *("::ffff:1.1.1.1", "2002:101:101::1", "64:ff9b::101:101"),
    ],
)
def test_an_address_is_public(address: str) -> None:
    assert depth(address) == Depth.PUBLIC


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=60)
def test_no_tunnel_hides_an_address(number: int) -> None:
    bare = depth(str(IPv4Address(number)))
    for carried in (0xFFFF << 32 | number, 0x2002 << 112 | number << 80, 0x64FF9B << 96 | number):
        assert depth(str(IPv6Address(carried))) == bare


@pytest.mark.parametrize(
    ("host", "address"),
    [
        *(
            ("127.1", "127.0.0.1"),
            ("0x7f.0.0.1", "127.0.0.1"),
            ("0177.0.0.1", "127.0.0.1"),
            ("2130706433", "127.0.0.1"),
        ),
        *(
            ("0x7f000001", "127.0.0.1"),
            ("017700000001", "127.0.0.1"),
            ("10.1", "10.0.0.1"),
            ("127.0.0.1.", "127.0.0.1"),
        ),
        *(("[::1]", "::1"), ("::FFFF:7f00:1", "::ffff:7f00:1"), ("1.2.3.4.example", ""), ("x", ""), ("", "")),
        *(("0x7f.example", ""), ("1e3.example", ""), ("256.256.256.256", "")),
    ],
)
def test_odd_spellings_of_an_address_are_read(host: str, address: str) -> None:
    assert spelt(host) == address


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST.", "a.localhost", "router", "nas.local", "db.internal", "x.home.arpa", "0x7f.1"]
)
def test_a_host_is_private_by_its_name(host: str) -> None:
    assert depth_by_name(host) > Depth.PUBLIC


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "127.9.9.9", "0.0.0.0", "::", "::1", "::ffff:127.0.0.1", "2002:7f00:1::"]
)
def test_an_address_is_this_machine(address: str) -> None:
    assert depth(address) == Depth.MACHINE


@given(st.text(max_size=30))
def test_any_host_is_judged(host: str) -> None:
    assert depth_by_name(host) in Depth


# -- names
async def test_a_name_with_one_private_address_is_private() -> None:
    names = Names(Table({"a.example": [PUBLIC, "10.0.0.1"], "b.example": [PUBLIC, "2606:4700::1111"]}))
    assert (await names.place("a.example")).depth == Depth.NETWORK
    assert (await names.place("b.example")).depth == Depth.PUBLIC


async def test_a_name_of_the_own_network_is_private_whatever_its_address() -> None:
    assert (await Names(Table({"printer": [PUBLIC]})).place("printer")).depth == Depth.NETWORK


async def test_a_name_is_looked_up_once_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    table = Table({"a.example": [[PUBLIC], ["10.0.0.1"]]})
    names = Names(table)
    assert [(await names.place(name)).depth for name in ("a.example", "A.example", "a.example.")] == [Depth.PUBLIC] * 3
    now = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now + 61)
    assert (await names.place("a.example")).depth == Depth.NETWORK
    assert table.looked["a.example"] == 2


async def test_the_system_is_asked_for_names() -> None:
    assert "127.0.0.1" in await resolved("localhost")
    for name in ("nowhere.invalid", "a" * 70 + ".example", "\udc80", "a..b"):
        with pytest.raises(OSError):
            await resolved(name)


async def test_a_name_server_that_does_not_answer_holds_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(0.3) or [])
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await resolved("slow.example")


# -- the door
async def test_the_address_that_was_judged_is_the_one_connected_to(web: Web) -> None:
    names, dialler = Names(Table({"a.example": [[PUBLIC], ["127.0.0.1"]]})), Dialler(web.port)
    assert (await names.place("a.example")).depth == Depth.PUBLIC
    stream = await Door(names, dialler, Depth.PUBLIC).connect_tcp("a.example", 80, 1)
    await stream.aclose()
    assert dialler.dialled == [PUBLIC]


@pytest.mark.parametrize("host", ["a.example", "127.0.0.1", "localhost", "::1", "2130706433"])
async def test_a_door_leads_no_further_inside_than_it_may(web: Web, host: str) -> None:
    names = Names(Table({"a.example": ["127.0.0.1"], "localhost": ["127.0.0.1"]}))
    dialler = Dialler(web.port)
    with pytest.raises(PrivatePlaceError):
        await Door(names, dialler, Depth.PUBLIC).connect_tcp(host, web.port, 1)
    assert dialler.dialled == []
    if ":" not in host:
        await (await Door(names, dialler, Depth.MACHINE).connect_tcp(host, web.port, 1)).aclose()


async def test_addresses_are_tried_in_turn(web: Web) -> None:
    web["/"] = page()
    names, dialler = Names(Table({"a.example": ["93.0.0.1", "93.0.0.2", "93.0.0.3"]})), Dialler(web.port)
    dialler.dead = {"93.0.0.1", "93.0.0.2"}
    await (await Door(names, dialler, Depth.PUBLIC).connect_tcp("a.example", 80, 1)).aclose()
    assert dialler.dialled == ["93.0.0.1", "93.0.0.2", "93.0.0.3"]


async def test_a_host_none_of_whose_addresses_answers_is_told(web: Web) -> None:
    names, dialler = Names(Table({"a.example": ["93.0.0.1", "93.0.0.2"]})), Dialler(web.port)
    dialler.dead = {"93.0.0.1", "93.0.0.2"}
    with pytest.raises(httpcore2.ConnectError):
        await Door(names, dialler, Depth.PUBLIC).connect_tcp("a.example", 80, 1)


async def test_no_door_leads_to_a_socket_in_the_file_system(web: Web) -> None:
    with pytest.raises(NotImplementedError):
        await Door(Names(), Dialler(web.port), Depth.MACHINE).connect_unix_socket("/run/x.sock")
