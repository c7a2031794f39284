"""Times as a reader wants them: local, absolute and plain ("Fri 6 Dec, 18:30").

English names from our own tables: `strftime` would follow the locale and mix languages.
"""

from __future__ import annotations

from datetime import datetime, timedelta

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def when(moment: datetime | None, now: datetime | None = None) -> str:
    """A moment with weekday, day and time; with the year where it is not this one; "undated" for None."""
    if moment is None:
        return "undated"
    local = _local(moment)
    year = "" if local.year == (now or datetime.now().astimezone()).year else f" {local.year}"
    return f"{_DAYS[local.weekday()]} {local.day} {_MONTHS[local.month - 1]}{year}, {local:%H:%M}"


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
