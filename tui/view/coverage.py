"""Who reports what, as a table: rows for the screen, and the very same rows as plain characters for paper.

Where there is room, the values stand under their outlets; in a narrow window, or with many reports, a value is a line
and a report a letter at its end, so that two reports and twelve fit any width.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

from tui.compare.coverage import Coverage
from tui.compare.coverage.telling import Change, Fact, FactKind
from tui.view.cells import cut, pad, width_of
from tui.view.frame import plural
from tui.view.matrix import LETTERS, NOTHING, Line, Section, alone, sections
from tui.view.plain import introduced
from tui.view.rows import Row, Run
from tui.view.timeline import LEGEND, MARKS, Entry, rest, timeline
from tui.view.when import when
from tui.view.wrap import wrap

LABEL = (20, 46)
"""Cells of the column of labels, at least and at most."""
CELL = (11, 18)
"""Cells of a report's column, at least and at most."""
_MEASURE = 100
"""Cells of the longest line of running text."""
_OUTLET = 28
"""Cells of the longest outlet in the list of reports."""
_TITLE = 40
"""Cells without which a title stands below its outlet."""
_NAMED = {FactKind.FIGURE: "figure", FactKind.DATE: "date", FactKind.QUOTE: "quote"}


class Item(NamedTuple):
    """What can be pointed at: a line of the table, of the timeline, or of what one report has alone."""

    facts: tuple[Fact, ...]
    report: int = -1
    """Whose line of the timeline it is, or who has it alone; -1 for a line of the table."""

    @property
    def differs(self) -> bool:
        """Whether the table says here that reports differ; the timeline only says it again."""
        return self.report < 0 and any(fact.differs for fact in self.facts)


@dataclass(frozen=True, slots=True)
class CoverageSheet:
    """A coverage laid out at a width. A row's item is the number of its `Item`, -1 for headings."""

    rows: tuple[Row, ...]
    items: tuple[Item, ...]
    headings: tuple[range, ...]
    """The rows of each heading, in order; what stands below one belongs to it."""


class _Part(NamedTuple):
    """Lines under a heading."""

    heading: Sequence[Row]
    lines: Iterable[tuple[Item, Iterable[Row]]]
    apart: bool = True
    """Whether a blank line stands above it."""


def coverage_text(found: Coverage, width: int = 80) -> str:
    """The facts by kind, then who reported what when, then what each report has alone."""
    return "".join(f"{row.text.rstrip()}\n" for row in coverage_sheet(found, width).rows)


def coverage_sheet(found: Coverage, width: int = 80) -> CoverageSheet:
    """The same as rows of runs."""
    rows: list[Row] = list(_reports(found, width))
    items: list[Item] = []
    headings: list[range] = []
    for part in _parts(found, width):
        rows += [Row(())] * part.apart
        headings.append(range(len(rows), len(rows) + len(part.heading)))
        rows += part.heading
        for item, laid in part.lines:
            if item.facts and items[-1:] != [item]:
                items.append(item)
            rows += (Row(row.runs, len(items) - 1 if item.facts else -1) for row in laid)
    return CoverageSheet(tuple(rows), tuple(items), tuple(headings))


def sheet_width(found: Coverage, width: int) -> int:
    """How many of `width` cells the widest line of the table may take, whatever part of it is shown."""
    reports, cell = len(found.reports), _cell(width, len(found.reports))
    valued = _label(width, reports, cell) + 3 + reports * (cell + 2) if cell else 0
    return max(valued, _text(width, reports) + 2 * reports + 5)


def _parts(found: Coverage, width: int) -> Iterator[_Part]:
    cell = _cell(width, len(found.reports))
    yield from (_section(found, section, width, cell) for section in sections(found, valued=cell > 0))
    if entries := timeline(found):
        legend = (_row(line, "quiet") for line in wrapped(LEGEND, width - 1))
        yield _Part([_row("Timeline", "section"), *legend], ())
        yield from (_entry(found, entry, width) for entry in entries)
    for number in range(len(found.reports)):
        yield from _alone(found, number, width)


