"""The comparison of two reports as one immutable object, and its exact JSON form.

Everything that shows a comparison (screen, text, Markdown, HTML, JSON) reads this object and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tui.entities.mention import Entity, Mention
from tui.text.article import Article
from tui.text.sentences import Sentence


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
    """In plain words, for the reader."""


@dataclass(frozen=True, slots=True)
class Side:
    """One report of a comparison: the article with what was found in it."""

    article: Article
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]

    def text(self, number: int) -> str:
        """The text of a sentence."""
        sentence = self.sentences[number]
        return self.article.text[sentence.start : sentence.end]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two reports share and where they differ."""

    left: Side
    right: Side
    links: tuple[Link, ...]
    """By left, then right number; weak ones included."""
    differences: tuple[Difference, ...]
    only_left: tuple[int, ...]
    """Sentences without a link that is better than weak. Boilerplate and headings are in no link and in no only-list."""
    only_right: tuple[int, ...]
    entities: tuple[Entity, ...]
    """Spellings as (left, right)."""
