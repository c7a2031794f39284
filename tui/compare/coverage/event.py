"""Several reports of one event: read, compared two by two, and told apart from copies of one another.

What every kind of fact is found with: where each report says what, who is an independent witness, and how a fact came
about in time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import combinations, pairwise
from typing import NamedTuple

from tui.compare.comparison import Aspect, Comparison, Link, Side, Verdict
from tui.compare.coverage.groups import Groups, Place
from tui.compare.coverage.telling import Change, Fact, FactKind, Step, Telling, Value
from tui.compare.facts import Facts, names_of
from tui.compare.pair import compare_sides, read_side
from tui.compare.rarity import Rarity
from tui.entities import resolve
from tui.entities.aliases.pins import NO_PINS, Pins
from tui.entities.mention import Entity
from tui.entities.naming import NAMING, Naming
from tui.text.article import Article

NEAR_COPY = 0.8
"""Share of a report's words copied from another from which it counts as that report, not as a second witness."""
Copy = tuple[int, int, float]
"""Report, the report it copies, share of its words."""
Verdicts = Mapping[frozenset[Place], Verdict]
_GRAVE = (Verdict.DIFFER, Verdict.SCALE, Verdict.UPDATE, Verdict.ALTERED, Verdict.CUT, Verdict.VAGUER)


class Event(NamedTuple):
    """Reports in order of time; every number of a report is a place in `reports`."""

    reports: tuple[Side, ...]
    facts: tuple[Facts, ...]
    entities: tuple[Entity, ...]
    pairs: Mapping[tuple[int, int], Comparison]
    copies: tuple[Copy, ...]
    origin: tuple[int, ...]
    """Report -> the report that stands for it and everything that copies it."""

    @classmethod
    def of(cls, articles: Iterable[Article], rarity: Rarity | None = None, naming: Naming = NAMING) -> Event:
        """Read and compare the reports."""
        return cls.among([read_side(article, naming) for article in articles], rarity, naming.pins)

    @classmethod
    def among(cls, sides: Iterable[Side], rarity: Rarity | None = None, pins: Pins = NO_PINS) -> Event:
        """Compare the reports, in an order that depends on nothing but what they are."""
        reports = tuple(sorted(sides, key=_moment))
        entities = tuple(resolve([(side.article.text, side.mentions) for side in reports], pins))
        facts = tuple(Facts.of(side, names_of(entities, number)) for number, side in enumerate(reports))
        numbers = combinations(range(len(reports)), 2)
        pairs = {(a, b): compare_sides(reports[a], reports[b], rarity=rarity, pins=pins) for a, b in numbers}
        copies = _copies(reports, pairs)
        return cls(reports, facts, entities, pairs, copies, _origins(len(reports), copies))

    def witnesses(self, reports: Iterable[int]) -> int:
        """How many of the reports are independent of one another."""
        return len({self.origin[report] for report in reports})

    def links(self) -> Iterator[tuple[int, int, Link]]:
        """Every link that counts, with its two reports."""
        for (a, b), comparison in self.pairs.items():
            for link in comparison.links:
                if link.shown:
                    yield a, b, link

    def flagged(self, kind: Aspect) -> dict[frozenset[Place], Verdict]:
        """The places that differences of one kind point at."""
        return {
            frozenset({(a, found.left.sentence, found.left.start), (b, found.right.sentence, found.right.start)}):
                found.verdict
            for (a, b), comparison in self.pairs.items()
            for found in comparison.differences
            if found.kind is kind
        }  # fmt: skip

    def fact(self, kind: FactKind, label: str, values: Iterable[Sequence[Telling]], verdicts: Verdicts) -> Fact:
        """A fact from the tellings of each of its values."""
        told = sorted((self._value(tellings) for tellings in values), key=_prominence)
        reports = {telling.report for value in told for telling in value.tellings}
        places = {place_of(telling): telling for value in told for telling in value.tellings}
        flagged = {ends: found for ends, found in verdicts.items() if ends <= places.keys()} if len(told) > 1 else {}
        verdict = gravest(flagged.values())
        found = sorted(tuple(sorted(ends)) for ends in flagged if flagged[ends] is verdict)
        if verdict is Verdict.UPDATE and not self._followed(told):
            verdict = Verdict.DIFFER
        history = tuple(self._history(told, verdicts, verdict))
        conflicts = tuple((places[pair[0]], places[pair[-1]]) for pair in found)
        return Fact(kind, label, tuple(told), self.witnesses(reports), verdict, history, conflicts)

    def _value(self, tellings: Iterable[Telling]) -> Value:
        told = tuple(sorted(tellings, key=place_of))
        return Value(told[0].said, told, self.witnesses(telling.report for telling in told))

    def _followed(self, values: Iterable[Value]) -> bool:
        """Whether values came one after the other: what a later independent report does not follow is no update."""
        spans = []
        for value in values:
            originals = [r for r in value.reports if self.origin[r] == r] or list(value.reports)
            moments = [m for r in originals if (m := self.reports[r].article.published)]
            spans.append((min(moments), max(moments)) if len(moments) == len(originals) else None)
        dated = sorted(span for span in spans if span)
        return len(dated) == len(spans) and all(one[1] < other[0] for one, other in pairwise(dated))

    def _history(self, values: Sequence[Value], verdicts: Verdicts, overall: Verdict | None) -> Iterator[Step]:
        """The steps of a fact, where all who tell it have a time."""
        moments = {report: self.reports[report].article.published for value in values for report in value.reports}
        dated = {report: moment for report, moment in moments.items() if moment}
        if len(dated) < len(moments):
            return
        for report in sorted(dated):
            before = {earlier for earlier in dated if dated[earlier] < dated[report]}
            for value in values:
                if own := next((telling for telling in value.tellings if telling.report == report), None):
                    yield Step(report, dated[report], own.said, _change(value, own, values, before, verdicts, overall))


