"""A report's facts by sentence: the terms, dates and quotations that may differ from another report's."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple, TypeVar

from tui.compare.comparison import Mark, Side
from tui.compare.given import Given
from tui.compare.terms import Term, terms_among
from tui.entities.amounts.figure import Figure
from tui.entities.amounts.figures import figures
from tui.entities.dates import Dated, dates
from tui.entities.mention import Entity, Kind, Mention
from tui.entities.speech.quotes import Quote, quotes

NEAR = 5
"""Telling terms on either side of a figure or a date that say what it is about."""
LONGEST_NAME = 100
"""Characters back from a place within which a name that reaches it must start."""


class Facts(NamedTuple):
    """What one side of a comparison says. Mappings go by sentence number; only dates are told outside the prose too."""

    side: Side
    terms: Mapping[int, tuple[Term, ...]]
    figures: Mapping[int, tuple[Term, ...]]
    """The terms that are figures of a kind that says how much."""
    dates: Mapping[int, tuple[Dated, ...]]
    """Offsets are within the article."""
    quotes: tuple[tuple[int, Quote], ...]
    """Each with the sentence it starts in; offsets are within the article."""
    given: Given
    """The figures of all its sentences together."""
    names: Mapping[int, int]
    """Number of a mention -> number of its entity."""

    @classmethod
    def of(cls, side: Side, names: Mapping[int, int]) -> Facts:
        """The facts of a report whose entities are known. What does not depend on those is read once a report."""
        return read_facts(side)._replace(names=names)

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

    def shared(self, number: int, other: Facts, there: int) -> dict[str, bool]:
        """The telling words of a sentence that one of the other report has too, and whether either writes a name."""
        ours, theirs = (
            {term.key: term.name for term in facts.terms[at] if term.telling and not term.figure}
            for facts, at in ((self, number), (other, there))
        )
        return {key: ours[key] or theirs[key] for key in ours.keys() & theirs.keys()}

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


@lru_cache(maxsize=64)
def read_facts(side: Side) -> Facts:
    """What a report says, whatever it is compared with; its names are left out."""
    text = side.article.text[: side.reach]
    when, counted = dates(text, side.article.published), _sentences(side, figures(text))
    said = {
        number: terms_among(side.text(number), _moved(counted.get(number, ()), -side.sentences[number].start))
        for number in side.prose
    }
    measured = {number: tuple(term for term in found if _measured(term)) for number, found in said.items()}
    told = [(number, quote) for quote in quotes(text) if (number := sentence_at(side, quote.start)) in said]
    given = Given.of(term for found in said.values() for term in found)
    return Facts(side, said, measured, _sentences(side, when), tuple(told), given, {})


def _measured(term: Term) -> bool:
    return term.figure is not None and term.figure.kind.measured


def _moved(found: Iterable[Figure], by: int) -> Iterator[Figure]:
    return (replace(figure, start=figure.start + by, end=figure.end + by) for figure in found)


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


_Found = TypeVar("_Found", Dated, Figure)


def _sentences(side: Side, found: Iterable[_Found]) -> dict[int, tuple[_Found, ...]]:
    """What was found in an article by the sentence it starts in; what reaches beyond that is in none."""
    grouped: dict[int, list[_Found]] = defaultdict(list)
    for one in found:
        number = sentence_at(side, one.start)
        if side.sentences and one.end <= side.sentences[number].end:
            grouped[number].append(one)
    return {number: tuple(several) for number, several in grouped.items()}
