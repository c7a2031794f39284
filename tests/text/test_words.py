from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.linear import assert_linear
from tui.text.words import STOP_WORDS, fold, stem, words


def tokens(text: str) -> list[str]:
    return [word.text for word in words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Qasr-e-Timun’s O'Higgins", ["Qasr-e-Timun", "’s", "O'Higgins"]),
        ("£2.31bn, $1,203 and 12%", ["£", "2.31", "bn", "$", "1,203", "and", "12", "%"]),
        ("the 43-year-old won 2–1 on the 19th", ["the", "43", "year-old", "won", "2", "1", "on", "the", "19th"]),
        ("U.S. troops at 6:52 a.m.", ["U.S.", "troops", "at", "6:52", "a.m."]),
        ("He didn't; did n't he?", ["He", "didn't", "did", "n't", "he"]),
        ("COVID-19 in the 1950s (A380)", ["COVID-19", "in", "the", "1950s", "A380"]),
        ("“…” – *", []),
    ],
)
def test_what_a_word_is(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@given(st.text(max_size=80))
def test_offsets_point_at_the_words(text: str) -> None:
    found = words(text)
    assert all(text[word.start : word.end] == word.text for word in found)
    assert all(before.end <= after.start for before, after in pairwise(found))


def test_spellings_that_differ_in_case_accents_and_apostrophes_are_one() -> None:
    assert fold("Güell") == fold("GUELL") == "guell"
    assert fold("O’Higgins") == fold("o'higgins")
    assert fold("Škoda") == "skoda"
    assert fold("حمص") == "حمص"


@pytest.mark.parametrize(
    "forms",
    [
        "kill kills killed killing",
        "agree agrees agreed agreeing",
        "resume resumes resumed resuming",
        "stop stops stopped stopping",
        "strike strikes striking struck",
        "village villages",
        "party parties",
        "rescuer rescuers",
        "charge charges charged charging",
        "die dies died dying",
        "woman women",
        "free freed freeing",
        "exceed exceeds exceeded exceeding",
        "name names named naming",
    ],
)
def test_forms_of_one_word_have_one_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    "pair", ["plan plane", "minister ministry", "new news", "car care", "win wine", "unit united", "thin thing"]
)
def test_different_words_keep_different_stems(pair: str) -> None:
    one, other = pair.split()
    assert stem(one) != stem(other)


def test_stop_words_are_folded() -> None:
    assert all(word == fold(word) for word in STOP_WORDS)


@pytest.mark.parametrize("fragment", ["a.", "a-", "1.", "1,", "a'", "'s", "a", "1", "-", "A. "])
def test_time_grows_with_length(fragment: str) -> None:
    assert_linear(words, fragment)


def test_a_word_without_end_costs_no_square_of_its_length() -> None:
    assert_linear(stem, "e", 80_000)
