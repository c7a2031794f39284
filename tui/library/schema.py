"""How the library lies on the disk, and what can go wrong there, told in plain sentences.

Two files: the library itself, which is migrated with care, and `…-index.db` beside it, which holds only what can be
worked out again and is thrown away whenever it is of another make or out of step.
"""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tui.library.slots import LOWEST, SECOND
from tui.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

MEMORY = ":memory:"
_APPLICATION = 0x57495245  # "WIRE": tells our files from other programs' databases
_PATIENCE = 5.0  # seconds to wait for another process that writes

_MIGRATIONS: tuple[tuple[str, ...], ...] = (
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
)

_INDEX_MAKE = 3  # raise it whenever what the index holds changes: old ones are built again
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
        for option, value in (("automerge", 0), ("crisismerge", 1_000), ("usermerge", 8), ("hashsize", 16_000_000))
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


_TEMPORARY = {"read": "article", "starred": "article", "among": "slot"}
"""Tables of a connection's own: the reader's marks, and the slots that a list is narrowed down to."""


class LibraryError(Exception):
    """The library cannot be used; the message is one plain sentence for the reader."""


class LibraryDamaged(LibraryError):  # noqa: N818 - the plain word is the better name
    """The file is not a library, or it is broken."""


class LibraryTooNew(LibraryError):  # noqa: N818 - as above
    """A later Wireside wrote the file; it is left as it is."""


class LibraryUnavailable(LibraryError):  # noqa: N818 - as above
    """The file cannot be opened or written: no permission, no space, locked for too long."""


