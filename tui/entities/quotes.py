"""Quotations: words in quotation marks, outermost marks only.

Marks differ by house and by wire (“ ”, " ", « », `` ''), apostrophes look like closing marks, and a quotation that
runs over several paragraphs is opened in each and closed once. So each paragraph is read in one pass that knows what
is open; a mark that is never closed ends with its paragraph or counts for nothing, and swallows no text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tui.entities.speakers import Speaker, speaker
from tui.entities.wrapping import unwrapped

_PAIRS = {"“": "”", "„": "“”", "«": "»", "‹": "›", "``": "''", "「": "」", "『": "』", '"': '"', "‘": "’", "'": "'"}
_SINGLE = frozenset("‘'")
_MARK = re.compile(r"``|''|[“”„«»‹›「」『』\"‘’']")
_TOLD = re.compile(r"[,?!] (?:he|she|they|[Tt]he|[A-Z])(?=[^,.\"“”]{1,60} (?:said|says|told)\b)[^,\"“”]{0,120}$")
"""What stands behind a quotation whose closing mark was forgotten."""
_BEFORE_OPENING = frozenset(" \n([{—–-/…")
_LONGEST = 2_000
"""No outlet quotes at greater length in one paragraph; what does has lost a mark."""


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
    found: list[Quote] = []
    follows: Speaker | None = None
    last: Speaker | None = None
    for start, end, behind in _spans(text):
        said = speaker(text, start, behind, found[-1].end if found else 0, follows, last)
        found.append(
            Quote(start, end, text[said.start : said.end], said.start, said.end) if said else Quote(start, end)
        )
        follows, last = said, said or last
    return found


_Span = tuple[int, int, int]
"""Start and end inside the marks, and the end behind them."""


def _spans(text: str) -> Iterator[_Span]:
    """The quotations, paragraph by paragraph."""
    start = 0
    while start < len(text):
        end = text.find("\n\n", start)
        end = len(text) if end < 0 else end
        yield from _paragraph(text, start, end)
        start = end + 2


def _paragraph(text: str, start: int, end: int) -> list[_Span]:
    found, unclosed = _read(text, start, end, singles=True)
    if unclosed >= 0 and text[unclosed - 1] in _SINGLE:
        found, unclosed = _read(text, start, end, singles=False)
    if unclosed >= 0 and _goes_on(text, end):
        told = _TOLD.search(text, unclosed, end)
        last = told.start() + 1 if told else end
        found.append(_trimmed(text, unclosed, last, last))
    return [span for span in found if 0 < span[1] - span[0] <= _LONGEST]


def _read(text: str, start: int, end: int, *, singles: bool) -> tuple[list[_Span], int]:
    """The quotations of a paragraph, and where one starts that nothing closes (-1 for none)."""
    found: list[_Span] = []
    mark, inside = "", -1
    for match in _MARK.finditer(text, start, end):
        token, before, after = (
            match.group(),
            text[match.start() - 1 : match.start()],
            text[match.end() : match.end() + 1],
        )
        opens = token in _PAIRS and (singles or token not in _SINGLE) and _opens(token, before, after)
        if inside >= 0 and token in _PAIRS[mark] and not (token == mark and opens) and _closes(token, before, after):
            found.append(_trimmed(text, inside, match.start(), match.end()))
            inside = -1
        elif opens and (inside < 0 or token == mark):
            if inside >= 0 and (line := text.find("\n", inside, match.start())) > 0:
                found.append(_trimmed(text, inside, line, line))
            mark, inside = token, match.end()
    return found, inside


def _opens(mark: str, before: str, after: str) -> bool:
    """Whether a mark that may open does: straight ones and ‘ look like apostrophes and inches."""
    if mark not in {'"', "'", "‘"}:
        return True
    free = not before or before in _BEFORE_OPENING or before in _PAIRS
    return free and bool(after) and (after.isalpha() or (mark == '"' and not after.isspace()) or after in _PAIRS)


def _closes(mark: str, before: str, after: str) -> bool:
    """Whether a mark that may close does: "the workers' rights" has an apostrophe."""
    if mark not in {"'", "’"}:
        return True
    return not after.isalnum() and (not before.isalnum() or before != "s")


def _trimmed(text: str, start: int, end: int, behind: int) -> _Span:
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip()), behind


def _goes_on(text: str, end: int) -> bool:
    """Whether the next paragraph opens with a mark, as a long quotation does."""
    return text[end : end + 4].lstrip()[:1] in _PAIRS and text[end : end + 4].strip() != ""
