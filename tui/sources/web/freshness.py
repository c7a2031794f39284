"""How long an answer may be used without asking again, and when a server wants to be asked again: RFC 9111 and 9110.

Servers are believed within a day: a news feed that may be kept for a year is a mistake.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

DAY = 86_400.0


def fresh_for(headers: Mapping[str, str], now: datetime) -> float:
    """Seconds for which an answer is fresh; 0 where its headers do not say, or say nothing that makes sense.

    >>> now = datetime(2026, 11, 22, 12, tzinfo=UTC)
    >>> fresh_for({"cache-control": "public, max-age=3600", "age": "600"}, now)
    3000.0
    >>> fresh_for({"cache-control": 'no-cache="x", max-age=60'}, now), fresh_for({"cache-control": "max-age=-1"}, now)
    (0.0, 0.0)
    >>> fresh_for({"expires": "Sun, 22 Nov 2026 12:30:00 GMT"}, now)
    1800.0
    """
    told = _directives(headers.get("cache-control", ""))
    if told.keys() & {"no-cache", "no-store"}:
        return 0.0
    age = told.get("max-age", told.get("s-maxage"))
    if age is not None:
        return _within_a_day(_seconds(age) - _seconds(headers.get("age", "")))
    sent = _moment(headers.get("date", "")) or now
    expires = _moment(headers.get("expires", ""))
    return _within_a_day((expires - sent).total_seconds()) if expires else 0.0


def later(told: str, now: datetime) -> float:
    """Seconds after which a Retry-After wants us back; 0 where it does not say.

    >>> now = datetime(2026, 11, 22, 12, tzinfo=UTC)
    >>> later("120", now), later("Sun, 22 Nov 2026 12:05:00 GMT", now), later("soon", now), later("9" * 5000, now)
    (120.0, 300.0, 0.0, 86400.0)
    """
    moment = _moment(told)
    return _within_a_day((moment - now).total_seconds() if moment else _seconds(told))


def _directives(header: str) -> dict[str, str]:
    """What a Cache-Control says: names in lower case with their values."""
    pairs = (part.partition("=") for part in header.lower().split(","))
    return {name.strip(): value.strip(' "') for name, _, value in pairs}


def _seconds(told: str) -> float:
    """A whole number of seconds; 0 where it is none."""
    digits = told.strip()[:12]  # a day has five digits
    return float(digits) if digits.isascii() and digits.isdigit() else 0.0


def _moment(told: str) -> datetime | None:
    """A date of HTTP."""
    try:
        moment = parsedate_to_datetime(told[:100])
        return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _within_a_day(seconds: float) -> float:
    return min(max(seconds, 0.0), DAY)
