"""The reports of one event stand under one headline; other events never do."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import combinations
from math import sqrt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.library import Library, Story
from tui.library.linkage import average_link
from tui.sources.files import read_tree
from tui.text import Article

SAMPLES = Path(__file__).parents[2] / "sample_articles"
NOON = datetime(2024, 12, 7, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def samples() -> list[Article]:
    return [found for found in read_tree(SAMPLES) if isinstance(found, Article)]


def event(key: str) -> str:
    return key.removeprefix("sample:").split("/")[0]


def grouping(library: Library) -> set[frozenset[str]]:
    return {frozenset(story.keys) for story in library.stories()}


def by_event(samples: list[Article]) -> set[frozenset[str]]:
    events = {event(article.key) for article in samples}
    return {frozenset(article.key for article in samples if event(article.key) == name) for name in events}


def test_every_sample_event_is_exactly_one_story(library: Library, samples: list[Article]) -> None:
    library.add(samples)
    assert grouping(library) == by_event(samples)


def test_it_is_the_same_when_they_arrive_one_by_one_in_another_order(library: Library, samples: list[Article]) -> None:
    for article in samples[::3] + samples[2::3] + samples[1::3]:
        library.add([article])
        library.stories()
    assert grouping(library) == by_event(samples)


def test_a_story_tells_its_reports_newest_first(library: Library, samples: list[Article]) -> None:
    library.add(samples)
    published = {article.key: article.published for article in samples}
    titles = {article.key: article.title for article in samples}
    stories = library.stories()
    for story in stories:
        dates = [date for key in story.keys if (date := published[key])]
        assert dates == sorted(dates, reverse=True)
        assert story.published == dates[0]
        assert story.id in story.keys
        assert story.headline in {titles[key] for key in story.keys}
        assert all(library.story(key) == story for key in story.keys)
    newest = [story.published for story in stories if story.published]
    assert newest == sorted(newest, reverse=True)


def test_every_article_stands_in_one_story_at_any_time(library: Library, samples: list[Article]) -> None:
    library.add(samples)
    while True:
        told = [key for story in library.lines(library.listing()) if isinstance(story, Story) for key in story.keys]
        assert sorted(told) == sorted(article.key for article in samples)
        if not library.gather(2):
            break


def test_the_id_of_a_story_stays_when_a_newer_report_joins(library: Library) -> None:
    library.add([QUAKE[0], *OTHERS])
    (before,) = (story for story in library.stories() if "quake 0" in story.keys)
    library.add([QUAKE[1]])
    (after,) = (story for story in library.stories() if "quake 1" in story.keys)
    assert after.id == before.id == "quake 0"
    assert after.keys == ("quake 1", "quake 0")


def test_a_report_that_is_removed_or_rewritten_leaves_its_story(library: Library) -> None:
    library.add([*QUAKE, *OTHERS])
    library.stories()
    assert library.story("quake 0") == library.story("quake 1")
    library.add([Article.from_text("A cookery page now stands at this address.", key="quake 0")])
    assert {frozenset({"quake 0"}), frozenset({"quake 1"})} <= grouping(library)
    library.remove(["quake 1"])
    assert not any("quake 1" in keys for keys in grouping(library))


def test_a_look_alike_elsewhere_is_another_story(library: Library) -> None:
    elsewhere = Article.from_text("A quake of magnitude 6.4 shook Kyushu and damaged roads, officials said.", key="far")
    library.add([*QUAKE, elsewhere, *OTHERS])
    assert {frozenset({"quake 0", "quake 1"}), frozenset({"far"})} <= grouping(library)


def test_articles_without_words_stand_alone(library: Library) -> None:
    library.add(Article.from_text("", key=key) for key in ("a", "b"))
    assert grouping(library) == {frozenset({"a"}), frozenset({"b"})}


def test_comparing_goes_in_bites(library: Library, samples: list[Article]) -> None:
    library.add(samples[:5])
    assert [library.gather(2), library.gather(2), library.gather(2), library.gather(2)] == [2, 2, 1, 0]
    assert library.story(samples[0].key)


def test_a_new_report_is_compared_alone(library: Library, samples: list[Article]) -> None:
    library.add(samples[1:])
    library.stories()
    library.add(samples[:1])
    assert library.gather(50) == 1


def test_two_events_are_not_chained_by_a_report_on_both() -> None:
    left, right, both = (1, 2, 3), (4, 5, 6), 7
    likeness = {pair: 0.8 for group in (left, right) for pair in combinations(group, 2)}
    likeness |= {(one, both): 0.5 for one in (*left, *right)}
    assert average_link([[member] for member in (*left, *right, both)], likeness, least=0.4) == [
        [1, 2, 3, 7],
        [4, 5, 6],
    ]


def test_the_most_alike_join_first() -> None:
    likeness = {(1, 2): 0.5, (2, 3): 0.9, (1, 3): 0.1}
    assert average_link([[1], [2], [3]], likeness, least=0.4) == [[1], [2, 3]]


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(
        st.tuples(st.integers(0, 8), st.integers(0, 8)).filter(lambda pair: pair[0] < pair[1]), st.floats(0.01, 1)
    )
)
def test_average_link_is_what_merging_by_hand_gives(likeness: dict[tuple[int, int], float]) -> None:
    def average(one: list[int], other: list[int]) -> float:
        return sum(likeness.get((min(a, b), max(a, b)), 0) for a in one for b in other) / (len(one) * len(other))

    def own(group: list[int]) -> float:
        pairs = list(combinations(group, 2))
        return sum(likeness.get(pair, 0) for pair in pairs) / len(pairs)

    def apart(one: list[int], other: list[int]) -> bool:
        return min(len(one), len(other)) >= 3 and average(one, other) < 0.5 * sqrt(own(one) * own(other))

    groups = [[member] for member in range(9)]
    got = average_link(groups, likeness, least=0.3)
    ties = len(set(likeness.values())) < len(likeness)
    while len(groups) > 1:
        joinable = [pair for pair in combinations(groups, 2) if not apart(*pair)]
        best = max(joinable, key=lambda pair: average(*pair), default=([], []))
        ties |= any(
            abs(average(*pair) - 0.3) < 1e-9 for pair in joinable
        )  # which sums of floats may fall either side of
        if not all(best) or average(*best) < 0.3:
            break
        groups = [group for group in groups if group not in best] + [sorted(best[0] + best[1])]
    assert ties or sorted(got) == sorted(groups)


def _quake(number: int, text: str) -> Article:
    return Article.from_text(text, key=f"quake {number}", published=NOON + timedelta(hours=number))


QUAKE = (
    _quake(0, "A quake of magnitude 6.1 shook Aceh on Tuesday and killed 22 people, officials in Jakarta said."),
    _quake(1, "Aceh counts its dead: the magnitude 6.1 quake killed 24 people, officials in Jakarta said."),
)
OTHERS = tuple(
    Article.from_text(text, key=f"other {number}")
    for number, text in enumerate(
        (
            "Parliament in Lisbon voted on the budget after a long night of talks.",
            "The champions won in extra time after a penalty that Corrigan took.",
            "Shares of the chip maker fell when its forecast disappointed analysts.",
            "Divers raised a bronze cannon from a wreck off Gotland.",
        )
    )
)
