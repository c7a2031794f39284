"""Who and what the reports of a story name: the cast, with every spelling, and what one report alone names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tui.compare.comparison import Side
from tui.entities import resolve
from tui.entities.aliases.pins import NO_PINS, Pins
from tui.entities.mention import Entity, Kind, Mention


@dataclass(frozen=True, slots=True)
class Cast:
    """The names of some reports, joined."""

    sides: tuple[Side, ...]
    entities: tuple[Entity, ...]

    @classmethod
    def of(cls, sides: Sequence[Side], pins: Pins = NO_PINS) -> Cast:
        """The cast of some reports; the first is the one that is being read."""
        if len(sides) == 1:
            return cls(tuple(sides), tuple(_named_in(sides[0])))
        return cls(tuple(sides), tuple(resolve([(side.article.text, side.mentions) for side in sides], pins)))

    def named(self, *, here: bool) -> list[Entity]:
        """Those that the first report names, or that all do, most named first."""
        counts = [(self.count(entity, here=here), entity) for entity in self.entities]
        return [entity for count, entity in sorted(counts, key=_most_named) if count]

    def count(self, entity: Entity, *, here: bool) -> int:
        """How often the first report names it, or all do."""
        return sum(entity.spellings[0].values()) if here else len(entity.mentions)

    def reports(self, entity: Entity) -> int:
        """How many reports name it."""
        return sum(map(bool, entity.spellings))

    def only_here(self, entity: Entity) -> bool:
        """Whether of several reports the first alone names it."""
        return len(self.sides) > 1 and not any(entity.spellings[1:])

    def first(self, entity: Entity) -> tuple[int, Mention]:
        """Number of the first report that names it, and where."""
        report, number = entity.mentions[0]
        return report, self.sides[report].mentions[number]

    def at(self, report: int, start: int) -> Entity | None:
        """What is named at a place of a report."""
        named = (
            entity
            for entity in self.entities
            for text, number in entity.mentions
            if text == report and self.sides[text].mentions[number].start == start
        )
        return next(named, None)


def spellings(entity: Entity) -> list[str]:
    """Every spelling, the fullest first, then those that are used most."""
    counts: Counter[str] = Counter()
    for used in filter(None, entity.spellings):
        counts.update(used)
    return list(dict.fromkeys([entity.name, *(spelling for spelling, _ in counts.most_common())]))


def _named_in(side: Side) -> Iterator[Entity]:
    """The entities of one report: its mentions already say what they name."""
    found: dict[tuple[str, Kind], list[int]] = defaultdict(list)
    for number, mention in enumerate(side.mentions):
        if mention.kind.named:
            found[mention.entity, mention.kind].append(number)
    for (name, kind), numbers in found.items():
        said = (side.article.text[side.mentions[n].start : side.mentions[n].end] for n in numbers)
        counts = Counter(text.replace("\n", " ") for text in said)
        yield Entity(name, kind, (dict(counts),), tuple((0, number) for number in numbers))


def _most_named(counted: tuple[int, Entity]) -> tuple[int, tuple[tuple[int, int], ...]]:
    count, entity = counted
    return -count, entity.mentions
