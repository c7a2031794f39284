"""How time grows with the worst input: a fragment 5,000 and 20,000 times, through every door that reads foreign text.

Four times the text may take five times as long; a square would take sixteen.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from time import process_time

from benchmarks.figure import Figure
from tui.compare import compare, links
from tui.compare.terms import terms
from tui.entities import mentions
from tui.entities.amounts.figures import figures as read_figures
from tui.entities.dates import dates
from tui.entities.speech.quotes import quotes
from tui.text import Article, clean, sentences

_FEW, _MANY = 5_000, 20_000
_MOST = 5
_SOON = 0.02
"""Seconds below which a ratio is chance."""
_FRAGMENTS = (
    "one ", "1,", "100, ", "9", "5 million (", "$5 to ", "10 to 20 ", "half of the ", "three hundred thousand and ",
    "1. ", "- ", "May 5 ", "Tuesday ", "last week ", "3 p.m. ", '"', "“", "‘a", "“No,” he said. ", "said X, ",
    "according to ", "The ", "Bank of ", "A. ", "U.S. ", "al-A ", "a-b-", "Homs Homs ", "United Nations (UN) ",
    "Smith, 34, ", "Mr. ", "\n", "\n\n", "  ", "(", "...", "! ", "e\u0301", "\u202e", "👩\u200d", "叙", "قتل ",
)  # fmt: skip
_OTHER = Article.from_text("A quake struck Mehrab on Tuesday, killing 1,203 people.", source="Other")

_DOORS: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("clean", clean),
    ("sentences", sentences),
    ("figures", read_figures),
    ("dates", dates),
    ("quotes", quotes),
    ("terms", terms),
    ("mentions", mentions),
    ("links", lambda text: links([text], [text + "x"])),
    ("compare", lambda text: compare(Article.from_text(text), _OTHER)),
)


def figures() -> Iterator[Figure]:
    """The worst growth of each door, with the fragment that makes it."""
    for name, door in _DOORS:
        growth, fragment = max((_growth(door, fragment), fragment) for fragment in _FRAGMENTS)
        yield Figure(f"linear: {name}, {_MANY:,} repeats / {_FEW:,}", growth, "x", _MOST, f"at {fragment!a}")


def _growth(door: Callable[[str], object], fragment: str) -> float:
    few = _spent(door, fragment * _FEW)
    many = _spent(door, fragment * _MANY)
    if many > _MOST * few:  # once more, before anything is said about it
        few, many = min(few, _spent(door, fragment * (_FEW + 1))), min(many, _spent(door, fragment * (_MANY - 1)))
    return max(many, _SOON) / max(few, _SOON)


def _spent(door: Callable[[str], object], text: str) -> float:
    gc.collect()
    began = process_time()
    door(text)
    return process_time() - began
