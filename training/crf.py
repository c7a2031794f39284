"""A linear-chain conditional random field, trained by L-BFGS.

Lafferty, McCallum and Pereira (2001), with what a chain of single labels does not give: a token may be annotated with
several labels it might have (Tsuboi et al., 2008), so that the loss is the log-likelihood of all paths through the
allowed labels. Chains of one length are run through in one array operation.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

_NEVER = -1e4
"""Score of a label that is not allowed."""


@dataclass(slots=True)
class Chains:
    """Chains of tokens, of any lengths."""

    features: list[list[np.ndarray]]
    """A list a chain, in it the 32-bit features of each token."""
    allowed: list[np.ndarray]
    """Of each chain (tokens, labels) of bool."""
    weights: list[float]


def merged(parts: Iterable[Chains]) -> Chains:
    """All chains of several."""
    every = Chains([], [], [])
    for part in parts:
        every.features += part.features
        every.allowed += part.allowed
        every.weights += part.weights
    return every


@dataclass(slots=True)
class Learnt:
    """Weights of a trained field."""

    features: np.ndarray
    """Sorted, uint32."""
    emissions: np.ndarray
    """(features, labels)."""
    moves: np.ndarray
    """(labels + 2, labels): from label to label, from the start, to the end."""


def train(chains: Chains, labels: int, *, ridge: float, rounds: int, least: int = 2) -> Learnt:
    """The weights that fit the chains best, with a quadratic penalty; features seen less than `least` times go."""
    every = np.concatenate([token for chain in chains.features for token in chain])
    features, counts = np.unique(every, return_counts=True)
    features = features[counts >= least]
    batches = _batches(chains, features, labels)
    size = len(features) * labels

    def loss(theta: np.ndarray) -> tuple[float, np.ndarray]:
        emissions, moves = theta[:size].reshape(-1, labels), theta[size:].reshape(-1, labels)
        total, slope, moved = 0.0, np.zeros_like(emissions), np.zeros_like(moves)
        for batch in batches:
            part, slanted, shift = batch.loss(emissions.astype(np.float32), moves)
            total += part
            slope += slanted
            moved += shift
        slopes = np.concatenate([slope.ravel(), moved.ravel()])
        return total + 0.5 * ridge * float(theta @ theta), slopes + ridge * theta

    start = np.zeros(size + (labels + 2) * labels)
    best = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": rounds, "maxcor": 8}).x
    return Learnt(features, best[:size].reshape(-1, labels), best[size:].reshape(-1, labels))


def _batches(chains: Chains, features: np.ndarray, labels: int) -> list[_Batch]:
    by_length: dict[int, list[int]] = {}
    for number, chain in enumerate(chains.features):
        by_length.setdefault(len(chain), []).append(number)
    return [_Batch.of(chains, numbers, features, labels) for _, numbers in sorted(by_length.items())]


@dataclass(slots=True)
class _Batch:
    """Chains of one length."""

    matrix: csr_matrix
    turned: csr_matrix
    allowed: np.ndarray
    weights: np.ndarray

    @classmethod
    def of(cls, chains: Chains, numbers: list[int], features: np.ndarray, labels: int) -> _Batch:
        tokens = [token for number in numbers for token in chains.features[number]]
        flat = np.concatenate(tokens)
        ends = np.cumsum([0, *map(len, tokens)])
        at = np.minimum(np.searchsorted(features, flat), len(features) - 1)
        kept = features[at] == flat
        ends = np.concatenate([[0], np.cumsum(kept)])[ends]
        matrix = csr_matrix((np.ones(kept.sum(), np.float32), at[kept], ends), shape=(len(tokens), len(features)))
        allowed = np.concatenate([chains.allowed[number] for number in numbers]).reshape(len(numbers), -1, labels)
        return cls(matrix, matrix.T.tocsr(), allowed, np.array([chains.weights[number] for number in numbers]))

    def loss(self, emissions: np.ndarray, moves: np.ndarray) -> tuple[float, np.ndarray, np.ndarray]:
        scores = (self.matrix @ emissions).astype(np.float64).reshape(self.allowed.shape)
        free, told, moved = _marginals(scores, moves, self.weights)
        bound, right, wanted = _marginals(np.where(self.allowed, scores, _NEVER), moves, self.weights)
        slope = ((told - right) * self.weights[:, None, None]).reshape(-1, scores.shape[2])
        total = float(((free - bound) * self.weights).sum())
        return total, np.asarray(self.turned @ slope.astype(np.float32), np.float64), moved - wanted


def _marginals(scores: np.ndarray, moves: np.ndarray, weights: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Of chains of one length: logarithm of the sum of all paths, chances of labels, expected moves."""
    between, start, end = moves[:-2], moves[-2], moves[-1]
    length = scores.shape[1]
    forth, back = np.empty_like(scores), np.zeros_like(scores)
    forth[:, 0] = scores[:, 0] + start
    for at in range(1, length):
        forth[:, at] = _through(forth[:, at - 1], between) + scores[:, at]
    back[:, -1] = end
    for at in range(length - 2, -1, -1):
        back[:, at] = _through(back[:, at + 1] + scores[:, at + 1], between.T)
    last = forth[:, -1] + end
    peak = last.max(1)
    sums = np.log(np.exp(last - peak[:, None]).sum(1)) + peak
    chances = np.exp(forth + back - sums[:, None, None])
    expected = np.zeros_like(moves)
    for at in range(length - 1):
        here, there = forth[:, at], back[:, at + 1] + scores[:, at + 1]
        high, far = here.max(1), there.max(1)
        scale = np.exp(high + far - sums) * weights
        expected[:-2] += (np.exp(here - high[:, None]) * scale[:, None]).T @ np.exp(there - far[:, None])
    expected[:-2] *= np.exp(between)
    expected[-2] = (chances[:, 0] * weights[:, None]).sum(0)
    expected[-1] = (chances[:, -1] * weights[:, None]).sum(0)
    return sums, chances, expected


def _through(scores: np.ndarray, between: np.ndarray) -> np.ndarray:
    """Logarithms of sums over the labels before."""
    peak = scores.max(1, keepdims=True)
    return np.log(np.exp(scores - peak) @ np.exp(between) + 1e-300) + peak
