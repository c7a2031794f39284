"""Titles that hold a piece of a word, and titles that are like what was typed.

Both ask the index of title trigrams. For likeness the rarest trigrams of the query choose a few hundred titles, which
are then compared as a whole: comparing all 100,000 took 222 ms, this takes 12, and finds 97 of 100 titles of which
three words were typed, each with a slip.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from tui.library.tokens import fold, tokens

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

_GRAM = 3
_LOOKED = 8_000  # titles that the rarest trigrams of a query may stand in, together
_COMPARED = 300  # of them, those with the rarest and most in common
_ALIKE = 78.0  # of 100: one letter in five may be wrong, two swapped in six
_SLIP = 88.0  # of 100: one slip in a line of nine letters or more
_TITLE = 300  # characters of a title that are compared

_HOLDING = "SELECT rowid FROM idx.titles WHERE titles MATCH ? ORDER BY rowid DESC LIMIT ?"
_TITLES = f"""SELECT slot, substr(title, 1, {_TITLE}) FROM main.article
    WHERE slot IN (SELECT value FROM json_each(?)) ORDER BY slot DESC"""


def containing(connection: sqlite3.Connection, pieces: list[str], limit: int) -> list[int]:
    """The slots of titles that hold every piece (folded, three letters or more), be it inside a word; newest first."""
    if not pieces or any(len(piece) < _GRAM for piece in pieces):
        return []
    match = " AND ".join(_quoted(gram) for gram in dict.fromkeys(gram for piece in pieces for gram in _grams(piece)))
    slots = [slot for (slot,) in connection.execute(_HOLDING, (match, _COMPARED))]
    titles = connection.execute(_TITLES, (json.dumps(slots),))
    return [slot for slot, title in titles if all(piece in fold(title) for piece in pieces)][:limit]


def alike(connection: sqlite3.Connection, typed: str, limit: int, stop: Callable[[], None]) -> list[tuple[int, bool]]:
    """The slots of titles in which something much like these folded words stands, most alike first.

    With each goes whether a slip of the finger is all that parts them. `stop` is called now and then, and may raise.
    """
    from rapidfuzz import fuzz, process

    near = _near(connection, typed, stop)
    titles = {slot: " ".join(tokens(title)) for slot, title in connection.execute(_TITLES, (json.dumps(near),))}
    stop()
    found = process.extract(typed, titles, scorer=fuzz.partial_ratio, score_cutoff=_ALIKE, limit=limit)
    return [(slot, likeness >= _SLIP) for _, likeness, slot in found]


def _near(connection: sqlite3.Connection, typed: str, stop: Callable[[], None]) -> list[int]:
    """The slots of titles that share the query's rarest trigrams, those that share the most first."""
    shared: Counter[int] = Counter()
    looked = 0
    for titles, gram in sorted(_spread(connection, _grams(typed))):
        looked += titles
        if looked > _LOOKED and shared:
            break
        stop()
        shared.update(slot for (slot,) in connection.execute(_HOLDING, (_quoted(gram), _LOOKED)))
    return [slot for slot, _ in shared.most_common(_COMPARED)]


def _spread(connection: sqlite3.Connection, grams: list[str]) -> list[tuple[int, str]]:
    """In how many titles each trigram stands, of those that stand in any."""
    connection.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.gram USING fts5vocab('idx', 'titles', 'row')")
    found = [connection.execute("SELECT doc, term FROM temp.gram WHERE term = ?", (gram,)).fetchone() for gram in grams]
    return [row for row in found if row]


def _grams(text: str) -> list[str]:
    return list(dict.fromkeys(text[at : at + _GRAM] for at in range(len(text) - _GRAM + 1)))


def _quoted(gram: str) -> str:
    return '"{}"'.format(gram.replace('"', '""'))
