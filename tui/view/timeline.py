"""How the facts of an event came out: for every report what it was first with, what it changed, what it repeats."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from tui.compare.coverage import Coverage
from tui.compare.coverage.telling import Change, Fact, FactKind, Step
from tui.view.frame import plural
from tui.view.matrix import shared, stated

MARKS = {Change.FIRST: "+", Change.UPDATES: "^", Change.DIFFERS: "!", Change.REPEATS: "="}
LEGEND = "+ first   ^ brings up to date   ! differs   = repeats"
_WORDS = {Change.FIRST: "First with", Change.UPDATES: "Brings up to date", Change.DIFFERS: "Differs"}


class News(NamedTuple):
    """What a report adds or changes."""

    change: Change
    text: str
    fact: Fact


class Entry(NamedTuple):
    """One report in the story of the facts."""

    report: int
    published: datetime
    news: tuple[News, ...]
    """In the order of the facts, what is told differently first."""
    repeated: tuple[Fact, ...]
    copy_of: int | None


def timeline(found: Coverage) -> list[Entry]:
    """The reports that have a time, earliest first; [] where fewer than two have one."""
    dated = [
        (number, moment) for number, side in enumerate(found.reports) if (moment := side.article.published) is not None
    ]
    copies = {copy: of for copy, of, _ in found.copies}
    if len(dated) < 2:
        return []
    entries = [_entry(found, number, moment, copies.get(number)) for number, moment in dated]
    return entries if any(entry.news for entry in entries) else []


def _entry(found: Coverage, report: int, moment: datetime, copy_of: int | None) -> Entry:
    steps = list(_steps(found, report))
    news = [News(step.change, stated(fact, step.said), fact) for fact, step in steps if step.change in _WORDS]
    repeated = tuple(fact for fact, step in steps if step.change is Change.REPEATS)
    return Entry(report, moment, tuple(sorted(news, key=lambda one: one.change is Change.FIRST)), repeated, copy_of)


def _steps(found: Coverage, report: int) -> Iterator[tuple[Fact, Step]]:
    """What a report does with the figures and dates that others tell too."""
    for kind in (FactKind.FIGURE, FactKind.DATE):
        for fact in found.of(kind):
            if shared(fact):
                yield from ((fact, step) for step in fact.history if step.report == report)


def rest(entry: Entry, letter: str) -> str:
    """What is left to be said of a report: that it is a copy, and how much it repeats."""
    copied = [f"nearly a copy of {letter}"] if entry.copy_of is not None else []
    repeats = [f"repeats {plural(len(entry.repeated), 'fact')}"] if entry.repeated else []
    return ", ".join([*copied, *repeats])


def spoken(entry: Entry, letter: str) -> Iterator[str]:
    """An entry in sentences."""
    for change, words in _WORDS.items():
        if told := [news.text for news in entry.news if news.change is change]:
            yield f"{words}: {'; '.join(told)}."
    if left := rest(entry, letter):
        yield f"{left[0].upper()}{left[1:]}."
