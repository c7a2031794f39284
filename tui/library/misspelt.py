"""A word that no article has, taken for the word of the library that is most like it.

Titles are compared as they are (`titles`); this finds the texts. The first letter is trusted: slips rarely hit it, and
it narrows a library's words down to some thousands.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.library.asked import Query
from tui.text.words import STOP_WORDS

if TYPE_CHECKING:
    import sqlite3

    from tui.library.terms import Term

_SHORTEST = 4  # letters of a word that is corrected
_ALIKE = 0.799  # similarity: one slip in five letters; two letters swapped are one
_LONGEST = 40  # letters; what is longer is no word
_END = chr(0x10FFFF)  # after every letter

_LIKE = """SELECT term, articles FROM idx.term
    WHERE term >= ? AND term < ? AND length(term) BETWEEN ? AND ?"""


def corrected(connection: sqlite3.Connection, query: Query) -> Query | None:
    """The query with the words that no article has replaced; None where there are none, or nothing is like one."""
    wanted = []
    for group in query.wanted:
        found = [_known(connection, term) for term in group]
        if None in found:
            return None
        wanted.append(tuple(term for term in found if term))
    return None if tuple(wanted) == query.wanted else replace(query, wanted=tuple(wanted))


def _known(connection: sqlite3.Connection, term: Term) -> Term | None:
    """The term in words that the library has; None where it has none like them."""
    *before, last = term.words
    words = [*(_word(connection, word) for word in before), _word(connection, last, prefix=term.prefix)]
    return None if None in words else replace(term, words=tuple(word for word in words if word))


def _word(connection: sqlite3.Connection, word: str, *, prefix: bool = False) -> str | None:
    end = word + _END if prefix else word
    if (
        word in STOP_WORDS
        or not _SHORTEST <= len(word) <= _LONGEST
        or connection.execute("SELECT 1 FROM idx.term WHERE term BETWEEN ? AND ? LIMIT 1", (word, end)).fetchone()
    ):
        return word
    from rapidfuzz.distance import OSA

    bounds = (word[0], word[0] + _END, len(word) - 1, len(word) + 1)
    near = [
        (likeness, articles, other)
        for other, articles in connection.execute(_LIKE, bounds)
        if (likeness := OSA.normalized_similarity(word, other, score_cutoff=_ALIKE))
    ]
    return max(near)[2] if near else None
