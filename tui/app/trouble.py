"""Errors that nobody foresaw: what is written down of them, and when they are too many.

A report says where an error arose and what was done before, and never what an article says: no values of variables and
not the error's own words, which may quote the text it choked on. It lies in the cache, readable by its owner alone.
"""

from __future__ import annotations

import os
import sys
from collections import defaultdict, deque
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from traceback import walk_tb

KEPT = 10
"""Reports that are kept; the oldest go."""
ACTIONS = 20
"""What the reader did last, by the names of actions."""
OFTEN, SPAN = 10, 5.0
"""As often within so many seconds an error is a loop, and the program ends."""
_CHAIN = 5
_FRAMES = 40
"""Frames of each error of a chain: the innermost ones, as an endless recursion has a thousand."""
_SETTINGS = ("TERM", "COLORTERM", "LANG", "LC_ALL", "TMUX", "NO_COLOR", "WIRESIDE_DRIVER")
_PACKAGES = ("wireside", "textual", "rich", "rapidfuzz")


class Trouble:
    """The errors of one run."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._actions: deque[str] = deque(maxlen=ACTIONS)
        self._reports: dict[str, Path | None] = {}
        """Error and place -> its report, once written."""
        self._times: defaultdict[str, deque[float]] = defaultdict(lambda: deque(maxlen=OFTEN))
        """Error and place -> when it came last."""

    def did(self, action: str) -> None:
        """Remember the name of an action: no arguments, which may be what was typed."""
        self._actions.append(action)

    def knows(self, error: BaseException) -> bool:
        """Whether this error was reported before."""
        return _named(error) in self._reports

    def report(self, error: BaseException, size: tuple[int, int]) -> Path | None:
        """Write a report, the first time that an error arises at a place; None where it cannot be written."""
        name = _named(error)
        if name not in self._reports:
            self._reports[name] = _written(self._folder, error, [*_told(error), *self._circumstances(size)])
        return self._reports[name]

    def repeats(self, error: BaseException) -> bool:
        """Whether this error comes again and again, alone or by turns with others."""
        times = self._times[_named(error)]
        times.append(monotonic())
        return len(times) == OFTEN and times[-1] - times[0] < SPAN

    def _circumstances(self, size: tuple[int, int]) -> Iterator[str]:
        yield ""
        yield f"size: {size[0]}x{size[1]}"
        yield from (f"{name}={os.environ[name][:60]!r}" for name in _SETTINGS if name in os.environ)
        yield f"python {sys.version.split()[0]} on {sys.platform}"
        yield from _versions()
        yield f"actions: {' '.join(self._actions) or 'none'}"


def notice(error: BaseException, report: Path | None) -> str:
    """What the reader is told."""
    where = f"A report is in {_short(report)}." if report else "No report could be written."
    return f"Something went wrong here ({type(error).__name__}); the reader goes on. {where}"


def last_words(error: BaseException, report: Path | None, *, often: bool = False) -> str:
    """What is said on the terminal when the program had to end; `often` for an error that came again and again."""
    where = f"a report is in {_short(report)}" if report else "no report could be written"
    what = f"{type(error).__name__} came again and again" if often else f"something went wrong ({type(error).__name__})"
    return f"Wireside had to end: {what}; {where}."


def _short(path: Path) -> str:
    home = os.path.expanduser("~")  # noqa: PTH111 (Path's own fails where nobody knows)
    return f"~{str(path)[len(home) :]}" if str(path).startswith(home + os.sep) else str(path)


def _named(error: BaseException) -> str:
    """An error by its kind and the place where it arose."""
    last = next(_places(error, 1), "")
    return f"{type(error).__name__} {last}"


def _told(error: BaseException) -> Iterator[str]:
    """An error and those that led to it, each with the way to its place, innermost last."""
    chain: BaseException | None = error
    for _ in range(_CHAIN):
        if chain is None:
            return
        yield f"{type(chain).__module__}.{type(chain).__qualname__}"
        yield from (f"  {place}" for place in reversed(list(_places(chain, _FRAMES))))
        chain = chain.__cause__ or chain.__context__


def _places(error: BaseException, most: int) -> Iterator[str]:
    """file:line function of the frames, innermost first; files from their package on: their folders tell of users."""
    frames = deque(walk_tb(error.__traceback__), maxlen=most)
    for frame, line in reversed(frames):
        code = frame.f_code
        yield f"{_from_package(code.co_filename)}:{line} {code.co_qualname}"


def _from_package(file: str) -> str:
    for folder in sorted(filter(None, sys.path), key=len, reverse=True):
        if file.startswith(folder.rstrip(os.sep) + os.sep):
            return file[len(folder.rstrip(os.sep)) + 1 :]
    return file.rpartition(os.sep)[2]


def _versions() -> Iterator[str]:
    from importlib.metadata import PackageNotFoundError, version

    for package in _PACKAGES:
        with suppress(PackageNotFoundError):
            yield f"{package} {version(package)}"


def _written(folder: Path, error: BaseException, lines: list[str]) -> Path | None:
    """A file of its own with these lines; the oldest beyond `KEPT` are removed."""
    when = datetime.now(UTC)
    path = folder / f"{when:%Y%m%dT%H%M%S.%f}-{type(error).__name__[:40]}.txt"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:  # noqa: PTH123 (a mode of its own)
            file.write("\n".join([f"{when:%Y-%m-%d %H:%M:%S} UTC", *lines, ""]))
        for old in sorted(folder.glob("*.txt"))[:-KEPT]:
            old.unlink(missing_ok=True)
    except OSError:
        return None
    return path
