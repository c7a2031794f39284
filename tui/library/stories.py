"""Stories: the reports of one event under one headline, as they are read from the index."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from tui.library.articles import HEADLINE, Headline, headline_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from datetime import datetime


class Story(NamedTuple):
    """The reports of one event; an article without companions is a story of its own."""

    number: int
    """By which listings name it; that of a report which is listed singly."""
    id: str
    """Key of the report that arrived first: it stays when further reports arrive."""
    headline: str
    """Title of the report that is most like the others."""
    reports: tuple[Headline, ...]
    """Newest first."""

    @property
    def keys(self) -> tuple[str, ...]:
        """Of its reports, newest first."""
        return tuple(report.key for report in self.reports)

    @property
    def published(self) -> datetime | None:
        """When the newest of its dated reports was published; None where none has a date."""
        return next((report.published for report in self.reports if report.published), None)


def stories(connection: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, Story]:
    """The stories of these numbers; those that are gone are left out."""
    reports: defaultdict[int, list[Headline]] = defaultdict(list)
    for *row, story in connection.execute(_REPORTS, (json.dumps(list(numbers)),)):
        reports[story].append(headline_of(row))
    titled = dict(connection.execute(_HEADLINES, (json.dumps(list(numbers)),)))
    return {number: _story(number, titled[number], found) for number, found in reports.items()}


def number_of(connection: sqlite3.Connection, key: str) -> int | None:
    """The number of the story that an article belongs to."""
    row = connection.execute(
        "SELECT story FROM idx.place JOIN main.article ON article.id = place.article WHERE key = ?", (key,)
    ).fetchone()
    return row and int(row[0])


_REPORTS = f"""{HEADLINE} WHERE article.id IN (
    SELECT article FROM idx.place WHERE story IN (SELECT value FROM json_each(?))) ORDER BY +article.slot DESC"""
"""By a sort of the few: SQLite would rather walk all articles in their order, which the plus forbids."""

_HEADLINES = "SELECT id, headline FROM idx.story WHERE id IN (SELECT value FROM json_each(?))"


def _story(number: int, headline: int, reports: Sequence[Headline]) -> Story:
    by_number = {report.number: report for report in reports}
    return Story(number, by_number[number].key, by_number[headline].title, tuple(reports))
