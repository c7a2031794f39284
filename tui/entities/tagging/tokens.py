"""Words and marks as the tagger reads them, with what each capital is worth.

Hyphens and possessives are tokens of their own ("Iranian-backed", "Benishangul - Gumuz", "Assad's"), so that text which
a tokeniser has pulled apart and text as it was printed give the same tokens. A line ends with a token too: no name goes
on behind it. Lines that are set in capitals throughout,
or texts without any capital, are read as headlines: every word is given a capital, and none of them tells anything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

_TOKEN = re.compile(
    r"[a-z]+(?=[ ,])"  # most words: tried first, it makes reading half as long
    r"|https?://\S+|www\.\S+"
    r"|[A-Z](?:\.[A-Z])+\.?(?!\w)"  # U.S.
    r"|[A-Z](?: \. [A-Z])+(?: \.(?! *(?:\n|$)))?(?!\w)"  # U . S .
    r"|(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Maj|Adm|St|Rev|Hon|Prof|Jr|Sr|Corp|Inc|Ltd|Co|Bros|Mt|Ft)\.(?!\w)"
    r"|[A-Z]\.(?= ?[A-Z])"  # J. K. Marsh
    r"|['’][sS]\b"
    r"|\d+(?:[.,:]\d+)*[^\W_]*"
    r"|[^\W\d_][^\W_]*(?:['’](?![sS]\b)[^\W\d_]+)*"  # O'Brien
    r"|``|''|\.\.+|--+|[^\w\s]|_"
)
BREAK = "\n"
"""The form of the token at a line's end."""
_ENDS = frozenset(".!?;:") | {"..."}
_HEADLINE, _LOUD, _LONG = 0.7, 0.8, 3
"""Share of a line's words with a capital, or of its letters that are one; letters from which a word counts."""


class Opening(IntEnum):
    """Where a token stands, which is what its capital is worth."""

    WITHIN = 0
    FIRST = 1
    """The first word of a sentence or line."""
    HEADLINE = 2
    """In a line where nearly every word has a capital."""


@dataclass(slots=True)
class Tokens:
    """The tokens of a text, as columns; offsets are code points."""

    starts: list[int]
    ends: list[int]
    forms: list[str]
    """As the tagger looks them up: without inner blanks, lines in capitals with the case of names."""
    openings: list[Opening]

    def __len__(self) -> int:
        return len(self.forms)


def tokens(text: str) -> Tokens:
    r"""The tokens of a text in reading order. Linear in time.

    >>> tokens("Iranian-backed forces in the U . S . said Assad's\nSYRIA FALLS").forms
    ... # doctest: +NORMALIZE_WHITESPACE
    ['Iranian', '-', 'backed', 'forces', 'in', 'the', 'U.S.', 'said', 'Assad', "'s", '\n',
     'Syria', 'Falls', '\n']
    """
    found = Tokens([], [], [], [])
    flat = text.islower()
    at = 0
    for line in text.split("\n"):
        if line and not line.isspace():
            _read_line(text, at, at + len(line), found, flat=flat)
        at += len(line) + 1
    return found


def _read_line(text: str, start: int, end: int, found: Tokens, *, flat: bool) -> None:
    spans = [match.span() for match in _TOKEN.finditer(text, start, end)]
    forms = [text[first:last] for first, last in spans]
    if " . " in text[start:end]:
        forms = [form.replace(" ", "") for form in forms]
    if flat or _is_loud(forms):
        forms = [form.title() if len(form) > _LONG or flat else form for form in forms]
    if _is_headline(forms):
        openings = [Opening.HEADLINE] * len(forms)
    else:
        openings = [Opening.WITHIN] * len(forms)
        for at in (-1, *(number for number, form in enumerate(forms) if form in _ENDS)):
            _open(forms, openings, at + 1)
    found.starts += [first for first, _ in spans] + [end]
    found.ends += [last for _, last in spans] + [end]
    found.forms += [*forms, BREAK]
    found.openings += [*openings, Opening.WITHIN]


def _open(forms: list[str], openings: list[Opening], at: int) -> None:
    """Mark the first word of a sentence, and the marks before it."""
    while at < len(forms) and openings[at] is Opening.WITHIN:
        openings[at] = Opening.FIRST
        if forms[at][0].isalnum():
            return
        at += 1


def _is_loud(forms: list[str]) -> bool:
    """Whether a line is in capitals throughout."""
    words = [form for form in forms if len(form) > _LONG and form.isalpha()]
    return len(words) > 1 and sum(map(str.isupper, words)) >= _LOUD * len(words)


def _is_headline(forms: list[str]) -> bool:
    """Whether a line is set with capitals nearly everywhere."""
    words = [form for form in forms if len(form) > _LONG and form[0].isalpha()]
    return (
        len(words) > _LONG
        and forms[-1] not in {".", "!", "?"}
        and sum(form[0].isupper() for form in words) >= _HEADLINE * len(words)
    )
