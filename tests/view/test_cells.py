"""Widths are those of the screen, and no cut goes through a letter."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len, split_graphemes

from tui.text.clean import clean
from tui.view.cells import ELLIPSIS, cut, fit, is_plain, pad, width_of

few = settings(max_examples=25, deadline=None)

TEXTS = st.one_of(
    st.text(max_size=60).map(clean),
    st.text(st.sampled_from("ab ,.“—é叙利亚😀👍🏽❤\ufe0f\u0301\u200dก็한🇬🇧"), max_size=60).map(clean),
)


def test_every_character_taken_for_plain_is_one_cell_on_the_screen() -> None:
    plain = [char for char in map(chr, range(0xD800)) if is_plain(char) and char != "\n"]
    assert len(plain) > 500
    assert {cell_len(char) for char in plain} == {1}


def test_a_line_break_is_as_wide_as_the_blank_it_is_shown_as() -> None:
    assert width_of("Homs\nfell") == 9
    assert width_of("叙利亚\nfell") == 11


@few
@given(TEXTS)
def test_width_is_what_the_screen_will_take(text: str) -> None:
    assert width_of(text) == cell_len(text.replace("\n", " "))


@few
@given(TEXTS, st.integers(0, 70))
def test_fit_takes_as_much_as_fits_and_no_letter_in_part(text: str, width: int) -> None:
    text = text.replace("\n", " ")
    taken = fit(text, width)
    ends = [0, *(end for _, end, _ in split_graphemes(text)[0])]
    assert taken in ends
    assert width_of(text[:taken]) <= width
    if taken < len(text):
        assert width_of(text[: ends[ends.index(taken) + 1]]) > width


@few
@given(TEXTS, st.integers(-2, 70))
def test_cut_is_the_text_or_its_beginning_with_an_ellipsis(text: str, width: int) -> None:
    shown = cut(text, width)
    assert width_of(shown) <= max(0, width) or shown == text == ""
    assert shown in {text, ""} or (shown[-1] == ELLIPSIS and text.startswith(shown[:-1]))


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (35, "Thousands leave Homs as rebels near"),
        (24, "Thousands leave Homs as…"),
        (23, "Thousands leave Homs…"),
        (5, "Thou…"),
        (1, "…"),
        (0, ""),
    ],
)
def test_a_headline_is_cut_at_a_word_where_that_costs_little(width: int, shown: str) -> None:
    assert cut("Thousands leave Homs as rebels near", width) == shown


def test_punctuation_before_the_ellipsis_goes() -> None:
    assert cut("Homs fell, Assad fled", 12) == "Homs fell…"


@few
@given(TEXTS, st.integers(0, 70))
def test_pad_fills_exactly(text: str, width: int) -> None:
    assert width_of(pad(text, width)) == width


def test_text_without_wide_letters_is_laid_out_without_loading_the_screen_s_table() -> None:
    code = (
        "import sys\nfrom tui.view.wrap import wrap\nfrom tui.view.cells import cut\n"
        "wrap('“Thousands” left Homs — for €5', 0, 29, 10), cut('Thousands left', 5)\n"
        "sys.exit('rich' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
