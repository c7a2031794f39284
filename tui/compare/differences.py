"""Where two reports tell one fact differently: figures, dates, quotations and their speakers, certainty.

Only linked sentences are compared (counts also where two are weakly linked with nothing else, quotations anywhere), and
each kind stays silent rather than guess: names that are spelled differently are spellings of an entity.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tui.compare import certainty, clocks, dates, figures, quotes, scores, sources
from tui.compare.comparison import Difference, Link, Side
from tui.compare.facts import Facts, names_of
from tui.entities.mention import Entity


def differences(left: Side, right: Side, links: Sequence[Link], entities: Sequence[Entity]) -> list[Difference]:
    """All differences between two reports whose links and entities are known."""
    mine, theirs = Facts.of(left, names_of(entities, 0)), Facts.of(right, names_of(entities, 1))
    shown = [link for link in links if link.shown]
    counted = list(figures.differing(mine, theirs, [*shown, *_lone(links)]))
    return [
        *counted,
        *sources.differing(mine, theirs, shown, counted),
        *scores.differing(mine, theirs, shown),
        *dates.differing(mine, theirs, shown),
        *clocks.differing(mine, theirs, shown),
        *quotes.differing(mine, theirs, shown),
        *certainty.differing(mine, theirs, shown),
    ]


def _lone(links: Sequence[Link]) -> list[Link]:
    """The weak links between sentences that have no other: one fact that two reporters share no words for."""
    rows, columns = Counter(link.left for link in links), Counter(link.right for link in links)
    return [link for link in links if not link.shown and rows[link.left] == columns[link.right] == 1]
