"""Two reports set against each other: which sentences tell one fact, and where they tell it differently."""

from tui.compare.align import links
from tui.compare.comparison import Aspect, Comparison, Difference, Grade, Link, Mark, Side, Verdict
from tui.compare.coverage import Coverage, coverage
from tui.compare.pair import compare, read_beginning, read_side, then_and_now
from tui.compare.similarity import similarity

__all__ = [
    "Aspect",
    "Comparison",
    "Coverage",
    "Difference",
    "Grade",
    "Link",
    "Mark",
    "Side",
    "Verdict",
    "compare",
    "coverage",
    "links",
    "read_beginning",
    "read_side",
    "similarity",
    "then_and_now",
]
