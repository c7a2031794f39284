"""How the library lies on the disk, and what can go wrong there, told in plain sentences."""

from __future__ import annotations


class LibraryError(Exception):
    """The library cannot be used; the message is one plain sentence for the reader."""


class LibraryDamaged(LibraryError):
    """The file is not a library, or it is broken."""


class LibraryTooNew(LibraryError):
    """A later Wireside wrote the file; it is left as it is."""


class LibraryUnavailable(LibraryError):
    """The file cannot be opened or written: no permission, no space, locked for too long."""
