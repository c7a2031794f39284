"""Which days a newspaper means: arithmetic on the day of publication, without any text.

Every function gives the first and the last day meant, both included; days outside the calendar raise ValueError or
OverflowError, which `dates` takes for "cannot be told".
"""

from __future__ import annotations

from datetime import date, timedelta

Days = tuple[date, date]

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
TURNS = {"last": -1, "this": 0, "next": 1}


def shifted(today: date, days: int) -> Days:
    """The day that lies so many days ahead.

    >>> [str(day) for day in shifted(date(2024, 3, 1), -1)]
    ['2024-02-29', '2024-02-29']
    """
    day = today + timedelta(days)
    return day, day


def weekday(name: str, which: str, *, ahead: bool, today: date) -> Days:
    """The nearest past day of that name, today included, or the coming one; `which` is last, this, next or ""."""
    back = (today.weekday() - WEEKDAYS.index(name)) % 7
    if which == "last":
        return shifted(today, -(back or 7))
    if which == "next":
        return shifted(today, 7 - back)
    if which == "this" or ahead:
        return shifted(today, -back % 7)
    return shifted(today, -back)


def day_of_month(day: int, month: int, today: date) -> Days:
    """That day in the year that brings it nearest to today."""
    candidates = []
    for year in (today.year - 1, today.year, today.year + 1):
        try:
            candidates.append(date(year, month, day))
        except ValueError:  # 29 February exists in one of them at most
            continue
    found = min(candidates, key=lambda candidate: abs((candidate - today).days))
    return found, found


def month(number: int, year: int) -> Days:
    """All days of a month."""
    following = date(year + number // 12, number % 12 + 1, 1)
    return date(year, number, 1), following - timedelta(1)


def nearest_month(number: int, which: str, *, ahead: bool, today: date) -> Days:
    """The last month of that name, this one included, or the coming one."""
    year = today.year
    if which == "next" or (ahead and which != "last"):
        year += number < today.month or (which == "next" and number == today.month)
    else:
        year -= number > today.month or (which == "last" and number == today.month)
    return month(number, year)


def years(first: int, last: int) -> Days:
    """All days of some years."""
    return date(first, 1, 1), date(last, 12, 31)


def ago(count: int, unit: str, today: date) -> Days:
    """So many days, weeks, months, years or decades back, as exactly as the unit tells."""
    if unit == "day":
        return shifted(today, -count)
    if unit == "week":
        day = today - timedelta(weeks=count)
        return day - timedelta(3), day + timedelta(3)
    if unit == "month":
        return _months_on(-count, today)
    if unit == "year":
        return years(today.year - count, today.year - count)
    return years(today.year - 10 * count - 5, today.year - 10 * count + 5)


def period(turn: str, span: str, today: date) -> Days:
    """A period beside this one: "last week", "next month", "this year", "last autumn".

    >>> [str(day) for day in period("last", "week", date(2024, 3, 13))]
    ['2024-03-04', '2024-03-10']
    """
    step = TURNS[turn]
    if span in {"week", "weekend"}:
        monday = today - timedelta(today.weekday()) + timedelta(weeks=step)
        return (monday if span == "week" else monday + timedelta(5)), monday + timedelta(6)
    if span == "month":
        return _months_on(step, today)
    if span == "year":
        return years(today.year + step, today.year + step)
    return _season(step, SEASONS[span], today)


def _months_on(step: int, today: date) -> Days:
    months = today.year * 12 + today.month - 1 + step
    return month(months % 12 + 1, months // 12)


def _season(step: int, first: int, today: date) -> Days:
    """Three months: the last that are over, the next that begin, or those of this year."""

    def of(year: int) -> Days:
        last = first + 2
        return date(year, first, 1), month((last - 1) % 12 + 1, year + (last > 12))[1]

    if step < 0 and of(today.year)[1] >= today:
        return of(today.year - 1)
    if step > 0 and of(today.year)[0] <= today:
        return of(today.year + 1)
    return of(today.year)
