"""Any string is a query; what it finds is marked where it stands."""

from __future__ import annotations

from datetime import datetime
from time import monotonic

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


NOW = datetime(2024, 12, 8, 12).timestamp()  # noqa: DTZ001 - days are the reader's own


def moment(*day: int) -> float:
    return datetime(*day).timestamp()  # type: ignore[arg-type]  # noqa: DTZ001


def test_a_title_and_an_outlet_are_asked_for_by_name() -> None:
    assert holds("Text.", "title:homs", title="Homs falls")
    assert not holds("Homs fell.", "title:homs", title="News")
    assert holds("Text.", 'text source:"the wire"', title="News", source="The Wire")
    assert not holds("Text.", "text -source:wire", title="News", source="The Wire")
    assert holds("Text.", 'Title:"homs falls" OR title:hama', title="Hama falls")


def test_what_is_asked_of_a_title_is_marked_there_alone() -> None:
    query = parse("title:dam source:wire river")
    assert query.spans("The dam on the river, says the Wire.") == [(15, 20)]
    assert query.spans("The dam on the river", title=True) == [(4, 7), (15, 20)]


def test_marks_are_asked_for_and_excluded() -> None:
    assert parse("is:unread IS:starred -is:read").marks == (("read", False), ("starred", True), ("read", False))
    assert not parse("is:unread").troubles


@pytest.mark.parametrize(
    ("query", "since", "until"),
    [
        ("after:2024-12-01", moment(2024, 12, 1), None),
        ("after:2024-12", moment(2024, 12, 1), None),
        ("after:2024", moment(2024, 1, 1), None),
        ('before:"2024-12-01"', None, moment(2024, 12, 1)),
        ("-after:2024", None, moment(2024, 1, 1)),
        ("-before:2024", moment(2024, 1, 1), None),
        ("after:2023 after:2024 before:2025 before:2026", moment(2024, 1, 1), moment(2025, 1, 1)),
        ("last:12h", NOW - 12 * 3600, None),
        ("last:7d", NOW - 7 * 86400, None),
        ("last:2w", NOW - 14 * 86400, None),
        ("last:1M", NOW - 30 * 86400, None),
        ("last:1y", NOW - 365 * 86400, None),
        ("-last:1d", None, NOW - 86400),
    ],
)
def test_days_and_spans_bound_the_time(query: str, since: float | None, until: float | None) -> None:
    asked = parse(query, NOW)
    assert (asked.since, asked.until) == (since or -float("inf"), until or float("inf"))
    assert asked.troubles == ()


def test_the_first_and_the_last_year_are_years() -> None:
    assert parse("after:0001").since < parse("after:1000").since < parse("after:9999").since
    assert parse("last:999999y").since < 0


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("after:2024-1", "after: takes a day"),
        ("before:2024-13", "before: takes a day"),
        ("after:2024-02-30", "after: takes a day"),
        ("last:7", "last: takes a number"),
        ("last:d", "last: takes a number"),
        ("feed:", "feed: takes a feed's name or address, or a part of it."),
        ("is:", "is: takes unread, read or starred."),
        ("is:unr", "is: takes unread, read or starred."),
        ("source:", "source: takes a word"),
        ('title:""', "title: takes a word"),
        ("entity:-", "entity: takes a word"),
        ("/a(/", "The regular expression /a(/ is broken"),
        ("/(?:(?:a{1000}){1000}){1000}/", "The regular expression /(?:(?:a{1000}){1000}){1000}/ repeats too much"),
        ("/spr", "A regular expression ends with a second /."),
        ("is:unread OR dam", "OR joins words"),
        ("dam OR is:unread", "OR joins words, phrases, title:, source: and entity: only; is:unread counts for all."),
        ("dam OR -flood", "OR joins words"),
        ("dam OR /a/", "OR joins words"),
        ("x" * 600, "Only the first 500 characters"),
    ],
)
def test_what_is_not_understood_is_told_and_the_rest_still_asked(query: str, told: str) -> None:
    asked = parse(f"river {query}")
    assert asked.troubles[0].startswith(told)
    assert asked.wanted[0][0].words == ("river",)


@pytest.mark.parametrize(
    "query", ["http://example.org/a", "foo:bar", "10:30", "a/b", "/home/user", "C:\\x", "is :read"]
)
def test_what_only_looks_like_a_field_is_words(query: str) -> None:
    asked = parse(query)
    assert asked.wanted
    assert not asked.marks
    assert not asked.patterns


def test_a_regular_expression_may_hold_spaces_and_slashes() -> None:
    assert marked("Colour and color of 24/7", r"/colou?r/ /\d+\/7/") == ["Colour", "color", "24/7"]
    assert holds("The colour", "/the co/ -/color/")
    assert not holds("The color", "/the co/ -/color/")


@pytest.mark.parametrize("pattern", ["(a+)+$", "(a|aa)+$", "(.*)*b", r"(\w+\s?)*$"])
def test_no_regular_expression_takes_for_ever(pattern: str) -> None:
    began = monotonic()
    hits_in("a" * 5000 + "!", f"/{pattern}/")
    holds("a" * 5000 + "!", f"/{pattern}/")
    assert monotonic() - began < 3


def test_typographic_quotes_quote() -> None:
    assert marked("The dam broke", "“the dam”") == ["The dam"]


def test_scripts_without_spaces_are_found_inside_their_lines() -> None:
    assert marked("習近平訪問中亞五國", "訪問") == ["訪問"]
    assert marked("서울에서 만났다", "서울") == ["서울"]
    assert marked("東京タワー is tall", "タワー tall") == ["タワー", "tall"]
    assert marked("iPhone手機", "iphone") == ["iPhone"]
    assert marked("กินข้าว", "ข้าว") == ["ข้าว"]
    assert not holds("習近平訪問", "問訪")


@pytest.mark.parametrize("query", ["", " ", "-", '"', '""', '-"', "...", "&|!()*^:", "\x00", "\ud800", "—"])
def test_a_query_without_a_letter_wants_nothing(query: str) -> None:
    assert not parse(query).asks
    assert hits_in("Some text.", query) == []


@settings(max_examples=150, deadline=None)
@given(text=st.text(), query=st.text(max_size=30))
def test_spans_lie_in_order_in_the_text(text: str, query: str) -> None:
    ends = 0
    for start, end in hits_in(text, query):
        assert ends <= start < end <= len(text)
        ends = end


@pytest.mark.parametrize("fragment", ["a ", "a-", "- ", "ab", "é", "a\u0301", "a b c d ", "訪", "訪 ", "手iphone"])
def test_marking_is_linear_on_hostile_text(fragment: str) -> None:
    assert_linear(lambda text: hits_in(text, '"a a a a b" a c "訪訪問" iphone'), fragment)


@pytest.mark.parametrize(
    "fragment", ['"', "-", "feed:", '"a', '-"', "a -", "é", "a OR ", "/", "/a", "a/ ", "\\/ ", "title:", "-is:"]
)
def test_reading_a_query_is_linear(fragment: str) -> None:
    assert_linear(parse, fragment)
