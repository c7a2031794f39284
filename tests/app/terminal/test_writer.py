"""What is written arrives whole and in order; a line that stands still blocks nobody and fills no memory."""

from __future__ import annotations

import os
import pty
import select
import time
from collections.abc import Callable, Iterator
from queue import Queue
from threading import Event, Thread, Timer
from typing import TypeVar

import pytest

from tui.app.terminal.writer import MOST, Writer

Found = TypeVar("Found")


class Line:
    """A terminal from both ends."""

    def __init__(self, encoding: str = "utf-8", *, started: bool = True) -> None:
        self.far, self.near = pty.openpty()
        self.gone, self.moving = Event(), Event()
        self.writer = Writer(self.near, encoding, self.gone.set, self.moving.set)
        if started:
            self.writer.start()

    def read(self) -> bytes:
        """All that arrives until nothing more does, and nothing more is being written."""
        data = b""
        while (arrived := select.select([self.far], [], [], 0.1)[0]) or self.is_writing():
            data += os.read(self.far, 1 << 16) if arrived else b""
        return data

    def is_writing(self) -> bool:
        """Whether the writer still has something that it can write."""
        return self.writer.is_alive() and bool(self.writer._waiting or self.writer._writing)

    def stall(self) -> None:
        """Write until nothing more can be written."""
        self.writer.write("x" * (MOST // 2))
        deadline = time.monotonic() + 20
        while select.select([], [self.near], [], 0)[1]:
            assert time.monotonic() < deadline
            time.sleep(0.01)

    def close(self) -> None:
        """Both ends, and the thread between them."""
        self.writer.finish("")
        self.writer.join()
        os.close(self.near)
        if not self.gone.is_set():
            os.close(self.far)


def soon(step: Callable[[], Found]) -> Found:
    """What a step finds, which waits for nothing that need not come."""
    found: Queue[Found] = Queue()
    Thread(target=lambda: found.put(step()), daemon=True).start()
    return found.get(timeout=20)


@pytest.fixture
def line() -> Iterator[Line]:
    line = Line()
    yield line
    line.close()


def test_everything_arrives_in_order(line: Line) -> None:
    sent = "".join(f"{number} ä\u4e2d;" for number in range(5000))
    for start in range(0, len(sent), 997):
        line.writer.write(sent[start : start + 997])
    assert line.read().decode() == sent
    assert line.writer.finish("end")
    assert line.read() == b"end"


def test_what_the_terminal_cannot_show_is_a_question_mark() -> None:
    line = Line("ascii")
    line.writer.write("a\u201cb\udc80")
    assert line.read() == b"a?b?"
    line.close()


def test_a_line_that_stands_still_blocks_nobody_and_frames_are_let_go(line: Line) -> None:
    line.stall()
    for _ in range(100):
        soon(lambda: line.writer.write("x" * (MOST // 20)))
    assert len(line.writer._waiting) <= MOST
    assert not line.moving.is_set()
    assert set(line.read()) == {ord("x")}
    assert line.moving.wait(20), "the screen is not drawn anew"
    line.writer.write("afresh")
    assert line.read() == b"afresh"


def test_whoever_asks_is_told_when_the_line_is_free_again(line: Line) -> None:
    assert line.writer.is_free()
    line.stall()
    assert not line.writer.is_free()
    assert not line.moving.is_set()
    line.read()
    assert line.moving.wait(20)
    assert line.writer.is_free()


def test_one_frame_may_be_larger_than_all_that_may_wait(line: Line) -> None:
    line.writer.write("x" * (MOST + 1))
    assert len(line.read()) == MOST + 1
    assert not line.moving.is_set()


def test_the_last_words_come_instead_of_what_waits(line: Line) -> None:
    line.stall()
    assert not soon(lambda: line.writer.finish("end"))
    line.writer.write("too late")
    assert b"late" not in line.read()


def test_what_was_written_first_is_never_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.app.terminal.writer._PATIENCE", 20)
    line = Line(started=False)
    line.writer.write("on")
    line.writer.write("frame")
    Timer(0.1, line.writer.start).start()
    assert line.writer.finish("off")
    assert line.read() == b"onoff"
    line.close()


def test_a_line_that_is_gone_is_told_and_nothing_hangs(line: Line) -> None:
    os.close(line.far)
    line.writer.write("x")
    assert line.gone.wait(20)
    soon(lambda: line.writer.write("x"))
    assert not soon(lambda: line.writer.finish("end"))


def test_the_shell_s_own_terminal_still_blocks(line: Line) -> None:
    line.writer.write("x")
    assert line.read() == b"x"
    assert os.get_blocking(line.near)
