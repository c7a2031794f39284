"""Who reports what: the facts of two to twelve reports of one event, and which report gives which of their values.

Reports stand in order of time, whatever order they were given in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import combinations
from typing import TYPE_CHECKING, Any

from tui.compare.comparison import Comparison, Side, Verdict
from tui.compare.pair import compare, read_side
from tui.text.article import Article

if TYPE_CHECKING:
    from tui.compare.telling import Fact, FactKind

MOST = 12
"""Reports of one event that are set against each other; pairs grow with the square."""
NEAR_COPY = 0.8
"""Share of a report's words copied from another from which it counts as that report, not as a second witness."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Who says what. Numbers of reports are places in `reports`, which is ordered by time."""

    reports: tuple[Side, ...]
    facts: tuple[Fact, ...]
    """By kind; within a kind the most widely told first."""
    copies: tuple[tuple[int, int, float], ...]
    """(report, the report it copies, share of its words), only near copies."""

    @property
    def differs(self) -> bool:
        """Whether the reports tell a fact differently."""
        return any(fact.verdict not in {None, Verdict.VAGUER} for fact in self.facts)

    def of(self, kind: FactKind) -> tuple[Fact, ...]:
        """The facts of one kind."""
        return tuple(fact for fact in self.facts if fact.kind is kind)

    def to_json(self) -> dict[str, Any]:
        """The coverage as JSON values."""
        return {
            "reports": [
                {
                    "key": side.article.key,
                    "title": side.article.title,
                    "source": side.article.source,
                    "published": side.article.published.isoformat() if side.article.published else None,
                    "sentences": len(side.sentences),
                }
                for side in self.reports
            ],
            "facts": [fact.to_json() for fact in self.facts],
            "copies": [{"report": a, "of": b, "share": round(share, 3)} for a, b, share in self.copies],
        }


def coverage(articles: Sequence[Article]) -> Coverage:
    """The facts of several reports. Raises ValueError for fewer than two or more than `MOST`."""
    if not 2 <= len(articles) <= MOST:
        raise ValueError(f"Coverage is of 2 to {MOST} reports.")
    from tui.compare.witness import figures, names, quotes, sentences  # which a comparison of two never needs

    reports = tuple(read_side(article) for article in sorted(articles, key=_moment))
    pairs = {(a, b): compare(reports[a].article, reports[b].article) for a, b in combinations(range(len(reports)), 2)}
    facts = (*figures(reports, pairs), *quotes(reports, pairs), *names(reports), *sentences(reports, pairs))
    return Coverage(reports, facts, tuple(_copies(pairs)))


def _moment(article: Article) -> tuple[datetime, str, str]:
    """Order of time; what has no time comes last, and equal times go by outlet, then key."""
    return article.published or datetime.max.replace(tzinfo=UTC), article.source, article.key


def _copies(pairs: Mapping[tuple[int, int], Comparison]) -> Iterator[tuple[int, int, float]]:
    """The later report of a pair, when most of it stands in the earlier one."""
    for (earlier, later), comparison in pairs.items():
        share = comparison.copied[1]
        if share >= NEAR_COPY:
            yield later, earlier, share
