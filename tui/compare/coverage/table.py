"""Who reports what: the facts of two to twelve reports of one event, and which report gives which of their values.

Reports stand in order of time, whatever order they were given in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product
from typing import TYPE_CHECKING, Any, Self

from tui.compare.comparison import Side
from tui.entities.naming import NAMING, Naming
from tui.text.article import Article

if TYPE_CHECKING:
    from tui.compare.coverage.telling import Fact, FactKind, Telling
    from tui.compare.rarity import Rarity

MOST = 12
"""Reports of one event that are set against each other; pairs grow with the square."""
PARTS = ("differ", "common", "only-here", "figures", "quotes")
"""What `only` can be asked for."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Who says what. Numbers of reports are places in `reports`, which is ordered by time."""

    reports: tuple[Side, ...]
    facts: tuple[Fact, ...]
    """By kind; within a kind what differs, then what most independent reports tell, then in the order of telling."""
    copies: tuple[tuple[int, int, float], ...]
    """(report, the report it copies, share of its words), only near copies."""
    part: str = ""
    """Which of `PARTS` the facts were cut down to, "" for all of them."""

    @property
    def differs(self) -> bool:
        """Whether the reports tell a fact differently."""
        return any(fact.differs for fact in self.facts)

    def of(self, kind: FactKind) -> tuple[Fact, ...]:
        """The facts of one kind."""
        return tuple(fact for fact in self.facts if fact.kind is kind)

    def only(self, part: str) -> Self:
        """The same coverage with a part of its facts.

        What differs, what two independent reports have in common, what one has alone (with its copies), or one kind.
        """
        kept = {
            "differ": lambda fact: fact.differs,
            "common": lambda fact: fact.witnesses > 1,
            "only-here": lambda fact: fact.witnesses == 1,
            "figures": lambda fact: fact.kind == "figure",
            "quotes": lambda fact: fact.kind == "quote",
        }[part]
        return replace(self, facts=tuple(filter(kept, self.facts)), part=part)

    def ends(self, fact: Fact, report: int = -1) -> tuple[Telling, ...]:
        """Where to read a fact side by side: two places, the earlier report first, or one where one report tells it.

        Where reports differ, the places that were found to, if they are, of the odd one out; of equals no report and
        its own copy, and rather a pair with `report` in it.
        """
        told = [telling for value in fact.values for telling in value.tellings]
        odd = [telling for value in fact.outliers for telling in value.tellings]
        flagged = sorted(fact.conflicts, key=lambda pair: not any(end in odd for end in pair))
        pairs = [*flagged, *product(odd, told), *combinations(told, 2)]
        apart = [pair for pair in pairs if pair[0].report != pair[1].report]
        best = min(apart, key=lambda pair: self._unlike(report, *(end.report for end in pair)), default=told[:1])
        return tuple(sorted(best, key=lambda end: end.report))

    def _unlike(self, wanted: int, one: int, other: int) -> tuple[bool, bool]:
        """How little two reports serve to read a fact side by side: a copy less than one that is not wanted."""
        return any({one, other} == {copy, of} for copy, of, _ in self.copies), wanted not in {-1, one, other}

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


def coverage(articles: Sequence[Article], *, rarity: Rarity | None = None, naming: Naming = NAMING) -> Coverage:
    """The facts of several reports, whose words are as common as `rarity` says, else as they are in English news.

    `naming` is how names are found and joined.

    Raises ValueError for fewer than two or more than `MOST` reports.
    """
    if not 2 <= len(articles) <= MOST:
        raise ValueError(f"Coverage is of 2 to {MOST} reports.")
    # What a comparison of two never needs.
    from tui.compare.coverage.dates import dates
    from tui.compare.coverage.event import Event
    from tui.compare.coverage.figures import figures
    from tui.compare.coverage.names import names
    from tui.compare.coverage.quotes import quotes
    from tui.compare.coverage.sentences import sentences

    event = Event.of(articles, rarity, naming)
    facts = (fact for told in (figures, dates, quotes, names, sentences) for fact in told(event))
    return Coverage(event.reports, tuple(facts), event.copies)
