"""Every test runs in a home of its own: nothing of the user's is read or written."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.web import web  # noqa: F401 (a fixture)


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home, used by everything that asks where the user's files are."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("WIRESIDE_HOME", str(folder))
    monkeypatch.setenv("HOME", str(folder))
    return folder


@pytest.fixture
def memory() -> Iterator[Path]:
    """A folder in memory where there is such a file system: death of a program does not care, and syncs are slow."""
    shared = Path("/dev/shm")
    with TemporaryDirectory(dir=shared if os.access(shared, os.W_OK) else None) as name:
        yield Path(name)


@pytest.fixture(scope="session")
def read_samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache in which the samples were read: what a first start leaves behind."""
    from tui.app.desk import Desk
    from tui.settings import Places

    top = tmp_path_factory.mktemp("samples")
    desk = Desk(Places(top / "config", top / "data", top / "cache"))
    desk.open()
    desk.gather()
    desk.complete()
    while desk.gather():
        pass
    desk.close()
    return top / "cache"
