"""What a report gives anywhere: a figure that is among it is no difference, whichever sentence tells it.

Asked of every pair of figures, so the figures are kept in order of size: looking through all of them each time would
cost the square of a long report.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from tui.compare.terms import Term, middle, stated
from tui.entities.amounts.figure import Bound, Figure, FigureKind

SLACK = 0.2
"""More than converting a unit may cost (`Figure.slack`): what lies further off is not looked at."""
TINY = 1e-6
"""The same where there is no unit to convert."""


class _Sized(NamedTuple):
    """Figures of one kind and unit as they are stated, the lowest first."""

    figures: Sequence[tuple[Figure, Figure]]
    """Each as stated, and as it is."""
    lows: Sequence[float]
    reach: Sequence[float]
    """The highest that this one or one before it stands for."""

    @classmethod
    def of(cls, found: Iterable[Figure]) -> _Sized:
        """Figures in order of size."""
        ordered = sorted(((stated(figure), figure) for figure in found), key=lambda pair: pair[0].low)
        return cls(
            ordered, [shown.low for shown, _ in ordered], list(accumulate((shown.high for shown, _ in ordered), max))
        )

    def meeting(self, wanted: Figure) -> Iterator[Figure]:
        """Those that may stand for one value with a stated figure."""
        slack = SLACK if wanted.measure else TINY
        at = bisect_right(self.lows, wanted.high + slack * abs(wanted.high))
        while at and self.reach[at - 1] >= wanted.low - slack * abs(wanted.low):
            at -= 1
            shown, figure = self.figures[at]
            if shown.meets(wanted):
                yield figure


class Given(NamedTuple):
    """The figures of a report."""

    sized: Mapping[tuple[FigureKind, str], _Sized]
    """By kind and unit; vague ones give nothing."""
    scored: frozenset[float]
    """The sides of its scores: "58-3" gives 58 wins."""
    parts: Sequence[float]
    """Its ratios as percentages, the lowest first: "14 of 16" gives 87.5 percent."""

    @classmethod
    def of(cls, said: Iterable[Term]) -> Given:
        """What all the terms of a report give."""
        found = [term.figure for term in said if term.figure]
        kinds: dict[tuple[FigureKind, str], dict[tuple[object, ...], Figure]] = defaultdict(dict)
        for figure in found:
            if figure.kind.measured and figure.bound is not Bound.VAGUE:
                kinds[figure.kind, figure.unit].setdefault(_alike(figure), figure)
        return cls(
            {kind: _Sized.of(figures.values()) for kind, figures in kinds.items()},
            frozenset(
                side for figure in found if figure.kind is FigureKind.SCORE for side in (figure.low, figure.high)
            ),
            sorted(
                100 * middle(figure) / figure.whole
                for figure in found
                if figure.kind is FigureKind.COUNT and figure.whole
            ),
        )

    def meeting(self, figure: Figure) -> Iterator[Figure]:
        """The figures of its kind and unit that may stand for the same value."""
        sized = self.sized.get((figure.kind, figure.unit))
        return sized.meeting(stated(figure)) if sized else iter(())

    def within(self, figure: Figure) -> bool:
        """Whether a score or a ratio says the figure."""
        if figure.kind is FigureKind.COUNT:
            return middle(figure) in self.scored
        if figure.kind is not FigureKind.PERCENT:
            return False
        return bisect_left(self.parts, middle(figure) + 1) > bisect_right(self.parts, middle(figure) - 1)


def _alike(figure: Figure) -> tuple[object, ...]:
    """What tells a figure from others of its kind and unit, wherever they stand."""
    return figure.low, figure.high, figure.bound, figure.what, figure.measure, figure.whole
