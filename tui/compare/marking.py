"""What to mark inside two linked sentences: in near copies the words that differ, elsewhere what both say.

Between outlets nearly every word differs, so there it is what two reporters chose alike that catches the eye. A name or
a figure is marked whole or not at all, and what is only written differently (Talbisseh and Talbiseh, 18 km and
11 miles) is told from what differs.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from enum import StrEnum
from typing import NamedTuple

from tui.compare.comparison import Comparison, Grade, Link
from tui.compare.copies import versions
from tui.compare.facts import Facts, names_of
from tui.compare.partners import Partners, partners
from tui.compare.terms import Term
from tui.compare.wording import changed
from tui.text.words import fold, words

EXACT = 0.97
"""Likeness of two figures from which they are one value, rounded after it was converted: 18 km and 11 miles."""

KEPT = 0.7
"""Share of a sentence's words from which edits read better than what is shared, in two versions of one text."""


class Role(StrEnum):
    """What a marked stretch is."""

    SHARED = "shared"
    """Both say it, in two wordings of a sentence."""
    EQUAL = "equal"
    """One value, written differently: "18 km", "11 miles"."""
    SPELLING = "spelling"
    """One name, written differently."""
    CHANGED = "changed"
    """Only this side has the words, in two near copies."""
    NUMBER = "number"
    """The same, where only a number has changed."""


Span = tuple[int, int, Role]
"""Start and end in code points within the sentence, and what is there."""
Spans = tuple[Span, ...]


class Unit(NamedTuple):
    """What is marked whole: a word, a figure or a name. Offsets are code points within the sentence."""

    start: int
    end: int
    text: str
    """Folded."""
    means: str = ""
    """The same on both sides for one value and for one entity; "" for other words."""
    figure: str = ""
    """The kind of a figure."""


def marks(comparison: Comparison, links: Iterable[Link]) -> Iterator[tuple[Spans, Spans]]:
    """For each link the stretches to mark in its two sentences, in reading order, never overlapping."""
    mine, theirs = (
        Facts.of(side, names_of(comparison.entities, which))
        for which, side in enumerate((comparison.left, comparison.right))
    )
    one_text = versions(comparison)
    for link in links:
        left, right = Told.of(mine, link.left), Told.of(theirs, link.right)
        same = partners(left.terms, right.terms)
        pair = left.meaning(same), right.meaning(same)
        near = link.grade in {Grade.SAME, Grade.MINOR} or (one_text and _kept(*pair) >= KEPT)
        yield (_changed if near else _shared)(*pair)


class Told(NamedTuple):
    """A sentence with what is marked whole in it."""

    text: str
    terms: Sequence[Term]
    wholes: Sequence[Unit]
    """Names and figures in reading order; a name with a figure in it is a name."""

    @classmethod
    def of(cls, facts: Facts, number: int) -> Told:
        """One sentence of a report."""
        terms = facts.terms[number]
        found = list(_names(facts, number))
        starts = [unit.start for unit in found]
        for term in terms:
            if term.figure and not _covered(starts, found, term.start, term.end):
                text = fold(facts.side.text(number)[term.start : term.end])
                found.append(Unit(term.start, term.end, text, term.key, term.figure.kind))
        return cls(facts.side.text(number), terms, sorted(found))

    def meaning(self, same: Partners) -> Told:
        """The same, with the keys of terms that mean one thing on both sides replaced by one.

        Figures that only may stand for one value (63, around 60) are both said, but are no one value written twice.
        """
        every = {key: value for key, (value, _) in same.items()}
        exact = {key: value for key, (value, likeness) in same.items() if likeness >= EXACT}
        wholes = [unit._replace(means=exact.get(unit.means, unit.means)) for unit in self.wholes]
        return Told(self.text, [term._replace(key=every.get(term.key, term.key)) for term in self.terms], wholes)


def _names(facts: Facts, number: int) -> Iterator[Unit]:
    """The names of a sentence, the first of those that overlap."""
    side, sentence, last = facts.side, facts.side.sentences[number], 0
    first = bisect_left(side.mentions, sentence.start, key=lambda mention: mention.start)
    for which, mention in enumerate(side.mentions[first:], first):
        if mention.start >= sentence.end:
            return
        if which in facts.names and mention.end <= sentence.end and mention.start >= last:
            last = mention.end
            text = fold(side.article.text[mention.start : last])
            yield Unit(mention.start - sentence.start, last - sentence.start, text, f"entity {facts.names[which]}")


def _covered(starts: Sequence[int], found: Sequence[Unit] | Sequence[Span], start: int, end: int) -> bool:
    """Whether a stretch lies on one of those found, which are in order."""
    at = bisect_left(starts, end) - 1
    return at >= 0 and start < found[at][1]


Forms = Mapping[str, AbstractSet[str]]
"""What is meant -> how a sentence writes it, folded."""


