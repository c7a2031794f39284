"""An errand: Wireside itself in a process of its own, which fetches and tells what it does, a line of JSON an event.

What fetches and parses is never loaded into the reader's process, so nothing there can hold up a key. The errand has
no terminal, gives way to the reader, and does not outlive it: it is asked to end with it, and where the reader dies
before it can ask, nobody holds the other ends of its pipes.
"""

from __future__ import annotations

import os
import selectors
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from threading import Lock
from time import monotonic
from typing import Any, get_type_hints

from tui.app.tally import BROKEN
from tui.resources import import_path
from tui.sources.events import Event, from_line
from tui.text import clean_line

PACE = 0.25
"""Seconds between two reports of what was heard: nobody reads a line more often, and every repaint costs bytes."""
_LONGEST = 100_000
"""Bytes of a line; what is longer is none of ours."""
_LAST = 2_000
"""Bytes that are kept of what an errand says on stderr."""
_LOOK = 1.0
"""Seconds between two looks at whether a silent errand is still there: what it started may hold its pipes."""
_CHUNK = 65_536
_NICE = 10
_PATIENCE = 3.0
"""Seconds in which an errand that has nothing more to say ends by itself."""
_WELL = (0, 1)
"""Exit codes of an errand that did its work; 1 where something failed, of which it told."""


class Errand:
    """One run of `wireside`, to be made once."""

    def __init__(self, *arguments: str) -> None:
        self._arguments = arguments
        self._process: subprocess.Popen[bytes] | None = None
        self._is_given_up = False
        self._turn = Lock()
        self.words = ""
        """What it said last that was no event, such as what came of following a feed."""
        self.trouble = ""
        """Once it has ended: why it could do nothing, or not all, in one plain sentence; "" where it did its work."""

    def events(self) -> Iterator[list[Event]]:
        """Run it: what it tells, every now and then. To be iterated in a worker; ends when the errand has."""
        try:
            process = self._begin()
        except OSError as error:
            self.trouble = (
                f"Nothing can be fetched: Python cannot be started ({(error.strerror or 'no reason').lower()})."
            )
            return
        if process is None:
            return
        lines, said = _Lines(), _Tail()
        try:
            yield from _heard(process, lines, said)
        finally:
            code = _ended(process)
        self.words = lines.words or said.sentence
        if code not in _WELL and not self._is_given_up:
            self.trouble = said.sentence or BROKEN

    def give_up(self) -> None:
        """Ask it to end, and wait for nothing. Any thread may call this, at any time."""
        with self._turn:
            self._is_given_up = True
            if self._process and self._process.poll() is None:
                self._process.terminate()

    def _begin(self) -> subprocess.Popen[bytes] | None:
        """Start it, unless it was given up before that."""
        with self._turn:
            if self._is_given_up:
                return None
            self._process = subprocess.Popen(  # noqa: S603 (Wireside itself)
                [sys.executable, "-P", "-m", "tui", *self._arguments],
                stdin=subprocess.PIPE,  # never written to: it closes when the reader is gone
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=_environment(),
                start_new_session=True,  # no terminal of ours to write to, and no ^C or ^Z of ours to end by
                bufsize=0,
            )
            with suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, self._process.pid, _NICE)
            return self._process


def _environment() -> dict[str, str]:
    """Ours, with the package found wherever it lies, and every line sent when it is written, in UTF-8."""
    said = {
        "PYTHONPATH": import_path(),
        "PYTHONUNBUFFERED": "1",
        "PYTHONUTF8": "1",
        "TERM": "dumb",
        "WIRESIDE_BESIDE": "1",
    }
    return {**os.environ, **said}


def _ended(process: subprocess.Popen[bytes]) -> int:
    """The exit code, of one way to end or another."""
    for pipe in (process.stdin, process.stdout, process.stderr):
        if pipe:
            pipe.close()
    for end in (process.terminate, process.kill):
        with suppress(subprocess.TimeoutExpired):
            return process.wait(_PATIENCE)
        end()
    return process.wait()


def _heard(process: subprocess.Popen[bytes], lines: _Lines, said: _Tail) -> Iterator[list[Event]]:
    """Events as they come, some at a time; what else is said is kept."""
    assert process.stdout
    assert process.stderr
    told, events = 0.0, list[Event]()
    with selectors.DefaultSelector() as pipes:
        pipes.register(process.stdout, selectors.EVENT_READ, lines)
        pipes.register(process.stderr, selectors.EVENT_READ, said)
        while pipes.get_map():
            ready = pipes.select(PACE if events else _LOOK)
            if not ready and process.poll() is not None:
                break
            for pipe, _ in ready:
                data = os.read(pipe.fd, _CHUNK)
                if not data:
                    pipes.unregister(pipe.fileobj)
                events += pipe.data.take(data)
            if events and monotonic() - told >= PACE:
                yield events
                told, events = monotonic(), []
    if events:
        yield events


class _Lines:
    """Makes events of what arrives in pieces."""

    def __init__(self) -> None:
        self.words = ""
        """The last line that was no event."""
        self._rest = b""
        self._is_long = False
        """Whether the line that is arriving was given up."""

    def take(self, data: bytes) -> list[Event]:
        """The events whose lines are complete now."""
        *lines, self._rest = (self._rest + data).split(b"\n")
        if lines and self._is_long:
            self._is_long = False
            del lines[0]
        if len(self._rest) > _LONGEST:
            self._rest, self._is_long = b"", True
        return [event for line in lines if len(line) <= _LONGEST and (event := self._event(line))]

    def _event(self, line: bytes) -> Event | None:
        event = from_line(line)
        if event is None:
            self.words = clean_line(line.decode("utf-8", "replace"), _LAST) or self.words
            return None
        return _clean(event) if _is_well_made(event) else None


class _Tail:
    """Keeps what was said last."""

    def __init__(self) -> None:
        self._said = b""

    def take(self, data: bytes) -> tuple[()]:
        """No events come of it."""
        self._said = (self._said + data)[-_LAST:]
        return ()

    @property
    def sentence(self) -> str:
        """The last line, where that is one of our complaints."""
        last = self._said.decode("utf-8", "replace").strip().rpartition("\n")[2]
        return clean_line(last.removeprefix("wireside: ")) if last.startswith("wireside: ") else ""


def _is_well_made(event: Event) -> bool:
    """Whether its values are of the kinds that they should be."""
    return all(type(getattr(event, name)) is kind for name, kind in get_type_hints(type(event)).items())


def _clean(event: Event) -> Event:
    """Names and sentences come from feeds and servers."""
    told = event._asdict().items()
    cleaned: dict[str, Any] = {name: clean_line(value) for name, value in told if isinstance(value, str)}
    return event._replace(**cleaned)
