"""The comparison as rows, split into two columns or stacked.

Both columns are one list of rows, so they cannot drift apart. Sentences are wrapped, never cut. The side is told by a
letter and a place before it is told by a colour: A left and blue, B right and orange.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

from tui.compare.comparison import Comparison, Difference
from tui.view.article import MEASURE
from tui.view.blocks import Block, Order, numbers
from tui.view.cells import width_of
from tui.view.inked import Inked, Inks, parts
from tui.view.rows import Row, Run
from tui.view.verdicts import DIFFERS, DOWN, ONLY_LEFT, ONLY_RIGHT, UP, WEAK

LETTERS = ("A", "B")
"""How the left and the right report are called."""
SIDES = ("left", "right")
_RULE = "│"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A comparison ready to be laid out: its blocks, and what is marked on both texts."""

    comparison: Comparison
    blocks: Sequence[Block]
    inks: Inks
    order: Order = Order.LEFT
    pulled: frozenset[int] = frozenset()
    """Blocks that show their partners from elsewhere in full."""
    focus: Difference | None = None
    """The difference whose two ends stand out."""

    def inked(self, which: int, number: int) -> Inked:
        """A sentence of the left report for 0, of the right one for 1."""
        ink = self.inks[which][number]
        if not self.focus:
            return ink
        mark = self.focus.right if which else self.focus.left
        if mark.sentence != number:
            return ink
        found = parts(self.focus)[which]
        return ink.emphasised(found, "focused") if found else ink.emphasised([(mark.start, mark.end)], "differs")

    def has(self, number: int, role: str) -> bool:
        """Whether anything in a block is in a role."""
        block = self.blocks[number]
        away = block.elsewhere if number in self.pulled else ()
        sides = [*block.lefts], [*block.rights]
        sides[_following(self.order)].extend(away)
        return any(self.inks[which][sentence].has(role) for which in (0, 1) for sentence in sides[which])


def comparison_rows(sheet: Sheet, width: int, *, split: bool) -> list[Row]:
    """The rows of a comparison at `width` cells; a row's item is the number of its block."""
    rows: list[Row] = []
    for number in range(len(sheet.blocks)):
        if rows:
            rows.append(Row((), number - 1))
        rows += block_rows(sheet, number, width, split=split)
    return rows


def block_rows(sheet: Sheet, number: int, width: int, *, split: bool) -> list[Row]:
    """The rows of one block, as many whatever is in focus."""
    lines = (_split if split else _stacked)(sheet, number, sheet.blocks[number], width)
    return [Row(tuple(runs), number) for runs in lines]


def heights(sheet: Sheet, width: int, *, split: bool) -> list[int]:
    """How many rows each block has, without the blank one below it: far less work than the rows."""
    at = columns(sheet.comparison, width, split=split)
    return [
        (max if split else sum)([_height(sheet, number, which, at.text) for which in (0, 1)])
        for number in range(len(sheet.blocks))
    ]


class Line(NamedTuple):
    """A line of one side."""

    label: str
    inked: Inked
    start: int
    end: int
    role: str

    @property
    def runs(self) -> list[Run]:
        """What it says."""
        return self.inked.runs(self.start, self.end, self.role)

    @property
    def cells(self) -> int:
        """How wide that is."""
        return width_of(self.inked.text[self.start : self.end])


Cell = list[Line]
"""The lines of one side of a block."""


_BLANK = Line("", Inked(""), 0, 0, "")


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
    left, right = (_cell(sheet, number, which, at.text, letters=False) for which in (0, 1))
    for line, (one, other) in enumerate(zip_longest(left, right, fillvalue=_BLANK)):
        yield [
            Run(" " * at.margin),
            Run(f"{one.label:>{at.number - 1}} ", "label left"),
            *one.runs,
            Run(" " * (at.text - one.cells + 2)),
            *(_gutter(block) if line == 0 else [Run(f"{_RULE} ", "rule")]),
            Run("  "),
            Run(f"{other.label:>{at.number - 1}} ", "label right"),
            *other.runs,
        ]


def _stacked(sheet: Sheet, number: int, block: Block, width: int) -> Iterator[list[Run]]:
    """The lines of a block with the right report's sentences below the left's."""
    at = columns(sheet.comparison, width, split=False)
    marks_once = _marks(block)
    for which in (0, 1):
        for line in _cell(sheet, number, which, at.text, letters=True):
            name = Run(f"{line.label:>{at.number - 1}} ", f"label {SIDES[which]}")
            yield [Run(" " * at.margin), *marks_once, Run(" "), name, *line.runs]
            marks_once = [Run("  ")]


_ROLES = {ONLY_LEFT: "mark-left", ONLY_RIGHT: "mark-right", WEAK: "mark-quiet", UP: "mark-quiet", DOWN: "mark-quiet"}


def mark_role(mark: str) -> str:
    """How a row's mark is drawn."""
    return "mark-differs" if mark in DIFFERS else _ROLES.get(mark, "mark")


def _marks(block: Block) -> list[Run]:
    """The two columns of marks."""
    return [Run(mark, mark_role(mark)) for mark in (block.mark, block.moved)]


def _gutter(block: Block) -> list[Run]:
    """The marks between two columns; a sentence that is not compared has the rule in their place."""
    mark, moved = _marks(block)
    return [mark if block.mark.strip() else Run(_RULE, "rule"), moved]


def _cell(sheet: Sheet, number: int, which: int, width: int, *, letters: bool) -> Cell:
    """One side of a block as lines."""
    letter = LETTERS[which] if letters else ""
    return [
        Line(f"{letter}{sentence + 1}" if sentence >= 0 and not line else "", inked, start, end, role)
        for sentence, inked, role in _told(sheet, number, which)
        for line, (start, end) in enumerate(inked.lines(width))
    ]


def _height(sheet: Sheet, number: int, which: int, width: int) -> int:
    """How many lines one side of a block has."""
    return sum([len(inked.lines(width)) for _, inked, _ in _told(sheet, number, which)])


def _told(sheet: Sheet, number: int, which: int) -> Iterator[tuple[int, Inked, str]]:
    """One side of a block: its sentences, then where else it is told (no sentence, -1), each with a role."""
    block = sheet.blocks[number]
    role = _base(block, which)
    for sentence in block.rights if which else block.lefts:
        yield sentence, sheet.inked(which, sentence), role
    if number not in sheet.pulled:
        if note := _elsewhere(sheet.order, block, which):
            yield -1, Inked(note), "elsewhere"
        return
    for sentence in block.elsewhere if which == _following(sheet.order) else ():
        yield sentence, sheet.inked(which, sentence), "pulled"


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
    how = "also told" if told else "perhaps told" if block.mark == WEAK else "told"
    return f"{how} in {LETTERS[which]}{numbers(block.elsewhere)}"


def _base(block: Block, which: int) -> str:
    """The role of a whole sentence."""
    own = which and block.moved.strip() and block.moved not in (UP, DOWN)
    mark = block.moved if own else block.mark
    return f"only-{SIDES[which]}" if mark == (ONLY_LEFT, ONLY_RIGHT)[which] else "weak" if mark == WEAK else ""
