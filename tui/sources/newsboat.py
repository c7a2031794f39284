"""What newsboat keeps: the feeds that it follows (`urls`) and their articles, read or flagged (`cache.db`).

Articles get the names that a fetch gives them, so that the next one brings nothing twice. Newsboat itself is never
written to. What it makes by itself (queries over feeds, the output of programs) is told and left out.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tui.sources.charset import page_text
from tui.sources.feed import Entry, Feed
from tui.sources.intake.taking import nameable
from tui.sources.joining import article_of, named
from tui.sources.opml import feed_address
from tui.state.subscriptions import Subscription
from tui.text import clean_line
from tui.text.addresses import LOGIN, shown, without_login

if TYPE_CHECKING:
    from tui.text import Article

SQLITE = b"SQLite format 3\0"
_TOKEN = re.compile(r'"((?:[^"\\]|\\.)*)"?|([^\s"][^\s]*)')
_ESCAPED = re.compile(r"\\(.)")
_SHORT = {"n": "\n", "r": "\r", "t": "\t"}
_MADE = {
    "query": "a query over other feeds",
    "exec": "what a program prints",
    "filter": "what a program makes of a feed",
}
_LINE = re.compile(rb'\s*(?:"?(?:https?|feed|file)://|"?(?:query|exec|filter):)')
_ITEM = (
    "title",
    "author",
    "url",
    "pubDate",
    "content",
    "content_mime_type",
    "enclosure_url",
    "unread",
    "flags",
    "deleted",
)
_PATIENCE = 2.0
"""Seconds to wait for newsboat, which may be writing."""


class CacheError(Exception):
    """Why a cache cannot be read, in one plain sentence."""


class Item(NamedTuple):
    """An article of a feed, as newsboat left it."""

    guid: str
    article: Article
    read: bool
    starred: bool
    deleted: bool
    """Whether the reader did away with it: known, so that it does not come again."""


class CachedFeed(NamedTuple):
    """A feed whose articles newsboat keeps."""

    address: str
    """Its web address; else whatever newsboat calls it."""
    title: str
    site: str
    items: Iterator[Item]
    """Lazily, the oldest first; to be read before the next feed is."""


def is_urls(data: bytes) -> bool:
    r"""Whether a file looks like a list of feeds of newsboat: its first line that says something is an address.

    >>> is_urls(b"# news\nhttps://a.example/f \"~A\"\n"), is_urls(b"See https://a.example/f")
    (True, False)
    """
    lines = (line for line in data[:65536].removeprefix(b"\xef\xbb\xbf").splitlines() if line.strip())
    return bool(_LINE.match(next((line for line in lines if not line.startswith(b"#")), b"")))


def read_urls(data: bytes) -> tuple[list[Subscription], list[str]]:
    r"""The feeds that a file `urls` names, each once, and a plain sentence for all that was left out.

    The first tag is the folder; one with a tilde is the name.

    >>> read_urls(b'https://a.example/f news "~The A" local\n')[0][0][:3]
    ('https://a.example/f', 'The A', 'news')
    """
    found: dict[str, Subscription] = {}
    told = []
    had_login = False
    for line in page_text(data).lstrip("\ufeff").splitlines():
        first, *tags = _tokens(line) or [""]
        if address := feed_address(first):
            found.setdefault(address, _subscription(address, tags))
            had_login |= without_login(first) != first
        elif first:
            made = _MADE.get(first.partition(":")[0], "no web address")
            told.append(f"{clean_line(shown(first), 200)} is {made} and was left out.")
    return list(found.values()), [*told, *[LOGIN] * had_login]


def places(folder: str = "") -> list[Path]:
    """The files `urls` and `cache.db` of newsboat that are there: in a folder, else where it keeps them itself."""
    home = Path.home()
    if folder:
        return _there([(Path(folder), Path(folder))])
    config = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
    data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    return _there([(config / "newsboat", data / "newsboat"), (home / ".newsboat",) * 2, (home / ".newsbeuter",) * 2])


def read_cache(path: Path) -> Iterator[CachedFeed]:
    """The feeds of a `cache.db` with their articles, one at a time.

    Raises:
        CacheError: it cannot be read, or no further; reading the articles of a feed raises it, too.
    """
    with _told(path), closing(_opened(path)) as connection:
        columns = {row[1] for row in connection.execute("PRAGMA table_info(rss_item)")}
        if not {"guid", "feedurl"} <= columns:
            raise CacheError(f"{clean_line(str(path), 200)} is a database, and not newsboat's.")
        fields = ", ".join(name if name in columns else "''" for name in _ITEM)
        feeds = connection.execute("SELECT rssurl, title, url FROM rss_feed ORDER BY rssurl").fetchall()
        others = "SELECT DISTINCT feedurl, '', '' FROM rss_item WHERE feedurl NOT IN (SELECT rssurl FROM rss_feed)"
        for row in [*feeds, *connection.execute(others).fetchall()]:
            url, title, site = map(_text, row)
            address = feed_address(url) or clean_line(shown(url), 2048)
            feed = CachedFeed(address, clean_line(title), clean_line(site, 2048), iter(()))
            yield feed._replace(items=_items(connection, path, feed, url, fields))


def _tokens(line: str) -> list[str]:
    """The words of a line, those in quotation marks as one; none of a comment."""
    found = []
    for match in _TOKEN.finditer(line):
        if match[0].startswith("#"):
            break
        if match[2] is None:
            found.append(_ESCAPED.sub(lambda escape: _SHORT.get(escape[1], escape[1]), match[1]))
        else:
            found.append(match[2])
    return found


def _subscription(address: str, tags: Iterable[str]) -> Subscription:
    name = next((clean_line(tag[1:], 200) for tag in tags if tag[:1] == "~"), "")
    folder = next((clean_line(tag, 200) for tag in tags if tag[:1] not in {"~", "!", ""}), "")
    return Subscription(address, name, folder.replace("/", "-"))


def _there(pairs: Iterable[tuple[Path, Path]]) -> list[Path]:
    for config, data in pairs:
        found = [path for path in (config / "urls", data / "cache.db") if path.is_file()]
        if found:
            return found
    return []


def _opened(path: Path) -> sqlite3.Connection:
    """A connection that only reads; where another program holds the file, it is read as it lies there."""
    address = path.resolve().as_uri()
    try:
        connection = sqlite3.connect(f"{address}?mode=ro", uri=True, timeout=_PATIENCE, check_same_thread=False)
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    except (sqlite3.OperationalError, UnicodeDecodeError):
        connection = sqlite3.connect(f"{address}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    connection.text_factory = lambda stored: stored.decode("utf-8", "replace")
    return connection


def _items(connection: sqlite3.Connection, path: Path, feed: CachedFeed, url: str, fields: str) -> Iterator[Item]:
    """The articles of a feed. Which is which is decided without their texts: there may be any number of them."""
    outlet = feed.title or clean_line(feed.site.partition("://")[2].partition("/")[0]) or feed.address
    names = "SELECT id, guid, url, pubDate FROM rss_item WHERE feedurl = ? ORDER BY id DESC"
    texts = f"SELECT {fields} FROM rss_item WHERE id = ?"  # noqa: S608 - our own words
    with _told(path):
        entries = tuple(_nameless(*row) for row in connection.execute(names, (url,)))
        for guid, key, entry in reversed(named(Feed(site=feed.site, entries=entries), feed.address)):
            if row := connection.execute(texts, (int(entry.text),)).fetchone():
                yield _item(row, guid, key, outlet)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """What SQLite complains about, as a sentence."""
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:  # the latter where SQLite quotes what is damaged
        raise CacheError(f"{clean_line(str(path), 200)} cannot be read ({_why(error)}).") from None


def _why(error: Exception) -> str:
    return clean_line(str(error)) if isinstance(error, sqlite3.Error) else "it is damaged"


def _nameless(number: int, guid: object, url: object, moment: object) -> Entry:
    """An entry of which only the names count; its row stands for its text.

    Where a feed names none, newsboat makes a name of address and date, which is nobody else's.
    """
    own, page = _text(guid), _text(url)
    made = bool(page) and own.startswith(page) and own != page and moment
    return nameable(Entry(guid="" if made else own, url=page, text=str(number)))


def _item(row: tuple[object, ...], guid: str, key: str, outlet: str) -> Item:
    from tui.sources.parsers.fragment import line_of, paragraphs_of

    title, byline, url, published, content, kind, enclosure, unread, flags, deleted = row
    text = _text(content)
    entry = Entry(
        guid=guid,
        url=_text(url),
        title=line_of(_text(title)),
        byline=line_of(_text(byline)),
        published=_moment(published),
        text=text if kind == "text/plain" else paragraphs_of(text),
        enclosures=tuple(filter(None, [_text(enclosure)])),
    )
    return Item(guid, article_of(entry, key, outlet), not unread, bool(_text(flags)), bool(deleted))


def _text(stored: object) -> str:
    return stored if isinstance(stored, str) else ""


def _moment(stored: object) -> str:
    """A time in seconds since 1970 as ISO 8601; "" for nonsense, and for 0, which is newsboat's word for none."""
    try:
        return datetime.fromtimestamp(stored, UTC).isoformat() if stored and isinstance(stored, int) else ""
    except (ValueError, OverflowError, OSError):
        return ""
