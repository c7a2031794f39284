"""Head and foot lines fit their width; what is too much gives way from the right."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.keys import Where, foot
from tui.text.clean import clean_line
from tui.view.cells import width_of
from tui.view.frame import fitted, hints, plural, spread, told, too_small
from tui.view.rows import Row, Run

few = settings(max_examples=25, deadline=None)
RUNS = st.lists(st.builds(Run, st.text(st.sampled_from("ab 叙利😀e\u0301"), max_size=20).map(clean_line)), max_size=5)


def text_of(runs: list[Run]) -> str:
    return "".join(run.text for run in runs)


@few
@given(RUNS, RUNS, st.integers(0, 60))
def test_a_spread_line_fills_its_width_exactly(left: list[Run], right: list[Run], width: int) -> None:
    assert width_of(spread(left, right, width).text) == width


@few
@given(st.text(st.sampled_from("ab 叙利😀"), min_size=1, max_size=90).map(clean_line), RUNS, st.integers(30, 60))
def test_a_notice_fills_as_many_lines_as_it_takes(notice: str, right: list[Run], width: int) -> None:
    rows = told(notice, right, width, 3)
    assert {width_of(row.text) for row in rows} == {width}
    assert 1 <= len(rows) <= 3
    if len(rows) < 3:
        assert "".join(notice.split()) in "".join("".join(row.text for row in rows).split())


def test_a_notice_is_cut_only_where_its_lines_do_not_do() -> None:
    right = [Run("fetching 1 of 2 ")]
    assert [row.text for row in told("Nothing new.", right, 40, 3)] == [" Nothing new.           fetching 1 of 2 "]
    assert [
        row.text.rstrip() for row in told("The texts of this feed are fetched always; u takes it back.", right, 40, 3)
    ] == [
        " The texts of this feed are fetched",
        " always; u takes it back.",
        f"{'':24}fetching 1 of 2",
    ]
    assert [row.text.rstrip() for row in told("one two three four five", [], 8, 3)] == [" one two", " three", " four…"]


def test_the_left_gives_way_to_the_right() -> None:
    left, right = [Run("Shared "), Run("2 figures differ", "quiet")], [Run("left's order", "quiet")]
    assert spread(left, right, 40).text == "Shared 2 figures differ     left's order"
    assert (
        spread(left, right, 30).text == "Shared 2 figures  left's order"[:0]
        or width_of(spread(left, right, 30).text) == 30
    )
    assert spread(left, right, 30).text == "Shared 2 figure…  left's order"


def test_nothing_stands_after_an_ellipsis() -> None:
    assert text_of(fitted([Run("Thousands left"), Run(" x"), Run(" y")], 12)) == "Thousands…"
    assert text_of(fitted([Run("Homs"), Run(" fell")], 4)) == "Homs"


@few
@given(RUNS, st.integers(0, 60))
def test_fitted_runs_are_a_beginning(runs: list[Run], room: int) -> None:
    shown = text_of(fitted(runs, room))
    assert width_of(shown) <= room
    assert text_of(runs).startswith(shown.removesuffix("…").rstrip())


@pytest.mark.parametrize("where", [Where.READER, Where.COMPARISON])
def test_the_foot_line_teaches_whole_keys_only(where: Where) -> None:
    for width in range(10, 200):
        shown = Row(tuple(hints(foot(where), width)))
        assert width_of(shown.text) <= width
        words = [run.text.strip() for run in shown.runs if run.role == "words"]
        assert words == [word for _, word in foot(where)][: len(words)]


def test_a_count_has_its_noun() -> None:
    assert plural(1, "report") == "1 report"
    assert plural(1204, "report") == "1,204 reports"
    assert plural(0, "story", "stories") == "0 stories"


def test_a_window_that_is_too_small_is_told_so_in_lines_that_fit_it() -> None:
    for width in range(-1, 80):
        rows = too_small(width)
        assert all(width_of(row.text) <= max(1, width) for row in rows)
        assert "40columnsand8rows" in "".join(row.text for row in rows).replace(" ", "")
