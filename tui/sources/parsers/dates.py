"""Dates of entries, as far as they make sense: feeds have had them in 1970, in 9999 and in the year 1."""

from __future__ import annotations

from datetime import UTC, datetime
from time import struct_time

from tui.text.article import moment


def sane(date: str | struct_time | None) -> str:
    """A date in ISO 8601; "" for one without sense, among which is the beginning of all clocks.

    >>> sane("2024-12-07T06:30:00Z"), sane("1970-01-01"), sane("soon")
    ('2024-12-07T06:30:00+00:00', '', '')
    """
    try:
        when = moment(datetime(*date[:6], tzinfo=UTC) if isinstance(date, struct_time) else date)
    except (ValueError, OverflowError, TypeError):
        return ""
    return when.isoformat() if when and when.year > 1970 else ""
