"""How alike two sentences are: the share of their rarity-weighted words, names and figures that both hold.

Score = shared mass / (mass of both + 25), so a short sentence needs more to be sure of. What stands round the two then
lifts or lowers it a little (`context`). Which report is left does not matter. Sharing is found through an index of
terms, so the cost grows with what is shared. Measured against string ratios, TF-IDF cosine and a sentence model on two
annotated sets; WRatio is the worst of all.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from tui.compare.acronyms import spelt_out
from tui.compare.context import in_context
from tui.compare.nearby import nearby
from tui.compare.partners import Partners, partners
from tui.compare.rarity import Rarity, background, local
from tui.compare.terms import Term, terms

WHOLE = 1 << 12
"""What a weight of 1 is: weights are whole numbers, so a sum does not depend on the order in which it is taken."""
PRIOR = 25 * WHOLE
"""Mass that every pair lacks: two short sentences that share a word or two are not yet one fact."""
CROWD = 500_000
"""Pairs of sentences that share a word, over all words: those that most pairs share are passed over from there on.

They say nothing, and would cost the square of the sentences: two texts of 2,000 sentences and 35 words took 37 s and
580 MiB. News does not come near it: 655 sentences of the samples against themselves come to 50,000.
"""
LEAST = 0.05
"""Weight of a word that says nothing: equal texts stay equal even when they are one word long."""
KIN = 0.6
"""What different words for one thing count for. Without -> with, `alignment`: AP of multinews .798 -> .801, of fables
.588 -> .593, Pearson of headlines .777 -> .787, F1 of scenarios .896 -> .923."""
ACTOR = 0.65
"""What a name counts for inside an event, whose actors are in sentences about many facts. F1 at 1 -> here,
`alignment`: scenarios .857 -> .923, multinews .703 -> .715."""
ALONE = 1.4
"""What a name counts for where each side is one sentence, as two headlines: they are told apart by their names.
Pearson of both years of headlines: 0.65 gives .766 and .749, 1 .801 and .778, 1.4 .814 and .787."""


Pairs = Sequence[tuple[str, str]]
"""Keys of the left with their partners on the right."""


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
    stops: Sequence[tuple[str, int]]
    """The others, with their weights."""
    kin: Mapping[str, str]
    """Class of words -> the key of the first of them here."""
    counted: frozenset[str]
    """What the sentence gives a figure for: "injured", "villages"."""

    def common(self, other: Weighed) -> Pairs:
        """The telling keys of both, each with its partner: itself, or kin that only the other uses."""
        return [(key, key) for key in self.telling & other.telling] + self._akin(other)

    def _akin(self, other: Weighed) -> list[tuple[str, str]]:
        pairs = [(self.kin[kind], other.kin[kind]) for kind in self.kin.keys() & other.kin.keys()]
        return [pair for pair in pairs if pair[0] not in other.weights and pair[1] not in self.weights]

    def overlap(self, other: Weighed) -> float:
        """Share of what both say in the same words in all that they say, 0..1: 1 for equal sentences, however short."""
        both = sum([weight + other.weights[key] for key, weight in self.weights.items() if key in other.weights])
        return both / ((self.mass + other.mass) or 1)


def weight_of(pairs: Pairs, left: Weighed, right: Weighed) -> int:
    """Mass of keys and their partners, on both sides together."""
    return sum([int((left.weights[one] + right.weights[other]) * (1 if one == other else KIN)) for one, other in pairs])


def similarity(left: Sequence[str], right: Sequence[str], rarity: Rarity | None = None) -> list[list[float]]:
    """The score of every pair of sentences, 0..1: one row for each sentence on the left.

    `rarity` is how common words are where the reports come from; without it, in English news.
    """
    here, there = weigh([terms(sentence) for sentence in left], [terms(sentence) for sentence in right], rarity)
    return [[row.get(column, 0.0) for column in range(len(right))] for row in scores(here, there)]


def weigh(
    left: Sequence[Sequence[Term]], right: Sequence[Sequence[Term]], rarity: Rarity | None = None
) -> tuple[list[Weighed], list[Weighed]]:
    """Both reports' sentences, given as their terms, with the weight of everything they say."""
    sides = spelt_out(left, right)
    spoken = [[term for sentence in side for term in sentence] for side in sides]
    same = partners(spoken[0], spoken[1])
    same = {**same, **nearby(spoken[0], spoken[1], same)}
    keyed = [[_keyed(sentence, same) for sentence in side] for side in sides]
    longest = max(len(left), len(right))
    weight = _weights(keyed, longest, rarity or background())
    actor = ACTOR if longest > 1 else ALONE
    here, there = (
        [_weighed(found, keys, weight, same, actor) for found, keys in zip(side, named, strict=True)]
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


def _weighed(
    found: Sequence[Term], keys: Sequence[str], weight: Mapping[str, float], same: Partners, actor: float
) -> Weighed:
    """A sentence with the weight of everything it says; what it says twice counts as where it counts least."""
    first: dict[str, Term] = {}
    for key, term in zip(keys, found, strict=True):
        if key not in first or term.share < first[key].share:
            first[key] = term
    weights: dict[str, int] = {}
    telling, stops, counted = [], [], []
    classes: dict[str, str] = {}
    for key, term in first.items():
        sure = same[term.key][1] if term.key in same else 1.0
        weights[key] = round(weight[key] * term.share * sure * (actor if term.name else 1.0) * WHOLE)
        if term.telling:
            telling.append(key)
            if term.kin:
                classes.setdefault(term.kin, key)
        else:
            stops.append((key, weights[key]))
        if term.figure and term.figure.what:
            counted.append(term.figure.what)
    return Weighed(weights, sum(weights.values()), first, keys, frozenset(telling), stops, classes, frozenset(counted))


def scores(left: Sequence[Weighed], right: Sequence[Weighed], least: float = 0.0) -> list[dict[int, float]]:
    """The table of scores row by row, each as column -> score.

    With `least`, only the pairs that reach it by telling words, so that a long table is never held whole.
    """
    return in_context([dict(_alone(sentence, right, told, least)) for sentence, told in _told(left, right)], len(right))


def _told(left: Sequence[Weighed], right: Sequence[Weighed]) -> Iterator[tuple[Weighed, Mapping[int, int]]]:
    """The left sentences, each with the mass of the telling words and kin it shares with right ones, where any."""
    index: dict[str, list[tuple[int, int]]] = defaultdict(list)
    relatives: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for column, sentence in enumerate(right):
        for key in sentence.telling:
            index[key].append((column, sentence.weights[key]))
        for kind, key in sentence.kin.items():
            relatives[kind].append((column, key))
    known = _rarest(index, Counter(key for sentence in left for key in sentence.telling))
    classes = _rarest(relatives, Counter(kind for sentence in left for kind in sentence.kin))
    for sentence in left:
        shared: dict[int, int] = defaultdict(int)
        for key in sentence.telling & known:
            weight = sentence.weights[key]
            for column, other in index[key]:
                shared[column] += weight + other
        for kind in sentence.kin.keys() & classes:
            key = sentence.kin[kind]
            for column, relative in relatives[kind]:
                if relative not in sentence.weights and key not in right[column].weights:
                    shared[column] += int((sentence.weights[key] + right[column].weights[relative]) * KIN)
        yield sentence, shared


def _rarest(columns: Mapping[str, Sequence[object]], often: Mapping[str, int]) -> set[str]:
    """Those that the fewest pairs of sentences share, `CROWD` of these in all."""
    pairs = {key: often[key] * len(found) for key, found in columns.items() if key in often}
    ranked = sorted(pairs, key=lambda key: (pairs[key], key))
    sums = accumulate(pairs[key] for key in ranked)
    return {key for key, total in zip(ranked, sums, strict=True) if total <= CROWD}


def _alone(
    sentence: Weighed, others: Sequence[Weighed], told: Mapping[int, int], least: float
) -> Iterator[tuple[int, float]]:
    """The scores of a sentence without its context; stop words are looked at only where they still matter."""
    for column in told if least else range(len(others)):
        other = others[column]
        mass, both = sentence.mass + other.mass + PRIOR, told.get(column, 0)
        if both >= least * mass:
            both += sum([weight + other.weights[key] for key, weight in sentence.stops if key in other.weights])
            yield column, both / mass
