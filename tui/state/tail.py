"""What was added to a file since we last looked, while others append to it or put another in its place."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import NamedTuple

_BEGINNING = 64  # bytes; journals differ in their checksum already, the first eight


class Added(NamedTuple):
    """What is new in the file."""

    lines: list[bytes]
    """Without their LF."""
    unfinished: bytes
    """What follows the last LF: a line being written, or one whose writer died. It is given again when it has grown."""
    anew: bool
    """Whether these are the lines of the whole file, because it is new to us."""


class Tail:
    """A place in a growing file. A file is known by its beginning too: inode numbers are used again."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: tuple[int, int, int] | None = None
        self._first = b""
        self.offset = 0
        """Bytes of finished lines."""

    def read(self) -> Added | None:
        """What was added, or None where nothing was. OSError where the file is there and cannot be read."""
        try:
            # Without O_NONBLOCK a named pipe of this name would hold us for ever.
            descriptor = os.open(self._path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
        except FileNotFoundError:
            self._seen, self._first, self.offset = None, b"", 0
            return None
        try:
            return self._read(descriptor)
        finally:
            os.close(descriptor)

    def _read(self, descriptor: int) -> Added | None:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, "it is not a file", str(self._path))
        seen = (status.st_ino, status.st_size, status.st_mtime_ns)
        if seen == self._seen:
            return None
        anew = not self._is_known(descriptor, status)
        start = 0 if anew else self.offset
        finished, end, unfinished = _bytes_from(descriptor, start).rpartition(b"\n")
        self._seen, self.offset = seen, start + len(finished + end)
        if anew:
            self._first = finished[:_BEGINNING]
        return Added(finished.split(b"\n") if end else [], unfinished, anew)

    def _is_known(self, descriptor: int, status: os.stat_result) -> bool:
        return (
            self._seen is not None
            and self._seen[0] == status.st_ino
            and self.offset <= status.st_size
            and os.pread(descriptor, len(self._first), 0) == self._first
        )


def _bytes_from(descriptor: int, start: int) -> bytes:
    pieces = []
    while piece := os.pread(descriptor, 1 << 20, start):
        pieces.append(piece)
        start += len(piece)
    return b"".join(pieces)
