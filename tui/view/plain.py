"""Comparisons as plain characters: for pipes, for paper, and for ears."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.compare.comparison import Comparison, Difference, Side
from tui.text.article import Article
from tui.view.blocks import DIFFERS, NEAR, ONLY_LEFT, ONLY_RIGHT, SAME, Block, Filter, Order, blocks, told
from tui.view.comparison import LETTERS, Sheet, comparison_rows, inks
from tui.view.rows import Row
from tui.view.summary import differing, head_rows
from tui.view.when import when
from tui.view.wrap import wrap

SPLIT_FROM = 100
"""Columns from which two columns read better than a stack."""
_SPOKEN = {SAME: "The same", NEAR: "Reworded", DIFFERS: "Differs", ONLY_LEFT: "Only A", ONLY_RIGHT: "Only B"}


def comparison_text(comparison: Comparison, width: int, shown: Filter = Filter.ALL) -> str:
    """A comparison as the screen lays it out, with what differs spelt out below."""
    made = blocks(comparison, Order.LEFT, shown)
    sheet = Sheet(comparison, made, inks(comparison))
    head = head_rows(comparison, blocks(comparison), width, split=width >= SPLIT_FROM)
    body = comparison_rows(sheet, width, split=width >= SPLIT_FROM)
    found = "".join(_hanging(f"{where(difference)}: {difference.why}", width) for difference in told(made))
    return _lines(head) + "\n" + _lines(body) + (f"\n{found}" if found else "")


def _hanging(text: str, width: int) -> str:
    """A difference behind its mark, its further lines set in."""
    lines = (text[start:end] for start, end in wrap(text, 0, len(text), width - 3))
    return "".join(f"{' ! ' if number == 0 else '   '}{line}\n" for number, line in enumerate(lines))


def comparison_prose(comparison: Comparison, shown: Filter = Filter.ALL) -> str:
    """A comparison as linear prose, for screen readers: no columns, no marks, every row announced."""
    made = [block for block in blocks(comparison, Order.LEFT, shown) if block.mark in _SPOKEN]
    return "\n".join(
        [*_opening(comparison), *(_spoken(comparison, n, len(made), block) for n, block in enumerate(made, 1)), ""]
    )


def _opening(comparison: Comparison) -> Iterator[str]:
    for letter, side in zip(LETTERS, (comparison.left, comparison.right), strict=True):
        yield introduced(letter, side.article)
    left, right = comparison.shared
    yield f"Shared: {left:.0%} of A, {right:.0%} of B. {differing(comparison).capitalize()}."
    yield ""


def introduced(letter: str, article: Article) -> str:
    """Which report a letter stands for."""
    title = article.title or "Untitled"
    stop = "" if title[-1] in ".?!" else "."
    return f"{letter} is {article.source or 'an unknown outlet'}, {when(article.published)}: {title}{stop}"


def _spoken(comparison: Comparison, number: int, count: int, block: Block) -> str:
    parts = [f"Row {number} of {count}. {_SPOKEN[block.mark]}."]
    parts += [_said(comparison.left, LETTERS[0], left) for left in block.lefts]
    parts += [_said(comparison.right, LETTERS[1], right) for right in (*block.rights, *block.elsewhere)]
    parts += [f"Difference: {difference.why}" for difference in told([block])]
    return " ".join(parts)


def _said(side: Side, letter: str, number: int) -> str:
    return f"{letter}, sentence {number + 1}: {' '.join(side.text(number).split())}"


def where(found: Difference) -> str:
    """The two sentences of a difference, as they are numbered."""
    return f"{LETTERS[0]}{found.left.sentence + 1} {LETTERS[1]}{found.right.sentence + 1}"


def _lines(rows: Sequence[Row]) -> str:
    return "".join(f"{row.text.rstrip()}\n" for row in rows)
