"""An excerpt of an article around its first hit: one line, with every hit in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.library.marking import Marker

_LEAD, _EXCERPT = 40, 160  # characters before the first hit, and in all
_EARLY = 1_000  # characters in which the first hit mostly is
_CUT = 100  # characters at their end where a word or phrase may have been cut


def excerpt(text: str, marker: Marker) -> tuple[str, tuple[tuple[int, int], ...]]:
    r"""One line of the text around the first hit, with the hits in it; the beginning where there is none.

    >>> from tui.library.query import parse
    >>> excerpt("Rain.\nThe dam broke at noon.", parse("dam").marker())
    ('Rain. The dam broke at noon.', ((10, 13),))
    """
    first = _first(text, marker)
    start = 0 if first < _LEAD else _word_start(text, first - _LEAD, first)
    end = len(text) if start + _EXCERPT >= len(text) else _word_end(text, start + _EXCERPT, start)
    line = text[start:end].replace("\n", " ").rstrip()
    snippet = "…" * (start > 0) + line + "…" * (end < len(text))
    return snippet, tuple(marker.spans(snippet))


def _first(text: str, marker: Marker) -> int:
    """Where the first hit begins; 0 where there is none. Most texts have one early, and need not be folded in full."""
    early = marker.first(text[:_EARLY])
    if early is not None and early < _EARLY - _CUT:
        return early
    return marker.first(text) or 0


def _word_start(text: str, start: int, latest: int) -> int:
    """The first beginning of a word from `start` on."""
    space = text.find(" ", start, latest)
    return start if space < 0 else space + 1


def _word_end(text: str, end: int, earliest: int) -> int:
    """The last end of a word up to `end`."""
    space = text.rfind(" ", earliest, end)
    return end if space < 0 else space
