"""Lines of the sidebar fill exactly the width they get, whatever stands in them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.text.clean import clean_line
from tui.view.cells import width_of
from tui.view.stories import OutletLine, ReportLine, SearchLine, SidebarLine, SingleLine, StoryLine, sidebar_row

few = settings(max_examples=25, deadline=None)

NOW = datetime(2024, 12, 20, tzinfo=UTC)
LETTERS = st.sampled_from("ab 叙利亚😀👨\u200d👩e\u0301❤\ufe0f")
NAMES = st.one_of(st.text(max_size=80), st.text(LETTERS, max_size=80)).map(clean_line)
MOMENTS = st.none() | st.datetimes(timezones=st.just(UTC))
COUNTS = st.integers(0, 5000)
LINES = st.one_of(
    st.builds(StoryLine, NAMES, MOMENTS, COUNTS, st.integers(0, 2), st.booleans(), COUNTS, COUNTS),
    st.builds(SingleLine, NAMES, NAMES, MOMENTS, *[st.booleans()] * 4),
    st.builds(ReportLine, NAMES, MOMENTS, *[st.booleans()] * 4, st.integers(0, 100), st.integers(0, 20)),
    st.builds(OutletLine, NAMES, COUNTS),
    st.builds(SearchLine, NAMES, st.none() | COUNTS, COUNTS, st.booleans()),
)


def story(*, unread: int = 4, news: int = 0, differing: int = 0) -> StoryLine:
    published = datetime(2024, 12, 6, 18, 30, tzinfo=UTC)
    return StoryLine("Thousands leave Homs as rebels near the city", published, 4, unread, False, news, differing)


def report(
    *, read: bool = False, starred: bool = False, is_open: bool = False, source: str = "Harbour Post", **more: int
) -> ReportLine:
    return ReportLine(source, datetime(2024, 12, 6, 18, 30, tzinfo=UTC), read, starred, is_open, **more)  # type: ignore[arg-type]


@few
@given(LINES, st.integers(20, 120))
def test_a_line_fills_its_width_exactly(line: SidebarLine, width: int) -> None:
    assert width_of(sidebar_row(line, width, 0, NOW).text) == width


@pytest.mark.usefixtures("london")
@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (33, " ● Thousands leave Homs as…    4 "),
        (46, " ● Thousands leave Homs as…       +5  !2    4 "),
        (60, " ●   6 Dec  Thousands leave Homs as rebels…     +5  !2    4 "),
    ],
)
def test_a_story_says_what_is_new_what_differs_and_how_many_reports_it_has(width: int, shown: str) -> None:
    assert sidebar_row(story(news=5, differing=2), width, 0, NOW).text == shown


def test_a_story_that_is_partly_read_says_how_many_are_left() -> None:
    ends = [sidebar_row(story(unread=unread), 33, 0).text[-6:] for unread in (4, 3, 0)]
    assert ends == ["    4 ", "  3/4 ", "    4 "]


def test_a_report_by_itself_says_its_outlet_or_that_it_has_changed() -> None:
    single = SingleLine("Bridge opens", "Harbour Post", None, read=False, starred=False)
    assert sidebar_row(single, 46, 0).text.endswith(" Harbour Post ")
    assert sidebar_row(single._replace(changed=True), 46, 0).text.endswith("      changed ")


def test_near_copies_are_counted_and_told() -> None:
    assert " =2 " in sidebar_row(report(copies=2), 44, 0, NOW).text
    assert sidebar_row(report(copied=92), 44, 0, NOW).text.endswith(" copy 92 % ")


def test_a_saved_search_counts_what_it_finds_and_says_when_it_is_chosen() -> None:
    assert (
        sidebar_row(SearchLine("dam OR reservoir", 12, 4, chosen=False), 33, 0).text
        == " / dam OR reservoir         4/12 "
    )
    assert sidebar_row(SearchLine("dam", None, 0, chosen=True), 33, 0).text.startswith("▸/ dam ")


def test_marks_are_characters_before_they_are_colours() -> None:
    marks = [
        sidebar_row(line, 44, 0, NOW).text[:6]
        for line in (report(), report(read=True), report(starred=True), report(is_open=True, read=True))
    ]
    assert marks == ["    ● ", "      ", "    ★ ", "   ▸  "]
    assert sidebar_row(story(unread=0), 44, 0).text.startswith("   Thousands")


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
    assert sidebar_row(story(), 44, 7).item == 7
