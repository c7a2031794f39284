"""What the rest of two reports says about a pair: order where there is one, and rivals."""

from __future__ import annotations

from tui.compare.context import in_context

TALE = [{0: 0.5, 3: 0.1}, {1: 0.5}, {2: 0.5}, {3: 0.5, 0: 0.1}]
NEWS = [{2: 0.5, 3: 0.1}, {0: 0.5}, {3: 0.5}, {1: 0.5, 0: 0.1}]


def test_pairs_that_cross_the_milestones_of_a_tale_lose() -> None:
    told = in_context(TALE, 4)
    alone = in_context([{0: 0.5, 3: 0.1}, {}, {}, {3: 0.5, 0: 0.1}], 4)
    assert told[0][3] < alone[0][3] < 0.1


def test_pairs_beside_a_likely_one_gain_where_the_order_is_kept() -> None:
    assert in_context(TALE, 4)[1][1] > TALE[1][1]


def test_reports_that_keep_no_order_are_left_alone() -> None:
    assert [row[column] for row, column in zip(in_context(NEWS, 4), (2, 0, 3, 1), strict=True)] == [0.5] * 4


def test_a_pair_loses_by_its_rivals_unless_it_is_the_best_of_its_row_or_of_its_column() -> None:
    row, other = in_context([{2: 0.4, 1: 0.2, 0: 0.1}, {0: 0.3}], 3)
    assert (row[2], row[1], other[0]) == (0.4, 0.2, 0.3)
    assert row[0] < 0.1


def test_one_headline_has_no_context() -> None:
    assert in_context([{0: 0.3}], 1) == [{0: 0.3}]
    assert in_context([], 3) == []
    assert in_context([{}, {}], 2) == [{}, {}]
