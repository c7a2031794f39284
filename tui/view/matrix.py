"""Who reports what as lines with a cell a report: what every form of a coverage is laid out from.

A fact that two independent reports tell is a line of the table. What one report has alone is told below it, once: its
figures and quotations stand in its sentences, and only those of sentences that others tell too are named apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tui.compare.comparison import Verdict
from tui.compare.coverage import Coverage
from tui.compare.coverage.labels import GAP
from tui.compare.coverage.telling import Change, Fact, FactKind, Value
from tui.view.verdicts import sign_of
from tui.view.when import when

LETTERS = "ABCDEFGHIJKL"
"""One for each of the most reports that are covered."""
NOTHING = "·"
"""Stands in the cell of a report that does not tell a fact."""
KINDS = {
    FactKind.FIGURE: "Figures",
    FactKind.DATE: "Dates",
    FactKind.QUOTE: "Quotations",
    FactKind.NAME: "Names",
    FactKind.SENTENCE: "Sentences",
}


_WORDS = {Verdict.CUT: "cut short", Verdict.ALTERED: "in other words"}


class Line(NamedTuple):
    """A line of the table."""

    mark: str
    """The sign of how reports tell it differently ("!", "^"), else a blank."""
    label: str
    cells: tuple[str, ...]
    """One a report: its value, or its letter."""
    note: str = ""
    """Who stands alone, who brought it up to date."""
    facts: tuple[Fact, ...] = ()
    """What it is made of: one fact, or all names that the same reports have."""
    odd: frozenset[int] = frozenset()
    """Numbers of the reports whose cells stand out."""


class Told(NamedTuple):
    """What one report has alone, in a line of text."""

    text: str
    facts: tuple[Fact, ...]


class Section(NamedTuple):
    """The lines of one kind."""

    name: str
    lines: tuple[Line, ...]
    valued: bool
    """Whether the cells hold values; otherwise letters."""


def sections(found: Coverage, *, valued: bool = True) -> list[Section]:
    """The table, kind by kind; figures and dates with their values in the cells, or with a line a value."""
    made = []
    for kind, name in KINDS.items():
        facts = [fact for fact in found.of(kind) if shared(fact)]
        in_cells = valued and kind in {FactKind.FIGURE, FactKind.DATE}
        if kind is FactKind.NAME:
            lines = list(_names(found, facts))
        else:
            lines = [
                line for fact in facts for line in ([_valued(found, fact)] if in_cells else _lettered(found, fact))
            ]
        if lines:
            made.append(Section(name, tuple(lines), in_cells))
    return made


def shared(fact: Fact) -> bool:
    """Whether a fact belongs into the table: two independent reports tell it, or it is told in two ways."""
    return fact.witnesses > 1 or fact.differs


def alone(found: Coverage, report: int) -> list[Told]:
    """What one report tells alone, its copies aside: names in a line, then details, quotations and sentences."""
    facts = [fact for fact in found.facts if not shared(fact) and fact.reports[0] == report]
    told = {place for fact in facts if fact.kind is FactKind.SENTENCE for place in _places(fact)}
    names = tuple(fact for fact in facts if fact.kind is FactKind.NAME)
    lines = [Told(f"Names: {', '.join(fact.label for fact in names)}.", names)] if names else []
    for fact in facts:
        if fact.kind is FactKind.SENTENCE:
            lines.append(Told(fact.label, (fact,)))
        elif fact.kind is not FactKind.NAME and not told & set(_places(fact)):
            lines.append(Told(stated(fact, fact.values[0].text), (fact,)))
    return lines


def stated(fact: Fact, text: str) -> str:
    """A fact with one of its values, as a line of its own.

    >>> lies = Fact(FactKind.FIGURE, "Homs lies … south of Hama", (), 1)
    >>> stated(lies, "25 miles"), stated(Fact(FactKind.FIGURE, "killed", (), 1), "at least 11")
    ('Homs lies 25 miles south of Hama', 'killed: at least 11')
    """
    if fact.kind is FactKind.QUOTE:
        return f"{fact.label}: “{text}”"
    if GAP in fact.label:
        return fact.label.replace(GAP, text, 1)
    return f"{fact.label}: {text}"


def note(found: Coverage, fact: Fact) -> str:
    """What is to be said of a fact in which reports differ."""
    if fact.verdict is Verdict.UPDATE:
        changes = [step for step in fact.history if step.change is Change.UPDATES]
        return "; ".join(f"{LETTERS[step.report]} updates it, {when(step.published, brief=True)}" for step in changes)
    if fact.outliers:
        return "; ".join(f"{letters(found, value)} alone" for value in fact.outliers)
    return _WORDS.get(fact.verdict, "differs") if fact.differs and fact.verdict else ""


def letters(found: Coverage, value: Value) -> str:
    """The reports that give a value, copies in brackets behind what they copy: "A, C (B)"."""
    copies = {copy for copy, _, _ in found.copies}
    own = [LETTERS[report] for report in value.reports if report not in copies]
    copied = [LETTERS[report] for report in value.reports if report in copies]
    return ", ".join(own) + (f" ({', '.join(copied)})" if own and copied else ", ".join(copied))


def mark_of(fact: Fact) -> str:
    """The sign of a fact that is told differently, else a blank."""
    return sign_of(fact.verdict).mark if fact.differs and fact.verdict else " "


def odd(fact: Fact) -> frozenset[int]:
    """The reports that stand out: who stands alone, who is up to date, or all where nobody is in the majority."""
    if fact.verdict is Verdict.UPDATE:
        return frozenset(step.report for step in fact.history if step.change is Change.UPDATES)
    equals = fact.values if fact.differs and fact.kind is not FactKind.QUOTE else ()
    return frozenset(report for value in fact.outliers or equals for report in value.reports)


def _valued(found: Coverage, fact: Fact) -> Line:
    """A fact as one line with the values in its cells."""
    cells = tuple("; ".join(_first_of_each(fact, report)) or NOTHING for report in range(len(found.reports)))
    return Line(mark_of(fact), fact.label, cells, note(found, fact), (fact,), odd(fact))


def _first_of_each(fact: Fact, report: int) -> Iterator[str]:
    for value in fact.values:
        if said := next((telling.said for telling in value.tellings if telling.report == report), ""):
            yield said


def _lettered(found: Coverage, fact: Fact) -> Iterator[Line]:
    """A fact as a line a value, with letters in the cells; a sentence is one value whatever its wording."""
    mark, about = mark_of(fact), note(found, fact)
    if fact.kind is FactKind.SENTENCE:
        yield Line(mark, fact.label, _letters(found, fact.reports), about, (fact,))
        return
    for number, value in enumerate(fact.values):
        text, cells = stated(fact, value.text), _letters(found, value.reports)
        yield Line(mark, text, cells, about if number == 0 else "", (fact,), odd(fact))


def _names(found: Coverage, facts: Iterable[Fact]) -> Iterator[Line]:
    """Names by the reports that have them: one line for all that the same reports name."""
    together: dict[tuple[int, ...], list[Fact]] = {}
    for fact in facts:
        together.setdefault(fact.reports, []).append(fact)
    for reports, named in together.items():
        yield Line(" ", ", ".join(fact.label for fact in named), _letters(found, reports), facts=tuple(named))


def _letters(found: Coverage, reports: Iterable[int]) -> tuple[str, ...]:
    told = set(reports)
    return tuple(LETTERS[n] if n in told else NOTHING for n in range(len(found.reports)))


def _places(fact: Fact) -> list[tuple[int, int]]:
    return [(telling.report, telling.mark.sentence) for value in fact.values for telling in value.tellings]
