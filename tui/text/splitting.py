"""Where the sentences of a paragraph end, by rules for English news, raw or tokenised.

A terminal mark ends a sentence unless the word before it is an abbreviation, what follows goes on in lower case, or it
stands inside a quotation: a quotation belongs to the sentence that reports it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from tui.text.abbreviations import ends_sentence, starts_sentence
from tui.text.quotations import quotations

_LONGEST = 2000
_LONGEST_QUOTATION = 300
"""Characters. A longer one is a statement: its sentences may meet different ones of the other report."""

_TERMINAL = re.compile(r"[.!?…]+|[。！？]+")
_CLOSING = re.compile(r"[\"”’'»)\]]*")
_OPENING = re.compile(r"[\s\"'`“‘«„(\[–—•-]*")
_BRACKETED = re.compile(r"\([^()\n]{1,300}\)|\[[^\[\]\n]{1,300}\]")
_WORD = re.compile(r"[^\W_][\w'’-]*")
_ATTRIBUTION = re.compile(
    r"(?:[A-Z][\w.'’-]{0,30},? ){1,5}"
    r"(?:said|says|asked|told|added|replied|wrote|wondered|shouted|demanded|joked|recalled)\b"
)
_CLAUSE_ENDS = ("; ", ": ", ", ", " – ", " — ")
_SHORT_NUMBER = re.compile(r"[$€£]?(?:\d{1,3}|\d{1,3},\d{3})")


def split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of a paragraph of prose."""
    quoted, bracketed = quotations(text, start, end), [m.span() for m in _BRACKETED.finditer(text, start, end)]
    spans = []
    at = start
    for mark in _TERMINAL.finditer(text, start, end):
        quotation = _around(quoted, mark.start())
        close = _closed(text, mark.end(), quotation, end)
        inside = quotation[1] > close and quotation[1] - quotation[0] <= _LONGEST_QUOTATION
        if inside or close >= end or _around(bracketed, mark.start())[1] > close:
            continue
        if _is_end(text, at, mark, close, end):
            spans.append((at, close))
            at = _skip_space(text, close, end)
    if at < end:
        spans.append((at, end))
    return spans


def _around(spans: list[tuple[int, int]], at: int) -> tuple[int, int]:
    """The span that a position lies in, else an empty one."""
    number = bisect_right(spans, (at, at)) - 1
    return spans[number] if number >= 0 and at < spans[number][1] else (at, at)


def _closed(text: str, at: int, quotation: tuple[int, int], end: int) -> int:
    """Where a sentence ends whose terminal mark ends at `at`: behind closing marks, which tokenised text sets apart."""
    quoted = quotation[1] if quotation[1] > at else end  # where only closing marks are left, they close this sentence
    if 0 < quoted - at <= 4 and not text[at:quoted].strip(" \"”’'»"):
        at = quoted
    closing = _CLOSING.match(text, at, end)
    return closing.end() if closing else at


def _is_end(text: str, at: int, mark: re.Match[str], close: int, end: int) -> bool:
    """Whether a terminal mark, outside quotations, ends the sentence that began at `at`."""
    if mark[0][0] in "。！？":
        return True
    begin = _OPENING.match(text, close, end).end()  # type: ignore[union-attr] # it can match nothing, not fail
    word = _WORD.match(text, begin, end)
    following = word[0] if word else text[begin : begin + 1]
    before = text[max(at, mark.start() - 40) : mark.start()].split()
    preceding = before[-1].lstrip("\"'`“‘«„([–—-") if before else ""
    if not text[close].isspace():
        return close == mark.end() and preceding[-2:].islower() and starts_sentence(following)
    if not following or following in ".!?…" or (following[0].islower() and following[1:].islower()):
        return False
    if mark[0] == ".":
        return _full_stop_ends(mark.start() - at, preceding, following)
    return close == mark.end() or not _ATTRIBUTION.match(text, begin, end)


def _full_stop_ends(length: int, preceding: str, following: str) -> bool:
    if length <= 3 and preceding.isdigit():
        return False  # the number of a list item
    if following[0].isdigit() and (_SHORT_NUMBER.fullmatch(preceding) or preceding[-1:] in ",:"):
        return False  # a decimal point that was set apart: "$103. 1 million", "8. 7 acres", "batting,. 290"
    return ends_sentence(preceding, following)


def shortened(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence in pieces of a length that can be compared, cut between clauses, else between words."""
    while end - start > _LONGEST:
        window = text[start : start + _LONGEST]
        cut = max(window.rfind(clause_end) + len(clause_end) - 1 for clause_end in _CLAUSE_ENDS)
        if cut < _LONGEST // 4:
            cut = window.rfind(" ")
        if cut <= 0:
            cut = _LONGEST
        yield start, start + cut
        start = _skip_space(text, start + cut, end)
    if start < end:
        yield start, end


def _skip_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at
