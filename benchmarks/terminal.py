"""A program in a pseudo terminal: keys go in, and what comes out is timed and shown on a screen.

Output is kept with its time of arrival and put on the screen only once the program is silent, so that drawing here
never competes with the program that is measured.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from benchmarks.screen import Screen

_CHECKOUT = Path(__file__).parent.parent
_KEYS = {"enter": "\r", "esc": "\x1b", "tab": "\t", "space": " ", "up": "\x1b[A", "down": "\x1b[B"}
_PATIENCE = 0.25
"""Seconds to wait for the first byte: programs wait themselves to tell the escape key from an escape sequence."""
_QUESTION = re.compile(rb"\x1b\[(?:\?(\d+)\$p|(0?c)|(6n)|(5n))")
_CAN = b"2026"
"""The one mode we claim to know: drawing a frame at once, as today's terminals do."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a program wrote after a key."""

    ms: float
    """From the key to the last byte; 0 when nothing was written."""
    size: int
    """Bytes."""


class Terminal:
    """A program and the terminal it runs in. To be used with `with`: at the end the program is gone."""

    def __init__(
        self,
        command: Sequence[str],
        size: tuple[int, int] = (120, 40),
        env: Mapping[str, str] | None = None,
        cwd: str | None = None,
        quiet: float = 0.05,
    ) -> None:
        """Start a command; `quiet` is how many seconds of silence mean that it has said all."""
        self.screen = Screen(*size)
        self.written = bytearray()
        self._spent: list[tuple[float, float]] | None = None
        self._quiet = quiet
        self._fd, self._program_fd = pty.openpty()
        self._set_size(*size)
        self.settings = termios.tcgetattr(self._program_fd)
        """How the terminal was set before the program started."""
        self._asked = time.perf_counter()
        self.process = subprocess.Popen(
            command,
            stdin=self._program_fd,
            stdout=self._program_fd,
            stderr=self._program_fd,
            env=_environment() | dict(env or {}),
            cwd=cwd,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 (window sizes need a controlling terminal)
        )
        os.set_blocking(self._fd, False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.drop()
        os.close(self._program_fd)

    # -- the person
    def press(self, *keys: str) -> Answer:
        """Press keys, named as in `tui.keys`, each once the answer to the one before has ended; the last answer."""
        answer = Answer(0.0, 0)
        for key in keys:
            self._asked = time.perf_counter()
            os.write(self._fd, _bytes(key))
            chunks = self._listen(self._asked + 10)
            self._show(chunks)
            last = (chunks[-1][0] - self._asked) * 1000 if chunks else 0.0
            answer = Answer(last, sum(len(data) for _, data in chunks))
        return answer

    def ask(self, typed: str, pattern: str) -> float:
        """Type all of it at once and wait for a pattern that was not there: milliseconds from there on."""
        self._asked = time.perf_counter()
        os.write(self._fd, typed.encode())
        return self.expect(pattern)

    def type(self, text: str) -> None:
        """Type without a look at the screen, as over a line that stands still: nothing is read from the program.

        Bytes that are no letters are typed as Python escapes them.
        """
        os.write(self._fd, text.encode(errors="surrogateescape"))

    def drop(self) -> None:
        """Close the window, or lose the line."""
        if self._fd >= 0:
            os.close(self._fd)
        self._fd = -1

    def resize(self, columns: int, rows: int) -> None:
        """Pull the window to another size."""
        self._asked = time.perf_counter()
        self.screen.resize(columns, rows)
        self._set_size(columns, rows)

    def storm(self, sizes: Iterable[tuple[int, int]], pause: float = 0.002) -> None:
        """Pull the window from size to size, with no regard for what is being drawn; only the last one is shown."""
        arrived = bytearray()
        for columns, rows in sizes:
            self._asked = time.perf_counter()
            self._set_size(columns, rows)
            while select.select([self._fd], [], [], pause)[0]:
                data = os.read(self._fd, 1 << 16)
                arrived += data
                self._reply(data)
        self.screen.resize(columns, rows)
        self._show([(self._asked, bytes(arrived))])

    def listen(self, seconds: float) -> int:
        """Press nothing for some seconds: how many bytes come."""
        deadline, before = time.perf_counter() + seconds, len(self.written)
        while time.perf_counter() < deadline:
            self._show(self._listen(deadline))
        return len(self.written) - before

    def rest(self) -> float:
        """Wait until the program has said all: seconds from the last key or change of size on."""
        chunks = self._listen(time.perf_counter() + 10)
        self._show(chunks)
        return chunks[-1][0] - self._asked if chunks else 0.0

    def expect(self, pattern: str, timeout: float = 20) -> float:
        """Wait until the screen matches a regular expression: milliseconds from the last key, or the start.

        Raises:
            TimeoutError: it did not; the message is what the screen showed.
        """
        wanted = re.compile(pattern, re.MULTILINE)
        deadline = time.perf_counter() + timeout
        if wanted.search(self.screen.text):
            return 0.0
        while time.perf_counter() < deadline:
            chunks = self._listen(deadline)
            for number, (when, data) in enumerate(chunks, 1):
                self._show([(when, data)])
                if wanted.search(self.screen.text):
                    self._show(chunks[number:])
                    return (when - self._asked) * 1000
            if self.process.poll() is not None:
                break
        raise TimeoutError(f"No {pattern!r} on the screen:\n{self.screen.text}")

    def first(self, pattern: str) -> tuple[float, float]:
        """As `expect`; and how many milliseconds the program had a processor until then (Linux)."""
        self._spent = []
        ms = self.expect(pattern)
        spent = [used for when, used in self._spent if (when - self._asked) * 1000 <= ms]
        self._spent = None
        return ms, max(spent, default=0.0)

    def settle(self, seconds: float) -> None:
        """Look on until nothing was written for so long."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            if chunks := self._listen(end):
                end = chunks[-1][0] + seconds
                self._show(chunks)

    def end(self, timeout: float = 10) -> int:
        """Wait for the program's end: its exit code."""
        deadline = time.perf_counter() + timeout
        while self.process.poll() is None and time.perf_counter() < deadline:
            self._show(self._listen(deadline))
        self._show(self._listen(deadline))
        return self.process.wait(0.1)

    # -- the terminal
    @property
    def settings_now(self) -> list[object]:
        """How the terminal is set."""
        return termios.tcgetattr(self._program_fd)

    @property
    def stalled(self) -> bool:
        """Whether so much waits to be read that the program can write no more."""
        return not select.select([], [self._program_fd], [], 0)[1]

    @property
    def processor_ms(self) -> float:
        """How long the threads that the program has now had a processor (Linux)."""
        tasks = Path(f"/proc/{self.process.pid}/task").glob("*/schedstat")
        return sum(int(task.read_text(encoding="ascii").split()[0]) for task in tasks) / 1e6

    @property
    def peak_mib(self) -> float:
        """The most memory the program has had so far (Linux)."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        found = re.search(r"VmHWM:\s+(\d+)", status)
        return int(found[1]) / 1024 if found else 0.0

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def _listen(self, deadline: float) -> list[tuple[float, bytes]]:
        """What arrives until the program is silent or gone: (time, bytes)."""
        chunks: list[tuple[float, bytes]] = []
        while time.perf_counter() < deadline:
            if not select.select([self._fd], [], [], self._quiet if chunks else _PATIENCE)[0]:
                break
            try:
                data = os.read(self._fd, 1 << 16)
            except OSError:  # the far end is closed
                break
            chunks.append((time.perf_counter(), data))
            if self._spent is not None:
                self._spent.append((chunks[-1][0], self.processor_ms))
            self._reply(data)
        return chunks

    def _show(self, chunks: Sequence[tuple[float, bytes]]) -> None:
        for _, data in chunks:
            self.written += data
            self.screen.feed(data)

    def _reply(self, data: bytes) -> None:
        """Answer what programs ask a terminal, such as which modes it knows."""
        for mode, attributes, cursor, health in _QUESTION.findall(data):
            if mode:
                os.write(self._fd, b"\x1b[?%s;%s$y" % (mode, b"2" if mode == _CAN else b"0"))
            elif attributes:
                os.write(self._fd, b"\x1b[?62;22c")
            elif cursor:
                os.write(self._fd, b"\x1b[1;1R")
            elif health:
                os.write(self._fd, b"\x1b[0n")


def wireside(*arguments: str) -> list[str]:
    """The command line of the program as it lies beside us, in the environment we run in."""
    start = f"import sys; sys.path[0] = {str(_CHECKOUT)!r}; from tui.__main__ import main; main()"
    return [sys.executable, "-c", start, *arguments]


def _bytes(key: str) -> bytes:
    if len(key) == 2 and key[0] == "^":
        return bytes([ord(key[1]) & 31])
    return _KEYS.get(key, key).encode()


def _environment() -> dict[str, str]:
    """Ours, with a terminal of today; the size is the terminal's own matter."""
    kept = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES", "NO_COLOR")}
    return kept | {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}
