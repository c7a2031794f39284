"""Characters that an encoding lacks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.view.cells import width_of
from tui.view.encoded import STAND_INS, encoded
from tui.view.verdicts import LEGEND


@given(st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters="\u3164"), max_size=30))
@settings(max_examples=60, deadline=None)
def test_any_text_can_be_encoded_and_plain_text_stays(text: str) -> None:
    for encoding in ("ascii", "latin-1", "cp1252"):
        encoded(text, encoding).encode(encoding)
    assert encoded(text, "utf-8") == text


@pytest.mark.parametrize(
    "text",
    [
        "Homs",
        "Talbiseh ≈ 200 mm │ 叙利亚 …",
        "“€5” ● ★",
        "\u2764\ufe0f and 1\ufe0f\u20e3",
        "👨\u200d👩\u200d👧 🇸🇾 👍🏽",
        "é\n叙\u200d\n👍",
    ],
)
def test_columns_stay_where_they_are(text: str) -> None:
    for encoding in ("ascii", "latin-1"):
        plain = [width_of(line) for line in encoded(text, encoding).split("\n")]
        assert plain == [width_of(line) for line in text.split("\n")]


def test_a_letter_loses_its_accent_and_a_number_nothing_of_its_worth() -> None:
    assert encoded("Ibáñez, Wójcik, Łódź, Đoković: £5m", "ascii") == "Ibanez, Wojcik, Lodz, Dokovic: L5m"
    assert encoded("2½ km²", "ascii") == "2? km?"
    assert encoded("e\u0301t\u0301e", "ascii") == "ete"
    assert encoded("2 ≠ 3, 2 =\u0338 3", "ascii") == "2 # 3, 2 # 3"


def test_the_signs_of_a_comparison_stay_apart_in_ascii() -> None:
    marks = [mark for marks, _ in LEGEND for mark in marks.split()]
    plain = [encoded(mark, "ascii") for mark in marks]
    assert len(set(plain)) == len(plain)
    assert all(width_of(plain) == 1 and plain.isascii() for plain in STAND_INS.values())
