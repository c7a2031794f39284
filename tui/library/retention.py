"""Which articles are old enough to be forgotten, for a reader who wants that; what is starred never is.

An article is as old as its date says, but stays for its days after it arrived: an archive that was just taken in is not
thrown out at once.
"""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, NamedTuple

from tui.library.slots import LOWEST, SECOND

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

_DAY = 86_400.0


class Keep(NamedTuple):
    """What is kept; 0 is no limit."""

    days: int = 0
    articles: int = 0


def expired(connection: sqlite3.Connection, keep: Keep, starred: Iterable[str], limit: int) -> list[str]:
    """Keys of articles that are not kept, oldest first; -1 is no limit."""
    since = time.time() - keep.days * _DAY if keep.days else None
    row = connection.execute(_LAST_KEPT, (keep.articles - 1,)).fetchone() if keep.articles else None
    found = connection.execute(
        _EXPIRED,
        {
            "past": LOWEST if since is None else int(SECOND * since),
            "since": since,
            "beyond": row[0] if row else LOWEST,
            "starred": json.dumps(list(starred), ensure_ascii=False),
            "limit": limit,
        },
    )
    return [key for (key,) in found]


_LAST_KEPT = "SELECT slot FROM main.article ORDER BY slot DESC LIMIT 1 OFFSET ?"

_EXPIRED = """SELECT key FROM main.article WHERE slot < max(:past, :beyond)
    AND (slot < :beyond OR (slot < :past AND added < :since))
    AND key NOT IN (SELECT value FROM json_each(:starred)) ORDER BY slot LIMIT :limit"""
