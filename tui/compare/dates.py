"""Dates that differ: two linked sentences that each name one day for the event, and not the same day.

Weekdays are resolved against each report's own publication day, so "on Monday" and "on March 18" can be one day. The
day on which somebody spoke is another matter from the day on which something happened, and is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from tui.compare.comparison import Aspect, Difference, Link, Verdict
from tui.compare.facts import Facts
from tui.entities.dates import Dated

WEEK = 7
"""Days beyond which two dates belong to two facts."""
_SPOKEN = re.compile(
    r"\b(?:said|says|told|announced|reported|added|wrote|tweeted|posted|statement|interview|conference)\W+(?:\w+\W+){0,3}$"
)
_BEFORE = 60


def differing(left: Facts, right: Facts, links: Iterable[Link]) -> Iterator[Difference]:
    """The days that linked sentences give differently, one flag a pair of days."""
    told: set[tuple[date, date]] = set()
    known = _days(left) & _days(right)
    for link in links:
        mine, theirs = _day(left, link.left), _day(right, link.right)
        if not (mine and theirs and mine.first and theirs.first and _near(left, mine) & _near(right, theirs)):
            continue
        days = mine.first, theirs.first
        apart = abs((days[0] - days[1]).days)
        if 0 < apart <= WEEK and days not in told and not known.intersection(days) and _tense(left, right, *days):
            told.add(days)
            yield _difference(left, right, mine, theirs)


def _day(facts: Facts, number: int) -> Dated | None:
    """The day a sentence names, when it names only one and not as the day on which somebody spoke."""
    days = [dated for dated in facts.dates.get(number, ()) if dated.first and dated.first == dated.last]
    if len(days) != 1:
        return None
    before = facts.side.article.text[max(0, days[0].start - _BEFORE) : days[0].start]
    return None if _SPOKEN.search(before) else days[0]


def _days(facts: Facts) -> set[date]:
    return {
        dated.first for found in facts.dates.values() for dated in found if dated.first and dated.first == dated.last
    }


def _near(facts: Facts, dated: Dated) -> set[str]:
    """What is said near a date: the words and figures that tell which event it is the day of."""
    mark = facts.mark(dated.start, dated.end)
    return facts.near(mark.sentence, mark.start, mark.end)


def _tense(left: Facts, right: Facts, mine: date, theirs: date) -> bool:
    """Whether both days lie before publication, or both after: what is planned is not what happened."""
    ahead = [
        facts.published is not None and day > facts.published.date() for facts, day in ((left, mine), (right, theirs))
    ]
    return ahead[0] == ahead[1]


def _difference(left: Facts, right: Facts, mine: Dated, theirs: Dated) -> Difference:
    early, late = sorted((mine, theirs), key=lambda dated: (dated.first or date.min, dated.text))
    why = f"{_named(early)} against {_named(late)}."
    return Difference(
        Aspect.DATE, Verdict.DIFFER, left.mark(mine.start, mine.end), right.mark(theirs.start, theirs.end), why
    )


def _named(dated: Dated) -> str:
    """A date as written, with the day it was resolved to."""
    assert dated.first is not None, "only resolved days are compared"
    return f"{dated.text} ({dated.first.day} {dated.first:%B %Y})"
