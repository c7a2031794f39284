"""What several reports tell, sentence by sentence, with the earliest wording first.

A sentence joins a group only when it is linked with half of it, or a chain of half-likenesses would make one fact of a
whole story.
"""

from __future__ import annotations

from collections.abc import Sequence

from tui.compare.comparison import Mark
from tui.compare.coverage.event import Event, ranked
from tui.compare.coverage.groups import Groups
from tui.compare.coverage.telling import Fact, FactKind, Telling

Said = tuple[int, int]
"""Report and sentence."""
MANY = 60
"""Sentences of a group from which no more are asked whether they belong: only tables and hostile text reach it."""


def sentences(event: Event) -> list[Fact]:
    """What is told, sentence by sentence."""
    groups = Groups((report, number) for report, side in enumerate(event.reports) for number in side.prose)
    scored = [(-link.score, (a, link.left), (b, link.right)) for a, b, link in event.links()]
    linked = {frozenset(ends) for _, *ends in scored}
    for _, one, other in sorted(scored):
        mine, theirs = groups.of(one), groups.of(other)
        if mine is theirs or len(mine) + len(theirs) > MANY:
            continue
        bonds = sum(frozenset((m, t)) in linked for m in mine for t in theirs)
        if 2 * bonds >= len(mine) * len(theirs):
            groups.join(one, other)
    return ranked(_fact(event, sorted(group)) for group in groups.all())


def _fact(event: Event, group: Sequence[Said]) -> Fact:
    tellings = [_telling(event, *said) for said in group]
    return event.fact(
        FactKind.SENTENCE, tellings[0].said.lstrip("•*– ") or tellings[0].said, [[telling] for telling in tellings], {}
    )


def _telling(event: Event, report: int, number: int) -> Telling:
    text = event.reports[report].text(number)
    return Telling(report, Mark(number, 0, len(text), text), " ".join(text.split()))
