from __future__ import annotations

import unicodedata
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import hostile
from tests.linear import assert_linear
from tests.soak import tell, times
from tui.text import clean, clean_line
from tui.text.clean import _is_plain
from tui.text.inert import _SUSPECT, inert

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)


@pytest.mark.parametrize(("name", "text"), list(hostile.strings()), ids=lambda value: None)
def test_nothing_that_a_terminal_obeys_is_left(name: str, text: str) -> None:
    assert not hostile.FORBIDDEN.search(clean(text)), name
    assert clean(clean(text)) == clean(text), name
    assert "\n" not in clean_line(text), name


@pytest.mark.parametrize(("name", "sequence"), list(hostile.sequences()), ids=lambda value: None)
def test_a_whole_sequence_goes_not_only_its_first_byte(name: str, sequence: str) -> None:
    assert clean(f"ab{sequence}cd") == "abcd", name


@pytest.mark.soak
def test_random_strings_come_out_clean_and_stay_as_they_are() -> None:
    count = times(2_000, 100_000)
    for text in hostile.nasty(count):
        cleaned = clean(text)
        assert not hostile.FORBIDDEN.search(cleaned), ascii(text)
        assert clean(cleaned) == cleaned, ascii(text)
        assert unicodedata.is_normalized("NFC", cleaned), ascii(text)
    tell("random strings through `clean`", f"{count:,} strings, 0 forbidden characters left, 0 not idempotent")


BOMBS = (
    "\x1b[31mx",
    "\x1b]",
    "\x9d",
    "\0",
    "\r",
    "\ud800",
    "Z" + "\u0300\u0489" * 20,
    "e\u0301",
    "\u200d",
    "\ufe0f",
    "👨‍👩‍👧 ",
    "“a” ",
)


@pytest.mark.soak
@pytest.mark.parametrize("bomb", BOMBS, ids=ascii)
def test_a_megabyte_of_anything_is_clean_soon(bomb: str) -> None:
    text = bomb * (1_000_000 // len(bomb))
    seconds = min(spent(text) for _ in range(times(1, 3)))
    tell(f"a million characters of {bomb!a} through `clean`", f"{seconds:.2f} s")
    assert seconds < times(4, 2) * 0.4  # a machine that is shared; what it takes alone is in the table


def spent(text: str) -> float:
    began = process_time()
    clean(text)
    return process_time() - began


@given(ANY_TEXT)
@settings(max_examples=300, deadline=None)
def test_one_line_is_one_line_and_stays_as_it_is(text: str) -> None:
    line = clean_line(text, 40)
    assert len(line) <= 40
    assert line == line.strip() == clean_line(line, 40) == clean(line)
    assert "\n" not in line
    assert "  " not in line


def test_every_kind_of_line_end_is_a_newline() -> None:
    assert clean("a\r\nb\rc\x85d\u2028e\u2029f\x0cg") == "a\nb\nc\nd\ne\nf\ng"


def test_every_kind_of_space_is_a_space() -> None:
    assert clean("a\tb\u00a0c\u202fd\u3000e\u2009f") == "a b c d e f"


def test_surrogates_that_make_a_character_make_it_and_others_are_marked() -> None:
    assert clean("ab\ud83d\ude00cd\ud800") == "ab😀cd\ufffd"


@pytest.mark.parametrize(
    "text",
    [
        "👨‍👩‍👧‍👦 family",
        "❤️‍🔥",
        "می‌خواهم",
        "क्‍ष",
        "حمص هيئة تحرير الشام",
        "ประเทศไทยที่นี่",
        "叙利亚战争继续",
        "Gjøa “…” ±×÷ – ☆",
        "1️⃣",
    ],
)
def test_what_scripts_and_emoji_need_stays(text: str) -> None:
    assert clean(text) == text


def test_joiners_go_where_nothing_joins() -> None:
    assert clean("pay\u200dpal \u200c می\u200c.") == "paypal  می."


def test_a_letter_carries_at_most_four_marks() -> None:
    assert len(clean("Z" + "\u0316\u0301" * 50)) <= 5
    assert clean("x\ufe0f\ufe0f\ufe0fy") == "x\ufe0fy"


def test_what_is_passed_without_a_look_needs_none() -> None:
    """What takes the quick way out is clean alone and changes with no neighbour."""
    for char in map(chr, range(0x110000)):
        if not _SUSPECT.match(char):
            assert not hostile.FORBIDDEN.match(char), ascii(char)
            assert unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp", "Mn", "Me"} or char == "\n"
            assert unicodedata.normalize("NFC", char) == char, ascii(char)
            assert unicodedata.combining(char) == 0, ascii(char)


def test_what_western_outlets_write_is_left_as_it_is() -> None:
    plain = [char for char in map(chr, range(0x110000)) if _is_plain(char)]
    assert {"a", "é", "–", "’", "”", "…", "€", "\n"} <= set(plain)
    assert inert("".join(plain)) == "".join(plain)


@pytest.mark.parametrize(
    "fragment",
    [
        *("\x1b[31mx", "\x1b]", "\x9d", "\x90aaaa", "\x9b0000", "\0", "\r", "\ud800"),
        *("Z" + "\u0300\u0489" * 20, "\u0316\u0301", "e\u0301", "\u200d", "\ufe0f", "👨‍👩‍👧 ", "क्ष"),
    ],
    ids=ascii,
)
def test_time_grows_with_length(fragment: str) -> None:
    assert_linear(clean, fragment, repeats=100_000 // len(fragment))
