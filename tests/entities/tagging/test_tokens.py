"""How a text is read for the tagger: its words and marks, and what each capital is worth."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.entities.tagging.tokens import BREAK, Opening, tokens


def forms(text: str) -> list[str]:
    return [form for form in tokens(text).forms if form != BREAK]


def test_text_that_was_pulled_apart_gives_the_same_words() -> None:
    assert forms("Iranian-backed men left the U.S. for Benishangul-Gumuz.") == forms(
        "Iranian - backed men left the U . S . for Benishangul - Gumuz ."
    )


def test_a_possessive_is_no_part_of_a_name() -> None:
    assert forms("Assad's and Saleh’s men") == ["Assad", "'s", "and", "Saleh", "’s", "men"]


def test_an_initial_keeps_its_stop_and_a_sentence_does_not() -> None:
    assert forms("J. K. Marsh left. He did.") == ["J.", "K.", "Marsh", "left", ".", "He", "did", "."]


def test_a_line_in_capitals_is_read_as_names_are_written() -> None:
    read = tokens("SYRIAN ARMY QUITS HOMS\nIt left.")
    assert read.forms[:4] == ["Syrian", "Army", "Quits", "Homs"]
    assert set(read.openings[:4]) == {Opening.HEADLINE}
    assert read.forms[4] == BREAK
    assert read.openings[5] is Opening.FIRST


def test_a_text_without_capitals_is_read_as_a_headline() -> None:
    assert forms("assad leaves damascus for moscow") == ["Assad", "Leaves", "Damascus", "For", "Moscow"]


def test_the_first_word_of_a_sentence_is_known_behind_its_marks() -> None:
    read = tokens("He left. “Homs fell,” she said.")
    assert dict(zip(read.forms, read.openings, strict=True))["Homs"] is Opening.FIRST
    assert read.openings[-3] is Opening.WITHIN


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_the_words_stand_where_they_say_in_any_text(text: str) -> None:
    read = tokens(text)
    said = zip(read.forms, read.starts, read.ends, strict=True)
    assert all(form == BREAK or text[start:end].strip() for form, start, end in said)
    assert all(end <= start for end, start in zip(read.ends, read.starts[1:], strict=False))
