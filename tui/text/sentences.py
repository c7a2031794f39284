"""Sentences of a text as offsets. (being written)"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class SentenceKind(StrEnum):
    """What a sentence is for the comparison: only prose is aligned."""

    PROSE = "prose"
    HEADING = "heading"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, trimmed of white space. Offsets are code points into the text."""

    start: int
    end: int
    paragraph: int
    """Number of the paragraph it stands in."""
    kind: SentenceKind
