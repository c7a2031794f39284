"""Paragraphs: the blocks of a text, as offsets.

Blank lines part blocks. Inside a block a line is a paragraph of its own, as agencies and web pages write it, unless the
block was wrapped by hand at one width: then its lines are one paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

_ITEM = re.compile(r"(?:[•‣◦▪·*–—-]|\d{1,2}[.)]) +\S")
_HEADING_WORDS = 12
_WRAP_WIDTHS = range(40, 101)
_NUMBER = re.compile(r"\d{1,2}[.)] +")
_ENDS = tuple(".!?…:;,。！？—–-")
_CLOSING = " '\"”’»)]"


class ParagraphKind(StrEnum):
    """What a block of text is."""

    PROSE = "prose"
    HEADING = "heading"
    """One short line that does not end like a sentence."""
    ITEM = "item"
    """A list item: the line starts with a bullet ("• ") or a number ("1. ")."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of text, trimmed of white space. Offsets are code points into the text."""

    start: int
    end: int
    kind: ParagraphKind


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    r"""The paragraphs of a text, in order, together all of it but white space.

    >>> [(p.start, p.end, p.kind.value) for p in paragraphs("Aftermath\n\nTwo died.\nOne lived.\n\n• the driver")]
    [(0, 9, 'heading'), (11, 20, 'prose'), (21, 31, 'prose'), (33, 45, 'item')]
    """
    spans = [span for block in _blocks(text) for span in _joined(text, block)]
    blocks = [text[start:end] for start, end in spans]
    kinds = map(_kind, ["", *blocks], blocks, [*blocks[1:], ""])
    return tuple(Paragraph(*span, kind) for span, kind in zip(spans, kinds, strict=False))


def _blocks(text: str) -> Iterator[list[tuple[int, int]]]:
    """Runs of lines that are not blank, each line as its trimmed span."""
    block: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        if bare := line.strip():
            start = at + line.index(bare[0])
            block.append((start, start + len(bare)))
        elif block:
            yield block
            block = []
        at += len(line) + 1
    if block:
        yield block


def _joined(text: str, block: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The paragraphs of a block: its lines, or fewer where lines were wrapped by hand."""
    if len(block) == 1 or not _wrapped([text[start:end] for start, end in block]):
        return block
    spans = block[:1]
    for start, end in block[1:]:
        if _ITEM.match(text, start, end):
            spans.append((start, end))
        else:
            spans[-1] = (spans[-1][0], end)
    return spans


def _wrapped(lines: list[str]) -> bool:
    """Whether no line had room for the first word of the next, and most breaks fall inside a sentence."""
    width = max(map(len, lines))
    if width not in _WRAP_WIDTHS:
        return False
    breaks = [(line, following) for line, following in pairwise(lines) if not _ITEM.match(following)]
    if any(len(line) + 1 + len(following.split(" ", 1)[0]) <= width for line, following in breaks):
        return False
    return 2 * sum(_ends_sentence(line) for line, _ in breaks) < len(breaks)


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
    if len(block) > 120 or "\n" in block or len(block.split()) > _HEADING_WORDS:
        return False
    return not block[0].islower() and any(map(str.isalpha, block)) and not _ends_sentence(block)


def _ends_sentence(line: str) -> bool:
    return line.rstrip(_CLOSING).endswith(_ENDS)
