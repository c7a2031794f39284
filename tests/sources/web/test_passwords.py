"""Logins: whom they are shown to, and that a password is seen by nobody else."""

from __future__ import annotations

import asyncio
import logging
import shlex
import sys
import traceback
from base64 import b64encode
from pathlib import Path

import httpx2
import pytest

from tests.tls import certificate, server_side
from tests.web import Web, page, redirect, serving
from tui.settings import Login
from tui.sources.fetch import Fetcher, FetchError, Leave
from tui.sources.web.mishaps import Mishap
from tui.sources.web.passwords import Passwords
from tui.sources.web.places import Depth

SECRET = "s3cr\u00e9t"
BASIC = "Basic " + b64encode(f"me:{SECRET}".encode()).decode()


def command(code: str) -> str:
    """A password_command that runs a piece of Python."""
    return shlex.join([sys.executable, "-c", code])


PRINTS = command(f"print({SECRET!r}); print('note: ignored')")


# -- which login is meant
@pytest.mark.parametrize(
    ("below", "url", "meant"),
    [
        ("https://a.example/", "https://a.example/feed", True),
        ("https://a.example", "https://a.example/", True),
        ("https://a.example/mine", "https://a.example/mine", True),
        ("https://a.example/mine", "https://a.example/mine?page=2", True),
        ("https://a.example/mine/", "https://a.example/mine/feed", True),
        ("https://A.example:443/mine", "https://a.example/mine/feed", True),
        ("https://a.example/mine", "https://a.example/mine-too", False),
        ("https://a.example/mine", "https://a.example/mine/../other", False),
        ("https://a.example/mine", "https://a.example/Mine/feed", False),
        ("https://a.example/", "http://a.example/feed", False),
        ("http://a.example/", "https://a.example/feed", False),
        ("https://a.example/", "https://a.example:8443/feed", False),
        ("https://a.example/", "https://a.example.evil.example/", False),
        ("https://a.example/", "https://a.example@evil.example/", False),
        ("https://a.example/", "https://sub.a.example/", False),
        ("https://[", "https://a.example/", False),
    ],
)
def test_a_login_is_meant_for_what_is_below_it(below: str, url: str, meant: bool) -> None:
    login = Login(below, "me", "x")
    assert Passwords([login]).login(httpx2.URL(url)) == (login if meant else None)


def test_the_login_that_says_most_is_taken() -> None:
    logins = [Login(f"https://a.example/{path}", "me", "x") for path in ("", "a/b", "a")]
    assert Passwords(logins).login(httpx2.URL("https://a.example/a/b/c")) == logins[1]


# -- whom it is shown to
async def test_a_login_is_shown_to_its_own_site_alone(web: Web) -> None:
    web["/mine/feed"], web["/feed"] = page(b"x"), page(b"x")
    web["/mine/near"], web["/mine/far"] = redirect("/mine/feed"), redirect(web.url("/mine/feed", at="127.0.0.2"))
    web["/mine/out"] = redirect("/feed")
    logins = [Login(web.url("/mine", at=at), "me", PRINTS) for at in ("127.0.0.1", "127.0.0.2")]
    async with Fetcher(logins) as fetcher:
        for path in ("/feed", "/mine/feed", "/mine/near", "/mine/far", "/mine/out"):
            await fetcher.get(web.url(path), typed=True)
    shown = [(asked.path, asked.address, asked.headers.get("authorization")) for asked in web.asked]
    assert shown == [
        ("/feed", "127.0.0.1", None),
        ("/mine/feed", "127.0.0.1", BASIC),
        ("/mine/near", "127.0.0.1", BASIC),
        ("/mine/feed", "127.0.0.1", BASIC),
        ("/mine/far", "127.0.0.1", BASIC),
        ("/mine/feed", "127.0.0.2", None),
        ("/mine/out", "127.0.0.1", BASIC),
        ("/feed", "127.0.0.1", None),
    ]


async def test_a_login_for_https_is_never_shown_in_the_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    signed = certificate(tmp_path, "a.example")
    monkeypatch.setenv("SSL_CERT_FILE", str(signed))
    names = {"a.example": ["93.184.216.34"]}
    with serving() as open_web, serving(tls=server_side(signed)) as web:
        for one in (open_web, web):
            one["/feed"] = page(b"x")
            async with Fetcher([Login("https://a.example/", "me", PRINTS)], **one.elsewhere(names)) as fetcher:
                await fetcher.get(f"http{'s' * (one is web)}://a.example/feed", typed=True)
        assert "authorization" not in open_web.asked[0].headers
        assert web.asked[0].headers["authorization"] == BASIC


