"""Search in two steps: the newest hits at once while the reader types, then all of them, the best first.

Scoring every hit costs hundreds of times what the newest fifty cost, which full text hands over in their order. So the
newest are there at once; the ranked list follows, and where it is short it goes on with titles that hold the words
inside others, or hold something like them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from time import monotonic
from typing import TYPE_CHECKING, Any

from tui.library import titles
from tui.library.misspelt import corrected
from tui.library.query import parse
from tui.library.rows import body, line, moment
from tui.library.selection import selection
from tui.library.snippets import excerpt
from tui.library.terms import Field
from tui.library.variants import widened

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime

    from tui.library.asked import Query

    Stop = Callable[[], None]  # called now and then; raises `Stopped` when the search is to end

_RANKED = 20_000  # newest hits that are ranked: what is older is not what a common word is typed for
_FEW = 3  # hits below which the reader may have slipped
_PATIENCE = 2.0  # seconds that /regular expressions/ are tried
_GLANCE = 0.05  # the same while the reader types
_SCANNED = 50_000  # characters of a text in which the first hit is sought
_TITLE = 300  # characters of a title that a list shows


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


class Found(list[Hit]):
    """Hits, and in sentences what of the query was not understood or not done."""

    def __init__(self, hits: Iterable[Hit] = (), troubles: tuple[str, ...] = ()) -> None:
        super().__init__(hits)
        self.troubles = troubles


def go_on() -> None:
    """A search that nothing stops."""


def first(connection: sqlite3.Connection, typed: str, limit: int, stop: Stop = go_on) -> Found:
    """The newest articles that a query finds."""
    query = widened(connection, parse(typed))
    if not query.asks or limit <= 0:
        return Found((), query.troubles)
    slots, _ = _newest(connection, query, limit, _GLANCE, stop)
    return Found(_hits(connection, slots, query, stop), query.troubles)


def search(connection: sqlite3.Connection, typed: str, limit: int, stop: Stop = go_on) -> Found:
    """Articles that a query finds, the best first; where there are few, then titles that come near it."""
    asked = parse(typed)
    query = widened(connection, asked)
    if not query.asks or limit <= 0:
        return Found((), query.troubles)
    trouble = ""
    if query.match and not query.patterns and not query.letter:
        slots = _ranked(connection, query, limit)
    else:
        slots, trouble = _newest(connection, query, limit, _PATIENCE, stop)
    hits = list(_hits(connection, slots, query, stop))
    if len(hits) < limit and asked.plain and not query.letter:
        hits += _nearly(connection, asked, {hit.key for hit in hits}, limit - len(hits), stop)
    return Found(hits, query.troubles + ((trouble,) if trouble else ()))


def count(connection: sqlite3.Connection, typed: str, stop: Stop = go_on) -> int:
    """How many articles a query finds."""
    query = widened(connection, parse(typed))
    if query.patterns:
        return len(_newest(connection, query, -1, _PATIENCE, stop)[0])
    chosen = selection(query)
    found: int = connection.execute(f"SELECT count(*) FROM {chosen.where}", chosen.values).fetchone()[0]
    return found


def choose(connection: sqlite3.Connection, typed: str, stop: Stop) -> None:
    """Fill the connection's table `among` with the slots of all articles that a query finds."""
    query = widened(connection, parse(typed))
    connection.execute("DELETE FROM temp.among")
    if query.patterns or query.letter:
        found, _ = _newest(connection, query, -1, _PATIENCE, stop)
        connection.executemany("INSERT INTO temp.among VALUES (?)", ((slot,) for slot in reversed(found)))
    else:
        chosen = selection(query)
        rows = f"SELECT {chosen.slot} FROM {chosen.where} ORDER BY {chosen.slot}"
        connection.execute(f"INSERT INTO temp.among {rows}", chosen.values)


def _newest(
    connection: sqlite3.Connection, query: Query, limit: int, patience: float, stop: Stop
) -> tuple[list[int], str]:
    """The newest slots that a query finds, and what trouble there was; a limit of -1 is none."""
    if query.letter:
        group = tuple(replace(term, field=Field.TITLE) for term in query.wanted[0])
        query = replace(query, wanted=(group,))
    if query.patterns:
        return _matching(connection, query, limit, patience, stop)
    chosen = selection(query)
    rows = connection.execute(f"SELECT {chosen.slot} FROM {chosen.where} {chosen.newest} LIMIT ?", chosen.with_(limit))
    return [slot for (slot,) in rows], ""