# -- above
def opening(found: Coverage) -> Iterator[str]:
    """Which report a letter stands for, who copies whom, and what it comes to."""
    for letter, side in zip(LETTERS, found.reports, strict=False):
        yield introduced(letter, side.article, when(side.article.published))
    for copy, original, share in found.copies:
        yield f"{LETTERS[copy]} is {_copied(original, share)}."
    if found.differs or not found.part:
        yield differing(found)


def differing(found: Coverage) -> str:
    """What is told differently, counted by kind."""
    counts = [(name, sum(fact.differs for fact in found.of(kind))) for kind, name in _NAMED.items()]
    parts = [plural(count, name) for name, count in counts if count]
    total = sum(count for _, count in counts)
    return f"{', '.join(parts)} {'differs' if total == 1 else 'differ'}." if parts else "No difference found."


def _copied(original: int, share: float) -> str:
    return f"nearly a copy of {LETTERS[original]}: {share:.0%} of its words stand there"


def _reports(found: Coverage, width: int) -> Iterator[Row]:
    """A line or two a report: letter, outlet, time and title; then what it comes to."""
    articles = [side.article for side in found.reports]
    outlet = min(_OUTLET, max(width_of(outlet_of(found, number)) for number in range(len(articles))))
    time = max(width_of(when(article.published, brief=True)) for article in articles)
    beside = outlet + time + 8
    column = beside if width - beside >= _TITLE else 4
    copies = {copy: _copied(original, share) for copy, original, share in found.copies}
    for number, article in enumerate(articles):
        name, moment = pad(outlet_of(found, number), outlet), when(article.published, brief=True)
        head = [Run(f" {LETTERS[number]}  {name}", "headline"), Run(f"  {moment:<{time}}  ", "time")]
        told = [Run(line) for line in wrapped(article.title or "Untitled", width - column - 1)]
        if number in copies:
            told += [Run(line, "copy") for line in wrapped(copies[number], width - column - 1)]
        if column != beside:
            yield Row(tuple(head))
            head = []
        for line, run in enumerate(told):
            yield Row((*head, run) if head and line == 0 else (Run(" " * column), run))
    if found.differs or not found.part:
        yield from (Row(()), _row(differing(found), "told"))


def outlet_of(found: Coverage, report: int) -> str:
    """The outlet of a report, as it is called where it has no name."""
    return found.reports[report].article.source or "Unknown outlet"


# -- the table
def _cell(width: int, reports: int) -> int:
    """Cells of a report's column, 0 where there is no room for values."""
    room = (width - LABEL[0] - 3) // reports - 2
    return 0 if room < CELL[0] else min(CELL[1], room)


def _label(width: int, reports: int, cell: int) -> int:
    """Cells of the labels where values have columns."""
    return min(LABEL[1], width - 3 - reports * (cell + 2))


def _text(width: int, reports: int) -> int:
    """Cells of the lines that end in letters."""
    return max(1, min(_MEASURE, width - 2 * reports - 5))


def _section(found: Coverage, section: Section, width: int, cell: int) -> _Part:
    reports = len(found.reports)
    label = _label(width, reports, cell) if section.valued else _text(width, reports)
    if section.valued:
        lines = [(Item(line.facts), _valued(line, label, cell)) for line in section.lines]
        return _Part(list(_headings(found, section.name, label, cell)), lines)
    heads = "".join(f" {letter}" for letter in LETTERS[:reports])
    heading = Row((Run(f" {pad(section.name, label + 2)}", "section"), Run(f" {heads}", "headline")))
    return _Part([heading], [(Item(line.facts), _lettered(line, label)) for line in section.lines])


def _headings(found: Coverage, name: str, label: int, cell: int) -> Iterator[Row]:
    """The outlets, each over its column."""
    outlets = (side.article.source for side in found.reports)
    heads = [_two_lines(f"{letter} {outlet}".strip(), cell) for letter, outlet in zip(LETTERS, outlets, strict=False)]
    for number, row in enumerate(zip_longest(*heads, fillvalue="")):
        first = Run(f" {pad(name if number == 0 else '', label + 2)}", "section")
        yield Row((first, *(Run(f"  {pad(head, cell)}", "headline") for head in row)))


