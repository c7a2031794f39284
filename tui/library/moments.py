"""Moments that a query names: a day, a month, a year, or so long ago."""

from __future__ import annotations

import re
from datetime import UTC, datetime

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_AGO = re.compile(r"(\d{1,6})([hdwmy])", re.ASCII | re.IGNORECASE)
_SECONDS = {"h": 3_600, "d": 86_400, "w": 7 * 86_400, "m": 30 * 86_400, "y": 365 * 86_400}


def beginning(value: str) -> float | None:
    """When a day, month or year begins here, in seconds since 1970; None for what is none of them.

    >>> beginning("2024-12-02") - beginning("2024-12"), beginning("2024-13"), beginning("2024-1")
    (86400.0, None, None)
    """
    found = _DAY.fullmatch(value)
    if not found:
        return None
    year, month, day = (int(part or 1) for part in found.groups())
    try:
        moment = datetime(year, month, day)  # noqa: DTZ001 - the reader's own day
    except ValueError:
        return None
    try:
        return moment.timestamp()
    except (OverflowError, ValueError, OSError):  # a year in which local time is not known
        return moment.replace(tzinfo=UTC).timestamp()


def ago(value: str, now: float) -> float | None:
    """So long before `now`: hours, days, weeks, months of 30 days or years of 365.

    >>> ago("2d", 200_000.0), ago("7", 0.0)
    (27200.0, None)
    """
    found = _AGO.fullmatch(value)
    return now - int(found[1]) * _SECONDS[found[2].lower()] if found else None
