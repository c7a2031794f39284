"""The order of a list: which stories or articles stand in it, newest first, as numbers without a text.

A number takes eight bytes, so the whole order of a hundred thousand articles fits into memory at once: the list knows
how long it is, and any line can be reached. What the lines say is read for those that are shown.
"""

from __future__ import annotations

import json
from array import array
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from tui.library import articles, stories
from tui.library.articles import headlines_of
from tui.library.rows import line
from tui.library.stories import Story

if TYPE_CHECKING:
    import sqlite3

    from tui.library.search import Stop


class View(StrEnum):
    """How a list is arranged."""

    STORIES = "stories"
    TIME = "time"
    OUTLETS = "outlets"


class Outlet(NamedTuple):
    """An outlet and how many of its articles are listed."""

    name: str
    reports: int


Line = Story | Outlet
"""What a line of the list stands for. A report by itself is a story of one."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The lines of a list."""

    view: View
    numbers: array[int]
    """Of stories, or of articles where they are listed singly; -1 - n is the heading of `outlets[n]`."""
    outlets: tuple[Outlet, ...] = ()
    reports: int = 0
    """How many articles stand in it."""
    whole: bool = True
    """Whether these are all; the first lines of a long list are there before the rest."""
    total: int = 0
    """How many lines there are with the rest."""

    def __len__(self) -> int:
        return len(self.numbers)

    def position(self, number: int) -> int:
        """Where a number stands; -1 where it does not."""
        try:
            return self.numbers.index(number)
        except ValueError:
            return -1


def listing(connection: sqlite3.Connection, view: View, query: str, limit: int, stop: Stop) -> Listing:
    """The order of a view: of what a query finds, or of all articles; its first lines where there is a limit."""
    filtered = bool(query)
    if filtered:
        from tui.library.search import choose

        choose(connection, query, stop)
    if view is View.OUTLETS:
        return _by_outlet(connection, filtered)
    rows, place = _ORDERS[view, filtered]
    order = f"SELECT id FROM {rows} ORDER BY {place} DESC LIMIT ?"
    numbers = array("q", (number for (number,) in connection.execute(order, (limit,))))
    counted = "temp.among" if filtered else "main.article"
    (reports,) = connection.execute(f"SELECT count(*) FROM {counted}").fetchone()
    if whole := not 0 <= limit <= len(numbers):
        total = len(numbers)
    else:
        (total,) = connection.execute(f"SELECT count(*) FROM {rows}").fetchone()
    return Listing(view, numbers, (), reports, whole, total)


def lines(connection: sqlite3.Connection, listed: Listing, start: int, stop: int) -> list[Line | None]:
    """What stands on some lines of a listing; None where it is gone meanwhile."""
    numbers = listed.numbers[start:stop]
    if listed.view is View.STORIES:
        told: dict[int, Line] = {**stories.stories(connection, numbers)}
    else:
        articles = headlines_of(connection, [number for number in numbers if number >= 0])
        told = {number: Story(number, found.key, found.title, (found,)) for number, found in articles.items()}
        told |= {number: listed.outlets[-1 - number] for number in numbers if number < 0}
    return [told.get(number) for number in numbers]


def find(connection: sqlite3.Connection, listed: Listing, key: str) -> int:
    """On which line of a listing an article stands, or its story; -1 where it does not."""
    number = (stories if listed.view is View.STORIES else articles).number_of(connection, key)
    return -1 if number is None else listed.position(number)


def unread(connection: sqlite3.Connection, listed: Listing, start: int, stop: int) -> list[int]:
    """On which of some lines of a listing something is unread, ascending; a heading's own line is not."""
    numbers = json.dumps(listed.numbers[start:stop].tolist())
    return sorted(start + at for (at,) in connection.execute(_UNREAD[listed.view is View.STORIES], (numbers,)))


_UNREAD = {
    False: """SELECT asked.key FROM json_each(?) AS asked JOIN main.article ON article.id = asked.value
        WHERE +article.id NOT IN temp.read""",
    True: """SELECT asked.key FROM json_each(?) AS asked WHERE EXISTS (
        SELECT 1 FROM idx.place WHERE place.story = asked.value AND +place.article NOT IN temp.read)""",
}


def keys(connection: sqlite3.Connection, listed: Listing) -> list[str]:
    """Keys of all articles on the lines of a listing, in no order."""
    numbers = json.dumps([number for number in listed.numbers if number >= 0])
    return [row[0] for row in connection.execute(_KEYS[listed.view is View.STORIES], (numbers,))]


_KEYS = {
    False: "SELECT key FROM main.article WHERE id IN (SELECT value FROM json_each(?))",
    True: """SELECT key FROM idx.place JOIN main.article ON article.id = place.article
        WHERE place.story IN (SELECT value FROM json_each(?))""",
}

_AMONG = "temp.among CROSS JOIN main.article ON article.slot = among.slot"
_FOUND = f"SELECT story FROM {_AMONG} JOIN idx.place ON place.article = article.id"
_ORDERS = {
    (View.STORIES, False): ("idx.story", "newest"),
    (View.STORIES, True): (f"idx.story WHERE id IN ({_FOUND})", "newest"),
    (View.TIME, False): ("main.article", "slot"),
    (View.TIME, True): (_AMONG, "among.slot"),
}
_BY_OUTLET = {
    False: "SELECT source, id FROM main.article ORDER BY source DESC, slot DESC",
    True: f"SELECT source, id FROM {_AMONG} ORDER BY among.slot DESC",
}
"""Each walks an index in its order: nothing is sorted but the stories that a query finds."""


def _by_outlet(connection: sqlite3.Connection, filtered: bool) -> Listing:  # noqa: FBT001 (a fact, no option)
    """Outlets in the order of their names, each with its articles newest first."""
    found: defaultdict[str, array[int]] = defaultdict(lambda: array("q"))
    for name, number in connection.execute(_BY_OUTLET[filtered]):
        found[name].append(number)
    names = sorted(found, key=lambda name: (name == "", name.casefold(), name))
    numbers = array("q")
    for place, name in enumerate(names):
        numbers.append(-1 - place)
        numbers.extend(found[name])
    outlets = tuple(Outlet(line(name), len(found[name])) for name in names)
    return Listing(View.OUTLETS, numbers, outlets, sum(outlet.reports for outlet in outlets), total=len(numbers))
