"""A process of its own that parses what came from the web, so that nothing in it can hang, flood or harm the reader.

What it answers is trusted no more than what it was asked about: it is JSON, of so many bytes, and of the right types.
"""

from __future__ import annotations

import json
import os
import signal
import struct
import sys
from contextlib import suppress
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from tui.resources import import_path
from tui.sources.document import Document
from tui.sources.feed import Entry, Feed
from tui.text import clean_line

if TYPE_CHECKING:
    from asyncio.subprocess import Process

QUESTION = struct.Struct("!II")
"""Bytes of its header, and of the body."""
HEARD = b"?"
"""What says that the header has arrived: a process that died before that is not asked in vain."""
ANSWER = struct.Struct("!I?")
"""Bytes of it, and whether it is the last: then the process ends."""
_LONGEST = 40_000_000
"""Bytes of an answer: the largest feed (see `fetch`), every letter of which is escaped."""
_FEED, _ENTRY, _DOCUMENT = asdict(Feed(entries=())), asdict(Entry()), asdict(Document(""))
"""Whose fields an answer has, and their types."""
_SECONDS = 60
"""For one question, by the clock; the process itself ends sooner if it computes all the time (see `limits`)."""


class ParseError(Exception):
    """Why something cannot be parsed, in one plain sentence."""


class FeedLink(NamedTuple):
    """A feed that a page names."""

    url: str
    title: str


class Worker:
    """Parses in another process, one thing at a time; a process that dies, hangs or grows is replaced.

    To be used in one event loop; several tasks may ask at once, and take turns. The process starts with
    the first question.
    """

    def __init__(self, seconds: float = _SECONDS) -> None:
        self._seconds = seconds
        self._process: Process | None = None
        self._loaded = "feed"

    async def __aenter__(self) -> Self:
        import asyncio

        self._turn = asyncio.Lock()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._end()

    async def feed(self, body: bytes, url: str, charset: str = "") -> Feed:
        """The feed that a body holds; relative addresses in it begin at `url`.

        Raises:
            ParseError: it holds none.
        """
        return _feed(await self._ask("feed", body, url, charset), url)

    async def page(self, body: bytes, url: str, charset: str = "", *, fast: bool = False) -> Document:
        """The report on a page; `fast` for many pages, at the cost of a little quality.

        Raises:
            ParseError: there is none.
        """
        found = await self._ask("page", body, url, charset, fast=fast)
        if not (isinstance(found, dict) and _alike(found, _DOCUMENT)):
            raise _nonsense(url)
        return Document(**found)

    async def links(self, body: bytes, url: str, charset: str = "") -> list[FeedLink]:
        """The feeds that a page names.

        Raises:
            ParseError: it cannot be read.
        """
        found = await self._ask("links", body, url, charset)
        try:
            return [FeedLink(str(address), str(title)) for address, title in found]
        except (TypeError, ValueError):
            raise _nonsense(url) from None

    async def _ask(self, what: str, body: bytes, url: str, charset: str, *, fast: bool = False) -> Any:  # noqa: ANN401 - JSON
        import asyncio

        header = json.dumps({"what": what, "url": url, "charset": charset, "fast": fast}).encode()
        async with self._turn:
            try:
                async with asyncio.timeout(self._seconds):
                    answer = await self._exchange(what, QUESTION.pack(len(header), len(body)) + header, body)
            except TimeoutError:
                await self._end()
                raise ParseError(f"{called(url)} takes too long to read.") from None
            except (OSError, EOFError, ValueError, TypeError, RecursionError):
                raise ParseError(await self._obituary(url)) from None
            except BaseException:  # cancelled: an answer that nobody waits for would be taken for the next one
                await self._end()
                raise
        if "trouble" in answer:
            raise ParseError(clean_line(str(answer["trouble"])))
        return answer.get("found")

    async def _exchange(self, what: str, header: bytes, body: bytes) -> dict[str, Any]:
        """What is answered.

        Raises:
            OSError, EOFError: the process has ended.
            ValueError, TypeError: it does not answer as it should.
        """
        try:
            process = await self._asked(what, header)
        except (EOFError, ConnectionError):  # it was ended from outside, before it was asked
            await self._end()
            process = await self._asked(what, header)
        assert process.stdin
        assert process.stdout
        process.stdin.write(body)
        await process.stdin.drain()
        size, last = ANSWER.unpack(await process.stdout.readexactly(ANSWER.size))
        if size > _LONGEST:
            raise ValueError(size)
        answer = json.loads(await process.stdout.readexactly(size))
        if last:
            await self._end()
        return dict(answer)

    async def _asked(self, what: str, header: bytes) -> Process:
        """A process that waits for the body.

        Raises:
            EOFError, ConnectionError: it has ended without hearing of it.
            ValueError: it does not answer as it should.
        """
        process = await self._ready(what)
        assert process.stdin
        assert process.stdout
        process.stdin.write(header)
        await process.stdin.drain()
        if await process.stdout.readexactly(1) != HEARD:
            raise ValueError(header)
        return process

    async def _ready(self, what: str) -> Process:
        """A process that can be asked for something: one that reads pages has loaded more, and reads feeds as well."""
        ended = self._process is not None and self._process.returncode is not None
        if ended or what == "page" != self._loaded:
            await self._end()
            self._loaded = "page" if what == "page" else self._loaded
        self._process = self._process or await _started(self._loaded)
        return self._process

    async def _obituary(self, url: str) -> str:
        """Why a process died, in one sentence; it is buried."""
        code = await self._end()
        if code == -signal.SIGXCPU:
            return f"{called(url)} takes too long to read."
        return f"{called(url)} cannot be read: the reader for feeds and pages stopped."

    async def _end(self) -> int | None:
        """End the process, if there is one; how it ended."""
        process, self._process = self._process, None
        if process is None:
            return None
        assert process.stdin
        process.stdin.close()
        if process.returncode is None:
            with suppress(ProcessLookupError):  # asyncio's own `kill` looks first, and takes the exit code from itself
                os.kill(process.pid, signal.SIGKILL)
        return await process.wait()


