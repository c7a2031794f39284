"""How the library lies on the disk, and its transactions.

Two files: the library itself, which is migrated with care, and `…-index.db` beside it, which holds only what can be
worked out again and is thrown away whenever it is of another make or out of step.
"""

from __future__ import annotations

import sqlite3
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tui.library import errors
from tui.library.slots import LOWEST, SECOND

if TYPE_CHECKING:
    from collections.abc import Iterator

APPLICATION = 0x57495245  # "WIRE": tells our files from other programs' databases
_GLANCE = 15  # milliseconds after which who waits to write looks again itself: SQLite's own looks grow apart

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        # Small rows in one table, long texts in another: a list reads no text.
        """CREATE TABLE article (
            id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, source TEXT NOT NULL, title TEXT NOT NULL,
            byline TEXT NOT NULL, published TEXT, url TEXT NOT NULL, added REAL NOT NULL, listed REAL NOT NULL)""",
        "CREATE INDEX article_listed ON article (listed, id)",
        """CREATE TABLE body (
            article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE, text TEXT NOT NULL)""",
        """CREATE TABLE version (
            id INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE, source TEXT NOT NULL,
            title TEXT NOT NULL, byline TEXT NOT NULL, published TEXT, url TEXT NOT NULL, added REAL NOT NULL,
            text TEXT NOT NULL)""",
        "CREATE INDEX version_article ON version (article)",
        # Counts every change; the index carries the same number when it is in step.
        "CREATE TABLE change (number INTEGER NOT NULL)",
        "INSERT INTO change VALUES (random() / 2)",
    ),
    (
        # A place of its own in time for every article (see `slots`), where before many could share one.
        "ALTER TABLE article ADD COLUMN slot INTEGER NOT NULL DEFAULT 0",
        f"""UPDATE article SET slot = placed.slot FROM (
            SELECT id, nth + max(wanted - nth) OVER (ORDER BY nth) AS slot FROM (
                SELECT id, CAST(listed * {SECOND} AS INTEGER) AS wanted,
                    row_number() OVER (ORDER BY listed, id) AS nth FROM article)) AS placed
        WHERE placed.id = article.id""",
        "DROP INDEX article_listed",
        "ALTER TABLE article DROP COLUMN listed",
        "CREATE UNIQUE INDEX article_slot ON article (slot)",
        "CREATE INDEX article_source ON article (source, slot)",
    ),
    (
        # No number is given twice, whoever removes: what is known of one that is gone must not be said of another.
        "CREATE TABLE removed (highest INTEGER NOT NULL)",
        "INSERT INTO removed VALUES (0)",
        """CREATE TRIGGER article_removed AFTER DELETE ON article WHEN old.id > (SELECT highest FROM removed)
        BEGIN UPDATE removed SET highest = old.id; END""",
    ),
    (
        # How the last fetch of each feed went, see `feeds.Fetched`; by the article's key, as the reading state has it.
        """CREATE TABLE feed (
            address TEXT PRIMARY KEY, etag TEXT NOT NULL, modified TEXT NOT NULL, digest TEXT NOT NULL,
            fetched REAL NOT NULL, due REAL NOT NULL, arrived REAL NOT NULL, failures INTEGER NOT NULL,
            trouble TEXT NOT NULL, cure TEXT NOT NULL, title TEXT NOT NULL, site TEXT NOT NULL,
            truncated INTEGER NOT NULL, later REAL NOT NULL, answered TEXT NOT NULL, ttl INTEGER NOT NULL,
            depth INTEGER NOT NULL) WITHOUT ROWID""",
        """CREATE TABLE entry (
            feed TEXT NOT NULL, guid TEXT NOT NULL, article TEXT NOT NULL, digest TEXT NOT NULL, topics TEXT NOT NULL,
            seen REAL NOT NULL, PRIMARY KEY (feed, guid)) WITHOUT ROWID""",
        "CREATE INDEX entry_article ON entry (article)",
        # The articles whose texts are those of their pages.
        "CREATE TABLE filled (article TEXT PRIMARY KEY, at REAL NOT NULL) WITHOUT ROWID",
    ),
)

