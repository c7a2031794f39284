"""Two reports compared inside the process: of forty sentences, whole and in parts, and of very many.

What the program keeps of texts it has seen is forgotten before every round; the tables it loads once are not.
"""

from __future__ import annotations

import inspect
import random
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from statistics import median
from time import perf_counter

from benchmarks.figure import Figure
from benchmarks.reports import two_reports
from tui.compare import Side, compare, read_side, similarity
from tui.compare.align import all_links
from tui.compare.differences import differences
from tui.compare.pair import compare_sides
from tui.compare.rarity import background
from tui.compare.terms import terms
from tui.entities import mentions, resolve
from tui.text import Article, sentences

_ROUNDS = 15
_MANY = 1_000
_BOOK = 10_000
_WORDS = 22
"""Of a sentence in news, about."""


def figures() -> Iterator[Figure]:
    """The parts in their order, the whole, then long reports."""
    left, right = two_reports()
    made = compare(left, right)
    here, there = made.left, made.right
    prose = [[side.text(number) for number in side.prose] for side in (here, there)]
    shown = [link for link in made.links if link.shown]
    sides = [(side.article.text, side.mentions) for side in (here, there)]
    yield _timed("sentences", lambda: [sentences(report.text, report.title) for report in (left, right)])
    yield _timed("mentions", lambda: [mentions(report.text) for report in (left, right)])
    yield _timed("names joined", lambda: resolve(sides))
    yield from _prepared(prose[0], prose[1])
    yield _timed("differences", lambda: differences(here, there, shown, made.entities))
    yield _timed("whole, reports read", lambda: compare_sides(here, there), limit=35, first=lambda: _read(left, right))
    yield _timed("whole", lambda: compare(left, right), limit=60)
    yield from _long()


def _prepared(left: list[str], right: list[str]) -> Iterator[Figure]:
    """What pairs cost once their words are known, beside the quickest there is: a string ratio of every pair in C++."""
    said = [terms(sentence) for sentence in left], [terms(sentence) for sentence in right]
    links = _timed("links, words prepared", lambda: all_links(left, right, said=said), limit=10, forget=False)
    yield links
    yield _timed("similarity, words prepared", lambda: similarity(left, right), limit=10, forget=False)
    try:
        from rapidfuzz.fuzz import token_set_ratio
        from rapidfuzz.process import cdist

        yardstick = _timed("cdist", lambda: cdist(left, right, scorer=token_set_ratio), forget=False)
    except ImportError:
        yield Figure("compare: links / cdist token_set_ratio", float("nan"), "x", note="needs numpy: make bench")
    else:
        yield Figure("compare: links / cdist token_set_ratio", links.value / yardstick.value, "x", 3)


def _long() -> Iterator[Figure]:
    """Reports nobody should write: the time of their links, and the most memory that they take meanwhile."""
    left, right = _report(_MANY, seed=1), _report(_MANY, seed=2)
    began = perf_counter()
    all_links(left, right)
    yield Figure(f"compare: links of {_MANY:,} × {_MANY:,}", perf_counter() - began, "s", 1, "words not prepared")
    _forget_texts()
    tracemalloc.start()
    all_links(left, right)
    yield Figure("compare: their memory", tracemalloc.get_traced_memory()[1] / 2**20, "MiB", 150)
    tracemalloc.stop()
    books = [Article.from_text("\n\n".join(_report(_BOOK, seed=seed))) for seed in (3, 4)]
    read = [Side(book, tuple(sentences(book.text)), tuple(mentions(book.text))) for book in books]
    began = perf_counter()
    compare_sides(*read)
    yield Figure(f"compare: whole of {_BOOK:,} × {_BOOK:,}, mentions given", perf_counter() - began, "s", 5)


def _report(count: int, seed: int) -> list[str]:
    """Sentences of words as common as they are in news."""
    chance = random.Random(seed)
    known = background().counts
    words = chance.choices(list(known), weights=list(known.values()), k=count * _WORDS)
    return [" ".join(words[at : at + _WORDS]).capitalize() + "." for at in range(0, len(words), _WORDS)]


def _read(left: Article, right: Article) -> None:
    """What a reader has seen before asking for a comparison: sentences and mentions, with the figures among them."""
    for report in (left, right):
        read_side(report)


def _timed(
    name: str,
    work: Callable[[], object],
    limit: float | None = None,
    *,
    forget: bool = True,
    first: Callable[[], object] | None = None,
) -> Figure:
    times = []
    for _ in range(_ROUNDS):
        if forget:
            _forget_texts()
        if first:
            first()
        began = perf_counter()
        work()
        times.append((perf_counter() - began) * 1000)
    return Figure(f"compare: {name}", median(times), "ms", limit, f"best {min(times):.1f} ms")


def _forget_texts() -> None:
    """Empty every cache whose function takes an argument."""
    for name, module in list(sys.modules.items()):
        if name.startswith("tui."):
            for kept in vars(module).values():
                if hasattr(kept, "cache_clear") and inspect.signature(kept).parameters:
                    kept.cache_clear()
