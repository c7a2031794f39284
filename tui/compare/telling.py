"""A fact that several reports tell: its values, and where each report gives which."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from tui.compare.comparison import Mark, Verdict


class FactKind(StrEnum):
    """What a fact is, in the order in which a reader asks."""

    FIGURE = "figure"
    QUOTE = "quote"
    NAME = "name"
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True)
class Telling:
    """Where one report tells a fact."""

    report: int
    mark: Mark


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a fact, with every report that gives it."""

    text: str
    tellings: tuple[Telling, ...]

    @property
    def reports(self) -> tuple[int, ...]:
        """Numbers of the reports, each once."""
        return tuple(sorted({telling.report for telling in self.tellings}))


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that reports tell, with the values they give it."""

    kind: FactKind
    label: str
    values: tuple[Value, ...]
    verdict: Verdict | None = None
    """How the values differ; None where they agree."""

    @property
    def reports(self) -> tuple[int, ...]:
        """Numbers of the reports that tell it, each once."""
        return tuple(sorted({report for value in self.values for report in value.reports}))

    def told_by(self, report: int) -> tuple[str, ...]:
        """The values that one report gives, as it writes them; () for none."""
        return tuple(t.mark.text for value in self.values for t in value.tellings if t.report == report)

    def to_json(self) -> dict[str, Any]:
        """The fact as JSON values."""
        return {
            "kind": self.kind.value,
            "label": self.label,
            "verdict": self.verdict.value if self.verdict else None,
            "values": [
                {
                    "text": value.text,
                    "reports": list(value.reports),
                    "tellings": [{"report": telling.report, **asdict(telling.mark)} for telling in value.tellings],
                }
                for value in self.values
            ],
        }
