"""The real program in a pseudo terminal, in a home of its own that already knows the samples."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.terminal import Terminal, wireside
from tui.app.desk import Desk
from tui.settings import Places

Start = Callable[..., Terminal]


@pytest.fixture(scope="session")
def read_samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache in which the samples were read: what a first start leaves behind."""
    top = tmp_path_factory.mktemp("samples")
    desk = Desk(Places(top / "config", top / "data", top / "cache"))
    desk.open()
    desk.shelf()
    desk.close()
    return top / "cache"


@pytest.fixture
def start(home: Path, read_samples: Path) -> Start:
    """Start the reader with arguments, in a window of a size."""
    shutil.copytree(read_samples, home / "cache")

    def begin(*arguments: str, size: tuple[int, int] = (120, 40)) -> Terminal:
        return Terminal(wireside(*arguments), size)

    return begin