def _forms(told: Told) -> Forms:
    forms: dict[str, set[str]] = defaultdict(set)
    for unit in told.wholes:
        forms[unit.means].add(unit.text)
    return dict(forms)


def _variant(unit: Unit, forms: Forms) -> bool:
    """Whether the other sentence means the same by it and never writes it so."""
    return unit.means in forms and unit.text not in forms[unit.means]


_PARTICLE = 2
"""Letters of a particle, which another spelling may lack: Qasr-e-Timun, al-Assad."""


def another_spelling(one: str, other: str) -> bool:
    """Whether two forms of a name differ in spelling: neither is only a part of the other.

    >>> another_spelling("Talbisseh", "Talbiseh"), another_spelling("Bashar al-Assad", "Assad")
    (True, False)
    """
    mine, theirs = (
        {part for word in words(fold(name)) for part in word.text.split("-") if len(part) > _PARTICLE}
        for name in (one, other)
    )
    return fold(one) != fold(other) and not (mine < theirs or theirs < mine)


# -- near copies
def _changed(left: Told, right: Told) -> tuple[Spans, Spans]:
    ours, theirs = _units(left), _units(right)
    numbers = changed([word for word, _ in ours], [word for word, _ in theirs])
    forms = _forms(left), _forms(right)
    edited = [
        {unit for number, (_, unit) in enumerate(side) if number in which or _variant(unit, others)}
        for side, which, others in ((ours, numbers[0], forms[1]), (theirs, numbers[1], forms[0]))
    ]
    kinds = {unit.figure for unit in edited[0]} & {unit.figure for unit in edited[1]}
    first, second = (
        _joined([(unit, _edit(unit, others, kinds) if unit in mine else None) for _, unit in side])
        for side, others, mine in ((ours, forms[1], edited[0]), (theirs, forms[0], edited[1]))
    )
    return first, second


def _kept(left: Told, right: Told) -> float:
    """Share of the shorter sentence's words that the other has too, in the same order."""
    sides = [[word.text for word in words(told.text)] for told in (left, right)]
    short, numbers = min(zip(sides, changed(*sides), strict=True), key=lambda side: len(side[0]))
    return 1 - len(numbers) / (len(short) or 1)


def _units(told: Told) -> list[tuple[str, Unit]]:
    """The words of a sentence, each with what it is marked with."""
    starts = [unit.start for unit in told.wholes]
    return [
        (
            word.text,
            told.wholes[bisect_left(starts, word.end) - 1]
            if _covered(starts, told.wholes, word.start, word.end)
            else Unit(word.start, word.end, fold(word.text)),
        )
        for word in words(told.text)
    ]


def _edit(unit: Unit, others: Forms, kinds: AbstractSet[str]) -> Role:
    """What was done to a unit that the other sentence does not have; `kinds` of figures have changed on both sides."""
    if _variant(unit, others):
        return Role.EQUAL if unit.figure else Role.SPELLING
    return Role.NUMBER if unit.figure and unit.figure in kinds else Role.CHANGED


def _joined(units: Iterable[tuple[Unit, Role | None]]) -> Spans:
    """Spans of the units that have a role, neighbours of one role in one."""
    joined: list[Span] = []
    last: Role | None = None
    for unit, role in units:
        if role:
            start = joined.pop()[0] if role is last else unit.start
            joined.append((start, unit.end, role))
        last = role
    return tuple(joined)


# -- two wordings
def _shared(left: Told, right: Told) -> tuple[Spans, Spans]:
    ours, theirs = ({term.key for term in told.terms if term.telling} for told in (left, right))
    return _coverage(left, right, ours & theirs), _coverage(right, left, ours & theirs)


def _coverage(told: Told, other: Told, common: AbstractSet[str]) -> Spans:
    """What a sentence says that the other says too."""
    forms = _forms(other)
    longest = {means: max(texts, key=lambda text: (len(text), text)) for means, texts in forms.items()}
    found = [
        (unit.start, unit.end, _agreement(unit, longest[unit.means]) if _variant(unit, forms) else Role.SHARED)
        for unit in told.wholes
        if unit.means in forms
    ]
    starts = [start for start, _, _ in found]
    found += [
        (term.start, term.end, Role.SHARED)
        for term in told.terms
        if term.key in common and not _covered(starts, found, term.start, term.end)
    ]
    return _beside(told.text, sorted(found))


def _agreement(unit: Unit, other: str) -> Role:
    """How a name or a figure agrees with the other sentence's: a shorter form of a name is no other spelling."""
    if unit.figure:
        return Role.EQUAL
    return Role.SPELLING if another_spelling(unit.text, other) else Role.SHARED


def _beside(text: str, found: Iterable[Span]) -> Spans:
    """Spans of one role with only a blank or a hyphen between them in one."""
    joined: list[Span] = []
    for start, end, role in found:
        beside = joined and joined[-1][2] is role and text[joined[-1][1] : start] in {" ", "-"}
        joined.append((joined.pop()[0] if beside else start, end, role))
    return tuple(joined)
