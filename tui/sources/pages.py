"""The page of an article: its full text for one that a feed only begins, or an article of its own.

A page is believed only where it is about the same event in the same words: a wall that calls itself a page, or another
report at the old address, never takes the place of a good summary.
"""

from __future__ import annotations

import re
from contextlib import AsyncExitStack
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tui.sources.fetch import PAGE, Leave
from tui.sources.formats import opening
from tui.sources.joining import is_untitled
from tui.sources.worker import ParseError
from tui.text import Article, clean_line
from tui.text.words import STOP_WORDS, fold

if TYPE_CHECKING:
    from tui.sources.document import Document
    from tui.sources.fetch import Answer, Fetcher
    from tui.sources.worker import Worker

_SHARED = 0.4
"""Of the words of a feed's text and title, how many its page has too, or the other way round."""
_WORD = re.compile(r"[^\W_]+")
_RUN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")  # scripts without spaces, or with few
_ADDRESS = re.compile(r"https?://\S+")
_HEAD = 3_000
_FEED = re.compile(
    rb"[^\w<]{0,99}(?:<[!?][^<>]{0,1000}>\s{0,99}){0,9}<(?:rss|feed|rdf:RDF)\b"
    rb"|\s{0,99}\{[^{}]{0,2000}https?:\\?/\\?/jsonfeed\.org\\?/version\b"
)
_MARKUP = {"", "text/html", "application/xhtml+xml", "text/plain", "text/xml", "application/xml"}


async def fill(article: Article, fetcher: Fetcher, worker: Worker, *, leave: Leave, fast: bool) -> Article:
    """The article with its page's text, under the same key; byline and time are the page's where it had none.

    `fast` says that it is one of many, which nobody asked for one by one: then the site's rules for programs hold.
    A page that says less than the article does leaves its text as it is.

    Raises:
        FetchError: the page cannot be had.
        ParseError: it holds no report, or another one.
    """
    async with AsyncExitStack() as held:
        answer = await fetcher.get(article.url, typed=False, leave=leave, limit=PAGE, robots=fast, held=held)
        page = _article(await _document(answer, worker, fast=fast), answer.url)
    if not _tells_of(page, article):
        raise ParseError(
            f"The page of {_host(answer.url)} holds another text than the feed's. What the feed says is kept."
        )
    text = page.text if len(page.text) >= len(article.text) else article.text
    return Article.from_text(
        "\n\n".join([text, *_enclosed(article.text, text)]),
        title=page.title if is_untitled(article) else article.title,
        source=article.source or page.source,
        published=article.published or page.published,
        url=article.url,
        byline=article.byline or page.byline,
        key=article.key,
    )


async def fetch_page(url: str, fetcher: Fetcher, worker: Worker) -> Article:
    """The article at an address that a person typed; its key is the page's one address.

    Raises:
        FetchError: the page cannot be had.
        ParseError: it holds no report.
    """
    answer = await fetcher.get(url, typed=True, limit=PAGE)
    return _article(await _document(answer, worker), answer.url)


async def _document(answer: Answer, worker: Worker, *, fast: bool = False) -> Document:
    """What a page holds."""
    if _is_feed(answer):
        raise ParseError(f"{clean_line(answer.url, 200)} is no page, but a feed. `wireside add` follows it.")
    if answer.kind not in _MARKUP:
        raise ParseError(f"{clean_line(answer.url, 200)} is no page, but {clean_line(answer.kind, 60)}.")
    return await worker.page(answer.body, answer.url, answer.charset, fast=fast)


def _is_feed(answer: Answer) -> bool:
    """Whether an answer is a feed, as its server says, or as it begins, whatever its server says."""
    return re.search(r"rss|atom|feed\+json", answer.kind) is not None or _FEED.match(answer.body[:_HEAD]) is not None


def _article(document: Document, url: str) -> Article:
    """A page as an article; one without a title is called by its first words."""
    article = Article.from_text(
        document.text,
        title=document.title,
        source=document.source,
        published=document.published,
        url=document.url or url,
        byline=document.byline,
    )
    return article if article.title else replace(article, title=opening(article.text.partition("\n\n")[0]))


def _tells_of(page: Article, article: Article) -> bool:
    """Whether a page and a feed say the same: one of them much of what the other says."""
    ours, theirs = (_words(f"{told.title} {told.text}") for told in (article, page))
    return len(ours & theirs) >= _SHARED * min(len(ours), len(theirs))


def _words(text: str) -> set[str]:
    """The words of a text that tell what it is about: in scripts without spaces, its pairs of letters."""
    found = {fold(word) for word in _WORD.findall(_ADDRESS.sub(" ", text))} - STOP_WORDS
    runs = [run for word in found for run in _RUN.findall(word)]
    pairs = {run[start : start + 2] for run in runs for start in range(len(run) - 1)}
    return {word for word in found if not _RUN.search(word)} | pairs


def _enclosed(before: str, text: str) -> list[str]:
    """Addresses of what came with a feed's text, which the page's does not name."""
    return [block for block in before.split("\n\n") if _ADDRESS.fullmatch(block) and block not in text]


def _host(url: str) -> str:
    return clean_line(urlsplit(url).hostname or "", 100)
