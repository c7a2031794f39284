"""Terms of a query: folded words that stand one after the other, for FTS5 and as regular expressions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from tui.library.tokens import WORD, fold, parted, spaced, unspaced

_LETTER = r"[^\W_]"
_APART, _TOUCHING = r"[\W_]+", r"[\W_]*"  # between words, and where one of two needs no space


class Field(StrEnum):
    """Where a term is looked for, as the index calls its columns."""

    ANYWHERE = "title body"
    TITLE = "title"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Term:
    """Folded words that stand one after the other."""

    words: tuple[str, ...]
    prefix: bool = False
    """Whether the last word may go on."""
    field: Field = Field.ANYWHERE
    exact: bool = False
    """Whether it was quoted: found as it is written and in no other spelling."""
    entity: bool = False
    """Whether it is a name, to be found under every spelling of whom it names."""

    @property
    def letter(self) -> bool:
        """Whether it is a single letter that may go on."""
        return self.prefix and len(self.words) == 1 and len(self.words[0]) == 1

    @property
    def match(self) -> str:
        """The term in FTS5's language."""
        return f'{{{self.field}}} : "{" ".join(self.words)}"' + "*" * self.prefix

    @property
    def unspaced(self) -> bool:
        """Whether it has characters that are words of their own."""
        return any(unspaced(word[0]) for word in self.words)

    @property
    def pattern(self) -> str:
        """The term as a regular expression for folded text, which is to be `spaced` unless the term is `unspaced`.

        It begins with a letter, which is quick to find.
        """
        first, *rest = self.words
        begins = first if unspaced(first[0]) else f"{first}(?<!{_LETTER}{first})"
        ends = "" if self.prefix or unspaced(self.words[-1][0]) else f"(?!{_LETTER})"
        touching = (unspaced(one[0]) or unspaced(other[0]) for one, other in pairwise(self.words))
        gaps = (_TOUCHING if touch else _APART for touch in touching)
        return begins + "".join(map("".join, zip(gaps, rest, strict=True))) + ends


def term(text: str, field: Field = Field.ANYWHERE, *, prefix: bool = False, exact: bool = False) -> Term | None:
    """The term of some typed text; None where there is no letter or digit in it.

    >>> term("Al-Assad", prefix=True).match
    '{title body} : "al assad"*'
    >>> term("訪問", prefix=True).match
    '{title body} : "訪 問"'
    """
    words = tuple(WORD.findall(fold(parted(text))))
    if not words:
        return None
    return Term(words, prefix and not unspaced(words[-1][0]), field, exact)


def stands_in(one: Term, folded: str) -> bool:
    """Whether a term stands in a text that was folded."""
    return re.search(one.pattern, folded if one.unspaced else spaced(folded)) is not None
