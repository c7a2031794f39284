"""The reader from its first frame to its last, whatever ends it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from tui.app.terminal.modes import MODES

if TYPE_CHECKING:
    from tui.app.app import Wireside
    from tui.app.terminal.signals import Signals


def run(app: Wireside, signals: Signals, *, mouse: bool) -> int:
    """Run the reader in the terminal, which is given back in any case; the exit code."""
    try:
        asyncio.run(_session(app, signals, mouse=mouse))
    finally:
        signals.end = None
        MODES.give_back()
    return app.return_code or 0


async def _session(app: Wireside, signals: Signals, *, mouse: bool) -> None:
    loop = asyncio.get_running_loop()
    signals.end = lambda code: loop.call_soon_threadsafe(app.end, code)
    await app.run_async(mouse=mouse)
