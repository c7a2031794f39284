"""Times as a reader wants them: local, absolute and plain ("Fri 6 Dec, 18:30").

English names from our own tables: `strftime` would follow the locale and mix languages.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def when(moment: datetime | None, now: datetime | None = None, *, brief: bool = False) -> str:
    """A moment with weekday, day and time; with the year where it is not this one; "undated" for None.

    In brief a year takes the weekday's place ("6 Dec 2024, 18:30"), so that a column of times hardly varies in width.
    """
    if moment is None:
        return "undated"
    local = _local(moment)
    this_year = local.year == _local(now or datetime.now(UTC)).year
    day = f"{local.day} {_MONTHS[local.month - 1]}" + (f" {local.year}" if not this_year else "")
    weekday = "" if brief and not this_year else f"{_DAYS[local.weekday()]} "
    return f"{weekday}{day}, {local:%H:%M}"


def day_or_time(moment: datetime | None, now: datetime | None = None) -> str:
    """As short as can be: the time of today, the day of this year, else month and year; "" for None.

    >>> noon = datetime(2024, 12, 7, 12, tzinfo=UTC)
    >>> [day_or_time(moment, noon) for moment in (noon.replace(month=3), noon.replace(year=2023), None)]
    ['7 Mar', 'Dec ’23', '']
    """
    if moment is None:
        return ""
    local, today = _local(moment), _local(now or datetime.now(UTC))
    if local.date() == today.date():
        return f"{local:%H:%M}"
    month = _MONTHS[local.month - 1]
    return f"{local.day} {month}" if local.year == today.year else f"{month} ’{local.year % 100:02}"


def clock(moment: datetime, since: datetime | None = None) -> str:
    """The time of day, after the day where that is not the day of `since` ("15 Apr 02:40")."""
    local = _local(moment)
    other = since is None or _local(since).date() != local.date()
    return f"{local.day} {_MONTHS[local.month - 1]} {local:%H:%M}" if other else f"{local:%H:%M}"


def later(first: datetime | None, second: datetime | None) -> str:
    """How much later the second moment is, in the two largest units ("1 h 35 min later"); "" where it cannot be said.

    >>> from datetime import UTC
    >>> later(datetime(2024, 12, 6, 18, 30, tzinfo=UTC), datetime(2024, 12, 6, 20, 5, tzinfo=UTC))
    '1 h 35 min later'
    """
    if first is None or second is None or first == second:
        return ""
    gap = abs(second - first)
    days, rest = divmod(gap, timedelta(days=1))
    hours, rest = divmod(rest, timedelta(hours=1))
    parts = [
        f"{days} d" * bool(days),
        f"{hours} h" * bool(hours),
        f"{rest // timedelta(minutes=1)} min" * (rest >= timedelta(minutes=1)),
    ]
    shown = " ".join([part for part in parts if part][:2])
    return f"{shown} {'later' if second > first else 'earlier'}" if shown else ""


def _local(moment: datetime) -> datetime:
    try:
        return moment.astimezone()
    except (OverflowError, ValueError, OSError):  # years 1 and 9999 have no neighbours to shift into
        return moment
