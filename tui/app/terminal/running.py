"""The reader from its first frame to its last, whatever ends it."""

from __future__ import annotations

import asyncio
import os
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from tui.app.terminal.modes import MODES

if TYPE_CHECKING:
    from tui.app.app import Wireside
    from tui.app.terminal.signals import Signals

_WORKERS = "work"
_THREADS = 32
"""As many as work at a time. Python's own number, six on two cores, would let a key wait behind comparisons."""
_PATIENCE = 0.02
"""Seconds that a thread without work takes to end."""


class _Unwaited(ThreadPoolExecutor):
    """Threads whose work is given up at the end: what they read may take minutes, and all that must be kept is."""

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 (as declared)
        """Begin no more work."""
        super().shutdown(wait=False, cancel_futures=True)


def leave_threads(code: int) -> None:
    """End at once where a thread still works, for which Python would wait; all is saved, and the terminal is whole."""
    if any(thread.name.startswith(_WORKERS) and _is_busy(thread) for thread in threading.enumerate()):
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _is_busy(thread: threading.Thread) -> bool:
    thread.join(_PATIENCE)
    return thread.is_alive()


def run(app: Wireside, signals: Signals, *, mouse: bool) -> int:
    """Run the reader in the terminal, which is given back in any case; the exit code."""
    try:
        asyncio.run(_session(app, signals, mouse=mouse))
    finally:
        signals.end = None
        MODES.give_back()
    return app.ended()


async def _session(app: Wireside, signals: Signals, *, mouse: bool) -> None:
    loop = asyncio.get_running_loop()
    loop.set_default_executor(_Unwaited(_THREADS, _WORKERS))
    signals.end = lambda code: loop.call_soon_threadsafe(app.end, code)
    await app.run_async(mouse=mouse)
