"""The app on the samples, in a home of its own that knows them already."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest
from textual.worker import WorkerCancelled

from tests.app.session import Session, Start
from tui.app import colouring, hands, starting
from tui.app.app import Wireside
from tui.app.desk import Desk
from tui.app.widgets import sidebar
from tui.settings import places


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in the background waits for nobody's hands, and what is on the screen gets no closer look unless asked."""
    monkeypatch.setattr(hands, "_STILL", 0.0)
    monkeypatch.setattr(sidebar, "_STILL", 3600.0)
    monkeypatch.setattr(starting, "_SETTLED", 0.001)


@pytest.fixture(autouse=True)
def colourful(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal of today, wherever the tests run."""
    monkeypatch.setattr(colouring, "known_colours", lambda _: 256)
    monkeypatch.setenv("COLORTERM", "truecolor")
    for name in ("NO_COLOR", "COLORFGBG", "STY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def start(home: Path, read_samples: Path) -> Start:
    """Start the app on paths in a window of a size; every start in one test is the same user's."""
    shutil.copytree(read_samples, home / "cache")

    @asynccontextmanager
    async def begin(
        *paths: str | Path, size: tuple[int, int] = (100, 24), recogniser: str = ""
    ) -> AsyncIterator[Session]:
        app = Wireside(Desk(places(), recogniser), [str(path) for path in paths])
        async with app.run_test(size=size) as pilot:
            session = Session(pilot)
            await session.settle()
            yield session
            app.exit()  # as a hang-up would; what is to be kept for the next start takes q
            with suppress(WorkerCancelled):  # leaving cancels what still runs
                await app.workers.wait_for_complete()

    return begin
