"""What the lines of a story say: near copies stand below their original, and a report by itself is one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.compare.badges import Badges
from tui.library import Headline, Story, View
from tui.state import Change, Journal, ReadingState
from tui.view.sidebar import line_of, shown_reports
from tui.view.stories import ReportLine, SingleLine, StoryLine


def headline(number: int, copy_of: str = "") -> Headline:
    return Headline(f"r{number}", f"Title {number}", f"Outlet {number}", None, number, number, False, copy_of, 92)


STORY = Story(1, "r1", "Title 1", (headline(4), headline(3, "r1"), headline(2, "r1"), headline(1)))


@pytest.fixture
def read(tmp_path: Path) -> ReadingState:
    return Journal(tmp_path / "reading.jsonl").apply([Change("r1", "read", value=True)])


def test_near_copies_are_folded_below_their_original() -> None:
    assert shown_reports(STORY, set()) == [0, 3]
    assert shown_reports(STORY, {"=r1"}) == [0, 3, 1, 2]


def test_a_copy_whose_original_is_elsewhere_stands_by_itself() -> None:
    story = Story(3, "r3", "Title 3", (headline(4), headline(3, "r1")))
    assert shown_reports(story, set()) == [0, 1]


def test_lines_tell_what_was_read_copied_and_counted(read: ReadingState) -> None:
    def line(below: int, *unfolded: str) -> object:
        return line_of(STORY, below, set(unfolded), read, "r4", Badges(2, 5), View.STORIES)

    assert line(0) == StoryLine("Title 1", None, reports=4, unread=3, news=5, differing=2)
    assert line(1) == ReportLine("Outlet 4", None, read=False, starred=False, open=True)
    assert line(2) == ReportLine("Outlet 1", None, read=True, starred=False, open=False, copies=2)
    assert line(3, "=r1") == ReportLine("Outlet 3", None, read=False, starred=False, open=False, copied=92)


def test_a_report_by_itself_is_one_line_and_says_its_time_where_the_outlet_is_known() -> None:
    alone = Story(4, "r4", "Title 4", (headline(4),))
    told = [line_of(alone, 0, set(), ReadingState(), "", None, view) for view in (View.STORIES, View.OUTLETS)]
    assert told == [SingleLine("Title 4", source, None, read=False, starred=False) for source in ("Outlet 4", "")]
