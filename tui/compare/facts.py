"""A report's facts by sentence: the terms, dates and quotations that may differ from another report's."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from tui.compare.comparison import Mark, Side
from tui.compare.terms import Term, terms
from tui.entities.dates import Dated, dates
from tui.entities.mention import Entity, Kind, Mention
from tui.entities.quotes import Quote, quotes

NEAR = 5
"""Telling terms on either side of a figure or a date that say what it is about."""
LONGEST_NAME = 100
"""Characters back from a place within which a name that reaches it must start."""


class Facts(NamedTuple):
    """What one side of a comparison says. Lists and mappings go by sentence number; only prose is in them."""

    side: Side
    terms: Mapping[int, tuple[Term, ...]]
    figures: Mapping[int, tuple[Term, ...]]
    """The terms that are figures of a kind that says how much."""
    dates: Mapping[int, tuple[Dated, ...]]
    """Offsets are within the article."""
    quotes: tuple[tuple[int, Quote], ...]
    """Each with the sentence it starts in; offsets are within the article."""
    names: Mapping[int, int]
    """Number of a mention -> number of its entity."""

    @classmethod
    def of(cls, side: Side, names: Mapping[int, int]) -> Facts:
        """Read the facts of a report whose entities are known."""
        said = {number: terms(side.text(number)) for number in side.prose}
        counted = {
            number: tuple(term for term in found if term.figure and term.figure.kind.measured)
            for number, found in said.items()
        }
        text, published = side.article.text, side.article.published
        when = _by_sentence(side, dates(text, published))
        told = [(number, quote) for quote in quotes(text) if (number := sentence_at(side, quote.start)) in said]
        return cls(side, said, counted, when, tuple(told), names)

    @property
    def published(self) -> datetime | None:
        """When the report came out."""
        return self.side.article.published

    def mark(self, start: int, end: int) -> Mark:
        """A stretch of the article as a stretch of the sentence it starts in."""
        return mark_of(self.side, start, end)

    def mark_in(self, number: int, start: int, end: int) -> Mark:
        """A stretch of a sentence."""
        return Mark(number, start, end, self.side.text(number)[start:end])

    def near(self, number: int, start: int, end: int) -> set[str]:
        """What is said within `NEAR` telling terms of a stretch of a sentence: words and figures, no names."""
        terms = [term for term in self.terms[number] if term.telling]
        first = bisect_left(terms, start, key=_start)
        last = bisect_left(terms, end, key=_start)
        return {
            term.key for term in (*terms[max(0, first - NEAR) : first], *terms[last : last + NEAR]) if not term.name
        }

    def people(self, start: int, end: int) -> set[int]:
        """Entities named between two offsets of the article: persons, or else whatever is named."""
        return self.persons(start, end) or {entity for entity, _ in self._named(start, end)}

    def persons(self, start: int, end: int, *, touching: bool = False) -> set[int]:
        """Persons named between two offsets of the article, or reaching into them."""
        return {entity for entity, kind in self._named(start, end, touching=touching) if kind is Kind.PERSON}

    def _named(self, start: int, end: int, *, touching: bool = False) -> Iterator[tuple[int, Kind]]:
        first = bisect_left(self.side.mentions, start if not touching else start - LONGEST_NAME, key=_start)
        for number, mention in enumerate(self.side.mentions[first:], first):
            if mention.start >= end:
                return
            inside = mention.end > start if touching else mention.end <= end
            if inside and number in self.names:
                yield self.names[number], mention.kind


def _start(found: Mention | Term) -> int:
    return found.start


def names_of(entities: Iterable[Entity], side: int) -> dict[int, int]:
    """Number of a mention in one of the two texts -> number of its entity."""
    return {number: which for which, entity in enumerate(entities) for text, number in entity.mentions if text == side}


def mark_of(side: Side, start: int, end: int) -> Mark:
    """A stretch of an article as a stretch of the sentence it starts in, cut where that ends."""
    number = sentence_at(side, start)
    sentence = side.sentences[number]
    end = min(end, sentence.end)
    return Mark(number, start - sentence.start, end - sentence.start, side.article.text[start:end])


def sentence_at(side: Side, offset: int) -> int:
    """Number of the sentence that an offset of the article lies in or after; 0 before all."""
    return max(0, bisect_right(side.sentences, offset, key=lambda sentence: sentence.start) - 1)


def _by_sentence(side: Side, found: Iterable[Dated]) -> dict[int, tuple[Dated, ...]]:
    grouped: dict[int, tuple[Dated, ...]] = {}
    for date in found:
        number = sentence_at(side, date.start)
        grouped[number] = (*grouped.get(number, ()), date)
    return grouped
