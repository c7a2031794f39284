"""Search: the newest at once, then the best, with an excerpt around the hit."""

from __future__ import annotations

import sqlite3
import threading
from datetime import UTC, datetime, timedelta
from time import monotonic, sleep

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui.library import Found, Library, Marks, Stopped
from tui.library.seeking import Seeker
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
@given(
    query=st.text(max_size=40)
    | st.text(alphabet='ao"-*():^/ \x00NOTARDE', max_size=40)
    | st.lists(
        st.sampled_from(["dam", "OR", "-", '"', "title:", "is:", "read", "after:2024", "/", "last:1y", " "])
    ).map("".join)
    | st.binary(max_size=40).map(lambda some: some.decode("utf-8", "surrogateescape"))
)
def test_no_query_fails(news: Library, query: str) -> None:
    for hit in [*news.first(query), *news.search(query)]:
        assert all(0 <= start < end <= len(hit.snippet) for start, end in hit.spans)
    news.count(query)


@pytest.mark.parametrize(
    "fragment",
    ["dam ", "-dam ", '"dam', "dam-", "NEAR(", "a ", "{title} : ", "/a", "is:read ", "a OR ", "\x00", "\ud800"],
)
def test_a_pasted_page_is_a_query_too(news: Library, fragment: str) -> None:
    news.search(fragment * 20_000)


def test_a_limit_of_none_or_less_finds_nothing(news: Library) -> None:
    assert news.search("dam", 0) == news.search("dam", -1) == []


def test_a_search_can_be_interrupted_and_the_next_one_works(news: Library) -> None:
    began, results = threading.Event(), []

    def slow(connection: sqlite3.Connection, *_: object) -> Found:
        began.set()
        connection.execute("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n")
        return Found()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tui.library.search.search", slow)
        thread = threading.Thread(target=lambda: results.append(news.search("dam")))
        thread.start()
        began.wait(5)
        news.interrupt()
        thread.join(20)
    assert results == [[]]
    assert newest(news, "dam") == ["vote", "dam"]


def test_a_search_that_waited_for_another_is_interrupted_too(news: Library) -> None:
    searches = Seeker(news._searcher)
    found: list[object] = []

    def wait() -> None:
        with pytest.raises(Stopped):
            searches.seek(lambda *_: found.append("nobody waits for it"))

    with news._searcher.use():
        thread = threading.Thread(target=wait)
        thread.start()
        sleep(0.05)
        searches.interrupt()  # the next key came before the connection was free
    thread.join(20)
    assert found == []
    assert searches.seek(lambda *_: "the next one works") == "the next one works"


def test_what_was_read_and_starred_narrows(news: Library) -> None:
    news.mark(Marks(frozenset({"dam", "vote"}), frozenset({"dam", "flood"})))
    assert newest(news, "is:read") == ["vote", "dam"]
    assert newest(news, "is:unread") == ["otters", "flood"]
    assert newest(news, "dam is:starred") == ["dam"]
    assert newest(news, "-is:starred river") == ["vote"]
    assert newest(news, "is:starred is:unread") == ["flood"]
    assert newest(news, "is:read is:unread") == []
    news.mark(Marks())
    assert newest(news, "is:read") == []
    assert keys(news, "otetrs is:read") == []
    assert keys(news, "otetrs is:unread") == ["otters"]


def test_days_narrow(news: Library) -> None:
    assert newest(news, "after:2024-12-11") == ["otters", "vote"]
    assert newest(news, "dam before:2024-12-11") == ["dam"]
    assert newest(news, "after:2024-12-10 before:2024-12-11 orle") == ["dam"]
    assert newest(news, "last:1d") == []
    assert newest(news, "after:9999 before:0001") == []


def test_what_is_only_excluded_leaves_the_rest(news: Library) -> None:
    assert newest(news, "-orle") == ["vote"]
    assert newest(news, "-river -title:dam") == ["otters"]


def test_titles_and_outlets(news: Library) -> None:
    assert newest(news, "title:orle") == ["dam"]
    assert newest(news, "title:otters OR title:flood") == ["otters", "flood"]
    assert newest(news, "orle -title:orle") == ["otters", "flood"]
    assert newest(news, "source:wire river") == ["vote", "flood"]
    assert newest(news, "source:gazette OR title:dam") == ["vote", "dam"]


def test_regular_expressions_look_at_titles_and_texts(news: Library) -> None:
    assert newest(news, "/or.e/") == ["otters", "dam", "flood"]
    assert keys(news, r"river -/\bor.e/ is:unread") == ["vote"]
    assert [hit.snippet[a:b] for hit in news.search("/r[a-z]+r o/") for a, b in hit.spans] == ["river O"]


def test_a_regular_expression_that_takes_for_ever_ends(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.library.search._PATIENCE", 0.5)
    library.add(report(f"long {number}", "Long", "a" * 300 + "b") for number in range(60))
    began = monotonic()
    found = library.search(r"/(\w|\w\w)+[!?]/")
    assert monotonic() - began < 3
    assert found.troubles[0].startswith("The regular expression was tried on the newest ")


def test_troubles_come_with_the_hits(news: Library) -> None:
    found = news.search("dam after:2024-1")
    assert {hit.key for hit in found} == {"dam", "vote"}
    assert found.troubles == news.first("dam after:2024-1").troubles == news.asked("dam after:2024-1").troubles
    assert found.troubles[0].startswith("after: takes")
    assert news.search("is:") == []


def test_hits_are_counted_without_being_read(news: Library) -> None:
    news.mark(Marks(frozenset({"dam"})))
    counted = {
        query: news.count(query) for query in ("orle", "dam is:unread", "-orle", "/or.e/", "is:read", "zeppelin")
    }
    assert counted == {"orle": 3, "dam is:unread": 1, "-orle": 1, "/or.e/": 3, "is:read": 1, "zeppelin": 0}


def test_the_inside_of_a_word_of_a_title_comes_after_whole_words(library: Library) -> None:
    library.add([report("aftershock", "Aftershocks", "Text."), report("shock", "Shock", "Text.", day=-9)])
    assert keys(library, "shock") == ["shock", "aftershock"]


def test_a_misspelt_word_of_a_text_is_found(library: Library) -> None:
    library.add([report(str(number), f"News {number}", "The government resigned.") for number in range(3)])
    (hit, *_) = found = library.search("governmnet resigned")
    assert len(found) == 3
    assert [hit.snippet[start:end] for start, end in hit.spans] == ["government", "resigned"]


def test_scripts_without_spaces(library: Library) -> None:
    library.add([report("cjk", "新聞", "習近平訪問中亞五國。"), report("ko", "뉴스", "서울에서 만났다.")])
    assert keys(library, "訪問") == ["cjk"]
    assert keys(library, "中亞五國") == ["cjk"]
    assert keys(library, "서울") == ["ko"]
    assert keys(library, "問訪") == []


def test_other_letters_fold_as_latin_ones_do(library: Library) -> None:
    library.add([report("ua", "Зеленський", "Ґанок. Λόζοβα. Łódź.")])
    for query in ("зеленський", "ЗЕЛЕНСЬКИЙ", "λοζοβα", "lodz", "ґанок"):
        assert keys(library, query) == ["ua"]
