"""What can go wrong with the library's files, told in plain sentences that say what to do."""

from __future__ import annotations

import sqlite3

from tui.text.clean import clean_line

PATIENCE = 5.0
"""Seconds to wait for another process that writes."""
REPAIR = "`wireside doctor --repair` saves what can be read."


class LibraryError(Exception):
    """The library cannot be used; the message is one plain sentence for the reader."""


class LibraryDamaged(LibraryError):  # noqa: N818 - the plain word is the better name
    """The file is not a library, or it is broken."""


class LibraryTooNew(LibraryError):  # noqa: N818 - as above
    """A later Wireside wrote the file; it is left as it is."""


class LibraryUnavailable(LibraryError):  # noqa: N818 - as above
    """The file cannot be opened or written: no permission, no space, locked for too long."""


class Stopped(Exception):  # noqa: N818 - nothing went wrong
    """Nobody waits for this any more."""


def broken(error: sqlite3.Error) -> bool:
    """Whether SQLite finds a file at fault, not the use of it."""
    return _code(error) in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def garbled(error: sqlite3.Error) -> bool:
    """Whether a text is no Unicode: SQLite does not mind, but we have not written it."""
    return "decode to UTF-8" in str(error)


def forbidden(error: sqlite3.Error) -> bool:
    """Whether a file may not be written, or not be made; it may well be read."""
    return _code(error) in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}


def busy(error: sqlite3.Error) -> bool:
    """Whether another connection has what is wanted, for now."""
    return _code(error) == sqlite3.SQLITE_BUSY


def told(error: sqlite3.Error, path: str) -> LibraryError:
    """What SQLite says, as a reader can act on it."""
    if reason := _REASONS.get(_code(error)):
        return LibraryUnavailable(f"The library {clean_line(path)} cannot be used: {reason.format(patience=PATIENCE)}.")
    if isinstance(error, sqlite3.ProgrammingError):
        return LibraryUnavailable("The library is closed.")
    return LibraryDamaged(f"The library {clean_line(path)} is damaged; {REPAIR}")


def _code(error: sqlite3.Error) -> int:
    return int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF


_REASONS = {
    sqlite3.SQLITE_BUSY: "another program has kept it locked for {patience:.0f} seconds",
    sqlite3.SQLITE_LOCKED: "another program has it locked",
    sqlite3.SQLITE_CANTOPEN: "the file cannot be opened or made there",
    sqlite3.SQLITE_PERM: "permission is missing",
    sqlite3.SQLITE_READONLY: "it may not be written",
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_IOERR: "the disk reports an error",
}
