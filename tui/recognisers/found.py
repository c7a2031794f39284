"""What a recogniser found, as mentions: of kinds that we know, trimmed, and none overlapping another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tui.entities.mention import Mention
from tui.recognisers.labels import kind

_LONGEST = 200
"""Code points: what is longer is no name."""
_NAME = re.compile(r"\s*(?:the )?(.*?)(?:['’]s)?\s*")
"""A name without what some label sets count in: "the White House's"."""


def mentions_of(text: str, found: Iterable[tuple[int, int, str]]) -> list[Mention]:
    """The names among what was found, in reading order; of two that overlap the longer.

    >>> said = "the White House's aide"
    >>> found = mentions_of(said, [(0, 17, "ORG"), (4, 9, "PERSON"), (18, 22, "TITLE")])
    >>> [(said[mention.start : mention.end], mention.kind.value) for mention in found]
    [('White House', 'organisation')]
    """
    taken = bytearray(len(text))
    chosen = []
    for mention in sorted(_named(text, found), key=lambda each: (each.start - each.end, each.start)):
        if not (taken[mention.start] or taken[mention.end - 1]):  # what is taken is no shorter: it cannot lie between
            taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
            chosen.append(mention)
    return sorted(chosen, key=lambda mention: mention.start)


def _named(text: str, found: Iterable[tuple[int, int, str]]) -> Iterator[Mention]:
    """The names, each on one line of the text."""
    for start, end, label in found:
        if not 0 <= start < end <= min(len(text), start + _LONGEST):
            continue
        name = _NAME.fullmatch(text, start, end)
        if name and any(map(str.isalnum, name[1])) and (named := kind(label, name[1])):
            yield Mention(*name.span(1), named)
