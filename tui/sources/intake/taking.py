"""What a feed brought goes into the library: which entries are news, and what becomes of an article that is there.

Everything here may wait for the disk, so it runs in threads. A feed's articles are written first, then which entry is
which, then how its fetch went: a program that dies in between parses once more, and loses nothing.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from tui.library.feeds import Fetched, Known
from tui.sources.intake.counts import is_recount
from tui.sources.intake.precedence import precedence
from tui.sources.joining import article_of, digest, is_untitled, named
from tui.text import clean_line
from tui.text.paragraphs import paragraphs

if TYPE_CHECKING:
    from tui.library import Library
    from tui.sources.feed import Entry, Feed
    from tui.text import Article

_FULLER, _BY = 1.5, 200
"""A text replaces another outlet's that is so many times shorter, and by so many characters."""
_GUID, _TOPIC, _TOPICS = 500, 100, 20
_EPOCH = "1970-01-01"  # what programs write that know no date


class Stopped(Exception):  # noqa: N818 - nothing went wrong
    """The fetch was ended from outside."""


class News(NamedTuple):
    """An article as a feed has it now, and did not have it before."""

    article: Article
    is_full: bool = False
    """Whether its text is that of its page."""
    is_owed: bool = False
    """Whether nothing is new but its page's text, which could not be had when it came."""


class Brought(NamedTuple):
    """What came of a feed."""

    address: str
    fetched: Fetched
    seen: Mapping[str, Known] = {}
    """All entries that it holds now, by the names that it gives them."""
    news: Sequence[News] = ()


class Count(NamedTuple):
    """How many articles were not there before, and how many have another text than before."""

    new: int = 0
    changed: int = 0


def read_entries(
    feed: Feed, address: str, outlet: str, known: Mapping[str, Known], stop: Callable[[], object]
) -> tuple[dict[str, Known], list[News]]:
    """The entries of a feed, and what is news among them, the oldest first.

    `stop` is called all the time, and may raise.
    """
    seen: dict[str, Known] = {}
    news: list[News] = []
    feed = replace(feed, entries=tuple(map(nameable, feed.entries)))
    for guid, key, entry in reversed(named(feed, address)):
        stop()
        before = known.get(guid)
        found = digest(entry)
        if before is None or before.said != found:
            article = article_of(entry, before.key if before else key, outlet)
            before = Known(article.key, found, _topics(entry))
            news.append(News(article))
        seen[guid] = before
    return seen, news


def take(
    library: Library, brought: Sequence[Brought], stop: Callable[[], object], followed: Container[str]
) -> list[Count]:
    """Store what feeds brought, in one go; how many articles that were for each.

    `followed` are the addresses of all that is followed: what others once said of an article holds nobody up.
    """
    brought = [_apart(library, one) for one in brought]
    taking = _Taking(library, followed)
    counts = [taking.take(one) for one in brought]
    owed = [article for key, article in taking.articles.items() if key in taking.owed]
    library.add(owed, versions=False)
    library.add(_until(stop, (article for key, article in taking.articles.items() if key not in taking.owed)))
    if taking.full:
        library.feeds.fill(taking.full)
    for one in brought:
        if one.seen:
            library.feeds.saw(one.address, one.seen)
    now = time.time()
    library.feeds.keep(
        {
            one.address: one.fetched._replace(arrived=now) if count.new else one.fetched
            for one, count in zip(brought, counts, strict=True)
        }
    )
    return counts


def _apart(library: Library, brought: Brought) -> Brought:
    """What a feed brought, a report told from the one whose place it took: some hold the latest alone, all on one page.

    It has another name than what this feed had there before, and another title; with the same, only the name is new.
    Longer feeds give what was changed another name and title too, so there a page is a report.
    """
    if not (len(brought.seen) == len(brought.news) == 1):
        return brought
    [(guid, known)], [news] = brought.seen.items(), brought.news
    names = {name for name, one in library.feeds.entries(brought.address).items() if one.key == known.key}
    there = library.article(known.key)
    if there is None or not names or guid in names or there.title == news.article.title:
        return brought
    key = f"{brought.address}#{guid}"
    apart = news._replace(article=replace(news.article, key=key))
    return brought._replace(seen={guid: known._replace(key=key)}, news=[apart])


