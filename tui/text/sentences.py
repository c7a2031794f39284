"""Sentences: the units of comparison, as offsets, each with what it is for.

The rules by which a text is split are loaded with the first text: a list needs none.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from tui.text.paragraphs import Paragraph, ParagraphKind, paragraphs


class SentenceKind(StrEnum):
    """What a sentence is for the comparison: only prose is aligned."""

    PROSE = "prose"
    HEADING = "heading"
    BOILERPLATE = "boilerplate"


class Sentence(NamedTuple):
    """A sentence, trimmed of white space. Offsets are code points into the text."""

    start: int
    end: int
    paragraph: int
    """Number of the paragraph it stands in."""
    kind: SentenceKind


def sentences(text: str, title: str = "") -> list[Sentence]:
    """The sentences of a text, in order, together all of it but white space. Linear in time.

    >>> text = 'Ms. Solh left at 6 a.m. Police said so. "Why? I was afraid," she said.'
    >>> [text[s.start : s.end] for s in sentences(text)]
    ['Ms. Solh left at 6 a.m.', 'Police said so.', '"Why? I was afraid," she said.']
    """
    return [
        Sentence(start, end, number, kind)
        for number, paragraph in enumerate(paragraphs(text))
        for start, end, kind in _of_paragraph(text, paragraph, title)
    ]


def _of_paragraph(text: str, paragraph: Paragraph, title: str) -> Iterator[tuple[int, int, SentenceKind]]:
    from tui.text.boilerplate import is_boilerplate
    from tui.text.splitting import shortened, split

    whole = (paragraph.start, paragraph.end)
    if is_boilerplate(text[slice(*whole)], title):
        spans, kind = [whole], SentenceKind.BOILERPLATE
    elif paragraph.kind is ParagraphKind.HEADING:
        spans, kind = [whole], SentenceKind.HEADING
    else:
        spans, kind = split(text, *whole), SentenceKind.PROSE
    for span in spans:
        stray = len(spans) > 1 and is_boilerplate(text[slice(*span)])
        for start, end in shortened(text, *span):
            yield start, end, SentenceKind.BOILERPLATE if stray else kind
