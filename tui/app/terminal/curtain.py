"""The curtain: the screen that the last session ended with, shown while what is behind it is being loaded.

Loading Textual takes a quarter of a second, whatever we do. The curtain needs a tenth of that, and is let down only
where nothing has changed that can be seen on it: the terminal, the settings, the marks, the library. What Textual draws
then is held against it, so that it costs its differences alone. It has headlines on it: its file is for its owner.
"""

from __future__ import annotations

import json
import os
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from tui import __version__
from tui.app.terminal.modes import MODES

if TYPE_CHECKING:
    from pathlib import Path

    from tui.settings import Places

_AGE = 7 * 86_400
"""Seconds after which nobody remembers what was on the screen, and its times of day mislead."""
_LARGEST = 1 << 20
"""Bytes; a screen of 500×200 in many colours takes half of it."""
_VARIABLES = ("TERM", "COLORTERM", "COLORFGBG", "NO_COLOR", "STY", "TZ", "TEXTUAL_COLOR_SYSTEM", "WIRESIDE_DRIVER")
"""What in the environment changes how a screen looks."""


class Curtain:
    """What is on the screen before the reader is there."""

    def __init__(self) -> None:
        self.down = False
        """Whether the last session's screen is shown."""
        self._frame = ""
        self._size = (0, 0)
        self._painted: tuple[str, str] | None = None

    def lower(self, places: Places, *, mouse: bool) -> None:
        """Take the terminal and show what the last session ended with, if it may still be shown.

        What will not be shown on any terminal again is removed.
        """
        match _read(_file(places)):
            case [str(files), str(terminal), str(picture), str(frame)] if files == _files(places):
                if terminal == _terminal():
                    self._size = os.get_terminal_size(1)
                    _write(MODES.take(0, 1, mouse=mouse) + picture)
                    self.down, self._frame = True, frame
            case _:
                with suppress(OSError):
                    _file(places).unlink()

    def raised(self, size: tuple[int, int]) -> str:
        """What is on the screen when the first frame comes, as a frame that draws it; "" where nobody knows."""
        frame, self._frame = self._frame, ""
        return frame if size == self._size else ""

    def paint(self, picture: str, frame: str) -> None:
        """The session ends with this on the screen: what draws it on a cleared terminal, and it as a frame."""
        self._painted = picture, frame

    def keep(self, places: Places) -> None:
        """Put away what was painted, once all files are closed; what cannot be kept is not shown."""
        from tui.state.disk import sweep

        file = _file(places)
        with suppress(OSError):
            sweep(file.parent, f"{file.stem}.*[0-9]")
            if self._painted is None:
                file.unlink()
            else:
                _replace(file, json.dumps([_files(places), _terminal(), *self._painted]).encode())


CURTAIN = Curtain()


def _file(places: Places) -> Path:
    return places.cache / "last-screen.json"


def _files(places: Places) -> str:
    """What it was made from: another library, other marks or settings, and it will never fit again."""
    library, samples = places.library, places.samples
    files = [places.journal, places.wishes, places.entities, library, samples]
    files += [file.with_name(file.name + "-wal") for file in (library, samples)]
    files += [file.with_name(file.stem + "-index.db") for file in (library, samples)]
    return repr((__version__, [_seen(file) for file in files]))


def _terminal() -> str:
    """What it was drawn for."""
    told = [os.environ.get(name) for name in _VARIABLES]
    return repr((tuple(os.get_terminal_size(1)), sys.stdout.encoding, told))


def _seen(file: Path) -> tuple[int, int] | None:
    """What shows that a file was written to."""
    try:
        status = os.stat(file)  # noqa: PTH116 (as below)
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns


def _read(file: Path) -> object:
    """What a file holds that is ours and young; None where there is none."""
    try:
        with open(file, "rb") as kept:  # noqa: PTH123 (a descriptor is what is asked about)
            status = os.fstat(kept.fileno())
            if status.st_uid != os.getuid() or status.st_size > _LARGEST or time.time() - status.st_mtime > _AGE:
                return None
            return json.loads(kept.read())
    except (OSError, ValueError, RecursionError):
        return None


def _write(text: str) -> None:
    """Write all of it: a terminal may take it in pieces."""
    data = memoryview(text.encode(sys.stdout.encoding, "replace"))
    with suppress(OSError):  # a line that is gone is noticed where it is read
        while data:
            data = data[os.write(1, data) :]


def _replace(file: Path, data: bytes) -> None:
    """Give the file other content in one step. It need not survive a loss of power."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    scratch = file.with_suffix(f".{os.getpid()}")
    with os.fdopen(os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as new:
        new.write(data)
    scratch.replace(file)
