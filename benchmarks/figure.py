"""A measured figure, and the table that figures are printed in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table."""

    name: str
    value: float
    unit: str
    limit: float | None = None
    """The most it may be; None where it is only told."""
    note: str = ""

    @property
    def holds(self) -> bool:
        """Whether the value is within its limit."""
        return self.limit is None or self.value <= self.limit

    @property
    def cells(self) -> tuple[str, str, str, str, str]:
        """Name, value, limit, verdict and note as printed."""
        limit = "" if self.limit is None else f"{_plain(self.limit)} {self.unit}"
        verdict = "" if self.limit is None else "holds" if self.holds else "MISSES"
        return self.name, f"{_plain(self.value)} {self.unit}", limit, verdict, self.note


def _plain(number: float) -> str:
    """Three significant digits, without an exponent."""
    return f"{number:,.0f}" if number >= 100 else f"{number:.3g}"


def table(figures: Iterable[Figure]) -> str:
    """Figures below each other, numbers aligned at the right."""
    rows = [("name", "value", "limit", "verdict", ""), *(figure.cells for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return "\n".join(
        f"{name:<{widths[0]}}  {value:>{widths[1]}}  {limit:>{widths[2]}}  {verdict:<{widths[3]}}  {note}".rstrip()
        for name, value, limit, verdict, note in rows
    )
