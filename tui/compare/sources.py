"""Two figures from two sources: where figures differ, who gives each is the first thing a reader asks.

Only sources with names are compared ("Borsk's foreign ministry", "the Tarnian defence ministry"); "police" and
"officials" can be anybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tui.compare.comparison import Aspect, Difference, Mark, Verdict
from tui.compare.facts import Facts
from tui.compare.partners import partners
from tui.compare.terms import Term, terms

_SOURCE = re.compile(r"\baccording to (?P<cited>[^,.;]{3,80})|, (?P<saying>[^,.;]{3,80}?) (?:said|says|told)\b")


def differing(left: Facts, right: Facts, figures: Iterable[Difference]) -> Iterator[Difference]:
    """The sources of figures that differ, where both are named and are not one."""
    for found in figures:
        if found.verdict is not Verdict.DIFFER:
            continue
        mine, theirs = _source(left, found.left.sentence), _source(right, found.right.sentence)
        if mine and theirs and _others(left, mine, right, theirs):
            first, second = sorted((mine.text, theirs.text))
            why = f"The figures come from {first} and from {second}."
            yield Difference(Aspect.ATTRIBUTION, Verdict.DIFFER, mine, theirs, why)


def _source(facts: Facts, number: int) -> Mark | None:
    """Who a sentence says it has its facts from: the last one it names."""
    matches = list(_SOURCE.finditer(facts.side.text(number)))
    if not matches:
        return None
    return facts.mark_in(number, *matches[-1].span("cited" if matches[-1]["cited"] else "saying"))


def _others(left: Facts, mine: Mark, right: Facts, theirs: Mark) -> bool:
    """Whether two sources have names that have nothing in common."""
    ours, others = _names(mine), _names(theirs)
    keys = {term.key for term in ours}, {term.key for term in others}
    apart = bool(keys[0] and keys[1]) and not keys[0] & keys[1] and not partners(ours, others)
    return apart and not _entities(left, mine) & _entities(right, theirs)


def _names(mark: Mark) -> list[Term]:
    return [term for term in terms(mark.text) if term.name]


def _entities(facts: Facts, mark: Mark) -> set[int]:
    start = facts.side.sentences[mark.sentence].start
    return facts.people(start + mark.start, start + mark.end)
