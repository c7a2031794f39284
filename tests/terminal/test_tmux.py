"""Once in another terminal than our own model of one."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not installed")


@pytest.fixture
def socket(tmp_path: Path) -> Iterator[str]:
    """A tmux server of our own."""
    path = str(tmp_path / "tmux")
    yield path
    subprocess.run(["tmux", "-S", path, "kill-server"], capture_output=True, check=False)


def tmux(socket: str, *arguments: str) -> str:
    return subprocess.run(["tmux", "-S", socket, *arguments], capture_output=True, text=True, check=True).stdout


def shown(socket: str, wanted: str, session: str = "") -> str:
    """What tmux shows once it shows what is wanted."""
    for _ in range(100):
        text = tmux(socket, "capture-pane", "-p", "-t", session)
        if wanted in text:
            return text
        time.sleep(0.1)
    raise AssertionError(f"No {wanted!r} in tmux:\n{text}")


def test_the_samples_are_shown_in_tmux_and_the_shell_comes_back(socket: str) -> None:
    tmux(socket, "-f", "/dev/null", "new-session", "-d", "-x", "100", "-y", "30", "sh")
    tmux(socket, "send-keys", f"PS1='ready> '; clear; {sys.executable} -m tui; echo ended with $?", "Enter")
    shown(socket, "Samples")
    tmux(socket, "send-keys", "?")
    shown(socket, "half a page down")
    tmux(socket, "send-keys", "Escape")
    shown(socket, "Samples")
    tmux(socket, "send-keys", "Q")
    assert "Samples" not in shown(socket, "ended with 0")
