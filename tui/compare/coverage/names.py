"""Who and what several reports name, each once, with its spellings.

Left out is what is no news: peoples and creeds ("Syrian" is an adjective of most sentences), and the reporting outlets
themselves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from tui.compare.coverage.event import Event, ranked
from tui.compare.coverage.telling import Fact, FactKind, Telling
from tui.compare.facts import mark_of
from tui.entities.mention import Entity, Kind
from tui.text.words import fold, words


def names(event: Event) -> list[Fact]:
    """The persons, places, bodies and works that reports name."""
    sources = {_plain(side.article.source) for side in event.reports}
    outlets = sources | {"".join(word[0] for word in source.split()) for source in sources if source.count(" ") > 1}
    return ranked(
        _fact(event, entity)
        for entity in event.entities
        if entity.kind is not Kind.GROUP and not outlets & set(map(_plain, _spellings(entity)))
    )


def _fact(event: Event, entity: Entity) -> Fact:
    by_text: dict[str, list[Telling]] = defaultdict(list)
    for report, number in entity.mentions:
        side = event.reports[report]
        mention = side.mentions[number]
        mark = mark_of(side, mention.start, mention.end)
        said = " ".join(mark.text.split())
        by_text[said].append(Telling(report, mark, said))
    return event.fact(FactKind.NAME, _label(entity), by_text.values(), {})


def _label(entity: Entity) -> str:
    """The name in full, in ordinary letters where a report has it so ("BEIRUT (Reuters)" is a dateline)."""
    name = " ".join(entity.name.split())
    if not name.isupper() or len(name) < 5:
        return name
    plain = (" ".join(spelling.split()) for spelling in _spellings(entity) if not spelling.isupper())
    return max(sorted(plain), key=len, default=name.title() if entity.kind in {Kind.PLACE, Kind.PERSON} else name)


def _spellings(entity: Entity) -> Iterator[str]:
    return (spelling for counts in entity.spellings for spelling in counts)


def _plain(name: str) -> str:
    return " ".join(fold(word.text) for word in words(name) if fold(word.text) != "the")
