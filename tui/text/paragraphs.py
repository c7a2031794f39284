"""Paragraphs: the blocks of a text, as offsets.

A line is a paragraph of its own, as agencies and web pages write it, unless the text was wrapped by hand at one width:
then only blank lines part paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

_ITEM = re.compile(r"(?:[•‣◦▪·*–—-]|\d{1,2}[.)]) +\S")
_HEADING_WORDS = 12
_NARROWEST, _WIDEST = 40, 100
_SECOND_SENTENCE = re.compile(r"[^\W\d_]{3}[.!?]['\"”’]? +['\"“‘]?[A-Z]")
_NUMBER = re.compile(r"\d{1,2}[.)] +")
_TERMINALS = tuple(".!?…。！？")
_NO_HEADING = (*_TERMINALS, ":", ";", ",", "—", "–", "-")
_CLOSING = " '\"”’»)]"


class ParagraphKind(StrEnum):
    """What a block of text is."""

    PROSE = "prose"
    HEADING = "heading"
    """One short line that does not end like a sentence."""
    ITEM = "item"
    """A list item: the line starts with a bullet ("• ") or a number ("1. ")."""


class Paragraph(NamedTuple):
    """A block of text, trimmed of white space. Offsets are code points into the text."""

    start: int
    end: int
    kind: ParagraphKind


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    r"""The paragraphs of a text, in order, together all of it but white space.

    >>> [(p.start, p.end, p.kind.value) for p in paragraphs("Aftermath\n\nTwo died.\nOne lived.\n\n• the driver")]
    [(0, 9, 'heading'), (11, 20, 'prose'), (21, 31, 'prose'), (33, 45, 'item')]
    """
    found = spans(text)
    blocks = [text[start:end] for start, end in found]
    kinds = map(_kind, ["", *blocks], blocks, [*blocks[1:], ""])
    return tuple(Paragraph(*span, kind) for span, kind in zip(found, kinds, strict=False))


def spans(text: str) -> list[tuple[int, int]]:
    """Where the paragraphs of a text lie, whatever they are."""
    lines = list(_lines(text))
    width = _wrap_width(text, lines)
    if not width:
        return lines
    joined: list[tuple[int, int]] = []
    for line in lines:
        if joined and _is_broken(text, joined[-1], line, width):
            joined[-1] = (joined[-1][0], line[1])
        else:
            joined.append(line)
    return joined


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """The trimmed spans of all lines that are not blank."""
    at = 0
    for line in text.split("\n"):
        if bare := line.strip():
            start = at + line.index(bare[0])
            yield start, start + len(bare)
        at += len(line) + 1


def _wrap_width(text: str, lines: list[tuple[int, int]]) -> int:
    """The width at which a text was wrapped by hand, 0 where it was not: then its line breaks mean something.

    It was where most lines had no room for the first word of the next, and most of those break inside a sentence.
    """
    breaks = [(line, after) for line, after in pairwise(lines) if _are_neighbours(text, line, after)]
    lengths = [end - start for pair in breaks for start, end in pair]
    wrapped = [length for length in lengths if length <= _WIDEST]  # an address may stick out
    width = max(wrapped, default=0)
    if width < _NARROWEST or 10 * len(wrapped) < 9 * len(lengths):
        return 0
    full = [line for line, after in breaks if _is_broken(text, line, after, width)]
    ended = sum(text[start:end].rstrip(_CLOSING).endswith(_TERMINALS) for start, end in full)
    return width if 2 * len(full) > len(breaks) and 2 * ended < len(full) else 0


def _is_broken(text: str, line: tuple[int, int], after: tuple[int, int], width: int) -> bool:
    """Whether the first word of the next line stands there because it did not fit on this one."""
    if not _are_neighbours(text, line, after) or _ITEM.match(text, *after):
        return False
    start = max(line[0], text.rfind("\n", line[0], line[1]) + 1)
    first = text[after[0] : min(after[1], after[0] + width)].split(" ", 1)[0]
    return line[1] - start + 1 + len(first) > width


def _are_neighbours(text: str, line: tuple[int, int], after: tuple[int, int]) -> bool:
    return text.count("\n", line[1], after[0]) == 1


def _kind(before: str, block: str, after: str) -> ParagraphKind:
    """What a block is, by its own shape and that of its neighbours ("" where there is none)."""
    if _ITEM.match(block):
        numbered = _NUMBER.match(block)
        alone = not _ITEM.match(before) and not _ITEM.match(after)
        if not (numbered and alone and after and _is_heading(block[numbered.end() :])):
            return ParagraphKind.ITEM
    return ParagraphKind.HEADING if after and _is_heading(block) else ParagraphKind.PROSE


def _is_heading(block: str) -> bool:
    """Short, on one line, starting like a title and not ending like a sentence."""
    if len(block) > 120 or "\n" in block or len(block.split()) > _HEADING_WORDS or _SECOND_SENTENCE.search(block):
        return False
    return not block[0].islower() and any(map(str.isalpha, block)) and not block.rstrip(_CLOSING).endswith(_NO_HEADING)
