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


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the text of a comparison stands, in cells."""

    margin: int
    """Before the left number."""
    number: int
    """A sentence number and its blank; in the stack with its letter."""
    text: int

    @property
    def step(self) -> int:
        """From the left number to the right one, where there are two columns."""
        return self.number + self.text + 6


def columns(comparison: Comparison, width: int, *, split: bool) -> Columns:
    """The columns for a width: as wide as reads well, set in the middle."""
    digits = max(3, *(len(str(len(side.sentences))) for side in (comparison.left, comparison.right)))
    if split:
        number = digits + 1
        text = min(MEASURE, (width - 2 * number - 8) // 2)
        return Columns(max(1, (width - 2 * (text + number) - 6) // 2), number, text)
    number = digits + 2
    text = min(MEASURE, width - number - 6)
    return Columns(max(1, (width - text - number - 4) // 2), number, text)


def _split(sheet: Sheet, number: int, block: Block, width: int) -> Iterator[list[Run]]:
    """The lines of a block in two columns."""
    at = columns(sheet.comparison, width, split=True)
    left, right = (_cell(sheet, number, block, which, at.text, letters=False) for which in (0, 1))
    blank: tuple[str, list[Run], int] = ("", [], 0)
    for line, (one, other) in enumerate(zip_longest(left, right, fillvalue=blank)):
        yield [
            Run(" " * at.margin),
            Run(f"{one[0]:>{at.number - 1}} ", "number left"),
            *one[1],
            Run(" " * (at.text - one[2] + 2)),
            *(_gutter(block) if line == 0 else [Run(f"{_RULE} ", "rule")]),
            Run("  "),
            Run(f"{other[0]:>{at.number - 1}} ", "number right"),
            *other[1],
        ]


def _stacked(sheet: Sheet, number: int, block: Block, width: int) -> Iterator[list[Run]]:
    """The lines of a block with the right report's sentences below the left's."""
    at = columns(sheet.comparison, width, split=False)
    marks_once = _marks(block)
    for which in (0, 1):
        for label, runs, _ in _cell(sheet, number, block, which, at.text, letters=True):
            name = Run(f"{label:>{at.number - 1}} ", f"number {SIDES[which]}")
            yield [Run(" " * at.margin), *marks_once, Run(" "), name, *runs]
            marks_once = [Run("  ")]


_ROLES = {DIFFERS: "mark-differs", ONLY_LEFT: "mark-left", ONLY_RIGHT: "mark-right"}


def _marks(block: Block) -> list[Run]:
    """The two columns of marks."""
    return [Run(block.mark, _ROLES.get(block.mark, "mark")), Run(block.moved, _ROLES.get(block.moved, "mark-moved"))]


def _gutter(block: Block) -> list[Run]:
    """The marks between two columns; a sentence that is not compared has the rule in their place."""
    mark, moved = _marks(block)
    return [mark if block.mark.strip() else Run(_RULE, "rule"), moved]


def _cell(sheet: Sheet, number: int, block: Block, which: int, width: int, *, letters: bool) -> Cell:
    """One side of a block: its sentences, then where else it is told."""
    told = block.rights if which else block.lefts
    lines: Cell = []
    for sentence in told:
        lines += _sentence(sheet, sentence, which, width, letters=letters, role=_base(block, which))
    if number not in sheet.pulled:
        return lines + _note(_elsewhere(sheet.order, block, which), width)
    for sentence in block.elsewhere if which == _following(sheet.order) else ():
        lines += _sentence(sheet, sentence, which, width, letters=letters, role="pulled")
    return lines


def _following(order: Order) -> int:
    """The side whose partners from elsewhere are named or pulled: the one that does not lead."""
    return 0 if order is Order.RIGHT else 1


def _elsewhere(order: Order, block: Block, which: int) -> str:
    """Where the partners are that do not stand in the row: said in their place, or below each of two own orders."""
    told, others = (block.rights, block.lefts) if which else (block.lefts, block.rights)
    if order is Order.OWN:
        links = [link.swapped() if which else link for link in block.links]
        away = sorted({link.right for link in links if link.left in told} - set(others))
        return f"told in {LETTERS[1 - which]}{numbers(away)}" if away else ""
    if not block.elsewhere or which != _following(order):
        return ""
    return f"{'also told' if told else 'told'} in {LETTERS[which]}{numbers(block.elsewhere)}"


def _note(note: str, width: int) -> Cell:
    lines = wrap(note, 0, len(note), width) if note else ()
    return [("", [Run(note[start:end], "elsewhere")], end - start) for start, end in lines]


def _base(block: Block, which: int) -> str:
    """The role of a whole sentence."""
    alone = ONLY_RIGHT in (block.mark, block.moved) if which else block.mark == ONLY_LEFT
    return f"only-{SIDES[which]}" if alone else ""


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
