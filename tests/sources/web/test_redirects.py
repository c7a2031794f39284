"""Redirects: each is an address that somebody else chose. None leads out of the web or into a private network."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest

import tui
from tests.elsewhere import Dialler, Names
from tests.soak import tell
from tests.tls import certificate, server_side
from tests.web import Web, page, redirect, serving
from tui.sources.fetch import Fetcher, FetchError, Leave, Mark
from tui.sources.web import network

PUBLIC = "93.184.216.34"
NAMES = {
    "news.example": [PUBLIC],
    "other.example": ["198.51.0.1", "2606:2800::1"],
    "inside.example": ["10.0.0.5"],
    "six.example": ["fd00::5"],
    "both.example": [PUBLIC, "192.168.0.1"],
    "localhost": ["127.0.0.1"],
    "printer": ["192.168.0.7"],
    "printer.local": ["192.168.0.7"],
    "intranet.example": ["10.0.0.6"],
}
NEWS = "http://news.example"

_WATCHING = Event()
_opened: list[str] = []


def _hear(event: str, told: tuple[Any, ...]) -> None:
    if event == "open" and _WATCHING.is_set():
        _opened.append(str(told[0]))


sys.addaudithook(_hear)  # for good: there is no taking it back


@pytest.fixture(autouse=True)
def files_read() -> Iterator[list[str]]:
    """The files that were opened since the test began, but for code that is loaded."""
    _opened.clear()
    _WATCHING.set()
    yield _opened
    _WATCHING.clear()
    ours = (sys.prefix, sys.base_prefix, str(Path(tui.__file__).parent))
    assert [name for name in _opened if not name.startswith(ours)] == []


@pytest.fixture
def outside(web: Web) -> dict[str, Any]:
    """A web in which everything that may not be read answers."""
    web["/secret"] = page(b"secret")
    return web.elsewhere(NAMES)


async def refused(outside: dict[str, Any], url: str, *, typed: bool = True) -> str:
    """The sentence that says why there is no answer."""
    async with Fetcher(**outside) as fetcher:
        with pytest.raises(FetchError) as caught:
            await fetcher.get(url, typed=typed)
    assert caught.value.cure
    assert caught.value.__cause__ is caught.value.__context__ is None
    return caught.value.sentence


PRIVATE = [
    *("http://127.0.0.1", "http://10.0.0.1", "http://192.168.1.1", "http://169.254.169.254", "http://100.64.0.1"),
    *("http://0.0.0.0", "http://0", "http://224.0.0.1", "http://255.255.255.255"),
    *("http://[::1]", "http://[::]", "http://[fd00::1]", "http://[fe80::1]", "http://[ff02::1]"),
    *("http://[::ffff:127.0.0.1]", "http://[::ffff:7f00:1]", "http://[2002:7f00:1::]", "http://[64:ff9b::7f00:1]"),
    *(
        "http://2130706433",
        "http://0x7f000001",
        "http://0x7f.1",
        "http://0177.0.0.1",
        "http://127.1",
        "http://127.0.1.",
    ),
    *("http://127。0。0。1", "http://0177。0。0。1"),
    *("http://localhost", "http://LOCALHOST.", "http://a.localhost", "http://printer", "http://printer.local"),
    *("http://inside.example", "http://inside.example.", "http://six.example", "http://both.example"),
    *("http://news.example@127.0.0.1", "http://news.example:80@10.0.0.1", "http://news.example\\@127.0.0.1"),
    *("//127.0.0.1", "\thttp://127.0.0.1", "HTTP://127.0.0.1"),
]
SCHEMES = [
    *("file:///secret", "file:/secret", "FILE:///secret", "file://localhost/secret", "//other.example:x/"),
    *("ftp://news.example/secret", "gopher://news.example/secret", "data:text/plain,secret", "javascript:secret"),
    *(
        "unix:/run/secret.sock",
        "jar:http://news.example/secret",
        "view-source:http://news.example/secret",
        "about:blank",
    ),
    *("http://[::1", "http://[secret]/", "http://a b.example/", "http://news.example:0/x"),
    *(
        "http://news.example:99999/x",
        "http://%31%32%37.0.0.1/secret",
        "http://１２７.0.0.1/secret",
        "http://[fe80::1%25lo]/x",
    ),
]


@pytest.mark.parametrize("to", PRIVATE)
async def test_no_redirect_leads_from_outside_into_a_private_network(
    web: Web, outside: dict[str, Any], to: str
) -> None:
    web["/start"] = redirect(f"{to}/secret")
    sentence = await refused(outside, f"{NEWS}/start")
    assert "private place" in sentence or "cannot be found" in sentence or "no address" in sentence
    assert web.paths() == ["/start"], "nothing else was asked"


@pytest.mark.parametrize("to", SCHEMES)
async def test_no_redirect_leads_out_of_the_web(
    web: Web, outside: dict[str, Any], to: str, tmp_path: Path, files_read: list[str]
) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret")
    files_read.clear()
    web["/start"] = redirect(to.replace("/secret", str(secret)))
    assert (await refused(outside, f"{NEWS}/start")).startswith("news.example sends on to what is no address")
    assert web.paths() == ["/start"]


@pytest.mark.parametrize("url", [*(f"{to}/secret" for to in PRIVATE if to.startswith("http://")), *SCHEMES])
async def test_what_a_feed_names_never_leads_there_either(web: Web, outside: dict[str, Any], url: str) -> None:
    await refused(outside, url, typed=False)
    assert web.asked == []


async def test_nor_by_way_of_another_public_host(web: Web, outside: dict[str, Any]) -> None:
    web["/start"] = redirect("http://other.example/next")
    web["/next"] = redirect("http://inside.example/secret")
    sentence = await refused(outside, f"{NEWS}/start")
    assert sentence.startswith("inside.example, to which news.example sends on, is a private place")
    assert web.paths() == ["/start", "/next"]


async def test_nor_by_a_name_that_turns_private_when_it_is_looked_up_again(
    web: Web, outside: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    web["/start"] = redirect("http://turns.example/secret")
    names = Names({**NAMES, "turns.example": [[PUBLIC], ["127.0.0.1"]]})
    async with Fetcher(resolve=names, dialler=outside["dialler"]) as fetcher:
        assert (await fetcher.get(f"{NEWS}/start", typed=True)).body == b"secret"
    assert outside["dialler"].dialled == [PUBLIC, PUBLIC], "who was judged is who was asked: it was public"

    monkeypatch.setattr(network, "_KEPT", -1.0)  # were it looked up again between
    names = Names({**NAMES, "turns.example": [[PUBLIC], ["127.0.0.1"]]})
    assert "private place" in await refused(outside | {"resolve": names}, f"{NEWS}/start")
    assert "127.0.0.1" not in outside["dialler"].dialled


async def test_nor_by_a_connection_that_was_opened_for_a_person(web: Web) -> None:
    web["/start"] = redirect(web.url("/secret"))
    web["/secret"] = page(b"secret")
    async with Fetcher(**web.elsewhere(NAMES)) as fetcher:
        await fetcher.get(web.url("/secret"), typed=True)
        for url, typed in ((web.url("/secret"), False), (f"{NEWS}/start", True)):
            with pytest.raises(FetchError, match="private place"):
                await fetcher.get(url, typed=typed)


async def test_who_gives_a_private_address_means_it(web: Web, outside: dict[str, Any]) -> None:
    web["/start"] = redirect("http://intranet.example/next")
    web["/next"] = redirect(f"{NEWS}/last")
    web["/last"] = redirect("http://inside.example/secret")
    web["/near"] = redirect("http://inside.example/secret")
    async with Fetcher(**outside) as fetcher:
        assert (await fetcher.get("http://printer/near", typed=True)).body == b"secret"
    web.asked.clear()
    assert "private place" in await refused(outside, "http://printer/start"), "but not once it has led outside"
    assert web.paths() == ["/start", "/next", "/last"]


async def test_the_network_does_not_lead_into_this_machine(web: Web, outside: dict[str, Any]) -> None:
    web["/near"], web["/far"] = redirect("http://localhost/secret"), redirect("http://printer/secret")
    assert "private place" in await refused(outside, "http://printer/near")
    async with Fetcher(**outside) as fetcher:
        assert (await fetcher.get("http://localhost/far", typed=True)).body == b"secret"
    assert web.paths() == ["/near", "/far", "/secret"]


async def test_a_circle_ends(web: Web, outside: dict[str, Any]) -> None:
    web["/a"], web["/b"], web["/self"] = redirect("/b"), redirect("/a"), redirect("/self")
    for start in ("/a", "/self"):
        assert "in a circle" in await refused(outside, f"{NEWS}{start}")
    assert web.paths() == ["/a", "/b", "/self"]


async def test_five_redirects_are_followed_and_six_are_not(web: Web, outside: dict[str, Any]) -> None:
    for number in range(6):
        web[f"/{number}"] = redirect(f"/{number + 1}", status=[301, 302, 303, 307, 308][number % 5])
    web["/6"] = page(b"there")
    async with Fetcher(**outside) as fetcher:
        assert (await fetcher.get(f"{NEWS}/1", typed=True)).body == b"there"
    web.asked.clear()
    assert "more than 5 times" in await refused(outside, f"{NEWS}/0")
    assert "/6" not in web.paths()


async def test_nothing_that_was_safe_becomes_unsafe(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files_read: list[str]
) -> None:
    signed = certificate(tmp_path, "news.example")
    monkeypatch.setenv("SSL_CERT_FILE", str(signed))
    files_read.clear()
    with serving(tls=server_side(signed)) as web:
        web["/start"], web["/safe"] = redirect(f"{NEWS}/secret"), redirect("https://news.example/fine")
        web["/secret"], web["/fine"] = page(b"secret"), page(b"fine")
        async with Fetcher(resolve=Names(NAMES), dialler=Dialler(web.port)) as fetcher:
            assert (await fetcher.get("https://news.example/safe", typed=True)).body == b"fine"
            with pytest.raises(FetchError, match="from https to http"):
                await fetcher.get("https://news.example/start", typed=True)
        assert "/secret" not in web.paths()
    assert set(files_read) <= {str(signed)}
    files_read.clear()


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_to_nowhere_is_told(web: Web, outside: dict[str, Any], status: int) -> None:
    web["/start"] = page(status=status)
    assert "no address" in await refused(outside, f"{NEWS}/start")


@pytest.mark.parametrize(
    ("statuses", "moved"), [((301,), True), ((308, 301), True), ((302,), False), ((301, 307), False), ((), False)]
)
async def test_only_a_way_that_is_permanent_throughout_moves_a_feed(
    web: Web, statuses: tuple[int, ...], moved: bool
) -> None:
    for number, status in enumerate(statuses):
        web[f"/{number}"] = redirect(f"/{number + 1}", status=status)
    web[f"/{len(statuses)}"] = page(b"there")
    async with Fetcher() as fetcher:
        answer = await fetcher.get(web.url("/0"), typed=True)
    assert answer.url == web.url(f"/{len(statuses)}")
    assert answer.moved == (answer.url if moved else "")


async def test_names_and_passwords_in_an_address_go_nowhere(web: Web, outside: dict[str, Any]) -> None:
    web["/start"] = redirect("http://me:hidden@other.example/next")
    web["/next"] = page(status=404)
    sentence = await refused(outside, "http://you:hidden@news.example/start")
    assert "hidden" not in sentence
    assert all("authorization" not in asked.headers and "hidden" not in str(asked) for asked in web.asked)
    for wrong in ("http://you:hidden@/x", "http://you:hid/den@news.example/x", "ftp://you:hidden@a.example/"):
        assert "hid" not in await refused(outside, wrong)


@pytest.mark.soak
def test_the_traps_are_told(files_read: list[str]) -> None:
    many = len(PRIVATE + SCHEMES)
    tell("redirects out of the web, into private places, round in circles", f"{many}, 0 followed, 0 files read")
    files_read.clear()


async def test_a_name_leads_no_further_inside_than_it_may(web: Web, outside: dict[str, Any]) -> None:
    async with Fetcher(**outside) as fetcher:
        assert (await fetcher.get("http://intranet.example/secret", typed=False, leave=Leave(1))).depths == (1, 1)
        for url, deepest in (("http://intranet.example/secret", 0), ("http://localhost/secret", 1)):
            with pytest.raises(FetchError, match="private place"):
                await fetcher.get(url, typed=False, leave=Leave(deepest))


async def test_what_is_known_is_told_to_the_address_that_it_came_from_alone(web: Web) -> None:
    web["/a"], web["/b"] = page(b"a", etag='"1"'), page(b"b", etag='"1"')
    for target, at, sent, body in (
        ("/a", "", [], b"a"),
        ("/a", "/a", ["/a"], b""),
        ("/b", "/a", [], b"b"),
        ("/b", "/feed", ["/feed"], b"b"),
    ):
        web["/feed"] = redirect(target)
        web.asked.clear()
        async with Fetcher() as fetcher:
            mark = Mark('"1"', url=web.url(at) if at else "")
            answer = await fetcher.get(web.url("/feed"), typed=True, mark=mark)
        assert answer.body == body
        assert [asked.path for asked in web.asked if "if-none-match" in asked.headers] == (sent or ["/feed"] * (not at))
