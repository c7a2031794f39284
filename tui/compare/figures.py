"""Figures that differ: the same thing counted, in two sentences that are linked, with intervals that do not meet.

True conflicts are rare (about one in a hundred pairs of real reports) and easy to invent, so every rule here is there
to stay silent: one kind, one unit, one role, one person, one day; a figure that the other report gives anywhere is no
difference; a ratio above two (four for a toll) is another fact; and nothing is ever called a contradiction.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tui.compare.circumstances import is_base, one_circumstance, same_subject
from tui.compare.comparison import Aspect, Difference, Link, Verdict
from tui.compare.facts import Facts
from tui.compare.roles import STATISTICS, TOLLS, WANING, alike, may_be_alike, role, toll
from tui.compare.terms import Term, middle, stated
from tui.entities.figure import Bound, Figure, FigureKind
from tui.text.words import stem

FARTHEST = 2.0
FARTHEST_TOLL = 4.0
"""Ratio of two figures above which they count different things; first tolls are often far off."""
BESIDE = 9
"""Characters between a name and an age that belong together: "Vass, aged 34", "six-year-old girl, Vass"."""
TABLE = 12
"""A sentence with more figures than this is a table or a list of results: its figures are not paired."""
SMALL = 10
"""Counts below this are in every report: another report's "three" of something else says nothing about this one."""
CHANGES = frozenset(
    "rise rose risen climb climbed grow grew grown jump jumped increase increased soar soared reach reached fall fell "
    "fallen drop dropped lowered raised revised updated".split()
)
_PROVISIONAL = re.compile(
    r"\b(?:partial|provisional|preliminary|early|projected|on course for|on track for|so far|expected"
    r"|of (?:the )?(?:ballots|votes) counted|forecast|initial(?:ly)?)\b"
)


class _Pair(NamedTuple):
    """Two figures that seem to tell one fact."""

    link: Link
    left: Term
    right: Term
    nearness: int
    verdict: Verdict

    @property
    def rank(self) -> tuple[int, float, list[tuple[int, int]]]:
        """Clearest first; the same from either side."""
        places = sorted([(self.link.left, self.left.start), (self.link.right, self.right.start)])
        return -self.nearness, -self.link.score, places


def differing(left: Facts, right: Facts, links: Iterable[Link]) -> Iterator[Difference]:
    """The figures that linked sentences tell differently, one flag a fact."""
    pairs = sorted((pair for link in links for pair in _pairs(left, right, link)), key=lambda pair: pair.rank)
    used: set[tuple[int, int, int]] = set()
    told: set[tuple[str, ...]] = set()
    for pair in pairs:
        places = {(0, pair.link.left, pair.left.start), (1, pair.link.right, pair.right.start)}
        fact = (pair.left.key, pair.right.key, *sorted({role(_figure(pair.left)), role(_figure(pair.right))}))
        if not places & used and fact not in told:
            used |= places
            told.add(fact)
            yield _difference(left, right, pair)


def _pairs(left: Facts, right: Facts, link: Link) -> Iterator[_Pair]:
    """The pairs of figures of two linked sentences that speak of one thing and do not agree."""
    ours, theirs = left.figures[link.left], right.figures[link.right]
    if not ours or not theirs or len(ours) > TABLE or len(theirs) > TABLE:
        return
    kinds = {_kind(term) for term in ours} & {_kind(term) for term in theirs}
    if not kinds or not same_subject(left, link.left, right, link.right):
        return
    mine = [_Place.of(left, link.left, term) for term in ours if _kind(term) in kinds]
    others = [_Place.of(right, link.right, term) for term in theirs if _kind(term) in kinds]
    for one in mine:
        for other in others:
            nearness = _nearness(one, other)
            if nearness and (verdict := _verdict(left, right, link, one.term, other.term)):
                yield _Pair(link, one.term, other.term, nearness, verdict)


def _figure(term: Term) -> Figure:
    assert term.figure is not None, "only figures are paired"
    return term.figure


def _kind(term: Term) -> tuple[FigureKind, str]:
    figure = _figure(term)
    return figure.kind, figure.unit


