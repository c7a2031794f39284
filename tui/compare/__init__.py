"""Two reports set against each other: which sentences tell one fact, and where they tell it differently."""

from tui.compare.align import links
from tui.compare.comparison import Aspect, Comparison, Difference, Grade, Link, Mark, Side, Verdict
from tui.compare.pair import compare
from tui.compare.similarity import similarity

__all__ = [
    "Aspect",
    "Comparison",
    "Difference",
    "Grade",
    "Link",
    "Mark",
    "Side",
    "Verdict",
    "compare",
    "links",
    "similarity",
]
