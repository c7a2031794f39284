"""How two reports are told apart in words: outlet and time, and of two texts of one article which is the earlier."""

from __future__ import annotations

from collections.abc import Sequence

from tui.compare.comparison import Comparison, Side
from tui.view.when import later, when


def outlet(side: Side) -> str:
    """Who reports."""
    return side.article.source or "Unknown outlet"


def outlets(comparison: Comparison) -> str:
    """Who reports; of an article that has changed that it has."""
    here = outlet(comparison.left)
    return f"{here}, then and now" if comparison.then_and_now else f"{here} and {outlet(comparison.right)}"


def times(comparison: Comparison) -> tuple[str, str]:
    """When either report came out; of an article that has changed, which text of it stands there."""
    said = _text if comparison.then_and_now else _published
    return said(comparison.left), said(comparison.right)


def times_to_fit(comparison: Comparison) -> tuple[Sequence[str], Sequence[str]]:
    """As `times`, in as many ways as there are, the longest first: the second with how much later it is."""
    first, second = times(comparison)
    if comparison.then_and_now:
        return [first, first.partition(" of ")[0]], [second, second.partition(" of ")[0]]
    gap = later(comparison.left.article.published, comparison.right.article.published)
    return [first], [*[f"{second} · {gap}"] * bool(gap), second]


def _published(side: Side) -> str:
    return when(side.article.published)


def _text(side: Side) -> str:
    return f"earlier text of {when(side.seen)}" if side.seen else "present text"
