"""Any string is a query; what it finds is marked where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.linear import assert_linear
from tui.library import any_of, hits_in, holds
from tui.library.query import parse


def marked(text: str, query: str) -> list[str]:
    return [text[start:end] for start, end in hits_in(text, query)]


def test_words_are_found_whatever_their_case_and_accents() -> None:
    assert marked("Peñas Altas, PENAS ALTAS and penas", "peñas ") == ["Peñas", "PENAS", "penas"]
    assert marked("Λόζοβα και ΛΟΖΟΒΑ", "λοζοβα") == ["Λόζοβα", "ΛΟΖΟΒΑ"]


def test_only_the_last_word_may_go_on() -> None:
    assert marked("The river, rivers and riverside", "river") == ["river", "river", "river"]
    assert marked("The river, rivers and riverside", "river ") == ["river"]
    assert marked("strike strikes striking", "strike stri") == ["strike", "stri", "stri"]


def test_words_are_not_found_inside_others() -> None:
    assert marked("A caterpillar sat on the cat.", "cat") == ["cat", "cat"]
    assert marked("The mascot", "cot") == []


def test_a_phrase_is_found_across_punctuation_and_lines() -> None:
    assert marked("Al-Assad. The al\nAssad family, Assad al", '"al assad"') == ["Al-Assad", "al\nAssad"]


def test_a_phrase_still_open_may_go_on() -> None:
    assert marked("New York and New Yorkers", '"new yo') == ["New Yo", "New Yo"]


def test_what_is_excluded_is_not_marked() -> None:
    assert marked("gas and oil", "gas -oil") == ["gas"]
    assert parse("gas -oil").unwanted[0].words == ("oil",)
    assert marked("gas and oil", "-oil") == []


def test_one_of_several_is_enough_and_each_is_marked() -> None:
    text = "Hayat Tahrir al-Sham (HTS) said that HTS had no part in it. Hayat!"
    assert marked(text, '"hayat tahrir al sham" OR "hts"') == ["Hayat Tahrir al-Sham", "HTS", "HTS"]
    assert holds("HTS said", '"hayat tahrir" OR HTS said')
    assert not holds("HTS wrote", '"hayat tahrir" OR HTS said')
    assert not holds("HTS said", "hayat OR hts -said")


@pytest.mark.parametrize("query", ["hts OR", "hts OR ", "hts OR OR", "OR hts", 'hts OR ""', "hts -OR"])
def test_a_lone_or_changes_nothing(query: str) -> None:
    assert marked("Either HTS or others", query)[0] == "HTS"


def test_or_is_a_word_in_small_letters_and_in_quotes() -> None:
    assert marked("now or never", "now or") == ["now", "or"]
    assert marked("now or never", '"now OR never"') == ["now or never"]


def test_a_query_for_any_of_some_phrases_holds_as_many_as_fit() -> None:
    assert any_of([]) == any_of(["", "…"]) == ""
    assert any_of(['Dwayne "The Rock"\nJohnson']) == '"Dwayne The Rock Johnson"'
    many = [f"Name Number {number}" for number in range(100)]
    assert marked("Name Number 0, Name Number 99", any_of(many)) == ["Name Number 0"]


@pytest.mark.parametrize("query", ["", " ", "-", '"', '""', '-"', "...", "&|!()*^:", "\x00", "\ud800", "—"])
def test_a_query_without_a_letter_wants_nothing(query: str) -> None:
    assert not parse(query).wanted
    assert hits_in("Some text.", query) == []


@settings(max_examples=150, deadline=None)
@given(text=st.text(), query=st.text(max_size=30))
def test_spans_lie_in_order_in_the_text(text: str, query: str) -> None:
    ends = 0
    for start, end in hits_in(text, query):
        assert ends <= start < end <= len(text)
        ends = end


@pytest.mark.parametrize("fragment", ["a ", "a-", "- ", "ab", "é", "a\u0301", "a b c d "])
def test_marking_is_linear_on_hostile_text(fragment: str) -> None:
    assert_linear(lambda text: hits_in(text, '"a a a a b" a c'), fragment)


@pytest.mark.parametrize("fragment", ['"', "-", '"a', '-"', "a -", "é", "a OR "])
def test_reading_a_query_is_linear(fragment: str) -> None:
    assert_linear(parse, fragment)
