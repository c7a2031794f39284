"""What the index holds of an article: its words for search, and its telling words for likeness.

How many articles use a word is counted in a table of our own as articles come and go: asking FTS5's vocabulary took
seconds at 100,000 articles. The index can always be built again; the number of the library's last change tells when it
must be (after a crash between the two files, or when somebody deleted it).
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from tui.library.schema import empty_index, writing
from tui.library.tokens import WORD, fold
from tui.text.words import STOP_WORDS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

Entry = tuple[int, str, str]
"""Number, title and text of an article."""

_READ = 20_000  # characters of a text that say what it is about
_NAME = (
    2.0  # what a capitalised word counts. Chosen on ECB+: stories then hold together over a wider range of thresholds
)
_BATCH = 200


def telling(title: str, text: str) -> dict[str, float]:
    """The words that may tell what a report is about, with 1 + log of how often they stand in it; names count more.

    >>> telling("Homs falls", "Rebels said that Homs fell.")
    {'homs': 3.39, 'falls': 1.0, 'rebels': 2.0, 'fell': 1.0}
    """
    report = f"{title}\n{text[:_READ]}"
    counts: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    for match in WORD.finditer(fold(report)):
        word = match[0]
        if len(word) > 1 and word not in STOP_WORDS:
            counts[word] += 1
            capitals[word] += report[match.start()].isupper()
    return {
        word: round((1 + math.log(count)) * (_NAME if 2 * capitals[word] > count else 1), 2)
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
    """Index articles; inside a transaction."""
    uses: Counter[str] = Counter()
    for article, title, text in entries:
        weights = telling(title, text)
        uses.update(weights.keys())
        connection.execute("INSERT INTO idx.words (rowid, title, body) VALUES (?, ?, ?)", (article, title, text))
        connection.execute("INSERT INTO idx.telling VALUES (?, ?)", (article, packed(weights)))
        connection.execute("INSERT INTO idx.place (article) VALUES (?)", (article,))
    _count(connection, uses, len(entries))


def drop(connection: sqlite3.Connection, entries: Sequence[Entry]) -> None:
    """Take articles out, given as they were indexed; inside a transaction. Their stories are formed anew."""
    uses: Counter[str] = Counter()
    for article, title, text in entries:
        (weights,) = connection.execute("SELECT weights FROM idx.telling WHERE article = ?", (article,)).fetchone()
        uses.subtract(unpacked(weights).keys())
        connection.execute(
            "INSERT INTO idx.words (words, rowid, title, body) VALUES ('delete', ?, ?, ?)", (article, title, text)
        )
        connection.execute("DELETE FROM idx.telling WHERE article = ?", (article,))
        _displace(connection, article)
    _count(connection, uses, -len(entries))
    connection.executemany("DELETE FROM idx.term WHERE term = ? AND articles <= 0", [(word,) for word in uses])


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
        """SELECT id, title, text FROM main.article JOIN main.body ON body.article = article.id
        WHERE id > (SELECT coalesce(max(article), 0) FROM idx.telling) ORDER BY id LIMIT ?""",
        (_BATCH,),
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


def _displace(connection: sqlite3.Connection, article: int) -> None:
    """Take an article out of its story; the others find together anew, since it may have held them together."""
    connection.execute(
        """UPDATE idx.place SET story = NULL
        WHERE story = (SELECT story FROM idx.place WHERE article = ?)""",
        (article,),
    )
    connection.execute(
        """DELETE FROM idx.likeness WHERE (article, other) IN
        (SELECT other, article FROM idx.likeness WHERE article = ?)""",
        (article,),
    )
    connection.execute("DELETE FROM idx.likeness WHERE article = ?", (article,))
    connection.execute("DELETE FROM idx.place WHERE article = ?", (article,))
