"""Ink: which roles lie on which stretch of a text.

Spans may overlap (a person within a quotation within a search hit). They are flattened for a line only when that is
drawn, and those of the moment lie in a layer of their own, so that a step to the next hit costs the same in any text.
Spans that can be told from what is known anyway, such as sentences, need not be listed at all.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from tui.view.rows import Run

Span = tuple[int, int, str]
"""Start, end and role."""
SpansOn = Callable[[int, int], Iterable[Span]]
"""The spans that lie on a stretch from its start to its end, whole."""


class _Layer(NamedTuple):
    """Spans by start, and how far each of them or one before it reaches."""

    spans: Sequence[Span]
    reached: Sequence[int]

    @classmethod
    def of(cls, spans: Iterable[Span]) -> _Layer:
        """A layer of those that are not empty."""
        kept = sorted(span for span in spans if span[0] < span[1])
        return cls(kept, list(accumulate((end for _, end, _ in kept), max)))

    def on(self, start: int, end: int) -> Iterator[Span]:
        """The spans that lie on a stretch, whole."""
        first, last = bisect_right(self.reached, start), bisect_left(self.spans, (end, 0, ""))
        return (span for span in self.spans[first:last] if span[1] > start)


class Ink:
    """The roles on a text, by offset."""

    def __init__(self, spans: Iterable[Span], *told: SpansOn) -> None:
        """Ink of spans that are listed, and of those that are told by functions."""
        self._layers: list[SpansOn] = [_Layer.of(spans).on, *told]

    def over(self, spans: Iterable[Span]) -> Ink:
        """The same with more spans."""
        ink = Ink(spans)
        ink._layers += self._layers
        return ink

    def runs(self, text: str, start: int, end: int, role: str = "") -> list[Run]:
        """text[start:end] as runs; `role` is what lies beneath. Line breaks inside become blanks."""
        runs: list[Run] = []
        at = start
        near = sorted(span for layer in self._layers for span in layer(start, end))
        for first, last, above in _flat(near):
            begin, stop = max(first, start), min(last, end)
            if begin >= stop:
                continue
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