async def _started(what: str) -> Process:
    """A process that parses feeds or, if it is to, pages too.

    It has a session of its own: ^C in the terminal is not meant for it.
    """
    import asyncio
    from asyncio.subprocess import DEVNULL, PIPE

    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-m", "tui.sources.parsers.parsing", what),
        stdin=PIPE,
        stdout=PIPE,
        stderr=DEVNULL,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": import_path()},
    )


def called(url: str) -> str:
    """How a sentence names what came from an address, without a password in it.

    >>> called("https://me:secret@a.example/feed"), called("")
    ('https://a.example/feed', 'The feed')
    """
    scheme, slashes, rest = url.partition("//")
    host, slash, path = rest.partition("/")
    return clean_line(f"{scheme}{slashes}{host.rpartition('@')[2]}{slash}{path}", 200) or "The feed"


def _nonsense(url: str) -> ParseError:
    return ParseError(f"{called(url)} cannot be read: the reader for feeds and pages makes no sense.")


def _feed(found: Any, url: str) -> Feed:  # noqa: ANN401 - whatever JSON holds
    """A feed out of JSON, every field of which has the type it should.

    Raises:
        ParseError: they have not.
    """
    try:
        entries = found["entries"]
        sound = _alike({**found, "entries": []}, _FEED) and all(_alike(entry, _ENTRY) for entry in entries)
        if sound:
            return Feed.from_json(found)
    except (TypeError, KeyError, AttributeError):
        pass
    raise _nonsense(url)


def _alike(record: dict[str, Any], model: dict[str, Any]) -> bool:
    """Whether fields have the types of another record's; JSON has lists for tuples."""
    return record.keys() == model.keys() and all(map(_fits, record.values(), (model[name] for name in record)))


def _fits(value: object, model: object) -> bool:
    if isinstance(model, tuple):
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    return type(value) is type(model)
