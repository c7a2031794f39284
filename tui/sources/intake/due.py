"""When a feed may be asked for again: as often as the reader wants it, and no more often than its server does.

A feed that fails is asked ever more seldom, and nothing that a server says keeps it away for longer than a day.
"""

from __future__ import annotations

from tui.library.feeds import Fetched

DAY = 86_400.0
_MINUTE, _HOUR = 60.0, 3600.0
_LENIENCE = 6 * _HOUR
"""By how much a server may put off a feed whose interval the reader has set."""
_SLACK = 30.0  # seconds: who asks every hour by the clock comes a little early now and then
_DOUBLINGS = 12  # of a minute, which is more than a day


def after_success(now: float, minutes: int, *wished: float, was_set: bool = False) -> float:
    """When to ask again after it went well: the reader's `minutes`, or what its server wished for, in seconds.

    >>> [after_success(0.0, 60, wished) / 3600 for wished in (600.0, 7200.0, 1e9)]
    [1.0, 2.0, 24.0]
    >>> after_success(0.0, 60, 1e9, was_set=True) / 3600
    7.0
    """
    usual = max(_MINUTE * minutes, 0.0)
    most = min(usual + _LENIENCE, DAY) if was_set else DAY
    return now + max([usual, *(min(seconds, most) for seconds in wished)])


def after_failure(now: float, minutes: int, failures: int, later: float = 0.0) -> float:
    """When to ask again after so many failures in a row; `later` is what its server said, in seconds.

    >>> [after_failure(0, 60, failures) / 3600 for failures in (1, 2, 3, 9)], after_failure(0.0, 60, 1, 90.0)
    ([2.0, 4.0, 8.0, 24.0], 90.0)
    """
    return now + min(later or _MINUTE * max(minutes, 1) * 2 ** min(failures, _DOUBLINGS), DAY)


def is_due(fetched: Fetched, minutes: int, now: float, *, was_set: bool = False) -> bool:
    """Whether it is time to ask for a feed again, whose interval may be shorter by now than it was then.

    >>> fetched = Fetched(fetched=600.0, due=9600.0)
    >>> [is_due(fetched, minutes, 4200.0) for minutes in (60, 150)], is_due(fetched._replace(failures=1), 60, 4200.0)
    ([True, False], False)
    """
    if _is_ahead(fetched, now):
        return True
    wished = max(fetched.later - fetched.fetched, 0.0)
    soon = fetched.due if fetched.failures else after_success(fetched.fetched, minutes, wished, was_set=was_set)
    return min(fetched.due, soon) <= now + _SLACK


def is_shut(fetched: Fetched, now: float) -> bool:
    """Whether a server refused to answer before a time that has not come yet."""
    return fetched.failures > 0 and fetched.later > now and not _is_ahead(fetched, now)


def _is_ahead(fetched: Fetched, now: float) -> bool:
    """Whether the clock was put right since."""
    return fetched.fetched > now + _SLACK
