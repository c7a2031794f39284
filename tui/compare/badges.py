"""The badges of a story: how many figures its reports give differently, and how much of it somebody has not read.

Both are what a reader finds on opening the story: the figures are those of the coverage, and what is lacking is what
would be marked as new in one unread report after the other.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from datetime import UTC, datetime
from typing import NamedTuple

from tui.compare.comparison import Side
from tui.compare.coverage.event import Event
from tui.compare.coverage.figures import figures
from tui.compare.novel import novel
from tui.compare.rarity import Rarity
from tui.entities.aliases.pins import NO_PINS, Pins

MOST = 8
"""Reports of a story that are looked at, the newest: their pairs grow with the square, and many stories are listed."""
_UNDATED = datetime.min.replace(tzinfo=UTC)


class Badges(NamedTuple):
    """What the line of a story says of its reports; 0 is not shown."""

    differing: int
    """Figures that reports give differently; where one is only vaguer it is not counted."""
    lacking: int
    """Sentences of the unread reports that the read ones lack; what two of them tell counts once."""


def badges(reports: Iterable[Side], read: Container[str], rarity: Rarity | None = None, pins: Pins = NO_PINS) -> Badges:
    """The badges of a story whose reports with the keys in `read` were read: 60 ms for three of 500 words.

    `rarity` is how common words are where the reports come from; without it, in English news.
    """
    newest = sorted(reports, key=_newness, reverse=True)
    return Badges(differing(newest, rarity, pins), lacking(newest, read, rarity))


def differing(reports: Iterable[Side], rarity: Rarity | None = None, pins: Pins = NO_PINS) -> int:
    """How many figures the newest `MOST` reports of a story give differently. It does not depend on what was read."""
    newest = sorted(reports, key=_newness, reverse=True)[:MOST]
    return sum(fact.differs for fact in figures(Event.among(newest, rarity, pins))) if len(newest) > 1 else 0


def lacking(reports: Iterable[Side], read: Container[str], rarity: Rarity | None = None) -> int:
    """How many sentences are new in the unread reports, the earliest first, each measured by all before it as well.

    0 where nothing of the story was read or all of it. Of many reports the newest half of `MOST` that were read are
    taken, and the newest unread ones up to `MOST`.
    """
    newest = sorted(reports, key=_newness, reverse=True)
    known = [side for side in newest if side.article.key in read][: MOST // 2]
    unread = [side for side in newest if side.article.key not in read][: MOST - len(known)]
    count = 0
    for report in reversed(unread) if known else ():
        count += len(novel(report, known, rarity))
        known.append(report)
    return count


def _newness(side: Side) -> tuple[datetime, str, str]:
    return side.article.published or _UNDATED, side.article.key, side.article.text
