"""Names and figures that two reports write differently: Talbisseh is Talbiseh, 18 km are 11 miles.

Only what has no exact partner in the other report is matched, each to its best partner and back, so the result does not
depend on which report comes first. Numbers are never matched by their spelling: another number is a difference to show.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from tui.compare.terms import Term, middle, stated
from tui.entities.amounts.figure import Bound, Figure

NEAR_SPELLING = 0.88
"""JaroWinkler above which two names are one (research: +0.02 Pearson on headlines, nothing lost elsewhere)."""
WIDE = 1.5
"""Ratio of a figure's ends from which it is too vague to be the partner of another ("dozens")."""
CROWD = 100
"""A piece of spelling that more words hold than this tells nothing, and would cost the square of their number."""

Partners = Mapping[str, tuple[str, float]]
"""Key of a term -> the key it stands for, and how sure that is (0.5..1)."""


def partners(left: Iterable[Term], right: Iterable[Term]) -> Partners:
    """Keys of terms that mean one thing on both sides though their keys differ; both lead to the smaller key."""
    mine, theirs = {term.key: term for term in left}, {term.key: term for term in right}
    alone = [term for key, term in mine.items() if key not in theirs]
    others = [term for key, term in theirs.items() if key not in mine]
    found: dict[str, tuple[str, float]] = {}
    for first, second, likeness in [*_names(alone, others), *_figures(alone, others)]:
        found[first] = found[second] = (min(first, second), likeness)
    return found


def _names(left: Iterable[Term], right: Iterable[Term]) -> Iterator[tuple[str, str, float]]:
    """Pairs of spellings of one name; only words that share three letters in a row are ever measured."""
    from rapidfuzz.distance import JaroWinkler

    ours, theirs = [t for t in left if _loose(t)], [t for t in right if _loose(t)]
    by_piece: dict[str, set[str]] = defaultdict(set)
    for term in theirs:
        for piece in _pieces(term.key):
            by_piece[piece].add(term.key)
    rare = {piece for piece, keys in by_piece.items() if len(keys) <= CROWD}
    near: dict[tuple[str, str], float] = {}
    for term in ours:
        for other in set().union(*(by_piece[piece] for piece in _pieces(term.key) & rare)):
            likeness = JaroWinkler.similarity(term.key, other, score_cutoff=NEAR_SPELLING)
            if likeness:
                near[term.key, other] = 0.5 + 0.5 * (likeness - NEAR_SPELLING) / (1 - NEAR_SPELLING)
    return _mutual(near)


def _loose(term: Term) -> bool:
    """Whether a word may be matched by its spelling: names, and words long enough not to be like another by chance."""
    return term.figure is None and term.key.isalpha() and len(term.key) >= (4 if term.name else 6)


def _pieces(key: str) -> set[str]:
    return {key[at : at + 3] for at in range(len(key) - 2)}


def _figures(left: Iterable[Term], right: Iterable[Term]) -> Iterator[tuple[str, str, float]]:
    """Pairs of figures that may stand for one value: neighbours in size, on either side of the comparison."""
    ranked: dict[tuple[str, str], list[tuple[float, str, bool, Figure]]] = defaultdict(list)
    for here, side in ((True, left), (False, right)):
        for term in side:
            if term.figure and term.figure.kind.measured and not _vague(term.figure):
                ranked[term.figure.kind, term.figure.unit].append(
                    (middle(term.figure), term.key, here, stated(term.figure))
                )
    near: dict[tuple[str, str], float] = {}
    for values in ranked.values():
        values.sort(key=lambda value: value[:3])
        for (low, key, here, figure), (high, other, there, beside) in pairwise(values):
            if here != there and figure.meets(beside):
                near[(key, other) if here else (other, key)] = max(
                    0.5, 1 - (high - low) / (max(abs(low), abs(high)) or 1)
                )
    return _mutual(near)


def _vague(figure: Figure) -> bool:
    return figure.bound is Bound.VAGUE or (0 < figure.low < figure.high / WIDE and figure.high != math.inf)


def _mutual(near: Mapping[tuple[str, str], float]) -> Iterator[tuple[str, str, float]]:
    """The pairs in which each is the other's best."""
    best: dict[tuple[bool, str], tuple[float, str]] = {}
    for (first, second), likeness in near.items():
        for side, key, other in ((False, first, second), (True, second, first)):
            best[side, key] = max(best.get((side, key), (0.0, "")), (likeness, other))
    for (first, second), likeness in near.items():
        if best[False, first][1] == second and best[True, second][1] == first:
            yield first, second, likeness
