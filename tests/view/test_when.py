"""Times are local, British and absolute."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from tui.view.when import later, when

NOW = datetime(2024, 12, 20, tzinfo=UTC)


@pytest.mark.usefixtures("london")
def test_a_moment_is_shown_in_the_reader_s_time() -> None:
    damascus = timezone(timedelta(hours=3))
    assert when(datetime(2024, 12, 6, 21, 30, tzinfo=damascus), NOW) == "Fri 6 Dec, 18:30"
    assert when(datetime(2024, 7, 6, 18, 30, tzinfo=UTC), NOW) == "Sat 6 Jul, 19:30"


@pytest.mark.usefixtures("london")
def test_another_year_is_named() -> None:
    assert when(datetime(2023, 12, 31, 23, 59, tzinfo=UTC), NOW) == "Sun 31 Dec 2023, 23:59"


@pytest.mark.usefixtures("london")
def test_in_brief_the_year_takes_the_weekday_s_place() -> None:
    assert when(datetime(2023, 12, 31, 23, 59, tzinfo=UTC), NOW, brief=True) == "31 Dec 2023, 23:59"
    assert when(datetime(2024, 12, 6, 18, 30, tzinfo=UTC), NOW, brief=True) == "Fri 6 Dec, 18:30"


def test_this_year_is_the_reader_s_year(monkeypatch: pytest.MonkeyPatch, london: None) -> None:
    import time

    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    new_year = datetime(2024, 12, 31, 16, 0, tzinfo=UTC)
    assert when(new_year, now=new_year) == "Wed 1 Jan, 01:00"


def test_without_a_time_it_is_undated() -> None:
    assert when(None) == "undated"


def test_the_ends_of_the_calendar_do_no_harm() -> None:
    assert when(datetime.max.replace(tzinfo=UTC), NOW).startswith("Fri 31 Dec 9999")
    assert "Jan 1," in when(datetime.min.replace(tzinfo=UTC), NOW)


@pytest.mark.parametrize(
    ("minutes", "shown"),
    [
        (0, ""),
        (0.5, ""),
        (1, "1 min later"),
        (59, "59 min later"),
        (60, "1 h later"),
        (95, "1 h 35 min later"),
        (24 * 60, "1 d later"),
        (24 * 60 * 3 + 125, "3 d 2 h later"),
        (-95, "1 h 35 min earlier"),
    ],
)
def test_how_much_later_another_report_came(minutes: float, shown: str) -> None:
    assert later(NOW, NOW + timedelta(minutes=minutes)) == shown


def test_nothing_is_later_than_what_has_no_time() -> None:
    assert later(None, NOW) == later(NOW, None) == ""
