"""What the index holds of an article: its words for search, and its telling words for likeness.

How many articles use a word is counted in a table of our own as articles come and go: asking FTS5's vocabulary took
seconds at 100,000 articles. The index can always be built again; the number of the library's last change tells when it
must be (after a crash between the two files, or when somebody deleted it).
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from tui.library import placing, slots
from tui.library.schema import empty_index, writing
from tui.library.tokens import WORD, fold, parted
from tui.text.words import STOP_WORDS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

Entry = tuple[int, int, str, str, str]
"""Number, slot, title, text and source of an article."""

_READ = 20_000  # characters of a text that say what it is about
_NAME = (
    2.0  # what a capitalised word counts. Chosen on ECB+: stories then hold together over a wider range of thresholds
)
_BATCH = 200
_OFTEN = 100  # uses of a word in one text above which more say nothing
_WEIGHTS = [0.0, *(round(1 + math.log(count), 2) for count in range(1, _OFTEN + 1))]
_NAME_WEIGHTS = [round(_NAME * weight, 2) for weight in _WEIGHTS]


def telling(title: str, text: str) -> dict[str, float]:
    """The words that may tell what a report is about, with 1 + log of how often they stand in it; names count more.

    >>> telling("Homs falls", "Rebels said that Homs fell.")
    {'homs': 3.38, 'falls': 1.0, 'rebels': 2.0, 'fell': 1.0}
    """
    counts: dict[str, int] = {}
    capitals: dict[str, int] = {}
    for written, uses in Counter(WORD.findall(f"{title}\n{text[:_READ]}")).items():
        word = fold(written)
        if len(word) > 1 and word not in STOP_WORDS:
            counts[word] = counts.get(word, 0) + uses
            if written[0].isupper():
                capitals[word] = capitals.get(word, 0) + uses
    return {
        word: (_NAME_WEIGHTS if 2 * capitals.get(word, 0) > count else _WEIGHTS)[min(count, _OFTEN)]
        for word, count in counts.items()
    }


def packed(weights: dict[str, float]) -> str:
    r"""Weighed words as text, a weight a line: three times as quick to read as JSON, and a hundred are read a time.

    >>> packed({"homs": 2.54, "falls": 1.0, "fell": 1.0})
    '2.54 homs\n1.0 falls fell'
    """
    lines: dict[float, list[str]] = {}
    for word, weight in weights.items():
        lines.setdefault(weight, []).append(word)
    return "\n".join(f"{weight} {' '.join(words)}" for weight, words in lines.items())


def unpacked(text: str) -> dict[str, float]:
    r"""The weighed words of a text that `packed` wrote.

    >>> unpacked("2.54 homs\n1.0 falls fell")
    {'homs': 2.54, 'falls': 1.0, 'fell': 1.0}
    """
    weights: dict[str, float] = {}
    for line in text.splitlines():
        weight, *words = line.split(" ")
        weights |= dict.fromkeys(words, float(weight))
    return weights


def put(connection: sqlite3.Connection, entries: Sequence[Entry]) -> None:
    """Index articles; inside a transaction. FTS5 writes rows that come in ascending order in one go."""
    uses: Counter[str] = Counter()
    for article, slot, title, text, source in sorted(entries, key=_slot):
        weights = telling(title, text)
        uses.update(weights.keys())
        connection.execute(_PUT_WORDS, (slot, *_words(title, text, source)))
        connection.execute("INSERT INTO idx.titles (rowid, title) VALUES (?, ?)", (slot, fold(title)))
        connection.execute("INSERT INTO idx.telling VALUES (?, ?)", (article, packed(weights)))
        placing.enter(connection, article, slot)
    _count(connection, uses, len(entries))


def drop(connection: sqlite3.Connection, entries: Sequence[Entry]) -> None:
    """Take articles out, given as they were indexed; inside a transaction."""
    uses: Counter[str] = Counter()
    for article, slot, title, text, source in sorted(entries, key=_slot):
        (weights,) = connection.execute("SELECT weights FROM idx.telling WHERE article = ?", (article,)).fetchone()
        uses.subtract(unpacked(weights).keys())
        connection.execute(_DROP_WORDS, (slot, *_words(title, text, source)))
        connection.execute("INSERT INTO idx.titles (titles, rowid, title) VALUES ('delete', ?, ?)", (slot, fold(title)))
        connection.execute("DELETE FROM idx.telling WHERE article = ?", (article,))
        placing.leave(connection, article)
    _count(connection, uses, -len(entries))
    connection.executemany("DELETE FROM idx.term WHERE term = ? AND articles <= 0", [(word,) for word in uses])


_PUT_WORDS = "INSERT INTO idx.words (rowid, title, body, source) VALUES (?, ?, ?, ?)"
_DROP_WORDS = "INSERT INTO idx.words (words, rowid, title, body, source) VALUES ('delete', ?, ?, ?, ?)"


def _slot(entry: Entry) -> int:
    return entry[1]


def _words(title: str, text: str, source: str) -> tuple[str, str, str]:
    """What is indexed of a title, a text and a source."""
    return parted(title), parted(text), parted(source)


def catch_up(connection: sqlite3.Connection) -> None:
    """Index what the index lacks, all of it if it is out of step; in short transactions, to let others write."""
    while not in_step(connection):
        with writing(connection):
            _next_batch(connection)


def in_step(connection: sqlite3.Connection) -> bool:
    """Whether the index has seen the library's last change."""
    return bool(
        connection.execute("SELECT (SELECT number FROM main.change) = (SELECT change FROM idx.step)").fetchone()[0]
    )


def step(connection: sqlite3.Connection) -> None:
    """Number a change of the library in both files; inside a transaction."""
    connection.execute("UPDATE main.change SET number = number + 1")
    connection.execute("UPDATE idx.step SET change = (SELECT number FROM main.change)")


def _next_batch(connection: sqlite3.Connection) -> None:
    """Index the next articles of an index that is being built (its change is 0); start over where it is out of step."""
    if in_step(connection):
        return
    if connection.execute("SELECT change FROM idx.step").fetchone()[0] != 0:
        empty_index(connection)
    entries = connection.execute(
        """SELECT id, slot, title, text, source FROM main.article JOIN main.body ON body.article = article.id
        WHERE slot < (SELECT coalesce(min(slot), ?) FROM idx.place) ORDER BY slot DESC LIMIT ?""",
        (slots.NEWEST, _BATCH),
    ).fetchall()
    put(connection, entries)
    if len(entries) < _BATCH:
        connection.execute("UPDATE idx.step SET change = (SELECT number FROM main.change)")


def _count(connection: sqlite3.Connection, uses: Counter[str], articles: int) -> None:
    connection.executemany(
        "INSERT INTO idx.term VALUES (?, ?) ON CONFLICT (term) DO UPDATE SET articles = articles + excluded.articles",
        uses.items(),
    )
    connection.execute("UPDATE idx.step SET articles = articles + ?", (articles,))
