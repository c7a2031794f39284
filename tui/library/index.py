"""What the index holds of an article: its words for search, and its telling words for likeness.

How many articles use a word is counted in a table of our own as articles come and go: asking FTS5's vocabulary took
seconds at 100,000 articles. The index can always be built again; the number of the library's last change tells when it
must be (after a crash between the two files, or when somebody deleted it). That goes newest first, in bites, while the
library is used: from one slot on, every article is indexed, and none below it.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple, Self

from tui.library import placing
from tui.library.inserting import insert
from tui.library.schema import empty_index
from tui.library.slots import LOWEST
from tui.library.tokens import WORD, fold, parted

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Mapping

Entry = tuple[int, int, str, str, str]
"""Number, slot, title, text and source of an article."""

_READ = 20_000  # characters of a text that say what it is about
_NAME = (
    2.0  # what a capitalised word counts. Chosen on ECB+: stories then hold together over a wider range of thresholds
)
_OFTEN = 100  # uses of a word in one text above which more say nothing
_WEIGHTS = [0.0, *(round(1 + math.log(count), 2) for count in range(1, _OFTEN + 1))]
_NAME_WEIGHTS = [round(_NAME * weight, 2) for weight in _WEIGHTS]


def telling(title: str, text: str) -> dict[str, float]:
    """The words that may tell what a report is about, with 1 + log of how often they stand in it; names count more.

    >>> telling("Homs falls", "Rebels said that Homs fell.")
    {'homs': 3.38, 'falls': 1.0, 'rebels': 2.0, 'fell': 1.0}
    """
    from tui.text.words import STOP_WORDS  # which no list needs

    spaced = _spaced(f"{title}\n{text[:_READ]}")
    written, words = spaced.split(), fold(spaced).split()
    counts = Counter(words)
    capitals = Counter([word for word, was in zip(words, written, strict=True) if word != was and was[0].isupper()])
    told = {
        word: _WEIGHTS[count if count < _OFTEN else _OFTEN]  # noqa: FURB136 - calling `min` takes as long as the rest
        for word, count in counts.items()
        if word[1:] and word not in STOP_WORDS
    }
    for word, uses in capitals.items():
        if word in told and 2 * uses > counts[word]:
            told[word] = _NAME_WEIGHTS[min(counts[word], _OFTEN)]
    return told


class _Kept(dict[int, str]):
    """Code point to itself where it belongs to a word, else to a space; filled as letters are met."""

    def __missing__(self, code: int) -> str:
        self[code] = kept = chr(code) if WORD.match(chr(code)) else " "
        return kept


_KEPT = _Kept()
_KEPT_BYTES = bytes(code if code > 0x7F or chr(code).isalnum() else 0x20 for code in range(256))
_FOREIGN = re.compile(r"[^\x00-\x7f]+")


def _spaced(text: str) -> str:
    """A text with spaces for all that belongs to no word: split, it is what `WORD` finds, in half the time.

    >>> _spaced("Homs’s “fall”, 1-2_3").split()
    ['Homs', 's', 'fall', '1', '2', '3']
    """
    if not text.isascii():
        text = _FOREIGN.sub(lambda run: run[0].translate(_KEPT), text)
    return text.encode().translate(_KEPT_BYTES).decode()


def packed(weights: dict[str, float]) -> str:
    r"""Weighed words as text, a weight a line: three times as quick to read as JSON, and a hundred are read a time.

    >>> packed({"homs": 2.54, "falls": 1.0, "fell": 1.0})
    '2.54 homs\n1.0 falls fell'
    """
    lines: defaultdict[float, list[str]] = defaultdict(list)
    for word, weight in weights.items():
        lines[weight].append(word)
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


class Words(NamedTuple):
    """What is indexed of an article, worked out of its title, text and source alone."""

    title: str
    text: str
    source: str
    folded: str
    """The title, whose trigrams are indexed."""
    telling: str
    """Its telling words, `packed`."""
    told: Collection[str]
    """The same, to be counted."""

    @classmethod
    def of(cls, title: str, text: str, source: str) -> Self:
        """The words of a title, a text and a source."""
        weights = telling(title, text)
        return cls(parted(title), parted(text), parted(source), fold(title), packed(weights), weights.keys())


Placed = tuple[int, int, Words]
"""Number, slot and words of an article."""


def put(connection: sqlite3.Connection, placed: Iterable[Placed]) -> None:
    """Index articles; inside a transaction. FTS5 writes rows that come in ascending order in one go."""
    reached = _reached(connection)
    entries = sorted((entry for entry in placed if entry[1] >= reached), key=_slot)
    insert(
        connection,
        "idx.words",
        "rowid, title, body, source",
        [(slot, words.title, words.text, words.source) for _, slot, words in entries],
    )
    insert(connection, "idx.titles", "rowid, title", [(slot, words.folded) for _, slot, words in entries])
    insert(connection, "idx.telling", "article, weights", [(article, words.telling) for article, _, words in entries])
    placing.enter(connection, [(article, slot) for article, slot, _ in entries])
    _count(connection, _uses(words.told for *_, words in entries), len(entries))


def drop(connection: sqlite3.Connection, entries: Iterable[Entry]) -> None:
    """Take articles out, given as they were indexed; inside a transaction."""
    reached = _reached(connection)
    told: list[Collection[str]] = []
    indexed = sorted((entry for entry in entries if _slot(entry) >= reached), key=_slot)
    for article, slot, title, text, source in indexed:
        (weights,) = connection.execute("SELECT weights FROM idx.telling WHERE article = ?", (article,)).fetchone()
        told.append(unpacked(weights).keys())
        connection.execute(_DROP_WORDS, (slot, parted(title), parted(text), parted(source)))
        connection.execute("INSERT INTO idx.titles (titles, rowid, title) VALUES ('delete', ?, ?)", (slot, fold(title)))
        connection.execute("DELETE FROM idx.telling WHERE article = ?", (article,))
        placing.leave(connection, article)
    uses = _uses(told)
    _count(connection, {word: -articles for word, articles in uses.items()}, -len(indexed))
    connection.executemany("DELETE FROM idx.term WHERE term = ? AND articles <= 0", [(word,) for word in uses])


_DROP_WORDS = "INSERT INTO idx.words (words, rowid, title, body, source) VALUES ('delete', ?, ?, ?, ?)"


def _slot(entry: Entry | Placed) -> int:
    return entry[1]


def lagging(connection: sqlite3.Connection) -> int:
    """How many articles are not indexed yet."""
    query = "SELECT count(*) FROM main.article WHERE slot < (SELECT reached FROM idx.step)"
    return int(connection.execute(query).fetchone()[0])


def catch_up(connection: sqlite3.Connection, limit: int) -> int:
    """Index the newest `limit` articles that are not indexed yet; how many there were. Inside a transaction."""
    entries: list[Entry] = connection.execute(
        """SELECT id, slot, title, text, source FROM main.article JOIN main.body ON body.article = id
        WHERE slot < (SELECT reached FROM idx.step) ORDER BY slot DESC LIMIT ?""",
        (limit,),
    ).fetchall()
    reached = entries[-1][1] if len(entries) == limit else LOWEST
    connection.execute("UPDATE idx.step SET reached = min(reached, ?)", (reached,))
    put(connection, [(number, slot, Words.of(*texts)) for number, slot, *texts in entries])
    return len(entries)


def mend(connection: sqlite3.Connection) -> None:
    """Start over where the index has not seen the library's last change; inside a transaction."""
    if not in_step(connection):
        empty_index(connection)


