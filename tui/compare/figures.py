"""Figures that differ: the same thing counted, in two sentences that are linked, with intervals that do not meet.

True conflicts are rare (about one in a hundred pairs of real reports) and easy to invent, so every rule here is there
to stay silent: one kind, one unit, one role, one person, one day; a figure that the other report gives anywhere is no
difference; a ratio above two (four for a toll) is another fact; and nothing is ever called a contradiction.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from tui.compare.circumstances import one_circumstance, same_days, same_persons
from tui.compare.comparison import Aspect, Difference, Link, Verdict
from tui.compare.facts import Facts
from tui.compare.roles import STATISTICS, SURVEYED, alike, role, toll
from tui.compare.terms import Term, middle
from tui.compare.verdicts import SMALL, figure_of, kind_of, rose, verdict
from tui.entities.amounts.figure import Bound, Figure, FigureKind

BESIDE = 9
"""Characters between a name and an age that belong together: "Vass, aged 34", "six-year-old girl, Vass"."""
YEARS = 3
"""Years by which somebody is older when the trial is reported."""
_COURT = re.compile(r"\b(?:jury|jurors|verdict|found guilty|pleaded guilty|sentenced)\b")
TABLE = 12
"""A sentence with more figures than this is a table or a list of results: its figures are not paired."""


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
        fact = (pair.left.key, pair.right.key, *sorted({role(figure_of(pair.left)), role(figure_of(pair.right))}))
        if not places & used and fact not in told:
            used |= places
            told.add(fact)
            yield _difference(left, right, pair)


def _pairs(left: Facts, right: Facts, link: Link) -> Iterator[_Pair]:
    """The pairs of figures of two linked sentences that speak of one thing and do not agree."""
    ours, theirs = left.figures[link.left], right.figures[link.right]
    if not ours or not theirs or len(ours) > TABLE or len(theirs) > TABLE:
        return
    kinds = {kind_of(term) for term in ours} & {kind_of(term) for term in theirs}
    if not link.shown:
        kinds &= {(FigureKind.COUNT, "")}
    if not kinds or not same_persons(left, link.left, right, link.right):
        return
    timely = same_days(left, link.left, right, link.right)
    mine = [_Place.of(left, link.left, term) for term in ours if kind_of(term) in kinds]
    others = [_Place.of(right, link.right, term) for term in theirs if kind_of(term) in kinds]
    for one in mine:
        for other in others:
            nearness = _nearness(one, other) if timely or _risen_toll(one, other) else 0
            if nearness and (found := verdict(left, right, link, one.term, other.term)):
                yield _Pair(link, one.term, other.term, nearness, found)


def _risen_toll(one: _Place, other: _Place) -> bool:
    """Whether two figures are tolls of which one is said to have risen: it is one toll, on whatever day it is told."""
    return toll(figure_of(one.term), figure_of(other.term)) and (one.risen or other.risen)


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
    def hyphened(self) -> bool:
        """Whether it stands before its noun: "a three-day truce"."""
        return "-" in figure_of(self.term).text

    @property
    def risen(self) -> bool:
        """Whether the sentence says that something rose or fell to the figure."""
        return rose(self.facts, self.sentence, self.term)

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
    mine, theirs = figure_of(one.term), figure_of(other.term)
    if kind_of(one.term) != kind_of(other.term) or one.aside or other.aside:
        return 0
    if not one_circumstance(one.facts, one.sentence, one.term, other.facts, other.sentence, other.term):
        return 0
    shared = one.near & other.near
    near = len(shared)
    if mine.kind is FigureKind.AGE:
        return 2 + near if _one_owner(one.owner(), other.owner()) and not _grown_older(one, other) else 0
    if role(mine) in STATISTICS and one.lead != other.lead:
        return 0
    if (toll(mine, theirs) or _common(mine, theirs)) and (mine.whole is None) != (theirs.whole is None):
        return 0
    if _common(mine, theirs) and not shared - {role(mine), role(theirs)}:
        return 0
    if alike(mine, theirs) or mine.unit == "magnitude" or (mine.whole is not None and mine.whole == theirs.whole):
        return 2 + near
    if mine.kind is FigureKind.COUNT or (mine.what and theirs.what):
        return 0
    if mine.unit == "s" and mine.measure != theirs.measure:
        return near if near > 1 and one.hyphened == other.hyphened else 0
    return near


def _common(one: Figure, other: Figure) -> bool:
    """Whether two figures need more than what they count to be one: "seven bullets", "62 percent of respondents"."""
    if one.whole is not None and one.whole == other.whole:
        return False
    small = one.kind is FigureKind.COUNT and min(middle(one), middle(other)) < SMALL and not toll(one, other)
    return small or (one.kind is FigureKind.PERCENT and role(one) in SURVEYED)


def _grown_older(one: _Place, other: _Place) -> bool:
    """Whether an age may be of another year: only one report is of the trial, which comes years after the deed."""
    if abs(middle(figure_of(one.term)) - middle(figure_of(other.term))) > YEARS:
        return False
    courts = [_of_trial(place.facts.side.article.text) for place in (one, other)]
    return courts[0] != courts[1]


@lru_cache(maxsize=2)
def _of_trial(text: str) -> bool:
    return _COURT.search(text) is not None


def _one_owner(mine: set[int] | None, theirs: set[int] | None) -> bool:
    if mine is None or theirs is None:
        return False
    return bool(mine & theirs) or bool(mine) != bool(theirs)


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
    mine, theirs = figure_of(pair.left), figure_of(pair.right)
    low, high = sorted((mine, theirs), key=lambda figure: (middle(figure), figure.text))
    what = next((figure.what for figure in (high, low) if figure.what and figure.kind is FigureKind.COUNT), "")
    both = f"{_hedged(low)} against {_hedged(high)} {what}".rstrip()
    if pair.verdict is Verdict.UPDATE:
        new, old = (mine, theirs) if left.side.follows(right.side) else (theirs, mine)
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
