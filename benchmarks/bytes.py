"""How many bytes a connection has to carry for a key press, and what the driver takes to find out which.

In a window of 120×40 with all colours, as the same is counted for other readers. Bytes are exact: the tests hold them
against the same limits.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.figure import Figure
from benchmarks.terminal import Terminal, wireside
from tui.app.terminal.abilities import Abilities
from tui.app.terminal.frame import frame
from tui.app.terminal.shadow import Shadow

SIZE = (120, 40)
LIMITS = {
    "first frame": 4500,
    "selection +1 in the list": 200,
    "open an article": 3500,
    "a line, beside the list": 3000,
    "a page, beside the list": 4500,
    "a line, article alone": 250,
    "a page, article alone": 4500,
    "a line of the comparison": 400,
    "next difference": 4500,
    "idle for 3 s": 0,
}
"""Bytes at most, for each thing that is done."""
_STEPS = (
    ("selection +1 in the list", "j j j k k j"),
    ("open an article", "enter"),
    ("a line, beside the list", "j j k j"),
    ("a page, beside the list", "space b"),
    ("", "z"),
    ("a line, article alone", "j j k j"),
    ("a page, article alone", "space b"),
    ("", "c"),
    ("a line of the comparison", "down down down up down"),
    ("next difference", "] ] ["),
    ("", "q z esc"),
)
_FRAME = re.compile(r"\x1b\[\?2026h(.*?)\x1b\[\?2026l", re.DOTALL)
_QUIET = 0.25
"""Seconds of silence after which a key has been answered, on a busy machine too."""
_ALIVE = b"\x1b[?2026$p"
"""What Textual asks a terminal once it is there."""
_DRIVER = 2.0
"""Milliseconds that the driver may take for a frame."""


def figures() -> Iterator[Figure]:
    """Bytes for every key, and the driver's own time."""
    with TemporaryDirectory() as home:
        for name, sizes in counted(home).items():
            yield Figure(name, max(sizes), "B", LIMITS[name], f"median {median(sizes):,.0f}")
        stock = sum(len(data.encode()) for data in recorded(home))
        spent = sorted(_spent(recorded(home)))
        told = f"slowest {spent[-1]:.1f} ms; {len(spent)} frames of {stock // len(spent):,} bytes from Textual"
        yield Figure("the driver's own time for a frame, median", median(spent), "ms", _DRIVER, told)


def counted(home: str) -> dict[str, list[int]]:
    """Bytes for each thing that is done, in an empty home; the samples are read before."""
    with _reader(home) as terminal:
        terminal.press("Q")
        terminal.end()
    found: dict[str, list[int]] = {}
    with _reader(home) as terminal:
        found["first frame"] = [len(terminal.written)]
        for name, keys in _STEPS:
            sizes = [terminal.press(key).size for key in keys.split()]
            if name:
                found[name] = sizes
        found["idle for 3 s"] = [terminal.listen(3)]
        terminal.press("Q")
        terminal.end()
    return found


def recorded(home: str, size: tuple[int, int] = SIZE) -> list[str]:
    """What Textual itself writes for the same keys, frame by frame."""
    with _reader(home, "--driver", "stock", size=size, quiet=0.1) as terminal:
        terminal.press(*[key for _, keys in _STEPS for key in keys.split()], "Q")
        terminal.end()
    written = terminal.written.decode().replace("\r\n", "\n")  # the line's own doing
    return [data for data in _FRAME.findall(written) if frame(data)]


def _reader(home: str, *arguments: str, size: tuple[int, int] = SIZE, quiet: float = _QUIET) -> Terminal:
    """The reader with its list on the screen, and not last session's."""
    terminal = Terminal(wireside(*arguments), size, env={"WIRESIDE_HOME": home}, quiet=quiet)
    terminal.expect(r"[0-9] unread ")
    while _ALIVE not in terminal.written or terminal.listen(1):
        terminal.listen(0.1)
    return terminal


def _spent(frames: list[str]) -> Iterator[float]:
    """Milliseconds for each frame."""
    shadow = Shadow(*SIZE, Abilities(erases=True, paints=True, scrolls=True))
    for data in frames:
        start = time.perf_counter()
        if drawn := frame(data):
            shadow.draw(drawn)
            shadow.changes()
        yield (time.perf_counter() - start) * 1000
