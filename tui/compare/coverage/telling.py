"""A fact that several reports tell: its values, where each report gives which, and in what order they came."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from tui.compare.comparison import Mark, Verdict


class FactKind(StrEnum):
    """What a fact is, in the order in which a reader asks."""

    FIGURE = "figure"
    DATE = "date"
    QUOTE = "quote"
    NAME = "name"
    SENTENCE = "sentence"


class Change(StrEnum):
    """What a report does with a fact, seen from the reports that came out before it."""

    FIRST = "first"
    REPEATS = "repeats"
    UPDATES = "updates"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True)
class Telling:
    """Where one report tells a fact."""

    report: int
    mark: Mark
    said: str
    """The value in the report's words, hedge and day included: "at least 3,400", "Friday (6 Dec)"."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a fact, with every report that gives it: equal after conversion, rounding and bounds."""

    text: str
    tellings: tuple[Telling, ...]
    witnesses: int
    """How many independent reports give it: a copy and its original are one."""

    @property
    def reports(self) -> tuple[int, ...]:
        """Numbers of the reports, each once."""
        return tuple(sorted({telling.report for telling in self.tellings}))


@dataclass(frozen=True, slots=True)
class Step:
    """One report's part in the story of a fact."""

    report: int
    published: datetime
    said: str
    change: Change


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that reports tell, with the values they give it."""

    kind: FactKind
    label: str
    """What it is, in words that stand on their own line: "killed", "lies … south of Hama"."""
    values: tuple[Value, ...]
    """The most widely told first."""
    witnesses: int
    """How many independent reports tell it at all."""
    verdict: Verdict | None = None
    """How the values differ; None where they agree."""
    history: tuple[Step, ...] = ()
    """Who told it when, earliest first; empty where a report that tells it has no time."""
    conflicts: tuple[tuple[Telling, Telling], ...] = ()
    """Pairs of tellings that were found to differ so; () where it follows from the values alone."""

    @property
    def reports(self) -> tuple[int, ...]:
        """Numbers of the reports that tell it, each once."""
        return tuple(sorted({report for value in self.values for report in value.reports}))

    @property
    def differs(self) -> bool:
        """Whether reports tell it differently; one that is only vaguer does not."""
        return self.verdict not in {None, Verdict.VAGUER}

    @property
    def outliers(self) -> tuple[Value, ...]:
        """Values that one independent report alone gives, against two or more that agree on another.

        What a later report brings up to date is news and no outlier, and neither is a quotation cut short.
        """
        if not self.differs or self.verdict in {Verdict.UPDATE, Verdict.CUT}:
            return ()
        agreed = max(value.witnesses for value in self.values)
        return tuple(value for value in self.values if value.witnesses == 1 < agreed)

    def told_by(self, report: int) -> tuple[str, ...]:
        """The values that one report gives, in its words and each once; () for none."""
        said = (telling.said for value in self.values for telling in value.tellings if telling.report == report)
        return tuple(dict.fromkeys(said))

    def to_json(self) -> dict[str, Any]:
        """The fact as JSON values."""
        return {
            "kind": self.kind.value,
            "label": self.label,
            "verdict": self.verdict.value if self.verdict else None,
            "witnesses": self.witnesses,
            "values": [
                {
                    "text": value.text,
                    "reports": list(value.reports),
                    "witnesses": value.witnesses,
                    "outlier": value in self.outliers,
                    "tellings": [
                        {"report": telling.report, "said": telling.said, **asdict(telling.mark)}
                        for telling in value.tellings
                    ],
                }
                for value in self.values
            ],
            "history": [
                {"report": step.report, "published": step.published.isoformat(), "said": step.said,
                 "change": step.change.value}
                for step in self.history
            ],
        }  # fmt: skip