class _Place(NamedTuple):
    """A figure where it stands."""

    facts: Facts
    sentence: int
    term: Term
    near: frozenset[str]
    """Words that say what the figure is about; other figures do not."""
    lead: str
    """The word that leads up to it."""

    @classmethod
    def of(cls, facts: Facts, sentence: int, term: Term) -> _Place:
        """A figure with what stands round it."""
        said = facts.terms[sentence]
        counted = {term.key for term in said if term.figure}
        near = frozenset(facts.near(sentence, term.start, term.end) - counted)
        before = [other.key for other in said if other.end <= term.start and other.telling]
        return cls(facts, sentence, term, near, before[-1] if before else "")

    @property
    def aside(self) -> bool:
        """Whether it stands in brackets: a conversion or an afterthought."""
        text = self.facts.side.text(self.sentence)
        return text.rfind("(", 0, self.term.start) > text.rfind(")", 0, self.term.start)

    def owner(self) -> set[int] | None:
        """Whose age it is: the person named beside it, empty for "the 43-year-old", None for anybody else's."""
        text, start = self.facts.side.text(self.sentence), self.facts.side.sentences[self.sentence].start
        if text[: self.term.start].lower().endswith("the "):
            return set()
        before = self.facts.persons(start + max(0, self.term.start - BESIDE), start + self.term.start, touching=True)
        after = self.facts.persons(start + self.term.end, start + self.term.end + BESIDE, touching=True)
        return before or after or None


def _nearness(one: _Place, other: _Place) -> int:
    """How clearly two figures tell one fact, 0 for not at all: their roles and the words that stand near both."""
    mine, theirs = _figure(one.term), _figure(other.term)
    if _kind(one.term) != _kind(other.term) or one.aside or other.aside:
        return 0
    if not one_circumstance(one.facts, one.sentence, one.term, other.facts, other.sentence, other.term):
        return 0
    near = len(one.near & other.near)
    if mine.kind is FigureKind.AGE:
        return 2 + near if _one_owner(one.owner(), other.owner()) else 0
    if role(mine) in STATISTICS and one.lead != other.lead:
        return 0
    if alike(mine, theirs) or mine.unit == "magnitude" or (mine.whole is not None and mine.whole == theirs.whole):
        return 2 + near
    if mine.kind is FigureKind.COUNT or (mine.what and theirs.what):
        return 0
    return near if mine.unit != "s" or mine.measure == theirs.measure or near > 1 else 0


def _one_owner(mine: set[int] | None, theirs: set[int] | None) -> bool:
    if mine is None or theirs is None:
        return False
    return bool(mine & theirs) or bool(mine) != bool(theirs)


def _verdict(left: Facts, right: Facts, link: Link, one: Term, other: Term) -> Verdict | None:
    """In what way two figures for one thing differ; None when they agree or are known to the other report."""
    mine, theirs = _figure(one), _figure(other)
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
    """Whether a whole percentage is the other one cut or rounded to whole points: 20.6 and 20 percent."""
    if one.kind is not FigureKind.PERCENT or (one.low == one.high) == (other.low == other.high):
        return False
    return abs(middle(one) - middle(other)) < 1


def _gives(facts: Facts, term: Term) -> bool:
    """Whether a report gives a figure anywhere; a small count or a toll only where it may count the same thing."""
    figure = _figure(term)
    small = figure.kind is FigureKind.COUNT and figure.what != "" and (middle(figure) < SMALL or figure.what in TOLLS)
    return any(
        known.kind is figure.kind
        and known.unit == figure.unit
        and known.bound is not Bound.VAGUE
        and not (small and not may_be_alike(figure, known) and known.whole != figure.whole)
        and stated(known).meets(stated(figure))
        for found in facts.figures.values()
        for candidate in found
        if (known := _figure(candidate))
    ) or any(_inside(figure, candidate) for found in facts.terms.values() for candidate in found if candidate.figure)


def _inside(figure: Figure, term: Term) -> bool:
    """Whether a score or a ratio says a figure: "58-3" gives 58 wins, "14 of 16" gives 87.5 percent."""
    known = _figure(term)
    if figure.kind is FigureKind.COUNT:
        return known.kind is FigureKind.SCORE and middle(figure) in {known.low, known.high}
    if figure.kind is not FigureKind.PERCENT or known.kind is not FigureKind.COUNT or not known.whole:
        return False
    return abs(100 * middle(known) / known.whole - middle(figure)) < 1


