"""Wrapping by offsets: the lines of a stretch of text as (start, end) pairs into it.

Nothing is copied, so a line can be coloured by the spans that lie in it and found again from an offset. Linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tui.view.cells import fit, is_plain, width_of

_WORD = re.compile(r"\S+")


def wrap(text: str, start: int, end: int, width: int) -> list[tuple[int, int]]:
    """The lines of text[start:end] at `width` cells, without the blanks between them.

    Lines break at white space; a word wider than the line breaks where it must. At least one line, so that an empty
    stretch keeps its place.

    >>> [("Thousands left Homs"[a:b]) for a, b in wrap("Thousands left Homs", 0, 19, 10)]
    ['Thousands', 'left Homs']
    """
    return list(lines(text, start, end, width))


def lines(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """As `wrap`, but a line is found when it is asked for: a stretch may be a megabyte long."""
    width = max(1, width)
    found = _plain_lines if is_plain(text, start, end) else _measured_lines
    line = None
    for line in found(text, start, end, width):
        yield line
    if line is None:
        yield start, start


def _plain_lines(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """Greedy lines where each character is one cell: jumps from break to break without looking at words."""
    at = _skip(text, start, end)
    while at < end:
        stop = at + width
        if stop >= end:
            stop = end
        elif not text[stop].isspace():
            space = max(text.rfind(" ", at, stop), text.rfind("\n", at, stop))
            stop = space if space > at else stop
        line = stop
        while text[line - 1].isspace():
            line -= 1
        yield at, line
        at = _skip(text, stop, end)


def _skip(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _measured_lines(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """Greedy lines by measured words."""
    first = last = -1
    used = 0
    for begin, stop in _pieces(text, start, end, width):
        cells = width_of(text[begin:stop])
        gap = 0 if first < 0 else width_of(text[last:begin])
        if first >= 0 and used + gap + cells > width:
            yield first, last
            first, used, gap = -1, 0, 0
        if first < 0:
            first = begin
        last, used = stop, used + gap + cells
    if first >= 0:
        yield first, last


def _pieces(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """The words, those wider than a line in pieces that are not."""
    for word in _WORD.finditer(text, start, end):
        begin, stop = word.span()
        while begin < stop:
            piece = begin + _fitting(text, begin, stop, width)
            yield begin, piece
            begin = piece


@cache
def _wide() -> re.Pattern[str]:
    """Letters and marks of two cells each: scripts that write no blanks between words have words of a whole paragraph.

    Made when there is one: it takes longer than a wrapped screen.
    """
    return re.compile("[\u3001-\u3029\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff5e]*")


def _fitting(text: str, begin: int, stop: int, width: int) -> int:
    """How many characters of a word fit on a line, at least one; looks no further than need be (words can be long)."""
    most = width // 2
    if _wide().match(text, begin, min(stop, begin + most + 1)).end() > begin + most:  # type: ignore[union-attr]
        return max(1, most)
    reach = width + 1
    while width_of(head := text[begin : min(stop, begin + reach)]) <= width:
        if begin + reach >= stop:
            return len(head)
        reach *= 2
    return max(1, fit(head, width))
