"""Articles are placed one by one, newest and wanted ones first, and stories hardly depend on their order."""

from __future__ import annotations

import random
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tui.library import Library, Story
from tui.sources.files import read_tree
from tui.text import Article

if TYPE_CHECKING:
    from collections.abc import Iterable

SAMPLES = Path(__file__).parents[2] / "sample_articles"
NOON = datetime(2020, 12, 7, 12, tzinfo=UTC)
DAY = timedelta(days=1)

QUAKE = "A quake of magnitude 6.1 shook Aceh on Tuesday and killed 22 people, officials in Jakarta said."
COUNT = "Aceh counts its dead: the magnitude 6.1 quake killed 24 people, officials in Jakarta said."
FLOOD = "The river Krueng flooded Banda Aceh and drove thousands of families from their homes, the Red Cross said."
RISEN = "Thousands of families left their homes in Banda Aceh as the river Krueng flooded it, says the Red Cross."


@pytest.fixture(scope="module")
def samples() -> list[Article]:
    return [found for found in read_tree(SAMPLES) if isinstance(found, Article)]


def report(key: str, text: str, after: timedelta = timedelta(), title: str = "") -> Article:
    return Article.from_text(text, title, key=key, published=NOON + after)


def grouping(library: Library) -> set[frozenset[str]]:
    return {frozenset(story.keys) for story in library.stories()}


def placed(library: Library, articles: Iterable[Article]) -> None:
    for article in articles:
        library.add([article])
        while library.gather(1):
            pass


@pytest.mark.parametrize("seed", range(3))
def test_one_by_one_in_any_order_gives_the_same_stories(library: Library, samples: list[Article], seed: int) -> None:
    shuffled = random.Random(seed).sample(samples, len(samples))
    placed(library, shuffled)
    events = {article.key.rsplit("/", 1)[0] for article in samples}
    assert grouping(library) == {
        frozenset(article.key for article in samples if article.key.startswith(f"{event}/")) for event in events
    }


def test_the_newest_are_placed_first_and_those_on_the_screen_before_them(library: Library) -> None:
    library.add(
        [report("old", QUAKE), report("older", COUNT, -DAY), report("flood", FLOOD, DAY), report("x", RISEN, DAY)]
    )
    assert library.gather(1, first=["older", "unknown"]) == 1
    assert library.story("older") == library.story("old")
    assert library.gather(1) == 1
    assert library.story("flood") == library.story("x")
    assert [library.gather(5), library.gather(5)] == [2, 0]


