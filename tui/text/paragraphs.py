"""Paragraphs of a text as offsets. (being written)"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
