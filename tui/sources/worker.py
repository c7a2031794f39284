"""A process of its own that parses what came from the web, so that nothing in it can hang, flood or harm the reader."""

from __future__ import annotations

from typing import NamedTuple, Self

from tui.sources.document import Document
from tui.sources.feed import Feed


class ParseError(Exception):
    """Why something cannot be parsed, in one plain sentence."""


class FeedLink(NamedTuple):
    """A feed that a page names."""

    url: str
    title: str


class Worker:
    """Parses in another process, one thing at a time; a process that dies, hangs or grows is replaced.

    To be used in one event loop; several tasks may ask at once, and take turns.
    """

    async def __aenter__(self) -> Self:
        raise NotImplementedError

    async def __aexit__(self, *_: object) -> None:
        raise NotImplementedError

    async def feed(self, body: bytes, url: str, charset: str = "") -> Feed:
        """The feed that a body holds; relative addresses in it begin at `url`.

        Raises:
            ParseError: it holds none.
        """
        raise NotImplementedError

    async def page(self, body: bytes, url: str, charset: str = "", *, fast: bool = False) -> Document:
        """The report on a page; `fast` for many pages, at the cost of a little quality.

        Raises:
            ParseError: there is none.
        """
        raise NotImplementedError

    async def links(self, body: bytes, url: str, charset: str = "") -> list[FeedLink]:
        """The feeds that a page names.

        Raises:
            ParseError: it cannot be read.
        """
        raise NotImplementedError