def _change(
    value: Value, own: Telling, values: Sequence[Value], before: set[int], verdicts: Verdicts, overall: Verdict | None
) -> Change:
    """What a telling does with what was told before it."""
    if not before:
        return Change.FIRST
    earlier = [place_of(telling) for told in values for telling in told.tellings if telling.report in before]
    if before & set(value.reports):
        return Change.REPEATS
    verdict = gravest(found for place in earlier if (found := verdicts.get(frozenset({place, place_of(own)}))))
    match verdict or overall:
        case Verdict.UPDATE:
            return Change.UPDATES
        case None | Verdict.VAGUER:
            return Change.REPEATS
        case _:
            return Change.DIFFERS


def place_of(telling: Telling) -> Place:
    """Where a telling stands."""
    return telling.report, telling.mark.sentence, telling.mark.start


def gravest(verdicts: Iterable[Verdict]) -> Verdict | None:
    """The verdict that matters most to a reader."""
    return min(verdicts, key=_GRAVE.index, default=None)


def ranked(facts: Iterable[Fact]) -> list[Fact]:
    """Facts of one kind as a reader wants them.

    What differs comes first, then what most independent reports tell, then in the order in which it is told.
    """
    return sorted(facts, key=lambda fact: (not fact.differs, -fact.witnesses, _first(fact.values), fact.label))


def _prominence(value: Value) -> tuple[int, Place]:
    return -value.witnesses, place_of(value.tellings[0])


def _first(values: Iterable[Value]) -> Place:
    return min(place_of(telling) for value in values for telling in value.tellings)


def _moment(side: Side) -> tuple[datetime, str, str, str, str]:
    """Order of time; what has no time comes last, and equal times go by what the articles are."""
    article, latest = side.article, datetime.max.replace(tzinfo=UTC)
    return article.published or latest, article.source, article.title, article.text, article.key


def _copies(reports: Sequence[Side], pairs: Mapping[tuple[int, int], Comparison]) -> tuple[Copy, ...]:
    """The reports that are near copies, each with the one it has most from.

    The later one copies the earlier; where times do not tell, the one with more of itself in the other.
    """
    best: dict[int, tuple[float, int]] = {}
    for (a, b), comparison in pairs.items():
        shares = comparison.copied
        mine, theirs = reports[a].article.published, reports[b].article.published
        told = mine is not None and theirs is not None and mine != theirs
        copy, of, share = (b, a, shares[1]) if told or shares[1] >= shares[0] else (a, b, shares[0])
        if share >= NEAR_COPY:
            best[copy] = max(best.get(copy, (0.0, 0)), (share, -of))
    return tuple((copy, -of, share) for copy, (share, of) in sorted(best.items()))


def _origins(count: int, copies: Iterable[Copy]) -> tuple[int, ...]:
    """Who stands for whom: the first of all that are copies of one another."""
    groups = Groups(range(count))
    for copy, of, _ in copies:
        groups.join(copy, of)
    return tuple(min(groups.of(report)) for report in range(count))
