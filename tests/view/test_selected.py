"""How a selected line or block looks."""

from __future__ import annotations

from tui.view.rows import Row, Run
from tui.view.selected import BAR, barred, lit


def test_what_a_line_says_of_itself_is_lit_and_what_stands_at_its_end_is_not() -> None:
    row = Row((Run(" "), Run("May ", "time"), Run("Homs", "story"), Run("!3", "found"), Run(" 4", "count")), 7)
    assert [run.role for run in lit(row, "selected").runs] == [
        " selected",
        "time selected",
        "story selected",
        "found",
        "count",
    ]
    assert lit(row, "selected").item == 7


def test_a_line_that_stands_aside_altogether_is_not_lit() -> None:
    row = Row((Run("…", "quiet"),))
    assert lit(row, "selected") == row


def test_a_block_has_a_bar_where_its_first_cell_is_empty() -> None:
    row = Row((Run(""), Run("  1 ", "left"), Run("Homs")), 3)
    assert barred(row).text == f"{BAR} 1 Homs"
    assert barred(row).runs[0].role == "bar"
    for full in (Row((Run("Homs"),)), Row(())):
        assert barred(full) == full
