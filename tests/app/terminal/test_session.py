"""What is read from a terminal."""

from __future__ import annotations

import os
import pty

from tui.app.terminal.session import _read


def test_keys_that_another_program_took_are_no_lost_line() -> None:
    far, near = pty.openpty()
    os.set_blocking(near, False)
    assert _read(near) is None
    os.write(far, b"j\n")
    assert _read(near) == b"j\n"
    os.close(far)
    assert _read(near) == b""
    os.close(near)
