"""Articles and comparisons as plain characters: for pipes, for paper, and for ears."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.compare.comparison import Comparison, Side
from tui.text.article import Article
from tui.text.sentences import Sentence
from tui.view.article import article_ink, page
from tui.view.blocks import DIFFERS, NEAR, ONLY_LEFT, ONLY_RIGHT, SAME, Block, Filter, Order, blocks
from tui.view.comparison import LETTERS, Sheet, comparison_rows, inks
from tui.view.frame import plural
from tui.view.rows import Row
from tui.view.summary import differing, head_rows
from tui.view.when import when

SPLIT_FROM = 100
"""Columns from which two columns read better than a stack."""
_SPOKEN = {SAME: "The same", NEAR: "Reworded", DIFFERS: "Differs", ONLY_LEFT: "Only A", ONLY_RIGHT: "Only B"}


def article_text(article: Article, sentences: Sequence[Sentence], width: int) -> str:
    """An article as the screen lays it out."""
    laid = page(article, sentences, width)
    ink = article_ink(sentences, ())
    return _lines(laid.row(number, ink) for number in range(laid.height))


def comparison_text(comparison: Comparison, width: int, shown: Filter = Filter.ALL) -> str:
    """A comparison as the screen lays it out, with what differs spelt out below."""
    made = blocks(comparison, Order.LEFT, shown)
    sheet = Sheet(comparison, made, inks(comparison))
    head = head_rows(comparison, blocks(comparison), width, split=width >= SPLIT_FROM)
    body = comparison_rows(sheet, width, split=width >= SPLIT_FROM)
    found = "".join(
        f" ! {_where(difference.left.sentence, difference.right.sentence)}: {difference.why}\n"
        for difference in comparison.told
    )
    return _lines(head) + "\n" + _lines(body) + (f"\n{found}" if found else "")


def comparison_prose(comparison: Comparison, shown: Filter = Filter.ALL) -> str:
    """A comparison as linear prose, for screen readers: no columns, no marks, every row announced."""
    made = [block for block in blocks(comparison, Order.LEFT, shown) if block.mark in _SPOKEN]
    return "\n".join(
        [*_opening(comparison), *(_spoken(comparison, n, len(made), block) for n, block in enumerate(made, 1)), ""]
    )


def _opening(comparison: Comparison) -> Iterator[str]:
    for letter, side in zip(LETTERS, (comparison.left, comparison.right), strict=True):
        article = side.article
        yield f"{letter} is {article.source or 'an unknown outlet'}, {when(article.published)}: {article.title}."
    left, right = comparison.shared
    yield f"Shared: {left:.0%} of A, {right:.0%} of B. {differing(comparison).capitalize()}."
    yield ""


def _spoken(comparison: Comparison, number: int, count: int, block: Block) -> str:
    parts = [f"Row {number} of {count}. {_SPOKEN[block.mark]}."]
    parts += [_said(comparison.left, LETTERS[0], left) for left in block.lefts]
    parts += [_said(comparison.right, LETTERS[1], right) for right in (*block.rights, *block.elsewhere)]
    parts += [f"Difference: {difference.why}" for difference in block.differences]
    return " ".join(parts)


def _said(side: Side, letter: str, number: int) -> str:
    return f"{letter}, sentence {number + 1}: {' '.join(side.text(number).split())}"


def _where(left: int, right: int) -> str:
    return f"{LETTERS[0]}{left + 1} {LETTERS[1]}{right + 1}"


def _lines(rows: Iterator[Row] | Sequence[Row]) -> str:
    return "".join(f"{row.text.rstrip()}\n" for row in rows)


def counted(comparison: Comparison) -> str:
    """One line on how long the two reports are."""
    return " and ".join(plural(len(side.prose), "sentence") for side in (comparison.left, comparison.right))
