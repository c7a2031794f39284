"""What a finder lists, within its width."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.text.clean import clean_line
from tui.view.cells import width_of
from tui.view.found import Found, found_rows, last_line
from tui.view.rows import Run

few = settings(max_examples=25, deadline=None)
TEXTS = st.text(st.sampled_from("ab 叙利😀e\u0301"), max_size=90).map(clean_line)


@few
@given(st.lists(st.builds(Found, st.just("id"), TEXTS, TEXTS, TEXTS), max_size=4), st.integers(20, 112))
def test_rows_fit(found: list[Found], width: int) -> None:
    rows = found_rows(found, width)
    assert all(width_of(row.text) <= width for row in rows)
    assert all(width_of(row.text) == width for row in rows if row.runs[0].text == "  ")


def test_a_title_has_its_note_at_the_right_end_and_its_snippet_below() -> None:
    rows = found_rows([Found("k", "Exodus from Homs", "Harbour Post", "People left Homs.", [(12, 16)])], 40)
    assert [row.text.rstrip() for row in rows] == ["  Exodus from Homs         Harbour Post", "    People left Homs."]
    assert [(run.text, run.role) for run in rows[1].runs[1:]] == [
        ("People left ", "snippet"),
        ("Homs", "snippet hit"),
        (".", "snippet"),
    ]


def test_an_item_is_one_line_or_two() -> None:
    assert [row.item for row in found_rows([Found("a", "A"), Found("b", "B", snippet="b"), Found("c", "C")], 40)] == [
        0,
        1,
        1,
        2,
    ]


def test_in_a_wide_window_the_note_stays_near_its_title() -> None:
    (row,) = found_rows([Found("k", "Homs", "place")], 300)
    assert width_of(row.text) < 120
    assert row.text.endswith(" place ")


def test_what_is_said_aside_stands_quietly_behind_the_title_and_goes_first() -> None:
    item = Found("k", "Hayat Tahrir al-Sham", "3×", aside="HTS, Tahrir al-Sham", mark=Run("▸", "open-mark"))
    (wide,), (narrow,) = found_rows([item], 60), found_rows([item], 30)
    assert wide.text == f"▸ Hayat Tahrir al-Sham  HTS, Tahrir al-Sham{' ' * 14}3× "
    assert [run.role for run in wide.runs] == ["open-mark", "story", "snippet", "time"]
    assert narrow.text == "▸ Hayat Tahrir al-Sham     3× "


def test_the_last_line_teaches_as_many_keys_as_fit() -> None:
    taught = (("enter", "search"), ("^G", "go to it"))
    assert last_line("12 found", taught, 60).text.rstrip() == "12 found   enter search   ^G go to it"
    assert last_line("12 found", taught, 30).text.rstrip() == "12 found   enter search"
    assert last_line("12 found", (), 30).text == "12 found"
