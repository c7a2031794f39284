"""A place of its own in time for every article: a whole number, later ones higher, no two alike.

Lists are in the order of the slots and pages go on from one. They are the rows of the full-text tables too, which give
them back highest first: so the newest hits of a search cost no sort, and a span of days is a range of rows.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

SECOND = 64
"""Slots of a second: articles that arrive together without a date stand beside each other for minutes, not for days."""
NEWEST = (1 << 62) - 1
"""Above every slot."""
LOWEST = -NEWEST
"""Below every slot."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def wanted(published: datetime | None, added: float) -> int:
    """The slot of a publication time, or of the arrival (seconds since 1970) where there is none.

    A date in the future would keep a report at the top for ever, so it counts as the arrival.

    >>> wanted(datetime(1970, 1, 1, 0, 0, 2, tzinfo=UTC), 60.0), wanted(datetime(2999, 1, 1), 60.0), wanted(None, 60.0)
    (128, 3840, 3840)
    """
    return int(SECOND * (added if published is None else min(seconds(published), added)))


def seconds(moment: datetime) -> float:
    """Seconds since 1970; a time without a zone is UTC. Any date that Python knows will do."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return (aware - _EPOCH).total_seconds()


def free(connection: sqlite3.Connection, wanted: Sequence[int]) -> list[int]:
    """For each slot that is wanted, the first from there on that neither an article has nor another of these gets.

    One question for them all, and one more for each place where they crowd.
    """
    listed = json.dumps(sorted(set(wanted)))
    taken = set(json.loads(connection.execute(_TAKEN, (listed,)).fetchone()[0]))
    asked = set(wanted) - taken
    given = [0] * len(wanted)
    place, end = LOWEST, LOWEST  # the last slot that was given, and the first behind it that is known to be taken
    for nth in sorted(range(len(wanted)), key=wanted.__getitem__):
        place = max(wanted[nth], place + 1)
        if place not in asked and place >= end:
            place = _gap(connection, place)
            end = connection.execute(_NEXT, (NEWEST, place)).fetchone()[0]
        given[nth] = place
    return given


def _gap(connection: sqlite3.Connection, slot: int) -> int:
    """The first slot from this one on that no article has."""
    if connection.execute("SELECT 1 FROM main.article WHERE slot = ?", (slot,)).fetchone() is None:
        return slot
    found: int = connection.execute(_GAP, (slot,)).fetchone()[0]
    return found


_TAKEN = "SELECT json_group_array(slot) FROM main.article WHERE slot IN (SELECT value FROM json_each(?))"
_NEXT = "SELECT coalesce(min(slot), ?) FROM main.article WHERE slot > ?"
_GAP = """SELECT slot + 1 FROM main.article AS taken WHERE slot >= ?
    AND NOT EXISTS (SELECT 1 FROM main.article WHERE article.slot = taken.slot + 1) ORDER BY slot LIMIT 1"""