def connect(path: str) -> sqlite3.Connection:
    """The library at a path, made or migrated where needed, with its index attached as `idx`.

    The connection is in autocommit mode and may pass between threads; the caller sees to it that one uses it at a time.
    """
    with plainly(path):
        connection = _opened(path)
        try:
            _check(connection, path)
            _settle(connection, "main")
            _migrate(connection)
            _attach_index(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """One transaction over both files: all of it, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
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


@contextmanager
def plainly(path: str) -> Iterator[None]:
    """Turn what SQLite says into what a reader can act on."""
    try:
        yield
    except sqlite3.Error as error:
        if _broken(error) and _sound(path):
            _discard_index(path)
            told: LibraryError = LibraryUnavailable(
                "The search index was damaged; it is built again at the next start."
            )
        else:
            told = _told(error, path)
        raise told from error


def index_path(path: str) -> str:
    """Where the index of a library lies.

    >>> index_path("/data/library.db")
    '/data/library-index.db'
    """
    return path if path == MEMORY else str(Path(path).with_name(Path(path).stem + "-index.db"))


def empty_index(connection: sqlite3.Connection) -> None:
    """Throw away what the index holds; inside a transaction."""
    kinds = connection.execute("SELECT name, type FROM idx.sqlite_master WHERE type IN ('table', 'index')").fetchall()
    for name, kind in kinds:
        if not name.startswith(("words_", "titles_", "sqlite_")):  # what belongs to another goes with it
            connection.execute(f"DROP {kind} IF EXISTS idx.{name}")
    for statement in _INDEX:
        connection.execute(statement)
    connection.execute(f"PRAGMA idx.user_version = {_INDEX_MAKE}")


def _opened(path: str) -> sqlite3.Connection:
    if path != MEMORY:
        try:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LibraryUnavailable(f"The library cannot be put at {clean_line(path)}: {error.strerror}.") from error
    connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    for name, column in _TEMPORARY.items():
        connection.execute(f"CREATE TEMP TABLE {name} ({column} INTEGER PRIMARY KEY)")
    return connection


def _check(connection: sqlite3.Connection, path: str) -> None:
    """Refuse, before anything is written, what is not ours or newer than we are."""
    with reading(connection):  # one view: between two another process may have made the library
        version, application = _pragma(connection, "main.user_version"), _pragma(connection, "main.application_id")
        empty = connection.execute("SELECT NOT EXISTS (SELECT 1 FROM main.sqlite_master)").fetchone()[0]
    if application != _APPLICATION and not empty:
        raise LibraryDamaged(f"{clean_line(path)} is another program's file, not a Wireside library.")
    if version > len(_MIGRATIONS):
        raise LibraryTooNew(
            f"A newer Wireside wrote the library {clean_line(path)}; this one leaves it untouched. Please upgrade."
        )


def _migrate(connection: sqlite3.Connection) -> None:
    if _pragma(connection, "main.user_version") == len(_MIGRATIONS):
        return
    with writing(connection):  # and look again: another process may have been faster
        for statements in _MIGRATIONS[_pragma(connection, "main.user_version") :]:
            for statement in statements:
                connection.execute(statement)
        connection.execute(f"PRAGMA main.application_id = {_APPLICATION}")
        connection.execute(f"PRAGMA main.user_version = {len(_MIGRATIONS)}")


def _attach_index(connection: sqlite3.Connection, path: str) -> None:
    """Attach the index; a broken or foreign one makes way for an empty one."""
    try:
        _attach(connection, path)
    except sqlite3.DatabaseError as error:
        if not _broken(error):
            raise
        if any(name == "idx" for _, name, _ in connection.execute("PRAGMA database_list")):
            connection.execute("DETACH idx")
        _discard_index(path)
        _attach(connection, path)


def _discard_index(path: str) -> None:
    for tail in ("", "-wal", "-shm"):
        Path(index_path(path) + tail).unlink(missing_ok=True)


def _sound(path: str) -> bool:
    """Whether the library itself is whole, so that the damage is in the index."""
    if path == MEMORY:
        return False
    try:
        with closing(sqlite3.connect(path)) as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except sqlite3.Error:
        return False


def _attach(connection: sqlite3.Connection, path: str) -> None:
    connection.execute("ATTACH ? AS idx", (index_path(path),))
    _settle(connection, "idx")
    if _pragma(connection, "idx.user_version") != _INDEX_MAKE:
        with writing(connection):
            if _pragma(connection, "idx.user_version") != _INDEX_MAKE:
                empty_index(connection)
    connection.execute("SELECT * FROM idx.step").fetchone()


def _logged_ahead(connection: sqlite3.Connection, file: str) -> str:
    """The journal's mode once WAL was asked for. SQLite does not wait here while another process makes the file."""
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            return str(connection.execute(f"PRAGMA {file}.journal_mode = WAL").fetchone()[0])
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                raise
            time.sleep(0.01)


def _settle(connection: sqlite3.Connection, file: str) -> None:
    """Write-ahead logging lets readers and a writer work side by side; network file systems refuse it, so we ask."""
    if _logged_ahead(connection, file) not in {"wal", "memory"}:
        connection.execute(f"PRAGMA {file}.journal_mode = TRUNCATE")
    connection.execute(f"PRAGMA {file}.synchronous = NORMAL")


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _broken(error: sqlite3.Error) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


_REASONS = {
    sqlite3.SQLITE_BUSY: "another program has kept it locked for {patience:.0f} seconds",
    sqlite3.SQLITE_LOCKED: "another program has it locked",
    sqlite3.SQLITE_CANTOPEN: "the file cannot be opened or made there",
    sqlite3.SQLITE_PERM: "permission is missing",
    sqlite3.SQLITE_READONLY: "it may not be written",
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_IOERR: "the disk reports an error",
}


def _told(error: sqlite3.Error, path: str) -> LibraryError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if reason := _REASONS.get(code):
        return LibraryUnavailable(
            f"The library {clean_line(path)} cannot be used: {reason.format(patience=_PATIENCE)}."
        )
    if isinstance(error, sqlite3.ProgrammingError):
        return LibraryUnavailable("The library is closed.")
    return LibraryDamaged(f"The library {clean_line(path)} is damaged; move it away and Wireside starts a new one.")
