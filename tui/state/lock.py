"""The lock between programs that write one journal.

POSIX record locks, because network file systems pass them on and the kernel drops them when a program dies; on a file
of its own, because the journal is replaced now and then. They do not hold between two journals of one program.
"""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # no POSIX: programs append side by side and nobody compacts
    fcntl = None  # type: ignore[assignment]

_PAUSE = 0.002
_NO_LOCKS_HERE = {errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EINVAL}


@contextmanager
def locked(path: Path, patience: float) -> Iterator[bool]:
    """Hold the lock; False where the system has none to give. TimeoutError after `patience` seconds."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        until = time.monotonic() + patience
        while (held := _try(descriptor)) is None:
            if time.monotonic() > until:
                raise TimeoutError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT), str(path))
            time.sleep(_PAUSE)
        yield held
    finally:
        os.close(descriptor)


def _try(descriptor: int) -> bool | None:
    """Whether the lock is ours now; None when somebody else has it."""
    if fcntl is None:
        return False
    try:
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in {errno.EAGAIN, errno.EACCES}:
            return None
        if error.errno in _NO_LOCKS_HERE:
            return False
        raise
    return True