class _Taking:
    """What is written in one go, worked out feed by feed: a later one finds what an earlier one brought."""

    def __init__(self, library: Library, followed: Container[str]) -> None:
        self._library, self._followed = library, followed
        self._bringers: defaultdict[str, dict[str, str]] = defaultdict(dict)  # by article, with their sites
        self.articles: dict[str, Article] = {}
        self.full: set[str] = set()
        self.owed: set[str] = set()

    def take(self, brought: Brought) -> Count:
        """Join what a feed brought to what is there."""
        new = changed = 0
        for news in brought.news:
            key = news.article.key
            there = self.articles.get(key) or self._library.article(key)
            if there is None and was_forgotten(self._library, key):
                continue
            article = news.article if there is None else self._joined(there, news, brought)
            self._bringers[key][brought.address] = brought.fetched.site
            if article is None:
                continue
            new += there is None
            changed += there is not None and there.digest != article.digest and not news.is_owed
            if news.is_owed and key not in self.articles:
                self.owed.add(key)
            self.articles[key] = article
            if news.is_full:
                self.full.add(key)
        return Count(new, changed)

    def _joined(self, there: Article, news: News, brought: Brought) -> Article | None:
        """An article that is there, as it is with what a feed brought; None where it stays as it is.

        Whoever is nearer to its page says what it is called and who wrote it, whatever text it has.
        """
        article = _with_what_was_said(there, news.article)
        ours = precedence(there.key, brought.address, brought.fetched.site)
        others = self._others(there.key, brought.address)
        theirs = max((precedence(there.key, *other) for other in others.items()), default=ours)
        if news.is_full:
            return _with_text(there, article.text) if ours < theirs else article
        if there.key in self.full or self._library.feeds.filled([there.key]):
            article = _with_text(article, there.text)
        if ours != theirs:
            return article if ours > theirs else None
        return article if self._gives_way(there, article, brought.address) else None

    def _others(self, key: str, address: str) -> dict[str, str]:
        """The other feeds that carry an article, with their sites."""
        known = {one: self._library.feeds.one(one).site for one in self._carriers(key)}
        return {one: site for one, site in (known | self._bringers[key]).items() if one != address}

    def _carriers(self, key: str) -> set[str]:
        """The feeds that are followed and carry an article."""
        return {one for one in self._library.feeds.carriers(key) if one in self._followed}

    def _gives_way(self, there: Article, article: Article, address: str) -> bool:
        """Whether one feed is to say what another, as near to it, says: they never write over each other in turn."""
        if _is_fuller(article.text, there.text):
            return True
        carriers = self._carriers(there.key)
        is_its_own = address in carriers and there.source == article.source
        return carriers == {address} or (is_its_own and not _is_fuller(there.text, article.text))


def _with_what_was_said(there: Article, article: Article) -> Article:
    """An article as a feed has it now; what the feed leaves out is as it was, and so are mere counts of readers."""
    is_named_no_more = is_untitled(article) and not (article.text and is_untitled(there))
    article = replace(
        article,
        title=there.title if is_named_no_more else article.title,
        byline=article.byline or there.byline,
        published=article.published or there.published,
    )
    says_nothing = not article.text or is_recount(there.text, article.text)
    return _with_text(article, there.text) if says_nothing else article


def _with_text(article: Article, text: str) -> Article:
    """An article with another text."""
    return replace(article, text=text, paragraphs=paragraphs(text))


def was_forgotten(library: Library, key: str) -> bool:
    """Whether an article was there once, and is no more."""
    return library.article(key) is None and bool(library.feeds.carriers(key))


def _is_fuller(text: str, than: str) -> bool:
    """Whether a text says clearly more.

    >>> _is_fuller("x" * 900, "x" * 500), _is_fuller("x" * 600, "x" * 500), _is_fuller("x" * 20, "")
    (True, False, True)
    """
    return not than or (len(text) > _FULLER * len(than) and len(text) > len(than) + _BY)


def nameable(entry: Entry) -> Entry:
    """An entry whose name is short and plain, so that it can be kept."""
    if entry.guid == clean_line(entry.guid, _GUID):
        return entry
    return replace(entry, guid=sha256(entry.guid.encode("utf-8", "replace")).hexdigest()[:32])


def _topics(entry: Entry) -> str:
    """Its categories, a line each."""
    return "\n".join(filter(None, (clean_line(topic, _TOPIC) for topic in entry.topics[:_TOPICS])))


def _until(stop: Callable[[], object], articles: Iterable[Article]) -> Iterator[Article]:
    for article in articles:
        stop()
        yield article
