"""Search as the reader types: titles first, newest first, an excerpt with every hit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that a query found."""

    key: str
    title: str
    source: str
    published: datetime | None
    snippet: str
    """One line of plain text around the first hit; "…" where it was cut."""
    spans: tuple[tuple[int, int], ...]
    """The hits as code point offsets into the snippet."""


def hits_in(text: str, query: str) -> list[tuple[int, int]]:
    """Where the words and phrases of a query stand in a text: ascending, disjoint spans of code points."""
    raise NotImplementedError
