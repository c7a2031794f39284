"""Search: the newest at once, then the best, with an excerpt around the hit."""

from __future__ import annotations

import sqlite3
import threading
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui.library import Library
from tui.text import Article

NOON = datetime(2024, 12, 7, 12, tzinfo=UTC)


def report(key: str, title: str, text: str, day: int = 0) -> Article:
    return Article.from_text(text, title=title, key=key, source="Wire", published=NOON + timedelta(days=day))


@pytest.fixture
def news(library: Library) -> Library:
    library.add(
        [
            report("flood", "Flood in the valley", "The river Orle left its bed.", day=1),
            report("dam", "Dam holds at Orle", "Engineers opened the gates of the dam.", day=3),
            report("otters", "Otters return", "They were seen in the Orle and in São João.", day=5),
            report("vote", "Council votes on dam", "The river was not mentioned.", day=4),
        ]
    )
    return library


def keys(library: Library, query: str, limit: int = 50) -> list[str]:
    return [hit.key for hit in library.search(query, limit)]


def newest(library: Library, query: str, limit: int = 50) -> list[str]:
    return [hit.key for hit in library.first(query, limit)]


def test_the_newest_come_first_at_once(news: Library) -> None:
    assert newest(news, "orle") == ["otters", "dam", "flood"]
    assert newest(news, "dam") == ["vote", "dam"]
    assert newest(news, "orle", limit=2) == ["otters", "dam"]


def test_then_those_that_have_it_in_the_title(news: Library) -> None:
    assert keys(news, "orle")[0] == "dam"
    assert set(keys(news, "orle")) == {"dam", "otters", "flood"}
    assert len(keys(news, "orle", limit=2)) == 2


def test_every_word_must_be_there_and_the_last_may_go_on(news: Library) -> None:
    assert keys(news, "orle bed") == ["flood"]
    assert keys(news, "orle be") == ["flood"]
    assert keys(news, "orle be ") == []


def test_words_phrases_and_exclusions(news: Library) -> None:
    assert keys(news, '"river orle"') == ["flood"]
    assert keys(news, '"orle river"') == []
    assert keys(news, "river -orle") == ["vote"]
    assert keys(news, 'dam -"council votes"') == ["dam"]
    assert newest(news, '"river orle" OR "sao joao"') == ["otters", "flood"]
    assert keys(news, "gates OR otters -joao") == ["dam"]
    assert newest(news, "orle gates OR bed") == ["dam", "flood"]


def test_accents_and_case_do_not_matter(news: Library) -> None:
    assert keys(news, "SAO joão") == ["otters"]


def test_one_letter_looks_at_titles_alone(news: Library) -> None:
    assert keys(news, "o") == ["otters", "vote", "dam"]
    assert keys(news, "e") == []


def test_a_lone_letter_after_a_word_does_not_narrow_yet(news: Library) -> None:
    assert keys(news, "river x") == ["vote", "flood"]


def test_the_excerpt_shows_the_first_hit_in_one_line(library: Library) -> None:
    library.add([report("long", "Long", "Rain fell. " * 40 + "\n\nThen the dam\nbroke. " + "Snow fell. " * 40)])
    (hit,) = library.search("dam")
    assert hit.snippet.startswith("…")
    assert hit.snippet.endswith("…")
    assert "\n" not in hit.snippet
    assert len(hit.snippet) < 165
    assert [hit.snippet[start:end] for start, end in hit.spans] == ["dam"]


def test_a_hit_in_the_title_shows_how_the_text_begins(news: Library) -> None:
    (hit,) = news.search("valley")
    assert (hit.snippet, hit.spans) == ("The river Orle left its bed.", ())
    assert (hit.title, hit.source, hit.published) == ("Flood in the valley", "Wire", NOON + timedelta(days=1))


def test_a_misspelt_query_finds_titles_like_it(news: Library) -> None:
    assert keys(news, "ottesr return") == ["otters"]
    assert keys(news, "coucnil votes") == ["vote"]
    assert keys(news, "helicopter") == []


def test_the_inside_of_a_word_is_found_where_nothing_else_is(library: Library) -> None:
    library.add([report("cjk", "習近平訪問中亞五國", "內文"), report("ua", "Lozova without heat", "Text.")])
    assert keys(library, "訪問") == ["cjk"]
    assert keys(library, "ozova") == ["ua"]


def test_a_changed_article_is_found_by_its_new_words_only(news: Library) -> None:
    news.add([report("dam", "Dam breaks", "Nothing holds the water.", day=3)])
    assert keys(news, "engineers ") == []
    assert keys(news, "breaks") == ["dam"]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(max_size=40) | st.text(alphabet='ao"-*():^ \x00NOTARDE', max_size=40))
def test_no_query_fails(news: Library, query: str) -> None:
    for hit in news.search(query):
        assert all(0 <= start < end <= len(hit.snippet) for start, end in hit.spans)


@pytest.mark.parametrize("fragment", ["dam ", "-dam ", '"dam', "dam-", "NEAR(", "a "])
def test_a_pasted_page_is_a_query_too(news: Library, fragment: str) -> None:
    news.search(fragment * 20_000)


def test_a_limit_of_none_or_less_finds_nothing(news: Library) -> None:
    assert news.search("dam", 0) == news.search("dam", -1) == []


def test_a_search_can_be_interrupted_and_the_next_one_works(news: Library) -> None:
    news._reader._connection.create_function("wait", 0, lambda: interrupted.wait(5) and 1)
    interrupted, began, results = threading.Event(), threading.Event(), []

    def slow(connection: sqlite3.Connection, *_: object) -> list[object]:
        began.set()
        connection.execute("SELECT wait()").fetchall()
        # Long enough for SQLite to look whether it should stop.
        return connection.execute(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000000) SELECT max(i) FROM n"
        ).fetchall()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tui.library.search.search", slow)
        thread = threading.Thread(target=lambda: results.append(news.search("dam")))
        thread.start()
        began.wait(5)
        news.interrupt()
        interrupted.set()
        thread.join(20)
    assert results == [[]]
    assert keys(news, "dam") == ["vote", "dam"]
