"""Who reports what, in sentences: for screen readers, and for ears.

No columns and no marks; a fact is a sentence or two that name the outlets: "killed: three of four reports, ..., say
1,203; Delta Times alone says 1,310."
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tui.compare.coverage import Coverage
from tui.compare.coverage.telling import Change, Fact, FactKind, Value
from tui.view.coverage import opening
from tui.view.matrix import KINDS, LETTERS, alone, shared
from tui.view.timeline import spoken, timeline
from tui.view.when import when

_NUMBERS = "No One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve".split()


def coverage_prose(found: Coverage) -> str:
    """The coverage as linear prose: the reports, the facts kind by kind, who came when, what each has alone."""
    lines = [*opening(found), ""]
    for kind, name in KINDS.items():
        facts = [fact for fact in found.of(kind) if shared(fact)]
        told = _named(found, facts) if kind is FactKind.NAME else (_told(found, fact) for fact in facts)
        lines += [f"{name}.", *told, ""] if facts else []
    lines += [*_story(found), *_alone(found)]
    return "\n".join(lines) + "\n"


def _told(found: Coverage, fact: Fact) -> str:
    """A fact in a sentence: who says what."""
    if fact.kind is FactKind.SENTENCE:
        return _stopped(f"{_who(found, fact.reports)}: {fact.label}")
    parts = [_said(found, fact, value) for value in fact.values]
    changes = [
        f"{_outlet(found, step.report)} brought it up to date, {when(step.published)}"
        for step in fact.history
        if step.change is Change.UPDATES
    ]
    differently = "Told differently. " if fact.differs else ""
    return f"{differently}{fact.label[0].upper()}{fact.label[1:]}: {'; '.join([*parts, *changes])}."


def _named(found: Coverage, facts: Iterable[Fact]) -> Iterator[str]:
    """Names by the reports that have them."""
    together: dict[tuple[int, ...], list[str]] = {}
    for fact in facts:
        together.setdefault(fact.reports, []).append(fact.label)
    return (f"{_who(found, reports)}: {', '.join(labels)}." for reports, labels in together.items())


def _said(found: Coverage, fact: Fact, value: Value) -> str:
    """Who gives a value, in the words each has for it."""
    words = dict.fromkeys(telling.said.rstrip(".") for telling in value.tellings)
    given = " or ".join(words) if fact.kind is not FactKind.QUOTE else f"“{value.text.rstrip('.')}”"
    who = _who(found, value.reports, odd=value in fact.outliers)
    verb = "says" if len(_own(found, value.reports)) == 1 and len(value.reports) < len(found.reports) else "say"
    return f"{who}{',' * (', ' in who)} {verb} {given}"


def _own(found: Coverage, reports: Sequence[int]) -> list[int]:
    """The reports without those that copy one of them."""
    copies = {copy: of for copy, of, _ in found.copies}
    return [report for report in reports if copies.get(report) not in reports]


def _who(found: Coverage, reports: Sequence[int], *, odd: bool = False) -> str:
    """The outlets, and how many of all they are; a copy is named with what it copies, and is not counted."""
    if len(reports) == len(found.reports):
        return f"All {_NUMBERS[len(reports)].lower()} reports"
    own = _own(found, reports)
    copies = {copy: of for copy, of, _ in found.copies}
    names = []
    for report in own:
        copied = [_outlet(found, other) for other in reports if copies.get(other) == report]
        names.append(_outlet(found, report) + (f" (copied by {_listed(copied)})" if copied else ""))
    if len(own) == 1:
        return names[0] + (" alone" if odd else "")
    of = f" of {_NUMBERS[len(found.reports)].lower()}" if not copies else " independent"
    return f"{_NUMBERS[len(own)]}{of} reports, {_listed(names)}"


def _story(found: Coverage) -> Iterator[str]:
    entries = timeline(found)
    if not entries:
        return
    yield "Timeline."
    for entry in entries:
        letter = LETTERS[entry.copy_of] if entry.copy_of is not None else ""
        yield " ".join([f"{when(entry.published)}, {_outlet(found, entry.report)}.", *spoken(entry, letter)])
    yield ""


def _alone(found: Coverage) -> Iterator[str]:
    for report in range(len(found.reports)):
        if lines := alone(found, report):
            yield f"Only {_outlet(found, report)}:"
            yield from (_stopped(line.text) for line in lines)
            yield ""


def _outlet(found: Coverage, report: int) -> str:
    """The outlet's name; with its letter where it has none or shares it."""
    sources = [side.article.source for side in found.reports]
    name = sources[report]
    return name if name and sources.count(name) == 1 else f"{name or 'report'} {LETTERS[report]}"


def _listed(names: Sequence[str]) -> str:
    """Names as English lists them: "A, B and C"."""
    return " and ".join([*([", ".join(names[:-1])] if len(names) > 1 else []), names[-1]])


def _stopped(text: str) -> str:
    return text if text.rstrip("”\"'’)")[-1:] in {".", "?", "!", "…"} else f"{text}."
