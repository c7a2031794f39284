"""The feed that somebody means by an address: the feed itself, or the one that a page names first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.sources.fetch import Answer, FetchError, Leave
from tui.sources.opml import is_opml
from tui.sources.worker import FeedLink, ParseError
from tui.text import clean_line
from tui.text.addresses import site_of, without_login

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.sources.feed import Feed
    from tui.sources.fetch import Fetcher
    from tui.sources.worker import Worker


class Found(NamedTuple):
    """What is at an address."""

    address: str
    """By which it is followed."""
    answer: Answer
    feed: Feed | None
    """None of a list of feeds (OPML), and where the links of a page were wanted alone."""
    others: Sequence[FeedLink] = ()
    """Feeds that a page names besides."""


def addresses(typed: str) -> list[str]:
    """The addresses that somebody may mean, the likeliest first; none where it is no web address.

    >>> addresses("feed:https://a.example/f"), addresses("feed://a.example/f")
    (['https://a.example/f'], ['https://a.example/f', 'http://a.example/f'])
    >>> addresses("a.example/f"), addresses("news"), addresses("file:///etc/passwd")
    (['https://a.example/f', 'http://a.example/f'], [], [])

    A password is left out, for articles are known by the addresses of their feeds.

    >>> addresses("https://me:secret@a.example/f")
    ['https://a.example/f']
    """
    text = clean_line(typed, 2048)
    scheme, colon, rest = without_login(text).partition("://")
    if scheme.lower() in {"http", "https"} and colon:
        return [f"{scheme.lower()}://{rest}"] if rest else []
    if text[:5].lower() == "feed:":
        return addresses(text[5:].removeprefix("//"))
    host = text.split("/", 1)[0]
    bare = host.rpartition(":")[0] if host.rpartition(":")[2].isdecimal() else host
    is_host = bare == "localhost" or bare[:1] == "[" or ("." in bare.strip(".") and ":" not in bare)
    if " " in text or not is_host:
        return []
    return [f"https://{text}", f"http://{text}"]


async def find(typed: str, fetcher: Fetcher, worker: Worker) -> Found:
    """What is at an address that a person typed.

    Raises:
        FetchError, ParseError: there is no feed.
    """
    address, answer = await _first(addresses(typed), fetcher)
    if is_opml(answer.body):
        return Found(address, answer, None)
    try:
        return Found(address, answer, await _parsed(answer, worker))
    except ParseError:
        links = await _links(answer, worker)
        if not links:
            raise
    link, *others = links
    is_near = site_of(link.url) == site_of(answer.url)
    leave = Leave(answer.depths[-1], login=True) if is_near else Leave()
    answer = await fetcher.get(link.url, typed=False, leave=leave)
    return Found(answer.moved or clean_line(link.url, 2048), answer, await _parsed(answer, worker), others)


async def find_links(typed: str, fetcher: Fetcher, worker: Worker) -> list[FeedLink]:
    """The feeds at an address that a person typed: itself, or those that a page names.

    Raises:
        FetchError, ParseError: there is none.
    """
    address, answer = await _first(addresses(typed), fetcher)
    try:
        return [FeedLink(address, (await _parsed(answer, worker)).title)]
    except ParseError:
        if links := await _links(answer, worker):
            return links
        raise


async def _parsed(answer: Answer, worker: Worker) -> Feed:
    return await worker.feed(answer.body, answer.url, answer.charset)


async def _first(asked: Sequence[str], fetcher: Fetcher) -> tuple[str, Answer]:
    """The first address that answers, or the one where it is for good. Only who is not there at all is passed over."""
    for address in asked[:-1]:
        try:
            answer = await fetcher.get(address, typed=True)
        except FetchError as error:
            if not error.unreachable:
                raise
            continue
        return answer.moved or address, answer
    answer = await fetcher.get(asked[-1], typed=True)
    return answer.moved or asked[-1], answer


async def _links(answer: Answer, worker: Worker) -> list[FeedLink]:
    """The feeds that a page names."""
    try:
        return await worker.links(answer.body, answer.url, answer.charset)
    except ParseError:
        return []
