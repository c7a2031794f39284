"""Dates that differ: two linked sentences that each give one time for the event, and not the same one.

Weekdays are resolved against each report's own publication day, so "on Monday" and "on March 18" can be one day. Days
are compared with days, months with months and years with years; "last week" and a day in it agree. The day on which
somebody spoke or was arrested is another matter from the day on which something happened, and is left alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from enum import IntEnum

from tui.compare.circumstances import one_step, same_persons
from tui.compare.comparison import Aspect, Difference, Link, Verdict
from tui.compare.facts import Facts
from tui.compare.verdicts import SMALL
from tui.entities.amounts.figure import FigureKind
from tui.entities.dates import Dated


class Span(IntEnum):
    """How exact a date is, with the days beyond which two of its kind belong to two facts."""

    DAY = 7
    MONTH = 100
    YEAR = 1100


LONGEST = {1: Span.DAY, 31: Span.MONTH, 366: Span.YEAR}
"""Days up to which a stretch of time is a day, a month, a year."""
SHARED = 2
"""What must be said near two dates for them to be of one event. One word is enough for two sentences that are each
other's only link, where the days lie close: of 60 pairs of dates with one word in common, every second was of one
event, with two words nine in ten (events of ECB+)."""
CLOSE = 2
"""Days that far apart are told of one event by two reporters, one of whom errs."""
_SPOKEN = re.compile(
    r"\b(?:said|says|told|announced|reported|added|explained|confirmed|wrote|tweeted|statement|interview|conference)\W+(?:\w+\W+){0,3}$"
    r"|\b(?:[Pp]osted|[Pp]ublished|[Uu]pdated)\b[^.]*$"
)
_SPEAKS = re.compile(r",? (?:\w+ ){1,3}(?:said|told|announced|explained|confirmed|reported)\b")
_BEFORE = 60
SMALL_COUNTS = frozenset(f"count::{number}" for number in range(SMALL))
Days = tuple[date, date]


def differing(left: Facts, right: Facts, links: Iterable[Link]) -> Iterator[Difference]:
    """The times that linked sentences give differently, one flag a pair of times."""
    told: set[tuple[Days, Days]] = set()
    known = _given(left) & _given(right)
    shown = list(links)
    rows, columns = Counter(link.left for link in shown), Counter(link.right for link in shown)
    for link in shown:
        mine, theirs = _one(left, link.left, known), _one(right, link.right, known)
        lone = rows[link.left] == columns[link.right] == 1
        if mine is None or theirs is None or not _comparable(left, mine, right, theirs, lone=lone):
            continue
        ends = _days(mine), _days(theirs)
        same = same_persons(left, link.left, right, link.right)
        if ends not in told and same and one_step(left, mine, right, theirs) and _tense(left, right, *ends):
            told.add(ends)
            yield _difference(left, right, mine, theirs)


def _one(facts: Facts, number: int, known: set[Days]) -> Dated | None:
    """The time a sentence gives beside those that both reports give, when it is only one and not that of speaking."""
    found = [dated for dated in facts.dates.get(number, ()) if dated.clock is None]
    left = [dated for dated in found if not (dated.first and dated.last) or _days(dated) not in known]
    if len(left) != 1 or not left[0].first or _span(left[0]) is None:
        return None
    return None if _spoken(facts, number, left[0]) else left[0]


def _spoken(facts: Facts, number: int, dated: Dated) -> bool:
    """Whether a time is that at which somebody spoke: "said on Friday", "Yesterday, the police explained"."""
    text = facts.side.article.text
    if _SPOKEN.search(text[max(0, dated.start - _BEFORE) : dated.start]):
        return True
    return dated.start == facts.side.sentences[number].start and bool(_SPEAKS.match(text, dated.end))


def _days(dated: Dated) -> Days:
    assert dated.first is not None and dated.last is not None, "only resolved dates are compared"  # noqa: PT018 one fact
    return dated.first, dated.last


def _span(dated: Dated) -> Span | None:
    """Whether it is a day, a month or a year; None for weeks, seasons and longer times, which are no dates.

    Nor are a year and a month told by their distance: "two years ago" is rounded, "this year" no fact of its own.
    """
    first, last = _days(dated)
    length = (last - first).days + 1
    span = next((span for most, span in LONGEST.items() if length <= most), None)
    if span is not Span.DAY and not any(char.isdigit() or char.isupper() for char in dated.text):
        return None
    return None if span is Span.MONTH and length < 28 else span


def _given(facts: Facts) -> set[Days]:
    return {_days(dated) for found in facts.dates.values() for dated in found if dated.first}


def _comparable(left: Facts, mine: Dated, right: Facts, theirs: Dated, *, lone: bool) -> bool:
    """Whether two dates are as exact as each other, not one, not far apart, and of what is told in the same words."""
    span, (first, last), (start, end) = _span(mine), _days(mine), _days(theirs)
    if span is None or span is not _span(theirs) or (first <= end and start <= last):
        return False
    apart = abs((first - start).days)
    if apart > span:
        return False
    least = 1 if lone and span is Span.DAY and apart <= CLOSE else SHARED
    return len(_near(left, mine) & _near(right, theirs)) >= least or bool(
        _figures(left, mine) & _figures(right, theirs)
    )


def _figures(facts: Facts, dated: Dated) -> set[str]:
    """The figures beside a date, small counts and ages apart: two sentences that share one tell one fact."""
    said = facts.figures[facts.mark(dated.start, dated.end).sentence]
    return {
        term.key
        for term in said
        if term.figure and term.figure.kind is not FigureKind.AGE and (term.figure.unit or term.figure.low >= SMALL)
    }


def _near(facts: Facts, dated: Dated) -> set[str]:
    """What is said near a date: the words and figures, small counts apart, that tell which event it is the time of."""
    mark = facts.mark(dated.start, dated.end)
    return facts.near(mark.sentence, mark.start, mark.end) - SMALL_COUNTS


def _tense(left: Facts, right: Facts, mine: Days, theirs: Days) -> bool:
    """Whether both times lie before publication, or both after: what is planned is not what happened."""
    ahead = [
        facts.published is not None and days[0] > facts.published.date()
        for facts, days in ((left, mine), (right, theirs))
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
    first, last = _days(dated)
    return f"{dated.text} ({first.day} {first:%B %Y})" if first == last else dated.text
