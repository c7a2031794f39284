"""The real program in a pseudo terminal, in a home of its own that already knows the samples."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.terminal import Terminal, wireside
from tests.terminal.shell import Shell

Start = Callable[..., Terminal]


@pytest.fixture
def start(home: Path, read_samples: Path) -> Start:
    """Start the reader with arguments, in a window of a size."""
    shutil.copytree(read_samples, home / "cache")

    def begin(*arguments: str, size: tuple[int, int] = (120, 40)) -> Terminal:
        return Terminal(wireside(*arguments), size)

    return begin


@pytest.fixture
def shell(home: Path, read_samples: Path) -> Callable[..., Shell]:
    """Open a shell from which the reader can be run."""
    shutil.copytree(read_samples, home / "cache")
    return Shell
