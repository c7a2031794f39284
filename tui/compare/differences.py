"""Where two reports tell one fact differently: figures, dates, quotations and their speakers, certainty.

Only linked sentences are compared (quotations also outside them), and each kind stays silent rather than guess: names
that are spelled differently are spellings of an entity and no difference.
"""

from __future__ import annotations

from collections.abc import Sequence

from tui.compare import certainty, clocks, dates, figures, quotes, scores, sources
from tui.compare.comparison import Difference, Link, Side
from tui.compare.facts import Facts, names_of
from tui.entities.mention import Entity


def differences(left: Side, right: Side, links: Sequence[Link], entities: Sequence[Entity]) -> list[Difference]:
    """All differences between two reports whose links and entities are known."""
    mine, theirs = Facts.of(left, names_of(entities, 0)), Facts.of(right, names_of(entities, 1))
    counted = list(figures.differing(mine, theirs, links))
    return [
        *counted,
        *sources.differing(mine, theirs, links, counted),
        *scores.differing(mine, theirs, links),
        *dates.differing(mine, theirs, links),
        *clocks.differing(mine, theirs, links),
        *quotes.differing(mine, theirs, links),
        *certainty.differing(mine, theirs, links),
    ]
