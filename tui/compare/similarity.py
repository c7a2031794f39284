"""How alike two sentences are: the share of their rarity-weighted words, names and figures that both hold.

Score = shared mass / (mass of both + 20), so a short sentence needs more to be sure of. Neither the order of sentences
nor which report is left matters. Sharing is found through an index of terms, so the cost grows with what is shared.
Measured against string ratios, TF-IDF cosine and a sentence model on two annotated sets; WRatio is the worst of all.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tui.compare.partners import Partners, partners
from tui.compare.rarity import Rarity, background, local
from tui.compare.terms import Term, terms

WHOLE = 1 << 12
"""What a weight of 1 is: weights are whole numbers, so a sum does not depend on the order in which it is taken."""
PRIOR = 20 * WHOLE
"""Mass that every pair lacks: two short sentences that share a word or two are not yet one fact."""
CROWD = 2_000_000
"""Pairs of sentences that share one word from which it is passed over: it says nothing, and would cost their square."""
LEAST = 0.05
"""Weight of a word that says nothing: equal texts stay equal even when they are one word long."""


class Weighed(NamedTuple):
    """A sentence as the weight of each thing it says, under keys that both reports share."""

    weights: Mapping[str, int]
    mass: int
    terms: Mapping[str, Term]
    """Where each first stands."""
    keys: Sequence[str]
    """All that is said, in reading order."""
    telling: frozenset[str]
    """The keys of what says anything on its own."""
    counted: frozenset[str]
    """What the sentence gives a figure for: "injured", "villages"."""

    def shared(self, other: Weighed) -> int:
        """Mass of what both say, counted on both sides."""
        mine, theirs = self.weights, other.weights
        return sum([weight + theirs[key] for key, weight in mine.items() if key in theirs])

    def score(self, other: Weighed) -> float:
        """How alike both are, 0..1."""
        return self.shared(other) / (self.mass + other.mass + PRIOR)

    def of(self, keys: Iterable[str]) -> int:
        """Mass of the keys that the sentence has."""
        weights = self.weights
        return sum([weights[key] for key in keys if key in weights])

    def overlap(self, other: Weighed) -> float:
        """Share of what both say in all that they say, 0..1: 1 for equal sentences, however short."""
        return self.shared(other) / ((self.mass + other.mass) or 1)


def similarity(left: Sequence[str], right: Sequence[str], rarity: Rarity | None = None) -> list[list[float]]:
    """The score of every pair of sentences, 0..1: one row for each sentence on the left.

    `rarity` is how common words are where the reports come from; without it, in English news.
    """
    here, there = weigh([terms(sentence) for sentence in left], [terms(sentence) for sentence in right], rarity)
    return [[one.score(other) for other in there] for one in here]


def weigh(
    left: Sequence[Sequence[Term]], right: Sequence[Sequence[Term]], rarity: Rarity | None = None
) -> tuple[list[Weighed], list[Weighed]]:
    """Both reports' sentences, given as their terms, with the weight of everything they say."""
    sides = (left, right)
    same = partners(*([term for sentence in side for term in sentence] for side in sides))
    keyed = [[_keyed(sentence, same) for sentence in side] for side in sides]
    weight = _weights(keyed, max(len(left), len(right)), rarity or background())
    here, there = (
        [_weighed(found, keys, weight, same) for found, keys in zip(side, named, strict=True)]
        for side, named in zip(sides, keyed, strict=True)
    )
    return here, there


def _keyed(sentence: Sequence[Term], same: Partners) -> list[str]:
    """The terms of a sentence under the keys both reports share."""
    return [same[term.key][0] if term.key in same else term.key for term in sentence]


def _weights(keyed: Sequence[Sequence[Sequence[str]]], longest: int, known: Rarity) -> dict[str, float]:
    """The weight of every key: its rarity at large times that inside the event."""
    mine, theirs = (Counter(key for sentence in side for key in set(sentence)) for side in keyed)
    most = mine | theirs
    inside = {count: local(count, longest) for count in set(most.values())}
    return {key: max(LEAST, known.of(key, mine[key] + theirs[key]) * inside[count]) for key, count in most.items()}


def _weighed(found: Sequence[Term], keys: Sequence[str], weight: Mapping[str, float], same: Partners) -> Weighed:
    """A sentence with the weight of everything it says; what it says twice counts as where it counts least."""
    first: dict[str, Term] = {}
    for key, term in zip(keys, found, strict=True):
        if key not in first or term.share < first[key].share:
            first[key] = term
    weights = {
        key: round(weight[key] * term.share * (same[term.key][1] if term.key in same else 1) * WHOLE)
        for key, term in first.items()
    }
    telling = frozenset([key for key, term in first.items() if term.telling])
    counted = frozenset([term.figure.what for term in first.values() if term.figure and term.figure.what])
    return Weighed(weights, sum(weights.values()), first, keys, telling, counted)


def scores(left: Sequence[Weighed], right: Sequence[Weighed], least: float) -> Iterator[dict[int, float]]:
    """As `similarity`, for long reports: row by row, and only the columns that score `least` and share a telling word.

    The cost grows with what is shared, not with the product of the lengths: telling words are added up through an
    index, and stop words are looked at only where they can still make a difference.
    """
    index: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for column, sentence in enumerate(right):
        for key in sentence.telling:
            index[key].append((column, sentence.weights[key]))
    often = Counter(key for sentence in left for key in sentence.telling)
    known = {key for key, columns in index.items() if often[key] * len(columns) <= CROWD}
    for sentence in left:
        telling: dict[int, int] = defaultdict(int)
        for key in sentence.telling & known:
            weight = sentence.weights[key]
            for column, other in index[key]:
                telling[column] += weight + other
        yield dict(_reaching(sentence, right, telling, least))


def _reaching(
    sentence: Weighed, others: Sequence[Weighed], telling: Mapping[int, int], least: float
) -> Iterator[tuple[int, float]]:
    """The columns whose score reaches `least`, half of it by what they share but for stop words."""
    for column, mass in telling.items():
        other = others[column]
        if 2 * mass >= least * (sentence.mass + other.mass + PRIOR):
            score = sentence.score(other)
            if score >= least:
                yield column, score
