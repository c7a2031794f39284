"""Search in a large library: the newest hits, the ranked ones, how soon a search ends, and titles typed with a slip.

`WIRESIDE_BENCH_LIBRARY` names the large library (see CONTRIBUTING.md); without it nothing is measured here.
"""

from __future__ import annotations

import os
import random
import string
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median, quantiles
from threading import Thread
from time import perf_counter, sleep

from benchmarks.figure import Figure
from tui.library import Library
from tui.library.tokens import tokens
from tui.text import Article

_OF_EACH = 50
"""Queries of each kind: two letters, a word, two words of which the last is begun, a phrase."""
_SEED = 5
_SHOWN = 20
_LONGEST_WAIT = 0.06
"""Seconds after which the next key may come."""


def figures() -> Iterator[Figure]:
    """What a reader waits for while typing."""
    made = os.environ.get("WIRESIDE_BENCH_LIBRARY")
    if not made:
        return
    _warm(Path(made).parent)
    with Library(made) as library:
        chance = random.Random(_SEED)
        articles = _articles(library, chance)
        queries = [query for article in articles[:_OF_EACH] for query in _queries(article, chance)]
        note = f"{len(queries)} queries, {len(library):,} articles"
        yield _told("newest hits", [_ms(library.first, query) for query in queries], 15, note)
        yield _told("ranked hits", [_ms(library.search, query) for query in queries], 200, note)
        yield _told("ended by the next key", list(_ended(library, queries, chance)), 10, "those that still ran")
        slips = [(article.key, _slipped(article, chance)) for article in articles]
        found = [key in {hit.key for hit in library.search(typed, _SHOWN)} for key, typed in slips]
        yield Figure("search: slips not found", 100 * (1 - sum(found) / len(found)), "%", 15, f"{len(found)} titles")
        yield _told("a title with a slip", [_ms(library.search, typed) for _, typed in slips], 60)


def _warm(folder: Path) -> None:
    """Read the library's files, so that they are in memory as they are after an hour with it."""
    for path in folder.iterdir():
        with path.open("rb") as file:
            while file.read(1 << 24):
                pass


def _articles(library: Library, chance: random.Random) -> list[Article]:
    """Articles to ask for, with three words in the title and a text."""
    keys = library.keys()
    found: list[Article] = []
    for key in chance.sample(keys, min(len(keys), 8 * _OF_EACH)):
        article = library.article(key)
        if article and len(tokens(article.title)) > 3 and len(_long(tokens(article.text))) > 3:
            found.append(article)
    return found[: 4 * _OF_EACH]


def _queries(article: Article, chance: random.Random) -> list[str]:
    """One query of each kind that finds an article."""
    words = tokens(article.text)
    at = chance.randrange(len(words) - 1)
    one, other = chance.sample(_long(words), 2)
    return [one[:2], one, f"{one} {other[:3]}", f'"{words[at]} {words[at + 1]}"']


def _long(words: Sequence[str]) -> list[str]:
    return [word for word in words if len(word) > 3]


def _slipped(article: Article, chance: random.Random) -> str:
    """Three words of a title that stand together, with one slip of the finger."""
    words = tokens(article.title)
    at = chance.randrange(len(words) - 2)
    three = words[at : at + 3]
    place = max(range(3), key=lambda number: len(three[number]))
    word, letter = three[place], chance.choice(string.ascii_lowercase)
    cut = chance.randrange(max(1, len(word) - 1))
    head, tail = word[:cut], word[cut:]
    three[place] = chance.choice(
        [head + tail[1:2] + tail[:1] + tail[2:], head + tail[1:], head + letter + tail, head + letter + tail[1:]]
    )
    return " ".join(three)


def _ended(library: Library, queries: Sequence[str], chance: random.Random) -> Iterator[float]:
    """Milliseconds from a key to the end of the search that it ends."""
    for query in queries:
        ends: list[float] = []

        def seek(query: str = query, ends: list[float] = ends) -> None:
            library.search(query)
            ends.append(perf_counter())

        thread = Thread(target=seek)
        thread.start()
        sleep(chance.uniform(0, _LONGEST_WAIT))
        key, running = perf_counter(), not ends
        library.interrupt()
        thread.join()
        if running:
            yield 1000 * max(0.0, ends[0] - key)


def _ms(work: Callable[[str], object], query: str) -> float:
    began = perf_counter()
    work(query)
    return 1000 * (perf_counter() - began)


def _told(name: str, times: Sequence[float], limit: float, note: str = "") -> Figure:
    slow = quantiles(times, n=20, method="inclusive")[-1]
    note = f"middle {median(times):.1f} ms, slowest {max(times):.0f}" + f"; {note}" * bool(note)
    return Figure(f"search: {name}, 95 of 100 within", slow, "ms", limit, note)
