"""Figures that differ: the same thing counted, in two sentences that are linked, with intervals that do not meet.

True conflicts are rare (about one in a hundred pairs of real reports) and easy to invent, so every rule here is there
to stay silent: one kind, one unit, one role, one person, one day; a figure that the other report gives anywhere is no
difference; a ratio above two (four for a toll) is another fact; and nothing is ever called a contradiction. On 467
pairs of real reports, one reader judged 8 of 25 flags true without the rules on persons, days, ages and ratios, and
7 of 9 with them; the rules were made on these very pairs, so expect less elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tui.compare.comparison import Aspect, Difference, Link, Verdict
from tui.compare.facts import Facts
from tui.compare.terms import Term, middle, stated
from tui.entities.dates import Dated
from tui.entities.figure import Bound, Figure, FigureKind
from tui.text.words import fold, stem

FARTHEST = 2.0
FARTHEST_TOLL = 4.0
"""Ratio of two figures above which they count different things; first tolls are often far off."""
BESIDE = 9
"""Characters between a name and an age that belong together: "Vass, aged 34", "six-year-old girl, Vass"."""
TABLE = 12
"""A sentence with more figures than this is a table or a list of results: its figures are not paired."""
SMALL = 10
"""Counts below this are in every report: another report's "three" of something else says nothing about this one."""
TOLLS = frozenset(
    "killed dead died deaths injured wounded hurt missing displaced arrested detained rescued hospitalised infected "
    "cases homeless evacuated trapped affected destroyed damaged".split()
)
"""What grows in the hours after an event, so that a later and higher figure is news and not a conflict."""
CHANGES = frozenset(
    "rise rose risen climb climbed grow grew grown jump jumped increase increased soar soared reach reached fall fell "
    "fallen drop dropped lowered raised revised updated".split()
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
        fact = (pair.left.key, pair.right.key, *sorted({_role(pair.left), _role(pair.right)}))
        if not places & used and fact not in told:
            used |= places
            told.add(fact)
            yield _difference(left, right, pair)


def _pairs(left: Facts, right: Facts, link: Link) -> Iterator[_Pair]:
    """The pairs of figures of two linked sentences that speak of one thing and do not agree."""
    ours, theirs = left.figures[link.left], right.figures[link.right]
    if not ours or not theirs or len(ours) > TABLE or len(theirs) > TABLE or not _same_subject(left, right, link):
        return
    for one in ours:
        for other in theirs:
            nearness = _nearness(_Place(left, link.left, one), _Place(right, link.right, other))
            if nearness and (verdict := _verdict(left, right, link, one, other)):
                yield _Pair(link, one, other, nearness, verdict)


def _same_subject(left: Facts, right: Facts, link: Link) -> bool:
    """Whether two sentences may speak of the same persons at the same time: neither names others or another day."""
    spans = [(facts, facts.side.sentences[number]) for facts, number in ((left, link.left), (right, link.right))]
    mine, theirs = (facts.persons(sentence.start, sentence.end) for facts, sentence in spans)
    days, others = _days(left, link.left), _days(right, link.right)
    return not (mine and theirs and not mine & theirs) and (
        not days or not others or any(_same_time(day, other) for day in days for other in others)
    )


def _days(facts: Facts, number: int) -> list[Dated]:
    return [dated for dated in facts.dates.get(number, ()) if dated.clock is None]


def _same_time(one: Dated, other: Dated) -> bool:
    """Whether two dates may be one time; those that cannot be resolved are one when they are written alike."""
    if one.first and one.last and other.first and other.last:
        return one.first <= other.last and other.first <= one.last
    return bool(one.first or other.first) or fold(one.text) == fold(other.text)


def _figure(term: Term) -> Figure:
    assert term.figure is not None, "only figures are paired"
    return term.figure


def _role(term: Term) -> str:
    """What is counted, as a stem."""
    return stem(fold(_figure(term).what))


class _Place(NamedTuple):
    """A figure where it stands."""

    facts: Facts
    sentence: int
    term: Term

    @property
    def near(self) -> set[str]:
        """Words that say what the figure is about; other figures do not."""
        counted = {term.key for term in self.facts.terms[self.sentence] if term.figure}
        return self.facts.near(self.sentence, self.term.start, self.term.end) - counted

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
    if (mine.kind, mine.unit) != (theirs.kind, theirs.unit) or one.aside or other.aside:
        return 0
    near = len(one.near & other.near)
    if mine.kind is FigureKind.AGE:
        return 2 + near if _one_owner(one.owner(), other.owner()) else 0
    alike = _role(one.term) == _role(other.term) != ""
    if alike or mine.unit == "magnitude" or (mine.whole is not None and mine.whole == theirs.whole):
        return 2 + near
    if mine.kind is FigureKind.COUNT or (mine.what and theirs.what):
        return 0
    return near if mine.unit != "s" or mine.measure == theirs.measure else 0


def _one_owner(mine: set[int] | None, theirs: set[int] | None) -> bool:
    if mine is None or theirs is None:
        return False
    return bool(mine & theirs) or bool(mine) != bool(theirs)


def _verdict(left: Facts, right: Facts, link: Link, one: Term, other: Term) -> Verdict | None:
    """In what way two figures for one thing differ; None when they agree or are known to the other report."""
    mine, theirs = _figure(one), _figure(other)
    vague = (mine.bound is Bound.VAGUE) + (theirs.bound is Bound.VAGUE)
    if vague and mine.meets(theirs):
        return Verdict.VAGUER if vague == 1 else None
    if stated(mine).meets(stated(theirs)) or _gives(right, one) or _gives(left, other):
        return None
    if vague == 2:
        return Verdict.SCALE if mine.kind is FigureKind.COUNT else None
    if not _comparable(mine, theirs):
        return None
    if _updated(left, right, link, one, other):
        return Verdict.UPDATE
    return Verdict.VAGUER if mine.bound is not theirs.bound and mine.meets(theirs) else Verdict.DIFFER


def _gives(facts: Facts, term: Term) -> bool:
    """Whether a report gives a figure anywhere; a small count or a toll only where it may count the same thing."""
    figure = _figure(term)
    small = figure.kind is FigureKind.COUNT and figure.what != "" and (middle(figure) < SMALL or figure.what in TOLLS)
    roles = {_role(term), "", *_ANYBODY}
    return any(
        (known.kind, known.unit) == (figure.kind, figure.unit)
        and known.bound is not Bound.VAGUE
        and not (small and _role(candidate) not in roles and known.whole != figure.whole)
        and stated(known).meets(stated(figure))
        for found in facts.figures.values()
        for candidate in found
        if (known := _figure(candidate))
    )


def _comparable(one: Figure, other: Figure) -> bool:
    """Whether two values are of one order."""
    low, high = sorted((abs(middle(one)), abs(middle(other))))
    return low > 0 and high / low <= (FARTHEST_TOLL if _toll(one, other) else FARTHEST)


def _toll(one: Figure, other: Figure) -> bool:
    """Whether two figures count victims or the like."""
    return one.kind is FigureKind.COUNT and bool({one.what, other.what} & TOLLS)


def _updated(left: Facts, right: Facts, link: Link, one: Term, other: Term) -> bool:
    """Whether the later report tells of a change: a toll that is higher, or a word such as "rose to" at the figure."""
    if left.published is None or right.published is None or left.published == right.published:
        return False
    later = left.published > right.published
    new, old = (one, other) if later else (other, one)
    around = left.terms[link.left] if later else right.terms[link.right]
    at = around.index(new)
    before = [term.key for term in around[max(0, at - 4) : at]]
    told = "to" in before and not _CHANGE_STEMS.isdisjoint(before)
    toll = _toll(_figure(new), _figure(old))
    return told or (toll and middle(_figure(new)) > middle(_figure(old)))


_CHANGE_STEMS = frozenset(stem(word) for word in CHANGES)
_ANYBODY = frozenset(stem(word) for word in ("people", "persons", "victims", "civilians"))


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
