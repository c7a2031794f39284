"""A query as SQL: the rows that it selects, by slots, which full text and the library share."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tui.library.slots import NEWEST, SECOND

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.library.asked import Query

_MATCHING = "idx.words CROSS JOIN main.article ON article.slot = words.rowid"
_STARRED = "temp.starred CROSS JOIN main.article ON article.id = starred.article"


_FROM_FEED = """SELECT entry.article FROM main.entry WHERE entry.feed IN
    (SELECT address FROM main.feed WHERE address = ? OR instr(lower(address || ' ' || title), ?))"""


@dataclass(frozen=True, slots=True)
class Selection:
    """What stands behind FROM, with the values of its question marks."""

    where: str
    values: tuple[Any, ...]
    slot: str
    """The column of the slots."""

    @property
    def newest(self) -> str:
        """The order in which nothing is sorted."""
        return f"ORDER BY {self.slot} DESC"

    def with_(self, *values: object) -> tuple[Any, ...]:
        """The values with further ones behind."""
        return (*self.values, *values)


def selection(query: Query, oldest: int | None = None, among: Sequence[int] | None = None) -> Selection:
    """The articles that a query selects, regular expressions apart; from a slot on, or among some slots.

    >>> from tui.library.query import parse
    >>> selection(parse("dam")).where, selection(parse("-is:read")).where
    ('idx.words WHERE words MATCH ?', 'main.article WHERE +article.id NOT IN temp.read')
    """
    slot = "words.rowid" if query.match else "article.slot"
    conditions: list[tuple[str, tuple[Any, ...]]] = []
    if query.match:
        conditions.append(("words MATCH ?", (query.match,)))
    if query.shunned:
        shunned = "article.slot NOT IN (SELECT rowid FROM idx.words WHERE words MATCH ?)"
        conditions.append((shunned, (query.shunned,)))
    since = _slot(query.since) if oldest is None else max(oldest, _slot(query.since))
    if since > -NEWEST:
        conditions.append((f"{slot} >= ?", (since,)))
    if _slot(query.until) < NEWEST:
        conditions.append((f"{slot} < ?", (_slot(query.until),)))
    for mark, wanted in query.marks:
        conditions.append((f"+article.id {_in(wanted)} temp.{mark}", ()))  # + keeps the order of the slots
    for named, wanted in query.feeds:
        conditions.append((f"+article.key {_in(wanted)} ({_FROM_FEED})", _called(named)))
    if among is not None:
        conditions.append((f"{slot} IN (SELECT value FROM json_each(?))", (json.dumps(list(among)),)))
    where = f" WHERE {' AND '.join(condition for condition, _ in conditions)}" if conditions else ""
    values = tuple(value for _, values in conditions for value in values)
    return Selection(_tables(query, among is not None) + where, values, slot)


def _tables(query: Query, few: bool) -> str:  # noqa: FBT001 (a fact, no option)
    """What is walked: full text, the few starred articles, or all."""
    if query.match:
        return _MATCHING if query.marks or query.feeds else "idx.words"
    return _STARRED if ("starred", True) in query.marks and not few else "main.article"


def _in(wanted: bool) -> str:  # noqa: FBT001 (a fact, no option)
    return "IN" if wanted else "NOT IN"


def _called(named: str) -> tuple[str, str | None]:
    """A feed's whole address, and the part of an address or a name; None where it is an address and nothing else."""
    return named, None if "://" in named or named.startswith("/") else named.lower()


def _slot(seconds: float) -> int:
    return int(max(-float(NEWEST), min(float(NEWEST), seconds * SECOND)))
