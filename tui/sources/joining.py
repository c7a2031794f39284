"""Which article an entry of a feed is: its key, and the article itself.

One report that comes with several feeds is one article, so its page's address is its key wherever that names it alone.
Some feeds give every entry one address or one name; then the other says which it is, and at last its text does.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from dataclasses import replace

from tui.sources.feed import Entry, Feed
from tui.sources.formats import opening
from tui.text import Article
from tui.text.article import canonical_url

_COUNTED = re.compile(r"(?:utm_|at_|ns_|xtor|echobox|ref|source|src|intcid|cmp|ito|rss)\w{0,20}(?:=|\Z)", re.IGNORECASE)
"""How a fragment begins that says where a reader came from."""
_LISTED = 5  # enclosures that are named below a text


def named(feed: Feed, address: str) -> list[tuple[str, str, Entry]]:
    """(guid, key, entry) of the entries of a feed: names that are its own, and no two alike.

    >>> entries = Entry(guid="1", url="https://a.example/?utm_source=x"), Entry(guid="1", url="https://a.example/b")
    >>> [key for _, key, _ in named(Feed(site="https://a.example", entries=entries), "https://a.example/feed")]
    ['https://a.example/feed#836405de94', 'https://a.example/b']
    """
    entries = _latest(feed)
    pages = [_page(entry.url) for entry in entries]
    shared = Counter(pages)
    shared[canonical_url(feed.site)] += 2
    guids, urls = (Counter(getattr(entry, name) for entry in entries) for name in ("guid", "url"))
    found: dict[str, tuple[str, str, Entry]] = {}
    for entry, named_page in zip(entries, pages, strict=True):
        own = entry.guid if guids[entry.guid] == 1 else ""
        page = named_page if shared[named_page] == 1 else ""
        part = entry.url if not named_page and urls[entry.url] == 1 else ""
        guid = own or page or part or digest(entry)[:10]
        found.setdefault(guid, (guid, page or f"{address}#{guid}", entry))
    return list(found.values())


def _latest(feed: Feed) -> list[Entry]:
    """The entries of a feed, of several revisions of one the latest."""
    revisions = defaultdict[tuple[str, ...], list[Entry]](list)
    site = canonical_url(feed.site)
    for entry in feed.entries:
        is_named = entry.guid and entry.url and entry.guid != entry.url and canonical_url(entry.url) != site
        said = () if is_named else (entry.title or entry.text,) if entry.guid else (entry.title, entry.text)
        revisions[entry.guid, entry.url, *said].append(entry)
    return [max(those, key=lambda entry: entry.published) for those in revisions.values()]


def _page(url: str) -> str:
    """The address of a page; "" for that of something on it, such as a comment, unless it only counts readers.

    >>> _page("https://a.example/x#comment-5"), _page("https://a.example/x#xtor=RSS-1")
    ('', 'https://a.example/x')
    """
    fragment = url.partition("#")[2]
    return "" if fragment and not _COUNTED.match(fragment) else canonical_url(url)


def article_of(entry: Entry, key: str, outlet: str) -> Article:
    """The article that an entry is; a title is made of its text where it has none."""
    article = Article.from_text(
        _text(entry),
        title=entry.title,
        source=outlet,
        published=entry.published,
        url=entry.url,
        byline=entry.byline,
        key=key,
    )
    return article if article.title else replace(article, title=_made_title(article))


def is_untitled(article: Article) -> bool:
    """Whether an article is only called something because it must be."""
    return article.title in {"", "Untitled", article.url, _made_title(article)}


def _made_title(article: Article) -> str:
    first = article.text.partition("\n\n")[0]
    return opening(first) if first else article.url or "Untitled"


def digest(entry: Entry) -> str:
    """A hash of all that an entry says: with another it was changed."""
    return hashlib.sha256(repr(entry).encode("utf-8", "replace")).hexdigest()[:32]


def _text(entry: Entry) -> str:
    """The text, and below it what comes with it, where the links of an article are looked for."""
    return "\n\n".join([entry.text, *entry.enclosures[:_LISTED]])
