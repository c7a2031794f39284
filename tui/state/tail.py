"""What was added to a file since we last looked, while others append to it or put another in its place."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

_PIECE = 1 << 18  # bytes; the journal of years has some ten million, and they are not wanted in memory
_BEGINNING = 64  # bytes; journals differ in their checksum already, the first eight


class Added(NamedTuple):
    """A piece of what is new in the file."""

    lines: list[bytes]
    """Without their LF."""
    unfinished: bytes
    """What follows the last LF of the file: a line being written, or one whose writer died. It is given again when it
    has grown."""
    anew: bool
    """Whether the file is new to us, and these are its first lines."""


class Tail:
    """A place in a growing file. A file is known by its beginning too: inode numbers are used again."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: tuple[int, int, int] | None = None
        self._first = b""
        self.offset = 0
        """Bytes of finished lines."""

    def read(self) -> Iterator[Added]:
        """What was added, in pieces: the file may be larger than what it says. OSError where it cannot be read.

        Only who takes all pieces has read them; else they are given again.
        """
        try:
            # Without O_NONBLOCK a named pipe of this name would hold us for ever.
            descriptor = os.open(self._path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
        except FileNotFoundError:
            self._seen, self._first, self.offset = None, b"", 0
            return
        try:
            yield from self._read(descriptor)
        finally:
            with suppress(OSError):  # what was read was read, and is not given again
                os.close(descriptor)

    def _read(self, descriptor: int) -> Iterator[Added]:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, "it is not a file", str(self._path))
        if _seen(status) == self._seen:
            return
        anew = not self._is_known(descriptor, status)
        at = offset = 0 if anew else self.offset
        first = b"" if anew else self._first
        begun: list[bytes] = []
        while piece := os.pread(descriptor, _PIECE, at):
            at += len(piece)
            finished, end, rest = piece.rpartition(b"\n")
            if end:
                block = b"".join([*begun, finished])
                offset += len(block) + 1
                first = first or block[:_BEGINNING]
                yield Added(block.split(b"\n"), b"", anew)
                anew, begun = False, []
            begun.append(rest)
        yield Added([], b"".join(begun), anew)
        self._seen, self._first, self.offset = _seen(status), first, offset

    def skip(self, data: bytes, *, anew: bool = False) -> bool:
        """Take what we wrote ourselves as read, at the end of the file or as all of it; whether it is that alone."""
        status = self._path.stat()
        start = 0 if anew else self.offset
        alone = status.st_size == start + len(data)
        if alone:
            self._first = self._first if start else data[:_BEGINNING]
            self._seen, self.offset = _seen(status), status.st_size
        return alone

    def _is_known(self, descriptor: int, status: os.stat_result) -> bool:
        return (
            self._seen is not None
            and self._seen[0] == status.st_ino
            and self.offset <= status.st_size
            and os.pread(descriptor, len(self._first), 0) == self._first
        )


def _seen(status: os.stat_result) -> tuple[int, int, int]:
    return status.st_ino, status.st_size, status.st_mtime_ns
