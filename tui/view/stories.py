"""The sidebar as rows: a story is one line, its reports fold open below it.

Columns do not jump: the mark stands first, the time or the count last, and the words between are cut to what is left.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tui.view.cells import pad, width_of
from tui.view.rows import Row, Run
from tui.view.when import when

UNREAD, STARRED, READ = "●", "★", " "
_LEAST_OUTLET = 10
_TIME = 18
"""Cells of the longest time."""
_DAY = 11
"""Cells of the longest day."""


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A story: the reports of one event under one headline."""

    headline: str
    reports: int
    unread: int
    folded: bool


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One outlet's report within a story."""

    source: str
    published: datetime | None
    read: bool
    starred: bool
    open: bool
    """Whether it is the article on the screen."""


SidebarLine = StoryLine | ReportLine


def sidebar_row(line: SidebarLine, width: int, number: int, now: datetime | None = None) -> Row:
    """One line of the sidebar in exactly `width` cells."""
    runs = _story(line, width) if isinstance(line, StoryLine) else _report(line, width, now)
    return Row(tuple(runs), number)


def _story(line: StoryLine, width: int) -> list[Run]:
    count = f" {line.reports} " if line.folded else " "
    room = width - 3 - len(count)
    return [
        Run(f" {UNREAD if line.unread else READ} ", "unread"),
        Run(pad(line.headline, room), "story" if line.unread else "story-read"),
        Run(count, "count"),
    ]


def _report(line: ReportLine, width: int, now: datetime | None) -> list[Run]:
    room = width - 6
    time = _time(line.published, room - _LEAST_OUTLET - 2, now)
    outlet = pad(line.source or "Unknown outlet", room - width_of(time) - 2)
    mark, role = (STARRED, "star") if line.starred else (READ, "") if line.read else (UNREAD, "unread")
    name = "report-open" if line.open else "report-read" if line.read else "report"
    return [
        Run("   ▸" if line.open else "    ", "open-mark"),
        Run(f"{mark} ", role),
        Run(outlet, name),
        Run(f" {time} ", "time"),
    ]


def _time(moment: datetime | None, room: int, now: datetime | None) -> str:
    """The time in a column of its own; the day alone where there is little room, nothing where there is none."""
    full = when(moment, now, brief=True)
    if room >= _TIME:
        return f"{full:>{_TIME}}"
    day = full.partition(",")[0]
    return f"{day:>{_DAY}}" if room >= _DAY else ""
