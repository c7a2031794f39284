"""Quotations: where the words of others begin and end inside a paragraph.

A pair of marks is believed only when both are there, and a second opening mark takes the place of a first that was
never closed, so that one missing mark cannot swallow the rest. Apostrophes look like single marks: those count only
where they stand like quotation marks.
"""

from __future__ import annotations

import re

_DOUBLE = re.compile("[“”„«»\"]|``|''")
_SINGLE = re.compile("(?<!['`])['‘’](?!['`]|n['’])")  # not of rock 'n' roll
_CLOSER = {"“": "”", "„": "“”", "«": "»", '"': '"', "``": "''", "‘": "’", "'": "'"}
_BEFORE_OPENING = frozenset(' \n([{-–—/,:“”"‘')


def quotations(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    r"""The quotations of one paragraph, marks included, in order; what is quoted inside one is part of it.

    >>> text = 'He said "no", she said “yes” and ``maybe\'\', and 5\' 6" is no quotation.'
    >>> [text[a:b] for a, b in quotations(text)]
    ['"no"', '“yes”', "``maybe''"]
    """
    end = len(text) if end is None else end
    return _outermost(_paired(text, start, end, _DOUBLE) + _paired(text, start, end, _SINGLE))


def _paired(text: str, start: int, end: int, marks: re.Pattern[str]) -> list[tuple[int, int]]:
    spans = []
    opened: re.Match[str] | None = None
    for mark in marks.finditer(text, start, end):
        if opened and mark[0] in _CLOSER[opened[0]] and _may_close(text, mark, start, end):
            spans.append((opened.start(), mark.end()))
            opened = None
        elif _may_open(text, mark, start, end):
            opened = mark
    return spans


def _may_open(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    if mark[0] not in _CLOSER:
        return False
    before = text[mark.start() - 1] if mark.start() > start else " "
    if mark[0] == '"':
        return before in _BEFORE_OPENING
    if mark[0] == "'":
        return before in _BEFORE_OPENING and text[mark.end() : mark.end() + 1].isalpha() and mark.end() < end
    return True


def _may_close(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    if mark[0] == '"':
        return before not in " \n" or not after.isalnum()
    if mark[0] in "'’":
        return not after.isalnum() and before not in "s \n"  # "the ministers' words" closes nothing
    return True


def _outermost(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    outer: list[tuple[int, int]] = []
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not outer or span[0] >= outer[-1][1]:
            outer.append(span)
    return outer
