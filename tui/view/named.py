"""Who and what two reports name: one of them alone, both in other spellings, both alike."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tui.compare.comparison import Comparison, Mark
from tui.compare.facts import mark_of
from tui.compare.tally import respelt, usual
from tui.entities.mention import Entity
from tui.view.verdicts import NO_MARK, ONLY_LEFT, ONLY_RIGHT, SAME

_NOWHERE = Mark(-1, 0, 0, "")
"""In the place of the left report's end, where that does not name it."""
_ORDER = ONLY_LEFT + ONLY_RIGHT + SAME + NO_MARK


class Named(NamedTuple):
    """A name of a comparison."""

    mark: str
    """Who names it: "<" or ">" one report alone, "=" both in other spellings, " " both alike."""
    entity: Entity

    @property
    def counts(self) -> tuple[int, int]:
        """How often the left and the right report name it."""
        left, right = (sum(spelling.values()) for spelling in self.entity.spellings)
        return left, right


def named(comparison: Comparison) -> list[Named]:
    """The names: what one report alone has first, then other spellings; most named first among those of one mark."""
    return sorted((Named(_mark(entity), entity) for entity in comparison.entities), key=_rank)


def names_told(comparison: Comparison) -> list[str]:
    """In words: the names that one report alone has, and those that both write differently; a line each."""
    found = named(comparison)
    spelt = [" / ".join(map(usual, each.entity.spellings)) for each in found if each.mark == SAME]
    lists = {
        "Only A names": [each.entity.name for each in found if each.mark == ONLY_LEFT],
        "Only B names": [each.entity.name for each in found if each.mark == ONLY_RIGHT],
        "Both name, spelt differently:": spelt,
    }
    return [f"{words} {', '.join(some)}" for words, some in lists.items() if some]


def places(comparison: Comparison, entity: Entity) -> list[Mark]:
    """Where the left report first names it and where the right one does, for `block_at`."""
    found = dict(_first(comparison, entity))
    ends = [found.get(0, _NOWHERE), found.get(1, _NOWHERE)]
    return ends if 1 in found else ends[:1]


def _first(comparison: Comparison, entity: Entity) -> Iterator[tuple[int, Mark]]:
    for which, number in reversed(entity.mentions):
        side = (comparison.left, comparison.right)[which]
        mention = side.mentions[number]
        yield which, mark_of(side, mention.start, mention.end)


def _mark(entity: Entity) -> str:
    ours, theirs = entity.spellings
    if not theirs:
        return ONLY_LEFT
    if not ours:
        return ONLY_RIGHT
    return SAME if respelt(entity) else NO_MARK


def _rank(found: Named) -> tuple[int, int]:
    return _ORDER.index(found.mark), -len(found.entity.mentions)
