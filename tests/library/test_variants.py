"""A name is found in every spelling once reports have shown that they are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.entities.mention import Entity, Kind
from tui.text import Article

if TYPE_CHECKING:
    from tui.library import Library


def named(*spellings: str, kind: Kind = Kind.PERSON) -> Entity:
    """An entity that each report calls otherwise."""
    return Entity(spellings[0], kind, tuple({spelling: 1} for spelling in spellings), ())


@pytest.fixture
def news(library: Library) -> Library:
    library.add(
        Article.from_text(text, title=title, key=title, source="Wire")
        for title, text in {
            "one": "Abu Mohammad al-Julani spoke. Hillary Clinton did not.",
            "two": "Ahmed al-Sharaa spoke of the United States.",
            "three": "Hayat Tahrir al-Sham denied it to us.",
            "four": "HTS denied it. Bill Clinton did not.",
        }.items()
    )
    library.learn(
        [
            named("Abu Mohammed al-Jawlani", "Abu Mohammad al-Julani", "Jawlani", "Ahmed al-Sharaa"),
            named("Hayat Tahrir al-Sham", "HTS", kind=Kind.ORGANISATION),
            named("Bill Clinton", "Clinton"),
            named("Hillary Clinton", "Clinton", "Hillary"),
            named("United States", "US", "U.S.", kind=Kind.PLACE),
        ]
    )
    return library


def keys(library: Library, query: str) -> set[str]:
    return {hit.key for hit in library.first(query)}


def test_one_spelling_finds_the_other_and_both_are_marked(news: Library) -> None:
    (hit,) = news.first("jawlani")
    assert [hit.snippet[start:end] for start, end in hit.spans] == ["Julani"]
    asked = news.asked("al-Jawlani")
    assert asked.spans("Al-Julani, or al Jawlani") == [(0, 9), (14, 24)]
    assert asked.holds("Al-Julani")


def test_what_is_quoted_stays_exact(news: Library) -> None:
    assert keys(news, '"jawlani"') == set()
    assert keys(news, "-jawlani") == {"one", "two", "three", "four"}


def test_letters_and_the_full_name_find_each_other(news: Library) -> None:
    assert keys(news, "hts") == keys(news, "hayat tahrir al-sham") == {"three", "four"}
    assert keys(news, "hts denied ") == {"three", "four"}
    assert keys(news, "hayat tahrir al-sham bill") == {"four"}
    assert keys(news, "tahrir ") == {"three"}


def test_letters_that_are_a_common_word_stand_for_nothing(news: Library) -> None:
    assert keys(news, "united states ") == {"two"}


def test_an_entity_is_found_under_all_its_full_names(news: Library) -> None:
    assert keys(news, 'entity:"Ahmed al-Sharaa"') == {"one", "two"}
    assert keys(news, "entity:jawlani") == {"one", "two"}
    assert keys(news, "-entity:sharaa") == {"three", "four"}
    assert keys(news, "entity:hts") == {"three", "four"}
    assert keys(news, "entity:nobody") == set()


def test_who_shares_a_surname_is_somebody_else(news: Library) -> None:
    assert keys(news, "hillary ") == {"one"}
    assert keys(news, 'entity:"bill clinton"') == {"four"}


def test_what_two_stories_tell_of_one_name_comes_together(news: Library) -> None:
    news.learn([named("Ahmed al-Sharaa", "Ahmad Hussein al-Shara")])
    (group,) = news.asked('entity:"abu mohammed al-jawlani"').wanted
    assert ("ahmad", "hussein", "al", "shara") in {term.words for term in group}


def test_learning_twice_changes_nothing(news: Library) -> None:
    before = news.asked("entity:jawlani")
    news.learn([named("Abu Mohammed al-Jawlani", "Abu Mohammad al-Julani", "Jawlani", "Ahmed al-Sharaa")])
    assert news.asked("entity:jawlani") == before