def test_a_bite_is_one_transaction_and_no_longer_than_others_can_wait(
    library: Library, samples: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    library.add(samples)
    monkeypatch.setattr("tui.library.waiting._BITE", 0.0)
    assert library.gather(10) == 1


def test_next_years_like_event_is_another_story(library: Library) -> None:
    reports = [report(f"{year} {day}", QUAKE, year * 365 * DAY + day * DAY) for year in range(3) for day in range(3)]
    placed(library, reports)
    assert grouping(library) == {frozenset(f"{year} {day}" for day in range(3)) for year in range(3)}


def test_a_story_keeps_its_name_when_a_report_joins_it_with_another(library: Library) -> None:
    placed(library, [report("first", QUAKE), report("other", FLOOD)])
    before = library.story("first"), library.story("other")
    placed(library, [report("second", COUNT, DAY), report("third", RISEN, DAY)])
    after = library.story("second"), library.story("third")
    assert [story and story.id for story in after] == [story and story.id for story in before] == ["first", "other"]
    assert [story and story.number for story in after] == [story and story.number for story in before]


def test_its_headline_stays_while_it_is_nearly_the_most_central(library: Library) -> None:
    placed(library, [report("0", QUAKE, title="Quake in Aceh"), report("1", QUAKE, title="Aceh quake")])
    first = library.story("0")
    for number in range(2, 6):
        placed(library, [report(str(number), QUAKE, number * DAY / 24, title="Quake shakes Aceh")])
        now = library.story("0")
        assert first and now and now.headline == first.headline


def test_a_report_without_a_title_gives_no_headline_where_another_has_one(library: Library) -> None:
    placed(library, [report("0", QUAKE), report("1", QUAKE), report("2", COUNT, title="Aceh counts its dead")])
    story = library.story("0")
    assert story and story.headline == "Aceh counts its dead"


def test_what_stays_of_a_story_stays_together(library: Library, samples: list[Article]) -> None:
    library.add(samples)
    before = grouping(library)
    gone = {min(story) for story in before}
    library.remove(gone)
    assert grouping(library) == {story - gone for story in before if story - gone}


def test_what_only_the_removed_report_held_together_falls_apart(library: Library) -> None:
    both = report("both", f"{QUAKE} {FLOOD}")
    placed(library, [both, report("quake", QUAKE), report("flood", FLOOD)])
    assert grouping(library) == {frozenset({"both", "quake", "flood"})}
    library.remove(["both"])
    assert grouping(library) == {frozenset({"quake"}), frozenset({"flood"})}


def test_a_report_whose_text_changes_comes_back_into_its_story(library: Library) -> None:
    placed(library, [report("first", QUAKE), report("second", COUNT), report("flood", FLOOD)])
    library.add([report("first", QUAKE.replace("22", "23"))])
    assert library.gather() == 1
    assert frozenset({"first", "second"}) in grouping(library)


def test_lists_and_places_agree_whatever_happens(path: Path, samples: list[Article]) -> None:
    chance = random.Random(5)
    here: set[str] = set()
    with Library(path) as library:
        for _ in range(60):
            some = chance.sample(samples, 3)
            if chance.random() < 0.4:
                library.remove(article.key for article in some)
                here -= {article.key for article in some}
            else:
                library.add(some)
                here |= {article.key for article in some}
            library.gather(chance.randrange(4), first=[article.key for article in some[:1]])
            told = [line for line in library.lines(library.listing()) if isinstance(line, Story)]
            assert sorted(key for story in told for key in story.keys) == sorted(here)
    with sqlite3.connect(path.with_name("library-index.db")) as index:
        assert index.execute(_LOOSE).fetchall() == []
        assert index.execute(_STORIES).fetchall() == index.execute("SELECT id, newest, reports FROM story").fetchall()


_LOOSE = """SELECT * FROM likeness WHERE article NOT IN (SELECT article FROM place)
    OR other NOT IN (SELECT article FROM place) OR (other, article) NOT IN (SELECT article, other FROM likeness)"""
_STORIES = "SELECT story, max(slot), count(*) FROM place GROUP BY story ORDER BY min(article)"


def test_a_very_big_story_stays_one(library: Library) -> None:
    words = [chr(ord("a") + number % 26) * (3 + number // 26) for number in range(400)]
    placed(library, (report(f"other {word}", f"Nothing but {word} here.") for word in words[:100]))
    library.add(report(word, f"{QUAKE} {COUNT} {word}", number * DAY / 96) for number, word in enumerate(words[:200]))
    while library.gather():
        pass
    assert max(len(story.keys) for story in library.stories()) == 200


def test_each_statement_finds_its_rows_through_an_index(path: Path, samples: list[Article]) -> None:
    with Library(path) as library:
        library.add(samples)
        asked: list[str] = []
        connection = library._writer._connection
        connection.set_trace_callback(asked.append)
        while library.gather(3, first=[samples[0].key]):
            pass
        library.remove([samples[0].key])
        connection.set_trace_callback(None)
        asked = [
            statement for statement in dict.fromkeys(asked) if statement.startswith(("SELECT", "UPDATE", "DELETE"))
        ]
        ours = [statement for statement in asked if any(f"idx.{table}" in statement for table in TABLES)]
        plans = [row[3] for statement in ours for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}")]
    assert len(plans) > 50
    allowed = ("SCAN json_each", "SCAN idx.words VIRTUAL TABLE INDEX", "SCAN idx.place USING INDEX place_waiting")
    assert {line for line in plans if line.startswith("SCAN") and not line.startswith(allowed)} == set()


TABLES = ("place", "story", "likeness", "telling", "words", "term")


def test_two_events_are_two_however_alike_if_each_is_closer_to_itself(library: Library) -> None:
    aceh = [
        f"A quake of magnitude 6.{n} shook Aceh on Tuesday; in Takengon the market fell, Widodo said." for n in "123"
    ]
    kyushu = [
        f"A quake of magnitude 6.{n} shook Kyushu on Tuesday; in Kumamoto the castle fell, Abe said." for n in "123"
    ]
    placed(library, [report(text, text) for pair in zip(aceh, kyushu, strict=True) for text in pair])
    assert grouping(library) == {frozenset(aceh), frozenset(kyushu)}
    assert {key for key, _ in library.related(aceh[0], limit=2)} == set(aceh[1:])
