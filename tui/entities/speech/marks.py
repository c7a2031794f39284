"""Where quotation marks open and close: the extent of each quotation, outermost marks only.

Marks differ by house and by wire (“ ”, " ", « », `` ''), apostrophes look like closing marks, and a quotation that
runs over several paragraphs is opened in each and closed once. So each paragraph is read in one pass that knows what
is open; a mark that is never closed ends where the next paragraph opens again or counts for nothing, and swallows no
text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_DOUBLE = frozenset({"”", '"', "''"})
_PAIRS = {
    "“": _DOUBLE, '"': _DOUBLE, "``": _DOUBLE | {"``"}, "„": {"“", *_DOUBLE}, "”": {"”"},
    "«": {"»"}, "»": {"«"}, "‹": {"›"}, "›": {"‹"}, "「": {"」"}, "『": {"』"},
    "‘": {"’", "'"}, "‚": {"‘", "’"}, "`": {"'"}, "'": {"'", "’"},
}  # fmt: skip
"""What closes each mark: scraped text mixes curly and straight ones."""
_SINGLE = frozenset("‘'`‚")
_SIDELESS = frozenset("\"'‘`")
"""Marks that open, close, or are apostrophes and inches, as their neighbours say."""
_TURNED = frozenset("”»›")
"""Marks that close in most languages and open in a few: »so« in German, ”so” in Swedish."""
_MARK = re.compile(r"``|''|[“”„«»‹›「」『』\"‘’‚`']")
_TOLD = re.compile(r"[,?!] (?:he|she|they|[Tt]he|[A-Z])(?=[^,.\"“”]{1,60} (?:said|says|told)\b)[^,\"“”]{0,120}$")
"""What stands behind a quotation whose closing mark was forgotten."""
_BEFORE_OPENING = frozenset(" \n([{—–-/…")
_LONGEST = 2_000
"""No outlet quotes at greater length in one paragraph; what does has lost a mark."""


class Span(NamedTuple):
    """A quotation: where its words start and end, and where its marks do."""

    start: int
    end: int
    behind: int
    """Behind the closing mark; the end of the words where nothing closes them."""

    @property
    def open(self) -> bool:
        """Whether it goes on in the next paragraph."""
        return self.behind == self.end


def spans(text: str) -> Iterator[Span]:
    """The quotations of a text in reading order, none of them empty.

    >>> ["He said: ‘Don’t.’ She didn’t."[span.start : span.end] for span in spans("He said: ‘Don’t.’ She didn’t.")]
    ['Don’t.']
    """
    start = 0
    while start < len(text):
        end = text.find("\n\n", start)
        end = len(text) if end < 0 else end
        yield from _paragraph(text, start, end)
        start = end + 2


def _paragraph(text: str, start: int, end: int) -> list[Span]:
    found, unclosed = _read(text, start, end, singles=True)
    if unclosed >= 0 and text[unclosed - 1] in _SINGLE and text[unclosed - 2 : unclosed] != "``":
        found, unclosed = _read(text, start, end, singles=False)
    if unclosed >= 0:
        told = _TOLD.search(text, unclosed, end)
        goes_on = _goes_on(text, end)
        if told and (goes_on or text[unclosed - 1] not in _SIDELESS):
            found.append(_trimmed(text, unclosed, told.start() + 1, told.start() + 2))
        elif goes_on:
            found.append(_trimmed(text, unclosed, end, end))
    return [span for span in found if 0 < span.end - span.start <= _LONGEST]


def _read(text: str, start: int, end: int, *, singles: bool) -> tuple[list[Span], int]:
    """The quotations of a paragraph, and where one starts that nothing closes (-1 for none)."""
    found: list[Span] = []
    mark, inside, nested = "", -1, ""
    for match in _MARK.finditer(text, start, end):
        sign = match.group()
        if not singles and sign in _SINGLE:
            continue
        opens = sign in _PAIRS and _opens(text, match, mark if inside >= 0 else "")
        if nested and not opens and sign in _PAIRS[nested]:
            nested = ""
        elif inside >= 0 and not opens and sign in _PAIRS[mark] and _closes(text, match):
            found.append(_trimmed(text, inside, match.start(), match.end()))
            inside = -1
        elif opens and (inside < 0 or sign == mark):
            if inside >= 0 and (last := _reopened(text, inside, match.start())) > 0:
                found.append(_trimmed(text, inside, last, last))
            mark, inside, nested = sign, match.end(), ""
        elif opens and sign not in _SINGLE and mark not in _SINGLE:
            nested = sign
    return found, inside


def _opens(text: str, match: re.Match[str], within: str) -> bool:
    """Whether a mark that may open does, inside what another opened or ("") outside."""
    mark, before, after = match.group(), text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    if mark == "``":
        return not within or not _ends_words(text, match)
    if mark not in _SIDELESS | _TURNED:
        return not within or mark not in _PAIRS[within]
    if before and before not in _BEFORE_OPENING and before not in _PAIRS:
        return False
    if mark in _TURNED:
        return not within and after.isalnum()
    if mark == '"' and before in {"", "\n"} and not within:
        return True
    return bool(after) and (after.isalpha() or (mark == '"' and not after.isspace()) or after in _PAIRS)


def _closes(text: str, match: re.Match[str]) -> bool:
    """Whether a mark that may close does: "the workers' rights" has an apostrophe, 27" a measure."""
    sign, before, after = match.group(), text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    if sign not in {"'", "’"}:
        return True
    return not after.isalnum() and (before != "s" or not after or after in "\n.,;:?!)")


def _ends_words(text: str, match: re.Match[str]) -> bool:
    """Whether an opening mark stands where only a closing one can: a wire that writes `` for both."""
    return text[match.start() - 2 : match.start()] == ", " or text[match.end() : match.end() + 1] in {"", "\n"}


def _reopened(text: str, inside: int, again: int) -> int:
    """The end of what was opened before it is opened again in a line of its own; 0 for one line."""
    line = text.find("\n", inside, again)
    if line < 0:
        return 0
    return again if text[again - 1] == "\n" and not _TOLD.search(text, inside, again - 1) else line


def _trimmed(text: str, start: int, end: int, behind: int) -> Span:
    inner = text[start:end]
    stop = start + len(inner.rstrip())
    return Span(start + len(inner) - len(inner.lstrip()), stop, stop if behind == end else behind)


def _goes_on(text: str, end: int) -> bool:
    """Whether the next paragraph opens with a mark, as a long quotation does."""
    return text[end : end + 4].lstrip()[:1] in _PAIRS and text[end : end + 4].strip() != ""