def _comparable(one: Figure, other: Figure) -> bool:
    """Whether two values are of one order; a vague one counts with the end that is nearer."""
    low, high = sorted((one, other), key=middle)
    least = low.high if low.bound is Bound.VAGUE else abs(middle(low))
    most = high.low if high.bound is Bound.VAGUE else abs(middle(high))
    least, most = sorted((least, most))
    return least > 0 and most / least <= (FARTHEST_TOLL if toll(one, other) else FARTHEST)


def _change(left: Facts, right: Facts, link: Link, one: Term, other: Term) -> Verdict | None:
    """UPDATE where the later report tells of a change: a toll that is higher, "rose to", or a count then unfinished."""
    if left.published is None or right.published is None or left.published == right.published:
        return None
    ends = [(left, link.left, one), (right, link.right, other)]
    (_, before, old), (facts, number, new) = ends if left.published < right.published else ends[::-1]
    earlier = left if facts is right else right
    was, now = _figure(old), _figure(new)
    grown = toll(was, now) and middle(now) > middle(was)
    waned = bool({was.what, now.what} & WANING) and middle(now) != middle(was)
    unfinished = was.kind is FigureKind.COUNT and _PROVISIONAL.search(earlier.side.text(before))
    return Verdict.UPDATE if grown or waned or unfinished or _rose(facts, number, new) else None


def _rose(facts: Facts, number: int, term: Term) -> bool:
    """Whether a sentence says that something rose or fell to this figure."""
    around = facts.terms[number]
    at = around.index(term)
    before = [term.key for term in around[max(0, at - 4) : at]]
    return "to" in before and not _CHANGE_STEMS.isdisjoint(before)


def _from_to(left: Facts, right: Facts, link: Link, one: Term, other: Term) -> bool:
    """Whether the later report itself says what the figure was: "rose from 14 to 19"."""
    ends = [(left, link.left, one, other), (right, link.right, other, one)]
    later = left.published is not None and right.published is not None and left.published > right.published
    facts, number, new, old = ends[0] if later else ends[1]
    text = facts.side.text(number)
    return any(
        term is not new and is_base(text, term) and stated(_figure(term)).meets(stated(_figure(old)))
        for term in facts.figures[number]
        if _kind(term) == _kind(old)
    )


_CHANGE_STEMS = frozenset(stem(word) for word in CHANGES)


def _difference(left: Facts, right: Facts, pair: _Pair) -> Difference:
    return Difference(
        Aspect.FIGURE,
        pair.verdict,
        left.mark_in(pair.link.left, pair.left.start, pair.left.end),
        right.mark_in(pair.link.right, pair.right.start, pair.right.end),
        _why(left, right, pair),
    )


def _why(left: Facts, right: Facts, pair: _Pair) -> str:
    """The difference in plain words, the same from either side."""
    mine, theirs = _figure(pair.left), _figure(pair.right)
    low, high = sorted((mine, theirs), key=lambda figure: (middle(figure), figure.text))
    what = next((figure.what for figure in (high, low) if figure.what and figure.kind is FigureKind.COUNT), "")
    both = f"{_hedged(low)} against {_hedged(high)} {what}".rstrip()
    if pair.verdict is Verdict.UPDATE:
        later = bool(left.published and right.published and left.published > right.published)
        new, old = (mine, theirs) if later else (theirs, mine)
        return f"The later report has {_hedged(new)} {what}".rstrip() + f", the earlier one {_hedged(old)}."
    if pair.verdict is Verdict.VAGUER:
        return f"{both}: one only says it less exactly."
    if pair.verdict is Verdict.SCALE:
        return f"{both}: both vague, and of different size."
    apart = (middle(high) - middle(low)) / abs(middle(low))
    bounds = "the lower bounds" if low.bound is high.bound is Bound.AT_LEAST else "the figures"
    return f"{both}: {bounds} differ by {apart:.0%}.".replace("%.", " %.")


def _hedged(figure: Figure) -> str:
    """A figure with its hedge, as a reader would say it."""
    hedge = f"{figure.bound.value} " if figure.bound in {Bound.AT_LEAST, Bound.AT_MOST, Bound.ABOUT} else ""
    plain = figure.text[:2].istitle() and figure.text[1:2].isalpha()
    return hedge + (figure.text[0].lower() + figure.text[1:] if plain else figure.text)
