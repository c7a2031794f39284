"""Ink: which roles lie on which stretch of a text.

Spans may overlap (a person within a quotation within a search hit); ink flattens them once, so that any line can be
turned into runs by looking only at what lies on it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise

from tui.view.rows import Run

Span = tuple[int, int, str]
"""Start, end and role."""


class Ink:
    """The roles on a text, by offset."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._ends: list[int] = []
        self._stretches: list[Span] = []
        for stretch in _flat(sorted(span for span in spans if span[0] < span[1])):
            self._ends.append(stretch[1])
            self._stretches.append(stretch)

    def runs(self, text: str, start: int, end: int, role: str = "") -> list[Run]:
        """text[start:end] as runs; `role` is what lies beneath. Line breaks inside become blanks."""
        runs: list[Run] = []
        at = start
        for number in range(bisect_right(self._ends, start), len(self._ends)):
            begin, stop, above = self._stretches[number]
            begin, stop = max(begin, start), min(stop, end)
            if begin >= stop:
                break
            if at < begin:
                runs.append(Run(text[at:begin].replace("\n", " "), role))
            runs.append(Run(text[begin:stop].replace("\n", " "), f"{role} {above}".strip()))
            at = stop
        if at < end:
            runs.append(Run(text[at:end].replace("\n", " "), role))
        return runs


def _flat(spans: list[Span]) -> Iterable[Span]:
    """Sorted spans as stretches that do not overlap, each with the roles of all that cover it, outermost first."""
    edges = sorted({edge for start, end, _ in spans for edge in (start, end)})
    open_spans: list[Span] = []
    coming = 0
    for start, end in pairwise(edges):
        open_spans = [span for span in open_spans if span[1] > start]
        while coming < len(spans) and spans[coming][0] <= start:
            open_spans.append(spans[coming])
            coming += 1
        if open_spans:
            outermost_first = sorted(open_spans, key=lambda span: span[0] - span[1])
            yield start, end, " ".join(dict.fromkeys(span[2] for span in outermost_first))
