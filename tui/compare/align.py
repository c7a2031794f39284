"""Which sentences of two reports tell the same fact: a many-to-many set of links, free of order, and each with its why.

Between two outlets a third of the true links cross and one sentence often has two partners, so nothing here assumes
order or pairs one to one. Only versions of one text, which are recognised by their copied sentences, are kept in order.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import groupby

from tui.compare.comparison import Grade, Link
from tui.compare.order import Cell, in_order
from tui.compare.rarity import Rarity
from tui.compare.reasons import why
from tui.compare.similarity import PRIOR, Pairs, Weighed, scores, weigh, weight_of
from tui.compare.terms import Term, terms

FLOOR = 0.09
SHORT = 8
RISE = 0.05
HIGHEST = 0.20
"""The least score of a link: FLOOR up to SHORT sentences in the shorter report, and RISE more each time it doubles.

On made and summarised pairs, which are short, a floor that rises loses nothing; on real ones it is worth .13 F1.
"""
NEAR_BEST = 0.55
"""Share of the best scores of its row and column (their mean) that a link must have."""
NEWS = 0.6
"""Share of what a link shows that better links must not have shown already, for one sentence of the two at least.

Measured on `alignment`, F1 of multinews / fables / scenarios: without it .727/.596/.923, with it .715/.610/.923. The
price is paid for reports with all their sentences, where it removes the links that only repeat the actors' names.
"""
FAINT = 0.6
"""Share of the floor from which a pair is worth showing on demand, as weak."""
MINOR = 0.7
SAME = 0.95
"""Share of their words, in order, that near copies and copies have in common, and of the weight of what they say."""

Scored = Mapping[Cell, float]
Said = Sequence[Sequence[Term]]


def links(
    left: Sequence[str],
    right: Sequence[str],
    rarity: Rarity | None = None,
    ordered: bool | None = None,  # noqa: FBT001 (the door's shape is fixed)
) -> list[Link]:
    """Links between the sentences of two reports, by left, then right number; none of them weak.

    `ordered` says whether both are versions of one text; without it, that is judged from their copied sentences.
    """
    return [link for link in all_links(left, right, rarity, ordered=ordered) if link.grade is not Grade.WEAK]


def all_links(
    left: Sequence[str],
    right: Sequence[str],
    rarity: Rarity | None = None,
    *,
    ordered: bool | None = None,
    said: tuple[Said, Said] | None = None,
) -> list[Link]:
    """As `links`, and after the same rules the weak ones: those that stay under the floor.

    `said` are the terms of both reports' sentences, where somebody has read them already.
    """
    rows, columns = _places(left), _places(right)
    texts, others = list(rows), list(columns)
    mine, theirs = said or ([terms(sentence) for sentence in left], [terms(sentence) for sentence in right])
    here, there = weigh([mine[at[0]] for at in rows.values()], [theirs[at[0]] for at in columns.values()], rarity)
    floor = floor_of(len(texts), len(others))
    near = _near_best(here, there, floor * FAINT) | _equal(texts, others, here, there)
    copies = {(i, j): _copied(here[i], there[j]) for i, j in near if here[i].overlap(there[j]) >= MINOR}
    copies = {cell: share for cell, share in copies.items() if share >= MINOR}
    near = in_order(near, copies, (len(texts), len(others)), ordered=ordered)
    common = {(i, j): here[i].common(there[j]) for i, j in near}
    kept = _telling(near, common, here, there, copies)
    found = []
    for (i, j), score in kept.items():
        grade = _grade(score / floor, copies.get((i, j), 0.0), counted=bool(here[i].counted & there[j].counted))
        reasons = why((texts[i], others[j]), (here[i], there[j]), common[i, j])
        if reasons or grade is Grade.SAME:
            places = _in_turn(rows[texts[i]], columns[others[j]])
            found += [Link(a, b, round(score, 4), grade, reasons) for a, b in places]
    return sorted(found, key=lambda link: (link.left, link.right))


def _places(sentences: Sequence[str]) -> dict[str, list[int]]:
    """Each distinct sentence with the numbers it has: one that is repeated is aligned once."""
    places: dict[str, list[int]] = defaultdict(list)
    for number, sentence in enumerate(sentences):
        places[sentence].append(number)
    return places


def _in_turn(rows: Sequence[int], columns: Sequence[int]) -> Iterator[Cell]:
    """Occurrences of two linked sentences, first to first and so on; what is left over goes to the last."""
    for turn in range(max(len(rows), len(columns))):
        yield rows[min(turn, len(rows) - 1)], columns[min(turn, len(columns) - 1)]


def _equal(
    left: Sequence[str], right: Sequence[str], here: Sequence[Weighed], there: Sequence[Weighed]
) -> dict[Cell, float]:
    """Sentences that are letter for letter the same, however short, with their scores."""
    number = {text: j for j, text in enumerate(right)}
    cells = [(i, number[text]) for i, text in enumerate(left) if text in number]
    return {(i, j): 2 * here[i].mass / (here[i].mass + there[j].mass + PRIOR) for i, j in cells}


def _copied(left: Weighed, right: Weighed) -> float:
    """How far one sentence is a copy of the other: the share of their words in common and in order, or of weight."""
    from rapidfuzz.distance import Indel

    return min(left.overlap(right), Indel.normalized_similarity(left.keys, right.keys))


def _grade(height: float, copied: float, *, counted: bool) -> Grade:
    """How alike two sentences are; what both count is enough to lift a faint likeness over the floor, which is 1."""
    if copied >= MINOR:
        return Grade.SAME if copied >= SAME else Grade.MINOR
    return Grade.REWORDED if height >= 1 or counted else Grade.WEAK


def floor_of(rows: int, columns: int) -> float:
    """The least score of a link: two long reports have more sentences that are alike by chance."""
    return min(HIGHEST, FLOOR + RISE * max(0.0, math.log2(max(1, min(rows, columns)) / SHORT)))


def _near_best(left: Sequence[Weighed], right: Sequence[Weighed], least: float) -> dict[Cell, float]:
    """Pairs that reach a score and are near the best of their row and column."""
    cells: dict[Cell, float] = {}
    rows, columns = [0.0] * len(left), [0.0] * len(right)
    for i, row in enumerate(scores(left, right, least / 2)):
        rows[i] = max(row.values(), default=0.0)
        for j, score in row.items():
            columns[j] = max(columns[j], score)
            if score >= least:
                cells[i, j] = score
    return {(i, j): score for (i, j), score in cells.items() if 2 * score >= NEAR_BEST * (rows[i] + columns[j])}


def _telling(
    cells: Scored,
    common: Mapping[Cell, Pairs],
    left: Sequence[Weighed],
    right: Sequence[Weighed],
    copies: Container[Cell],
) -> dict[Cell, float]:
    """Best first, the copies and the pairs that show what better links of the same sentences have not shown."""
    shown: tuple[dict[int, set[str]], dict[int, set[str]]] = (defaultdict(set), defaultdict(set))
    kept: dict[Cell, float] = {}
    for score, equals in groupby(sorted(cells, key=lambda cell: -cells[cell]), key=lambda cell: cells[cell]):
        fresh = [
            (i, j)
            for i, j in equals
            if (i, j) in copies or _fresh(common[i, j], left[i], right[j], (shown[0][i], shown[1][j]))
        ]
        for i, j in fresh:
            kept[i, j] = score
            for one, other in common[i, j]:
                shown[0][i].add(one)
                shown[1][j].add(other)
    return kept


def _fresh(common: Pairs, left: Weighed, right: Weighed, shown: tuple[set[str], set[str]]) -> bool:
    """Whether what two sentences share is mostly not shown yet, for one of them at least."""
    if not shown[0] or not shown[1]:
        return True
    fresh = ([pair for pair in common if pair[side] not in shown[side]] for side in (0, 1))
    return max(weight_of(pairs, left, right) for pairs in fresh) >= NEWS * weight_of(common, left, right)
