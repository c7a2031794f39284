"""The best labels of a chain are those of the best of all paths."""

from itertools import pairwise, product

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.entities.tagging.chain import Chain

score = st.integers(-50, 50)
row = st.lists(score, min_size=3, max_size=3)


def worth(labels: tuple[int, ...], scores: list[list[int]], moves: list[list[int]]) -> int:
    inner = sum(moves[one][other] for one, other in pairwise(labels))
    told = sum(each[label] for each, label in zip(scores, labels, strict=True))
    return inner + told + moves[-2][labels[0]] + moves[-1][labels[-1]]


@given(st.lists(row, min_size=1, max_size=4), st.lists(row, min_size=5, max_size=5))
@settings(max_examples=60, deadline=None)
def test_no_other_path_is_better(scores: list[list[int]], moves: list[list[int]]) -> None:
    found = Chain(moves).best(scores)
    best = max(worth(path, scores, moves) for path in product(range(3), repeat=len(scores)))
    assert worth(tuple(found), scores, moves) == best