def _two_lines(text: str, width: int) -> list[str]:
    first, *rest = wrapped(text, width)
    return [first, *([cut(" ".join(rest), width)] if rest else [])]


def _valued(line: Line, label: int, cell: int) -> Iterator[Row]:
    """A fact in as many lines as its longest column takes."""
    about, columns = _about(line, label), [list(wrapped(text, cell)) for text in line.cells]
    for number in range(max(len(about), *map(len, columns))):
        first = about[number] if number < len(about) else Run(" " * label)
        cells = [column[number] if number < len(column) else "" for column in columns]
        yield Row((*_mark(line, number), first, *_values(line, cells, cell)))


def _about(line: Line, label: int) -> list[Run]:
    """Label and note, each line filled up to the column's width."""
    notes = wrapped(line.note, label) if line.note else ()
    return [*(Run(pad(text, label)) for text in wrapped(line.label, label)),
            *(Run(pad(text, label), "quiet") for text in notes)]  # fmt: skip


def _mark(line: Line, number: int) -> tuple[Run, ...]:
    """The three cells before a line: the sign on the first, if it has one."""
    if number or not line.mark.strip():
        return (Run("   "),)
    return Run(" "), Run(line.mark, "mark-differs"), Run(" ")


def _values(line: Line, cells: Iterable[str], cell: int) -> Iterator[Run]:
    """One line of the columns; blanks are runs of their own, so that no underline runs into them."""
    for report, text in enumerate(cells):
        yield from (Run("  "), Run(text, _role(line, report)), Run(" " * (cell - width_of(text))))


def _role(line: Line, report: int) -> str:
    """How the cell of a report is drawn."""
    return "quiet" if line.cells[report] == NOTHING else "value differs" if report in line.odd else "value"


def _lettered(line: Line, label: int) -> Iterator[Row]:
    """A value in as many lines as it takes, the letters at the end of the first."""
    letters = [run for n, cell in enumerate(line.cells) for run in (Run(" "), Run(cell, _role(line, n)))]
    for number, about in enumerate(_about(line, label)):
        yield Row((*_mark(line, number), about, *([Run(" "), *letters] if number == 0 else ())))


# -- the story of the facts, and what one report has alone
def _entry(found: Coverage, entry: Entry, width: int) -> _Part:
    time, outlet = when(entry.published, brief=True), f"{LETTERS[entry.report]} {outlet_of(found, entry.report)}"
    heading = Row((Run(f" {time}  ", "time"), Run(cut(outlet, width - width_of(time) - 4), "headline")))
    told = [(Item((news.fact,), entry.report), MARKS[news.change], news.text) for news in entry.news]
    if left := rest(entry, LETTERS[entry.copy_of] if entry.copy_of is not None else ""):
        told.append((Item(entry.repeated, entry.report), MARKS[Change.REPEATS], left))
    return _Part([heading], [(item, _hanging(mark, text, width)) for item, mark, text in told], apart=False)


def _alone(found: Coverage, report: int, width: int) -> Iterator[_Part]:
    if lines := alone(found, report):
        head = wrapped(f"Only {LETTERS[report]}, {found.reports[report].article.source or 'unknown outlet'}", width - 1)
        told = [(Item(line.facts, report), _hanging("-", line.text, width)) for line in lines]
        yield _Part([_row(line, "section") for line in head], told)


_TOLD = frozenset({MARKS[Change.UPDATES], MARKS[Change.DIFFERS]})


def _hanging(mark: str, text: str, width: int) -> Iterator[Row]:
    """A line behind its mark, its further lines set in."""
    quiet = "quiet" if mark == MARKS[Change.REPEATS] else ""
    for number, line in enumerate(wrapped(text, min(_MEASURE, width - 6))):
        sign = Run(" ") if number else Run(mark, "mark-differs" if mark in _TOLD else "mark-quiet")
        yield Row((Run("   "), sign, Run(" "), Run(line, quiet)))


def _row(text: str, role: str) -> Row:
    return Row((Run(f" {text}", role),))


def wrapped(text: str, width: int) -> Iterator[str]:
    """The lines of a text."""
    return (text[start:end].replace("\n", " ") for start, end in wrap(text, 0, len(text), width))