def _matching(
    connection: sqlite3.Connection, query: Query, limit: int, patience: float, stop: Stop
) -> tuple[list[int], str]:
    """The newest slots whose title or text the regular expressions match, of those that the rest of the query finds."""
    chosen = selection(query)
    found: list[int] = []
    end = monotonic() + patience
    rows = connection.execute(f"SELECT {chosen.slot} FROM {chosen.where} {chosen.newest}", chosen.values)
    for tried, (slot,) in enumerate(rows):
        stop()
        left = end - monotonic()
        if left <= 0:
            return found, f"The regular expression was tried on the newest {tried:,} articles only: it takes long."
        title, text = connection.execute(_TEXT, (slot,)).fetchone()
        if all(pattern.holds(f"{title}\n{text}", left) for pattern in query.patterns):
            found.append(slot)
        if len(found) == limit:
            break
    return found, ""


def _ranked(connection: sqlite3.Connection, query: Query, limit: int) -> list[int]:
    """The best of the newest hits, as BM25 has it: a word in the title counts as eight in the text."""
    chosen = selection(query)
    oldest = connection.execute(
        f"SELECT {chosen.slot} FROM {chosen.where} {chosen.newest} LIMIT 1 OFFSET {_RANKED - 1}", chosen.values
    ).fetchone()
    chosen = selection(query, oldest[0] if oldest else None)
    rows = connection.execute(
        f"""SELECT {chosen.slot} FROM {chosen.where}
        ORDER BY bm25(words, 8.0, 1.0, 0.0), {chosen.slot} DESC LIMIT ?""",
        chosen.with_(limit),
    )
    return [slot for (slot,) in rows]


def _nearly(connection: sqlite3.Connection, asked: Query, known: set[str], limit: int, stop: Stop) -> Iterator[Hit]:
    """Hits that come near a query: its words inside others; where hardly anything was found, what it may have meant."""
    near, meant = titles.containing(connection, asked.plain.split(), limit), asked
    if len(near) + len(known) < _FEW:
        stop()
        meant = corrected(connection, asked) or asked
        near += _meant(connection, asked, meant, limit, stop)
    allowed = _allowed(connection, asked, near)
    hits = _hits(connection, dict.fromkeys(slot for slot in near if slot in allowed), meant, stop)
    return islice((hit for hit in hits if hit.key not in known), limit)


def _meant(connection: sqlite3.Connection, asked: Query, meant: Query, limit: int, stop: Stop) -> list[int]:
    """Titles but for a slip the same, then texts with the words put right, then titles that are less like the query."""
    alike = titles.alike(connection, asked.plain, limit, stop)
    right = _newest(connection, meant, limit, 0, stop)[0] if meant is not asked else []
    return [slot for slot, slip in alike if slip] + right + [slot for slot, slip in alike if not slip]


def _allowed(connection: sqlite3.Connection, query: Query, near: list[int]) -> set[int]:
    """Which slots keep to a query's marks and dates."""
    chosen = selection(replace(query, wanted=()), among=near)
    return {slot for (slot,) in connection.execute(f"SELECT {chosen.slot} FROM {chosen.where}", chosen.values)}


_TEXT = "SELECT title, text FROM main.article JOIN main.body ON body.article = article.id WHERE article.slot = ?"
_HIT = f"""SELECT key, substr(title, 1, {_TITLE}), source, published, substr(text, 1, {_SCANNED})
    FROM main.article JOIN main.body ON body.article = article.id WHERE article.slot = ?"""


def _hits(connection: sqlite3.Connection, slots: Iterable[int], query: Query, stop: Stop) -> Iterator[Hit]:
    marker = query.marker()
    for slot in slots:
        stop()
        row: tuple[Any, ...] | None = connection.execute(_HIT, (slot,)).fetchone()
        if row:  # None where another process has just removed it
            key, title, source, published, text = row
            yield Hit(line(key), line(title), line(source), moment(published), *excerpt(body(text), marker))
