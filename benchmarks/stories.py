"""How well stories are found, and what that costs: reports of known events, alone and among reports of other matters.

The annotated reports are no part of the repository: `WIRESIDE_EVALUATION` names the folder that holds
`related/events.jsonl` and `related/others.jsonl`, one report a line. They arrive in random order, and each article is
placed as the program does it.
"""

from __future__ import annotations

import json
import os
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, NamedTuple

from benchmarks.figure import Figure
from tui.library import Library, Story
from tui.text import Article

_BITE = 20


class Agreement(NamedTuple):
    """B-cubed agreement of stories with events (Bagga and Baldwin, 1998), 0..1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def agreement(stories: Iterable[Iterable[str]], events: Mapping[str, str]) -> Agreement:
    """How well stories agree with the events of some reports; the others count where they stand beside those.

    >>> agreement([["a", "b", "x"], ["c"]], {"a": "quake", "b": "quake", "c": "quake"})
    Agreement(precision=0.7777777777777777, recall=0.5555555555555556)
    """
    home = {key: place for place, story in enumerate(stories) for key in story}
    sizes, whole = Counter(home.values()), Counter(events.values())
    both = Counter((home[key], event) for key, event in events.items())
    precision = sum(both[home[key], event] / sizes[home[key]] for key, event in events.items())
    recall = sum(both[home[key], event] / whole[event] for key, event in events.items())
    return Agreement(precision / len(events), recall / len(events))


def figures() -> Iterator[Figure]:
    """Agreement with the true events, and milliseconds an article: all at once, one by one, among others."""
    folder = os.environ.get("WIRESIDE_EVALUATION")
    if not folder:
        yield Figure("stories: not measured", 0, "", note="WIRESIDE_EVALUATION names no folder")
        return
    reports = _rows(Path(folder, "related", "events.jsonl"))
    others = _rows(Path(folder, "related", "others.jsonl"))
    events = {row["id"]: row["event"] for row in reports}
    yield from _measured("all at once", reports, events, len(reports))
    for seed in range(3):
        yield from _measured(f"one by one, order {seed}", _shuffled(reports, seed), events, 1)
    yield from _measured("among others", _shuffled([*reports, *others], 0), events, len(reports) + len(others))
    yield from _measured("among others, in batches", _shuffled([*reports, *others], 1), events, 50)


def _measured(name: str, rows: list[dict[str, Any]], events: Mapping[str, str], arriving: int) -> Iterator[Figure]:
    """Stories of reports of which so many arrive at a time."""
    took = 0.0
    with TemporaryDirectory() as folder, Library(Path(folder, "library.db")) as library:
        articles = [Article.from_text(row["text"], title=row["title"], key=row["id"], source="wire") for row in rows]
        for start in range(0, len(articles), arriving):
            library.add(articles[start : start + arriving])
            began = perf_counter()
            while library.gather(_BITE):
                pass
            took += perf_counter() - began
        stories = [story.keys for story in library.lines(library.listing()) if isinstance(story, Story)]
    found = agreement(stories, events)
    told = f"precision {found.precision:.3f}, recall {found.recall:.3f}, {took * 1000 / len(rows):.1f} ms an article"
    yield Figure(f"stories: missed of F1, {name}", 1 - found.f1, "", 0.1, told)


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _shuffled(rows: list[dict[str, Any]], seed: int) -> list[dict[str, Any]]:
    rows = rows.copy()
    random.Random(seed).shuffle(rows)
    return rows