INDEX_MAKE = 3  # raise it whenever what the index holds changes: old ones are built again
_INDEX = (
    # The library's last change that it has seen, how many articles it holds, and from which slot on it holds them all.
    "CREATE TABLE idx.step (change INTEGER NOT NULL, articles INTEGER NOT NULL, reached INTEGER NOT NULL)",
    f"""INSERT INTO idx.step SELECT number, 0, (SELECT coalesce(max(slot) + 1, {LOWEST}) FROM main.article)
        FROM main.change""",
    # Rows are slots, so that the newest hits come first without a sort.
    """CREATE VIRTUAL TABLE idx.words USING fts5 (
        title, body, source, content='', prefix='2 3', tokenize='unicode61 remove_diacritics 2')""",
    """CREATE VIRTUAL TABLE idx.titles USING fts5 (
        title, content='', columnsize=0, detail=none, tokenize='trigram case_sensitive 1')""",
    # Pieces are merged by `index.tidy`: FTS5 by itself would make a writer wait for seconds now and then.
    *(
        f"INSERT INTO idx.{table} ({table}, rank) VALUES ('{option}', {value})"
        for table in ("words", "titles")
        for option, value in (("automerge", 0), ("crisismerge", 1_000), ("usermerge", 16), ("hashsize", 16_000_000))
    ),
    "CREATE TABLE idx.term (term TEXT PRIMARY KEY, articles INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TABLE idx.telling (article INTEGER PRIMARY KEY, weights TEXT NOT NULL)",
    """CREATE TABLE idx.likeness (
        article INTEGER NOT NULL, other INTEGER NOT NULL, score REAL NOT NULL,
        PRIMARY KEY (article, other)) WITHOUT ROWID""",
    # Where an article stands among the stories; `copied` is the percentage of it that it has from `copy_of`.
    """CREATE TABLE idx.place (
        article INTEGER PRIMARY KEY, slot INTEGER NOT NULL, story INTEGER NOT NULL, central REAL NOT NULL DEFAULT 0,
        compared INTEGER NOT NULL DEFAULT 0, copy_of INTEGER, copied INTEGER NOT NULL DEFAULT 0)""",
    "CREATE INDEX idx.place_story ON place (story, slot)",
    "CREATE INDEX idx.place_waiting ON place (slot) WHERE compared = 0",
    # A story is named by the number of the report that arrived first; `newest` is the slot of the newest.
    """CREATE TABLE idx.story (
        id INTEGER PRIMARY KEY, newest INTEGER NOT NULL, reports INTEGER NOT NULL, headline INTEGER NOT NULL)""",
    "CREATE UNIQUE INDEX idx.story_newest ON story (newest)",
    # Words that are one name written differently, and all spellings of what is named.
    "CREATE TABLE idx.variant (word TEXT NOT NULL, other TEXT NOT NULL, PRIMARY KEY (word, other)) WITHOUT ROWID",
    "CREATE TABLE idx.spelling (name TEXT NOT NULL, entity INTEGER NOT NULL, PRIMARY KEY (name, entity)) WITHOUT ROWID",
    "CREATE INDEX idx.spelling_entity ON spelling (entity)",
)
TEMPORARY = {"read": "article", "starred": "article", "among": "slot"}
"""Tables of a connection's own: the reader's marks, and the slots that a list is narrowed down to."""


@contextmanager
def writing(connection: sqlite3.Connection, begin: str = "BEGIN IMMEDIATE") -> Iterator[None]:
    """One transaction over both files: all of it, or nothing."""
    _begin(connection, begin)
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def reading(connection: sqlite3.Connection) -> Iterator[None]:
    """One view of both files, whatever others write meanwhile."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        if connection.in_transaction:
            connection.execute("COMMIT")


def empty_index(connection: sqlite3.Connection) -> None:
    """Throw away what the index holds; inside a transaction."""
    kinds = connection.execute("SELECT name, type FROM idx.sqlite_master WHERE type IN ('table', 'index')").fetchall()
    for name, kind in kinds:
        if not name.startswith(("words_", "titles_", "sqlite_")):  # what belongs to another goes with it
            connection.execute(f"DROP {kind} IF EXISTS idx.{name}")
    for statement in _INDEX:
        connection.execute(statement)
    connection.execute(f"PRAGMA idx.user_version = {INDEX_MAKE}")


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the library to this version; where that fails, it stays as it was."""
    if pragma(connection, "main.user_version") == len(MIGRATIONS):
        return
    # In words of its own: a statement that was understood before the index was attached is kept, and never locks that.
    with writing(connection, "BEGIN EXCLUSIVE"):  # and look again: another process may have been faster
        for statements in MIGRATIONS[pragma(connection, "main.user_version") :]:
            for statement in statements:
                connection.execute(statement)
        connection.execute(f"PRAGMA main.application_id = {APPLICATION}")
        connection.execute(f"PRAGMA main.user_version = {len(MIGRATIONS)}")


def pragma(connection: sqlite3.Connection, name: str) -> int:
    """A number that SQLite keeps about a file."""
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _begin(connection: sqlite3.Connection, begin: str) -> None:
    """Wait for a turn to write. A long import leaves short gaps, so we look often."""
    end = time.monotonic() + errors.PATIENCE
    connection.execute(f"PRAGMA busy_timeout = {_GLANCE}")
    try:
        while True:
            try:
                connection.execute(begin)
            except sqlite3.OperationalError as error:
                if not errors.busy(error) or time.monotonic() > end:
                    raise
            else:
                return
    finally:
        connection.execute(f"PRAGMA busy_timeout = {int(1000 * errors.PATIENCE)}")
