"""The sidebar as rows: a story is one line, its reports fold open below it.

Columns do not jump: the mark stands first, the time or the count last, and the words between are cut to what is left.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tui.view.cells import cut, pad, width_of
from tui.view.rows import Row, Run
from tui.view.when import when

UNREAD, STARRED, READ = "●", "★", " "
_LEAST_OUTLET = 10


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A story: the reports of one event under one headline."""

    key: str
    headline: str
    reports: int
    unread: int
    folded: bool


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One outlet's report within a story."""

    key: str
    story: str
    source: str
    title: str
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
    count = f" {line.reports}" if line.folded else ""
    room = width - 3 - len(count)
    return [
        Run(f" {UNREAD if line.unread else READ} ", "unread"),
        Run(pad(line.headline, room), "story" if line.unread else "story-read"),
        Run(count, "count"),
    ]


def _report(line: ReportLine, width: int, now: datetime | None) -> list[Run]:
    time = when(line.published, now)
    room = width - 6
    time = cut(time, max(0, room - _LEAST_OUTLET - 2))
    outlet = pad(line.source or "Unknown outlet", room - width_of(time) - 2)
    mark, role = (STARRED, "star") if line.starred else (READ, "") if line.read else (UNREAD, "unread")
    name = "report-open" if line.open else "report-read" if line.read else "report"
    return [
        Run("   ▸" if line.open else "    ", "open-mark"),
        Run(f"{mark} ", role),
        Run(outlet, name),
        Run(f" {time} ", "time"),
    ]
