"""Lines of the sidebar fill exactly the width they get, whatever stands in them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.text.clean import clean_line
from tui.view.cells import width_of
from tui.view.stories import ReportLine, StoryLine, sidebar_row

few = settings(max_examples=25, deadline=None)

NOW = datetime(2024, 12, 20, tzinfo=UTC)
LETTERS = st.sampled_from("ab 叙利亚😀👨\u200d👩e\u0301❤\ufe0f")
NAMES = st.one_of(st.text(max_size=80), st.text(LETTERS, max_size=80)).map(clean_line)
MOMENTS = st.none() | st.datetimes(timezones=st.just(UTC))
STORIES = st.builds(StoryLine, NAMES, st.integers(1, 5000), st.integers(0, 2), st.booleans())
REPORTS = st.builds(ReportLine, NAMES, MOMENTS, st.booleans(), st.booleans(), st.booleans())


def story(*, folded: bool, unread: int = 1) -> StoryLine:
    return StoryLine("Thousands leave Homs as rebels near the city", 4, unread, folded)


def report(
    *, read: bool = False, starred: bool = False, is_open: bool = False, source: str = "Harbour Post"
) -> ReportLine:
    return ReportLine(source, datetime(2024, 12, 6, 18, 30, tzinfo=UTC), read, starred, is_open)


@few
@given(st.one_of(STORIES, REPORTS), st.integers(20, 120))
def test_a_line_fills_its_width_exactly(line: StoryLine | ReportLine, width: int) -> None:
    assert width_of(sidebar_row(line, width, 0, NOW).text) == width


def test_a_folded_story_says_how_many_reports_it_has() -> None:
    assert sidebar_row(story(folded=True), 33, 0).text == " ● Thousands leave Homs as…    4 "
    assert sidebar_row(story(folded=False), 33, 0).text == " ● Thousands leave Homs as…      "


def test_marks_are_characters_before_they_are_colours() -> None:
    marks = [
        sidebar_row(line, 44, 0, NOW).text[:6]
        for line in (report(), report(read=True), report(starred=True), report(is_open=True, read=True))
    ]
    assert marks == ["    ● ", "      ", "    ★ ", "   ▸  "]
    assert sidebar_row(story(folded=True, unread=0), 44, 0).text.startswith("   Thousands")


@pytest.mark.usefixtures("london")
@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (44, "    ● Harbour Post         Fri 6 Dec, 18:30 "),
        (33, "    ● Harbour Post     Fri 6 Dec "),
        (28, "    ● Harbour Post          "),
    ],
)
def test_the_time_gives_way_before_the_outlet(width: int, shown: str) -> None:
    assert sidebar_row(report(), width, 0, NOW).text == shown


@pytest.mark.usefixtures("london")
def test_times_stand_in_one_column() -> None:
    lines = [sidebar_row(report(source=name), 50, 0, NOW).text for name in ("Post", "叙利亚通讯社", "Northern Wire")]
    assert len({width_of(line[: line.index("Fri")]) for line in lines}) == 1


def test_a_row_knows_its_line() -> None:
    assert sidebar_row(story(folded=True), 44, 7).item == 7
