"""Figures that come near each other: 8,412 patients and "more than 8,400", 27 dead and 28.

They are no proof that two sentences agree, but a sign that they tell one fact: a count of the same kind that is a few
in the hundred off is seldom another fact's. Only the alignment may read them so; to the differences 27 and 28 are two.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from tui.compare.partners import Partners
from tui.compare.terms import Term, middle
from tui.entities.amounts.figure import Bound, Figure

NEARBY = 0.1
"""Share by which two figures may be off. F1 on `alignment` without and with: scenarios .896, .923."""
SMALL = 5
"""Figures below are too common to be told by their size."""

Near = tuple[float, str, bool]


def nearby(left: Iterable[Term], right: Iterable[Term], known: Partners) -> dict[str, tuple[str, float]]:
    """Key of a figure -> the key it stands for and how sure that is (0.5..1), the nearest first; none that is known."""
    pairs = [
        ((high - low) / high, one, other)
        for values in _ranked(left, right, known).values()
        for (low, one, here), (high, other, there) in pairwise(sorted(values))
        if here != there
    ]
    found: dict[str, tuple[str, float]] = {}
    for off, one, other in sorted(pairs):
        if off <= NEARBY and one not in found and other not in found:
            found[one] = found[other] = (min(one, other), 1 - off / NEARBY / 2)
    return found


def _ranked(left: Iterable[Term], right: Iterable[Term], known: Partners) -> dict[tuple[str, str], set[Near]]:
    """Size, key and side of the figures that have no equal on the other side, by kind and unit."""
    mine, theirs = ({term.key: term.figure for term in side if term.figure} for side in (left, right))
    ranked: dict[tuple[str, str], set[Near]] = defaultdict(set)
    for side, others, here in ((mine, theirs, True), (theirs, mine, False)):
        for key, figure in side.items():
            if key not in others and key not in known and _sized(figure):
                ranked[figure.kind, figure.unit].add((middle(figure), key, here))
    return ranked


def _sized(figure: Figure) -> bool:
    return figure.kind.measured and figure.bound is not Bound.VAGUE and SMALL <= middle(figure) < math.inf
