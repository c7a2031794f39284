"""The figure: an interval in one unit, and what it counts.

Two reports round, convert and hedge differently ("18 kilometres", "about 11 miles"), so a figure is an interval in a
base unit, and whether two figures disagree is a question of intervals.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import inf

CONVERTED = 0.07
"""What a report may have rounded away in converting a unit, as a share: 35 miles and 60 km are one distance."""
CONVERTED_TIME = 0.15
"""The same for time: three months are 97 days, eight weeks two months."""
SEA_MILES = frozenset({"miles", "nautical miles"})
"""At sea a report may write the one for the other."""


class Bound(StrEnum):
    """How a figure is hedged."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    RANGE = "range"
    VAGUE = "vague"


class FigureKind(StrEnum):
    """What a figure is. Figures of different kinds are never compared."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    MEASURE = "measure"
    """With a unit: length, speed, mass, duration, temperature ..."""
    AGE = "age"
    YEAR = "year"
    SCORE = "score"
    CLOCK = "clock"
    ORDINAL = "ordinal"
    LABEL = "label"
    """A number that names: "No. 417", "Article 5"."""

    @property
    def measured(self) -> bool:
        """Whether figures of this kind say how much."""
        return self in _MEASURED


_MEASURED = frozenset({FigureKind.COUNT, FigureKind.MONEY, FigureKind.PERCENT, FigureKind.MEASURE, FigureKind.AGE})


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in a text. Offsets are code points and span number and unit, without "about"."""

    start: int
    end: int
    low: float
    """Least and most that it may stand for, in `unit`; open bounds reach to infinity. A score's two sides."""
    high: float
    unit: str
    """Base unit (m, kg, s, %), currency code, "years" for ages, "" for counts."""
    what: str
    """What is counted, in lower case: a role ("killed"), else the noun ("villages"); "" where it cannot be told."""
    text: str
    bound: Bound
    kind: FigureKind
    measure: str = ""
    """The unit as written ("miles")."""
    whole: float | None = None
    """The number it is part of: 7 in "four of the seven carriages"."""

    def meets(self, other: Figure) -> bool:
        """Whether both may stand for one value. Units that were converted get some slack.

        >>> def magnitude(low, high):
        ...     return Figure(0, 3, low, high, "magnitude", "", "", Bound.EXACT, FigureKind.MEASURE)
        >>> magnitude(6.15, 6.25).meets(magnitude(6.35, 6.45)), magnitude(6.15, 6.25).meets(magnitude(6, 6.5))
        (False, True)
        """
        slack = self.slack(other)
        low, high = max(self.low, other.low), min(self.high, other.high)
        tiny = 0.0 if low == inf else 1e-9 * max(abs(low), 1.0)
        if slack or inf in {self.high, other.high} or self.low == self.high or other.low == other.high:
            return low <= high * (1 + slack) + tiny
        return low < high - tiny

    def slack(self, other: Figure) -> float:
        """What converting the one's unit into the other's may have cost, as a share."""
        if self.measure == other.measure:
            return 0.0
        if {self.measure, other.measure} == SEA_MILES:
            return 1852 / 1609.344 - 1
        return CONVERTED_TIME if self.unit == "s" else CONVERTED
