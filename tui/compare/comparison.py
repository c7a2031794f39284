"""The comparison of two reports as one immutable object, and its exact JSON form.

Everything that shows a comparison (screen, text, Markdown, HTML, JSON) reads this object and nothing else.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Self

from tui.entities.mention import Entity, Mention
from tui.text.article import Article
from tui.text.sentences import Sentence, SentenceKind

if TYPE_CHECKING:
    from tui.compare.tally import Tally


COMPARED = 1_000
"""Sentences of a report that are compared: far more than any report has, and still a matter of seconds."""
NAMED = 300_000
"""Letters of a text in which names are found: far more than any report has, and less than a second."""


class Grade(StrEnum):
    """How much two linked sentences say the same."""

    SAME = "same"
    MINOR = "minor"
    REWORDED = "reworded"
    WEAK = "weak"
    """Kept in the comparison, shown on demand, and not counted as linked."""


@dataclass(frozen=True, slots=True)
class Link:
    """A sentence on the left that reports what a sentence on the right reports. Many-to-many: one link a pair."""

    left: int
    right: int
    score: float
    """0..1"""
    grade: Grade
    why: tuple[tuple[str, float], ...]
    """What both say, with its weight, heaviest first: words, names and figures as the reader would write them."""

    @property
    def shown(self) -> bool:
        """Whether the link counts: a weak one is shown on demand only."""
        return self.grade is not Grade.WEAK

    def swapped(self) -> Self:
        """The same link with the reports exchanged."""
        return replace(self, left=self.right, right=self.left)


class Aspect(StrEnum):
    """What a difference is about."""

    FIGURE = "figure"
    DATE = "date"
    NAME = "name"
    QUOTE = "quote"
    ATTRIBUTION = "attribution"
    CERTAINTY = "certainty"


class Verdict(StrEnum):
    """What kind of difference it is."""

    DIFFER = "differ"
    UPDATE = "update"
    VAGUER = "vaguer"
    SCALE = "scale"
    CUT = "cut"
    ALTERED = "altered"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a sentence: what a difference points at. Offsets are code points within the sentence."""

    sentence: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One fact that two linked sentences tell differently."""

    kind: Aspect
    verdict: Verdict
    left: Mark
    right: Mark
    why: str
    """In plain words, for the reader; it reads the same from either side."""

    def swapped(self) -> Self:
        """The same difference with the reports exchanged."""
        return replace(self, left=self.right, right=self.left)


@dataclass(frozen=True, slots=True)
class Side:
    """One report of a comparison: the article with what was found in it."""

    article: Article
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    seen: datetime | None = None
    """When an earlier text of an article was first seen; None for the text that the article has now."""
    _prose: tuple[int, ...] = field(init=False, repr=False, compare=False)
    """Numbers of all sentences of prose: asked for with every line that is drawn."""

    def __post_init__(self) -> None:
        prose = (number for number, sentence in enumerate(self.sentences) if sentence.kind is SentenceKind.PROSE)
        object.__setattr__(self, "_prose", tuple(prose))

    def follows(self, other: Side) -> bool | None:
        """Whether this report came out after the other; None where that cannot be told.

        What an article says now follows all that it said before.
        """
        if (self.seen is None) is not (other.seen is None):
            return self.seen is None
        mine, theirs = self.seen or self.article.published, other.seen or other.article.published
        return None if mine is None or theirs is None or mine == theirs else mine > theirs

    def text(self, number: int) -> str:
        """The text of a sentence."""
        sentence = self.sentences[number]
        return self.article.text[sentence.start : sentence.end]

    @property
    def prose(self) -> tuple[int, ...]:
        """Numbers of the sentences that are compared: the prose, of a very long report its beginning."""
        return self._prose[:COMPARED]

    @property
    def left_out(self) -> int:
        """How many sentences of prose are too far down a very long report to be compared."""
        return max(0, len(self._prose) - COMPARED)

    @property
    def told(self) -> int:
        """How many sentences, from the first, a comparison shows: all, or those up to the last that is compared."""
        return self.prose[-1] + 1 if self.left_out else len(self.sentences)

    @property
    def reach(self) -> int:
        """Where what is compared ends in the article."""
        return self.sentences[self.prose[-1]].end if self.left_out else len(self.article.text)

    @property
    def named(self) -> int:
        """Where the part of the article ends in which names are found: the beginning of a very long one."""
        if len(self.article.text) <= NAMED:
            return len(self.article.text)
        last = bisect_right(self.sentences, NAMED, key=lambda sentence: sentence.end) - 1
        return self.sentences[last].end if last >= 0 else NAMED


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two reports share and where they differ."""

    left: Side
    right: Side
    links: tuple[Link, ...]
    """By left, then right number; weak ones included."""
    differences: tuple[Difference, ...]
    only_left: tuple[int, ...]
    """Sentences without a link that is better than weak. Boilerplate and headings are in no link and no only-list."""
    only_right: tuple[int, ...]
    entities: tuple[Entity, ...]
    """Spellings as (left, right)."""

    @property
    def then_and_now(self) -> bool:
        """Whether both are texts of one article, which has changed."""
        return self.left.seen is not None or self.right.seen is not None

    @property
    def shared(self) -> tuple[float, float]:
        """Share of each report's sentences that are linked, 0..1."""
        left, right = (
            1 - len(only) / len(side.prose) if side.prose else 0.0
            for side, only in ((self.left, self.only_left), (self.right, self.only_right))
        )
        return left, right

    @property
    def copied(self) -> tuple[float, float]:
        """Share of each report's words that stand in runs of five which the other has too, 0..1: a near copy at 0.8."""
        from tui.compare.copies import copied

        return copied(self.left, self.right)

    @property
    def tally(self) -> Tally:
        """Figures, quotations and names that differ, agree or are only here; whether one report copies the other."""
        from tui.compare.tally import tally

        return tally(self)

    @property
    def told(self) -> tuple[Difference, ...]:
        """The differences but those where one report is only vaguer."""
        return tuple(found for found in self.differences if found.verdict is not Verdict.VAGUER)

    def swapped(self) -> Self:
        """The same comparison with left and right exchanged: what comparing the other way round gives."""
        return replace(
            self,
            left=self.right,
            right=self.left,
            links=tuple(sorted((link.swapped() for link in self.links), key=lambda link: (link.left, link.right))),
            differences=tuple(sorted((found.swapped() for found in self.differences), key=reading_order)),
            only_left=self.only_right,
            only_right=self.only_left,
            entities=tuple(_mirrored(entity) for entity in self.entities),
        )

    def to_json(self) -> dict[str, Any]:
        """The comparison as JSON values; `from_json` gives back an equal object."""
        from tui.compare.record import written

        return written(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Comparison:
        """The comparison that `to_json` wrote. Raises ValueError when the data is not such an object."""
        from tui.compare.record import read

        return read(data)


def reading_order(found: Difference) -> tuple[int, int, str, int, int, str]:
    """Where a difference comes in the list: by its place in the left report, then in the right one."""
    left, right = found.left, found.right
    return left.sentence, left.start, found.kind, right.sentence, right.start, found.verdict


def _mirrored(entity: Entity) -> Entity:
    """An entity of two texts with the texts exchanged."""
    first, second = entity.spellings
    mentions = sorted((1 - text, number) for text, number in entity.mentions)
    return replace(entity, spellings=(second, first), mentions=tuple(mentions))
