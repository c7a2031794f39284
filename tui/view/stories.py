"""The sidebar as rows: a story is one line, its reports fold open below it; a report by itself is one line too.

Columns do not jump: marks stand first, what is counted last, and the words between are cut to what is left.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from tui.view.cells import cut, pad, width_of
from tui.view.rows import Row, Run
from tui.view.when import day_or_time, when

UNREAD, STARRED, READ = "●", "★", " "
NEWS, DIFFERS = "+", "!"
_LEAST_OUTLET = 10
_TIME = 18
"""Cells of the longest time."""
_DAY = 11
"""Cells of the longest day."""
_WIDE, _WIDEST = 40, 54
"""Cells from which on a line has room for what is new and what differs, and for the time."""
_COUNT, _BADGE, _WHEN = 6, 4, 9
"""Cells of these columns."""
_MANY = 99
"""More is not counted."""


class StoryLine(NamedTuple):
    """A story: the reports of one event under one headline."""

    headline: str
    published: datetime | None
    reports: int
    unread: int
    starred: bool = False
    news: int = 0
    """Facts that the reports which were read lack."""
    differing: int = 0
    """Figures that its reports tell differently."""


class SingleLine(NamedTuple):
    """A report that is listed by itself."""

    headline: str
    source: str
    """ "" where the outlet is known: then the time stands in its place."""
    published: datetime | None
    read: bool
    starred: bool
    changed: bool = False
    open: bool = False
    """Whether it is the article on the screen."""


class ReportLine(NamedTuple):
    """One outlet's report within a story."""

    source: str
    published: datetime | None
    read: bool
    starred: bool
    open: bool
    changed: bool = False
    copied: int = 0
    """Percentage of it that another report has; 0 for a report of its own."""
    copies: int = 0
    """Near copies of it that are folded away."""


class OutletLine(NamedTuple):
    """The heading of an outlet's reports."""

    name: str
    reports: int


class SearchLine(NamedTuple):
    """A saved search."""

    query: str
    reports: int | None
    """None as long as that is not counted."""
    unread: int
    chosen: bool
    """Whether the list shows what it finds."""


SidebarLine = StoryLine | SingleLine | ReportLine | OutletLine | SearchLine


def sidebar_row(line: SidebarLine, width: int, number: int, now: datetime | None = None) -> Row:
    """One line of the sidebar in exactly `width` cells."""
    match line:
        case StoryLine():
            runs = _story(line, width, now)
        case SingleLine():
            runs = _single(line, width, now)
        case ReportLine():
            runs = _report(line, width, now)
        case OutletLine():
            runs = _titled(line.name or UNKNOWN, f"{line.reports:,} ", width, "section")
        case SearchLine():
            runs = _search(line, width)
    return Row(tuple(runs), number)


UNKNOWN = "Unknown outlet"


def _story(line: StoryLine, width: int, now: datetime | None) -> list[Run]:
    count = f"{line.unread}/{line.reports}" if 0 < line.unread < line.reports else f"{line.reports}"
    tail = [Run(f"{count:>{_COUNT - 1}} ", "count")]
    if width >= _WIDE:
        tail = [_badge(NEWS, line.news, "unread"), _badge(DIFFERS, line.differing, "found"), *tail]
    return _headed(line, tail, width, now, unread=line.unread > 0, starred=line.starred)


def _single(line: SingleLine, width: int, now: datetime | None) -> list[Run]:
    time = "" if width >= _WIDEST else day_or_time(line.published, now)
    said = "changed" if line.changed else line.source or time
    tail = [Run(f"{pad('', 1)}{_right(said, _COUNT + 2 * _BADGE - 2)} ", "found" if line.changed else "quiet")]
    return _headed(line, tail if width >= _WIDE else [], width, now, unread=not line.read, starred=line.starred)


def _headed(
    line: StoryLine | SingleLine, tail: list[Run], width: int, now: datetime | None, *, unread: bool, starred: bool
) -> list[Run]:
    """Marks, the time where there is room, the headline, and what stands at the right end."""
    is_open = isinstance(line, SingleLine) and line.open
    head = [Run("▸" if is_open else " ", "open-mark"), _mark(unread=unread, starred=starred)]
    if width >= _WIDEST:
        head.append(Run(f"{day_or_time(line.published, now):>{_WHEN - 2}}  ", "time"))
    room = width - sum(width_of(run.text) for run in (*head, *tail))
    return [*head, Run(pad(line.headline, room), "story" if unread else "story-read"), *tail]


def _mark(*, unread: bool, starred: bool) -> Run:
    sign, role = (STARRED, "star") if starred else (UNREAD, "unread") if unread else (READ, "")
    return Run(f"{sign} ", role)


def _badge(sign: str, count: int, role: str) -> Run:
    return Run(f"{f'{sign}{min(count, _MANY)}' if count else '':>{_BADGE}}", role)


def _titled(words: str, count: str, width: int, role: str) -> list[Run]:
    return [Run(f" {pad(words, max(0, width - 1 - len(count)))}", role), Run(count, "count")]


def _search(line: SearchLine, width: int) -> list[Run]:
    count = "" if line.reports is None else f"{line.reports:,}"
    if line.reports and 0 < line.unread < line.reports:
        count = f"{line.unread:,}/{count}"
    sign = [Run("▸" if line.chosen else " ", "open-mark"), Run("/", "quiet")]
    return [*sign, *_titled(line.query, f" {count} ", width - 2, "report-open" if line.chosen else "report")]


def _report(line: ReportLine, width: int, now: datetime | None) -> list[Run]:
    room = width - 6
    time = _time(line.published, room - _LEAST_OUTLET - 2, now)
    if line.changed or line.copied:
        time = "changed" if line.changed else f"copy {line.copied} %"
    room -= width_of(time) + 2
    copies = f" ={line.copies}" if line.copies else ""
    if len(copies) > room:
        copies = ""
    outlet = pad(line.source or UNKNOWN, room - len(copies))
    name = "report-open" if line.open else "report-read" if line.read else "report"
    return [
        Run("   ▸" if line.open else "    ", "open-mark"),
        _mark(unread=not line.read, starred=line.starred),
        Run(outlet, name),
        *[Run(copies, "count")] * bool(copies),
        Run(f" {time} ", "found" if line.changed else "time"),
    ]


def _right(text: str, room: int) -> str:
    """A text at the right end of its room, cut where it is longer."""
    shown = cut(text, room)
    return " " * (room - width_of(shown)) + shown


def _time(moment: datetime | None, room: int, now: datetime | None) -> str:
    """The time in a column of its own; the day alone where there is little room, nothing where there is none."""
    full = when(moment, now, brief=True)
    if room >= _TIME:
        return f"{full:>{_TIME}}"
    day = full.partition(",")[0]
    return f"{day:>{_DAY}}" if room >= _DAY else ""
