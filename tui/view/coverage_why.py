"""What the foot says of the line of a table that is pointed at: how reports differ, and how the fact came about.

"Northern Wire 18:30 first: 11 · The Andean Courier 02:40 brings it up to date: 27": what the columns cannot show.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.compare.coverage import Coverage
from tui.compare.coverage.telling import Change, Fact, FactKind, Step
from tui.view.coverage import Item, outlet_of
from tui.view.frame import fitted, hanging, percent, plural
from tui.view.matrix import mark_of
from tui.view.rows import Row, Run
from tui.view.verdicts import sign_of
from tui.view.when import when

_WORDS = {
    Change.FIRST: "first",
    Change.REPEATS: "repeats it",
    Change.UPDATES: "brings it up to date",
    Change.DIFFERS: "differs",
}
_SEPARATOR = " · "
_SAID = frozenset({FactKind.FIGURE, FactKind.DATE})
"""Kinds whose values are short enough to be told in the foot."""


def fact_rows(found: Coverage, item: Item | None, width: int, place: str = "", lines: int = 2) -> list[Row]:
    """The story of what is pointed at, in one or two lines; `place` is which of how many that differ ("2 of 5")."""
    if item is None:
        return [Row(tuple(fitted([Run(" Nothing to show here: f shows another part of the table.", "quiet")], width)))]
    head = [Run(f" {place}  " if place else " ", "quiet")]
    fact = item.facts[0]
    if len(item.facts) == 1 and fact.differs and fact.verdict:
        sign = sign_of(fact.verdict)
        head.append(Run(f" {mark_of(fact)} {fact.kind} {sign.words} ", "mark-differs"))
    room = lines * width - sum(len(run.text) for run in head) - (lines - 1) * width // 4
    text = next((told for told in _stories(found, item) if len(told) <= room), list(_stories(found, item))[-1])
    if len(head) > 1:
        text = f" {text}"
    return hanging(head, text, width) if lines > 1 else [Row(tuple(fitted([*head, Run(text)], width)))]


def _stories(found: Coverage, item: Item) -> Iterator[str]:
    """The story in full, and shorter."""
    fact = item.facts[0]
    if len(item.facts) > 1 or not fact.history:
        yield _who(found, item)
    elif len(fact.reports) == 1:
        step = fact.history[0]
        yield f"{_told(found, step, when(step.published, brief=True))} and alone."
    else:
        yield _SEPARATOR.join(_steps(found, fact, fact.history))
        yield _SEPARATOR.join(_shortened(found, fact))


def _shortened(found: Coverage, fact: Fact) -> list[str]:
    """The steps without those who only repeat, who are counted."""
    news = [step for step in fact.history if step.change is not Change.REPEATS]
    repeating = len({step.report for step in fact.history} - {step.report for step in news})
    return [*_steps(found, fact, news), f"repeated by {plural(repeating, 'report')}"][: len(news) + bool(repeating)]


def _steps(found: Coverage, fact: Fact, steps: Sequence[Step]) -> Iterator[str]:
    """Each step in words; a day is named once."""
    last = ""
    for step in steps:
        day, _, time = when(step.published, brief=True).rpartition(", ")
        said = f": {step.said}" if fact.kind in _SAID else ""
        yield f"{_told(found, step, time if day == last else f'{day}, {time}')}{said}"
        last = day


def _told(found: Coverage, step: Step, moment: str) -> str:
    """Who, when, and what that did: "Northern Wire 18:30 first"."""
    copied = next((share for copy, _, share in found.copies if copy == step.report), 0.0)
    words = f"{_WORDS[step.change]}, copy {percent(copied)}" if copied else _WORDS[step.change]
    return f"{outlet_of(found, step.report)} {moment} {words}"


def _who(found: Coverage, item: Item) -> str:
    """The reports that tell something, where there is no order to tell."""
    reports = sorted({report for fact in item.facts for report in fact.reports})
    names = [outlet_of(found, report) for report in reports]
    if len(names) == 1:
        return f"{names[0]} alone."
    return f"{', '.join(names[:-1])} and {names[-1]}."
