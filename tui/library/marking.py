"""Where the terms and regular expressions of a query stand in a text, found by one expression made once."""

from __future__ import annotations

import re
from time import monotonic
from typing import TYPE_CHECKING

from tui.library.tokens import fold, spaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.library.pattern import Pattern
    from tui.library.terms import Term

_MOST = 200  # terms in one expression; a paste may have as many
_PATIENCE = 1.0  # seconds that regular expressions may take in all the texts together

Span = tuple[int, int]
"""Code point offsets."""


class Marker:
    """Marks the hits of one query in any number of texts."""

    def __init__(self, terms: Iterable[Term], patterns: Sequence[Pattern] = ()) -> None:
        terms = set(terms)
        self._words = _expression(term for term in terms if not term.unspaced)
        self._characters = _expression(term for term in terms if term.unspaced)
        self._patterns = patterns
        self._left = _PATIENCE

    def spans(self, text: str) -> list[Span]:
        """Every hit: ascending, disjoint spans.

        >>> from tui.library.terms import term
        >>> Marker([term("cafe"), term("pri", prefix=True)]).spans("Café prices")
        [(0, 4), (5, 8)]
        """
        folded = fold(text)
        found = [match.span() for match in self._words.finditer(spaced(folded))] if self._words else []
        if self._characters:
            found = _merged(found, [match.span() for match in self._characters.finditer(folded)])
        for pattern in self._patterns if self._left > 0 else ():
            began = monotonic()
            found = _merged(found, pattern.spans(text))
            self._left -= monotonic() - began
        return found

    def first(self, text: str) -> int | None:
        """Where the first hit begins."""
        if self._patterns or self._characters:
            return next((start for start, _ in self.spans(text)), None)
        found = self._words.search(spaced(fold(text))) if self._words else None
        return found.start() if found else None


def _expression(terms: Iterable[Term]) -> re.Pattern[str] | None:
    """What finds any of the terms: the longest first, so that of two at one place the longer is marked."""
    longest = sorted({term.pattern for term in terms}, key=lambda one: (-len(one), one))[:_MOST]
    return re.compile("|".join(longest)) if longest else None


def _merged(one: list[Span], other: list[Span]) -> list[Span]:
    """Both lists' spans in order; of two that overlap the first."""
    merged: list[Span] = []
    for span in sorted(one + other, key=lambda span: (span[0], -span[1])):
        if not merged or span[0] >= merged[-1][1]:
            merged.append(span)
    return merged
