"""What the foot says of the line of a table that is pointed at: how reports differ, and how the fact came about.

"Northern Wire 18:30 first: 11 · The Andean Courier 02:40 brings it up to date: 27": what the columns cannot show.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from tui.compare.coverage import Coverage
from tui.compare.coverage.telling import Change, Fact, FactKind, Step
from tui.view.cells import ELLIPSIS
from tui.view.coverage import Item, outlet_of
from tui.view.frame import fitted, hanging, plural
from tui.view.matrix import LETTERS
from tui.view.rows import Row, Run
from tui.view.verdicts import sign_of
from tui.view.when import clock

_WORDS = {
    Change.FIRST: "first",
    Change.REPEATS: "repeats it",
    Change.UPDATES: "brings it up to date",
    Change.DIFFERS: "differs",
}
_OTHERWISE = "quotes it otherwise"
_SEPARATOR = " · "
_SAID = frozenset({FactKind.FIGURE, FactKind.DATE})
"""Kinds whose values are short enough to be told in the foot."""


def fact_rows(found: Coverage, item: Item | None, width: int, place: str = "", lines: int = 2) -> list[Row]:
    """The story of what is pointed at, in one or two lines; `place` is which of how many that differ ("2 of 5")."""
    if item is None:
        return [_line([Run(" Nothing to show here: f shows another part of the table.", "quiet")], width)]
    head, laid = _head(item, place), []
    for text in _stories(found, item):
        laid = hanging(head, f" {text}", width) if lines > 1 else [_line([*head, Run(f" {text}")], width)]
        if not laid[-1].text.endswith(ELLIPSIS):
            break
    return laid


def _line(runs: Sequence[Run], width: int) -> Row:
    return Row(tuple(fitted(runs, width)))


def _head(item: Item, place: str) -> list[Run]:
    """How reports differ: "2 of 5  ! figure differs"."""
    fact = item.facts[0]
    if not fact.differs or not fact.verdict:
        return []
    sign = sign_of(fact.verdict)
    found = Run(f" {sign.mark} {fact.kind} {sign.words} ", "mark-differs")
    return [Run(f" {place}  " if place else " ", "quiet"), found]


def _stories(found: Coverage, item: Item) -> Iterator[str]:
    """How it came about, in full and shorter."""
    fact = item.facts[0]
    outlets, since = _called(found), found.reports[0].article.published
    if len(item.facts) > 1 or not fact.history:
        yield _who(outlets, item)
    elif len(fact.reports) == 1:
        yield f"{_named(fact.history[0], outlets, since)} alone"
    else:
        yield _SEPARATOR.join(_steps(fact, fact.history, outlets, since))
        yield _SEPARATOR.join(_shortened(fact, outlets, since))
        yield _SEPARATOR.join(_shortened(fact, LETTERS, since))
        yield _SEPARATOR.join(f"{LETTERS[step.report]} {_done(fact, step)}" for step in _distinct(fact, fact.history))


def _called(found: Coverage) -> list[str]:
    """The outlets; of a copy also that it is one."""
    copies = {copy: f" (copy of {LETTERS[of]})" for copy, of, _ in found.copies}
    return [outlet_of(found, report) + copies.get(report, "") for report in range(len(found.reports))]


def _shortened(fact: Fact, names: Sequence[str], since: datetime | None) -> Iterator[str]:
    """The steps without those who only repeat, who are counted."""
    news = [step for step in fact.history if step.change is not Change.REPEATS]
    yield from _steps(fact, news, names, since)
    if repeating := {step.report for step in fact.history} - {step.report for step in news}:
        yield f"repeated by {plural(len(repeating), 'report')}"


def _steps(fact: Fact, steps: Sequence[Step], names: Sequence[str], since: datetime | None) -> Iterator[str]:
    """Each step in words; a day is named where it is another than the one before."""
    for step in _distinct(fact, steps):
        yield f"{_named(step, names, since)} {_done(fact, step)}"
        since = step.published


def _distinct(fact: Fact, steps: Sequence[Step]) -> list[Step]:
    """The steps that read differently: a report may tell a fact in several sentences."""
    told = {(step.report, step.change, step.said if fact.kind in _SAID else ""): step for step in reversed(steps)}
    return list(reversed(told.values()))


def _named(step: Step, names: Sequence[str], since: datetime | None) -> str:
    """Who and when: "Northern Wire 18:30"."""
    return f"{names[step.report]} {clock(step.published, since)}"


def _done(fact: Fact, step: Step) -> str:
    """What a report did with a fact, with its value where that is new."""
    if fact.kind not in _SAID:
        return _OTHERWISE if step.change is Change.DIFFERS and fact.kind is FactKind.QUOTE else _WORDS[step.change]
    if step.change is Change.REPEATS:
        known = step.said in {one.said for one in fact.history if one.published < step.published}
        return _WORDS[step.change] if known else f"says {step.said}"
    return f"{_WORDS[step.change]}: {step.said}"


def _who(names: Sequence[str], item: Item) -> str:
    """The reports that tell something, where there is no order to tell; what a report repeats, which is many things."""
    named = item.facts[0].kind is FactKind.NAME
    if item.report >= 0 and len(item.facts) > 1 and not named:
        return f"{names[item.report]} repeats {'; '.join(fact.label for fact in item.facts)}"
    told = [names[report] for report in sorted({report for fact in item.facts for report in fact.reports})]
    if len(told) == 1:
        return f"{told[0]} alone"
    return f"{'Named' if named else 'Told'} by {', '.join(told[:-1])} and {told[-1]}"
