"""What a process that parses may do: think for a while, hold some memory, read what Python itself is made of. No more.

Limits of the system hold for C as well as for Python; the audit hook (PEP 578) refuses what no limit counts, and cannot
be taken off again. It is no sandbox against machine code, but holds parsers to what they are used for: feedparser, for
one, takes the bytes of a feed for the name of a file if it is let.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

MEMORY = 150_000_000
"""Bytes that a process may take beyond what it has at rest, for a question and what it kept of those before (Linux)."""
SECONDS = 20
"""Of computing, for one question."""
GROWTH = 50_000_000
"""Bytes that a process may keep after its answers before it is replaced."""
_FILES = 16
_DEATH_OF_PARENT = 1
"""Of prctl(2): PR_SET_PDEATHSIG."""
_LONGEST_PATH = 4_096
_OPENED = frozenset({"open", "os.listdir", "os.scandir"})
_REFUSED = frozenset(
    "ctypes fcntl ftplib glob http imaplib mmap nntplib os pathlib poplib pty shutil smtplib socket sqlite3 subprocess "
    "telnetlib tempfile urllib webbrowser".split()
)
"""First words of events: see the table of audit events in Python's documentation."""
_PAGE = os.sysconf("SC_PAGE_SIZE")
_FOLDERS = [Path(folder) for folder in (sys.prefix, sys.base_prefix, *sys.path)]
_OWN = tuple({f"{folder.resolve()}{os.sep}" for folder in _FOLDERS if folder.is_absolute()})
"""Folders of Python, its packages and ourselves: what is imported late is read there."""


class Size(NamedTuple):
    """Bytes that a process has."""

    space: int
    """Of address space; 0 where the system does not say: there a limit would mean nothing."""
    resident: int
    """Of memory; where the system does not say, the most that it ever had."""


def end_with_parent() -> None:
    """Have the system (Linux) end this process when the one that started it ends, however busy this one is."""
    if sys.platform == "linux":
        import ctypes

        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_DEATH_OF_PARENT, signal.SIGKILL)


def confine() -> None:
    """Take away from this process what no parser needs: files, sockets, other programs. For good."""
    _at_most(resource.RLIMIT_NOFILE, _FILES)
    _at_most(resource.RLIMIT_FSIZE, 0)
    _at_most(resource.RLIMIT_CORE, 0)
    if hasattr(resource, "RLIMIT_NPROC"):
        _at_most(resource.RLIMIT_NPROC, 0)
    sys.dont_write_bytecode = True
    sys.addaudithook(_audit)


def begin(rest: Size) -> None:
    """Give this process its time for one question, and all the memory that it may have beyond what it has at rest."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + SECONDS + 1, hard))
    if rest.space:
        resource.setrlimit(resource.RLIMIT_AS, (rest.space + MEMORY, resource.RLIM_INFINITY))


def has_grown(rest: Size) -> bool:
    """Whether this process has kept too much since it was at rest."""
    return size().resident - rest.resident > GROWTH


def size() -> Size:
    """What this process has now."""
    try:
        total, used, *_ = os.pread(_statm, 200, 0).split()
    except OSError:
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return Size(0, most if sys.platform == "darwin" else most * 1024)
    return Size(int(total) * _PAGE, int(used) * _PAGE)


def _at_most(kind: int, value: int) -> None:
    resource.setrlimit(kind, (value, value))


def _audit(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse what a parser does not do. Called for every event of the interpreter, so it is quick to let pass."""
    if event in _OPENED:
        if not _is_own(arguments):
            raise PermissionError(f"No parser opens {arguments[0]!r}.")
    elif event.partition(".")[0] in _REFUSED:
        raise PermissionError(f"No parser does {event}.")


def _is_own(arguments: tuple[object, ...]) -> bool:
    """Whether something is opened for reading in one of the folders of Python."""
    path, *rest = arguments
    mode = rest[0] if rest else None
    flags = rest[1] if len(rest) > 1 and isinstance(rest[1], int) else os.O_RDONLY
    for_reading = not (isinstance(mode, str) and set(mode) & set("wax+")) and not flags & (os.O_WRONLY | os.O_RDWR)
    if isinstance(path, bytes):
        path = os.fsdecode(path)
    if not (for_reading and isinstance(path, str) and len(path) < _LONGEST_PATH):
        return False
    return os.path.realpath(path).startswith(_OWN)


try:
    _statm = os.open("/proc/self/statm", os.O_RDONLY)
except OSError:
    _statm = -1
