"""Who reports what, as a table of plain characters.

Where there is room, the values stand under their outlets; in a narrow window, or with many reports, a value is a line
and a report a letter at its end, so that two reports and twelve fit any width.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from tui.compare.coverage import Coverage
from tui.compare.coverage.telling import FactKind
from tui.view.cells import cut, pad
from tui.view.frame import plural
from tui.view.matrix import LETTERS, Line, Section, alone, sections
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
_NAMED = {FactKind.FIGURE: "figure", FactKind.DATE: "date", FactKind.QUOTE: "quote"}


def coverage_text(found: Coverage, width: int = 80) -> str:
    """The facts by kind, then who reported what when, then what each report has alone."""
    return "".join(f"{row.text.rstrip()}\n" for row in coverage_rows(found, width))


def coverage_rows(found: Coverage, width: int = 80) -> list[Row]:
    """The same as rows of runs."""
    cell = _cell(width, len(found.reports))
    rows = [_row(line) for text in opening(found) for line in wrapped(text, width - 1)]
    for section in sections(found, valued=cell > 0):
        rows += [Row(()), *_section(found, section, width, cell)]
    if entries := timeline(found):
        rows += [Row(()), _row("Timeline", "headline")]
        rows += [_row(line, "quiet") for line in wrapped(LEGEND, width - 1)]
        rows += [row for entry in entries for row in _entry(found, entry, width)]
    for number in range(len(found.reports)):
        rows += _alone(found, number, width)
    return rows


def opening(found: Coverage) -> Iterator[str]:
    """Which report a letter stands for, who copies whom, and what it comes to."""
    for letter, side in zip(LETTERS, found.reports, strict=False):
        yield introduced(letter, side.article)
    for copy, original, share in found.copies:
        yield f"{LETTERS[copy]} is nearly a copy of {LETTERS[original]}: {share:.0%} of its words stand there."
    if found.differs or not found.part:
        yield differing(found)


def differing(found: Coverage) -> str:
    """What is told differently, counted by kind."""
    counts = [(name, sum(fact.differs for fact in found.of(kind))) for kind, name in _NAMED.items()]
    parts = [plural(count, name) for name, count in counts if count]
    total = sum(count for _, count in counts)
    return f"{', '.join(parts)} {'differs' if total == 1 else 'differ'}." if parts else "No difference found."


def _cell(width: int, reports: int) -> int:
    """Cells of a report's column, 0 where there is no room for values."""
    room = (width - LABEL[0] - 3) // reports - 2
    return 0 if room < CELL[0] else min(CELL[1], room)


# -- the table
def _section(found: Coverage, section: Section, width: int, cell: int) -> Iterator[Row]:
    if section.valued:
        label = min(LABEL[1], width - 3 - len(found.reports) * (cell + 2))
        yield from _headings(found, section.name, label, cell)
        for line in section.lines:
            yield from _valued(line, label, cell)
        return
    label = max(1, min(_MEASURE, width - 2 * len(found.reports) - 5))
    heads = "".join(f" {letter}" for letter in LETTERS[: len(found.reports)])
    yield Row((Run(f" {pad(section.name, label + 2)} ", "headline"), Run(heads, "quiet")))
    for line in section.lines:
        yield from _lettered(line, label)


def _headings(found: Coverage, name: str, label: int, cell: int) -> Iterator[Row]:
    """The outlets with their times, each over its column."""
    heads = [
        list(_heading(letter, side.article.source, cell)) for letter, side in zip(LETTERS, found.reports, strict=False)
    ]
    for number, row in enumerate(zip_longest(*heads, fillvalue="")):
        first = Run(f" {pad(name if number == 0 else '', label + 2)}", "headline")
        yield Row((first, *(Run(f"  {pad(head, cell)}", "quiet") for head in row)))


def _heading(letter: str, source: str, cell: int) -> list[str]:
    return [cut(line, cell) for line in list(wrapped(f"{letter} {source}".strip(), cell))[:2]]


def _valued(line: Line, label: int, cell: int) -> Iterator[Row]:
    """A fact in as many lines as its longest column takes."""
    about = [Run(text) for text in wrapped(line.label, label)]
    about += [Run(text, "quiet") for text in wrapped(line.note, label)] if line.note else []
    columns = [list(wrapped(text, cell)) for text in line.cells]
    for number, (run, *cells) in enumerate(zip_longest(about, *columns, fillvalue=None)):
        head = run if isinstance(run, Run) else Run("")
        mark = line.mark if number == 0 else " "
        yield Row(
            (
                Run(f" {mark} ", "mark-differs" if mark == "!" else ""),
                Run(pad(head.text, label), head.role),
                *(Run(f"  {pad(text if isinstance(text, str) else '', cell)}") for text in cells),
            )
        )


def _lettered(line: Line, label: int) -> Iterator[Row]:
    """A value in as many lines as it takes, the letters at the end of the first."""
    said = [*wrapped(line.label, label), *(wrapped(line.note, label) if line.note else ())]
    for number, text in enumerate(said):
        mark = line.mark if number == 0 else " "
        runs = [Run(f" {mark} ", "mark-differs" if mark == "!" else ""), Run(pad(text, label))]
        yield Row((*runs, Run(" " + "".join(f" {cell}" for cell in line.cells))) if number == 0 else tuple(runs))


# -- the story of the facts, and what one report has alone
def _entry(found: Coverage, entry: Entry, width: int) -> Iterator[Row]:
    source = found.reports[entry.report].article.source or "Unknown outlet"
    head = f"{when(entry.published, brief=True)}  {LETTERS[entry.report]} {source}"
    yield from (_row(line, "time") for line in wrapped(head, width - 1))
    told = [f"{MARKS[change]} {text}" for change, text in entry.news]
    if left := rest(entry, LETTERS[entry.copy_of] if entry.copy_of is not None else ""):
        told.append(f"= {left}")
    for text in told:
        yield from _hanging(text, width)


def _alone(found: Coverage, report: int, width: int) -> list[Row]:
    lines = alone(found, report)
    if not lines:
        return []
    source = found.reports[report].article.source or "unknown outlet"
    head = [_row(line, "headline") for line in wrapped(f"Only {LETTERS[report]}, {source}", width - 1)]
    return [Row(()), *head] + [row for line in lines for row in _hanging(f"- {line}", width)]


def _hanging(text: str, width: int) -> Iterator[Row]:
    """A line behind its mark, its further lines set in."""
    for number, line in enumerate(wrapped(text[2:], min(_MEASURE, width - 6))):
        yield _row(f"  {text[:2] if number == 0 else '  '}{line}")


def _row(text: str, role: str = "") -> Row:
    return Row((Run(f" {text}" if text else "", role),))


def wrapped(text: str, width: int) -> Iterator[str]:
    """The lines of a text."""
    return (text[start:end].replace("\n", " ") for start, end in wrap(text, 0, len(text), width))
