"""In what way two figures for one thing differ: not at all, an update, another scale, less exactly, or simply so.

A figure that the other report gives anywhere is no difference, values of other orders count other things, and a later
report that has a higher toll, or says that something rose, brings news and contradicts nobody.
"""

from __future__ import annotations

import re

from tui.compare.circumstances import is_base
from tui.compare.comparison import Link, Verdict
from tui.compare.facts import Facts
from tui.compare.roles import TOLLS, WANING, may_be_alike, toll
from tui.compare.terms import Term, middle, stated
from tui.entities.amounts.figure import Bound, Figure, FigureKind
from tui.text.words import stem

FARTHEST = 2.0
FARTHEST_TOLL = 4.0
"""Ratio of two figures above which they count different things; first tolls are often far off."""
ANOTHER_QUAKE = 1.0
"""Magnitudes that lie further apart are those of a quake and its aftershock, or of two quakes."""
SMALL = 10
"""Counts below this are in every report: another report's "three" of something else says nothing about this one."""
_CHANGES = frozenset(
    stem(word)
    for word in "rise rose risen climb climbed grow grew grown jump jumped increase increased soar soared reach "
    "reached fall fell fallen drop dropped lowered raised revised updated".split()
)
_ANY = ("a few", "several", "a couple", "a handful")
"""Vague words that can be any small number: they differ from none."""
_PROVISIONAL = re.compile(
    r"\b(?:partial|provisional|preliminary|early|projected|on course for|on track for|so far|expected"
    r"|of (?:the )?(?:ballots|votes) counted|forecast|initial(?:ly)?)\b"
)


def figure_of(term: Term) -> Figure:
    """The figure that a term is."""
    assert term.figure is not None, "only figures are paired"
    return term.figure


def kind_of(term: Term) -> tuple[FigureKind, str]:
    """What kind of figure a term is, and its unit."""
    figure = figure_of(term)
    return figure.kind, figure.unit


def verdict(left: Facts, right: Facts, link: Link, one: Term, other: Term) -> Verdict | None:
    """In what way two figures for one thing differ; None when they agree or are known to the other report."""
    mine, theirs = figure_of(one), figure_of(other)
    vague = (mine.bound is Bound.VAGUE) + (theirs.bound is Bound.VAGUE)
    if vague and mine.meets(theirs):
        return Verdict.VAGUER if vague == 1 and stated(mine).meets(stated(theirs)) else None
    if stated(mine).meets(stated(theirs)) or _rounded(mine, theirs):
        return None
    change = _change(left, right, link, one, other)
    if change is Verdict.UPDATE and _from_to(left, right, link, one, other):
        return change
    if _gives(right, one) or _gives(left, other):
        return None
    if vague == 2:
        return Verdict.SCALE if mine.kind is FigureKind.COUNT else None
    if not _comparable(mine, theirs):
        return None
    return change or (Verdict.VAGUER if mine.bound is not theirs.bound and mine.meets(theirs) else Verdict.DIFFER)


def _rounded(one: Figure, other: Figure) -> bool:
    """Whether one is the other cut or rounded to a whole number: 20.6 and 20 percent, magnitude 5.9 and 6."""
    coarse = one.kind is FigureKind.PERCENT or one.unit == "magnitude"
    if not coarse or (one.low == one.high) == (other.low == other.high):
        return False
    return abs(middle(one) - middle(other)) < 1


def _gives(facts: Facts, term: Term) -> bool:
    """Whether a report gives a figure anywhere; a small count or a toll only where it may count the same thing."""
    figure = figure_of(term)
    small = figure.kind is FigureKind.COUNT and figure.what != "" and (middle(figure) < SMALL or figure.what in TOLLS)
    return facts.given.within(figure) or any(
        not small or may_be_alike(figure, known) or (known.whole is not None and known.whole == figure.whole)
        for known in facts.given.meeting(figure)
    )


def _comparable(one: Figure, other: Figure) -> bool:
    """Whether two values are of one order; a vague one counts with its nearer end, and "a few" can be anything."""
    low, high = sorted((one, other), key=middle)
    least, most = abs(middle(low)), abs(middle(high))
    if one.unit == "magnitude" and most - least > ANOTHER_QUAKE:
        return False
    if Bound.VAGUE in {one.bound, other.bound}:
        if any(figure.text.lower().startswith(_ANY) for figure in (one, other)):
            return False
        least = low.high if low.bound is Bound.VAGUE else least
        most = high.low if high.bound is Bound.VAGUE else most
    least, most = sorted((least, most))
    return least > 0 and most / least <= (FARTHEST_TOLL if toll(one, other) else FARTHEST)


def _change(left: Facts, right: Facts, link: Link, one: Term, other: Term) -> Verdict | None:
    """UPDATE where the later report tells of a change: a toll that is higher, "rose to", or a count then unfinished.

    What an article says now, and did not before, always is one.
    """
    later = right.side.follows(left.side)
    if later is None:
        return None
    if left.side.seen or right.side.seen:
        return Verdict.UPDATE
    ends = [(left, link.left, one), (right, link.right, other)]
    (_, before, old), (facts, number, new) = ends if later else ends[::-1]
    earlier = left if facts is right else right
    was, now = figure_of(old), figure_of(new)
    grown = toll(was, now) and middle(now) > middle(was)
    waned = bool({was.what, now.what} & WANING) and middle(now) != middle(was)
    unfinished = was.kind is FigureKind.COUNT and _PROVISIONAL.search(earlier.side.text(before))
    return Verdict.UPDATE if grown or waned or unfinished or rose(facts, number, new) else None


def rose(facts: Facts, number: int, term: Term) -> bool:
    """Whether a sentence says that something rose or fell to this figure."""
    around = facts.terms[number]
    at = around.index(term)
    before = [term.key for term in around[max(0, at - 4) : at]]
    return "to" in before and not _CHANGES.isdisjoint(before)


def _from_to(left: Facts, right: Facts, link: Link, one: Term, other: Term) -> bool:
    """Whether the later report itself says what the figure was: "rose from 14 to 19"."""
    ends = [(left, link.left, one, other), (right, link.right, other, one)]
    facts, number, new, old = ends[0] if left.side.follows(right.side) else ends[1]
    text = facts.side.text(number)
    return any(
        term is not new and is_base(text, term) and stated(figure_of(term)).meets(stated(figure_of(old)))
        for term in facts.figures[number]
        if kind_of(term) == kind_of(old)
    )
