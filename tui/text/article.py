"""The article: one outlet's report as immutable text, and where its paragraphs lie.

Text is stored once; a paragraph, a sentence, a mention is a pair of offsets into it. What a block of text is (prose,
a heading, an item of a list) can be read from the text alone, so an article that was stored as plain text loses nothing.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Self

from tui.text.clean import clean, clean_line
from tui.text.paragraphs import Paragraph, paragraphs


@dataclass(frozen=True, slots=True)
class Article:
    """One outlet's report. All strings are clean (see `clean`)."""

    key: str
    """Stable name: a file's resolved path, a canonical URL, or a hash of source, title and text."""
    source: str
    """The outlet."""
    title: str
    byline: str
    published: datetime | None
    """Aware, or None where nobody said."""
    url: str
    text: str
    paragraphs: tuple[Paragraph, ...]
