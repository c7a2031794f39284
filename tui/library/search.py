"""Search as the reader types: titles first, newest first, an excerpt with every hit.

Nothing is ranked by relevance: scoring every hit costs 150 times what the newest fifty cost, and of news the newest are
wanted. Where nothing is found, titles are searched for what the reader may have meant.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tui.library.query import Query, parse
from tui.library.rows import moment
from tui.library.tokens import fold

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from datetime import datetime

_TITLES = 5_000  # newest titles that are searched for a misspelt query
_ALIKE = 78.0  # of 100: one letter in five may be wrong, two swapped in six
_SCANNED = 50_000  # characters of a text in which the first hit is sought
_LEAD, _EXCERPT = 40, 160  # characters before the first hit, and in all


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that a query found."""

    key: str
    title: str
    source: str
    published: datetime | None
    snippet: str
    """One line of plain text around the first hit; "…" where it was cut."""
    spans: tuple[tuple[int, int], ...]
    """The hits as code point offsets into the snippet."""


def search(connection: sqlite3.Connection, typed: str, limit: int) -> list[Hit]:
    """Articles that hold every wanted word: those with all of them in the title first, then newest first."""
    query = parse(typed)
    if not query.wanted or limit <= 0:
        return []
    found = _matching(connection, query.match("title"), limit)
    if len(found) < limit and not query.letter:
        more = _matching(connection, query.match(), limit + len(found))
        found += [number for number in more if number not in set(found)][: limit - len(found)]
    found = found or _misspelt(connection, query, limit)
    return list(_hits(connection, found, query))


def slots(connection: sqlite3.Connection, typed: str) -> list[int]:
    """The slots of all articles that a query finds, newest first."""
    match = parse(typed).match()
    return [
        row[0]
        for row in connection.execute("SELECT rowid FROM idx.words WHERE words MATCH ? ORDER BY rowid DESC", (match,))
    ]


def excerpt(text: str, query: Query) -> tuple[str, tuple[tuple[int, int], ...]]:
    r"""One line of the text around the query's first hit, with the hits in it; the beginning where there is none.

    >>> excerpt("Rain.\nThe dam broke at noon.", parse("dam"))
    ('Rain. The dam broke at noon.', ((10, 13),))
    """
    first = query.first(text)
    start = 0 if first < _LEAD else _word_start(text, first - _LEAD, first)
    end = len(text) if start + _EXCERPT >= len(text) else _word_end(text, start + _EXCERPT, start)
    line = text[start:end].replace("\n", " ").rstrip()
    snippet = "…" * (start > 0) + line + "…" * (end < len(text))
    return snippet, tuple(query.spans(snippet))


_MATCHING = """SELECT article.id FROM main.article WHERE article.slot IN (
    SELECT rowid FROM idx.words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?) ORDER BY article.slot DESC"""

_HIT = """SELECT key, title, source, published, substr(text, 1, ?)
    FROM main.article JOIN main.body ON body.article = article.id WHERE article.id = ?"""

_NEWEST_TITLES = "SELECT id, title FROM main.article ORDER BY slot DESC LIMIT ?"


def _matching(connection: sqlite3.Connection, match: str, limit: int) -> list[int]:
    return [row[0] for row in connection.execute(_MATCHING, (match, limit))]


def _misspelt(connection: sqlite3.Connection, query: Query, limit: int) -> list[int]:
    """Articles whose titles hold something much like the query, most alike first."""
    if not query.fuzzy or query.letter:
        return []
    from rapidfuzz import fuzz, process

    titles = {number: fold(title) for number, title in connection.execute(_NEWEST_TITLES, (_TITLES,))}
    alike = process.extract(query.fuzzy, titles, scorer=fuzz.partial_ratio, score_cutoff=_ALIKE, limit=limit)
    return [number for _, _, number in alike]


def _hits(connection: sqlite3.Connection, numbers: list[int], query: Query) -> Iterator[Hit]:
    for number in numbers:
        row: tuple[Any, ...] | None = connection.execute(_HIT, (_SCANNED, number)).fetchone()
        if row:  # None where another process has just removed it
            key, title, source, published, text = row
            yield Hit(key, title, source, moment(published), *excerpt(text, query))


def _word_start(text: str, start: int, latest: int) -> int:
    """The first beginning of a word from `start` on."""
    space = text.find(" ", start, latest)
    return start if space < 0 else space + 1


def _word_end(text: str, end: int, earliest: int) -> int:
    """The last end of a word up to `end`."""
    space = text.rfind(" ", earliest, end)
    return end if space < 0 else space
