"""Where reading of a text stopped, said so that another width of window finds it, and another version of the text too.

A place is a position in a sentence, and a digest of that sentence's words by which it is known again where sentences
were inserted or removed before it. The reading state keeps no text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, Self
from zlib import crc32

from tui.text import Sentence

if TYPE_CHECKING:
    from tui.state.change import JSON


_NEAR = 300
"""Sentences on either side among which a place is sought: a key does not wait for more."""


class Place(NamedTuple):
    """Where reading stopped."""

    sentence: int
    """Its number in the text."""
    offset: int
    """Code points from the start of the sentence."""
    anchor: str = ""
    """Digest of the sentence's words, eight hexadecimal digits; "" where there are none or nobody looked."""

    @classmethod
    def at(cls, text: str, sentences: Sequence[Sentence], number: int, offset: int) -> Self:
        """A place in this text, with its anchor; number and offset are clipped to what is there.

        >>> from tui.text import sentences
        >>> text = "Two died. The bridge was hit."
        >>> Place.at(text, sentences(text), 1, 99)
        Place(sentence=1, offset=18, anchor='94138a68')
        """
        if not sentences:
            return cls(0, 0)
        number = min(number, len(sentences) - 1)
        sentence = sentences[number]
        return cls(number, min(offset, max(0, sentence.end - sentence.start - 1)), _anchor(text, sentence))

    def found_in(self, text: str, sentences: Sequence[Sentence]) -> Self:
        """The same place in a text that may have changed since: the nearest sentence of the same words.

        Where there is none near by (it was rewritten, or there is no anchor) it is the sentence of the same number.
        """
        here = type(self).at(text, sentences, self.sentence, self.offset)
        if not self.anchor or here.anchor == self.anchor:
            return here
        around = range(max(0, here.sentence - _NEAR), min(len(sentences), here.sentence + _NEAR))
        alike = (number for number in around if _anchor(text, sentences[number]) == self.anchor)
        nearest = min(alike, key=lambda number: abs(number - self.sentence), default=self.sentence)
        return type(self).at(text, sentences, nearest, self.offset)

    def to_json(self) -> JSON:
        """As the journal keeps it."""
        return [self.sentence, self.offset, self.anchor]

    @classmethod
    def from_json(cls, value: JSON) -> Self | None:
        """The place that `to_json` made, now or before there were anchors; None for anything else."""
        match value:
            case [int(sentence), int(offset), *rest] if sentence >= 0 and offset >= 0 and bool not in map(type, value):
                match rest:
                    case []:
                        return cls(sentence, offset)
                    case [str(anchor)]:
                        return cls(sentence, offset, anchor)
        return None


def _anchor(text: str, sentence: Sentence) -> str:
    """Case, accents and punctuation do not count: a second look at a page often changes those alone."""
    from tui.text.words import fold, words  # rules that no list needs

    told = " ".join(fold(word.text) for word in words(text[sentence.start : sentence.end]))
    return f"{crc32(told.encode()):08x}" if told else ""
