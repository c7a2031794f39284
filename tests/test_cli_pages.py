"""Pages of the web on the command line: read, set side by side, and never stored."""

from __future__ import annotations

import asyncio
import json
import os
import pty
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest

from tests.sources.newspage import HEAD, REPORT, TITLE, news_page
from tests.web import Asked, Web, Wire, page, silence
from tui.cli import run
from tui.library import Library
from tui.library.feeds import Fetched, Known
from tui.settings import places
from tui.sources.document import Document
from tui.sources.html import read_page
from tui.sources.worker import Worker
from tui.text import Article

OTHER = (
    "The governor, Ada Ek, said that 5,100 families had been brought to schools in the south of the province.",
    "Rebel forces came within five kilometres of the town of Homs on Friday, and thousands left it.",
)


class Here(Worker):
    """Reads pages in this process: a worker's own takes as long to start as a test may last."""

    async def page(self, body: bytes, url: str, charset: str = "", *, fast: bool = False) -> Document:
        return read_page(body, url, charset, fast=fast)


@pytest.fixture
def served(web: Web, monkeypatch: pytest.MonkeyPatch) -> Web:
    monkeypatch.setattr("tui.sources.worker.Worker", Here)
    web["/wire"] = page(news_page().encode())
    web["/post"] = page(news_page(HEAD.replace("Northern Wire", "Harbour Post"), OTHER, "Homs empties").encode())
    return web


def squeezed(capsys: pytest.CaptureFixture[str]) -> str:
    return " ".join(capsys.readouterr().out.split())


