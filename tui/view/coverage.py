"""Who reports what, as plain characters: every value of every fact, with the letters of the reports that give it.

A value is a line and a report is a cell at its end, so that two reports and twelve take one layout.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tui.compare.comparison import Verdict
from tui.compare.coverage import Coverage
from tui.compare.telling import Fact, FactKind
from tui.view.cells import pad
from tui.view.plain import introduced
from tui.view.wrap import wrap

_LETTERS = "ABCDEFGHIJKL"
"""One for each of the most reports that are covered."""
_KINDS = {
    FactKind.FIGURE: "Figures",
    FactKind.QUOTE: "Quotations",
    FactKind.NAME: "Names",
    FactKind.SENTENCE: "Sentences",
}


def coverage_text(found: Coverage, width: int = 80) -> str:
    """The facts by kind, the most widely told first; "!" before the values of a fact that differs."""
    lines = [part for line in _opening(found) for part in _wrapped(line, width - 1)]
    for kind, name in _KINDS.items():
        if facts := found.of(kind):
            lines += ["", name, *(line for fact in facts for line in _rows(fact, len(found.reports), width))]
    return "".join(f"{' ' * bool(line)}{line}\n" for line in lines)


def coverage_prose(found: Coverage) -> str:
    """The same as linear prose, for screen readers: a fact a line."""
    return "\n".join([*_opening(found), "", *map(_spoken, found.facts), ""])


def _opening(found: Coverage) -> Iterator[str]:
    for letter, side in zip(_LETTERS, found.reports, strict=False):
        yield introduced(letter, side.article)
    for copy, original, share in found.copies:
        yield f"{_LETTERS[copy]} is nearly a copy of {_LETTERS[original]}: {share:.0%} of its words stand there."


def _rows(fact: Fact, reports: int, width: int) -> Iterator[str]:
    """A line or more for each value, the reports at the end of its first."""
    mark = "!" if _differs(fact) else " "
    room = max(1, width - 2 * reports - 5)
    for words, told in _values(fact):
        cells = "".join(f" {_LETTERS[n] if n in told else '·'}" for n in range(reports))
        for number, line in enumerate(_wrapped(words, room)):
            yield f"  {line}" if number else f"{mark} {pad(line, room)} {cells}"


def _spoken(fact: Fact) -> str:
    told = "; ".join(f"{words}, in {' '.join(_LETTERS[n] for n in reports)}" for words, reports in _values(fact))
    return f"{fact.kind.capitalize()}{', told differently' if _differs(fact) else ''}. {told}."


def _values(fact: Fact) -> Iterable[tuple[str, tuple[int, ...]]]:
    """What is told, and by which reports. Names and sentences are one fact whatever their wording."""
    if fact.kind in {FactKind.NAME, FactKind.SENTENCE}:
        return [(fact.label, fact.reports)]
    about = f"{fact.label}: " if fact.label else ""
    quoted = "“{}”" if fact.kind is FactKind.QUOTE else "{}"
    return [(about + quoted.format(value.text), value.reports) for value in fact.values]


def _differs(fact: Fact) -> bool:
    return fact.verdict not in {None, Verdict.VAGUER}


def _wrapped(text: str, width: int) -> Iterator[str]:
    return (text[start:end].replace("\n", " ") for start, end in wrap(text, 0, len(text), width))
