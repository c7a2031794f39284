"""Quotations: words in quotation marks, each with who says them."""

from __future__ import annotations

from dataclasses import dataclass

from tui.entities.speech.marks import spans
from tui.entities.speech.speakers import speakers
from tui.entities.wrapping import unwrapped


@dataclass(frozen=True, slots=True)
class Quote:
    """Words in quotation marks. Offsets are code points; start and end lie inside the marks."""

    start: int
    end: int
    speaker: str = ""
    """Who says it, as the text has it ("finance director Marcus Oyelaran"); "" where nobody is named."""
    speaker_start: int = -1
    """Where the speaker stands, -1 for nobody."""
    speaker_end: int = -1


def quotes(text: str) -> list[Quote]:
    """The quotations of a text in reading order, each with its speaker.

    >>> said = 'Vass said: "I was afraid." Nobody stirred.'
    >>> [(said[quote.start : quote.end], quote.speaker) for quote in quotes(said)]
    [('I was afraid.', 'Vass')]
    """
    text = unwrapped(text)
    found = list(spans(text))
    return [
        Quote(start, end, text[slice(*said)], *said) if said else Quote(start, end)
        for (start, end, _), said in zip(found, speakers(text, found), strict=True)
    ]
