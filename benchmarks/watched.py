"""The program with a watch on its event loop: which callbacks held it up, for how long, and where they were.

`python -m benchmarks.watched FILE [ARGUMENT ...]` runs `wireside ARGUMENT ...` and writes to FILE, a line each, the
callbacks that took longer than a frame: JSON with the seconds that went by, those of its own work, and the place.
"""

from __future__ import annotations

import json
import sys
from asyncio.events import Handle
from collections import Counter
from threading import Event, Thread, main_thread
from time import perf_counter, thread_time
from types import FrameType
from typing import Any

FRAME = 0.02
"""Seconds: what takes longer is told."""
_LOOK = 0.004
_ROOM = "/tui/"


class Watch:
    """Times every callback of the loop, and looks where a long one is."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._began = 0.0
        self._places: Counter[str] = Counter()
        self._over = Event()

    def begin(self) -> None:
        """Stand between the loop and its callbacks."""
        run = Handle._run  # noqa: SLF001 (asyncio has no hook for it)
        watch = self

        def timed(handle: Handle) -> Any:  # noqa: ANN401 (what the loop's own returns)
            worked = thread_time()
            watch._began = began = perf_counter()
            try:
                return run(handle)
            finally:
                watch._began = 0.0
                watch._ended(perf_counter() - began, thread_time() - worked)

        Handle._run = timed  # type: ignore[method-assign] # noqa: SLF001 (as above)
        Thread(target=self._look, daemon=True).start()

    def _ended(self, took: float, worked: float) -> None:
        places, self._places = self._places, Counter()
        if took < FRAME:
            return
        told = {"took": round(took, 4), "worked": round(worked, 4), "at": [place for place, _ in places.most_common(3)]}
        with open(self._file, "a", encoding="utf-8") as file:  # noqa: PTH123 (appended to)
            file.write(json.dumps(told) + "\n")

    def _look(self) -> None:
        loop = main_thread().ident
        while not self._over.wait(_LOOK):
            if self._began and perf_counter() - self._began > FRAME / 2 and loop is not None:
                self._places[_place(sys._current_frames().get(loop))] += 1  # noqa: SLF001 (public but in name)


def _place(frame: FrameType | None) -> str:
    """Our innermost functions on the stack, caller last; else the library's."""
    named, ours = [], []
    while frame:
        code = frame.f_code
        name = f"{code.co_filename.rpartition('/')[2]}:{code.co_qualname}"
        (ours if _ROOM in code.co_filename else named).append(name)
        frame = frame.f_back
    return " < ".join(ours[:4] or named[:4])


if __name__ == "__main__":
    Watch(sys.argv[1]).begin()
    sys.argv[1:] = sys.argv[2:]
    from tui.__main__ import main

    main()
