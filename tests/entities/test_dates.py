"""Dates as a newspaper gives them, resolved against the day of publication."""

from datetime import date, datetime, timezone

import pytest

from tui.entities import dates

WEDNESDAY = date(2024, 3, 13)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on Wednesday", date(2024, 3, 13), date(2024, 3, 13)),
        ("on Tuesday night", date(2024, 3, 12), date(2024, 3, 12)),
        ("Friday's attack", date(2024, 3, 8), date(2024, 3, 8)),
        ("talks are to resume on Monday", date(2024, 3, 18), date(2024, 3, 18)),
        ("trains will not run before Friday", date(2024, 3, 15), date(2024, 3, 15)),
        ("next Friday", date(2024, 3, 15), date(2024, 3, 15)),
        ("last Wednesday", date(2024, 3, 6), date(2024, 3, 6)),
        ("yesterday", date(2024, 3, 12), date(2024, 3, 12)),
        ("tomorrow morning", date(2024, 3, 14), date(2024, 3, 14)),
        ("last night", date(2024, 3, 12), date(2024, 3, 12)),
        ("last week", date(2024, 3, 4), date(2024, 3, 10)),
        ("next month", date(2024, 4, 1), date(2024, 4, 30)),
        ("last year", date(2023, 1, 1), date(2023, 12, 31)),
        ("since last autumn", date(2023, 9, 1), date(2023, 11, 30)),
        ("three days ago", date(2024, 3, 10), date(2024, 3, 10)),
        ("13 years ago", date(2011, 1, 1), date(2011, 12, 31)),
        ("on March 18", date(2024, 3, 18), date(2024, 3, 18)),
        ("on Nov. 27", date(2023, 11, 27), date(2023, 11, 27)),
        ("5 November", date(2023, 11, 5), date(2023, 11, 5)),
        ("Wednesday, 11 March 2026", date(2026, 3, 11), date(2026, 3, 11)),
        ("March 9th, 2026", date(2026, 3, 9), date(2026, 3, 9)),
        ("2024-03-18", date(2024, 3, 18), date(2024, 3, 18)),
        ("in January", date(2024, 1, 1), date(2024, 1, 31)),
        ("in May", date(2023, 5, 1), date(2023, 5, 31)),
        ("in February 2023", date(2023, 2, 1), date(2023, 2, 28)),
        ("in 2011", date(2011, 1, 1), date(2011, 12, 31)),
        ("the 1980s", date(1980, 1, 1), date(1989, 12, 31)),
    ],
)
def test_a_date_is_first_and_last_day(text: str, first: date, last: date) -> None:
    (found,) = dates(text, WEDNESDAY)
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "forces march on the city",
        "he may go",
        "Theresa May resigned",
        "The Sun reported it",
        "she sat down",
        "2000 people",
        "6.52 percent",
        "a 3.45 ratio",
        "June Smith said",
        "",
    ],
)
def test_words_that_only_look_like_dates(text: str) -> None:
    assert dates(text, WEDNESDAY) == ()


@pytest.mark.parametrize("text", ["at 6:52 a.m.", "at 6.52 a.m.", "at 6:52 AM", "at 06:52"])
def test_times_of_day_meet_however_they_are_set(text: str) -> None:
    (found,) = dates(text)
    assert found.clock == 6 * 60 + 52


def test_an_afternoon_is_after_noon() -> None:
    assert dates("at 7pm")[0].clock == 19 * 60
    assert dates("at 12.15 a.m.")[0].clock == 15


def test_without_a_publication_day_only_full_dates_are_known() -> None:
    found = dates("On Friday, 5 November and 5 November 2023")
    assert [day.first for day in found] == [None, date(2023, 11, 5)]


def test_a_time_stamp_serves_as_publication_day() -> None:
    published = datetime(2024, 3, 13, 15, tzinfo=timezone.utc)  # noqa: UP017 - what a feed's parser hands over
    assert dates("on Monday", published)[0].first == date(2024, 3, 11)


def test_impossible_days_are_dates_without_a_day() -> None:
    assert dates("on 31 February", WEDNESDAY)[0].first is None
    assert dates("900 years ago", date(300, 1, 1))[0].first is None
    assert dates("yesterday", date.min)[0].first is None


def test_a_limit_that_was_reached_lies_behind() -> None:
    text = "By Monday evening the fire was out. Guests must leave by Monday."
    assert [str(day.first) for day in dates(text, date(2024, 3, 13))] == ["2024-03-11", "2024-03-18"]