def in_step(connection: sqlite3.Connection) -> bool:
    """Whether the index has seen the library's last change."""
    return bool(
        connection.execute("SELECT (SELECT number FROM main.change) = (SELECT change FROM idx.step)").fetchone()[0]
    )


def step(connection: sqlite3.Connection) -> None:
    """Number a change of the library in both files; inside a transaction."""
    connection.execute("UPDATE main.change SET number = number + 1")
    connection.execute("UPDATE idx.step SET change = (SELECT number FROM main.change)")


def tidy(connection: sqlite3.Connection, pages: int) -> bool:
    """Merge so many pages of what the full text was given in pieces; whether there is more to merge.

    FTS5 would do so whenever articles are added, and take as long again as it takes to add them.
    """
    before = connection.total_changes
    for table in ("words", "titles"):
        connection.execute(f"INSERT INTO idx.{table} ({table}, rank) VALUES ('merge', {pages})")
    return connection.total_changes - before > 1 + 1  # a statement that merges nothing counts as one change


CHECKS = tuple(f"INSERT INTO idx.{table} ({table}) VALUES ('integrity-check')" for table in ("words", "titles"))
"""Fail where the full text is not as FTS5 left it; they change nothing."""


def _reached(connection: sqlite3.Connection) -> int:
    """The slot from which on every article is indexed, and below which none is."""
    reached: int = connection.execute("SELECT reached FROM idx.step").fetchone()[0]
    return reached


def _uses(told: Iterable[Iterable[str]]) -> Counter[str]:
    """How many articles have each word among their telling ones."""
    uses: Counter[str] = Counter()
    for words in told:
        uses.update(words)
    return uses


def _count(connection: sqlite3.Connection, uses: Mapping[str, int], articles: int) -> None:
    connection.execute(
        """INSERT INTO idx.term SELECT key, value FROM json_each(?) WHERE true
        ON CONFLICT (term) DO UPDATE SET articles = articles + excluded.articles""",
        (json.dumps(uses, ensure_ascii=False),),
    )
    connection.execute("UPDATE idx.step SET articles = articles + ?", (articles,))