# -- read
def test_a_page_is_read(web: Web, capsys: pytest.CaptureFixture[str]) -> None:
    web["/wire"] = page(news_page().encode())
    assert run(["read", web.url("/wire"), "--width", "60"]) == 0
    printed = squeezed(capsys)
    assert f"{TITLE} Northern Wire" in printed
    assert all(paragraph in printed for paragraph in REPORT)
    assert not places().library.exists(), "nothing is stored"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/none", "nothing at this address"),
        ("/wall", "asks for consent"),
        ("/picture", "is no page, but image/png"),
        ("/feed", "`wireside add` follows it"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(
    path: str, words: str, served: Web, capsys: pytest.CaptureFixture[str]
) -> None:
    served["/wall"] = page(b"<p>We use cookies. Our partners do, too.</p>")
    served["/picture"] = page(b"\x89PNG", kind="image/png")
    served["/feed"] = page(b"<rss/>", kind="application/rss+xml")
    assert run(["read", served.url(path)]) == 2
    printed = capsys.readouterr()
    assert not printed.out
    assert words in printed.err
    assert printed.err.count("\n") == 1


@pytest.mark.parametrize("command", [["read"], ["related"], ["compare", "https://news.example/a"]])
def test_a_feed_is_told_how_to_be_followed(
    command: list[str], served: Web, library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    served["/feed"] = page(b"<?xml version='1.0'?><rss version='2.0'/>", kind="text/xml")
    library.add([Article.from_text(REPORT[0], TITLE, url="https://news.example/a")])
    assert run([*command, served.url("/feed")]) == 2
    assert capsys.readouterr().err.endswith("/feed is no page, but a feed. `wireside add` follows it.\n")


@pytest.mark.parametrize("name", ["http://", "https://[", "http://a b/", "https://user@:0/", "http://%00/"])
def test_addresses_that_are_none_are_told_in_one_line(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", name]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_without_its_scheme_an_address_is_a_path(served: Web, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", served.url("/wire").removeprefix("http://")]) == 2
    assert "no file or folder called" in capsys.readouterr().err
    assert not served.asked


# -- compare
def test_two_pages_are_compared_and_asked_for_at_once(served: Web, capsys: pytest.CaptureFixture[str]) -> None:
    asked = 0
    both = asyncio.Event()

    def together(html: str) -> Callable[[Asked], Wire]:
        async def reply(question: Asked) -> Wire:
            nonlocal asked
            asked += 1
            if asked == 2:
                both.set()
            await both.wait()
            async for piece in page(html.encode())(question):
                yield piece

        return reply

    served["/wire"], served["/post"] = together(news_page()), together(news_page(HEAD, OTHER))
    assert run(["compare", served.url("/wire"), served.url("/post"), "--format", "json"]) == 1
    differences = json.loads(capsys.readouterr().out)["differences"]
    assert [(one["left"]["text"], one["right"]["text"]) for one in differences] == [("3,400", "5,100")]


def test_a_page_stands_beside_a_file(served: Web, capsys: pytest.CaptureFixture[str]) -> None:
    file = places().config.parent / "post.txt"
    file.write_text("Title: Homs empties\nSource: Harbour Post\n\n" + "\n\n".join(OTHER), encoding="utf-8")
    assert run(["compare", str(file), served.url("/wire"), "--format", "plain"]) == 1
    assert "Northern Wire" in squeezed(capsys)


def test_a_wrong_file_is_told_before_anything_is_fetched(served: Web) -> None:
    assert run(["compare", served.url("/wire"), "no-such-file.txt"]) == 2
    assert not served.asked


def test_one_page_named_twice_is_asked_for_once(served: Web, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", served.url("/wire"), served.url("/wire")]) == 0
    assert served.paths() == ["/wire"]


# -- the library first
@pytest.fixture
def kept(served: Web) -> Article:
    """An article of the library of which a feed brought the beginning."""
    article = Article.from_text(REPORT[0], TITLE, "Northern Wire", url=served.url("/wire"))
    with Library(places().library) as library:
        library.add([article])
        library.feeds.keep({"https://wire.example/feed": Fetched(truncated=True)})
        library.feeds.saw("https://wire.example/feed", {"1": Known(article.key, "d")})
    return article


@pytest.fixture
def library() -> Iterator[Library]:
    with closing(Library(places().library)) as opened:
        yield opened


def test_the_beginning_of_a_report_is_read_in_full_and_the_library_stays_as_it_is(
    kept: Article, library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["read", kept.key]) == 0
    assert REPORT[3] in squeezed(capsys)
    assert library.article(kept.key) == kept


@pytest.mark.parametrize("how", ["filled", "whole"])
def test_what_the_library_has_in_full_needs_no_web(
    how: str, kept: Article, library: Library, served: Web, capsys: pytest.CaptureFixture[str]
) -> None:
    if how == "filled":
        library.feeds.fill([kept.key])
    else:
        library.feeds.keep({"https://wire.example/feed": Fetched()})
    assert run(["read", served.url("/wire?utm_source=mail#top")]) == 0
    assert REPORT[0] in squeezed(capsys)
    assert not served.asked
    assert run(["read", "--fetch", kept.key]) == 0
    assert REPORT[3] in squeezed(capsys)


def test_a_key_that_is_no_pages_address_is_a_key(
    served: Web, library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    library.add([Article.from_text(REPORT[0], TITLE, url=served.url("/wire"), key="https://wire.example/feed#1")])
    assert run(["read", "https://wire.example/feed#1"]) == 0
    assert REPORT[0] in squeezed(capsys)
    assert run(["read", "https://wire.example/feed#1", "--fetch"]) == 0
    assert REPORT[3] in squeezed(capsys)


def test_without_the_web_the_beginning_is_better_than_nothing(
    kept: Article, served: Web, capsys: pytest.CaptureFixture[str]
) -> None:
    del served["/wire"]
    assert run(["read", kept.key]) == 0
    printed = capsys.readouterr()
    assert "Thousands of people left" in printed.out
    assert printed.err.endswith("What the library has is shown.\n")


def test_related_takes_a_page_that_the_library_has_not(
    kept: Article, served: Web, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["related", served.url("/post")]) == 0
    assert kept.key in capsys.readouterr().out
    assert served.paths() == ["/post"]
    assert run(["related", kept.key]) == 1
    assert served.paths() == ["/post"], "what is there is enough to find others"


# -- on a terminal
def test_a_terminal_is_told_what_is_waited_for(
    served: Web, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ours, theirs = pty.openpty()
    with os.fdopen(theirs, "w", encoding="utf-8") as terminal:
        monkeypatch.setattr("sys.stderr", terminal)
        monkeypatch.setattr("tui.commands.addresses._PATIENCE", 0.15)
        served["/slow"] = page(news_page().encode(), delay=0.4)
        assert run(["read", served.url("/slow")]) == 0
        told = os.read(ours, 10_000).decode()
    os.close(ours)
    assert told == "\r\x1b[KWaiting for 127.0.0.1 …\r\x1b[K", "said, and taken away again"
    assert TITLE in capsys.readouterr().out


def test_an_interrupt_ends_it_at_once(served: Web) -> None:
    import signal

    served["/never"] = silence()
    command = [sys.executable, "-P", "-m", "tui", "read", served.url("/never")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        while not served.asked:
            time.sleep(0.02)
        began = time.monotonic()
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=10)
    assert (running.returncode, out, err) == (130, b"", b"")
    assert time.monotonic() - began < 2
