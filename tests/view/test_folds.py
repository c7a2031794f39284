"""A line of a list is found from either side, whatever is unfolded."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.view.folds import Folds

GROUPS = 30


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.integers(0, GROUPS - 1), st.integers(0, 5)), max_size=40))
def test_every_line_belongs_to_one_group_and_is_found_again(changes: list[tuple[int, int]]) -> None:
    folds, below = Folds(GROUPS), dict.fromkeys(range(GROUPS), 0)
    for group, lines in changes:
        folds.unfold(group, lines)
        below[group] = lines
    expected = [(group, line) for group in range(GROUPS) for line in range(below[group] + 1)]
    assert folds.lines == len(expected)
    assert [folds.at(line) for line in range(folds.lines)] == expected
    assert [folds.line(*place) for place in expected] == list(range(len(expected)))
