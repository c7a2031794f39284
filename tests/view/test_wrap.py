"""Lines are stretches of the text: nothing lost, nothing too wide, in linear time."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.text.clean import clean
from tui.view.cells import width_of
from tui.view.wrap import _measured_lines, _plain_lines, wrap

few = settings(max_examples=25, deadline=None)

PLAIN = st.text(st.sampled_from("ab é“—\n"), max_size=80)
ANY = st.one_of(
    PLAIN,
    st.text(st.sampled_from("abc  叙利亚😀❤\ufe0f👨\u200d👩\u0301ก็\n"), max_size=80).map(clean),
    st.text(max_size=80).map(clean),
)


@few
@given(ANY, st.integers(2, 30), st.data())
def test_lines_are_the_text_but_for_white_space_between_them(text: str, width: int, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    lines = wrap(text, start, end, width)
    assert "".join("".join(text[a:b].split()) for a, b in lines) == "".join(text[start:end].split())
    edges = [edge for line in lines for edge in line]
    assert edges == sorted(edges)
    assert start <= edges[0]
    assert edges[-1] <= end
    for (_, before), (after, _) in pairwise(lines):
        assert not text[before:after].strip()


@few
@given(ANY, st.integers(2, 30))
def test_no_line_is_wider_than_asked(text: str, width: int) -> None:
    assert all(width_of(text[a:b]) <= width for a, b in wrap(text, 0, len(text), width))


@few
@given(ANY, st.integers(2, 30))
def test_lines_begin_and_end_with_something_to_read(text: str, width: int) -> None:
    lines = wrap(text, 0, len(text), width)
    if text.strip():
        assert all(text[a:b] and not text[a].isspace() and not text[b - 1].isspace() for a, b in lines)
    else:
        assert lines == [(0, 0)]


@few
@given(PLAIN, st.integers(1, 30))
def test_the_quick_way_and_the_measured_way_agree(text: str, width: int) -> None:
    assert list(_plain_lines(text, 0, len(text), width)) == list(_measured_lines(text, 0, len(text), width))


def test_a_line_takes_as_many_words_as_fit() -> None:
    text = "叙利亚 的 军队 left Homs"
    assert [text[a:b] for a, b in wrap(text, 0, len(text), 9)] == ["叙利亚 的", "军队 left", "Homs"]


def test_several_blanks_count_as_many_cells() -> None:
    text = "叙利亚    的"
    assert [text[a:b] for a, b in wrap(text, 0, len(text), 11)] == ["叙利亚", "的"]


def test_a_letter_keeps_its_marks_and_a_family_stays_together() -> None:
    family = "👨\u200d👩\u200d👧\u200d👦"
    text = f"e\u0323\u0302xyz{family}{family}"
    assert [text[a:b] for a, b in wrap(text, 0, len(text), 4)] == ["e\u0323\u0302xyz", family * 2]


def test_a_window_of_one_column_still_shows_a_wide_letter() -> None:
    assert wrap("叙利", 0, 2, 1) == [(0, 1), (1, 2)]
    assert wrap("Homs", 0, 4, -3) == [(0, 1), (1, 2), (2, 3), (3, 4)]


@pytest.mark.parametrize(
    "fragment",
    ["a", "ab ", "叙", "叙利 ", "e\u0323\u0302", "👨\u200d👩\u200d👧", "a \u0301", " ", "\n", "-", "ab叙\n", "\u0301"],
)
def test_four_times_the_text_takes_about_four_times_as_long(fragment: str) -> None:
    def seconds(size: int) -> float:
        text = fragment * (size // len(fragment))
        times = []
        for _ in range(3):
            start = time.process_time()
            wrap(text, 0, len(text), 76)
            times.append(time.process_time() - start)
        return min(times)

    seconds(1000)
    assert seconds(10_000) < 8 * seconds(2_500) + 0.01


def test_a_word_and_a_line_of_a_million_characters_are_wrapped() -> None:
    word = "x" * 1_000_000
    assert len(wrap(word, 0, len(word), 76)) == -(-1_000_000 // 76)
    line = "Homs fell. " * 90_000
    assert len(wrap(line, 0, len(line), 76)) == -(-90_000 // 7)
