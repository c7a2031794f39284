"""Comparisons as plain characters: for pipes, for paper, and for ears."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.compare.comparison import Comparison, Difference, Grade, Side
from tui.text.article import Article
from tui.view.blocks import Block, Filter, blocks, passes, told
from tui.view.comparison import LETTERS, Sheet, comparison_rows
from tui.view.frame import percent
from tui.view.inked import inks
from tui.view.named import names_told
from tui.view.reports import times
from tui.view.rows import Row
from tui.view.summary import Summary, counted, differing, head_rows, notices
from tui.view.verdicts import ONLY_LEFT, ONLY_RIGHT, in_words, sign
from tui.view.wrap import wrap

SPLIT_FROM = 100
"""Columns from which two columns read better than a stack."""
TELLS_NAMES = frozenset({Filter.ALL, Filter.ONLY})
"""What is shown where the names that only one report has are listed."""


def comparison_text(comparison: Comparison, width: int, shown: Filter = Filter.ALL) -> str:
    """A comparison as the screen lays it out, brackets for its underlines, with what differs spelt out below."""
    whole = blocks(comparison)
    made = [block for block in whole if passes(block, shown)]
    sheet = Sheet(comparison, made, inks(comparison, brackets=True))
    head = head_rows(Summary.of(comparison, whole), width, split=width >= SPLIT_FROM)
    body = comparison_rows(sheet, width, split=width >= SPLIT_FROM)
    found = "".join(_hanging(sign(one).mark, f"{where(one)} {in_words(one)}: {one.why}", width) for one in told(made))
    return _lines(head) + "\n" + _lines(body) + (f"\n{found}" if found else "")


def _hanging(mark: str, text: str, width: int) -> str:
    """A difference behind its mark, its further lines set in."""
    lines = (text[start:end] for start, end in wrap(text, 0, len(text), width - 3))
    return "".join(f"{'   ' if number else f' {mark} '}{line}\n" for number, line in enumerate(lines))


def comparison_prose(comparison: Comparison, shown: Filter = Filter.ALL) -> str:
    """A comparison as linear prose, for screen readers: no columns, no marks, every row announced."""
    whole = blocks(comparison)
    made = [block for block in whole if block.mark.strip() and passes(block, shown)]
    rows = (_row(comparison, number, len(made), block) for number, block in enumerate(made, 1))
    names = [f"{line}." for line in names_told(comparison)] if shown in TELLS_NAMES else []
    return "\n".join([*_opening(Summary.of(comparison, whole)), "", *rows, *[""] * bool(names), *names, ""])


def _opening(summary: Summary) -> Iterator[str]:
    comparison = summary.comparison
    for letter, side, time in zip(LETTERS, (comparison.left, comparison.right), times(comparison), strict=True):
        yield introduced(letter, side.article, time)
    yield f"{shares(comparison)}. {differing(comparison).capitalize()}."
    if said := notices(summary):
        yield " ".join(f"{_capital(notice)}." for notice in said)
    yield " ".join(f"{text.replace(' ', ': ', 1)}." for text in counted(summary.tally))


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def shares(comparison: Comparison) -> str:
    """How much of each report the other has."""
    left, right = comparison.shared
    return f"Shared: {percent(left)} of A, {percent(right)} of B"


def introduced(letter: str, article: Article, time: str) -> str:
    """Which report a letter stands for."""
    title = article.title or "Untitled"
    stop = "" if title[-1] in ".?!" else "."
    return f"{letter} is {article.source or 'an unknown outlet'}, {time}: {title}{stop}"


def _row(comparison: Comparison, number: int, count: int, block: Block) -> str:
    found = told([block]) or list(block.differences)
    parts = [f"Row {number} of {count}. {spoken(block)}."]
    parts += [_said(comparison.left, LETTERS[0], left) for left in block.lefts]
    parts += [_said(comparison.right, LETTERS[1], right) for right in (*block.rights, *block.elsewhere)]
    parts += [f"{_capital(_finding(one))}: {one.why}" if len(found) > 1 else f"Why: {one.why}" for one in found]
    return " ".join(parts)


def spoken(block: Block) -> str:
    """What a row's mark says, in words: "Differs: figure; quote cut"."""
    differing, vaguer = told([block]), list(block.differences)
    if not vaguer:
        return _alike(block)
    about = dict.fromkeys(_finding(one) for one in differing) or dict.fromkeys(one.kind.value for one in vaguer)
    return f"{'Differs' if differing else 'Less exact'}: {'; '.join(about)}"


def _finding(found: Difference) -> str:
    """What is found about what, where it is more than that it differs."""
    return in_words(found).removesuffix(" differs")


_ALIKE = {Grade.SAME: "The same", Grade.MINOR: "Nearly the same", Grade.REWORDED: "Reworded", Grade.WEAK: "Perhaps"}


def _alike(block: Block) -> str:
    """How alike the sentences of a row are that differ in nothing: as alike as the least of its pairs."""
    if not block.links:
        return {ONLY_LEFT: "Only A", ONLY_RIGHT: "Only B"}[block.mark]
    return _ALIKE[max((link.grade for link in block.links), key=list(Grade).index)]


def _said(side: Side, letter: str, number: int) -> str:
    return f"{letter}, sentence {number + 1}: {' '.join(side.text(number).split())}"


def where(found: Difference) -> str:
    """The two sentences of a difference, as they are numbered."""
    return f"{LETTERS[0]}{found.left.sentence + 1} {LETTERS[1]}{found.right.sentence + 1}"


def _lines(rows: Sequence[Row]) -> str:
    return "".join(f"{row.text.rstrip()}\n" for row in rows)
