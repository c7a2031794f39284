"""Other reports of the same event: by telling words, nearer in time first, never hidden by a date."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tui.library import Library
from tui.library.related import freshness
from tui.text import Article

NOON = datetime(2024, 12, 7, 12, tzinfo=UTC)

QUAKE = (
    "A quake of magnitude 6.1 shook Aceh on Tuesday and killed at least 22 people, officials in Jakarta said.",
    "Aceh counts its dead: the magnitude 6.1 quake buried villagers under rubble, the Jakarta agency said.",
)
LOOKALIKE = "A quake of magnitude 6.4 shook Kyushu and damaged roads near Kumamoto, Japanese officials said."
OTHERS = (
    "Parliament in Lisbon voted on the budget after a long night of talks.",
    "The champions won in extra time after a penalty that Corrigan took.",
    "Shares of the chip maker fell when its forecast disappointed analysts.",
)


def filled(library: Library, **reports: Article) -> None:
    library.add(
        [
            *(Article.from_text(text, key=f"other {number}") for number, text in enumerate(OTHERS)),
            *reports.values(),
        ]
    )


def report(key: str, text: str, day: int | None = None) -> Article:
    return Article.from_text(text, key=key, published=None if day is None else NOON + timedelta(days=day))


def test_the_report_of_the_same_event_is_first_and_its_look_alike_behind(library: Library) -> None:
    filled(library, a=report("a", QUAKE[0]), b=report("b", QUAKE[1]), c=report("c", LOOKALIKE))
    found = library.related("a")
    assert [key for key, _ in found[:2]] == ["b", "c"]
    assert 1 >= found[0][1] > found[1][1] > 0
    assert all(not key.startswith("other") or score < 0.1 for key, score in found)


def test_likeness_is_the_same_from_both_sides(library: Library) -> None:
    filled(library, a=report("a", QUAKE[0]), b=report("b", QUAKE[1]))
    assert dict(library.related("a"))["b"] == pytest.approx(dict(library.related("b"))["a"], abs=1e-3)


def test_an_equal_copy_of_another_outlet_scores_one(library: Library) -> None:
    filled(library, a=report("a", QUAKE[0]), copy=report("copy", QUAKE[0]))
    assert library.related("a")[0] == ("copy", 1.0)


def test_distance_in_time_lowers_the_score_but_hides_nothing(library: Library) -> None:
    reports = [report(f"{day} days", QUAKE[0], day) for day in (0, 1, 14, -4_000)]
    filled(library, **{article.key: article for article in [*reports, report("undated", QUAKE[0])]})
    assert [(key, round(score, 2)) for key, score in library.related("0 days")] == [
        ("undated", 1.0),
        ("1 days", 0.95),
        ("14 days", 0.5),
        ("-4000 days", 0.25),
    ]


def test_dates_at_the_ends_of_the_calendar_are_no_trouble() -> None:
    ends = datetime(1, 1, 1, tzinfo=UTC).timestamp(), datetime(9999, 12, 31, tzinfo=UTC).timestamp()
    assert freshness(*ends) == freshness(*reversed(ends)) == 0


@pytest.mark.parametrize("text", ["", "the and of", "!!! ???", "Unheard-of gibberish"])
def test_what_says_nothing_is_related_to_nothing(library: Library, text: str) -> None:
    filled(library, a=report("a", text), b=report("b", QUAKE[0]))
    assert library.related("a") == []


def test_an_unknown_key_has_no_relations(library: Library) -> None:
    assert library.related("nothing") == []


def test_a_report_need_not_be_in_the_library(library: Library) -> None:
    filled(library, b=report("b", QUAKE[1], 0), c=report("c", LOOKALIKE, 0))
    found = library.like(report("new", QUAKE[0], 14))
    assert [key for key, _ in found[:2]] == ["b", "c"]
    assert found[0][1] == pytest.approx(library.like(report("new", QUAKE[0]))[0][1] / 2, abs=1e-3)
    assert len(library) == len(OTHERS) + 2
    assert library.like(report("unheard-of", "Zzyzx!")) == []


def test_words_that_nearly_all_use_cost_nothing_while_others_are_there(library: Library) -> None:
    shared = "Storm rain wind flood said police"
    library.add(report(str(number), f"{shared}. Street number{number // 2}.") for number in range(400))
    assert library.related("7", limit=1)[0][0] == "6"
    assert library.related("8", limit=1)[0][0] == "9"


def test_only_as_many_as_asked_for(library: Library) -> None:
    filled(library, **{str(n): report(str(n), QUAKE[n % 2]) for n in range(8)})
    assert len(library.related("0", limit=3)) == 3
    assert library.related("0", limit=0) == []


def test_a_new_article_is_related_at_once(library: Library) -> None:
    filled(library, a=report("a", QUAKE[0]))
    assert library.related("a") == []
    library.add([report("b", QUAKE[1])])
    assert [key for key, _ in library.related("a")] == ["b"]
