"""Opening the library: its file and the index beside it, to be written where that is allowed, else to be read."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tui.library import errors
from tui.library.errors import (
    LibraryDamaged,
    LibraryError,
    LibraryTooNew,
    LibraryUnavailable,
    broken,
    busy,
    forbidden,
    told,
)
from tui.library.schema import (
    APPLICATION,
    INDEX_MAKE,
    MIGRATIONS,
    TEMPORARY,
    empty_index,
    migrate,
    pragma,
    reading,
    writing,
)
from tui.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

MEMORY = ":memory:"
_RETRY = 0.01  # seconds
_OURS = (0, INDEX_MAKE)
"""Makes of an index that can be used: one that is empty yet, and this one."""


class Opened(NamedTuple):
    """A connection to both files."""

    connection: sqlite3.Connection
    refusal: str
    """Why nothing can be written, in a sentence; "" where it can."""


def connect(path: str) -> Opened:
    """The library at a path, made or migrated where needed, with its index attached as `idx`.

    Where it may not be written it is opened to be read. The connection is in autocommit mode and may pass between
    threads; the caller sees to it that one uses it at a time.
    """
    with plainly(path):
        there = path != MEMORY and Path(path).is_file()
        if not there or os.access(path, os.W_OK):
            try:
                return Opened(_writable(path), "")
            except sqlite3.Error as error:
                if not there or not forbidden(error):
                    raise
        refusal = f"The library {clean_line(path)} may not be written; it can be read, but nothing is added to it."
        return Opened(_readable(path), refusal)


@contextmanager
def plainly(path: str) -> Iterator[None]:
    """Turn what SQLite says into what a reader can act on."""
    try:
        yield
    except sqlite3.Error as error:
        if broken(error) and _sound(path):
            _discard_index(path)
            instead: LibraryError = LibraryUnavailable(
                "The search index was damaged; it is built again at the next start."
            )
        else:
            instead = told(error, path)
        raise instead from error


def index_path(path: str) -> str:
    """Where the index of a library lies.

    >>> index_path("/data/library.db")
    '/data/library-index.db'
    """
    return path if path == MEMORY else str(Path(path).with_name(Path(path).stem + "-index.db"))


def _writable(path: str) -> sqlite3.Connection:
    if path != MEMORY:
        try:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LibraryUnavailable(f"The library cannot be put at {clean_line(path)}: {error.strerror}.") from error
    with _closing_on_failure(_opened(path)) as connection:
        _check(connection, path)
        _settle(connection, "main")
        migrate(connection)
        _attach_index(connection, path)
        _try(connection)
    return connection


def _try(connection: sqlite3.Connection) -> None:
    """Have a file say now that it may not be written; who writes it at this moment is not waited for."""
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        if not busy(error):
            raise
    finally:
        connection.execute(f"PRAGMA busy_timeout = {int(1000 * errors.PATIENCE)}")


def _readable(path: str) -> sqlite3.Connection:
    """As it is; where the files that two programs share beside it cannot be made, as if nobody else wrote."""
    for how in ("mode=ro", "mode=ro&immutable=1"):
        try:
            return _only_read(path, how)
        except sqlite3.Error as error:
            if not forbidden(error):
                raise
            refused = error
    raise refused


def _only_read(path: str, how: str) -> sqlite3.Connection:
    with _closing_on_failure(_opened(address(path, how))) as connection:
        _check(connection, path)
        if pragma(connection, "main.user_version") < len(MIGRATIONS):
            raise LibraryUnavailable(
                f"The library {clean_line(path)} is of an earlier Wireside and may not be written."
            )
        try:
            connection.execute("ATTACH ? AS idx", (address(index_path(path), how),))
            if pragma(connection, "idx.user_version") == INDEX_MAKE:
                connection.execute("SELECT * FROM idx.step").fetchone()
                return connection
        except sqlite3.Error:
            pass
        if "idx" in _attached(connection):
            connection.execute("DETACH idx")
        connection.execute("ATTACH ':memory:' AS idx")  # searches find nothing, lists are whole
        empty_index(connection)
    return connection


def address(path: str, how: str) -> str:
    """A file as SQLite is told to open it, in a way of its own."""
    return f"{Path(path).resolve().as_uri()}?{how}"


@contextmanager
def _closing_on_failure(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    try:
        yield connection
    except BaseException:
        connection.close()
        raise


def _attached(connection: sqlite3.Connection) -> set[str]:
    return {name for _, name, _ in connection.execute("PRAGMA database_list")}


def _opened(place: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        place, timeout=errors.PATIENCE, isolation_level=None, check_same_thread=False, uri=place.startswith("file:")
    )
    with _closing_on_failure(connection):
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA temp_store = MEMORY")
        for name, column in TEMPORARY.items():
            connection.execute(f"CREATE TEMP TABLE {name} ({column} INTEGER PRIMARY KEY)")
    return connection


def _check(connection: sqlite3.Connection, path: str) -> None:
    """Refuse, before anything is written, what is not ours or newer than we are."""
    with reading(connection):  # one view: between two another process may have made the library
        version, application = pragma(connection, "main.user_version"), pragma(connection, "main.application_id")
        empty = connection.execute("SELECT NOT EXISTS (SELECT 1 FROM main.sqlite_master)").fetchone()[0]
    if application != APPLICATION and not empty:
        raise LibraryDamaged(f"{clean_line(path)} is another program's file, not a Wireside library.")
    if version > len(MIGRATIONS):
        raise LibraryTooNew(
            f"A newer Wireside wrote the library {clean_line(path)}; this one leaves it untouched. Please upgrade."
        )


def _attach_index(connection: sqlite3.Connection, path: str) -> None:
    """Attach the index; a broken or foreign one makes way for an empty one."""
    try:
        _attach(connection, path)
    except sqlite3.DatabaseError as error:
        if not broken(error):
            raise
        if "idx" in _attached(connection):
            connection.execute("DETACH idx")
        _discard_index(path)
        _attach(connection, path)


def _discard_index(path: str) -> None:
    for tail in ("", "-wal", "-shm"):
        with suppress(OSError):  # where no file may be taken away, its tables are
            Path(index_path(path) + tail).unlink()


def _empty_old_index(path: str) -> None:
    """Empty an index of another make, at once however large it is: to drop its tables would take seconds.

    It is not taken away: who opens it at this moment would have the old file, and the log of the new one.
    """
    with closing(sqlite3.connect(index_path(path), timeout=errors.PATIENCE, isolation_level=None)) as connection:
        if pragma(connection, "user_version") in _OURS:
            return
        connection.execute("PRAGMA writable_schema = ON")
        with writing(connection):
            connection.execute("DELETE FROM sqlite_master")
            connection.execute("PRAGMA user_version = 0")
        connection.execute("PRAGMA writable_schema = OFF")
        connection.execute("VACUUM")


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
    if pragma(connection, "idx.user_version") not in _OURS:
        connection.execute("DETACH idx")
        with writing(connection, "BEGIN EXCLUSIVE"):  # one at a time: who comes later finds it empty
            _empty_old_index(path)
        connection.execute("ATTACH ? AS idx", (index_path(path),))
    _settle(connection, "idx")
    if pragma(connection, "idx.user_version") != INDEX_MAKE:
        with writing(connection):
            if pragma(connection, "idx.user_version") != INDEX_MAKE:
                empty_index(connection)
    connection.execute("SELECT * FROM idx.step").fetchone()


def _logged_ahead(connection: sqlite3.Connection, file: str) -> str:
    """The journal's mode once WAL was asked for. SQLite does not wait here while another process makes the file."""
    end = time.monotonic() + errors.PATIENCE
    while True:
        try:
            return str(connection.execute(f"PRAGMA {file}.journal_mode = WAL").fetchone()[0])
        except sqlite3.OperationalError as error:
            if not busy(error) or time.monotonic() > end:
                raise
            time.sleep(_RETRY)


def _settle(connection: sqlite3.Connection, file: str) -> None:
    """Write-ahead logging lets readers and a writer work side by side; network file systems refuse it, so we ask."""
    if _logged_ahead(connection, file) not in {"wal", "memory"}:
        connection.execute(f"PRAGMA {file}.journal_mode = TRUNCATE")
    connection.execute(f"PRAGMA {file}.synchronous = NORMAL")
