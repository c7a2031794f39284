"""The comparison as rows, split into two columns or stacked.

Both columns are one list of rows, so they cannot drift apart. Sentences are wrapped, never cut. The side is told by a
letter and a place before it is told by a colour: A left and blue, B right and orange.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from tui.compare.comparison import Comparison, Side
from tui.compare.wording import marks
from tui.text.sentences import SentenceKind
from tui.view.article import MEASURE
from tui.view.blocks import DIFFERS, ONLY_LEFT, ONLY_RIGHT, Block, Order, numbers
from tui.view.cells import width_of
from tui.view.ink import Ink, Span
from tui.view.rows import Row, Run
from tui.view.wrap import wrap

LETTERS = ("A", "B")
"""How the left and the right report are called."""
SIDES = ("left", "right")
_NUMBER = 4
"""Cells of a sentence number and its blank in split columns."""
_LABEL = 5
"""Cells of a letter with a sentence number and its blank in the stack."""
COLUMN_GAP = _NUMBER + 6
"""Cells from the end of the left column to where the right side begins, and those of the left number."""
_RULE = "│"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A comparison ready to be laid out: its blocks, and what is marked on both texts."""

    comparison: Comparison
    blocks: Sequence[Block]
    inks: tuple[Ink, Ink]
    order: Order = Order.LEFT
    pulled: frozenset[int] = frozenset()
    """Blocks that show their partners from elsewhere in full."""

    def side(self, which: int) -> Side:
        """The left report for 0, the right one for 1."""
        return self.comparison.right if which else self.comparison.left


def inks(comparison: Comparison, hits: Callable[[str], Iterable[tuple[int, int]]] | None = None) -> tuple[Ink, Ink]:
    """What is marked on the two texts: what linked sentences share, where they differ, boilerplate, search hits."""
    linked = [(link, marks(comparison, link)) for link in comparison.links if link.shown]
    left: list[Span] = list(_plain_spans(comparison.left, hits))
    right: list[Span] = list(_plain_spans(comparison.right, hits))
    for link, (on_left, on_right) in linked:
        left += _placed(comparison.left, link.left, on_left)
        right += _placed(comparison.right, link.right, on_right)
    for found in comparison.told:
        one, other = found.left, found.right
        left += _placed(comparison.left, one.sentence, [(one.start, one.end, "differs left")])
        right += _placed(comparison.right, other.sentence, [(other.start, other.end, "differs right")])
    return Ink(left), Ink(right)


def _placed(side: Side, number: int, spans: Iterable[Span]) -> Iterator[Span]:
    """Spans of a sentence as spans of its text."""
    base = side.sentences[number].start
    return ((base + start, base + end, role) for start, end, role in spans)


def _plain_spans(side: Side, hits: Callable[[str], Iterable[tuple[int, int]]] | None) -> Iterator[Span]:
    for sentence in side.sentences:
        if sentence.kind is not SentenceKind.PROSE:
            yield sentence.start, sentence.end, sentence.kind.value
    for start, end in hits(side.article.text) if hits else ():
        yield start, end, "hit"


def comparison_rows(sheet: Sheet, width: int, *, split: bool) -> list[Row]:
    """The rows of a comparison at `width` cells; a row's item is the number of its block."""
    rows: list[Row] = []
    for number, block in enumerate(sheet.blocks):
        if rows:
            rows.append(Row((), number - 1))
        lines = _split(sheet, number, block, width) if split else _stacked(sheet, number, block, width)
        rows += [Row(tuple(runs), number) for runs in lines]
    return rows


Cell = list[tuple[str, list[Run], int]]
"""Lines of one side: label, runs, and the cells the runs take."""


def _split(sheet: Sheet, number: int, block: Block, width: int) -> Iterator[list[Run]]:
    """The lines of a block in two columns."""
    margin, column = columns(width, split=True)
    left, right = (_cell(sheet, number, block, which, column, letters=False) for which in (0, 1))
    blank: tuple[str, list[Run], int] = ("", [], 0)
    for line, (one, other) in enumerate(zip_longest(left, right, fillvalue=blank)):
        yield [
            Run(" " * margin),
            Run(f"{one[0]:>{_NUMBER - 1}} ", "number left"),
            *one[1],
            Run(" " * (column - one[2] + 2)),
            *(_gutter(block) if line == 0 else [Run(f"{_RULE} ", "rule")]),
            Run("  "),
            Run(f"{other[0]:>{_NUMBER - 1}} ", "number right"),
            *other[1],
        ]


def _stacked(sheet: Sheet, number: int, block: Block, width: int) -> Iterator[list[Run]]:
    """The lines of a block with the right report's sentences below the left's."""
    margin, column = columns(width, split=False)
    marks_once = _marks(block)
    for which in (0, 1):
        for label, runs, _ in _cell(sheet, number, block, which, column, letters=True):
            name = Run(f"{label:>{_LABEL - 1}} ", f"number {SIDES[which]}")
            yield [Run(" " * margin), *marks_once, Run(" "), name, *runs]
            marks_once = [Run("  ")]


def columns(width: int, *, split: bool) -> tuple[int, int]:
    """Cells of the left margin, and of a column of text."""
    if split:
        column = min(MEASURE, (width - 2 * _NUMBER - 8) // 2)
        return max(1, (width - 2 * (column + _NUMBER) - 6) // 2), column
    column = min(MEASURE, width - _LABEL - 6)
    return max(1, (width - column - _LABEL - 4) // 2), column


_ROLES = {DIFFERS: "mark-differs", ONLY_LEFT: "mark-left", ONLY_RIGHT: "mark-right"}


def _marks(block: Block) -> list[Run]:
    """The two columns of marks."""
    return [Run(block.mark, _ROLES.get(block.mark, "mark")), Run(block.moved, _ROLES.get(block.moved, "mark-moved"))]


def _gutter(block: Block) -> list[Run]:
    """The marks between two columns; a sentence that is not compared has the rule in their place."""
    return _marks(block) if block.mark.strip() else [Run(_RULE, "rule"), Run(block.moved)]


def _cell(sheet: Sheet, number: int, block: Block, which: int, width: int, *, letters: bool) -> Cell:
    """One side of a block: its sentences, then where else it is told."""
    told = block.rights if which else block.lefts
    led = sheet.order is Order.RIGHT
    lines: Cell = []
    for sentence in told:
        lines += _sentence(sheet, sentence, which, width, letters=letters, role=_base(block, which))
    if block.elsewhere and (which == 0) == led:
        if number in sheet.pulled:
            for sentence in block.elsewhere:
                lines += _sentence(sheet, sentence, which, width, letters=letters, role="pulled")
        else:
            note = f"{'also told' if told else 'told'} in {LETTERS[which]}{numbers(block.elsewhere)}"
            lines.append(("", [Run(note, "elsewhere")], width_of(note)))
    return lines


def _base(block: Block, which: int) -> str:
    """The role of a whole sentence."""
    if block.mark == (ONLY_RIGHT if which else ONLY_LEFT):
        return f"only-{SIDES[which]}"
    return ""


def _sentence(sheet: Sheet, number: int, which: int, width: int, *, letters: bool, role: str) -> Cell:
    side = sheet.side(which)
    sentence = side.sentences[number]
    text = side.article.text
    label = f"{LETTERS[which] if letters else ''}{number + 1}"
    return [
        (
            "" if line else label,
            sheet.inks[which].runs(text, start, end, role),
            width_of(text[start:end]),
        )
        for line, (start, end) in enumerate(wrap(text, sentence.start, sentence.end, width))
    ]