async def test_a_site_that_moved_to_https_is_shown_its_login_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed = certificate(tmp_path, "127.0.0.1", subject="IP:127.0.0.1")
    monkeypatch.setenv("SSL_CERT_FILE", str(signed))
    with serving() as open_web, serving(tls=server_side(signed)) as web:
        open_web["/feed"], web["/feed"] = redirect(web.url("/feed"), status=301), page(b"x")
        async with Fetcher([Login(web.url("/"), "me", PRINTS)]) as fetcher:
            assert (await fetcher.get(open_web.url("/feed"), typed=True)).moved == web.url("/feed")
        assert "authorization" not in open_web.asked[0].headers
        assert web.asked[0].headers["authorization"] == BASIC


# -- the user's program
async def test_the_program_is_asked_once(web: Web, tmp_path: Path) -> None:
    web["/feed"], count = page(b"x"), tmp_path / "count"
    asks = command(f"open({str(count)!r}, 'a').write('x'); print('p')")
    async with Fetcher([Login(web.url("/"), "me", asks)]) as fetcher:
        await asyncio.gather(*(fetcher.get(web.url("/feed"), typed=True) for _ in range(6)))
    assert count.read_text() == "x"
    assert len(web.asked) == 6


@pytest.mark.parametrize(
    ("asks", "why"),
    [
        ("/nowhere/program", "cannot be started"),
        ("", "cannot be started"),
        ('pass "unended', "cannot be started"),
        ("a\0b", "cannot be started"),
        (command(f"print({SECRET!r}); raise SystemExit(3)"), "failed (exit 3)"),
        (command("print()"), "printed nothing"),
        (command("import os; os.write(1, b'x' * 100_000)"), "prints too much"),
        (command("import time; time.sleep(60)"), "took over 0.5 s"),
        (f"{sys.executable} -c pass; echo {SECRET}", "printed nothing"),
    ],
)
async def test_a_program_that_fails_is_told_without_what_it_said(asks: str, why: str) -> None:
    passwords, login = Passwords([], patience=0.5), Login("https://a.example/", "me", asks)
    for _ in range(2):
        with pytest.raises(Mishap) as caught:
            await passwords.header(login)
        assert why in caught.value.what
        assert "wireside.toml" in caught.value.cure
        assert SECRET not in "".join(traceback.format_exception(caught.value))


async def test_the_program_has_no_terminal_and_nothing_to_read() -> None:
    code = "import os, sys\ntry: os.open('/dev/tty', os.O_RDWR)\nexcept OSError: print(repr(sys.stdin.read()))"
    header = await Passwords([]).header(Login("https://a.example/", "me", command(code)))
    assert header == "Basic " + b64encode(b"me:''").decode()


async def test_a_program_that_hangs_is_ended_with_what_it_started(tmp_path: Path) -> None:
    alive = tmp_path / "alive"
    inner = f"import time; time.sleep(0.7); open({str(alive)!r}, 'w')"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {inner!r}])"
    with pytest.raises(Mishap):
        await Passwords([], patience=0.3).header(Login("https://a.example/", "me", command(code)))
    await asyncio.sleep(0.8)
    assert not alive.exists()


# -- and nobody sees it
async def test_a_password_is_in_no_log_and_no_error(web: Web, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    web["/feed"] = page(status=401)
    hidden = (SECRET, BASIC, BASIC.split()[1])
    async with Fetcher([Login(web.url("/"), "me", PRINTS)]) as fetcher:
        with pytest.raises(FetchError) as caught:
            await fetcher.get(web.url("/feed"), typed=True)
    assert web.asked[0].headers["authorization"] == BASIC
    assert "does not accept the login" in caught.value.sentence
    told = caught.value.cure + "".join(traceback.format_exception(caught.value)) + caplog.text
    assert caplog.records, "httpcore2 does tell what it does"
    assert not any(one in told for one in hidden)


async def test_a_login_is_shown_where_a_person_is_behind_the_question_alone(web: Web) -> None:
    web["/page"], web["/robots.txt"] = page(b"x"), page(b"")
    async with Fetcher([Login(web.url("/"), "me", PRINTS)]) as fetcher:
        await fetcher.get(web.url("/page"), typed=False, leave=Leave(Depth.MACHINE), robots=True)
        await fetcher.get(web.url("/page"), typed=False, leave=Leave(Depth.MACHINE, login=True), robots=True)
    shown = [(asked.path, "authorization" in asked.headers) for asked in web.asked]
    assert shown == [("/robots.txt", False), ("/page", False), ("/page", True)]
